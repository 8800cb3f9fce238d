"""The lexicon: words that engines pronounce wrongly, with a respelling, or their phonemes, or both."""

import re
from collections.abc import Iterable, Iterator

from podcaster.errors import UsageError
from podcaster.recording.ipa import fault_in
from podcaster.system.record import Record, replace
from podcaster.system.toml import TomlError, parse_toml
from podcaster.system.toml_lines import table_lines
from podcaster.system.validation import InvalidValueError, Table, checked

_ADVICE = 'write "Kyiv" = "Keeve", or "Kyiv" = { say = "Keeve", case_sensitive = false, engine = "pyttsx3" }'
_PHONEMES_ADVICE = 'write "Kyiv" = "ˈkiːv"'


class LexiconEntry(Record, frozen=True, kw_only=True):
    """How a word or phrase is spoken."""

    written: str
    say: str = ""
    """A respelling that the engine reads as English; "" for none."""
    phonemes: str = ""
    """The pronunciation in IPA, for engines that take phonemes; "" for none. It is preferred to the respelling."""
    case_sensitive: bool = True
    engine: str | None = None
    """The only engine that the entry is for; None is every engine."""


class _Entry(Table, frozen=True, kw_only=True):
    """The value of an entry of [words] that is a table."""

    say: str
    case_sensitive: bool = True
    engine: str | None = None


_TABLES = ("words", "phonemes")


def parse_lexicon(text: str, name: str) -> tuple[LexiconEntry, ...]:
    """The entries of a lexicon file. Its table [words] has lines `"written" = "said"`. Instead of "said" there may be a
    table with the keys of `LexiconEntry`. Its table [phonemes] has lines `"written" = "IPA"`. A word may be in both.
    UsageError with the file's `name` and the line."""
    try:
        tables = parse_toml(text)
    except TomlError as error:
        raise UsageError(f"this is not TOML: {error.what}", where=error.place(name), advice=error.advice) from error
    for table in tables:
        if table not in _TABLES or not isinstance(tables[table], dict):
            what = f"{table!r} does not belong here: the file has two tables, [words] and [phonemes]"
            raise UsageError(what, where=_place(text, name, table), advice=_ADVICE)
    entries: dict[str, LexiconEntry] = {}
    for table in _TABLES:
        for written, value in tables.get(table, {}).items():
            try:
                entries[written] = _entry(written, value, table, entries.get(written))
            except InvalidValueError as error:
                what = f"{' of '.join((*reversed(error.path), repr(written)))} {error.what}"
                advice = _PHONEMES_ADVICE if table == "phonemes" else _ADVICE
                raise UsageError(what, where=_place(text, name, table, written), advice=advice) from None
    return tuple(entries.values())


def _entry(written: str, value: object, table: str, known: LexiconEntry | None) -> LexiconEntry:
    """The entry of a word. `known` is its entry in an earlier table."""
    if not written.strip():
        raise InvalidValueError("is not a word", ())
    if table == "phonemes":
        phonemes = checked(value, str)
        if fault := fault_in(phonemes):
            raise InvalidValueError(fault, ())
        return replace(known or LexiconEntry(written=written), phonemes=phonemes)
    if isinstance(value, str):
        if not value.strip():
            raise InvalidValueError("is said as nothing", ())
        return LexiconEntry(written=written, say=value)
    entry = checked(value, _Entry)
    return LexiconEntry(written=written, say=entry.say, case_sensitive=entry.case_sensitive, engine=entry.engine)


def _place(text: str, name: str, table: str, key: str = "") -> str:
    """The file and line of a table or of a key in it."""
    lines = table_lines(text)
    if table not in lines:  # a key above the first table
        return f"{name}, line {lines[''].keys[table][0] + 1}" if table in lines[""].keys else name
    first, _ = lines[table].keys.get(key, (lines[table].header, 0))
    return f"{name}, line {first + 1}"


def entries_in(text: str, lexicon: Iterable[LexiconEntry]) -> tuple[LexiconEntry, ...]:
    """The entries whose words are somewhere in a text. A lexicon has hundreds: look for a few of them in each cue."""
    folded = text.casefold()
    return tuple(
        entry
        for entry in lexicon
        if (entry.written in text if entry.case_sensitive else entry.written.casefold() in folded)
    )


def respellings_for(
    text: str, lexicon: Iterable[LexiconEntry], engine: str, *, takes_phonemes: bool = False
) -> tuple[tuple[str, str], ...]:
    """The words of `text` that the lexicon respells for an engine, each with its respelling, the longest first. Words
    are spelled as in `text`. For an engine that takes phonemes, words that have phonemes are left out."""
    found = _found(text, lexicon, engine)
    pairs = ((word, entry.say) for word, entry in found if entry.say and not (takes_phonemes and entry.phonemes))
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def phonemes_for(text: str, lexicon: Iterable[LexiconEntry], engine: str) -> tuple[tuple[str, str], ...]:
    """The words of `text` whose phonemes the lexicon has, each with its phonemes, the longest first."""
    pairs = ((word, entry.phonemes) for word, entry in _found(text, lexicon, engine) if entry.phonemes)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _found(text: str, lexicon: Iterable[LexiconEntry], engine: str) -> Iterator[tuple[str, LexiconEntry]]:
    """The words of the text that are in the lexicon, with their entries."""
    folded = text.casefold()
    for entry in lexicon:
        if entry.engine not in (None, engine):
            continue
        if entry.case_sensitive:
            if entry.written in text:
                yield entry.written, entry
        elif entry.written.casefold() in folded:
            forms = re.findall(rf"(?<!\w){re.escape(entry.written)}(?!\w)", text, re.IGNORECASE)
            yield from ((form, entry) for form in dict.fromkeys(forms))
