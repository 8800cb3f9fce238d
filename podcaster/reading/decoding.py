"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re

from podcaster.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
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
# WHATWG Encoding Standard: these labels mean windows-1252 on the web.
_REALLY_CP1252 = {"ascii", "iso8859-1", "latin-1", "latin1", "us-ascii"}
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
"""Python's own, for names and source text: some take time that grows with the square of the length."""
_META_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_LOOKS_LIKE_TEXT = re.compile(r"[\w\s.,;:!?'\"“”‘’«»()\[\]/–—…%&$€£+*=@#<>|·•©®™°-]")


def decode(data: bytes, where: str, *, charset: str | None = None) -> str:
    """The text of `data`: by its byte order mark, the `charset` declared with it or in it, or the best reading.

    Raises SourceError, naming `where`, when the bytes are not text.
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
        if text.count("\ufffd") <= len(text) / 200:  # a cut or damaged end is no reason to refuse the rest
            return text
        name = encoding.removesuffix("-sig").upper()
        message = (
            f"{where} is marked as {name} but is not valid {name} ({error.reason}); save it as UTF-8 and try again"
        )
        raise SourceError(message) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every second byte of mostly Latin text."""
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
            raise SourceError(f"{where} is {what}, not text; save the article as plain text or HTML and give that")
    controls = sum(data.count(c) for c in (*range(9), *range(14, 27), *range(28, 32)))
    if b"\0" in data[:100_000] or controls > len(data) / 50:
        raise SourceError(f"{where} is binary data, not text; save the article as plain text or HTML and give that")


def _declared_inside(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii", errors="replace") if found else None


def _try_declared(data: bytes, label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    if name.startswith("utf-16"):
        name = "utf-8"  # WHATWG: a declaration that could be read as ASCII cannot be UTF-16
    if name in _REALLY_CP1252:
        name = "cp1252"
    try:
        return data.decode("utf-8") if name == "cp1252" and _is_multibyte_utf8(data) else data.decode(name)
    except (ValueError, LookupError):
        return None


def _is_multibyte_utf8(data: bytes) -> bool:
    """True for UTF-8 beyond ASCII: by accident cp1252 text practically never is."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, where: str) -> str:
    """Not UTF-8: damaged UTF-8, cp1252, or what a statistical guess says."""
    damaged = data.decode("utf-8", errors="replace")
    if "\ufffd" not in damaged[:-3] and len(damaged) > 3:
        return damaged.rstrip("\ufffd")  # cut off within its last character
    beyond_ascii = sum(1 for c in damaged if c > "\x7f")
    if damaged.count("\ufffd") <= beyond_ascii / 10:
        return damaged
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_as_text(text, beyond=0.2):
        return text
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:200_000]).best()
    if guess is not None:
        text = data.decode(guess.encoding, errors="replace")
        if _reads_as_text(text, beyond=1.0):
            return text
    raise SourceError(f"{where} is in no encoding that could be recognised; save it as UTF-8 and try again")


def _reads_as_text(text: str, *, beyond: float) -> bool:
    """True when nearly all is letters and punctuation, and at most the share `beyond` of it is not ASCII."""
    sample = text[:20_000]
    fine = len(_LOOKS_LIKE_TEXT.findall(sample))
    strange = sum(1 for c in sample if c > "\x7f")
    return fine >= 0.97 * len(sample) and strange <= beyond * len(sample)
