"""Text without the characters that tags of an audio file can't hold."""

import re

_SPACES = re.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
_CONTROLS = re.compile(r"[\x00-\x09\x0e-\x1b\x7f-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def tag_lines(text: str) -> str:
    """`text` with its line breaks, without control characters (NUL ends a value in ID3), and with a replacement
    character for each lone surrogate, which can't be encoded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _SPACES.sub(" ", text))).strip()


def tag_line(text: str) -> str:
    """`text` on one line, else as `tag_lines` has it."""
    return " ".join(tag_lines(text).split())
