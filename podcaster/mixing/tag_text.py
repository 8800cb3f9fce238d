"""Remove the characters that tags of an audio file can't hold."""

from podcaster.system.lazy_regex import lazy_regex

_SPACES = lazy_regex(r"[\x0b\x0c\x1c-\x1f\x85]")
_CONTROLS = lazy_regex(r"[\x00-\x09\x0e-\x1b\x7f-\x9f]")
_SURROGATES = lazy_regex(r"[\ud800-\udfff]")


def tag_lines(text: str) -> str:
    """`text` with its line breaks, without control characters (NUL ends a value in ID3), and with a replacement
    character for each lone surrogate, which can't be encoded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _SPACES.sub(" ", text))).strip()


def tag_line(text: str) -> str:
    """As `tag_lines`, on one line."""
    return " ".join(tag_lines(text).split())
