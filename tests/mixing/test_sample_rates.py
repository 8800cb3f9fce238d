"""Takes at any sample rate: in place, at their pitch, with their whole band, and joined without a seam."""

import re
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tones import OUT_HZ, level_db, mixed, pcm_of, sounding, tone

from podcaster.mixing.containers.mp3 import frames_of
from podcaster.mixing.frame_grid import FrameGrid
from podcaster.mixing.jingles import load_jingles
from podcaster.mixing.mix import Mix, Sound
from podcaster.mixing.resampling import resample
from podcaster.recording.take import Take, Word, take_of
from podcaster.scripting.script import Cue, Script
from podcaster.system.ffmpeg import find_ffmpeg


def takes_of(
    rates_hz: Sequence[int], sounds_hz: Sequence[float], seconds: float, peak: int = 8000
) -> tuple[Script, list[Take]]:
    """A script of paragraphs, and takes that are tones, each with a fifth of a second of silence around it."""
    texts = [f"Paragraph {k}.\n\n" for k in range(len(rates_hz))]
    body = "".join(texts)
    cues, takes, at = [], [], 0
    for k, (rate_hz, hz, text) in enumerate(zip(rates_hz, sounds_hz, texts, strict=True), 1):
        cues.append(Cue(number=k, kind="narration", text=text, start=at, end=at + len(text)))
        at += len(text)
        quiet = bytes(2 * (rate_hz // 5))
        word = Word(start_ms=200, end_ms=200 + round(1000 * seconds), char_start=0, char_end=12)
        pcm = quiet + pcm_of(tone(hz, seconds, rate_hz, peak)) + quiet
        takes.append(take_of(cue_number=k, voice="arthur", pcm=pcm, sample_rate_hz=rate_hz, words=(word,)))
    script = Script(source="-", title="", body=body, language="en", speakers=(), cues=tuple(cues))
    return script, takes


@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 32_000])
def test_the_whole_band_is_kept_and_nothing_is_added(rate_hz: int) -> None:
    """Tones up to 0.96 of the band keep their level within 0.1 dB, and have no images within 55 dB."""
    for part in (0.01, 0.3, 0.6, 0.9, 0.94, 0.96):
        hz = part * rate_hz / 2
        out = np.frombuffer(resample(pcm_of(tone(hz, 1.0, rate_hz)), rate_hz, OUT_HZ), "<i2").astype(float)
        assert len(out) == pytest.approx(OUT_HZ, abs=2)
        middle = out[OUT_HZ // 5 : -OUT_HZ // 5]
        assert level_db(middle, hz, OUT_HZ) == pytest.approx(20 * np.log10(8000), abs=0.1)
        image_hz = rate_hz - hz
        if image_hz < OUT_HZ / 2:
            assert level_db(middle, image_hz, OUT_HZ) < 20 * np.log10(8000) - 55


def test_what_is_too_high_for_the_mix_does_not_fold_back() -> None:
    """A take at 48 kHz in a mix at 24 kHz: its tone at 15 kHz goes, and leaves nothing at 9 kHz."""
    out = np.frombuffer(resample(pcm_of(tone(15_000, 1.0, 48_000)), 48_000, 24_000), "<i2").astype(float)
    assert np.abs(out[5000:-5000]).max() < 8


@pytest.mark.long
@pytest.mark.parametrize("rate_hz", [24_000, 16_000, 22_050, 48_000])
def test_a_long_mix_stays_in_place(tmp_path: Path, rate_hz: int) -> None:
    """Of several pieces at any rate: as long as the timeline says, every cue where it says, at its pitch, and silence
    between them; nothing drifts."""
    script, takes = takes_of([rate_hz] * 20, [440.0] * 20, 5.0)
    mix, sound = mixed(script, takes, tmp_path)
    assert len(mix.pieces) >= 3
    assert all(piece.sample_rate_hz == rate_hz for piece in mix.pieces)
    assert len(sound) / OUT_HZ * 1000 == pytest.approx(mix.timeline.duration_ms, abs=1)
    spans = sounding(sound)
    assert len(spans) == 20
    for cue, (begin_ms, end_ms) in zip(mix.timeline.cues, spans, strict=True):
        # 10 ms of quiet are left at both ends, and silence is found to 10 ms.
        assert begin_ms - cue.start_ms == pytest.approx(10, abs=11)
        assert cue.end_ms - end_ms == pytest.approx(10, abs=11)
        assert abs(cue.words[0].start_ms - begin_ms) < 4
        assert end_ms - begin_ms == pytest.approx(5000, abs=4)
        middle = sound[round((begin_ms + 500) * 44.1) : round((end_ms - 500) * 44.1)]
        spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
        assert np.argmax(spectrum) * OUT_HZ / len(middle) == pytest.approx(440, abs=1)
    for (_, end_ms), (begin_ms, _) in pairwise(spans):
        assert np.abs(sound[round((end_ms + 30) * 44.1) : round((begin_ms - 30) * 44.1)]).max() <= 2


@pytest.mark.long
@pytest.mark.parametrize("rate_hz", [22_050, 24_000])
def test_a_change_at_the_start_changes_few_pieces(tmp_path: Path, rate_hz: int) -> None:
    """Every cue begins on an MP3 frame. With another length of the second take the later pieces have the samples that
    they had, and their cues lie as far into them."""

    def made(folder: str, first_s: float) -> Mix:
        (tmp_path / folder).mkdir()
        script, takes = takes_of([rate_hz] * 40, [440.0] * 40, 4.0)
        _, other = takes_of([rate_hz] * 2, [440.0] * 2, first_s)
        return mixed(script, [takes[0], other[1], *takes[2:]], tmp_path / folder)[0]

    before, after = made("before", 4.0), made("after", 4.4217)
    assert len(before.pieces) >= 4
    keys = [piece.key for piece in before.pieces]
    assert sum(piece.key in keys for piece in after.pieces) >= len(after.pieces) - 2
    for mix in (before, after):
        for cue in mix.timeline.cues:
            assert cue.start_ms * 44.1 / 1152 == pytest.approx(round(cue.start_ms * 44.1 / 1152), abs=0.06)
    into = [
        {(piece.key, cue.number): cue.start_ms - piece.begin_ms for piece in mix.pieces for cue in piece.cues}
        for mix in (before, after)
    ]
    shared = into[0].keys() & into[1].keys()
    assert len(shared) > 20
    assert all(into[0][key] == pytest.approx(into[1][key], abs=1) for key in shared)


def test_takes_of_other_rates_are_resampled_to_the_mix(tmp_path: Path) -> None:
    """The first take that sounds decides; the others keep their pitch and length, and their place in the timeline."""
    script, takes = takes_of([24_000, 22_050, 16_000, 44_100], [300.0, 440.0, 700.0, 1000.0], 2.0)
    silent = take_of(cue_number=0, voice="arthur", pcm=b"", sample_rate_hz=22_050, words=())
    stars = Cue(number=0, kind="narration", text="* * *", start=0, end=0)
    script = Script(source="-", title="", body=script.body, language="en", speakers=(), cues=(stars, *script.cues))
    mix, sound = mixed(script, [silent, *takes], tmp_path)
    assert {piece.sample_rate_hz for piece in mix.pieces} == {24_000}
    spans = sounding(sound)
    assert len(spans) == 4
    for hz, cue, (begin_ms, end_ms) in zip((300, 440, 700, 1000), mix.timeline.cues[1:], spans, strict=True):
        assert end_ms - begin_ms == pytest.approx(2000, abs=4)
        assert abs(cue.words[0].start_ms - begin_ms) < 4
        middle = sound[round((begin_ms + 300) * 44.1) : round((end_ms - 300) * 44.1)]
        spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
        assert np.argmax(spectrum) * OUT_HZ / len(middle) == pytest.approx(hz, abs=1)


def test_high_speech_comes_through_the_mp3(tmp_path: Path) -> None:
    """Of takes at 24 kHz a tone at 11 kHz is as loud in the MP3 as one at 1 kHz, to 1 dB, and 13 kHz stays empty."""
    script, takes = takes_of([24_000, 24_000], [1000.0, 11_000.0], 3.0)
    _, sound = mixed(script, takes, tmp_path)
    low, high = (sound[round((begin + 500) * 44.1) : round((end - 500) * 44.1)] for begin, end in sounding(sound))
    assert level_db(high, 11_000, OUT_HZ) == pytest.approx(level_db(low, 1000, OUT_HZ), abs=1)
    assert level_db(high, 13_000, OUT_HZ) < level_db(high, 11_000, OUT_HZ) - 55


def test_a_jingle_has_the_rate_of_the_mix(tmp_path: Path) -> None:
    """At 24 kHz a sound file is as long, as high and as loud as in a mix at espeak's rate."""
    wav = tmp_path / "intro.wav"
    command = [find_ffmpeg(), "-v", "error", "-f", "s16le", "-ar", "44100", "-ac", "1", "-i", "-", wav]
    subprocess.run(command, input=pcm_of(tone(880, 2.0, 44_100)), check=True)
    jingles = load_jingles(wav, None, None)
    assert jingles.intro is not None
    for rate_hz in (22_050, 24_000):
        samples = np.frombuffer(jingles.intro.samples(rate_hz), "<i2").astype(float)
        assert len(samples) == pytest.approx(2 * rate_hz, abs=2)
        assert level_db(samples[rate_hz // 2 : -rate_hz // 2], 880, rate_hz) == pytest.approx(
            level_db(np.frombuffer(jingles.intro.pcm, "<i2").astype(float)[11_025:-11_025], 880, 22_050), abs=0.1
        )
    script, takes = takes_of([24_000], [300.0], 2.0)
    mix, sound = mixed(script, takes, tmp_path, Sound(jingles=jingles))
    assert mix.timeline.cues[0].start_ms == pytest.approx(2250, abs=13)  # on a frame
    assert len(sound) / 44.1 == pytest.approx(mix.timeline.duration_ms, abs=1)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_frames_begin_at_whole_samples(rate_hz: int) -> None:
    """Less than a sample after their true place, at the thousandth frame as at the first; and a piece between any two
    of them has as many frames as lie there."""
    grid = FrameGrid(rate_hz)
    frame = 1152 * rate_hz / 44_100
    for number in (0, 1, 2, 3, 49, 1000, 1_000_003):
        late = grid.begin(number) - number * frame
        assert -1e-3 < late < 1
        assert grid.nearest(grid.begin(number)) == number
        assert grid.at_least(grid.begin(number)) in (number, number + 1)
        for length in (1, 7, 800, 2001):
            assert frames_of(grid.begin(number + length) - grid.begin(number), rate_hz) == length
    assert FrameGrid(22_050).begin(7) == 7 * 576


def with_pcm(take: Take, pcm: bytes) -> Take:
    return take_of(
        cue_number=take.cue_number, voice=take.voice, pcm=pcm, sample_rate_hz=take.sample_rate_hz, words=take.words
    )


@pytest.mark.parametrize("peak", [1_200, 12_000])
def test_bursts_at_24_khz_reach_the_loudness_without_clipping(tmp_path: Path, peak: int) -> None:
    """Bursts of noise, faint or strong, that the limiter has to hold: -16 LUFS to half a unit, and the true peak of the
    MP3, sampled four times as densely, stays below -1 dBTP."""
    script, takes = takes_of([24_000] * 3, [500.0] * 3, 4.0)
    noise = np.random.default_rng(1).standard_normal(4 * 24_000)
    envelope = np.exp(-12 * (np.arange(len(noise)) / 24_000 % 0.2))
    burst = pcm_of(noise * envelope * peak / 4)
    quiet = bytes(2 * 4800)
    mixed(script, [with_pcm(take, quiet + burst + quiet) for take in takes], tmp_path)
    command = [find_ffmpeg(), "-hide_banner", "-nostats", "-i", tmp_path / "whole.mp3", "-af",
               "ebur128=framelog=verbose,aresample=176400:filter_size=12,astats=measure_overall=Peak_level:measure_perchannel=none",
               "-f", "null", "-"]  # fmt: skip
    log = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    assert float(re.findall(r"I: +(-[\d.]+) LUFS", log)[-1]) == pytest.approx(-16, abs=0.5)
    assert float(re.findall(r"Peak level dB: (-?[\d.]+)", log)[-1]) <= -1
