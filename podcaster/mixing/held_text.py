"""Text as a tag can hold it, so that whatever is made of it says the same."""

import re

_SPACES = re.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
_CONTROLS = re.compile(r"[\x00-\x09\x0e-\x1b\x7f-\x9f]")
_HALVES = re.compile(r"[\ud800-\udfff]")


def held_lines(text: str) -> str:
    """`text` without what would break a frame: NUL separates values, and lone surrogates cannot be encoded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", _SPACES.sub(" ", text))).strip()


def held_line(text: str) -> str:
    """The same on one line."""
    return " ".join(held_lines(text).split())
