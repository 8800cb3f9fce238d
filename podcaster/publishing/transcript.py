"""The transcript as WebVTT (W3C). Each caption names its speaker in a voice tag."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.mixing.times import format_timestamp
from podcaster.scripting.script import Speaker
from podcaster.scripting.sentences import sentences
from podcaster.system.lazy_regex import lazy_regex

LINE_CHARACTERS = 42
"""A caption has at most two lines of 42 characters, and lasts at most 7 s: Netflix Timed Text Style Guide, English."""
LONGEST_MS = 7000
RAW_CHARACTERS = 65
"""Apple Podcasts reads lines of at most 65 characters, with the voice tag."""
_VOICE_CHARACTERS = 34
"""Longest name in a voice tag. A longer one is cut."""
_FEWEST_LEFT_WORDS = 4
"""When fewer words would be left for the next caption, the words are divided equally between the two captions."""
NARRATOR, UNNAMED = "Narrator", "Speaker"
_CONTROLS = lazy_regex(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class _Token(NamedTuple):
    """A word with its punctuation and its time. A word longer than a line becomes several tokens."""

    text: str
    width: int
    """Its characters in the file."""
    start_ms: int
    end_ms: int
    ends_clause: bool


def webvtt(timeline: Timeline, speakers: Sequence[Speaker]) -> str:
    """The whole transcript, in the order of time. No word is lost and no two captions overlap.

    A cue is split into captions between sentences if they fit, else after a clause, else between words. A word longer
    than a line is split. A word that lasts longer than `LONGEST_MS` keeps its time.
    """
    names = {speaker.id: speaker.name for speaker in speakers}
    tags: dict[str | None, str] = {ident: f"<v {_voice(name)}>" for ident, name in names.items()}
    tags[None] = f"<v {NARRATOR}>"
    captions = [
        (cue, caption)
        for cue in timeline.cues
        for caption in _captions(cue, min(LINE_CHARACTERS, RAW_CHARACTERS - len(tags[cue.speaker])))
    ]
    parts = ["WEBVTT\n"]
    free_ms = 0
    for index, (cue, caption) in enumerate(captions):
        start_ms = max(free_ms, caption[0].start_ms)
        end_ms = caption[-1].end_ms
        if index + 1 < len(captions):
            end_ms = min(end_ms, captions[index + 1][1][0].start_ms)
        free_ms = max(end_ms, start_ms + 1)  # WebVTT does not allow a cue without a length
        tag = tags[cue.speaker]
        most = min(LINE_CHARACTERS, RAW_CHARACTERS - len(tag))
        lines = "\n".join(_escaped(line) for line in _lines(caption, most))
        parts.append(f"{format_timestamp(start_ms)} --> {format_timestamp(free_ms)}\n{tag}{lines}\n")
    return "\n".join(parts)


def _voice(name: str) -> str:
    """A name for a voice tag, escaped."""
    shown = name
    while len(_escaped(shown)) > _VOICE_CHARACTERS:
        shown = shown.rstrip("…")[:-1].rstrip() + "…"
    return _escaped(shown) or UNNAMED


def _captions(cue: TimedCue, most: int) -> Iterator[list[_Token]]:
    """The cue's words as captions: whole sentences together, a long sentence in parts. `most` is the number of
    characters in a line."""
    caption: list[_Token] = []
    for sentence in _sentence_tokens(cue, most):
        if caption and not _fits(caption + sentence, most):
            yield caption
            caption = []
        caption = caption + sentence
        while not _fits(caption, most):
            cut = _cut(caption, most)
            yield caption[:cut]
            caption = caption[cut:]
    if caption:
        yield caption


def _cut(tokens: Sequence[_Token], most_characters: int) -> int:
    """The number of tokens in the first caption: as many as fit, or up to the last end of a clause in the second half
    of these. `_FEWEST_LEFT_WORDS` is the rule for a short rest."""
    most = 1
    while most < len(tokens) and _fits(tokens[: most + 1], most_characters):
        most += 1
    if len(tokens) - most < _FEWEST_LEFT_WORDS:
        most = min(most, (len(tokens) + 1) // 2)
    for count in range(most, most // 2, -1):
        if tokens[count - 1].ends_clause:
            return count
    return most


def _fits(tokens: Sequence[_Token], most: int) -> bool:
    """Whether the tokens fit into one caption, in time and on two lines of `most` characters. A single token always
    fits."""
    if len(tokens) <= 1:
        return True
    if len(tokens) > LINE_CHARACTERS or tokens[-1].end_ms - tokens[0].start_ms > LONGEST_MS:
        return False
    characters = _length(tokens)
    if characters <= most or characters > 2 * most + 1:
        return characters <= most
    first = _on_first_line(tokens)
    return _length(tokens[:first]) <= most and _length(tokens[first:]) <= most


def _lines(tokens: Sequence[_Token], most: int) -> list[str]:
    """The tokens on one line if they fit, else on two lines of nearly equal length."""
    first = len(tokens) if _length(tokens) <= most else _on_first_line(tokens)
    return [" ".join(token.text for token in line) for line in (tokens[:first], tokens[first:]) if line]


def _on_first_line(tokens: Sequence[_Token]) -> int:
    """The number of tokens on the first of two lines, so that the longer one is as short as possible. One token makes
    one line."""
    ends = list(accumulate(len(token.text) + 1 for token in tokens))  # each with the space after it
    longer = [max(end, ends[-1] - end) for end in ends[:-1]]
    return longer.index(min(longer)) + 1 if longer else 1


def _length(tokens: Sequence[_Token]) -> int:
    """The characters of a line of these tokens in the file, with the spaces between them."""
    return sum(token.width for token in tokens) + len(tokens) - 1


def _width(text: str) -> int:
    """The characters of a text in the file: "&" is written as five."""
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def _sentence_tokens(cue: TimedCue, most: int) -> Iterator[list[_Token]]:
    """The tokens of each sentence of the cue. A token has the time of the timeline's words in it."""
    heard = [word for word in cue.words if word.char_end > word.char_start]
    position, now_ms = 0, cue.start_ms
    for first, last in sentences(cue.text):
        tokens = []
        for start, end in _spans(cue.text, first, last, most):
            while position < len(heard) and heard[position].char_end <= start:
                position += 1
            last_heard = position
            while last_heard < len(heard) and heard[last_heard].char_start < end:
                last_heard += 1
            if last_heard > position:
                start_ms, end_ms = heard[position].start_ms, heard[last_heard - 1].end_ms
            elif heard:
                start_ms = end_ms = now_ms  # a dash between spaces: shown with the word before it
            else:
                length_ms = cue.end_ms - cue.start_ms
                start_ms = cue.start_ms + length_ms * start // len(cue.text)
                end_ms = cue.start_ms + length_ms * end // len(cue.text)
            start_ms = max(now_ms, start_ms)
            now_ms = max(start_ms, end_ms)
            text = _CONTROLS.sub("", cue.text[start:end])
            if text:
                ends_clause = text.rstrip("\"'”’»)").endswith((",", ";", ":", "—", "–", ".", "!", "?", "…"))
                tokens.append(_Token(text, _width(text), start_ms, now_ms, ends_clause))
        if tokens:
            yield tokens


def _spans(text: str, first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """The character ranges of the words between `first` and `last`. Words longer than a line are split."""
    for found in re.compile(r"\S+").finditer(text, first, last):
        start = found.start()
        while start < found.end():
            end = min(start + most, found.end())
            while end > start + 1 and _width(text[start:end]) > most:
                end -= 1
            yield start, end
            start = end


def _escaped(text: str) -> str:
    """`text` escaped for WebVTT, so that it can't be read as markup or as a time."""
    line = _CONTROLS.sub(" ", text).strip()
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
