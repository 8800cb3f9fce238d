"""Pieces encoded apart and joined: as long as the mix to the sample, in place to the sample, no seam at the joints."""

import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode
from tones import BARE, pcm_of, tone

from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3 import Mp3
from podcaster.mixing.containers.mp3_frames import FRAME_SAMPLES, split_frames
from podcaster.mixing.encoder import Encoder, combined_lufs
from podcaster.mixing.parts import Played
from podcaster.mixing.pieces import Piece, pieces
from podcaster.mixing.stitch import Segment
from podcaster.pipeline.episode import Production, build_episode
from podcaster.recording.take import digest_of
from podcaster.show.settings import load_settings
from podcaster.system.content_store import ContentStore
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
GAIN_DB = 2.0


def decoded(mp3: Path) -> np.ndarray:
    command = [find_ffmpeg(), "-v", "error", "-i", mp3, "-f", "s16le", "-ac", "1", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2").astype(float)


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Half a minute of the example's first voices, at the mix's rate and half its level, so that nothing is limited."""
    folder = tmp_path_factory.mktemp("speech")
    made = build_episode(str(NATO), settings=replace(load_settings(folder), cast_file=None), output=folder)
    command = [find_ffmpeg(), "-v", "error", "-t", "32", "-i", made.episode.mp3, "-af", "volume=-9dB"]
    return subprocess.run(
        [*command, "-f", "s16le", "-ac", "1", "-ar", "22050", "-"], capture_output=True, check=True
    ).stdout


def segment_of(pcm: bytes, *, begins_piece: bool = False) -> Segment:
    parts = (Played(pcm, digest_of(pcm)),)
    return Segment(parts=parts, sample_rate_hz=22_050, cue=None, begins_piece=begins_piece)


def cut_up(speech: bytes, lengths_s: Sequence[int]) -> list[Segment]:
    """Segmentes of speech with a fifth of a second of silence ahead, each beginning on a frame."""
    segments, at = [], 0
    for number, seconds in enumerate(lengths_s):
        length = seconds * 22_050 // 576 * 576
        sound = speech[2 * at : 2 * (at + length - 16 * 576)]
        quiet = bytes(2 * 8 * 576)
        segments.append(segment_of(quiet + sound + quiet, begins_piece=number > 0))
        at += length
    return segments


def join(parts: list[Piece], folder: Path) -> Path:
    with Encoder() as encoder:
        encoded = [promise.result() for promise in [encoder.encode(part, Mp3(), GAIN_DB) for part in parts]]
    to = folder / "joined.mp3"
    Mp3().join(encoded, BARE, to)
    return to


@pytest.mark.long
def test_joints_cannot_be_told(speech: bytes, tmp_path: Path) -> None:
    """Five pieces joined are as long as the mix to the sample; around the joints they are, sample for sample, what one
    pass makes, and nowhere is the error against the source larger than a pass's own."""
    segments = cut_up(speech, (5, 7, 4, 8, 6))
    for name in ("apart", "whole"):
        (tmp_path / name).mkdir()
    apart = list(pieces(segments, tmp_path / "apart"))
    assert len(apart) == 5
    whole = list(pieces([replace(segment, begins_piece=False) for segment in segments], tmp_path / "whole"))
    ours, one_pass = decoded(join(apart, tmp_path / "apart")), decoded(join(whole, tmp_path / "whole"))
    samples = 2 * sum(part.samples for part in apart)
    assert len(ours) == len(one_pass) == samples
    joints = np.cumsum([2 * part.samples for part in apart])[:-1]
    for joint in joints:
        around = slice(joint - 2 * FRAME_SAMPLES, joint + 2 * FRAME_SAMPLES)
        assert np.abs(ours[around] - one_pass[around]).max() <= 1
    source = np.repeat(np.frombuffer(b"".join(part.raw.read_bytes() for part in apart), "<i2").astype(float), 2)
    # Where each is against the source: the best fit of the two is at no delay at all.
    fits = [np.dot(ours[500:400_000], source[500 + lag : 400_000 + lag]) for lag in range(-40, 41)]
    assert abs(int(np.argmax(fits)) - 40) <= 1
    assert np.sqrt(((ours - one_pass) ** 2).mean()) < 0.02 * np.sqrt((one_pass**2).mean())


@pytest.mark.long
def test_the_header_tells_players_what_to_leave_out(speech: bytes, tmp_path: Path) -> None:
    """mutagen, an independent reader, finds the Info frame, the bit rate, and the length of the mix."""
    parts = list(pieces(cut_up(speech, (5, 7)), tmp_path))
    path = join(parts, tmp_path)
    info = MP3(path).info
    assert info.bitrate == pytest.approx(96_000, abs=10)
    assert (info.sample_rate, info.channels) == (44_100, 1)
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.length == pytest.approx(sum(part.duration_ms for part in parts) / 1000, abs=0.001)
    sound = path.read_bytes()[ID3(path).size :]
    assert b"".join(split_frames(sound)) == sound


def test_a_known_piece_does_not_wait_behind_new_ones(tmp_path: Path) -> None:
    """Even while every thread of the encoder is busy. And these threads run in longer stretches, as ffmpeg's then do."""
    hums = [segment_of(pcm_of(tone(hz, 1.2, 22_050)), begins_piece=hz > 200) for hz in (200, 300)]
    known, new = pieces(hums, tmp_path)
    with Encoder(ContentStore(tmp_path / "cache")) as encoder:
        encoder.encode(known, Mp3(), GAIN_DB).result()
        if hasattr(os, "SCHED_BATCH"):
            assert encoder._workers.submit(os.sched_getscheduler, 0).result() == os.SCHED_BATCH
        finish = threading.Event()
        waiting = [encoder._workers.submit(finish.wait) for _ in range(encoder._workers._max_workers)]
        try:
            assert not encoder.encode(new, Mp3(), GAIN_DB).done()
            assert encoder.encode(known, Mp3(), GAIN_DB).done()
        finally:
            finish.set()
        assert all(one.result() for one in waiting)


def test_the_whole_is_as_loud_as_its_pieces_tell(speech: bytes, tmp_path: Path) -> None:
    """Loudness put together from pieces is what a meter reads of the whole, to a fifth of a LU."""
    parts = list(pieces(cut_up(speech, (5, 7, 4, 8, 6)), tmp_path))
    with Encoder() as encoder:
        encoded = [encoder.encode(part, Mp3(), GAIN_DB).result() for part in parts]
    told = combined_lufs([(one.loudness_lufs, part.duration_ms) for one, part in zip(encoded, parts, strict=True)])
    assert told == pytest.approx(measure_audio(join(parts, tmp_path))[1], abs=0.2)


def test_silence_has_no_loudness() -> None:
    """Pieces of silence count for nothing."""
    assert combined_lufs([(-16.0, 10.0), (-70.0, 100.0)]) == pytest.approx(-16.0)
    assert combined_lufs([(-70.0, 100.0)]) == -70.0


def test_a_piece_is_encoded_once(speech: bytes, tmp_path: Path) -> None:
    """The second time the frames come from what is remembered, the same to the byte; another gain is another piece."""
    part = next(iter(pieces(cut_up(speech, (5,)), tmp_path)))
    remembered = ContentStore(tmp_path / "remembered")
    with Encoder(remembered) as encoder:
        first = encoder.encode(part, Mp3(), GAIN_DB).result()
        part.raw.write_bytes(b"")  # nobody looks at the samples again
        again = encoder.encode(part, Mp3(), GAIN_DB).result()
        assert again == first
    assert remembered.size("piece")[0] == 1


@pytest.mark.parametrize("linkable", [True, False], ids=["hard links", "a disk without hard links"])
def test_a_known_piece_keeps_its_bytes(
    speech: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linkable: bool
) -> None:
    """Once found, a piece stays as it is, though its entry is overwritten or removed before the pieces are joined."""

    def no_link(*paths: object, **options: object) -> None:
        raise PermissionError

    if not linkable:
        monkeypatch.setattr(os, "link", no_link)
    parts = list(pieces(cut_up(speech, [3]), tmp_path))
    remembered = ContentStore(tmp_path / "remembered")
    with Encoder(remembered) as encoder:
        first = encoder.encode(parts[0], Mp3(), GAIN_DB).result().content()
    with Encoder(remembered) as encoder:
        found = encoder.encode(parts[0], Mp3(), GAIN_DB).result()
    for entry in (tmp_path / "remembered").rglob("*.piece"):
        remembered.keep(entry.parent.name + entry.stem, "piece", b"{}\nother")
        entry.unlink()
    assert len(first) > 20_000
    assert found.content() == first


def test_a_piece_is_encoded_again_in_another_way(speech: bytes, tmp_path: Path) -> None:
    """The same samples at another gain, at another rate, or for another version of a container: none of these is taken
    for another."""
    part = next(iter(pieces(cut_up(speech, (5,)), tmp_path)))
    newer = Mp3()
    newer.version = "newer"
    remembered = ContentStore(tmp_path / "remembered")
    with Encoder(remembered) as encoder:
        lufs = [
            encoder.encode(one, container, gain_db).result().loudness_lufs
            for one, container, gain_db in (
                (part, Mp3(), GAIN_DB),
                (part, Mp3(), GAIN_DB + 1),
                (replace(part, sample_rate_hz=24_000), Mp3(), GAIN_DB),
                (part, newer, GAIN_DB),
            )
        ]
    assert remembered.size("piece")[0] == 4
    assert lufs[1] == pytest.approx(lufs[0] + 1, abs=0.2)


def sentences(count: int) -> list[str]:
    return [
        f"The {k} trains of district {k * 7} left the old station late, and nobody on platform {k % 9} was told why they had to wait so long."
        for k in range(count)
    ]


def build(folder: Path, lines: list[str]) -> Production:
    (folder / "article.txt").write_text("Trains\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    return build_episode(
        str(folder / "article.txt"), settings=replace(load_settings(folder), cast_file=None), output=folder
    )


@pytest.mark.long
def test_a_changed_sentence_changes_its_piece_only(tmp_path: Path) -> None:
    """In a long article a sentence put in early leaves nearly all pieces behind it as they were."""
    lines = sentences(60)
    build(tmp_path, lines)
    before = ContentStore(tmp_path / ".takes").size("piece")[0]
    changed = build(tmp_path, [*lines[:6], "This one is new.", *lines[6:]])
    assert changed.takes_made == 1
    assert before >= 8
    assert ContentStore(tmp_path / ".takes").size("piece")[0] - before <= 2


def test_the_true_peak_lies_between_the_samples(tmp_path: Path) -> None:
    """A tone of a quarter of the sample rate whose samples all lie 3 dB below its crests: the crests are told (ITU-R
    BS.1770-4, annex 2), as quiet as LAME makes them."""
    crest = 8000
    sound = crest * np.sin(np.pi / 2 * np.arange(3 * 22_050) + np.pi / 4)
    sound *= np.minimum(1, np.arange(len(sound))[::-1] / 2205) * np.minimum(1, np.arange(len(sound)) / 2205)
    pcm = np.round(sound[: len(sound) // 576 * 576]).astype("<i2")
    assert np.abs(pcm).max() < 0.71 * crest
    (piece,) = pieces([segment_of(pcm.tobytes())], tmp_path)
    with Encoder() as encoder:
        told_dbtp = encoder.encode(piece, Mp3(), 0.0).result().true_peak_dbtp
    assert told_dbtp == pytest.approx(20 * np.log10(0.95 * crest / 32_768), abs=0.3)
