"""Phonemes of the lexicon, up to the symbols that a natural voice gets."""

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import pyttsx3

from podcaster.casting import Voice
from podcaster.errors import UsageError
from podcaster.recording.booth import TakeRequest, record_take, spoken_text_of
from podcaster.recording.engines.pronunciation import kokoro_symbols, pronounce


@pytest.mark.parametrize(
    ("ipa", "american", "british"),
    [
        ("ˈkiːv", "kˈiv", "kˈiːv"),
        ("skɪˈpɒlɪ", "skɪpˈɑlɪ", "skɪpˈɒlɪ"),
        ("dʒoʊ", "ʤˈO", "ʤˈO"),
        ("ˈstreɪndʒər", "stɹˈAnʤəɹ", "stɹˈAnʤəɹ"),
        ("ˌɪntəˈnæʃnəl", "ˌɪntənˈæʃnəl", "ˌɪntənˈæʃnəl"),
    ],
)
def test_ipa_becomes_the_symbols_of_the_model(ipa: str, american: str, british: str) -> None:
    """One symbol a diphthong, stress before its vowel, no long vowels for Americans."""
    assert (kokoro_symbols(ipa, british=False), kokoro_symbols(ipa, british=True)) == (american, british)


def test_known_words_are_pronounced_as_given() -> None:
    """A phrase of two words, a possessive, within parentheses; each word keeps its place in the text."""
    text = "Kyiv's mayor met Xi Jinping (Kyiv). Kyivan is another word."
    known = (("Kyiv", "ˈkiːv"), ("Xi Jinping", "ʃiː dʒɪnˈpɪŋ"))
    one, other = pronounce(text, british=False, most_phonemes=400, known=known)
    assert one.phonemes == "kˈivs mˈAəɹ mˈɛt ʃi ʤɪnpˈɪŋ (kˈiv)."
    assert [text[word.char_start : word.char_end] for word in one.words] == ["Kyiv", "s", "mayor", "met", "Xi Jinping", "Kyiv"]
    assert not other.phonemes.startswith("kˈivən kˈiv")


def test_text_commands_no_phonemes() -> None:
    """Brackets and slashes of an article are text, also beside known words."""
    plain = next(iter(pronounce("A (bridge)(/kæt/) fell.", british=False, most_phonemes=400)))
    marked = next(iter(pronounce("A [bridge](/kæt/) fell.", british=False, most_phonemes=400, known=(("fell", "fɛl"),))))
    assert plain.phonemes == marked.phonemes


def test_rules_do_not_change_a_word_with_phonemes() -> None:
    """"AWB" would be spelled out, "No. 10" become words."""
    voice = Voice(name="heart", engine="hibari", gender="female", accent="en-US", description="A woman.", median_pitch_hz=190, find=(("hibari", ("heart",)),))
    request = TakeRequest(cue_number=1, text="AWB left No. 10.", voice=voice, engine="hibari", phonemes=(("AWB", "ɔːb"), ("No. 10", "nʌm")))
    assert spoken_text_of(request).text == "AWB left No. 10."
    take = record_take(request)
    assert [request.text[word.char_start : word.char_end] for word in take.words] == ["AWB", "left", "No", "10"]


def test_wrong_phonemes_are_an_error_event() -> None:
    """pyttsx3's way; the phonemes before stay."""
    import podcaster  # noqa: F401 - makes pyttsx3 find the driver

    engine = pyttsx3.init("hibari")
    engine.proxy.setBusy(False)
    errors: list[Exception] = []
    token = engine.connect("error", lambda name, exception: errors.append(exception))
    engine.setProperty("phonemes", (("Kyiv", "kiːv"),))
    engine.setProperty("phonemes", (("Kyiv", "k](/"),))
    engine.disconnect(token)
    assert engine.getProperty("phonemes") == (("Kyiv", "kiːv"),)
    engine.setProperty("phonemes", ())
    assert isinstance(errors[0], UsageError)
    assert "'Kyiv' has ']', which is not a phoneme of English in IPA" in str(errors[0])
