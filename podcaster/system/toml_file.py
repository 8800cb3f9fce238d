"""A TOML file that people write: every error about a value names the file, the line and the key."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from podcaster.errors import PodcasterError
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.toml import TomlError, parse_toml
from podcaster.system.toml_lines import TableLines, table_lines
from podcaster.system.validation import InvalidValueError, Table, checked

T = TypeVar("T")
TableT = TypeVar("TableT", bound=Table)


_UNNAMED = lazy_regex(r"""^[ \t]*\[[ \t]*(?:""|'')[ \t]*\]""", re.MULTILINE)
"""The header of a table whose name is empty."""


class TomlFile:
    """The tables of a TOML file and the lines they are on."""

    def __init__(self, text: str, name: str, error: type[PodcasterError]) -> None:
        """Parse `text`. `name` is the file's name in errors, `error` their class, also for text that is not TOML."""
        self.name = name
        self._text = text.removeprefix("\ufeff")
        self._error = error
        try:
            self.tables: dict[str, Any] = parse_toml(self._text)
        except TomlError as wrong:
            raise error(f"this is not TOML: {wrong.what}", where=wrong.place(name), advice=wrong.advice) from wrong

    def where(self, *keys: str) -> str:
        """Return the place of a key, given with the names of the tables around it: "voices/cast.toml, line 12".

        A key that is missing has the line of its table. A missing key outside tables has no line.
        """
        line = self._line(*keys)
        return self.name if line is None else f"{self.name}, line {line}"

    def wrong(self, what: str, *keys: str, advice: str = "") -> PodcasterError:
        """Return the error that says `what` is wrong with the value of a key."""
        return self._error(what, where=self.where(*keys), advice=advice)

    def table(
        self, value: Any, kind: type[TableT], *keys: str, subject: str = "the file", advice: Mapping[str, str]
    ) -> TableT:
        """Return the table `value`, found under `keys`, as a `kind`; raise the file's error if it does not fit.

        `subject` is the table's name in errors. `advice` says what to write for a key, if its type lists no values.
        """
        try:
            return checked(value, kind)
        except InvalidValueError as error:
            if error.path:
                raise self._unfit(error, *keys, shown=(), advice=advice.get(error.path[0], "")) from None
            unknown = [key for key in value if key not in kind.__struct_fields__] if isinstance(value, dict) else []
            raise self.wrong(f"{subject} {error.what}", *keys, *unknown[:1], advice=error.advice) from None

    def value(self, value: Any, kind: type[T], *keys: str, advice: str = "") -> T:
        """Return `value`, found under `keys`, as a `kind`; raise the file's error if it does not fit."""
        try:
            return checked(value, kind)
        except InvalidValueError as error:
            raise self._unfit(error, *keys, shown=keys, advice=advice) from None

    def _unfit(self, error: InvalidValueError, *keys: str, shown: tuple[str, ...], advice: str) -> PodcasterError:
        name = ".".join((*shown, *error.path)).replace(".[", "[")
        return self.wrong(f"{name} {error.what}", *keys, *error.path, advice=error.advice or advice)

    @cached_property
    def _lines(self) -> dict[str, TableLines]:
        return table_lines(self._text)

    def _line(self, *keys: str) -> int | None:
        """Return the line of a key, counted from 1."""
        if not keys:
            return None
        name, *inner = keys
        if not name:  # table_lines has the keys above the first table under ""
            header = _UNNAMED.search(self._text)
            return self._text.count("\n", 0, header.start()) + 1 if header else None
        table = self._lines.get(name)
        if table is not None:
            first = table.keys[inner[0]][0] if inner and inner[0] in table.keys else table.header
            return first + 1
        top = self._lines[""].keys
        return top[name][0] + 1 if name in top else None
