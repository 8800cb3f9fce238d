"""M4A, M4B and Opus as players read them: every sound at its time, the same chapters, length and loudness as the MP3."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from tones import BARE, NARRATOR, decoded, pcm_of, sounding, tone

from podcaster.casting.voice import Cast
from podcaster.errors import MixingError, UsageError
from podcaster.mixing.containers import container_named
from podcaster.mixing.containers.aac_frames import FRAME_SAMPLES, split_adts
from podcaster.mixing.containers.base import Container
from podcaster.mixing.containers.mp4_file import read_sound
from podcaster.mixing.encoder import Encoder
from podcaster.mixing.mix import Mix, level_pieces, mix_takes
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import Chapter
from podcaster.pipeline.episode import Production, build_episode
from podcaster.reading.article import Player
from podcaster.recording.take import take_of
from podcaster.scripting.script import Cue, Script
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
FORMATS = ("mp3", "m4a", "m4b", "opus")
SLACK_MS = {"mp3": 0.1, "m4a": 0.1, "m4b": 0.1, "opus": 1.4}
"""How much earlier or later than its place in the mix a sound may be heard."""
JPEG = b"\xff\xd8\xff\xe0" + bytes(1000)
CHAPTERS = (
    Chapter(title="Wörter – “Größe”", start_ms=0, end_ms=12_345),
    Chapter(title="A very long one: " + "ü" * 200, start_ms=12_345, end_ms=20_000),
)


def mixed_as(rate_hz: int, count: int, folder: Path, *formats: str) -> tuple[Mix, dict[str, Path]]:
    """So many bursts of noise of odd lengths, in several pieces, as an audio file of each format."""
    noise = np.random.default_rng(5).uniform(-6000, 6000, 11 * rate_hz)
    lengths = [round((3 + k / 2.3) * rate_hz) for k in range(count)]
    texts = [f"Line {k}.\n\n" for k in range(count)]
    starts = [sum(map(len, texts[:k])) for k in range(count)]
    cues = tuple(
        Cue(number=k + 1, kind="narration", text=text, start=start, end=start + len(text))
        for k, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    script = Script(source="-", title="", body="".join(texts), language="en", speakers=(), cues=cues)
    takes = [
        take_of(cue_number=k + 1, voice="arthur", pcm=pcm_of(noise[:length]), sample_rate_hz=rate_hz, words=())
        for k, length in enumerate(lengths)
    ]
    files = {}
    with Encoder() as encoder:
        cast = Cast(narrator=NARRATOR, roles=())
        mix = mix_takes(script, cast, takes, folder, encoder=encoder, on_cue=lambda cue: None, formats=formats)
        for encoded in mix.encoded:
            pieces, lufs = level_pieces(mix, encoded, encoder, -16.0)
            assert lufs == pytest.approx(-16, abs=0.5)
            files[encoded.container.name] = folder / f"whole{encoded.container.ending}"
            encoded.container.join(pieces, BARE, files[encoded.container.name])
    return mix, files


@pytest.mark.parametrize(("rate_hz", "count", "formats"), [
    (22_050, 8, ("m4a", "opus")),
    pytest.param(24_000, 24, FORMATS, marks=pytest.mark.long),
    pytest.param(16_000, 24, FORMATS, marks=pytest.mark.long),
])  # fmt: skip
def test_every_sound_is_heard_at_its_time(rate_hz: int, count: int, formats: tuple[str, ...], tmp_path: Path) -> None:
    """In the decoded file each burst begins and ends where the mix has it, also behind many joints, and the file is as
    long as the mix, to 0.2 ms."""
    mix, files = mixed_as(rate_hz, count, tmp_path, *formats)
    assert len(mix.pieces) >= (2 if count < 20 else 4)
    assert any(piece.frame % 8 for piece in mix.pieces), "a piece begins within an AAC frame"
    raw = np.frombuffer(b"".join(piece.raw.read_bytes() for piece in mix.pieces), "<i2").astype(float)
    gates = [cue.start_ms for cue in mix.timeline.cues]
    for name, path in files.items():
        container = container_named(name)
        sound = decoded(path)
        length_s = len(raw) / rate_hz
        if name.startswith("m4"):  # before version 8, ffmpeg plays the padding of the last frame, too
            told = read_sound(path, "und")[0].samples
            assert told <= len(sound) < told + FRAME_SAMPLES
            sound = sound[:told]
        assert len(sound) / container.sample_rate_hz == pytest.approx(length_s, abs=0.0002)
        for start_ms in (gates[0], gates[count // 2], gates[-1]):
            late_ms = delay_ms(raw, rate_hz, sound, container.sample_rate_hz, start_ms)
            assert abs(late_ms) <= SLACK_MS[name], f"{name} at {start_ms} ms: {late_ms:.2f} ms"


def delay_ms(mix: np.ndarray, mix_hz: int, sound: np.ndarray, sound_hz: int, start_ms: int) -> float:
    """How much later the sound is than the mix, around a time, by cross-correlation at 88.2 kHz."""
    parts = []
    for samples, hz in ((mix, mix_hz), (sound, sound_hz)):
        at = (start_ms - 100) / 1000 + np.arange(88_200) / 88_200
        parts.append(np.interp(at, np.arange(len(samples)) / hz, samples))
    first, second = (np.fft.rfft(part, 2 * 88_200) for part in parts)
    both = np.fft.irfft(first.conj() * second)
    shift = int(np.argmax(both))
    return 1000 * (shift if shift < 88_200 else shift - 2 * 88_200) / 88_200


def tags_of(**changes: object) -> EpisodeTags:
    usual = EpisodeTags(
        title="Harbour – “deeper”", show="Port news", artist="Ida Brandt", date="2026-03-04T05:06", language="en",
        source="https://ida@example.org/harbour?x=1", comment="All voices are synthetic.", lyrics="One.\nÜtwo.",
        cover=JPEG, chapters=CHAPTERS,
        players=(Player(label="Talk", position_ms=0, duration_ms=61_500), Player(label="", position_ms=None, duration_ms=None)),
        encoder="podcaster 9",
    )  # fmt: skip
    return replace(usual, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def untagged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Twenty seconds of tone in every new format, without chapters and cover."""
    folder = tmp_path_factory.mktemp("untagged")
    cue = Cue(number=1, kind="narration", text="One.", start=0, end=4)
    script = Script(source="-", title="", body="One.", language="en", speakers=(), cues=(cue,))
    take = take_of(cue_number=1, voice="arthur", pcm=pcm_of(tone(500, 19.0, 22_050)), sample_rate_hz=22_050, words=())
    files = {}
    with Encoder() as encoder:
        cast = Cast(narrator=NARRATOR, roles=())
        mix = mix_takes(script, cast, [take], folder, encoder=encoder, on_cue=lambda cue: None, formats=("m4a", "opus"))
        for encoded in mix.encoded:
            files[encoded.container.name] = folder / f"tone{encoded.container.ending}"
            pieces = [one.result() for one in encoded.pieces]
            encoded.container.join(pieces, BARE, files[encoded.container.name])
    return files


def tagged(untagged: dict[str, Path], name: str, folder: Path, tags: EpisodeTags) -> tuple[Container, Path]:
    container, path = container_named(name), folder / f"tagged.{name}"
    shutil.copy(untagged[name], path)
    container.write_tags(path, tags)
    return container, path


@pytest.mark.parametrize("name", ["m4a", "opus"])
def test_tags_read_back_and_can_be_replaced(untagged: dict[str, Path], name: str, tmp_path: Path) -> None:
    """Everything but the login in the address; a second writing leaves nothing of the first, and no sound changes."""
    container, path = tagged(untagged, name, tmp_path, tags_of(title="Other", chapters=CHAPTERS[:1], players=()))
    container.write_tags(path, tags_of())
    read = container.read_tags(path)
    ends = read.chapters[-1].end_ms
    expected = tags_of(source="https://example.org/harbour?x=1")
    if name == "opus":  # a chapter has no end there; the last one's is the file's
        expected = replace(expected, chapters=(CHAPTERS[0], replace(CHAPTERS[1], end_ms=ends)))
    assert read == expected
    assert np.array_equal(decoded(path), decoded(untagged[name]))
    container.write_tags(path, tags_of(cover=None, chapters=(), players=(), date=None))
    again = container.read_tags(path)
    assert (again.cover, again.chapters, again.players, again.date) == (None, (), (), None)


def test_mutagen_reads_names_cover_and_chapters(untagged: dict[str, Path], tmp_path: Path) -> None:
    """In M4A it reads Nero's chapters, whose titles end within 255 bytes; in Opus the comments as they are written."""
    m4a = MP4(tagged(untagged, "m4a", tmp_path, tags_of())[1])
    assert m4a.tags["\xa9nam"] == ["Harbour – “deeper”"]
    assert bytes(m4a.tags["covr"][0]) == JPEG
    assert [(one.start, one.title) for one in m4a.chapters] == [
        (0.0, "Wörter – “Größe”"), (12.345, "A very long one: " + "ü" * 119),
    ]  # fmt: skip
    assert m4a.info.length == pytest.approx(20.09, abs=0.2)
    opus = OggOpus(tagged(untagged, "opus", tmp_path, tags_of())[1])
    assert opus.tags["CHAPTER001"] == ["00:00:12.345"]
    assert opus.tags["CHAPTER001NAME"] == ["A very long one: " + "ü" * 200]
    assert opus.tags["TITLE"] == ["Harbour – “deeper”"]


@pytest.mark.parametrize("name", ["m4a", "opus"])
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"cover": b"GIF89a"}, "not a JPEG"),
        ({"date": "yesterday"}, "not ISO 8601"),
        ({"chapters": CHAPTERS[:1] * 256}, "256 chapters are more than a file can list"),
    ],
)
def test_tags_that_can_not_be_written(
    untagged: dict[str, Path], name: str, changes: dict[str, object], error: str, tmp_path: Path
) -> None:
    """They are refused with what is wrong, and the file stays as it was."""
    path = tmp_path / f"tagged.{name}"
    shutil.copy(untagged[name], path)
    with pytest.raises(MixingError, match=error):
        container_named(name).write_tags(path, tags_of(**changes))
    assert path.read_bytes() == untagged[name].read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_is_no_such_file_has_no_tags(tmp_path: Path) -> None:
    """An error names the file; nothing else is raised, whatever the file holds."""
    for number, junk in enumerate((b"", b"RIFF", bytes(100), b"\0\0\0\x08moov", b"OggS" + bytes(40), b"\0\0\0\0ftyp")):
        path = tmp_path / f"junk{number}"
        path.write_bytes(junk)
        for name in ("m4a", "opus"):
            with pytest.raises(MixingError, match="its tags can't be"):
                container_named(name).read_tags(path)
            with pytest.raises(MixingError, match="its tags can't be"):
                container_named(name).write_tags(path, tags_of())
    for junk in (b"\xff\xf1\x50\x40", b"\xff\xf1\x50\x40\x03\x5f\xfc", bytes(9)):
        with pytest.raises(ValueError, match=r"AAC|cut off"):
            split_adts(junk)


def test_a_bit_rate_is_one_that_the_encoder_has() -> None:
    """Others are refused with those there are."""
    assert container_named("m4a", 96).bit_rate_kbps == 96
    assert container_named("m4a", 96).version != container_named("m4a").version
    for name, kbps, advice in (("mp3", 100, "96 or 112"), ("m4b", 8, "32 to 256"), ("opus", 900, "24 to 256")):
        with pytest.raises(UsageError, match=f"{name} can't have {kbps} kb/s.*{advice}"):
            container_named(name, kbps)


@pytest.mark.long
@pytest.mark.parametrize("rates_kbps", [{"mp3": 56, "m4a": 32, "opus": 24}, {"mp3": 320, "m4a": 256, "opus": 256}])
def test_every_bit_rate_is_as_long_and_as_loud(tmp_path: Path, rates_kbps: dict[str, int]) -> None:
    """The lowest and the highest: the files have about that size, are heard whole, and are as loud as told."""
    settings = replace(
        load_settings(tmp_path), cast_file=None, formats=tuple(rates_kbps), bit_rates_kbps=tuple(rates_kbps.items())
    )
    episode = build_episode(str(NATO), settings=settings, output=tmp_path).episode
    for path, (name, kbps) in zip(episode.audio, rates_kbps.items(), strict=True):
        length_ms, lufs = container_named(name).measure(path)
        assert length_ms == pytest.approx(episode.timeline.duration_ms, abs=15)
        assert lufs == pytest.approx(-16, abs=0.5)
        sound_bytes = path.stat().st_size - episode.folder.cover.stat().st_size
        assert 0.6 * kbps < 8 * sound_bytes / length_ms < 1.4 * kbps, name
        if name == "mp3":
            assert lufs == pytest.approx(episode.loudness_lufs, abs=0.15)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Production:
    """The example in every format."""
    folder = tmp_path_factory.mktemp("built")
    return build_episode(str(NATO), settings=replace(load_settings(folder), cast_file=None), output=folder, formats=FORMATS)


def probed(path: Path) -> dict[str, list[dict[str, object]]]:
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", path]
    return dict(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("ffprobe"), reason="needs ffprobe: apt-get install ffmpeg")
def test_ffprobe_lists_chapters_cover_and_tags(built: Production) -> None:
    """The chapters of every format are the timeline's, to the millisecond; there is a cover and a title."""
    timeline = built.episode.timeline
    expected = [(chapter.start_ms, chapter.title) for chapter in timeline.chapters]
    assert len(expected) == 5
    for path in built.episode.audio:
        found = probed(path)
        chapters = [
            (round(1000 * float(str(one["start_time"]))), dict(one["tags"])["title"]) for one in found["chapters"]  # type: ignore[call-overload]
        ]
        assert chapters == expected
        assert "mjpeg" in [stream["codec_name"] for stream in found["streams"]]
        assert built.episode.title in json.dumps(found, ensure_ascii=False)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("mpv"), reason="needs mpv: apt-get install mpv")
def test_mpv_lists_the_chapters(built: Production) -> None:
    """The timeline's, to the millisecond."""
    expected = [(chapter.start_ms, chapter.title) for chapter in built.episode.timeline.chapters]
    for path in built.episode.audio:
        command = ["mpv", "--no-config", "--ao=null", "--vo=null", "--end=0.2", "--term-playing-msg=@@${=chapter-list}@@"]
        said = subprocess.run([*command, path], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL).stdout
        listed = json.loads(said.split("@@")[1])
        first_s = listed[0]["time"]  # mpv counts from the first sample that is heard
        assert [(round(1000 * (one["time"] - first_s)), one["title"]) for one in listed] == expected, path.suffix


@pytest.mark.long
def test_every_format_is_as_long_and_as_loud_as_the_mp3(built: Production) -> None:
    """Decoded by ffmpeg: the timeline's length, and the loudness and peaks that apps ask for."""
    for path, name in zip(built.episode.audio, FORMATS, strict=True):
        length_ms, lufs = container_named(name).measure(path)
        assert length_ms == pytest.approx(built.episode.timeline.duration_ms, abs=15)
        assert lufs == pytest.approx(-16, abs=0.5)
        assert np.abs(decoded(path)).max() < 32_000


@pytest.mark.long
def test_a_format_added_later_is_the_only_one_encoded(
    built: Production, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is spoken again, no piece of another format is encoded again, the files are the same as when all formats
    were made at once, and an unchanged rebuild encodes nothing."""
    from podcaster.mixing import encoder

    made: list[str] = []
    run = encoder._run

    def counted(ffmpeg: object, raw: object, container: Container, job: object) -> bytes:
        made.append(container.name)
        return run(ffmpeg, raw, container, job)  # type: ignore[arg-type]

    monkeypatch.setattr(encoder, "_run", counted)
    settings = replace(load_settings(tmp_path), cast_file=None)

    def build(*formats: str) -> Production:
        made.clear()
        return build_episode(str(NATO), settings=settings, output=tmp_path, formats=formats, jobs=1)

    build("mp3")
    assert set(made) == {"mp3"}
    second = build("mp3", "m4a")
    assert set(made) == {"m4a"}
    assert second.takes_made == 0
    build("mp3", "m4a", "m4b")
    assert made == [], "M4B is M4A under another ending"
    last = build("mp3", "m4a", "m4b", "opus")
    assert set(made) == {"opus"}
    assert build("mp3", "m4a", "m4b", "opus").episode == last.episode
    assert made == []
    for one, other in zip(built.episode.audio, last.episode.audio, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.suffix


def test_the_bursts_are_what_the_tests_take_them_for() -> None:
    """`delay_ms` finds a known delay, of either sign."""
    noise = np.random.default_rng(7).uniform(-6000, 6000, 44_100)
    noise[:5000] = 0
    assert len(sounding(noise)) == 1
    for shift in (-44, 0, 22):
        moved = np.roll(noise, shift)
        assert delay_ms(noise, 44_100, moved, 44_100, 200) == pytest.approx(1000 * shift / 44_100, abs=0.02)
