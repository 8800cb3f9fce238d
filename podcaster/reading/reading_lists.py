"""Read-later lists: the addresses in what Pocket, Instapaper, Wallabag and browsers export, and in a text. Text in,
values out."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import Any

from podcaster.reading.feeds.address import canonical
from podcaster.system.lazy_regex import lazy_regex

_LINK = lazy_regex(r"<a\s[^>]{0,100}?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.I)
_MARKUP = lazy_regex(r"\s*<(?:!doctype|html|h1|title|dl|ul|a)\b", re.I)
_ADDRESS = lazy_regex(r"https?://[^\s<>\"]+", re.I)
_AROUND = ".,;:!?'\"*_"
"""Characters behind an address that belong to the text around it."""
_COLUMNS = ("url", "given_url", "link", "address", "href")
"""Names of the column with the address: Pocket and Wallabag write "url", Instapaper "URL"."""
_KEYS = ("url", "uri", "given_url", "resolved_url")
"""Keys of the address: Wallabag and Chrome write "url", Firefox "uri"."""
_DELIMITERS = ",;\t"


def exported_addresses(text: str) -> tuple[str, ...] | None:
    """The web addresses in an export, each once, in the order of the file; None for a text that is no export. Read and
    archived entries count too."""
    text = text.lstrip("\ufeff \t\r\n")
    found: Iterator[str] | None = None
    if text[:1] in ("[", "{"):
        try:
            found = _in_json(json.loads(text))
        except (ValueError, RecursionError):
            return None
    elif _MARKUP.match(text):
        found = (unescape(one or two or three) for one, two, three in _LINK.findall(text))
    elif (column := _column(text)) is not None:
        found = _in_table(text, *column)
    if found is None:
        return None
    known: dict[str, str] = {}
    for address in found:
        if name := canonical(address):
            known.setdefault(name, address.strip())
    return tuple(known.values())


def address_in(line: str) -> str:
    """The address in a line of text, such as "Ferry stops: https://tarn.example/ferry"; "" without one."""
    found = _ADDRESS.search(line)
    if found is None:
        return ""
    address = found[0].rstrip(_AROUND)
    for opening, closing in ("()", "[]"):
        while address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address[:-1].rstrip(_AROUND)  # a bracket around the address
    return address


def _in_json(content: Any) -> Iterator[str]:
    """The addresses in any nesting of folders. What else an entry has is not searched: it may name pictures."""
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            address = next((one[key] for key in _KEYS if isinstance(one.get(key), str) and canonical(one[key])), None)
            if address is not None:
                yield address
                one = one.get("children", ())
            else:
                one = list(one.values())
        if isinstance(one, list):
            waiting += reversed(one)


def _column(text: str) -> tuple[int, str] | None:
    """The number of the column with the addresses and the character between columns; None for a text that is no
    table."""
    first = text.partition("\n")[0].strip()
    for delimiter in _DELIMITERS:
        names = [name.strip(" \"'").lower() for name in first.split(delimiter)]
        column = next((names.index(name) for name in _COLUMNS if name in names), None)
        if column is not None and len(names) > 1:
            return column, delimiter
    return None


def _in_table(text: str, column: int, delimiter: str) -> Iterator[str]:
    before = csv.field_size_limit(sys.maxsize)  # Wallabag's table may hold whole articles
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        found = [row[column] for row in rows if len(row) > column]
    except csv.Error:
        found = []
    finally:
        csv.field_size_limit(before)
    yield from found[1:]
