"""Where an article comes from: a file, standard input or the web. With `fetching`, all the I/O there is in reading."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from podcaster.errors import SourceError
from podcaster.reading.document import Document

MOST_BYTES = 50_000_000
"""An article of more is refused."""


def open_source(source: str, *, stdin: BinaryIO | None = None) -> Document:
    """The bytes of `source`: a path, an http(s) address, or "-" for `stdin` (by default the process's).

    Raises SourceError when it cannot be had or is empty.
    """
    if source == "-":
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


def _file(source: str) -> Document:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(f"{source} is a folder, not an article; name the file in it")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(f"{source} is {size / 1e6:.0f} MB, too large for an article; give the article alone")
        data = path.read_bytes()
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
    data = _at_most(stdin.read, MOST_BYTES)
    return Document(data=data, where="standard input", name="-")


def _at_most(read: Callable[[int], bytes], limit: int) -> bytes:
    data = read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            f"standard input is over {limit / 1e6:.0f} MB, too large for an article; give the article alone"
        )
    return data
