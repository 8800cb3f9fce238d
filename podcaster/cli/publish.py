"""`podcaster publish`: the show's site and feed, put where people subscribe to them."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.explained import explained
from podcaster.cli.mistakes import check_show
from podcaster.cli.options import Output
from podcaster.cli.site_notes import retracted, say_missing_episodes

if TYPE_CHECKING:
    from podcaster.publishing.push import Change


@explained
def publish(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="TARGET",
            help="A folder, sftp://, s3:// or webdavs:// address; by default the target in podcaster.toml.",
        ),
    ] = None,
    output: Output = Path("output"),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Make the site, and only list the files that would be copied to TARGET.")
    ] = False,
    look_at_all: Annotated[
        bool, typer.Option("--all", help="Check that every file is at TARGET, not only the newest episodes' files.")
    ] = False,
    remove_retracted: Annotated[
        bool,
        typer.Option(
            "--prune",
            "--remove-retracted",
            help="Remove from TARGET the episodes that you took back, and feeds at old addresses.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: the feed, the site and the files that changed.")
    ] = False,
) -> None:
    """Make the site and feed, and copy what changed to TARGET.

    They are made in output/site. The feed is copied last.

    Example: podcaster publish sftp://me@example.org/var/www/podcast
    """
    check_show(output)
    from podcaster.pipeline.publication import publish_show
    from podcaster.show.feed_show import LOCAL_URL
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    address = target or settings.target
    site, changed = publish_show(
        settings,
        output,
        address,
        dry_run=dry_run,
        look_at_all=look_at_all,
        remove_retracted=remove_retracted,
        on_file=_say_file if not as_json else _say_nothing,
    )
    say_missing_episodes(site, address)
    if as_json:
        content = {
            "feed": site.show.shown_feed_url,
            "site": str(site.folder),
            "episodes": len(site.episodes),
            "target": address or None,
            "changed": [change.name for change in changed],
            "dry_run": dry_run,
            "retracted": retracted(site),
        }
        print(json.dumps(content))
        return
    if dry_run:
        for change in changed:
            print(change.name)
    print(f"{site.folder}  {plural(len(site.episodes), 'episode')}")
    if address:
        would = "would be " if dry_run else ""
        print(f"{address}  {len(changed)} of {plural(len(site.written.files), 'file')} {would}copied")
        for slug in site.removed_there:
            print(f"{address}  {slug} {would}removed")
        if site.old_feeds and site.old_feeds_removed:
            print(f"{address}  {plural(site.old_feeds, 'old feed')} {would}removed")
    if site.show.url == LOCAL_URL:
        print("no url in [show] of podcaster.toml: the feed works with podcaster serve only", file=sys.stderr)
    else:
        print(f"feed: {site.show.shown_feed_url}")


def _say_file(change: "Change") -> None:
    if sys.stderr.isatty():
        print(change.name, file=sys.stderr)


def _say_nothing(change: "Change") -> None:
    pass
