"""TOML from text that anybody may have written: read in bounded time, refused in one way."""

import re
import tomllib
from typing import Any

MOST_KEY_PARTS = 50
"""tomllib's time grows with the square of a dotted key's parts; no file here has more than three."""
PIECE = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
"""A string, a comment, a bracket or the end of a line: what tells a statement's end from what only looks like one."""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}")


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text. ValueError with the reason when it is none, or one that nobody writes by hand."""
    if "." in text and _DEEP_KEY.search(PIECE.sub(_blank, text)):
        raise ValueError(f"a key of more than {MOST_KEY_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _blank(piece: re.Match[str]) -> str:
    """What a piece is to keys: a quoted part of one, a line's end, or nothing."""
    return "s" if piece[0][0] in "\"'" else piece[0] if piece[0] == "\n" else ""
