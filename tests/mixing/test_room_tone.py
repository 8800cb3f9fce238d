"""Between takes there is the noise of their own pauses, not digital silence."""

import random
import struct

import pytest
from tones import NARRATOR

from podcaster.casting.voice import Cast
from podcaster.mixing.jingles import Jingles
from podcaster.mixing.room_tone import RoomTone
from podcaster.mixing.stitch import HEADROOM_DB, stitch
from podcaster.recording.take import Take, Word, take_of
from podcaster.scripting.script import Cue, Script


def take(level: float, *, gap_ms: int = 300) -> Take:
    """Two loud words of half a second, with a gap of noise between them."""
    draw = random.Random(5)
    word = [8_000, -8_000] * 6_000
    gap = [round(draw.gauss(0, level)) for _ in range(24 * gap_ms)]
    samples = [*word, *gap, *word]
    words = (
        Word(start_ms=0, end_ms=500, char_start=0, char_end=1),
        Word(start_ms=500 + gap_ms, end_ms=1000 + gap_ms, char_start=2, char_end=3),
    )
    return take_of(cue_number=1, voice="ada", pcm=struct.pack(f"<{len(samples)}h", *samples), sample_rate_hz=24_000, words=words)


def level_of(pcm: bytes) -> float:
    samples = memoryview(pcm).cast("h")
    return float((sum(sample * sample for sample in samples) / len(samples)) ** 0.5)


@pytest.mark.parametrize(("level", "gain_db", "heard"), [(5.0, 0.0, 5.0), (5.0, -6.0, 2.5), (200.0, 0.0, 12.0), (0.0, 0.0, 0.0)])
def test_the_pause_is_as_loud_as_the_gaps(level: float, gain_db: float, heard: float) -> None:
    """With the gain of the take; a loud gap is no room; after digital silence there is digital silence."""
    room = RoomTone()
    room.hear(take(level), gain_db)
    assert level_of(room.pause(12_000).pcm()) == pytest.approx(heard, rel=0.1, abs=0.01)


def test_a_take_without_gaps_changes_nothing() -> None:
    """Before the first take there is digital silence; a short take keeps the room of the one before."""
    room = RoomTone()
    assert room.pause(500).pcm() == bytes(1000)
    room.hear(take(6.0), 0.0)
    pause = room.pause(5_000).pcm()
    room.hear(take(100.0, gap_ms=40), 0.0)
    assert room.pause(5_000).pcm() == pause


def test_the_pause_after_a_title_has_the_room_too() -> None:
    """A title has no pause inside: its room is that of the first take that has one."""
    cues = [Cue(number=n, kind="narration", text="A b.", start=6 * n, end=6 * n + 4) for n in range(3)]
    script = Script(source="-", title="", body="A b. " * 4, language="en", speakers=(), cues=tuple(cues))
    takes = [take(0.0, gap_ms=40), take(6.0), take(6.0)]
    segments = list(stitch(script, Cast(narrator=NARRATOR, roles=()), takes, jingles=Jingles()))
    pauses = [segment.parts[0] for segment in segments if segment.cue]
    gain = 10 ** ((NARRATOR.gain_db - HEADROOM_DB) / 20)
    assert all(level_of(pause.pcm()) == pytest.approx(6.0 * gain, rel=0.2) for pause in pauses)


def test_the_tone_fades() -> None:
    """It begins and ends without a step."""
    room = RoomTone()
    room.hear(take(10.0), 0.0)
    samples = memoryview(room.pause(4_000).pcm()).cast("h")
    assert len(samples) == 4_000
    assert abs(samples[0]) == abs(samples[3_999]) == 0
    assert any(samples[100:3_900])
