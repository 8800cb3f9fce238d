"""Make a feed private or public: its token changes, and the site under the old address is removed."""

from contextlib import suppress
from pathlib import Path

from podcaster.errors import OutputError, PublishError
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.site import clear_site
from podcaster.publishing.volumes import feed_name
from podcaster.show.feed_token import hidden, keep_former, load_token, make_token, remove_token
from podcaster.show.ledger import load_ledger
from podcaster.system.files import locked, remove_completely
from podcaster.system.user_files import read_regular

SITE = "site"
"""Name of the site's folder in the output folder."""


def new_token(output: Path) -> str:
    """Make the feed private, or give a private feed another token. The site under the old address is removed.
    OutputError when that is impossible. A private feed then keeps its token: the next call needs it to find the site.
    """
    old = ""
    with suppress(OutputError):  # an invalid token names no folder
        old = load_token(output)
    with locked(output / SITE), hidden(old):
        _remove_private_site(output, old)
        token = make_token(output)
        remove_public_site(output)
    return token


def revoke_token(output: Path) -> None:
    """Make the feed public again. PublishError when it is public already. OutputError when the private site can't be
    removed; the feed then stays private."""
    old = load_token(output)
    if not old:
        raise PublishError("the feed has no token: it is public")
    with locked(output / SITE), hidden(old):
        _remove_private_site(output, old)
        remove_token(output)


def remove_public_site(output: Path) -> None:
    """Remove the public site, if it is this show's: a private feed's episodes must not be found without the token."""
    try:
        there = show_in(read_regular(output / SITE / feed_name(0), LARGEST_FEED_BYTES))
    except OSError:
        return
    entries = load_ledger(output)
    if there is not None and not there.episodes.isdisjoint(entry.guid for entry in entries):
        clear_site(output / SITE, [entry.slug for entry in entries])


def _remove_private_site(output: Path, token: str) -> None:
    if token:
        remove_completely(output / SITE / token)
        keep_former(output, token)
