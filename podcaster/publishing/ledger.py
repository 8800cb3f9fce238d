"""The ledger: which episode an article is, for good. Its guid, folder and first date never change by accident."""

import json
import re
import uuid
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from podcaster.errors import OutputError

VERSION = 1
SKETCH = 48
"""Hashes kept of a body: enough to tell a corrected article from another one (MinHash, Broder 1997)."""
SAME_PLACE, ELSEWHERE, OTHER_ADDRESS = 0.25, 0.75, 0.95
"""How much of two bodies must agree for them to be one article: at the same path, at another, at another address."""
_SHINGLE = 3
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
"""A folder's name everywhere, and never a way out of the output folder."""
_DEVICES = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
TAKEN = frozenset(("site", "assets", "con", "prn", "aux", "nul", *_DEVICES))
"""Names that no episode's folder can have: the site's own, and the devices of Windows."""
_SET_BACK = timedelta(days=1)
"""A clock may go back so far, by the hour of a zone or of summer, and episodes still follow each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One episode of the show."""

    guid: str
    slug: str
    first_published: str
    """ISO 8601 with zone: when it was first built."""
    source: str
    """The article's file, resolved, or its address; "" for standard input."""
    url: str
    """The article's canonical address, or ""."""
    sketch: tuple[int, ...]

    @property
    def enclosure(self) -> str:
        """Where the MP3 lies below the site's address."""
        return f"{self.slug}/{self.slug}.mp3"


def sketch_of(body: str) -> tuple[int, ...]:
    """The smallest hashes of a body's runs of three words."""
    words = body.casefold().split()
    runs = {zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode("utf-8", "replace")) for at in range(len(words))}
    return tuple(sorted(runs)[:SKETCH])


def alike(one: Sequence[int], two: Sequence[int]) -> float:
    """The share of two bodies that agrees, estimated from their sketches."""
    union = sorted({*one, *two})[:SKETCH]
    both = set(one) & set(two)
    return sum(value in both for value in union) / len(union) if union else 0.0


def find_entry(
    entries: Sequence[Entry], *, source: str, url: str, sketch: Sequence[int], is_other: Callable[[str], bool]
) -> Entry | None:
    """The latest episode of this article: of its address, or much the same text, at its old place or moved.

    `is_other` tells whether an entry's file is still there and is not the same as this article's: reports made from
    one form are alike, and none may take another's place.
    """
    for entry in reversed(entries):
        if url and entry.url == url:
            return entry
        shared = alike(entry.sketch, sketch)
        if source and entry.source == source:
            if shared >= SAME_PLACE:
                return entry
        elif shared >= (OTHER_ADDRESS if url and entry.url else ELSEWHERE) and not is_other(entry.source):
            return entry
    return None


def new_entry(entries: Sequence[Entry], *, slug: str, now: str, source: str, url: str, sketch: Sequence[int]) -> Entry:
    """An entry with a guid of its own and a slug that nobody has."""
    taken = {*TAKEN, *(entry.slug for entry in entries)}
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return Entry(
        guid=str(uuid.uuid4()),
        slug=free,
        first_published=_behind(entries, now),
        source=source,
        url=url,
        sketch=tuple(sketch),
    )


def _behind(entries: Sequence[Entry], now: str) -> str:
    """Now, or a second after the latest episode when the clock was set back meanwhile: apps sort by date. A clock that
    was wrong by more than a day was so then: no episode after it hides in the future."""
    date = datetime.fromisoformat(now)
    last = datetime.fromisoformat(entries[-1].first_published) if entries else date
    return (last + timedelta(seconds=1)).isoformat() if date <= last < date + _SET_BACK and entries else now


def with_entry(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The entries with this one in the place of its guid's, or at the end."""
    if any(known.guid == entry.guid for known in entries):
        return tuple(entry if known.guid == entry.guid else known for known in entries)
    return (*entries, entry)


def moved(entry: Entry, *, source: str, url: str, sketch: Sequence[int]) -> Entry:
    """The entry of an article that is elsewhere now, or was changed."""
    return replace(entry, source=source or entry.source, url=url or entry.url, sketch=tuple(sketch))


def parse_ledger(text: str, where: str) -> tuple[Entry, ...]:
    """The entries of a ledger's text; none of an empty one. OutputError when it is broken."""
    if not text.strip():
        return ()
    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise OutputError(f"{where} was written by a newer podcaster: upgrade this one")
        return tuple(_entry(fields) for fields in content["episodes"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OutputError(f"{where} is broken ({error}): mend it, or restore it from a backup") from error


def format_ledger(entries: Sequence[Entry]) -> str:
    """The text of a ledger, an episode a line."""
    lines = [
        json.dumps(
            {
                "guid": entry.guid,
                "slug": entry.slug,
                "first_published": entry.first_published,
                "source": entry.source,
                "url": entry.url,
                "sketch": entry.sketch,
            },
            ensure_ascii=False,
        )
        for entry in entries
    ]
    return f'{{"version": {VERSION}, "episodes": [\n' + ",\n".join(lines) + "\n]}\n"


def _entry(fields: dict[str, Any]) -> Entry:
    texts = {name: fields[name] for name in ("guid", "slug", "first_published", "source", "url")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise TypeError("an episode's entry has a wrong field")
    if not _SLUG.fullmatch(texts["slug"]) or texts["slug"].lower() in TAKEN:
        raise ValueError(f"{texts['slug'][:80]!r} can't be an episode's folder")
    if datetime.fromisoformat(texts["first_published"]).tzinfo is None:
        raise ValueError(f"the date {texts['first_published']} lacks its zone")
    sketch = tuple(fields["sketch"])
    if not all(type(value) is int for value in sketch):
        raise TypeError("a sketch that is none")
    return Entry(**texts, sketch=sketch)
