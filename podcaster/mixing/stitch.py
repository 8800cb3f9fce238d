"""Join takes in one pass, with pydub: trim, level and fade them, and put pauses with room tone between them.

The mix has the sample rate of the first take that is not empty. Takes at other rates are resampled to it.
"""

import warnings
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from podcaster.casting.voice import Cast
from podcaster.mixing.frame_grid import FrameGrid
from podcaster.mixing.jingles import USUAL_SAMPLE_RATE_HZ, Jingle, Jingles
from podcaster.mixing.pauses import AROUND_HEADING_MS, LEAD_IN_MS, LEAD_OUT_MS, pause_ms
from podcaster.mixing.resampling import resample
from podcaster.mixing.room_tone import RoomTone
from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Take, Word
from podcaster.scripting.script import Cue, Script

with warnings.catch_warnings():
    # pydub looks for ffmpeg on the PATH when imported and warns when there is none; it needs none for raw samples.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

SILENCE_DBFS = -50.0
"""Quieter sound at both ends of a take is trimmed."""
HEADROOM_DB = 6.0
"""How much quieter than its profile's level every take is mixed, so that peaks stay below full scale. The same in every
cast, so the level of a take does not depend on who else speaks."""
FADE_MS = 3
"""Length of the fade at both ends of a take, against clicks."""
LEFT_QUIET_MS = 10
"""Quiet left at both ends of a take when it is trimmed, so that soft consonants stay."""
_LONGEST_TAIL_MS = 1_000
"""Silence at the end of a take is searched in this much of it. Only if all of that is silent, the whole take is
searched."""
_LEAD_FRAMES = 5
"""Silence at the start of a piece. After it, the encoder's output does not depend on the sound before the piece."""
_SHORTEST_CUT_FRAMES = 10
"""Shortest pause in which one piece may end and the next begin: room for the silence of both."""
_SHORTEST_PIECE_S, _LONGEST_PIECE_S = 20, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The next part of the mix: a cue with the pause before it, a jingle, or the silence at the end."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    """Sample rate of the mix, the same in all its segments."""
    cue: TimedCue | None
    cut: int | None = None
    """The sample of this segment at which a new piece of the mix begins; None when no piece begins in it."""


def stitch(
    script: Script, cast: Cast, takes: Iterable[Take], *, jingles: Jingles, pause_percent: int = 100
) -> Iterator[Segment]:
    """The whole mix, segment by segment. `takes` are one for each spoken cue of the script, in order. The jingles sound
    before the first cue, after the last, and before every section heading. MixingError when a take can't be resampled.
    """
    rate_hz, takes = _sample_rate(takes)
    grid = FrameGrid(rate_hz)
    lead = grid.begin(_LEAD_FRAMES)
    shortest_cut = grid.begin(_SHORTEST_CUT_FRAMES) - grid.begin(1) // 2
    piece_frame = position = 0  # the frame where the piece begins, and the end of its sound so far, in samples of it
    before: Cue | None = None
    room = RoomTone()
    for cue, take in zip(script.spoken_cues, takes, strict=True):
        jingle = _jingle_between(before, cue, jingles)
        if jingle:
            pcm = _silence(_samples_in(AROUND_HEADING_MS, rate_hz) if before else 0) + jingle.samples(rate_hz)
            yield Segment(pcm=pcm, sample_rate_hz=rate_hz, cue=None)
            position += len(pcm) // 2
        pause = _samples_in(_pause(before, cue, script.body, pause_percent) if before else LEAD_IN_MS, rate_hz)
        if before and before.number == cue.number and position > _LONGEST_PIECE_S * rate_hz:
            pause = max(pause, shortest_cut)  # an endless sentence is cut as well
        # A cue begins on a frame: the pause changes by 13 ms at most. So a piece with the same cues has the same
        # samples, wherever in the episode it is.
        frame = max(grid.nearest(position + pause), grid.at_least(position))
        cut, silent, begin = None, 0, grid.begin(frame)
        if before and pause >= shortest_cut and _ends_piece(before, cue, position / rate_hz):
            frames = frame - _LEAD_FRAMES
            cut, silent, begin = grid.begin(frames) - position, lead, lead
            piece_frame, position = piece_frame + frames, -cut
        voice = cast.voice_of(cue.speaker)
        sound, trimmed_ms = _trimmed(_at_rate(take, rate_hz))
        pcm = _faded(sound.apply_gain(voice.gain_db - HEADROOM_DB).raw_data, rate_hz)
        pause, position = begin - position, begin + len(pcm) // 2
        start_ms, end_ms = (grid.ms(piece_frame) + 1000 * at / rate_hz for at in (begin, position))
        text_before = _text_before(before, cue, script.body)
        timed = _timed(cue, take, round(start_ms), round(end_ms), trimmed_ms, text_before)
        yield Segment(pcm=room.pcm(pause, silent) + pcm, sample_rate_hz=rate_hz, cue=timed, cut=cut)
        room.hear(take, voice.gain_db - HEADROOM_DB)
        before = cue
    asked_ms = before.pause_ms if before else None
    end = _silence(_samples_in(LEAD_OUT_MS if asked_ms is None else asked_ms, rate_hz))
    for jingle in (jingles.named(before.sound) if before else None, jingles.outro):
        end += jingle.samples(rate_hz) if jingle else b""
    length = position + len(end) // 2
    rest = grid.begin(grid.at_least(length)) - length
    yield Segment(pcm=end + _silence(rest), sample_rate_hz=rate_hz, cue=None)


def _jingle_between(before: Cue | None, cue: Cue, jingles: Jingles) -> Jingle | None:
    """The sound before a cue: the one that the script names, else the show's."""
    if before is None:
        return jingles.intro
    if before.sound and before.number != cue.number:
        return jingles.named(before.sound)
    return jingles.between if _begins_section(before, cue) else None


def _sample_rate(takes: Iterable[Take]) -> tuple[int, Iterator[Take]]:
    """The sample rate of the first take that is not empty, and an iterator over all takes. A cue without words, such as
    a row of asterisks, has an empty take that no engine made."""
    later = iter(takes)
    silent: list[Take] = []
    for take in later:
        if take.pcm:
            return take.sample_rate_hz, chain(silent, [take], later)
        silent.append(take)
    return USUAL_SAMPLE_RATE_HZ, iter(silent)


def _ends_piece(before: Cue, cue: Cue, length_s: float) -> bool:
    """Whether a piece of this length ends between two cues. A hash of their words decides (content-defined chunking),
    so that after a change in the text the later pieces are soon the same as before."""
    if length_s < _SHORTEST_PIECE_S:
        return False
    chosen = zlib.crc32(f"{before.text}|{cue.text}".encode("utf-8", "replace")) % 2 == 0
    return chosen or length_s > _LONGEST_PIECE_S


def _silence(samples: int) -> bytes:
    return bytes(2 * samples)


def _samples_in(ms: int, sample_rate_hz: int) -> int:
    return ms * sample_rate_hz // 1000


def _begins_section(before: Cue, cue: Cue) -> bool:
    return cue.kind == "heading" and cue.part == before.part == "body" and before.kind != "heading"


def _pause(before: Cue, cue: Cue, body: str, percent: int) -> int:
    """The pause between two cues in ms. `percent` scales it, unless the script asks for it."""
    usual = pause_ms(before, cue, body)
    return usual if before.pause_ms is not None else usual * percent // 100


def _at_rate(take: Take, sample_rate_hz: int) -> AudioSegment:
    """The sound of a take at the sample rate of the mix."""
    pcm = resample(take.pcm, take.sample_rate_hz, sample_rate_hz)
    return AudioSegment(data=pcm, sample_width=2, frame_rate=sample_rate_hz, channels=1)


def _trimmed(sound: AudioSegment) -> tuple[AudioSegment, int]:
    """The sound without the silence around it, and the milliseconds removed from its start."""
    lead = max(0, detect_leading_silence(sound, SILENCE_DBFS) - LEFT_QUIET_MS)
    end = sound[max(0, len(sound) - _LONGEST_TAIL_MS) :]
    tail = detect_leading_silence(end.reverse(), SILENCE_DBFS)
    if tail >= len(end):
        tail = detect_leading_silence(sound.reverse(), SILENCE_DBFS)
    tail = max(0, tail - LEFT_QUIET_MS)
    if lead + tail >= len(sound):
        return sound[:0], 0
    return sound[lead : len(sound) - tail], lead


def _faded(pcm: bytes, sample_rate_hz: int) -> bytes:
    """The samples with both ends faded. pydub's own fade makes a call for each sample, which took longer than all other
    steps of joining together."""
    edge = _samples_in(FADE_MS, sample_rate_hz)
    samples = array("h", pcm)
    if len(samples) <= 2 * edge:
        return pcm
    for k in range(edge):
        samples[k] = samples[k] * k // edge
        samples[-1 - k] = samples[-1 - k] * k // edge
    return samples.tobytes()


def _text_before(before: Cue | None, cue: Cue, body: str) -> str:
    """What the article has between two cues. The title's cues have no place in the body: they are joined by a space."""
    if before is not None and before.part == cue.part == "body":
        return body[before.end : cue.start]
    if before is not None and before.part == cue.part:
        return " "
    return (body[: cue.start] if cue.part == "body" else "") or "\n\n"


def _timed(cue: Cue, take: Take, start_ms: int, end_ms: int, trimmed_ms: int, text_before: str) -> TimedCue:
    """The cue with its words at their times in the episode; no word starts before its cue or ends after it."""

    def in_episode_ms(in_take_ms: int) -> int:
        return min(end_ms, max(start_ms, start_ms + in_take_ms - trimmed_ms))

    return TimedCue(
        number=cue.number,
        kind=cue.kind,
        part=cue.part,
        speaker=cue.speaker,
        voice=take.voice,
        start_ms=start_ms,
        end_ms=end_ms,
        text=cue.text,
        words=tuple(
            Word(
                start_ms=in_episode_ms(word.start_ms),
                end_ms=in_episode_ms(word.end_ms),
                char_start=word.char_start,
                char_end=word.char_end,
            )
            for word in take.words
        ),
        before=text_before,
    )
