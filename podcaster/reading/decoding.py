"""Bytes to text: finds the encoding, and refuses bytes that are not text."""

import codecs
import re

from podcaster.errors import SourceError
from podcaster.system.lazy_regex import lazy_regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: this mark begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "audio or an image"),
    (b"ID3", "an MP3"),
    (b"OggS", "Ogg audio"),
    (b"fLaC", "FLAC audio"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_WINDOWS_1252_LABELS = {"ascii", "iso8859-1", "latin-1", "latin1", "us-ascii"}
"""On the web these labels mean windows-1252 (WHATWG Encoding Standard)."""
_PYTHON_ONLY_CODECS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
"""Codecs of Python that no page is encoded in. Some take quadratic time."""
_BYTES_A_STRAY_NUL = 500
"""A text may have one NUL for so many bytes. Programs and databases have more."""
_SAVE_AS_TEXT = "save the article as plain text or HTML and give that file"
_SAVE_AS_UTF_8 = "save it as UTF-8 and try again"
_LONGEST_GUESSED_BYTES = 200_000
"""charset_normalizer guesses the encoding from at most this much of a text."""
_META_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_USUAL_CHARACTER = lazy_regex(r"[\w\s.,;:!?'\"“”‘’«»()\[\]/–—…%&$€£+*=@#<>|·•©®™°-]")


def decode(data: bytes, where: str, *, charset: str | None = None) -> str:
    """The text of `data`.

    The encoding is that of a byte order mark, else the `charset` that the server declared, else the charset that the
    text declares, else UTF-8, else the encoding that fits best. Raises SourceError, with `where`, when the bytes
    are not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding, where)
    if encoding_seen := _unmarked_utf16(data):
        return _decode_as(data, encoding_seen, where)
    _refuse_binary(data, where)
    declared = charset or _declared_inside(data)
    if declared and (text := _try_declared(data, declared)) is not None:
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, where)


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= len(text) / 200:  # accept a text with a cut end or little damage
            return text
        name = encoding.removesuffix("-sig").upper()
        raise SourceError(
            f"this is marked as {name} but is not valid {name} ({error.reason})", where=where, advice=_SAVE_AS_UTF_8
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """The encoding of UTF-16 without a byte order mark: every second byte of Latin text is zero. Else None."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) and even < 0.02 * len(head):
        return "utf-16-le"
    if even > 0.4 * len(head) and odd < 0.02 * len(head):
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not text", where=where, advice=_SAVE_AS_TEXT)
    controls = sum(data.count(c) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if data.count(b"\0") > len(data) / _BYTES_A_STRAY_NUL + 1 or controls > len(data) / 50 + 1:
        raise SourceError("this is binary data, not text", where=where, advice=_SAVE_AS_TEXT)


def _declared_inside(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii", errors="replace") if found else None


def _try_declared(data: bytes, label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _PYTHON_ONLY_CODECS:
        return None
    if name.startswith("utf-16"):
        name = "utf-8"  # WHATWG: a text whose declaration is readable as ASCII is not UTF-16
    if name in _WINDOWS_1252_LABELS:
        name = "cp1252"
    try:
        return data.decode("utf-8") if name == "cp1252" and _is_multibyte_utf8(data) else data.decode(name)
    except (ValueError, LookupError):
        return None


def _is_multibyte_utf8(data: bytes) -> bool:
    """True for valid UTF-8 that is not only ASCII. A cp1252 text is practically never valid UTF-8 by accident."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, where: str) -> str:
    """The text of bytes that are not valid UTF-8: damaged UTF-8, cp1252, or an encoding guessed by statistics."""
    damaged = data.decode("utf-8", errors="replace")
    if "\ufffd" not in damaged[:-3] and len(damaged) > 3:
        return damaged.rstrip("\ufffd")  # the last character was cut
    non_ascii = sum(1 for c in damaged if c > "\x7f")
    if damaged.count("\ufffd") <= non_ascii / 10:
        return damaged
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_like_text(text, most_non_ascii=0.2):
        return text
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_LONGEST_GUESSED_BYTES]).best()
    if guess is not None:
        text = data.decode(guess.encoding, errors="replace")
        if _looks_like_text(text, most_non_ascii=1.0):
            return text
    raise SourceError("the encoding of this text was not recognised", where=where, advice=_SAVE_AS_UTF_8)


def _looks_like_text(text: str, *, most_non_ascii: float) -> bool:
    """True when nearly all characters are letters and punctuation, and at most the given share is not ASCII."""
    sample = text[:20_000]
    usual = len(_USUAL_CHARACTER.findall(sample))
    non_ascii = sum(1 for c in sample if c > "\x7f")
    return usual >= 0.97 * len(sample) and non_ascii <= most_non_ascii * len(sample)
