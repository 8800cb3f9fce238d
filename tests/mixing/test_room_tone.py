"""Between takes there is the noise of their own pauses, not digital silence."""

import random
import struct

import pytest

from podcaster.mixing.room_tone import RoomTone
from podcaster.recording.take import Take, Word


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
    return Take(cue_number=1, voice="ada", pcm=struct.pack(f"<{len(samples)}h", *samples), sample_rate_hz=24_000, words=words)


def level_of(pcm: bytes) -> float:
    samples = memoryview(pcm).cast("h")
    return float((sum(sample * sample for sample in samples) / len(samples)) ** 0.5)


@pytest.mark.parametrize(("level", "gain_db", "heard"), [(5.0, 0.0, 5.0), (5.0, -6.0, 2.5), (200.0, 0.0, 12.0), (0.0, 0.0, 0.0)])
def test_the_pause_is_as_loud_as_the_gaps(level: float, gain_db: float, heard: float) -> None:
    """With the gain of the take; a loud gap is no room; after digital silence there is digital silence."""
    room = RoomTone()
    room.hear(take(level), gain_db)
    assert level_of(room.pcm(12_000)) == pytest.approx(heard, rel=0.1, abs=0.01)


def test_a_take_without_gaps_changes_nothing() -> None:
    """Before the first take there is digital silence; a short take keeps the room of the one before."""
    room = RoomTone()
    assert room.pcm(500) == bytes(1000)
    room.hear(take(6.0), 0.0)
    pause = room.pcm(5_000)
    room.hear(take(100.0, gap_ms=40), 0.0)
    assert room.pcm(5_000) == pause


def test_the_end_of_a_pause_is_silent_where_a_piece_begins() -> None:
    """The tone fades: it begins and ends without a step, and the silence asked for follows."""
    room = RoomTone()
    room.hear(take(10.0), 0.0)
    pcm = room.pcm(6_000, 2_000)
    samples = memoryview(pcm).cast("h")
    assert len(samples) == 6_000
    assert not any(samples[4_000:])
    assert abs(samples[0]) == abs(samples[3_999]) == 0
    assert any(samples[100:3_900])
