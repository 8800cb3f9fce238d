"""What a feed quotes from an episode: a summary, and a soundbite to play alone."""

from collections.abc import Sequence

from podcaster.mixing.timeline import TimedCue

SUMMARY_CHARACTERS = 300
SHORTEST_SOUNDBITE_MS, LONGEST_SOUNDBITE_MS = 15_000, 60_000
"""Recommended by Podcasting 2.0 for <podcast:soundbite>."""


def summary_of(cues: Sequence[TimedCue]) -> str:
    """The first words of the article, at most `SUMMARY_CHARACTERS`."""
    text = ""
    for cue in cues:
        for word in cue.text.split() if cue.part == "body" and cue.kind != "heading" else ():
            if len(text) + len(word) >= SUMMARY_CHARACTERS:
                return text + "…"
            text = f"{text} {word}".strip()
    return text


def soundbite_of(cues: Sequence[TimedCue]) -> tuple[int, int] | None:
    """Start and length in ms of the longest quote of 15 to 60 s, None without one. Consecutive quotes of one speaker
    count as one quote."""
    best: tuple[int, int] | None = None
    run: list[TimedCue] = []
    for cue in (*cues, None):
        if cue is not None and cue.kind == "quote" and run and run[-1].speaker == cue.speaker:
            run.append(cue)
            continue
        for first in range(len(run)):
            length_ms = run[-1].end_ms - run[first].start_ms
            if SHORTEST_SOUNDBITE_MS <= length_ms <= LONGEST_SOUNDBITE_MS and (best is None or length_ms > best[1]):
                best = (run[first].start_ms, length_ms)
        run = [cue] if cue is not None and cue.kind == "quote" and cue.speaker else []
    return best
