"""The speed at which a model speaks a text. A model speaks so many phonemes a second; at one speed, news with its long
words would have 145 words a minute, and a quote of short words 270."""

from collections.abc import Sequence

from podcaster.recording.engines.pronunciation import Phrase

_PHONEME_S, _STRESS_S, _PAUSE_S = 0.07, 0.11, 0.22
"""How long a phoneme takes, how much longer a stressed word is, and how long a pause is, at the usual speed. Fitted to
170 cues of hibari and 60 of Kokoro: both spoke cues of 12 words or more in this time, give or take 7 percent."""
_USUAL_WORD_S = 0.358
"""Mean length of a word in articles, with its share of the pauses."""
_SHARE = 0.9
"""How much of the difference is made up for, as an exponent."""
_UNSURE_WORDS = 2
"""So many words of the usual length are counted with those of the text: a few words tell little."""
_SLOWEST, _FASTEST = 0.7, 1.2
_MARKS = frozenset("ˈˌː")
"""Marks of stress and length, which are no phonemes."""
_SIGNS_OF_PAUSES = frozenset(",;:—–")


def speed_of(phrases: Sequence[Phrase], usual: float) -> float:
    """The speed of a text. `usual` is the speed at which words of the usual length have the wanted rate."""
    symbols = "".join(phrase.phonemes for phrase in phrases)
    phonemes = sum(symbol.isalpha() and symbol not in _MARKS for symbol in symbols)
    pauses = max(0, len(phrases) - 1) + sum(symbol in _SIGNS_OF_PAUSES for symbol in symbols)
    length_s = phonemes * _PHONEME_S + symbols.count("ˈ") * _STRESS_S + pauses * _PAUSE_S
    words = sum(len(phrase.words) for phrase in phrases)
    mean_s = (length_s + _UNSURE_WORDS * _USUAL_WORD_S) / (words + _UNSURE_WORDS)
    wanted = float((mean_s / _USUAL_WORD_S) ** _SHARE)
    return usual * min(_FASTEST, max(_SLOWEST, wanted))
