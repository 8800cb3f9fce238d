"""`podcaster init`: the folder of a new show."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.explained import explained, say
from podcaster.errors import UsageError


@explained
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The show's folder; created if missing.")] = Path(),
    title: Annotated[str, typer.Option(metavar="TEXT", help="The show's title; asked for when missing.")] = "",
    author: Annotated[str, typer.Option(metavar="TEXT", help="Who publishes the show.")] = "",
    email: Annotated[str, typer.Option(metavar="ADDRESS", help="Address that directories write to.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Address of the site; needed to publish elsewhere.")] = "",
    language: Annotated[str, typer.Option(metavar="TAG", help="The feed's language tag.")] = "en",
    category: Annotated[str, typer.Option(metavar="NAME", help="One of Apple Podcasts' categories.")] = "News",
    cover: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A square JPEG or PNG of 1400 to 3000 pixels; by default one is drawn."),
    ] = None,
) -> None:
    """Begin a show: a folder with its settings.

    podcaster.toml has the settings, voices/ the show's own voices, and output/ what is built.

    Example: podcaster init myshow --title 'The Harbour Post, read aloud' --url https://example.org/podcast/
    """
    from podcaster.publishing.show import check_address, check_category, check_email, check_language
    from podcaster.show.new_show import new_show

    made = new_show(
        folder,
        title=title.strip() or _ask_title(),
        author=author.strip(),
        email=check_email(email) if email else "",
        url=check_address(url) if url else "",
        language=check_language(language),
        category=check_category(category),
        cover=cover,
    )
    enter = "" if folder == Path() else f"cd {shlex.quote(str(folder))}\n  "
    commands = "podcaster build ARTICLE\n  podcaster serve --host 0.0.0.0"
    say(f"{made} has every setting, with an explanation.\n\nNext:\n  {enter}{commands}")


def _ask_title() -> str:
    """The title that the user types. UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError("a show needs a title", advice="give one with --title")
    while True:
        try:
            title = str(typer.prompt("Title of the show", err=True)).strip()
        except typer.Abort:  # Ctrl-C or Ctrl-D, after which typer would print "Aborted!"
            print(file=sys.stderr)
            raise KeyboardInterrupt from None
        if title:
            return title
