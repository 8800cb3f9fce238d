"""Where an article comes from: a file, standard input or the web. Only this module, `fetching` and `polling` do I/O."""

import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from podcaster.errors import SourceError, cause_of
from podcaster.reading.document import Document
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import MOST_BYTES, exists

_EMPTY_BYTES = b" \t\r\n\0\xfe\xff\xef\xbb\xbf"
"""White space, NUL and the bytes of byte order marks."""
_ADDRESS = lazy_regex(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/|$)", re.I)
"""The beginning of an address without its scheme."""
STDIN = "standard input"
"""The name of the source "-" in errors."""
_PART = lazy_regex(r"(.+)#([1-9]\d{0,5})", re.S)


def named(source: str) -> str:
    """A source as errors name it: "-" is standard input."""
    return STDIN if source == "-" else source


def open_source(source: str, *, stdin: BinaryIO | None = None, data: bytes | None = None) -> Document:
    """The document at `source`: a path, an http(s) address, or "-" for `stdin` (by default the process's own).

    `data`: its bytes, if `read_once_only` read them already.

    Raises SourceError when the source can't be read or is empty.
    """
    if data is not None:
        document = Document(data=data, where=named(source), name=Path(source).name)
    elif source == "-":
        document = Document(data=_read_bounded((stdin or sys.stdin.buffer).read, STDIN), where=STDIN, name="-")
    elif source.lower().startswith(("http://", "https://")):
        from podcaster.reading.fetching import fetch

        document = fetch(source)
    elif "://" in source:
        scheme = source.partition("://")[0]
        raise SourceError(
            f"only http and https addresses can be read, not {scheme}",
            where=source,
            advice="save the page and give the file",
        )
    else:
        document = _file(source)
    if not document.data.strip(_EMPTY_BYTES):
        raise SourceError("this is empty", where=document.where, advice="give a file with the article's text in it")
    return document


def split_part(source: str) -> tuple[str, int | None]:
    """The file and the number in "letters.mbox#2", the second article of a file that holds several. A source that is
    itself a file, an address or "-" has no number."""
    found = _PART.fullmatch(source)
    if found is None or "://" in source or exists(source) or not exists(found[1]):
        return source, None
    return found[1], int(found[2])


def read_once_only(source: str) -> bytes | None:
    """The bytes of standard input, a pipe or a device, which can be read only once; None for every other source.

    Raises SourceError when it can't be read.
    """
    if source == "-":
        return _read_bounded(sys.stdin.buffer.read, STDIN)
    try:
        mode = Path(source).stat().st_mode
    except (OSError, ValueError):  # an address, or a path that `open_source` explains
        return None
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else _file(source).data


def _file(source: str) -> Document:
    name, part = split_part(source)
    path = Path(name)
    try:
        if path.is_dir():
            raise SourceError("this is a folder, not an article", where=source, advice="name the file in it")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(source, f"this is {size / 1e6:.0f} MB")
        with path.open("rb") as file:
            data = _read_bounded(file.read, source)  # a device reports no size
    except FileNotFoundError as error:
        raise SourceError("this file does not exist", where=source, advice=_advice(source)) from error
    except PermissionError as error:
        raise SourceError(
            "this file can't be read (permission denied)", where=source, advice="change its permissions or copy it"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        what = f"this file can't be read ({cause_of(error)})"
        raise SourceError(what, where=source, advice="check the path") from error
    return Document(data=data, where=source, name=path.name, part=part)


def _advice(source: str) -> str:
    """What to do about a path where nothing is. It may be an address without "https://"."""
    is_address = _ADDRESS.match(source) and ("/" in source or source.lower().startswith("www."))
    if is_address and not exists(source.partition("/")[0]):
        return f"for a page write https://{source}"
    return "check the path"


def _read_bounded(read: Callable[[int], bytes], where: str) -> bytes:
    data = read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(where, f"this is over {MOST_BYTES / 1e6:.0f} MB")
    return data


def _too_large(where: str, size: str) -> SourceError:
    return SourceError(f"{size}, too large for an article", where=where, advice="give the article alone")
