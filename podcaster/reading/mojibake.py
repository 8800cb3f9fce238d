"""Repairs text whose UTF-8 was decoded as another encoding: "â€œHelloâ€", "cafÃ©", "‚ÄúHello‚Äù".

Sequences that look like one character in UTF-8 are encoded back and decoded as UTF-8. In real text hardly any does by
chance. ftfy does more, but it is 6 MB with what it needs, and repairs by score.
"""

import re
from contextlib import suppress
from functools import cache

from podcaster.system.lazy_regex import lazy_regex

_MOST_ROUNDS = 3
"""Some text was broken twice or three times."""
_BROKEN = ("cp1252", "mac_roman", "cp1251")
"""The encodings that UTF-8 is mistaken for, the most frequent first."""
_CUT_QUOTE = lazy_regex("â€(?=[\\s.,;:!?)\\]]|$)|(?<=[.,!?…\\w])â€(?![\u0080-\u00ff™šžœŸ\u2010-\u2044“”‘’])")
"""A closing quotation mark whose last byte, 9D, no character stands for."""
_LOST = "\ufffd"


def repair_mojibake(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` repaired where that is certain, and remarks: what was repaired, and what can't be."""
    remarks = []
    repaired = text
    if not text.isascii():
        for _ in range(_MOST_ROUNDS):
            before, repaired = repaired, _one_round(repaired)
            if repaired == before:
                break
    if repaired != text:
        remarks.append("wrongly decoded characters were repaired: check quotation marks and accents")
    lost = repaired.count(_LOST)
    if lost:
        remarks.append(f"{lost} of its characters are lost (U+FFFD): check the text")
    return repaired, tuple(remarks)


def _one_round(text: str) -> str:
    """`text` with the sequences repaired of the encoding that has the most of them: a text is broken in one way."""
    best, most = text, 0
    for encoding in _BROKEN:
        pattern, table = _of(encoding)
        runs = [run for run in pattern.findall(text) if _decoded(run, table) != run]
        # Pairs alone are usual text in some encodings: "√©" is not, "ÇA" is.
        if len(runs) > most and (encoding == "cp1252" or any(map(_is_long, runs))):
            best, most = _substituted(text, pattern, table), len(runs)
    return _CUT_QUOTE.sub("”", best)


def _substituted(text: str, pattern: re.Pattern[str], table: dict[str, int]) -> str:
    return pattern.sub(lambda found: _decoded(found[0], table), text)


def _is_long(run: str) -> bool:
    return len(run) > 2


def _decoded(run: str, table: dict[str, int]) -> str:
    try:
        return bytes(table[character] for character in run).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return run


@cache
def _of(encoding: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of a UTF-8 sequence that was decoded in `encoding`, and the byte of each character."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}  # browsers decode what an encoding leaves out so
    for byte in range(0x80, 0x100):
        with suppress(UnicodeDecodeError):
            table[bytes([byte]).decode(encoding)] = byte

    def any_of(low: int, high: int) -> str:
        return "[" + re.escape("".join(one for one, byte in table.items() if low <= byte <= high)) + "]"

    tail = any_of(0x80, 0xBF)
    longer = f"{any_of(0xE0, 0xEF)}{tail}{{2}}|{any_of(0xF0, 0xF4)}{tail}{{3}}"
    return re.compile(f"(?:{longer}|{any_of(0xC2, 0xDF)}{tail})"), table
