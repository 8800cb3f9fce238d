"""Remove the characters that XML does not allow."""

from podcaster.system.lazy_regex import lazy_regex

_FORBIDDEN = lazy_regex("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids, and C1 control characters, which some readers decode as Windows-1252."""
_FORBIDDEN_SPACE = lazy_regex("[\x0b\x0c\x1c-\x1f\x85]")
"""Forbidden characters that separate words: they become spaces."""


def clean(text: str) -> str:
    """The text without the characters that XML does not allow."""
    return _FORBIDDEN.sub("", _FORBIDDEN_SPACE.sub(" ", text))
