"""The entries of a show's ledger: which article is which episode. Text in, values out; `ledger` reads and writes the
file.

An episode's guid, folder name and first date never change, even when its article changes.
"""

import json
import uuid
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from podcaster.errors import OutputError, cause_of
from podcaster.publishing.release import Release
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace
from podcaster.system.validation import InvalidValueError, Table, checked

VERSION = 1
SKETCH_HASHES = 48
"""Number of hashes stored for an article's body: enough to tell a corrected article from another article (MinHash,
Broder 1997)."""
SAME_PATH, OTHER_PATH, OTHER_ADDRESS = 0.25, 0.75, 0.95
"""The share of two bodies that must agree for them to be one article: at the same path, at another path, at another
web address."""
_SHINGLE_WORDS = 3
_DIGEST = "digest:"
_SLUG = lazy_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
"""A folder name that is valid on every system and can't lead out of the output folder."""
_DEVICES = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
RESERVED = frozenset(("site", "assets", "con", "prn", "aux", "nul", *_DEVICES))
"""Names that no episode's folder may have: the site's own folders, and the device names of Windows."""
_CLOCK_SKEW = timedelta(days=1)
"""Tolerated clock skew: a change of time zone or of daylight saving must not reorder episodes."""
_ADVICE = "correct the file, or restore it from a backup"


class Entry(Record, frozen=True, kw_only=True):
    """One episode of the show."""

    guid: str
    slug: str
    """Name of the episode's folder."""
    first_published: str
    """When the episode was first built: ISO 8601 with a time zone."""
    source: str
    """The article's absolute path, or its address; "" for standard input."""
    url: str
    """The article's canonical address, or ""."""
    sketch: tuple[int, ...]
    """`sketch_of` the article's body."""
    item: str = ""
    """Key of the followed item that it was made of; "" if it was built by hand."""

    @property
    def release(self) -> Release:
        """The entry's identity for publishing."""
        return Release(guid=self.guid, slug=self.slug, first_published=self.first_published)


@lru_cache(maxsize=4)
def sketch_of(body: str) -> tuple[int, ...]:
    """The `SKETCH_HASHES` smallest hashes of the body's runs of three words."""
    words = body.casefold().split()
    runs = {
        zlib.crc32(" ".join(words[at : at + _SHINGLE_WORDS]).encode("utf-8", "replace")) for at in range(len(words))
    }
    return tuple(sorted(runs)[:SKETCH_HASHES])


def similarity(one: Sequence[int], two: Sequence[int]) -> float:
    """The similarity of two bodies (Jaccard index), from 0 to 1, estimated from their sketches."""
    union = sorted({*one, *two})[:SKETCH_HASHES]
    both = set(one) & set(two)
    return sum(value in both for value in union) / len(union) if union else 0.0


def find_entry(
    entries: Sequence[Entry],
    *,
    source: str,
    url: str,
    sketch: Sequence[int],
    is_other: Callable[[str], bool],
    item: str = "",
) -> Entry | None:
    """The latest episode of an article: one with its address, or with a similar body at the same or another path.

    `is_other(path)` says whether an entry's file still exists and differs from the article's file. Such a file is
    another article, even if it is similar: a report written from the same form, for example.

    The item of a feed, whose key is `item`, has its own episode, or one of its address that was built by hand. A digest
    has the episode of a digest with its title.
    """
    if item:
        return _find_item(entries, item, url)
    for entry in reversed(entries):
        if is_digest(entry.source) or is_digest(source):
            if entry.source == source and similarity(entry.sketch, sketch) >= SAME_PATH:
                return entry
            continue
        if url and entry.url == url:
            return entry
        shared = similarity(entry.sketch, sketch)
        if source and entry.source == source:
            if shared >= SAME_PATH:
                return entry
        elif shared >= (OTHER_ADDRESS if url and entry.url else OTHER_PATH) and not is_other(entry.source):
            return entry
    return None


def _find_item(entries: Sequence[Entry], item: str, url: str) -> Entry | None:
    for entry in reversed(entries):
        if entry.item == item or (url and entry.url == url and not entry.item and not is_digest(entry.source)):
            return entry
    return None


def digest_source(title: str) -> str:
    """What a digest has in the place of a path or an address."""
    return f"{_DIGEST}{title}"


def is_digest(source: str) -> bool:
    """Whether an episode's source is that of a digest."""
    return source.startswith(_DIGEST)


def new_entry(
    entries: Sequence[Entry],
    *,
    slug: str,
    now: str,
    source: str,
    url: str,
    sketch: Sequence[int],
    item: str = "",
) -> Entry:
    """An entry with a new guid. Its slug is `slug`, with a number when another episode has that slug. `now` is ISO 8601
    with a time zone."""
    taken = {*RESERVED, *(entry.slug for entry in entries)}
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return Entry(
        guid=str(uuid.uuid4()),
        slug=free,
        first_published=_after_latest(entries, now),
        source=source,
        url=url,
        sketch=tuple(sketch),
        item=item,
    )


def _after_latest(entries: Sequence[Entry], now: str) -> str:
    """`now`, or one second after the latest episode when the clock was set back since then: apps sort by date. When the
    latest episode is more than `_CLOCK_SKEW` ahead, `now` is used: otherwise all later episodes would lie in the
    future."""
    date = datetime.fromisoformat(now)
    last = datetime.fromisoformat(entries[-1].first_published) if entries else date
    return (last + timedelta(seconds=1)).isoformat() if date <= last < date + _CLOCK_SKEW and entries else now


def with_entry(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The entries with `entry` in the place of the one with its guid, or at the end."""
    if any(known.guid == entry.guid for known in entries):
        return tuple(entry if known.guid == entry.guid else known for known in entries)
    return (*entries, entry)


def moved(entry: Entry, *, source: str, url: str, sketch: Sequence[int]) -> Entry:
    """The entry with the article's current place and body."""
    return replace(entry, source=source or entry.source, url=url or entry.url, sketch=tuple(sketch))


class _EntryTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """An entry as the file has it."""

    guid: str
    slug: str
    first_published: str
    source: str
    url: str
    sketch: tuple[int, ...]
    item: str = ""


class _LedgerTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """The ledger as the file has it."""

    episodes: tuple[_EntryTable, ...]


def parse_ledger(text: str, where: str) -> tuple[Entry, ...]:
    """The entries in a ledger's text; an empty text has none. OutputError, naming the file `where`, for a broken
    text."""
    if not text.strip():
        return ()
    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise OutputError("the ledger was written by another version", where=where, advice="upgrade podcaster")
        entries = checked(content, _LedgerTable).episodes
        return tuple(_entry(fields) for fields in entries)
    except InvalidValueError as error:
        what = f"the ledger is broken ({' '.join((*error.path, error.what))})"
        raise OutputError(what, where=where, advice=_ADVICE) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OutputError(f"the ledger is broken ({cause_of(error)})", where=where, advice=_ADVICE) from error


def format_ledger(entries: Sequence[Entry]) -> str:
    """The text of a ledger, one episode a line."""
    lines = [
        json.dumps(
            {
                "guid": entry.guid,
                "slug": entry.slug,
                "first_published": entry.first_published,
                "source": entry.source,
                "url": entry.url,
                "sketch": entry.sketch,
            }
            | ({"item": entry.item} if entry.item else {}),
            ensure_ascii=False,
        )
        for entry in entries
    ]
    return f'{{"version": {VERSION}, "episodes": [\n' + ",\n".join(lines) + "\n]}\n"


def _entry(fields: _EntryTable) -> Entry:
    """The entry. ValueError when its slug is not a folder name or its date has no time zone."""
    if not _SLUG.fullmatch(fields.slug) or fields.slug.lower() in RESERVED:
        raise ValueError(f"{fields.slug[:80]!r} can't be an episode's folder")
    if datetime.fromisoformat(fields.first_published).tzinfo is None:
        raise ValueError(f"the date {fields.first_published} has no time zone")
    return Entry(
        guid=fields.guid,
        slug=fields.slug,
        first_published=fields.first_published,
        source=fields.source,
        url=fields.url,
        sketch=fields.sketch,
        item=fields.item,
    )
