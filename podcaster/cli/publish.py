"""`podcaster publish`, `serve`, `listen` and `feed`: a show goes where people hear it."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.explained import explained
from podcaster.cli.options import Output

if TYPE_CHECKING:
    from podcaster.pipeline.publication import PublishedShow
    from podcaster.publishing.push import Change

feed = typer.Typer(help="The feed's own address.\n\nExample: podcaster feed token new", rich_markup_mode=None)
token = typer.Typer(
    help="A secret in the feed's address, for a private feed.\n\nExample: podcaster feed token new",
    no_args_is_help=True,
    rich_markup_mode=None,
)
feed.add_typer(token, name="token")


@explained
def publish(
    target: Annotated[
        str | None,
        typer.Argument(metavar="[TARGET]", help="A folder, sftp://, s3:// or webdavs://; else [publish] target."),
    ] = None,
    output: Output = Path("output"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Make the site, list what would be put where.")] = False,
    look_at_all: Annotated[
        bool, typer.Option("--all", help="See whether every file is at TARGET, not the newest episodes' only.")
    ] = False,
    remove_retracted: Annotated[
        bool, typer.Option("--remove-retracted", help="Remove episodes that are out of the feed from TARGET too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make the show's site and feed in output/site, and put what changed to TARGET, the feed last.

    Example: podcaster publish sftp://me@example.org/var/www/podcast
    """
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
    _say_what_lacks(site, address)
    if as_json:
        content = {
            "feed": site.show.shown_feed_url,
            "site": str(site.folder),
            "episodes": len(site.episodes),
            "target": address or None,
            "changed": [change.name for change in changed],
            "dry_run": dry_run,
            "retracted": _retracted(site),
        }
        print(json.dumps(content))
        return
    if dry_run:
        for change in changed:
            print(change.name)
    print(f"{site.folder}  {len(site.episodes)} episode{'s' if len(site.episodes) != 1 else ''}")
    if address:
        would = "would be put" if dry_run else "put"
        print(f"{address}  {len(changed)} of {len(site.written.files)} files {would} there")
    if site.show.url == LOCAL_URL:
        print("no url in [show] of podcaster.toml: good for podcaster serve alone", file=sys.stderr)
    else:
        print(f"feed: {site.show.shown_feed_url}")


@explained
def serve(
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 is every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    output: Output = Path("output"),
) -> None:
    """Serve the site on this machine, the feed's addresses as served.

    Example: podcaster serve --port 8000
    """
    from podcaster.pipeline.publication import make_site
    from podcaster.publishing.server import serve_forever
    from podcaster.show.settings import load_settings

    site = make_site(load_settings(Path()), output)
    _say_what_lacks(site)
    private = f"{site.show.token}/" if site.show.token else ""

    def tell(shown: str) -> None:
        print(f"{shown}{private}  feed: {shown}{private}feed.xml  (Ctrl-C ends)", flush=True)

    serve_forever(site.folder, site.show.url, host=host, port=port, on_ready=tell)


@explained
def listen(
    slug: Annotated[str | None, typer.Argument(metavar="[SLUG]", help="An episode; else the newest.")] = None,
    output: Output = Path("output"),
) -> None:
    """Open an episode's page in the browser, to hear it and read along.

    Example: podcaster listen
    """
    open_page(output, slug)


def open_page(output: Path, slug: str | None) -> None:
    """Open an episode's page, or its MP3 where there is no browser, with the system's own program."""
    import webbrowser

    from podcaster.mixing.episode_folder import EpisodeFolder
    from podcaster.pipeline.publication import make_site, page_of
    from podcaster.show.settings import load_settings

    site = make_site(load_settings(Path()), output)
    page = page_of(site.episodes, site.place, slug).resolve()
    mp3 = EpisodeFolder(page.parent).mp3
    if not webbrowser.open(page.as_uri()) and typer.launch(str(mp3)) != 0:
        print("podcaster: no program here opens pages or MP3s; open one of these yourself", file=sys.stderr)
        print(page)
        print(mp3)
        raise typer.Exit(1)
    print(page)


@feed.callback()
def _feed() -> None:
    pass


@feed.command("address")
@explained
def address(output: Output = Path("output")) -> None:
    """Tell the feed's address, a private feed's secret and all.

    Example: podcaster feed address
    """
    from podcaster.show.feed_show import feed_show
    from podcaster.show.settings import load_settings

    print(feed_show(load_settings(Path()), output).feed_url)


@token.callback()
def _token() -> None:
    pass


@token.command("new")
@explained
def new(output: Output = Path("output")) -> None:
    """Give the feed a secret address, or another one; whoever has the old one hears nothing new.

    Example: podcaster feed token new
    """
    from podcaster.pipeline.private_feed import new_token
    from podcaster.show.feed_show import feed_show
    from podcaster.show.settings import load_settings

    new_token(output)
    print(feed_show(load_settings(Path()), output).feed_url)
    print("publish again, and remove the files under the old address", file=sys.stderr)


@token.command("revoke")
@explained
def revoke(output: Output = Path("output")) -> None:
    """Make the feed public.

    Example: podcaster feed token revoke
    """
    from podcaster.pipeline.private_feed import revoke_token
    from podcaster.show.feed_show import feed_show
    from podcaster.show.settings import load_settings

    revoke_token(output)
    print(feed_show(load_settings(Path()), output).feed_url)


def _say_what_lacks(site: "PublishedShow", address: str = "") -> None:
    """A line for each episode that is in no feed now: half-built, or just taken out."""
    for slug in site.written.left_out:
        print(f"podcaster: {slug} is not whole: left out, build it again", file=sys.stderr)
    for slug in _retracted(site):
        there = f"; its files are still there: remove the folder {slug} at {address}" if slug in site.left_there else ""
        print(f"podcaster: {slug} is out of the feed, its folder was removed{there}", file=sys.stderr)


def _retracted(site: "PublishedShow") -> list[str]:
    return [slug for slug in site.written.gone if slug in {*site.written.retracted, *site.left_there}]


def _say_file(change: "Change") -> None:
    if sys.stderr.isatty():
        print(change.name, file=sys.stderr)


def _say_nothing(change: "Change") -> None:
    pass
