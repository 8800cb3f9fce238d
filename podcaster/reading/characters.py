"""Removes invisible characters, resolves left-over entities and ligatures, and makes every space a plain one.

Words and punctuation are not changed.
"""

import html

from podcaster.system.lazy_regex import lazy_regex

_ENTITY = lazy_regex(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,10}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_COLOURS = lazy_regex(r"\x1b\[[\d;:?]*[a-zA-Z]|\x1b\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)")
"""A terminal's codes for colours, places and links (ECMA-48), as in a captured log."""
_NEWLINES = lazy_regex("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Zero-width joiners belong to the spelling of Arabic and Indic scripts and to emoji. Elsewhere they are removed.
_JOINERS = lazy_regex("(?<![\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]")
_BROKEN_AT_SOFT_HYPHEN = lazy_regex("\u00ad[ \t]*\n[ \t]*(?=\\w)")
_SPACES = lazy_regex("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
    + [0xFEFF, 0xFFFC, 0xFFFD, *range(0xFFF9, 0xFFFC)]
    + [c for c in range(0x20) if c not in (0x09, 0x0A)]
    + [0x7F, *range(0xE000, 0xF900)]  # the private use area: icon fonts
    + [0x25A2, 0x2610, 0x2611, 0x2612, 0x274F, 0x2751]  # boxes to tick, before the items of a list
)


def _c1_as_cp1252() -> dict[int, str | None]:
    """The C1 controls as the cp1252 characters that they are in a cp1252 text decoded as latin-1."""
    table: dict[int, str | None] = {}
    for code in range(0x80, 0xA0):
        table[code] = bytes([code]).decode("cp1252", errors="ignore") or None
    return table


_LIGATURES = {0xFB00 + number: letters for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_TABLE = str.maketrans(_INVISIBLE | _c1_as_cp1252() | _LIGATURES)


def clean_characters(text: str) -> str:
    """`text` without invisible characters and entities, each run of blanks one space, line breaks as "\\n"."""
    if text.isascii() and text.isprintable() and "  " not in text and "&" not in text:
        return text
    if "\x1b" in text:
        text = _COLOURS.sub("", text)
    text = _BROKEN_AT_SOFT_HYPHEN.sub("", _NEWLINES.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if not text.isascii():
        text = _JOINERS.sub("", text)
    return _SPACES.sub(" ", text.translate(_TABLE))
