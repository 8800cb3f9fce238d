"""A feed that is still at a place under an old address, after the show became private or got another secret: whoever
knows that address reads it."""

from collections.abc import Collection
from contextlib import closing

from podcaster.errors import PublishError
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.journal import Journal
from podcaster.publishing.publishers import Publisher, error_text, open_publisher
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import feed_name


def old_feed_there(
    address: str, token: str, show: Show, guids: Collection[str], known: Journal, *, name: str, remove: bool
) -> bool:
    """Whether a place has the feed under an old address: the public one, or with `token` that of an old secret. `known`
    has the files that were put there for it; with `remove` these and the feed are removed. PublishError when that
    fails."""
    with closing(open_publisher(address, name=name)) as publisher:
        try:
            below = f"{token}/" if token else ""
            if not _is_there(publisher, below, show, guids):
                return False
            if remove:
                _remove(publisher, below, known)
        except Exception as error:
            what = f"can't remove the old feed ({error_text(error, [show.token, token])})"
            raise PublishError(what, advice="remove it there yourself, or publish again") from error
    return True


def _is_there(publisher: Publisher, below: str, show: Show, guids: Collection[str]) -> bool:
    data = publisher.read(below + feed_name(0), LARGEST_FEED_BYTES)
    there = show_in(data) if data else None
    return there is not None and (there.guid == show.guid or not there.episodes.isdisjoint(guids))


def _remove(publisher: Publisher, below: str, known: Journal) -> None:
    """Remove the feed first, so that no app reads a feed without its files."""
    publisher.remove(below + feed_name(0))
    for name in known.names():
        publisher.remove(below + name)
    known.forget(lambda name: True)
