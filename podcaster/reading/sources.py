"""Where an article comes from: a file, standard input or the web. With `fetching`, all the I/O there is in reading."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.system.user_files import MOST_BYTES


def open_source(source: str, *, stdin: BinaryIO | None = None, data: bytes | None = None) -> Document:
    """The bytes of `source`: a path, an http(s) address, or "-" for `stdin` (by default the process's). `data` is what
    `read_passing` took out of it.

    Raises SourceError when it cannot be had or is empty.
    """
    if data is not None:
        document = Document(data=data, where=source, name=Path(source).name)
    elif source == "-":
        document = _standard_input(stdin)
    elif source.lower().startswith(("http://", "https://")):
        from podcaster.reading.fetching import fetch

        document = fetch(source)
    elif "://" in source:
        scheme = source.partition("://")[0]
        raise SourceError(
            f"{source}: only http and https addresses can be read, not {scheme}; save the page and give its file"
        )
    else:
        document = _file(source)
    if not document.data.strip(b" \t\r\n\0\xfe\xff\xef\xbb\xbf"):
        raise SourceError(f"{document.where} is empty; give a file with the article's text in it")
    return document


def read_passing(source: str) -> bytes | None:
    """What a pipe or a device holds, which can be read only once; None of any other source. SourceError when it can't
    be read."""
    try:
        mode = Path(source).stat().st_mode
    except (OSError, ValueError):  # an address, "-", or what reading tells about
        return None
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else _file(source).data


def _file(source: str) -> Document:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(f"{source} is a folder, not an article; name the file in it")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(f"{source} is {size / 1e6:.0f} MB, too large for an article; give the article alone")
        with path.open("rb") as file:
            data = _at_most(file.read, source)  # a device tells no size
    except FileNotFoundError as error:
        raise SourceError(f"{source} does not exist; check the path") from error
    except PermissionError as error:
        raise SourceError(f"{source} may not be read (permission denied); change its permissions or copy it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceError(f"{source!r} cannot be read ({error}); check the path") from error
    return Document(data=data, where=source, name=path.name)


def _standard_input(stdin: BinaryIO | None) -> Document:
    if stdin is None:
        import sys

        stdin = sys.stdin.buffer
    data = _at_most(stdin.read, "standard input")
    return Document(data=data, where="standard input", name="-")


def _at_most(read: Callable[[int], bytes], where: str) -> bytes:
    data = read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        most_mb = f"{MOST_BYTES / 1e6:.0f} MB"
        raise SourceError(f"{where} is over {most_mb}, too large for an article; give the article alone")
    return data
