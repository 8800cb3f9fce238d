"""Excerpts of an episode for the feed: a summary, and a soundbite to play alone."""

from collections.abc import Sequence

from podcaster.mixing.episode import Episode
from podcaster.mixing.timeline import TimedCue
from podcaster.scripting.sentences import sentences

SUMMARY_CHARACTERS = 300
PULL_QUOTE_CHARACTERS = 150
_FEWEST_PULL_QUOTE_WORDS = 8
SHORTEST_SOUNDBITE_MS, LONGEST_SOUNDBITE_MS = 15_000, 60_000
"""Recommended by Podcasting 2.0 for <podcast:soundbite>."""


def description_of(episode: Episode) -> str:
    """What an episode is about: the words of the person who made it, else the article's first sentences."""
    return episode.description or summary_of(episode.timeline.cues)


def summary_of(cues: Sequence[TimedCue]) -> str:
    """The article's first sentences, at most `SUMMARY_CHARACTERS`. A longer first sentence is cut between words, with
    "…" at its end."""
    text, whole = "", True
    for cue in cues:
        for word in cue.text.split() if cue.part == "body" and cue.kind != "heading" else ():
            if len(text) + len(word) >= SUMMARY_CHARACTERS:
                whole = False
                break
            text = f"{text} {word}".strip()
        if not whole:
            break
    if whole:
        return text
    ends = [end for _, end in sentences(text)][:-1]  # the last sentence may have been cut
    return text[: ends[-1]].strip() if ends else f"{text}…"


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


def pull_quote(episode: Episode) -> tuple[str, str]:
    """Words for the share picture and the name of who says them: the first quote of some length, cut to
    `PULL_QUOTE_CHARACTERS` between words. Without one, the first words of the article and no name."""
    names = {speaker.id: speaker.name for speaker in episode.speakers}
    for cue in episode.timeline.cues:
        said = cue.text.strip().strip('"“”„«»‘’').rstrip(",").split()
        if cue.kind == "quote" and cue.speaker and cue.part == "body" and len(said) >= _FEWEST_PULL_QUOTE_WORDS:
            return f"“{_cut(said)}”", names[cue.speaker]
    return _cut(description_of(episode).split()), ""


def _cut(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        if len(text) + len(word) >= PULL_QUOTE_CHARACTERS:
            return text.rstrip(",;:–—") + "…"
        text = f"{text} {word}".lstrip()
    return text
