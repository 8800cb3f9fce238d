"""What a show follows, as values: its feeds, and every item that they ever had. Values in, values out; `followed` reads
and writes the file.

An item is known for ever, so that its episode is built once. It is recognised by its guid, else by its address, else by
its title and body together.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Literal

from podcaster.errors import OutputError, cause_of
from podcaster.reading.feeds import FeedItem
from podcaster.reading.feeds.address import canonical
from podcaster.show.entries import similarity, sketch_of
from podcaster.system.record import Record, replace
from podcaster.system.validation import InvalidValueError, Table, checked

VERSION = 1
SourceKind = Literal["feed", "folder", "mailbox"]
ItemKind = Literal["article", "file", "message"]
"""An article of a feed, a file of a folder, or a message of a mailbox."""
ItemState = Literal["waiting", "built", "failed"]
"""A failed item was tried `MOST_TRIES` times, and is not tried again."""
MOST_TRIES = 7
_TELLING_WORDS = 40
"""A shorter text in a feed may be the same for several articles: "Read more on our site"."""
_SAME_BODY = 0.5
"""The share of two bodies that must agree for them to be one article under one address."""
_LARGEST_HTML = 1_000_000
"""Characters of an item's text that are kept until it is built. A longer one is read behind its link."""
_ADVICE = "correct the file, or restore it from a backup"


class Followed(Record, frozen=True, kw_only=True):
    """A feed, a folder or a mailbox that the show follows."""

    key: str
    """Its first address or path. It stays when the feed moves."""
    place: str
    """Its address or path now."""
    kind: SourceKind = "feed"
    title: str = ""
    language: str = ""
    """BCP 47 tag, "" if the feed does not say."""
    etag: str = ""
    last_modified: str = ""
    public: bool = False
    """Whether it was read from a public server. Then its items must not lead to private addresses."""
    failures: int = 0
    """How often in a row it could not be read."""
    not_before: str = ""
    """When it may be read again, ISO 8601; "" is at once."""
    gone: bool = False
    """Whether the server said that it is gone for good."""


class Item(Record, frozen=True, kw_only=True):
    """An article that a followed source had."""

    key: str
    """Its own name in the ledger, for ever."""
    source: str
    """Key of the source."""
    guid: str = ""
    url: str = ""
    title: str = ""
    text: str = ""
    """Digest of title and body together; "" when the body is too short to tell."""
    sketch: tuple[int, ...] = ()
    """`entries.sketch_of` the body."""
    made_of: str = ""
    """`text_digest` of the article that its episode was made of."""
    state: ItemState = "waiting"
    tries: int = 0
    not_before: str = ""
    """When a waiting item may be tried again, ISO 8601."""
    digest: str = ""
    """Key in the ledger of the digest that it is in, or will be in; "" for an episode of its own."""
    digest_title: str = ""
    slug: str = ""
    """Folder of its episode, once that is built."""
    byline: str = ""
    published: str = ""
    found: str = ""
    """When it was first seen, ISO 8601."""
    html: str = ""
    """Its text in the feed, until it is built."""
    kind: ItemKind = "article"
    path: str = ""
    """The file that it is, or that the message is in; "" for an article of a feed."""

    @property
    def when(self) -> datetime:
        """When it appeared, as far as that is known. A feed may lie: nothing is newer than when it was seen."""
        found = _moment(self.found)
        return min(_moment(self.published), found) if self.published else found


class Follows(Record, frozen=True, kw_only=True):
    """Everything that the show follows."""

    sources: tuple[Followed, ...] = ()
    items: tuple[Item, ...] = ()
    unpublished: bool = False
    """Whether episodes were built that are not published yet."""

    def with_source(self, source: Followed) -> "Follows":
        """With the source in the place of the one with its key, or at the end."""
        if any(known.key == source.key for known in self.sources):
            return replace(
                self, sources=tuple(source if known.key == source.key else known for known in self.sources)
            )
        return replace(self, sources=(*self.sources, source))

    def without_source(self, key: str) -> "Follows":
        """Without a source and its waiting items. The items that were built stay known."""
        return replace(
            self,
            sources=tuple(source for source in self.sources if source.key != key),
            items=tuple(item for item in self.items if item.source != key or item.state != "waiting"),
        )

    def with_items(self, changed: Iterable[Item]) -> "Follows":
        """With these items in the place of those with their keys, or at the end."""
        by_key = {item.key: item for item in changed}
        kept = tuple(by_key.pop(item.key, item) for item in self.items)
        return replace(self, items=(*kept, *by_key.values()))


def text_digest(title: str, body: str) -> str:
    """A digest of a title and a body together; "" for a body that is too short to tell articles apart."""
    words = body.casefold().split()
    if len(words) < _TELLING_WORDS:
        return ""
    return _digest("\n".join((" ".join(title.casefold().split()), " ".join(words))))


def new_items(
    known: Sequence[Item], source: Followed, found: Sequence[FeedItem], texts: Sequence[str], now: str
) -> list[Item]:
    """The items of a feed that are not known yet, the last of the feed first: feeds begin with the newest. `texts` are
    their bodies as plain text. `now` is ISO 8601.

    A guid or an address that several items of the feed share identifies none of them."""
    pairs = {(one.guid, canonical(one.url), one.title, text): one for one, text in zip(found, texts, strict=True)}
    found, texts = list(pairs.values()), [pair[3] for pair in pairs]  # some feeds list an item twice
    guids = Counter(_guid(source.key, one.guid) for one in found)
    addresses = Counter(canonical(one.url) for one in found)
    by_guid = {_guid(item.source, item.guid): item for item in known}
    by_address: dict[str, list[Item]] = {}
    by_text = {item.text: item for item in known if item.text}
    for item in known:
        by_address.setdefault(canonical(item.url), []).append(item)
    keys = {item.key for item in known}
    new: list[Item] = []
    for one, text in zip(found, texts, strict=True):
        guid, address = _guid(source.key, one.guid), canonical(one.url)
        guid = guid if guids[guid] == 1 else ""
        if guid and guid in by_guid:
            continue
        address = address if addresses[address] == 1 else ""
        digest = text_digest(one.title, text)
        name = guid or address or digest or _digest(f"{one.title}\n{text}")
        sketch = sketch_of(text)
        at_address = by_address.get(address, ()) if address else ()
        if (digest and digest in by_text) or any(_is_one(item, one, sketch) for item in at_address):
            continue
        item = Item(
            key=_digest(f"{source.key}\n{name}\n{one.url}\n{digest}"), source=source.key,
            guid=one.guid if guid else "", url=one.url, title=one.title, text=digest, sketch=sketch,
            byline=one.byline, published=one.published, found=now,
            html=one.html if len(one.html) <= _LARGEST_HTML else "",
        )  # fmt: skip
        if item.key not in keys:
            new.append(item)
            keys.add(item.key)
    return new[::-1]


def _is_one(item: Item, one: FeedItem, sketch: Sequence[int]) -> bool:
    """Whether an item at the same address is the same article: a page such as "today" has another one each day."""
    if not (item.guid and one.guid):
        return True
    if item.title.casefold() == one.title.casefold():
        return True
    return similarity(item.sketch, sketch) >= _SAME_BODY


def _moment(text: str) -> datetime:
    """A date in ISO 8601 as a time. One without a zone is in UTC; one that can't be read is long ago."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def _guid(source: str, guid: str) -> str:
    """A guid as a key. One that is no URI, such as "12", is the feed's own."""
    if not guid:
        return ""
    return guid if ":" in guid else f"{source} {guid}"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


class _FollowsTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    sources: tuple[Followed, ...]
    items: tuple[Item, ...]
    unpublished: bool = False


def parse_follows(text: str, where: str) -> Follows:
    """What is followed, from the file's text; an empty text follows nothing. OutputError, naming the file `where`, for
    a broken text."""
    if not text.strip():
        return Follows()
    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise OutputError("the file was written by another version", where=where, advice="upgrade podcaster")
        table = checked(content, _FollowsTable)
    except InvalidValueError as error:
        what = f"the list of followed feeds is broken ({' '.join((*error.path, error.what))})"
        raise OutputError(what, where=where, advice=_ADVICE) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"the list of followed feeds is broken ({cause_of(error)})"
        raise OutputError(what, where=where, advice=_ADVICE) from error
    return Follows(sources=table.sources, items=table.items, unpublished=table.unpublished)


def format_follows(follows: Follows) -> str:
    """The text of the file, a source or an item a line. Values that are the default are left out."""
    sources = ",\n".join(_line(source, Followed(key="", place="")) for source in follows.sources)
    items = ",\n".join(_line(item, Item(key="", source="")) for item in follows.items)
    unpublished = json.dumps(follows.unpublished)
    return (
        f'{{"version": {VERSION}, "unpublished": {unpublished}, "sources": [\n{sources}\n], "items": [\n{items}\n]}}\n'
    )


def _line(value: Followed | Item, default: Followed | Item) -> str:
    usual = asdict(default)
    return json.dumps(
        {name: content for name, content in asdict(value).items() if content != usual[name]}, ensure_ascii=False
    )
