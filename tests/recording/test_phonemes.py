"""Phonemes of the lexicon, up to the symbols that a natural voice gets."""

from pathlib import Path

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import pyttsx3

from podcaster.casting import Voice
from podcaster.errors import UsageError
from podcaster.recording import ipa
from podcaster.recording.booth import record_take, spoken_text_of
from podcaster.recording.engines import neural
from podcaster.recording.engines.pronunciation import in_american_symbols, kokoro_symbols, phoneme_ids, pronounce
from podcaster.recording.lexicon import phonemes_for
from podcaster.recording.request import TakeRequest
from podcaster.show.voices_folder import shipped_lexicon


@pytest.mark.parametrize(
    ("ipa", "american", "british"),
    [
        ("ˈkiːv", "kˈiv", "kˈiːv"),
        ("skɪˈpɒlɪ", "skɪpˈɑlɪ", "skɪpˈɒlɪ"),
        ("dʒoʊ", "ʤˈO", "ʤˈQ"),
        ("ˈstreɪndʒər", "stɹˈAnʤəɹ", "stɹˈAnʤə"),
        ("ˌɪntəˈnæʃnəl", "ˌɪntənˈæʃnəl", "ˌɪntənˈaʃnəl"),
        ("ˈmɪstər ˈɑːbeɪ", "mˈɪstəɹ ˈɑbA", "mˈɪstəɹ ˈɑːbA"),
        ("mɛrts", "mˈɛɹts", "mˈɛːts"),
        ("ˈbɛri ˈwɜrðɪ", "bˈɛɹi wˈɜɹðɪ", "bˈɛɹi wˈɜːðɪ"),
    ],
)
def test_ipa_becomes_the_symbols_of_the_model(ipa: str, american: str, british: str) -> None:
    """One symbol a diphthong, stress before its vowel, no long vowels for Americans, no r before a consonant for the
    British."""
    assert (kokoro_symbols(ipa, british=False), kokoro_symbols(ipa, british=True)) == (american, british)


def test_known_words_are_pronounced_as_given() -> None:
    """A phrase of two words, a possessive, within parentheses; each word keeps its place in the text."""
    text = "Kyiv's mayor met Xi Jinping (Kyiv). Kyivan is another word."
    known = (("Kyiv", "ˈkiːv"), ("Xi Jinping", "ʃiː dʒɪnˈpɪŋ"))
    one, other = pronounce(text, british=False, most_phonemes=400, known=known)
    assert one.phonemes == "kˈivz mˈAəɹ mˈɛt ʃi ʤɪnpˈɪŋ (kˈiv)."
    assert [text[word.char_start : word.char_end] for word in one.words] == ["Kyiv's", "mayor", "met", "Xi Jinping", "Kyiv"]
    assert not other.phonemes.startswith("kˈivən kˈiv")


@pytest.mark.parametrize(("text", "said"), [("Bakhmut’s road", "bɑkmˈuts ɹˈOd"), ("Merz's road", "mˈɛɹtsɪz ɹˈOd"), ("Xi's road", "ʃˈiz ɹˈOd")])
def test_a_possessive_sounds_as_english_has_it(text: str, said: str) -> None:
    """An s, a syllable or a z, by the sound before it."""
    known = (("Bakhmut", "bɑːkˈmuːt"), ("Merz", "mɛrts"), ("Xi", "ʃiː"))
    assert [phrase.phonemes for phrase in pronounce(text, british=False, most_phonemes=400, known=known)] == [said]


def test_a_known_phrase_is_not_cut() -> None:
    """At its full stop; the sentence ends elsewhere."""
    phrases = pronounce("He met Mr. Xi. They spoke.", british=True, most_phonemes=400, known=(("Mr. Xi", "ˈmɪstər ˈʃiː"),))
    assert [phrase.phonemes for phrase in phrases] == ["hˌiː mˈɛt mˈɪstə ʃˈiː.", "ðˌA spˈQk."]


def test_the_shipped_lexicon_is_for_phonemes_too() -> None:
    """Each name has phonemes, also those that it respells: as far as models know them, with one main stress a word at
    most."""
    for entry in shipped_lexicon():
        assert entry.phonemes, entry.written
        for british in (False, True):
            symbols = kokoro_symbols(entry.phonemes, british=british)
            assert len(phoneme_ids(symbols)) == len(symbols) + 2  # KeyError for an unknown one
            assert all(word.count("ˈ") <= 1 for word in symbols.split())
            assert "ˈ" in symbols


@pytest.mark.parametrize(
    ("text", "american", "british"),
    [
        ("Kyiv and Kharkiv fell.", "kˈiv ænd hˈɑɹkiv fˈɛl.", "kˈiːv and hˈɑːkiːv fˈɛl."),
        ("Mr. Xi left Huawei.", "mˈɪstəɹ ʃˈi lˈɛft wˌɑwˈA.", "mˈɪstə ʃˈiː lˈɛft wˌɑːwˈA."),
        ("José Okafor met Chloë Patel.", "hOzˈA Okˈɑfɔɹ mˈɛt klˈOi pətˈɛl.", "hQzˈA Qkˈɑːfɔː mˈɛt klˈQi pətˈɛl."),
        ("Niamh met Guterres.", "nˈiv mˈɛt ɡutˈɛɹɛz.", "nˈiːv mˈɛt ɡuːtˈɛɹɛz."),
    ],
)
def test_names_of_the_shipped_lexicon(text: str, american: str, british: str) -> None:
    """As the front end gives them to the models."""
    known = phonemes_for(text, shipped_lexicon(), "hibari")
    for is_british, symbols in ((False, american), (True, british)):
        assert [one.phonemes for one in pronounce(text, british=is_british, most_phonemes=400, known=known)] == [symbols]


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


def test_a_change_of_the_pronunciation_makes_takes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engines' versions, which are in the keys of takes, have a digest of our own modules."""
    changed = tmp_path / "ipa.py"
    changed.write_bytes(Path(ipa.__file__).read_bytes() + b"# changed")
    before = (neural.HibariEngine.version(), neural.PiperEngine.version())
    assert before == (neural.HibariEngine.version(), neural.PiperEngine.version())
    monkeypatch.setattr(ipa, "__file__", str(changed))
    assert neural.HibariEngine.version() != before[0]
    assert neural.PiperEngine.version() != before[1]


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("part", "pˈɑɹt"),
        ("father calm", "fˈɑɑðə kˈɑɑm"),
        ("rather drawn", "ɹˈæðə dɹˈɔɔn"),
        ("The reporter's floor.", "ðə ɹɪpˈɔɹtəz flˈɔɹ."),
        ("calm before dawn", "kˈɑɑm bɪfˈɔɹ dˈɔɔn"),
        ("France", "fɹˈæns"),
        ("Half laughed afterwards", "hˈæf lˈæft ˈæftəwədz"),
        ("see two", "sˈi tˈu"),
    ],
)
def test_long_british_vowels_stay_long_for_an_american_model(text: str, said: str) -> None:
    """With the r that is written after them and not said, or doubled; a final r after a weak vowel stays silent. The vowel
    of "half" becomes that of "cat", which is understood better."""
    (phrase,) = pronounce(text, british=True, most_phonemes=400)
    american = in_american_symbols(phrase, text)
    assert american.phonemes == said
    starts = [american.phonemes[word.phoneme :] for word in american.words]
    assert [start.split()[0] for start in starts] == said.split()
