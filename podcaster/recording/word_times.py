"""From an engine's marks to the time of every written word."""

from bisect import bisect_right

from podcaster.recording.engines.base import Speech
from podcaster.recording.spoken import SpokenText
from podcaster.recording.take import Word
from podcaster.system.lazy_regex import lazy_regex

WORD = lazy_regex(r"\w(?:\S*\w)?")
"""A written word: the characters between white space, without the punctuation at both ends."""
SILENCE_PEAK = 150
"""Largest sample value of silence: about 1 % of the peak of speech. Between words, samples are zero or nearly zero."""


def time_words(written: str, said: SpokenText, speech: Speech) -> tuple[Word, ...]:
    """The time of each written word, in order and without overlaps.

    A word lasts until the pause after it, or until the next word. When the engine reports several words as one, as
    espeak does with "in the", they share the time in proportion to their letters."""
    spans = [match.span() for match in WORD.finditer(written)]
    marked = _marks_of_words(spans, said, speech)
    pauses = sorted(mark.sample for mark in speech.marks or () if mark.char is None)
    reported = sorted(marked)
    samples = memoryview(speech.pcm).cast("h")
    timed: list[Word] = []
    for k, following in zip(reported, [*reported[1:], None], strict=True):
        begin, last = marked[k]
        limit = len(speech.pcm) // 2 if following is None else marked[following][0]
        pause = bisect_right(pauses, last)
        end = min(limit, pauses[pause]) if pause < len(pauses) else limit
        end = _end_of_sound(samples, last, end, step=speech.sample_rate_hz // 100)
        timed += _share(spans[k:following], begin, end, speech.sample_rate_hz)
    return tuple(timed)


def _marks_of_words(spans: list[tuple[int, int]], said: SpokenText, speech: Speech) -> dict[int, tuple[int, int]]:
    """For each written word that the engine reported, the samples of its first and its last mark. The first word is
    always included."""
    starts = [start for start, _ in spans]
    marked: dict[int, tuple[int, int]] = {}
    latest = 0
    for mark in speech.marks or ():
        if mark.char is None or mark.char >= len(said.origins):
            continue
        word = max(0, bisect_right(starts, said.origins[mark.char]) - 1)
        if word < latest:
            continue  # reported out of order; the word has its time already
        latest = word
        first, _ = marked.get(word, (mark.sample, 0))
        marked[word] = (first, mark.sample)
    if spans and 0 not in marked:
        marked[0] = (0, 0)
    return marked


def _end_of_sound(samples: memoryview, begin: int, end: int, step: int) -> int:
    """Where the sound between two samples ends. Engines mark the end of a clause after the pause that follows it."""
    while end - step > begin:
        last = samples[end - step : end]
        if max(last) >= SILENCE_PEAK or min(last) <= -SILENCE_PEAK:
            break
        end -= step
    return end


def _share(spans: list[tuple[int, int]], begin: int, end: int, sample_rate_hz: int) -> list[Word]:
    """The times of words that share a range of samples in proportion to their letters."""
    letters = sum(stop - start for start, stop in spans)
    edges = [begin]
    passed = 0
    for start, stop in spans:
        passed += stop - start
        edges.append(begin + (end - begin) * passed // letters)
    edges_ms = [round(1000 * edge / sample_rate_hz) for edge in edges]
    return [
        Word(start_ms=edges_ms[k], end_ms=edges_ms[k + 1], char_start=start, char_end=stop)
        for k, (start, stop) in enumerate(spans)
    ]
