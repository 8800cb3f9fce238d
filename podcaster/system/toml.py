"""TOML from text that people wrote."""

import tomllib
from typing import Any

from podcaster.system.lazy_regex import lazy_regex

_ADVICE = (
    ("Invalid value", 'write text in quotation marks: key = "text"'),
    ("Expected ']' at the end of a table", 'a name with spaces needs quotation marks: ["Helen Marsh"]'),
    ("Cannot declare", "remove one of the two tables of this name"),
    ("Cannot overwrite", "remove one of the two lines with this key"),
    ("Expected '=' after a key", 'write "key" = "text"'),
    ("Unterminated string", "close the quotation marks"),
    ("Illegal character '\\n'", "close the quotation marks"),
    ("Expected newline", "write one key a line, and text in quotation marks"),
)
"""What to do about tomllib's messages, by their beginning."""
_CURLY = lazy_regex("[“”„‘’]")
_PLACE = lazy_regex(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class TomlError(ValueError):
    """A text is not TOML. The message is tomllib's."""

    def __init__(self, message: str, *, what: str, line: int | None = None, advice: str = "") -> None:
        """`what` is wrong on `line`, counted from 1. `line` is None when the error has no single line. `advice` says
        what to do."""
        super().__init__(message)
        self.what = what
        self.line = line
        self.advice = advice or ("correct the file" if line is None else "correct the line")

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
        what = _PLACE.sub("", message)
        advice = next((advice for beginning, advice in _ADVICE if what.startswith(beginning)), "")
        if line is not None and _CURLY.search(text.split("\n")[line - 1]):
            advice = 'write straight quotation marks: "text"'
        raise TomlError(message, what=what, line=line, advice=advice) from error
    except RecursionError as error:  # tomllib calls itself for each nested bracket
        raise TomlError("brackets are nested too deep", what="brackets are nested too deep") from error
