"""Takes joined as a listener hears them: how long it is quiet between two of them, at what level, without a click."""

import wave
from pathlib import Path

import numpy as np
import pytest
from tones import NARRATOR, mixed, pcm_of, sounding, tone

from podcaster.casting.voice import Cast, Role
from podcaster.errors import MixingError
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3 import Mp3
from podcaster.mixing.encoder import Encoder
from podcaster.mixing.jingles import Jingles, load_jingles
from podcaster.mixing.mix import Sound
from podcaster.mixing.parts import Played
from podcaster.mixing.pieces import pieces
from podcaster.mixing.stitch import Segment, stitch
from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Take, Word, digest_of, take_of
from podcaster.scripting.script import Cue, Script
from podcaster.system.record import replace

RATE_HZ = 22_050
BODY = "One came.\n\nTwo left.\n\nCosts\n\nHe said: “Fine.” He called it “good” and left."
QUIET_MS = {
    "before everything": (200, 400),
    "after the title": (800, 1100),
    "between paragraphs": (450, 750),
    "before a heading": (700, 1000),
    "after a heading": (700, 1000),
    "before a quote": (200, 400),
    "after a quote": (200, 400),
    "in the middle of a sentence": (40, 130),
    "at the end of a quote in a sentence": (40, 130),
    "after everything": (600, 1000),
}
"""What a reader aloud would do, in ms: a breath between paragraphs, longer around a heading, longest after the title,
short between two voices, and hardly any in the middle of a sentence."""


def cues() -> tuple[Cue, ...]:
    """A title, then the body in cues of every kind."""
    parts = [
        ("narration", "One came.\n\n"), ("narration", "Two left.\n\n"), ("heading", "Costs\n\n"),
        ("narration", "He said: "), ("quote", "“Fine.” "), ("narration", "He called it "), ("quote", "“good” "),
        ("narration", "and left."),
    ]  # fmt: skip
    made = [Cue(number=1, kind="heading", part="title", text="A title", start=0, end=0)]
    at = 0
    for number, (kind, text) in enumerate(parts, 2):
        assert BODY.startswith(text, at)
        made.append(Cue(number=number, kind=kind, text=text, start=at, end=at + len(text)))
        at += len(text)
    return tuple(made)


def take(number: int, sound: np.ndarray) -> Take:
    """A take without any quiet around it. It has no words, for a pure tone does not pass for speech in an MP3."""
    return take_of(cue_number=number, voice="arthur", pcm=pcm_of(sound), sample_rate_hz=RATE_HZ, words=())


def script_of(*spoken: Cue) -> Script:
    return Script(source="-", title="A title", body=BODY, language="en", speakers=(), cues=spoken)


def quiet_ms(folder: Path, spoken: tuple[Cue, ...], sound: Sound) -> dict[str, float]:
    """How long it is quiet, measured in the decoded MP3."""
    script = script_of(*spoken)
    takes = [take(cue.number, tone(500, 0.8, RATE_HZ)) for cue in script.cues]
    mix, heard = mixed(script, takes, folder, sound)
    spans = sounding(heard)
    assert len(spans) == len(script.cues) == len(QUIET_MS) - 1
    begins = [begin for begin, _ in spans] + [1000 * len(heard) / 44_100]
    ends = [0.0] + [end for _, end in spans]
    assert begins[-1] == pytest.approx(mix.timeline.duration_ms, abs=1)
    return {name: begin - end for name, begin, end in zip(QUIET_MS, begins, ends, strict=True)}


def test_it_is_quiet_for_as_long_as_a_reader_would_pause(tmp_path: Path) -> None:
    """In the decoded audio every pause is within what a listener expects of its place."""
    for name, ms in quiet_ms(tmp_path, cues(), Sound()).items():
        least, most = QUIET_MS[name]
        assert least <= ms <= most, f"{name}: {ms:.0f} ms"


def test_pauses_are_scaled_but_for_those_that_the_script_asks_for(tmp_path: Path) -> None:
    """At 200 % a paragraph's pause is twice as long; one that the script sets to 1.5 s stays 1.5 s."""
    usual = quiet_ms(tmp_path, cues(), Sound())
    first, second, *rest = cues()
    asked = Cue(number=2, kind=second.kind, text=second.text, start=second.start, end=second.end, pause_ms=1500)
    doubled = quiet_ms(tmp_path, (first, asked, *rest), Sound(pause_percent=200))
    assert doubled["between paragraphs"] == pytest.approx(1500, abs=15)
    for name in ("after the title", "before a heading", "after a quote"):
        assert doubled[name] == pytest.approx(2 * usual[name], abs=30)


def joined_samples(folder: Path, sounds: list[np.ndarray]) -> np.ndarray:
    """The samples of the mix, before it is levelled and encoded."""
    script = script_of(*cues()[: len(sounds)])
    mix, _ = mixed(script, [take(number, sound) for number, sound in enumerate(sounds, 1)], folder)
    return np.frombuffer(b"".join(piece.raw.read_bytes() for piece in mix.pieces), "<i2").astype(float)


def test_a_take_that_begins_and_ends_in_mid_wave_does_not_click(tmp_path: Path) -> None:
    """A low tone cut at its crests: from one sample to the next the mix never jumps by a tenth of its height, which would
    be heard as a click; and 20 ms in, it has its whole level."""
    quarter = RATE_HZ // 200 // 4
    cut = tone(200, 1.0, RATE_HZ)[quarter : -RATE_HZ // 200 + quarter + 1]
    assert abs(cut[0]) > 7900
    assert abs(cut[-1]) > 7900
    samples = joined_samples(tmp_path, [cut])
    assert np.abs(np.diff(samples)).max() < 800
    inside = np.flatnonzero(samples)
    begin, end = inside[0], inside[-1]
    level = np.abs(samples[begin + RATE_HZ // 2 : begin + RATE_HZ // 2 + 2000]).max()
    window = RATE_HZ // 100
    for edge in (samples[begin + 2 * window :][:window], samples[: end - 2 * window][-window:]):
        assert np.abs(edge).max() == pytest.approx(level, rel=0.02)


def test_soft_sounds_at_the_edges_stay(tmp_path: Path) -> None:
    """A breath of 40 dB below full scale belongs to the word; what an engine adds around it, 70 dB below, does not."""
    soft = tone(3000, 0.3, RATE_HZ, peak=400)
    faint = tone(3000, 0.5, RATE_HZ, peak=8)
    word = tone(500, 0.5, RATE_HZ)
    samples = joined_samples(tmp_path, [np.concatenate([faint, soft, word, soft, faint])])
    inside = np.flatnonzero(np.abs(samples) > 20)
    assert (inside[-1] - inside[0]) / RATE_HZ == pytest.approx(1.1, abs=0.02)
    assert len(np.flatnonzero(samples)) / RATE_HZ < 1.2, "half a second of hiss at each end is gone"


def test_a_long_quiet_end_is_cut_whole(tmp_path: Path) -> None:
    """Also when an engine adds three seconds of it."""
    samples = joined_samples(tmp_path, [np.concatenate([tone(500, 0.5, RATE_HZ), np.zeros(3 * RATE_HZ)])])
    assert len(samples) / RATE_HZ < 0.25 + 0.5 + 1.0


def test_a_voice_is_turned_down_by_its_profile(tmp_path: Path) -> None:
    """Of two equal takes, the one of a voice 6 dB down is half as high in the mix; and the narrator's is as high as
    without the other voice."""
    soft = replace(NARRATOR, name="soft", gain_db=NARRATOR.gain_db - 6)
    cast = Cast(narrator=NARRATOR, roles=(Role(speaker="lopez", voice=soft, reason="asked for"),))
    narration, quote = cues()[4:6]
    script = script_of(narration, replace(quote, speaker="lopez"))
    takes = [take(number, tone(500, 0.5, RATE_HZ)) for number in (1, 2)]

    def peaks(cast: Cast) -> list[float]:
        segments = stitch(script, cast, takes, jingles=Jingles())
        return [float(np.abs(np.frombuffer(b"".join(part.pcm() for part in one.parts), "<i2").astype(float)).max()) for one in segments if one.cue]

    loud, quiet = peaks(cast)
    assert quiet == pytest.approx(loud / 2, rel=0.02)
    assert peaks(replace(cast, roles=(replace(cast.roles[0], voice=NARRATOR),))) == [loud, loud]
    assert 1000 < loud < 8000, "room for the peaks of takes that use the full scale"


@pytest.mark.parametrize("text", [f"{word}\n\n" for word in ("One.", "Two.", "Three.", "Four.", "Five.", "Six.")])
def test_no_piece_is_long_or_begins_in_a_sound(tmp_path: Path, text: str) -> None:
    """Whatever the words: a piece has at most a minute, so that processors share the work, at least 15 s but for the
    last, and begins with a tenth of a second of silence, so that its frames join the ones before."""
    body = text * 60
    spoken = [
        Cue(number=k + 1, kind="narration", text=text, start=k * len(text), end=(k + 1) * len(text)) for k in range(60)
    ]
    script = Script(source="-", title="", body=body, language="en", speakers=(), cues=tuple(spoken))
    takes = [take(cue.number, tone(500, 4.0, RATE_HZ)) for cue in spoken]
    segments = stitch(script, Cast(narrator=NARRATOR, roles=()), takes, jingles=Jingles())
    made = list(pieces(segments, tmp_path))
    assert len(made) >= 4
    assert max(piece.duration_ms for piece in made) < 60_000
    assert min(piece.duration_ms for piece in made[:-1]) > 15_000
    for piece in made:
        assert not any(piece.raw.read_bytes()[: 2 * RATE_HZ // 10])
    assert sum(len(piece.cues) for piece in made) == 60


@pytest.mark.long
@pytest.mark.parametrize("later_peak", [pytest.param(4500, marks=pytest.mark.long), 6000])
def test_an_episode_that_gets_softer_is_as_loud_as_it_should_be(tmp_path: Path, later_peak: int) -> None:
    """The gain is found in the first half minute. When the rest is softer than that, the whole still reads -16 LUFS
    within 0.5 LU."""
    texts = [f"Paragraph {k}.\n\n" for k in range(24)]
    starts = [sum(map(len, texts[:k])) for k in range(24)]
    spoken = [
        Cue(number=k + 1, kind="narration", text=text, start=start, end=start + len(text))
        for k, (text, start) in enumerate(zip(texts, starts, strict=True))
    ]
    script = Script(source="-", title="", body="".join(texts), language="en", speakers=(), cues=tuple(spoken))
    takes = [take(cue.number, tone(500, 5.0, RATE_HZ, peak=later_peak if cue.number > 12 else 8000)) for cue in spoken]
    mixed(script, takes, tmp_path)
    assert Mp3().measure(tmp_path / "whole.mp3")[1] == pytest.approx(-16, abs=0.5)


def test_music_stays_below_speech_and_fades(tmp_path: Path) -> None:
    """Takes read about -28 LUFS in the mix: a sound file is brought 1 to 4 LU below that, and needs a few tenths of a
    second to come and to go."""
    wav = tmp_path / "music.wav"
    write_wav(wav, tone(1000, 8.0, RATE_HZ, peak=30_000))
    jingle = load_jingles(wav, None, None).intro
    assert jingle is not None
    samples = np.abs(np.frombuffer(jingle.pcm, "<i2").astype(float))
    loudest = samples.max()
    for sound in (samples, samples[::-1]):
        assert sound[: RATE_HZ // 20].max() < 0.2 * loudest
        assert sound[RATE_HZ // 2 : RATE_HZ].max() == pytest.approx(loudest, rel=0.02)
    write_wav(wav, np.frombuffer(jingle.pcm, "<i2"))
    assert -32 <= measure_audio(wav)[1] <= -29


@pytest.mark.parametrize(("peak", "heard"), [(9000, True), (5, False)])
def test_a_cue_that_is_too_faint_is_not_heard(tmp_path: Path, peak: int, heard: bool) -> None:
    """A piece is refused when the sound of a cue is as faint as dither throughout, as after a broken encoder."""
    noise = np.random.default_rng(1).uniform(-peak, peak, 3 * RATE_HZ)
    word = Word(start_ms=0, end_ms=3000, char_start=0, char_end=3)
    cue = TimedCue(
        number=7, kind="narration", speaker=None, voice="arthur", start_ms=250, end_ms=3250, text="Yes.", words=(word,)
    )
    pcm = np.concatenate([np.zeros(RATE_HZ // 4), noise, np.zeros(RATE_HZ)])
    pcm = pcm[: len(pcm) // 576 * 576]
    parts = (Played(pcm_of(pcm), digest_of(pcm_of(pcm))),)
    segment = Segment(parts=parts, sample_rate_hz=RATE_HZ, cue=cue)
    (piece,) = pieces([segment], tmp_path)
    with Encoder() as encoder:
        promise = encoder.encode(piece, Mp3(), 0.0)
        if heard:
            assert promise.result().samples == len(pcm)
        else:
            with pytest.raises(
                MixingError, match=r"cue 7 \(“Yes\.…”\): is not heard in the MP3: build the episode again"
            ):
                promise.result()


def write_wav(path: Path, sound: np.ndarray) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(pcm_of(sound))
