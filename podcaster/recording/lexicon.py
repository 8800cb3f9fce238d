"""The lexicon: words that engines pronounce wrongly, and how they are spelled for an engine."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from podcaster.errors import UsageError
from podcaster.system.toml import parse_toml
from podcaster.system.toml_lines import table_lines
from podcaster.system.validation import InvalidValueError, Table, checked

_ADVICE = 'write "Kyiv" = "Keeve", or "Kyiv" = { say = "Keeve", case_sensitive = false, engine = "pyttsx3" }'


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """How a word or phrase is spoken."""

    written: str
    say: str
    """A respelling that the engine reads as English."""
    case_sensitive: bool = True
    engine: str | None = None
    """The only engine that the entry is for; None is every engine."""


class _Entry(Table, frozen=True, kw_only=True):
    """The value of an entry that is a table."""

    say: str
    case_sensitive: bool = True
    engine: str | None = None


def parse_lexicon(text: str, name: str) -> tuple[LexiconEntry, ...]:
    """The entries of a lexicon file. Its one table, [words], has lines `"written" = "said"`. Instead of "said" there
    may be a table with the keys of `LexiconEntry`. UsageError with the file's `name` and the line."""
    try:
        tables = parse_toml(text)
    except ValueError as error:
        raise UsageError(f"this is not TOML ({error})", where=name, advice="correct the file") from error
    for table in tables:
        if table != "words" or not isinstance(tables[table], dict):
            what = f"{table!r} does not belong here: the file has one table, [words]"
            raise UsageError(what, where=_place(text, name, table), advice=_ADVICE)
    return tuple(_entry(written, value, text, name) for written, value in tables.get("words", {}).items())


def _entry(written: str, value: object, text: str, name: str) -> LexiconEntry:
    try:
        if not written.strip():
            raise InvalidValueError("is no word", ())
        if isinstance(value, str):
            return LexiconEntry(written=written, say=value)
        entry = checked(value, _Entry)
    except InvalidValueError as error:
        what = f"{' of '.join((*reversed(error.path), repr(written)))} {error.what}"
        raise UsageError(what, where=_place(text, name, "words", written), advice=_ADVICE) from None
    return LexiconEntry(written=written, say=entry.say, case_sensitive=entry.case_sensitive, engine=entry.engine)


def _place(text: str, name: str, table: str, key: str = "") -> str:
    """The file and line of a table or of a key in it."""
    lines = table_lines(text)
    if table not in lines:  # a key above the first table
        return f"{name}, line {lines[''].keys[table][0] + 1}" if table in lines[""].keys else name
    first, _ = lines[table].keys.get(key, (lines[table].header, 0))
    return f"{name}, line {first + 1}"


def respellings_for(text: str, lexicon: Iterable[LexiconEntry], engine: str) -> tuple[tuple[str, str], ...]:
    """The words of `text` that the lexicon has for an engine, as `text` spells them, each with its respelling; longer
    words first."""
    return tuple(sorted(_found(text, lexicon, engine), key=lambda pair: -len(pair[0])))


def _found(text: str, lexicon: Iterable[LexiconEntry], engine: str) -> Iterator[tuple[str, str]]:
    folded = text.casefold()
    for entry in lexicon:
        if entry.engine not in (None, engine):
            continue
        if entry.case_sensitive:
            if entry.written in text:
                yield entry.written, entry.say
        elif entry.written.casefold() in folded:
            forms = re.findall(rf"(?<!\w){re.escape(entry.written)}(?!\w)", text, re.IGNORECASE)
            yield from ((form, entry.say) for form in dict.fromkeys(forms))
