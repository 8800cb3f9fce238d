"""The public feed that is still at a place after the show became private: whoever knows its address reads it."""

from collections.abc import Collection
from contextlib import closing

from podcaster.errors import PublishError
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.journal import Journal
from podcaster.publishing.publishers import Publisher, error_text, open_publisher
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import feed_name


def public_feed_left(
    address: str, show: Show, guids: Collection[str], known: Journal, *, name: str, remove: bool
) -> bool:
    """Whether the public feed of a show that is private now is still at a place. `known` has the files that were put
    there while it was public; with `remove` these and the feed are removed. PublishError when that fails."""
    with closing(open_publisher(address, below="", name=name)) as publisher:
        try:
            if not _is_there(publisher, show, guids):
                return False
            if remove:
                _remove(publisher, known)
        except Exception as error:
            what = f"can't remove the old public feed ({error_text(error, [show.token])})"
            raise PublishError(what, advice="remove it there yourself, or publish again") from error
    return not remove


def _is_there(publisher: Publisher, show: Show, guids: Collection[str]) -> bool:
    data = publisher.read(feed_name(0), LARGEST_FEED_BYTES)
    there = show_in(data) if data else None
    return there is not None and (there.guid == show.guid or not there.episodes.isdisjoint(guids))


def _remove(publisher: Publisher, known: Journal) -> None:
    """Remove the feed first, so that no app reads a feed without its files."""
    publisher.remove(feed_name(0))
    for name in known.names():
        publisher.remove(name)
    known.forget(lambda name: True)
