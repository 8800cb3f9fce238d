"""What is wrong with an episode's files: do they hold the same words, and is each word heard in the audio?"""

from array import array
from collections.abc import Iterator
from pathlib import Path

from podcaster.doctor.finding import Finding, finding_of
from podcaster.errors import PodcasterError
from podcaster.mixing.containers import audio_endings
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import MP3
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.mixing.timeline_file import read_episode
from podcaster.pipeline.script_source import read_script_file
from podcaster.publishing.agreement import letters_in, spoken_letters
from podcaster.system.ffmpeg import TO_PIPE, FfmpegRuns
from podcaster.system.user_files import read_regular, read_text

RATE_HZ = 22_050
LENGTH_TOLERANCE_MS = 60
"""Largest difference between the lengths of the audio and of the timeline."""
LEAST_WORD_PEAK = 400
"""Sample value, of 32,768. At -16 LUFS the peak of every word is higher, and decoded silence is lower."""
WORD_EDGE_MS = 15
"""A word may be heard this much before and after its time."""
PAUSE_MS = 150
"""Shorter pauses are not checked: the end of the word before may be heard in them."""
LOUDEST_IN_PAUSE = 0.25
"""Highest peak in a pause, as a share of the cue's peak."""
_DECODE_TIMEOUT_S = 600
_ADVICE = "build that episode again"


def inspect_episode(folder: Path) -> Iterator[Finding]:
    """What is wrong with the episode in a folder."""
    where = folder.name
    try:
        episode = read_episode(folder, endings=audio_endings())
        if episode is None:
            advice = f"{_ADVICE}, or remove its folder to take it out of the feed"
            what = "its audio or its timeline is missing"
            yield Finding(rule="episode-missing", where=where, what=what, advice=advice)
            return
        yield from _words(episode)
        decoded = [(audio.suffix, _decoded(audio)) for audio in episode.audio]
    except PodcasterError as error:
        yield finding_of(error, rule="episode-broken", where=where, advice=_ADVICE)
        return
    except (OSError, UnicodeDecodeError) as error:
        yield Finding(rule="episode-broken", where=where, what=" ".join(str(error).split()), advice=_ADVICE)
        return
    for ending, samples in decoded:
        yield from _sound(where if ending == MP3 else f"{where}{ending}", episode.timeline, samples)


def _words(episode: Episode) -> Iterator[Finding]:
    """Script, timeline and transcript must have the same letters and digits. The script lacks the show's announcements,
    which are in the timeline; its labels are not spoken."""
    where, timeline = episode.slug, episode.timeline
    spoken = letters_in("".join(cue.text for cue in timeline.cues))
    if spoken_letters(read_text(episode.folder.webvtt)) != spoken:
        what = "the words of the transcript are not those of the timeline"
        yield Finding(rule="words-differ", where=where, what=what, advice=_ADVICE)
    script = episode.folder.script
    written = read_script_file(str(script), read_regular(script)) if script.exists() else None
    if written is not None and letters_in("".join(cue.text for cue in written[1].spoken_cues)) not in spoken:
        what = "the words of the script are not those of the timeline"
        yield Finding(rule="words-differ", where=where, what=what, advice=_ADVICE)
    for cue in timeline.cues:
        timed = letters_in("".join(cue.text[word.char_start : word.char_end] for word in cue.words))
        if cue.words and timed != letters_in(cue.text):
            what = f"cue {cue.number} has a word without a time"
            yield Finding(rule="words-differ", where=where, what=what, advice=_ADVICE)


def _sound(where: str, timeline: Timeline, samples: "array[int]") -> Iterator[Finding]:
    length_ms = 1000 * len(samples) / RATE_HZ
    if abs(length_ms - timeline.duration_ms) > LENGTH_TOLERANCE_MS:
        what = f"its audio lasts {length_ms / 1000:.1f} s, its timeline {timeline.duration_ms / 1000:.1f} s"
        yield Finding(rule="audio-length", where=where, what=what, advice=_ADVICE)
    for cue in timeline.cues:
        yield from _cue(where, cue, samples)
    chapters = {chapter.start_ms for chapter in timeline.chapters}  # a jingle may precede a chapter
    for cue, following in zip(timeline.cues, timeline.cues[1:], strict=False):
        begin, end = cue.end_ms, following.start_ms
        if end - begin < PAUSE_MS or any(begin <= start <= end for start in chapters):
            continue
        if not _is_quiet(samples, begin, end, _peak(samples, cue.start_ms, cue.end_ms)):
            what = f"something is heard at {begin / 1000:.1f} s, in the pause after it"
            yield Finding(rule="sound-elsewhere", where=f"{where}, cue {cue.number}", what=what, advice=_ADVICE)


def _cue(where: str, cue: TimedCue, samples: "array[int]") -> Iterator[Finding]:
    """The first word of a cue that is not heard, and the first pause in it that is not quiet."""
    loudest = _peak(samples, cue.start_ms, cue.end_ms)
    for word in cue.words:
        if _peak(samples, word.start_ms - WORD_EDGE_MS, word.end_ms + WORD_EDGE_MS) < LEAST_WORD_PEAK:
            what = f"{cue.text[word.char_start : word.char_end]!r} is not heard at {word.start_ms / 1000:.1f} s"
            yield Finding(rule="word-unheard", where=f"{where}, cue {cue.number}", what=what, advice=_ADVICE)
            break
    for word, following in zip(cue.words, cue.words[1:], strict=False):
        if following.start_ms - word.end_ms < PAUSE_MS:
            continue
        if not _is_quiet(samples, word.end_ms, following.start_ms, loudest):
            what = f"something else is heard at {word.end_ms / 1000:.1f} s, where a pause should be"
            yield Finding(rule="sound-elsewhere", where=f"{where}, cue {cue.number}", what=what, advice=_ADVICE)
            break


def _is_quiet(samples: "array[int]", begin_ms: int, end_ms: int, loudest: int) -> bool:
    """Whether a pause is quiet, next to speech whose peak is `loudest`."""
    return _peak(samples, begin_ms + 3 * WORD_EDGE_MS, end_ms - 3 * WORD_EDGE_MS) <= LOUDEST_IN_PAUSE * loudest


def _peak(samples: "array[int]", start_ms: int, end_ms: int) -> int:
    part = samples[max(0, start_ms * RATE_HZ // 1000) : max(0, end_ms * RATE_HZ // 1000)]
    return max(max(part), -min(part)) if part else 0


def _decoded(audio: Path) -> "array[int]":
    command = ["-v", "error", "-nostdin", "-i", f"file:{audio}", "-map", "0:a:0", "-f", "s16le", "-ac", "1"]
    samples, _ = FfmpegRuns().run([*command, "-ar", str(RATE_HZ), *TO_PIPE], patience_s=_DECODE_TIMEOUT_S)
    return array("h", samples)
