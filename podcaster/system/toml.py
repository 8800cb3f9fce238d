"""TOML from text that people wrote."""

import re
import tomllib
from typing import Any

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class TomlError(ValueError):
    """A text is not TOML. Its text is tomllib's own message."""

    def __init__(self, message: str, *, what: str, line: int | None = None) -> None:
        """`what` is wrong on `line`, counted from 1; None when the error has no single line."""
        super().__init__(message)
        self.what = what
        self.line = line

    def place(self, file: str) -> str:
        """Where the error is: "podcaster.toml, line 3"."""
        return file if self.line is None else f"{file}, line {self.line}"


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises TomlError when it is not TOML."""
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, or an integer of too many digits
        message = str(error)
        found = _PLACE.search(message)
        line = int(found["line"] or text.count("\n") + 1) if found else None
        raise TomlError(message, what=_PLACE.sub("", message), line=line) from error
    except RecursionError as error:  # tomllib calls itself for each nested bracket
        raise TomlError("brackets are nested too deep", what="brackets are nested too deep") from error
