"""`podcaster init`: the folder of a new show."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.explained import explained
from podcaster.errors import UsageError


@explained
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The show's folder, made if it is not there.")
    ] = Path(),
    title: Annotated[str | None, typer.Option(help="The show's title.")] = None,
    author: Annotated[str | None, typer.Option(help="Who publishes it.")] = None,
    email: Annotated[str | None, typer.Option(help="Where directories write to.")] = None,
    url: Annotated[str | None, typer.Option(help="The address the site will be read at.")] = None,
    language: Annotated[str, typer.Option(help="The feed's language tag.")] = "en",
    category: Annotated[str, typer.Option(help="One of Apple Podcasts' categories.")] = "News",
    cover: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A square JPEG or PNG of 1400 to 3000 pixels; drawn without.")
    ] = None,
) -> None:
    """Begin a show: podcaster.toml to edit, voices/ for its own voices, output/ for what is built.

    Example: podcaster init myshow --title 'The Harbour Post, read aloud' --author 'Harbour Post' \
    --email post@example.org --url https://example.org/podcast/
    """
    from podcaster.publishing.show import check_address, check_category, check_email, check_language
    from podcaster.show.new_show import new_show

    made = new_show(
        folder,
        title=title or _ask("Title of the show", "--title"),
        author=author or _ask("Who publishes it", "--author"),
        email=check_email(email) if email else _ask("E-mail for the directories", "--email", check_email),
        url=check_address(url) if url else _ask("Address the site will be read at", "--url", check_address),
        language=check_language(language),
        category=check_category(category),
        cover=cover,
    )
    print(f"{made}\n\nNow:  podcaster build ARTICLE   then   podcaster publish", flush=True)


def _ask(what: str, option: str, check: Callable[[str], str] = str) -> str:
    """What the user types, asked again until it fits; UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError(f"{option} is missing: the feed needs it")
    while True:
        answer = str(typer.prompt(what, err=True)).strip()
        try:
            return check(answer)
        except UsageError as error:
            print(f"podcaster: {error}", file=sys.stderr)
