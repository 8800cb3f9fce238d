"""Which items of a feed are new: known by their guid, else by their address, else by title and body together."""

import pytest

from podcaster.reading.feeds import FeedItem
from podcaster.show.follow_entries import (
    Followed,
    Follows,
    Item,
    format_follows,
    new_items,
    parse_follows,
)

FEED = Followed(key="https://tarn.example/feed", place="https://tarn.example/feed")
OTHER = Followed(key="https://tarn.example/other", place="https://tarn.example/other")
BODY = " ".join(f"On day {day} the council of Tarn met in hall {day * 7} and spoke of bridge {day * 3}." for day in range(9))
SECOND = " ".join(f"Rain fell on field {day} near Quarry, and {day * 5} sheep went home early." for day in range(9))


def item(guid: str = "id 1", url: str = "https://tarn.example/1", title: str = "One") -> FeedItem:
    return FeedItem(guid=guid, url=url, title=title)


def new(known: list[Item], *found: FeedItem, bodies: tuple[str, ...] = (), source: Followed = FEED) -> list[Item]:
    return new_items(known, source, found, bodies or ("",) * len(found), "2026-11-02T08:00:00+00:00")


@pytest.mark.parametrize(("found", "body", "is_new"), [
    (item(), BODY, False),
    (item(url="https://tarn.example/moved", title="Another headline"), SECOND, False),  # the guid is known
    (item(guid="changed"), BODY, False),
    (item(guid="changed", url="http://www.tarn.example/1/?utm_source=rss"), SECOND, False),  # the address and the title
    (item(guid="changed", title="A better headline"), BODY + " More.", False),  # the address, and nearly the same body
    (item(guid="changed", title="Another day's page"), SECOND, True),  # one address for other articles: a page of the day
    (item(guid="changed", url="https://tarn.example/moved"), BODY, False),  # title and body together
    (item(guid="changed", url="https://tarn.example/moved", title="Two"), BODY, True),  # one body, two titles
    (item(guid="changed", url="https://tarn.example/moved"), "Read more on our site.", True),  # too short to tell
    (item(guid="", title="Another headline"), SECOND, False),  # without a guid the address is enough
    (item(guid="", url=""), BODY, False),
    (item(guid="", url="", title="Two"), BODY, True),
])  # fmt: skip
def test_what_is_known(found: FeedItem, body: str, is_new: bool) -> None:
    """After one article with guid, address, title and body."""
    known = new([], item(), bodies=(BODY,))
    assert len(known) == 1
    assert bool(new(known, found, bodies=(body,))) is is_new


def test_the_last_of_a_feed_is_the_oldest() -> None:
    """Feeds begin with the newest; each item is listed once, even when the feed lists it twice."""
    one, two = item(), item("id 2", "https://tarn.example/2", "Two")
    assert [found.title for found in new([], two, one, two)] == ["One", "Two"]
    assert new(new([], two, one), two, one, two) == []


def test_what_several_items_share_tells_none_apart() -> None:
    """A feed whose items all link to its front page, or all have one guid, is read item by item, once."""
    same_link = [item(f"id {number}", "https://tarn.example/", f"No {number}") for number in range(3)]
    known = new([], *same_link)
    assert len(known) == 3
    assert new(known, *same_link) == []
    assert len(new(known, item("id 9", "https://tarn.example/", "No 9"), *same_link)) == 1
    same_guid = [item("tarn", f"https://tarn.example/{number}", f"No {number}") for number in range(3)]
    known = new([], *same_guid)
    assert len(known) == 3
    assert new(known, *same_guid) == []


def test_guids_of_two_feeds() -> None:
    """"12" is another article in another feed; a guid that is an address, and one address, are the same article."""
    known = new([], item("12", ""), item("tag:tarn.example:7", "", "Seven"), item("8", "https://tarn.example/8", "Eight"))
    assert [one.title for one in new(known, item("12", ""), item("tag:tarn.example:7", "", "Seven"), source=OTHER)] == ["One"]
    assert new(known, item("other 8", "https://tarn.example/8", "Eight"), source=OTHER) == []


def test_the_file_holds_everything() -> None:
    """What is written is read back: addresses, validators, items, and names in any script."""
    follows = Follows(unpublished=True).with_source(FEED).with_items(new([], item(title="Ä „q“ \u2028 \ud800"), bodies=(BODY,)))
    again = parse_follows(format_follows(follows), "file")
    assert again.sources == follows.sources
    assert again.unpublished
    assert again.items == follows.items
    assert not follows.without_source(FEED.key).items
    assert parse_follows("", "file") == Follows()
