"""What a show can follow: a feed, the feeds of an OPML file, a folder or a mailbox; and what is new there."""

from pathlib import Path

from podcaster.errors import SourceError, cause_of
from podcaster.pipeline.followed_files import kind_of, new_files
from podcaster.reading.document import Document
from podcaster.reading.feeds import feeds_in, plain_text, read_feed
from podcaster.reading.polling import poll
from podcaster.show.follow_entries import Followed, Item, new_items
from podcaster.system.http import without_login
from podcaster.system.record import Record, replace
from podcaster.system.user_files import read_regular, real_path


class Seen(Record, frozen=True, kw_only=True):
    """A source after it was read, and the items in it that are new."""

    source: Followed
    items: tuple[Item, ...]


def look(source: Followed, known: tuple[Item, ...], now: str) -> Seen:
    """What is new in a source. SourceError when it can't be read; RefusedError when its server answers with an
    error."""
    if source.kind != "feed":
        return Seen(source=replace(source, failures=0, not_before=""), items=new_files(source, known, now))
    answer = poll(source.place, etag=source.etag, last_modified=source.last_modified)
    source = replace(
        source, public=answer.public, place=answer.moved_to or source.place, failures=0, not_before="",
        etag=answer.etag, last_modified=answer.last_modified,
    )  # fmt: skip
    if answer.document is None:
        return Seen(source=source, items=())
    feed = read_feed(answer.document)
    if feed is None:
        raise SourceError("this is no feed any more", where=without_login(source.place), advice="follow its new feed")
    source = replace(source, title=feed.title or source.title, language=feed.language)
    texts = [plain_text(item.html) for item in feed.items]
    return Seen(source=source, items=tuple(new_items(known, source, feed.items, texts, now)))


def places_at(place: str) -> tuple[Followed, ...]:
    """What is followed at an address or a path: a feed, the feeds of an OPML file, the first feed that a page names, or
    a folder or a mailbox. SourceError when there is nothing that can be followed."""
    if place.startswith("feed:"):  # as some pages write it
        rest = place.removeprefix("feed:")
        place = f"http:{rest}" if rest.startswith("//") else rest
    if "://" not in place:
        return _at_path(place)
    document = poll(place).document
    assert document is not None  # nothing was said about an earlier answer
    return _in_document(document, place)


def _in_document(document: Document, place: str) -> tuple[Followed, ...]:
    feed = read_feed(document)
    if feed is not None:
        return (Followed(key=place, place=place, title=feed.title),)
    named = feeds_in(document)
    if not named:
        raise SourceError(
            "there is no feed here, and none is named here", where=without_login(place),
            advice="give the address of an RSS, Atom or JSON feed, an OPML file, a folder or a mailbox",
        )  # fmt: skip
    is_list = document.text.lstrip("\ufeff \t\r\n")[:2000].lower().find("<opml") >= 0
    return tuple(Followed(key=url, place=url, title=title) for url, title in (named if is_list else named[:1]))


def _at_path(place: str) -> tuple[Followed, ...]:
    path = Path(place)
    kind = kind_of(path)
    if kind is not None:
        where = str(real_path(path))
        return (Followed(key=where, place=where, kind=kind, title=real_path(path).name),)
    try:
        data = read_regular(path)
    except OSError as error:
        what = f"this can't be read ({cause_of(error)})"
        raise SourceError(what, where=place, advice="check the path") from error
    document = Document(data=data, where=place, name=path.name)
    found = feeds_in(document)
    if not found:
        raise SourceError(
            "this is no list of feeds", where=place,
            advice="give an OPML file, a folder, a mailbox, or the address of a feed",
        )  # fmt: skip
    return tuple(Followed(key=url, place=url, title=title) for url, title in found)
