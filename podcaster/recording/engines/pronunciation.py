"""From spoken text to the phonemes that Kokoro and hibari were trained on, with the place of each word in the text.

The pronunciations are misaki's (US and GB English lexicons and rules), as the package hibari-tts ships them. The
alphabet is Kokoro's published vocabulary of 114 symbols.
"""

import functools
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import accumulate

from podcaster.recording.engines.pronunciation_data import g2p
from podcaster.recording.ipa import stress_before_vowels, with_possessive
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_PAUSES = frozenset(";:,.!?—…")
_AS_LONG = str.maketrans({"[": "(", "]": ")", "\n": " ", "\t": " ", "\xa0": " ", "‘": "'", "’": "'", "`": "'"})
"""In hibari's markup, square brackets contain phonemes. Every replacement keeps the length of the text."""
_LONG_VOWELS = frozenset("ɑɔɜɛ")
"""Vowels of which British English has a long and a short one. The others differ in more than their length."""
_FINAL_SCHWA, _FINAL_R = lazy_regex(r"əz?\W*$"), lazy_regex(r"re?d?(?:[’']?s)?$")
_AMERICAN = str.maketrans({"Q": "O", "ɒ": "ɑ", "a": "æ"})
_KOKORO_SYMBOLS = (
    *(("eɪ", "A"), ("aɪ", "I"), ("ɔɪ", "Y"), ("oʊ", "Q"), ("əʊ", "Q"), ("aʊ", "W")),
    *(("tʃ", "ʧ"), ("dʒ", "ʤ"), ("g", "ɡ"), ("r", "ɹ"), ("ɚ", "əɹ"), ("ɝ", "ɜɹ"), ("x", "k"), ("e", "ɛ")),
)
_VOWELS = "AIOQWYiɪɛæaɑɒɔoʊuʌəɜᵻɐ"
_A_VOWEL = lazy_regex(f"[{_VOWELS}]")
_SILENT_R = lazy_regex(f"([ɛʊɜɔɑ]?)ɹ(?! ?[ˈˌ]?[{_VOWELS}])")
"""An r that British voices do not say, with the vowel that it changes."""
_FOR_SILENT_R = {"": "", "ʊ": "ʊə", "ɛ": "ɛː", "ɜ": "ɜː", "ɔ": "ɔː", "ɑ": "ɑː"}
_WORD = lazy_regex(r"\w(?:.*\w)?")
_SENTENCE_END = lazy_regex(r"[.!?…]+[\"'”’)\]]*\s+")
_CLAUSE_END = lazy_regex(r"[,;:—–][\"'”’)\]]*\s+")


class PhonemeWord(Record, frozen=True, kw_only=True):
    """A word and the place of its first phoneme."""

    phoneme: int
    """Index into the phrase's phonemes."""
    char_start: int
    char_end: int
    """The range of its characters in the whole text; the end is exclusive."""


class Phrase(Record, frozen=True, kw_only=True):
    """A sentence, or a part of a sentence that is too long for the model."""

    phonemes: str
    words: tuple[PhonemeWord, ...]
    pauses: tuple[int, ...]
    """Indices of the phonemes that are punctuation."""


def pronounce(
    text: str, *, british: bool, most_phonemes: int, known: Sequence[tuple[str, str]] = ()
) -> Iterator[Phrase]:
    """The phrases of a text, each with at most `most_phonemes` symbols. Phrases without a word are left out.

    `known` are pairs of a word or phrase of the text, and its pronunciation in IPA."""
    reader = _Reader(text.translate(_AS_LONG), british, most_phonemes, known)
    for start, end in reader.cut(0, len(reader.text), _SENTENCE_END):
        yield from reader.phrases(start, end)


def kokoro_symbols(ipa: str, *, british: bool) -> str:
    """A pronunciation in IPA in Kokoro's alphabet: one symbol for a diphthong, and stress before the vowel. British
    voices do not say an r before a consonant or a pause."""
    symbols = stress_before_vowels(ipa)
    for usual, ours in _KOKORO_SYMBOLS:
        symbols = symbols.replace(usual, ours)
    if british:
        symbols = _SILENT_R.sub(lambda found: _FOR_SILENT_R[found[1]], symbols).replace("æ", "a")
    else:
        symbols = symbols.replace("ː", "").replace("Q", "O").replace("ɒ", "ɑ")
    if "ˈ" not in symbols:  # a word without stress is swallowed
        symbols = _A_VOWEL.sub(r"ˈ\g<0>", symbols, count=1)
    return symbols


def in_american_symbols(phrase: Phrase, text: str) -> Phrase:
    """A British phrase of a text in the symbols of a model that was trained only on American English.

    That model does not know the mark of a long vowel, and what a long vowel would lose with it is heard as another one:
    "part" as "pot", "four" as "far". So the vowel gets the r that is written after it, or it is doubled. Of 99 words
    with many such vowels, Whisper base then misheard 7 instead of 30. Final r's stay silent. The vowel of "half" and
    "chance" would be heard as "hough" and "chawns": it becomes that of "cat", as in the north of England. Of 219 words
    with many of them, 4 instead of 20 are misheard.
    """
    begins = [word.phoneme for word in phrase.words]
    silent = [_silent_rs(phrase, number, text) for number in range(len(phrase.words))]
    phonemes: list[str] = []
    moved: list[int] = []
    for index, symbol in enumerate(phrase.phonemes):
        moved.append(len(phonemes))
        if symbol != "ː":
            phonemes.append(symbol.translate(_AMERICAN))
        elif phonemes and phonemes[-1] in _LONG_VOWELS:
            word = bisect_right(begins, index) - 1
            if phonemes[-1] == "ɑ" and word >= 0 and _has_short_a(_written(phrase, word, text)):
                phonemes[-1] = "æ"
            elif word >= 0 and silent[word] > 0:
                silent[word] -= 1
                phonemes.append("ɹ")
            else:
                phonemes.append(phonemes[-1])
    return Phrase(
        phonemes="".join(phonemes),
        words=tuple(replace(word, phoneme=moved[word.phoneme]) for word in phrase.words),
        pauses=tuple(moved[pause] for pause in phrase.pauses),
    )


def _written(phrase: Phrase, number: int, text: str) -> str:
    word = phrase.words[number]
    return text[word.char_start : word.char_end].lower()


@functools.lru_cache(4096)
def _has_short_a(word: str) -> bool:
    """Whether American English says a word with the vowel of "cat" and without that of "father"."""
    converter = g2p(british=False)
    said = "".join(token.phonemes or "" for token in converter.phonemize_tokens(converter.tokenize(word)))
    return "æ" in said and "ɑ" not in said


def _silent_rs(phrase: Phrase, number: int, text: str) -> int:
    """How many r's of a word come after long vowels and are not said: one in "part", none in "France" or "rather"."""
    word = phrase.words[number]
    end = phrase.words[number + 1].phoneme if number + 1 < len(phrase.words) else len(phrase.phonemes)
    said = phrase.phonemes[word.phoneme : end]
    written = _written(phrase, number, text)
    final = _FINAL_SCHWA.search(said) is not None and _FINAL_R.search(written) is not None
    return len(re.findall("r+", written)) - said.count("ɹ") - final


def phoneme_ids(phonemes: str) -> list[int]:
    """The id of each phoneme in the vocabulary, with the padding 0 at both ends."""
    vocabulary = _vocabulary()
    return [0, *(vocabulary[symbol] for symbol in phonemes), 0]


class _Reader:
    """Turns parts of a text into phrases."""

    def __init__(self, text: str, british: bool, most: int, known: Sequence[tuple[str, str]]) -> None:
        self.text = text
        self._british = british
        self._most = most
        self._known = {word: kokoro_symbols(phonemes, british=british) for word, phonemes in known}
        longest_first = sorted(map(re.escape, self._known), key=len, reverse=True)
        self._words = re.compile(rf"(?<!\w)({'|'.join(longest_first)})('s)?(?!\w)") if known else None
        spans = [found.span() for found in self._words.finditer(text)] if self._words else []
        self._within_known = {place for first, end in spans for place in range(first, end - 1)}
        """The places in the text at which a known word or phrase would be cut: "Mr. Xi" has no end of a sentence."""

    def phrases(self, start: int, end: int) -> Iterator[Phrase]:
        """The phrases of a part of the text. A part that is too long for the model is cut, at a clause if possible."""
        phrase = self._phrase(start, end)
        if len(phrase.phonemes) <= self._most:
            if phrase.words:
                yield phrase
            return
        for pattern in (_CLAUSE_END, re.compile(r"\s+")):
            parts = list(self.cut(start, end, pattern))
            if len(parts) > 1:
                middle = min(range(1, len(parts)), key=lambda k: abs(parts[k][0] - (start + end) // 2))
                yield from self.phrases(start, parts[middle][0])
                yield from self.phrases(parts[middle][0], end)
                return
        middle = (start + end) // 2  # a single word that is too long for the model
        yield from self.phrases(start, middle)
        yield from self.phrases(middle, end)

    def cut(self, start: int, end: int, boundary: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The ranges between the boundaries, with exclusive ends. Each includes the white space after it."""
        at = start
        for found in boundary.finditer(self.text, start, end):
            if found.end() < end and found.start() not in self._within_known:
                yield at, found.end()
                at = found.end()
        yield at, end

    def _phrase(self, start: int, end: int) -> Phrase:
        converter = g2p(self._british)
        tokens = converter.phonemize_tokens(converter.tokenize(self._marked(start, end)))
        vocabulary = _vocabulary()
        phonemes: list[str] = []
        words: list[PhonemeWord] = []
        pauses: list[int] = []
        at = start
        for token in tokens:
            found = self.text.find(token.text, at, end)
            if found >= 0:
                at = found
            symbols = [symbol for symbol in token.phonemes or "" if symbol in vocabulary]
            word = _WORD.search(token.text)
            if word is None:  # a sign is a pause or silent: its name is not said
                symbols = [symbol for symbol in symbols if not symbol.isalpha()]
                if any(symbol in _PAUSES for symbol in symbols):
                    pauses.append(len(phonemes))
            elif symbols:
                words.append(PhonemeWord(phoneme=len(phonemes), char_start=at + word.start(), char_end=at + word.end()))
            at += len(token.text)
            phonemes += symbols
            if token.whitespace and phonemes and phonemes[-1] != " ":
                phonemes.append(" ")
        return Phrase(phonemes="".join(phonemes).rstrip(), words=tuple(words), pauses=tuple(pauses))

    def _marked(self, start: int, end: int) -> str:
        """A part of the text, with the known phonemes in hibari's markup. The text itself has no square brackets."""
        part = self.text[start:end]
        if self._words is None:
            return part
        return self._words.sub(lambda found: f"[{found.group()}](/{self._said(*found.groups())}/)", part)

    def _said(self, word: str, possessive: str | None) -> str:
        phonemes = self._known[word]
        return with_possessive(phonemes) if possessive else phonemes


@functools.cache
def _vocabulary() -> dict[str, int]:
    text = files("hibari").joinpath("assets", "vocab.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def phoneme_units(lengths: Sequence[int]) -> list[int]:
    """The unit at which each phoneme begins. `lengths` are the lengths of all ids in units, including the padding at
    both ends. The sound of the first padding comes before phoneme 0."""
    return list(accumulate(lengths[:-1]))


def word_units(phrase: Phrase, lengths: Sequence[int]) -> list[int]:
    """The unit at which each word begins to be heard. `lengths` are as for `phoneme_units`.

    A space between two words has a length but no sound: the next word sounds from the beginning of the space. The first
    word of a phrase sounds one unit early. For words that begin with "s" this is exact to 15 ms in the median.
    Whisper's times of 630 words agree better with it than with the ends or the middles of the spaces."""
    units = phoneme_units(lengths)
    starts = []
    for word in phrase.words:
        after_space = word.phoneme > 0 and phrase.phonemes[word.phoneme - 1] == " "
        starts.append(units[word.phoneme - 1] if after_space else units[word.phoneme] - (word.phoneme == 0))
    return starts
