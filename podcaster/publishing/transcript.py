"""The transcript as WebVTT (W3C). Each caption names its speaker in a voice tag."""

from bisect import bisect_left
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
_WORD = lazy_regex(r"\S+")
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
        lines = "\n".join(_escaped(line) for line in _Row(caption, most).lines())
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
    words: list[_Token] = []
    sentence_ends = []
    for sentence in _sentence_tokens(cue, most):
        words += sentence
        sentence_ends.append(len(words))
    row = _Row(words, most)
    first = last = 0
    for end in sentence_ends:
        if last > first and not row.fits(first, end):
            yield words[first:last]
            first = last
        last = end
        while not row.fits(first, last):
            cut = row.cut(first, last)
            yield words[first:cut]
            first = cut
    if last > first:
        yield words[first:last]


class _Row:
    """The tokens of a cue, with the lengths of all ranges of them. `most` is the number of characters in a line."""

    def __init__(self, tokens: Sequence[_Token], most: int) -> None:
        self._tokens = tokens
        self._most = most
        # Each token with the space after it: as it is in the file, and as it is read.
        self._in_file = [0, *accumulate(token.width + 1 for token in tokens)]
        self._read = [0, *accumulate(len(token.text) + 1 for token in tokens)]

    def fits(self, first: int, last: int) -> bool:
        """Whether tokens fit into one caption, in time and on two lines. A single token always fits."""
        if last - first <= 1:
            return True
        tokens = self._tokens
        if last - first > LINE_CHARACTERS or tokens[last - 1].end_ms - tokens[first].start_ms > LONGEST_MS:
            return False
        characters = self._length(first, last)
        if characters <= self._most or characters > 2 * self._most + 1:
            return characters <= self._most
        second = self._second_line(first, last)
        return self._length(first, second) <= self._most and self._length(second, last) <= self._most

    def cut(self, first: int, last: int) -> int:
        """Where the first caption ends: after as many tokens as fit, or after the last end of a clause in the second
        half of these. `_FEWEST_LEFT_WORDS` is the rule for a short rest."""
        most = 1
        while most < last - first and self.fits(first, first + most + 1):
            most += 1
        if last - first - most < _FEWEST_LEFT_WORDS:
            most = min(most, (last - first + 1) // 2)
        for count in range(most, most // 2, -1):
            if self._tokens[first + count - 1].ends_clause:
                return first + count
        return first + most

    def lines(self) -> list[str]:
        """All tokens on one line if they fit, else on two lines of nearly equal length."""
        last = len(self._tokens)
        second = last if self._length(0, last) <= self._most else self._second_line(0, last)
        lines = (self._tokens[:second], self._tokens[second:])
        return [" ".join(token.text for token in line) for line in lines if line]

    def _second_line(self, first: int, last: int) -> int:
        """The token that begins the second of two lines, so that the longer one is as short as possible. One token
        makes one line."""
        read = self._read
        middle = read[first] + (read[last] - read[first]) / 2
        second = bisect_left(read, middle, first + 1, last)  # the first place where the first line is the longer one
        if second == last or (second - 1 > first and read[last] - read[second - 1] <= read[second] - read[first]):
            second -= 1
        return max(second, first + 1)

    def _length(self, first: int, last: int) -> int:
        """The characters of a line of these tokens in the file, with the spaces between them."""
        return self._in_file[last] - self._in_file[first] - 1


_WIDEST = 5
"""The most characters that one character is in the file."""


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
            text = cue.text[start:end]
            text = text if text.isprintable() else _CONTROLS.sub("", text)
            if text:
                ends_clause = text.rstrip("\"'”’»)").endswith((",", ";", ":", "—", "–", ".", "!", "?", "…"))
                tokens.append(_Token(text, _width(text), start_ms, now_ms, ends_clause))
        if tokens:
            yield tokens


def _spans(text: str, first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """The character ranges of the words between `first` and `last`. Words longer than a line are split."""
    for found in _WORD.finditer(text, first, last):
        start, word_end = found.span()
        if (word_end - start) * _WIDEST <= most:
            yield start, word_end
            continue
        while start < word_end:
            end = min(start + most, word_end)
            while end > start + 1 and _width(text[start:end]) > most:
                end -= 1
            yield start, end
            start = end


def _escaped(text: str) -> str:
    """`text` escaped for WebVTT, so that it can't be read as markup or as a time."""
    line = _CONTROLS.sub(" ", text).strip()
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
