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
    for slug in retracted(site):
        there = f"; its files are still there: remove the folder {slug} at {address}, or podcaster publish --prune"
        there = there if slug in site.left_there else ""
        print(f"podcaster: {slug} is out of the feed, its folder was removed{there}", file=sys.stderr)
    if site.public_feed_left:
        what = f"the old public feed is still at {address}: whoever knows its address reads it"
        print(f"podcaster: {what}; podcaster publish --prune removes it", file=sys.stderr)


def retracted(site: "PublishedShow") -> list[str]:
    """The slugs of the retracted episodes: taken out of the feed just now, or with files left where it is published."""
    return [slug for slug in site.written.gone if slug in {*site.written.retracted, *site.left_there}]
