"""Join takes in one pass, with pydub: trim, level and fade them, and put pauses with room tone between them.

The mix has the sample rate of the first take that is not empty. Takes at other rates are resampled to it.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from podcaster.casting.voice import Cast
from podcaster.mixing.frame_grid import FrameGrid
from podcaster.mixing.jingles import USUAL_SAMPLE_RATE_HZ, Jingle, Jingles
from podcaster.mixing.parts import Part, Silence, Spoken, at_rate, played
from podcaster.mixing.pauses import AROUND_HEADING_MS, LEAD_IN_MS, LEAD_OUT_MS, pause_ms
from podcaster.mixing.room_tone import RoomTone
from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Take, Word
from podcaster.scripting.script import Cue, Script
from podcaster.system.record import Record

HEADROOM_DB = 6.0
"""How much quieter than its profile's level every take is mixed, so that peaks stay below full scale. The same in every
cast, so the level of a take does not depend on who else speaks."""
LEFT_QUIET_MS = 10
"""Quiet left at both ends of a take when it is trimmed, so that soft consonants stay."""
_LEAD_FRAMES = 5
"""Silence at the start of a piece. After it, the encoder's output does not depend on the sound before the piece."""
_SHORTEST_CUT_FRAMES = 10
"""Shortest pause in which one piece may end and the next begin: room for the silence of both."""
_SHORTEST_PIECE_S, _LONGEST_PIECE_S = 20, 50
_OPENING_TAKES = 4
"""How many takes are searched for a pause inside. They wait in memory."""


class Segment(Record, frozen=True, kw_only=True):
    """The next parts of the mix: a cue with the pause before it, a jingle, or the silence at the end."""

    parts: tuple[Part, ...]
    sample_rate_hz: int
    """Sample rate of the mix, the same in all its segments."""
    cue: TimedCue | None
    begins_piece: bool = False
    """Whether a new piece of the mix begins with this segment."""


def stitch(
    script: Script, cast: Cast, takes: Iterable[Take], *, jingles: Jingles, pause_percent: int = 100
) -> Iterator[Segment]:
    """The whole mix, segment by segment. `takes` are one for each spoken cue of the script, in order. The jingles sound
    before the first cue, after the last, and before every section heading. MixingError when a take can't be resampled.
    """
    opening, takes = _opening(takes)
    rate_hz = next((take.sample_rate_hz for take in opening if take.samples), USUAL_SAMPLE_RATE_HZ)
    grid = FrameGrid(rate_hz)
    lead = grid.begin(_LEAD_FRAMES)
    shortest_cut = grid.begin(_SHORTEST_CUT_FRAMES) - grid.begin(1) // 2
    piece_frame = position = 0  # the frame where the piece begins, and the end of its sound so far, in samples of it
    before: Cue | None = None
    chaptered = any(cue.chapter for cue in script.cues)
    room = RoomTone()
    for cue, take in zip(script.spoken_cues, opening, strict=False):
        room.hear(take, cast.voice_of(cue.speaker).gain_db - HEADROOM_DB)  # the last one: the others have no pause
    for cue, take in zip(script.spoken_cues, takes, strict=True):
        jingle = _jingle_between(before, cue, jingles, chaptered=chaptered)
        if jingle:
            music = played(jingle, rate_hz)
            silence = Silence(_samples_in(AROUND_HEADING_MS, rate_hz) if before else 0)
            yield Segment(parts=(silence, music), sample_rate_hz=rate_hz, cue=None)
            position += silence.samples + music.samples
        wanted = _samples_in(_pause(before, cue, script.body, pause_percent) if before else LEAD_IN_MS, rate_hz)
        if before and before.number == cue.number and position > _LONGEST_PIECE_S * rate_hz:
            wanted = max(wanted, shortest_cut)  # an endless sentence is cut as well
        # A cue begins on a frame: the pause changes by 13 ms at most. So a piece with the same cues has the same
        # samples, wherever in the episode it is.
        frame = max(grid.nearest(position + wanted), grid.at_least(position))
        begin, cut = grid.begin(frame), False
        pause = room.pause(begin - position)
        if before and wanted >= shortest_cut and _ends_piece(before, cue, position / rate_hz):
            frames = frame - _LEAD_FRAMES
            pause = room.pause(grid.begin(frames) - position)
            yield Segment(parts=(pause,), sample_rate_hz=rate_hz, cue=None)
            piece_frame, begin, cut = piece_frame + frames, lead, True
        gain_db = cast.voice_of(cue.speaker).gain_db - HEADROOM_DB
        sound = _trimmed(at_rate(take, rate_hz), gain_db)
        position = begin + sound.samples
        start_ms, end_ms = (grid.ms(piece_frame) + 1000 * at / rate_hz for at in (begin, position))
        text_before = _text_before(before, cue, script.body)
        timed = _timed(cue, take, round(start_ms), round(end_ms), sound.begin_ms, text_before)
        yield Segment(
            parts=(Silence(lead) if cut else pause, sound), sample_rate_hz=rate_hz, cue=timed, begins_piece=cut
        )
        room.hear(take, gain_db)
        before = cue
    asked_ms = before.pause_ms if before else None
    end: list[Part] = [Silence(_samples_in(LEAD_OUT_MS if asked_ms is None else asked_ms, rate_hz))]
    for jingle in (jingles.named(before.sound) if before else None, jingles.outro):
        end += [played(jingle, rate_hz)] if jingle else []
    length = position + sum(part.samples for part in end)
    end.append(Silence(grid.begin(grid.at_least(length)) - length))
    yield Segment(parts=tuple(end), sample_rate_hz=rate_hz, cue=None)


def _jingle_between(before: Cue | None, cue: Cue, jingles: Jingles, *, chaptered: bool) -> Jingle | None:
    """The sound before a cue: the one that the script names, else the show's. In a script with chapters of its own the
    show's is heard before these, not before the headings in them."""
    if before is None:
        return jingles.intro
    if before.sound and before.number != cue.number:
        return jingles.named(before.sound)
    begins = bool(cue.chapter) and before.part == "body" if chaptered else _begins_section(before, cue)
    return jingles.between if begins else None


def _opening(takes: Iterable[Take]) -> tuple[list[Take], Iterator[Take]]:
    """The first takes, up to one with a pause inside, and an iterator over all takes. A pause tells the noise of the
    room; a title has none. After `_OPENING_TAKES` takes the search ends. A cue without words, such as a row of
    asterisks, has an empty take that no engine made."""
    later = iter(takes)
    first: list[Take] = []
    for take in later:
        first.append(take)
        if take.samples and (take.room_rms is not None or len(first) >= _OPENING_TAKES):
            break
    return first, chain(first, later)


def _ends_piece(before: Cue, cue: Cue, length_s: float) -> bool:
    """Whether a piece of this length ends between two cues. A hash of their words decides (content-defined chunking),
    so that after a change in the text the later pieces are soon the same as before."""
    if length_s < _SHORTEST_PIECE_S:
        return False
    chosen = zlib.crc32(f"{before.text}|{cue.text}".encode("utf-8", "replace")) % 2 == 0
    return chosen or length_s > _LONGEST_PIECE_S


def _samples_in(ms: int, sample_rate_hz: int) -> int:
    return ms * sample_rate_hz // 1000


def _begins_section(before: Cue, cue: Cue) -> bool:
    return cue.kind == "heading" and cue.part == before.part == "body" and before.kind != "heading"


def _pause(before: Cue, cue: Cue, body: str, percent: int) -> int:
    """The pause between two cues in ms. `percent` scales it, unless the script asks for it."""
    usual = pause_ms(before, cue, body)
    return usual if before.pause_ms is not None else usual * percent // 100


def _trimmed(take: Take, gain_db: float) -> Spoken:
    """A take without the quiet around it."""
    length_ms = round(take.duration_ms)
    lead_ms, tail_ms = (max(0, ms - LEFT_QUIET_MS) for ms in (take.quiet_before_ms, take.quiet_after_ms))
    if lead_ms + tail_ms >= length_ms:
        return Spoken(take, 0, 0, gain_db)
    return Spoken(take, lead_ms, length_ms - tail_ms, gain_db)


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
