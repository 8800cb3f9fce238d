"""Letters in the ear: what espeak makes of the spoken form of initials."""

import ctypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from podcaster.recording.engines import espeak_library
from podcaster.recording.spoken import spoken

NAMES = {
    "A": "eɪ", "B": "biː", "C": "siː", "D": "diː", "E": "iː", "F": "ɛf", "G": "dʒiː", "H": "eɪtʃ", "I": "aɪ", "J": "dʒeɪ",
    "K": "keɪ", "L": "ɛl", "M": "ɛm", "N": "ɛn", "O": "oʊ", "P": "piː", "Q": "kjuː", "R": "ɑːɹ", "S": "ɛs", "T": "tiː",
    "U": "juː", "V": "viː", "W": "dʌbəljuː", "X": "ɛks", "Y": "waɪ", "Z": "ziː",
}  # fmt: skip
"""The names of the letters in espeak's American phonemes, without stress."""
LINES = [
    tuple(line.split(" | "))
    for line in (Path(__file__).parent / "letters.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line
]
OPENED_FOR_PHONEMES = 0x02  # AUDIO_OUTPUT_SYNCHRONOUS
IPA = 0x02
UTF8 = 1


@pytest.fixture(scope="module")
def espeak() -> Iterator[ctypes.CDLL]:
    """The library that espeakng-loader brings, with an American voice. It is unloaded afterwards: while somebody uses it,
    nobody else in the process can load it anew."""
    loader = pytest.importorskip("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    assert library.espeak_Initialize(OPENED_FOR_PHONEMES, 0, os.fsencode(loader.get_data_path()), 0) > 0
    assert library.espeak_SetVoiceByName(b"en-us") == 0
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    yield library
    espeak_library._unload(library)


def phonemes(library: ctypes.CDLL, text: str) -> str:
    """What the library would speak, without stress, length of "r" and spaces."""
    rest = ctypes.c_char_p(text.encode())
    heard = []
    while rest.value:
        heard.append(library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA).decode())
    return re.sub(r"[ˈˌ\s]", "", "".join(heard)).replace("ɹɹ", "ɹ")


@pytest.mark.parametrize(("written", "letters"), LINES)
def test_initials_are_heard_as_letters(espeak: ctypes.CDLL, written: str, letters: str) -> None:
    """The names of the letters are heard in a row, with a z for a plural or an owner; a lone A is no article."""
    names = "".join(NAMES[letter] for letter in letters.removesuffix("z"))
    expected = {names + "z", names + "ᵻz"} if letters.endswith("z") else {names}
    heard = phonemes(espeak, spoken(written).text)
    assert any(one in heard for one in expected), (spoken(written).text, heard)


def test_a_wrong_reading_is_noticed(espeak: ctypes.CDLL) -> None:
    """The article and a plural of single letters, as they were said before, do not pass for the names of letters."""
    assert NAMES["A"] + NAMES["I"] not in phonemes(espeak, "The A I boom")
    assert "".join(NAMES[letter] for letter in "MP") + "z" not in phonemes(espeak, "Two M Ps met")


MISAKI_NAMES = {
    "A": "A", "B": "bi", "C": "si", "D": "di", "E": "i", "F": "ɛf", "G": "ʤi", "H": "Aʧ", "I": "I", "J": "ʤA", "K": "kA", "L": "ɛl",
    "M": "ɛm", "N": "ɛn", "O": "O", "P": "pi", "Q": "kju", "R": "ɑɹ", "S": "ɛs", "T": "ti", "U": "ju", "V": "vi", "W": "dʌbᵊlju",
    "X": "ɛks", "Y": "wI", "Z": "zi",
}  # fmt: skip
"""The names of the letters in misaki's American phonemes, without stress."""


@pytest.mark.long
def test_initials_are_letters_for_the_natural_voices() -> None:
    """The phonemes that Kokoro and hibari get are the names of the letters, in the same lines."""
    pytest.importorskip("hibari")
    from podcaster.recording.engines.pronunciation import pronounce

    wrong = []
    for written, letters in LINES:
        phrases = pronounce(spoken(written).text, british=False, most_phonemes=400)
        heard = re.sub(r"[ˈˌ\s.,]", "", "".join(phrase.phonemes for phrase in phrases))
        names = "".join(MISAKI_NAMES[letter] for letter in letters.removesuffix("z"))
        if not any(names + ending in heard for ending in (("z", "ᵻz") if letters.endswith("z") else ("",))):
            wrong.append((written, heard))
    assert wrong == []
