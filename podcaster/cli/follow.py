"""`podcaster follow`: feeds and folders whose new articles become episodes."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.explained import explained, say, say_error
from podcaster.cli.help import Command, group_of
from podcaster.cli.options import Output
from podcaster.cli.verbosity import verbosity

if TYPE_CHECKING:
    from podcaster.pipeline.follow import Outcome
    from podcaster.show.follow_entries import Followed, Item

follow = typer.Typer(
    cls=group_of("list"),
    help="Follow feeds and folders: their new articles become episodes.\n\n"
    "Example: podcaster follow add https://example.org/feed.xml",
    rich_markup_mode=None,
)


@follow.command("add", cls=Command)
@explained
def add(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="URL...", help="An RSS, Atom or JSON feed, a page that names one, an OPML file, or a folder."
        ),
    ],
    output: Output = Path("output"),
) -> None:
    """Follow a feed, the feeds of an OPML file, or a folder.

    Example: podcaster follow add https://example.org/feed.xml
    """
    from podcaster.cli.explained import each
    from podcaster.pipeline.follow import follow as follow_place

    def add_one(place: str) -> None:
        for source, is_new in follow_place(place, output):
            say(f"{_named(source)}{'' if is_new else '  (followed already)'}")

    each(places, add_one)
    if not verbosity.quiet:
        say("Next: podcaster follow run", file=sys.stderr)


@follow.command("list", cls=Command)
@explained
def list_followed(
    output: Output = Path("output"),
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line for each feed: address, title, counts.")
    ] = False,
) -> None:
    """List what is followed, and what came of it.

    Example: podcaster follow list
    """
    from podcaster.show.followed import load_follows

    follows = load_follows(output)
    if not follows.sources and not as_json:
        say("nothing is followed yet: podcaster follow add URL")
    counts = Counter((item.source, item.state) for item in follows.items)
    for source in follows.sources:
        states = {state: counts[source.key, state] for state in ("built", "waiting", "failed")}
        say(_as_json(source, states) if as_json else _as_text(source, states))


@follow.command("remove", cls=Command)
@explained
def remove(
    place: Annotated[str, typer.Argument(metavar="URL", help="The address or folder, as `follow list` shows it.")],
    output: Output = Path("output"),
) -> None:
    """Follow a feed or a folder no more. Its episodes stay.

    Example: podcaster follow remove https://example.org/feed.xml
    """
    from podcaster.pipeline.follow import unfollow

    say(f"{_named(unfollow(place, output))}  (no longer followed)")


@follow.command("run", cls=Command)
@explained
def run(
    output: Output = Path("output"),
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Build at most so many episodes.")] = None,
    digest: Annotated[bool, typer.Option("--digest", help="Make one episode of all new articles.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be built, and build nothing.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line for each article: title, address, episode.")
    ] = False,
) -> None:
    """Build what is new, the oldest first.

    It is published if the show has a target.

    Example: podcaster follow run --limit 5
    """
    from podcaster.pipeline.follow import new_for, run_follow
    from podcaster.show.settings import load_settings

    failures: list[Outcome] = []

    def report(outcome: "Outcome") -> None:
        if outcome.error is not None:
            failures.append(outcome)
        if as_json:
            say(_outcome_json(outcome))
        elif outcome.error is None:
            say(f"{outcome.path}  {outcome.title}")

    settings = load_settings(Path())
    _say_if_nothing(output)
    if dry_run:
        for item in new_for(output, report)[:limit]:
            say(_item_json(item) if as_json else f"{item.url or item.path or item.source}  {item.title}")
    else:
        try:
            run_follow(settings, output, limit=limit, digest=digest, report=report)
        finally:
            for failure in failures:
                if failure.error:
                    say_error(failure.error, about=failure.where)
    if failures:
        raise typer.Exit(1)


def _say_if_nothing(output: Path) -> None:
    """Tell on stderr that nothing is followed."""
    from podcaster.show.followed import load_follows

    if not load_follows(output).sources:
        say("podcaster: nothing is followed yet: podcaster follow add URL", file=sys.stderr)


def _named(source: "Followed") -> str:
    from podcaster.system.http import without_login

    return "  ".join(filter(None, (without_login(source.place), source.title)))


def _as_text(source: "Followed", states: dict[str, int]) -> str:
    told = [f"{states['built']} built", f"{states['waiting']} waiting"]
    told += [f"{states['failed']} given up"] if states["failed"] else []
    told += ["gone"] if source.gone else [plural(source.failures, "failure") + " in a row"] if source.failures else []
    return f"{_named(source)}  {', '.join(told)}"


def _as_json(source: "Followed", states: dict[str, int]) -> str:
    from podcaster.system.http import without_login

    content = {
        "url": without_login(source.place),
        "kind": source.kind,
        "title": source.title,
        **states,
        "failures": source.failures,
        "not_before": source.not_before or None,
        "gone": source.gone,
    }
    return json.dumps(content, ensure_ascii=True)


def _outcome_json(outcome: "Outcome") -> str:
    content = {
        "title": outcome.title,
        "source": outcome.where,
        "slug": outcome.slug or None,
        "audio": str(outcome.path) if outcome.path else None,
        "error": str(outcome.error) if outcome.error else None,
    }
    return json.dumps(content, ensure_ascii=True)


def _item_json(item: "Item") -> str:
    content = {"title": item.title, "source": item.url or item.path or item.source, "published": item.published or None}
    return json.dumps(content, ensure_ascii=True)
