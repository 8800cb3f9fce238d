"""Lines on stderr about episodes that are not in the feed: for `publish` and `serve`."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcaster.pipeline.publication import PublishedShow


def say_missing_episodes(site: "PublishedShow", address: str = "") -> None:
    """Print a line for each episode that is not in the feed: unfinished, or retracted just now. `address` is where the
    site is published."""
    for slug in site.written.left_out:
        print(f"podcaster: {slug} is unfinished and not in the feed: build it again", file=sys.stderr)
    told = (slug for slug in retracted(site) if slug not in site.removed_there)
    for slug in told:
        there = f"; its files are still at {address}: podcaster publish --prune removes them"
        there = there if slug in site.left_there else ""
        what = f"{slug} is out of the feed, its folder was removed"
        print(f"podcaster: {what}{there}", file=sys.stderr)
    if site.old_feeds and not site.old_feeds_removed:
        feed = "the old public feed" if site.show.token else "a feed with an old secret"
        what = f"{feed} is still at {address}: whoever knows its address reads it"
        print(f"podcaster: {what}; podcaster publish --prune removes it", file=sys.stderr)


def retracted(site: "PublishedShow") -> list[str]:
    """The slugs of the retracted episodes: taken out of the feed just now, or with files where it is published."""
    told = {*site.written.retracted, *site.left_there, *site.removed_there}
    return [slug for slug in site.written.gone if slug in told]
