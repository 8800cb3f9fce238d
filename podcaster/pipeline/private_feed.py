"""A feed becomes private or public: its token changes, and the site under the old address is removed."""

from contextlib import suppress
from pathlib import Path

from podcaster.errors import OutputError, PublishError
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.site import clear_site
from podcaster.publishing.volumes import feed_name
from podcaster.show.feed_token import load_token, make_token, remove_token
from podcaster.show.ledger import load_ledger
from podcaster.system.files import locked, remove
from podcaster.system.user_files import read_regular

SITE = "site"
"""Name of the site's folder in the output folder."""


def new_token(output: Path) -> str:
    """Make the feed private, or give a private feed another token. The site under the old address is removed."""
    old = ""
    with suppress(OutputError):  # an invalid token names no folder
        old = load_token(output)
    with locked(output / SITE):
        token = make_token(output)
        _remove_private_site(output, old)
        remove_public_site(output)
    return token


def revoke_token(output: Path) -> None:
    """Make the feed public again. PublishError when it is public."""
    old = load_token(output)
    if not old:
        raise PublishError("the feed has no token: it is public")
    with locked(output / SITE):
        remove_token(output)
        _remove_private_site(output, old)


def remove_public_site(output: Path) -> None:
    """Remove the public site, if it is this show's: nobody may find the episodes without the token."""
    try:
        there = show_in(read_regular(output / SITE / feed_name(0), LARGEST_FEED_BYTES))
    except OSError:
        return
    entries = load_ledger(output)
    if there is not None and not there.episodes.isdisjoint(entry.guid for entry in entries):
        clear_site(output / SITE, [entry.slug for entry in entries])


def _remove_private_site(output: Path, token: str) -> None:
    if token:
        remove(output / SITE / token)
