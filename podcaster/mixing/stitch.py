"""Joining takes with pydub: trimmed, levelled, faded against clicks, pauses between, in one pass over the sound."""

import warnings
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from podcaster.casting.voice import Cast
from podcaster.mixing.jingles import SAMPLE_RATE_HZ, Jingles
from podcaster.mixing.pauses import AROUND_HEADING_MS, LEAD_IN_MS, LEAD_OUT_MS, pause_ms
from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Take, Word
from podcaster.scripting.script import Cue, Script

with warnings.catch_warnings():
    # pydub looks for ffmpeg on the PATH when imported and warns when there is none; it needs none for raw samples.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

SILENCE_DBFS = -50.0
FRAME_SAMPLES = 576
"""Of the mix in one frame of the MP3, which has twice the rate."""
_LEAD_SAMPLES = 5 * FRAME_SAMPLES
"""Silence a piece begins with: with it the encoder has nothing to say of what was before."""
_SHORTEST_CUT_SAMPLES = _LEAD_SAMPLES + 5 * FRAME_SAMPLES - FRAME_SAMPLES // 2
_SHORTEST_PIECE_S, _LONGEST_PIECE_S = 20, 50
FADE_MS = 3
"""At both ends of a take, against clicks."""
_LONGEST_TAIL_MS = 1_000
LEFT_QUIET_MS = 10
"""Quiet left at both ends of a take when it is trimmed, so that soft consonants stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of the mix, in order: a cue with its pause before it, or the quiet at the end."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples at `SAMPLE_RATE_HZ`."""
    cue: TimedCue | None
    cut: int | None = None
    """The sample of this stretch with which a new piece of the mix begins, if one does."""


def stitch(
    script: Script, cast: Cast, takes: Iterable[Take], *, jingles: Jingles, pause_percent: int = 100
) -> Iterator[Stretch]:
    """The whole mix, piece by piece. `takes` come in the order of the script's cues, one each; `jingles` sound before,
    behind and ahead of every section heading."""
    # Levels are only ever lowered: takes may use the full scale already.
    loudest_db = max(voice.gain_db for voice in (cast.narrator, *(role.voice for role in cast.roles)))
    position = piece_start = 0
    before: Cue | None = None
    for cue, take in zip(script.spoken_cues, takes, strict=True):
        music = jingles.intro if before is None else jingles.between if _begins_section(before, cue) else b""
        if music:
            around = _silence(_samples_in(AROUND_HEADING_MS) if before else 0)
            yield Stretch(pcm=around + music, cue=None)
            position += (len(around) + len(music)) // 2
        pause = _samples_in(_pause(before, cue, script.body, pause_percent) if before else LEAD_IN_MS)
        cut = None
        if before and pause >= _SHORTEST_CUT_SAMPLES and _ends_piece(before, cue, position - piece_start):
            pause = _on_frame(position, pause)
            cut, piece_start = pause - _LEAD_SAMPLES, position + pause - _LEAD_SAMPLES
        voice = cast.voice_of(cue.speaker)
        sound, trimmed_ms = _trimmed(_segment(take))
        pcm = _without_clicks(sound.apply_gain(voice.gain_db - loudest_db).raw_data)
        start = position + pause
        position = start + len(pcm) // 2
        timed = _timed(cue, take, start, position, trimmed_ms)
        yield Stretch(pcm=_silence(pause) + pcm, cue=timed, cut=cut)
        before = cue
    asked_ms = before.pause_ms if before else None
    end = _silence(_samples_in(LEAD_OUT_MS if asked_ms is None else asked_ms)) + jingles.outro
    last = -(position + len(end) // 2) % FRAME_SAMPLES
    yield Stretch(pcm=end + _silence(last), cue=None)


def _ends_piece(before: Cue, cue: Cue, samples: int) -> bool:
    """Whether a piece may end between two cues. Their words decide, so that after a change in the text the pieces that
    follow are soon those they were."""
    if samples < _SHORTEST_PIECE_S * SAMPLE_RATE_HZ:
        return False
    chosen = zlib.crc32(f"{before.text}|{cue.text}".encode("utf-8", "replace")) % 2 == 0
    return chosen or samples > _LONGEST_PIECE_S * SAMPLE_RATE_HZ


def _on_frame(position: int, pause: int) -> int:
    """The pause, at most 13 ms longer or shorter, so that a frame begins `_LEAD_SAMPLES` before its end."""
    beyond = (position + pause - _LEAD_SAMPLES) % FRAME_SAMPLES
    return pause - beyond if 2 * beyond <= FRAME_SAMPLES else pause - beyond + FRAME_SAMPLES


def _silence(samples: int) -> bytes:
    return bytes(2 * samples)


def _samples_in(ms: int) -> int:
    return ms * SAMPLE_RATE_HZ // 1000


def _begins_section(before: Cue, cue: Cue) -> bool:
    return cue.kind == "heading" and cue.part == before.part == "body" and before.kind != "heading"


def _pause(before: Cue, cue: Cue, body: str, percent: int) -> int:
    """What a script asks for stays as it is; the usual pauses are as long as the show wants them."""
    usual = pause_ms(before, cue, body)
    return usual if before.pause_ms is not None else usual * percent // 100


def _segment(take: Take) -> AudioSegment:
    sound = AudioSegment(data=take.pcm, sample_width=2, frame_rate=take.sample_rate_hz, channels=1)
    return sound.set_frame_rate(SAMPLE_RATE_HZ)


def _trimmed(sound: AudioSegment) -> tuple[AudioSegment, int]:
    """The sound without the quiet that the engine put around it, and the milliseconds taken from its start."""
    lead = max(0, detect_leading_silence(sound, SILENCE_DBFS) - LEFT_QUIET_MS)
    end = sound[max(0, len(sound) - _LONGEST_TAIL_MS) :]
    tail = detect_leading_silence(end.reverse(), SILENCE_DBFS)
    if tail >= len(end):  # quiet for longer than engines are: look at all of it
        tail = detect_leading_silence(sound.reverse(), SILENCE_DBFS)
    tail = max(0, tail - LEFT_QUIET_MS)
    if lead + tail >= len(sound):
        return sound[:0], 0
    return sound[lead : len(sound) - tail], lead


def _without_clicks(pcm: bytes) -> bytes:
    """The samples with both ends faded. pydub's fades shorter than 100 ms multiply sample by sample, each in a call of
    its own: of all that joining takes that was the longest."""
    edge = FADE_MS * SAMPLE_RATE_HZ // 1000
    samples = array("h", pcm)
    if len(samples) <= 2 * edge:
        return pcm
    for k in range(edge):
        samples[k] = samples[k] * k // edge
        samples[-1 - k] = samples[-1 - k] * k // edge
    return samples.tobytes()


def _timed(cue: Cue, take: Take, start: int, end: int, trimmed_ms: int) -> TimedCue:
    """The cue with its words where they are heard; no word starts before its cue or ends after it."""
    start_ms, end_ms = _ms(start), _ms(end)

    def heard_ms(in_take_ms: int) -> int:
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
                start_ms=heard_ms(word.start_ms),
                end_ms=heard_ms(word.end_ms),
                char_start=word.char_start,
                char_end=word.char_end,
            )
            for word in take.words
        ),
    )


def _ms(samples: int) -> int:
    return round(1000 * samples / SAMPLE_RATE_HZ)
