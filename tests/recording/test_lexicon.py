"""Errors of a lexicon name the file, the line, the word and what to write."""

import pytest

from podcaster.errors import UsageError
from podcaster.recording.lexicon import LexiconEntry, parse_lexicon, phonemes_for, respellings_for


def test_an_entry_is_text_or_a_table() -> None:
    """Both say how a word is spoken; a table says for whom, too."""
    text = '# names\n[words]\n"Kyiv" = "Keeve"\n"ada" = { say = "Ayda", case_sensitive = false, engine = "tone" }\n'
    assert parse_lexicon(text, "lexicon.toml") == (
        LexiconEntry(written="Kyiv", say="Keeve"),
        LexiconEntry(written="ada", say="Ayda", case_sensitive=False, engine="tone"),
    )
    assert parse_lexicon("", "lexicon.toml") == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('[words]\n"a" = "b"\n"Kyiv" = 3\n', 3, "'Kyiv' must be a table, not a whole number"),
        ('[words]\n"Kyiv" = { say = 3 }\n', 2, "say of 'Kyiv' must be text, not a whole number"),
        ('[words]\n\n"Kyiv" = { say = "b", to = "c" }\n', 3, "'Kyiv' has no key 'to'"),
        ('[words]\n"Kyiv" = { engine = "tone" }\n', 2, "'Kyiv' lacks the key 'say'"),
        ('[words]\n"Kyiv" = { say = "b", case_sensitive = 1 }\n', 2, "case_sensitive of 'Kyiv' must be true or false"),
        ('[words]\n" " = "b"\n', 2, "' ' is not a word"),
        ('[words]\n[names]\n"a" = "b"\n', 2, "'names' does not belong here"),
        ("words = 3\n", 1, "'words' does not belong here"),
        ('[words.Kyiv]\nto = "c"\n', 1, "'Kyiv' has no key 'to'"),
    ],
)
def test_a_wrong_entry_is_explained(text: str, line: int, what: str) -> None:
    """In one line."""
    with pytest.raises(UsageError) as caught:
        parse_lexicon(text, "voices/lexicon.toml")
    assert caught.value.where == f"voices/lexicon.toml, line {line}"
    assert caught.value.what.startswith(what)
    assert caught.value.advice.startswith('write "Kyiv" = "Keeve"')


def test_what_is_not_toml_is_explained() -> None:
    """With the file, the line, and the right form. A word that is said as nothing is refused."""
    with pytest.raises(UsageError, match="line 2: 'Kyiv' is said as nothing: write"):
        parse_lexicon("[words]\nKyiv = ' '\n", "voices/lexicon.toml")
    with pytest.raises(UsageError, match=r'^voices/lexicon\.toml, line 2: this is not TOML: .*: write "key" = "text"$'):
        parse_lexicon("[words]\nKyiv\n'a' = 'b'\n", "voices/lexicon.toml")


def test_a_word_may_have_a_respelling_and_phonemes() -> None:
    """An engine that takes phonemes gets these, any other the respelling. A word with phonemes only has no respelling."""
    text = '[words]\n"Kyiv" = "Keeve"\n"Lviv" = "Luh-veeve"\n[phonemes]\n"Kyiv" = "ˈkiːv"\n"Xi" = "ʃiː"\n'
    lexicon = parse_lexicon(text, "lexicon.toml")
    said = "From Kyiv and Lviv to Xi."
    assert respellings_for(said, lexicon, "espeak") == (("Kyiv", "Keeve"), ("Lviv", "Luh-veeve"))
    assert respellings_for(said, lexicon, "hibari", takes_phonemes=True) == (("Lviv", "Luh-veeve"),)
    assert phonemes_for(said, lexicon, "hibari") == (("Kyiv", "ˈkiːv"), ("Xi", "ʃiː"))


@pytest.mark.parametrize(
    ("phonemes", "what"),
    [
        ('"ki7v"', "'Kyiv' has '7', which is not a phoneme of English in IPA"),
        ('"k] b"', "'Kyiv' has ']', which is not a phoneme of English in IPA"),
        ('""', "'Kyiv' has no vowel"),
        ('"kv"', "'Kyiv' has no vowel"),
        (f'"{"a" * 101}"', "'Kyiv' is longer than 100 phonemes"),
        ("3", "'Kyiv' must be text, not a whole number"),
    ],
)
def test_wrong_phonemes_are_explained(phonemes: str, what: str) -> None:
    """In one line, with the line of the file."""
    with pytest.raises(UsageError) as caught:
        parse_lexicon(f'[phonemes]\n"Lviv" = "lviːv"\n"Kyiv" = {phonemes}\n', "lexicon.toml")
    assert (caught.value.where, caught.value.what) == ("lexicon.toml, line 3", what)
    assert caught.value.advice == 'write "Kyiv" = "ˈkiːv"'
