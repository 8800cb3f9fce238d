"""The speed at which a model speaks a text. A model speaks so many phonemes a second; at one speed, news with its long
words would have 145 words a minute, and a quote of short words 270."""

from collections.abc import Sequence

from podcaster.recording.engines.pronunciation import Phrase

_USUAL_PHONEMES = 3.95
"""Mean number of phonemes of a word, in articles."""
_SHARE = 0.65
"""How much of the difference is made up for, as an exponent. All of it would make short words drag."""
_UNSURE_WORDS = 5
"""So many words of the usual length are counted with those of the text: a few words tell little."""
_SLOWEST, _FASTEST = 0.8, 1.15
_MARKS = frozenset("ˈˌː")
"""Marks of stress and length, which are no phonemes."""


def speed_of(phrases: Sequence[Phrase], usual: float) -> float:
    """The speed of a text. `usual` is the speed at which words of the usual length have the wanted rate."""
    words = sum(len(phrase.words) for phrase in phrases)
    phonemes = sum(symbol.isalpha() and symbol not in _MARKS for phrase in phrases for symbol in phrase.phonemes)
    mean = (phonemes + _UNSURE_WORDS * _USUAL_PHONEMES) / (words + _UNSURE_WORDS)
    wanted = float((mean / _USUAL_PHONEMES) ** _SHARE)
    return usual * min(_FASTEST, max(_SLOWEST, wanted))
