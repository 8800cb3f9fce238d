"""`podcaster feed`: the feed's address, and the secret in the address of a private feed."""

import sys
from pathlib import Path

import typer

from podcaster.cli.explained import explained
from podcaster.cli.help import Command, group_of
from podcaster.cli.options import Output

feed = typer.Typer(
    cls=group_of("address"),
    help="The feed's address, and how to make it private.\n\nExample: podcaster feed token new",
    rich_markup_mode=None,
)
token = typer.Typer(
    cls=group_of("show"),
    help="Make the feed private, or public again.\n\nExample: podcaster feed token new",
    rich_markup_mode=None,
)
feed.add_typer(token, name="token")


@feed.command("address", cls=Command)
@explained
def address(output: Output = Path("output")) -> None:
    """Print the feed's address, with the secret of a private feed.

    Example: podcaster feed address
    """
    _print_address(output)


@token.command("show", cls=Command)
@explained
def show(output: Output = Path("output")) -> None:
    """Say whether the feed is private, and print its secret.

    Example: podcaster feed token show
    """
    from podcaster.show.feed_token import load_token

    print(load_token(output) or "The feed is public: podcaster feed token new makes it private.")


@token.command("new", cls=Command)
@explained
def new(output: Output = Path("output")) -> None:
    """Give the feed a new secret address.

    Subscribers of the old address get no new episodes.

    Example: podcaster feed token new
    """
    from podcaster.pipeline.private_feed import new_token

    new_token(output)
    _print_address(output)
    print("Next: podcaster publish --prune, which also removes the feed at the old address", file=sys.stderr)


@token.command("revoke", cls=Command)
@explained
def revoke(output: Output = Path("output")) -> None:
    """Make the feed public.

    Example: podcaster feed token revoke
    """
    from podcaster.pipeline.private_feed import revoke_token

    revoke_token(output)
    _print_address(output)
    print("The feed is public. Next: podcaster publish", file=sys.stderr)


def _print_address(output: Path) -> None:
    from podcaster.show.feed_show import feed_show
    from podcaster.show.settings import load_settings

    print(feed_show(load_settings(Path()), output).feed_url)
