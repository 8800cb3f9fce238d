"""The token of a private feed, `.feed-token` in the output folder: a secret part of the feed's address."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from podcaster.errors import OutputError, PodcasterError, cause_of
from podcaster.system.files import unlink, write_whole
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import read_regular

FILE_NAME = ".feed-token"
FORMER = ".former-feed-tokens"
"""The tokens that the feed had before, one a line: the feeds that were published with them are found by them."""
_TOKEN = lazy_regex(r"[A-Za-z0-9_-]{16,64}")
"""A token names a folder and is a part of an address: no other characters are allowed in its file."""
_LARGEST_BYTES = 1000
_MOST_FORMER = 20
_TOKEN_BYTES = 16
_ADVICE = "remove it, or let podcaster feed token new make another"


def load_token(output: Path) -> str:
    """The token, "" when the feed is public. OutputError when its file holds anything but a token."""
    path = output / FILE_NAME
    try:
        token = read_regular(path, _LARGEST_BYTES).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        what = f"can't read the feed's token ({cause_of(error)})"
        raise OutputError(what, where=str(path), advice=_ADVICE) from error
    if not _TOKEN.fullmatch(token):
        raise OutputError("the file holds no token", where=str(path), advice=_ADVICE)
    return token


def make_token(output: Path) -> str:
    """Write a new token of 128 random bits, readable by the user alone. OutputError when it can't be written."""
    path = output / FILE_NAME
    if path.is_dir():
        raise OutputError("the token's file is a folder", where=str(path), advice="remove it")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    write_whole(path, token + "\n", private=True)
    return token


def former_tokens(output: Path) -> tuple[str, ...]:
    """The tokens that the feed had before, the latest last."""
    try:
        lines = read_regular(output / FORMER, _LARGEST_BYTES * _MOST_FORMER).decode("ascii", "replace").split()
    except OSError:
        return ()
    current = load_token(output)
    return tuple(line for line in dict.fromkeys(lines) if _TOKEN.fullmatch(line) and line != current)


def keep_former(output: Path, token: str) -> None:
    """Remember a token that the feed has no longer. OutputError when its file can't be written."""
    lines = [*former_tokens(output), token][-_MOST_FORMER:]
    write_whole(output / FORMER, "\n".join(lines) + "\n", private=True)


def remove_token(output: Path) -> None:
    """Remove the token: the feed is public again. OutputError when its file can't be removed."""
    unlink(output / FILE_NAME)


@contextmanager
def hidden(token: str) -> Iterator[None]:
    """Replace the token by *** in errors that the block raises: paths of the private site contain it."""
    try:
        yield
    except PodcasterError as error:
        if not token or token not in str(error):
            raise
        what, where, advice = (text.replace(token, "***") for text in (error.what, error.where, error.advice))
        raise type(error)(what, where=where, advice=advice) from None
