"""The lexicon: names that engines mangle, and how they are said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from podcaster.errors import UsageError
from podcaster.system.toml import parse_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """How a word or phrase is said."""

    written: str
    say: str
    """A respelling, read as English by the engine."""
    case_sensitive: bool = True
    engine: str | None = None
    """The one engine it is for; None is every engine."""


def parse_lexicon(text: str, where: str) -> tuple[LexiconEntry, ...]:
    """The entries of a lexicon file: under [words], `"written" = "said"`, or a table with `say`, `case_sensitive` and
    `engine`. UsageError naming the file and the entry."""
    try:
        tables = parse_toml(text)
    except ValueError as error:
        raise UsageError(f"{where} is not TOML: {error}") from error
    words = tables.pop("words", {})
    if tables or not isinstance(words, dict):
        raise UsageError(f'{where} has one table, [words], of lines like "Kyiv" = "Keeve"')
    return tuple(_entry(written, value, where) for written, value in words.items())


def _entry(written: str, value: object, where: str) -> LexiconEntry:
    table = {"say": value} if isinstance(value, str) else value
    known = {"say": str, "case_sensitive": bool, "engine": str}
    if not isinstance(table, dict) or not isinstance(table.get("say"), str) or not written.strip():
        raise UsageError(f'{where}: {written!r} must be given as text, or as {{ say = "…" }}')
    for key, given in table.items():
        if key not in known or not isinstance(given, known[key]):
            raise UsageError(f"{where}: {written!r} has {key} = {given!r}; it can have say, case_sensitive and engine")
    return LexiconEntry(written=written, **table)


def respellings_for(text: str, lexicon: Iterable[LexiconEntry], engine: str) -> tuple[tuple[str, str], ...]:
    """The words of `text` that the lexicon has for an engine, as they stand there, each with how it is said; longer
    ones first."""
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
