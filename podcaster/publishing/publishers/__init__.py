"""Publishers by the scheme of an address: a folder, SFTP, S3, WebDAV, and plug-ins from entry points.

base              the interface of a publisher
folder            a folder's path
sftp, s3, webdav  places that fsspec reaches; fsspec_publisher is their common base
"""

import logging
import os
from collections.abc import Callable, Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from podcaster.errors import PodcasterError, PublishError, SetupError, UsageError, cause_of
from podcaster.publishing.publishers.base import PASSWORD, SECRETS, Address, Publisher
from podcaster.publishing.publishers.folder import folder_at, open_folder
from podcaster.system.http import without_login
from podcaster.system.plug_ins import plug_ins
from podcaster.version import install_advice

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Address", "Publisher", "error_text", "folder_at", "open_publisher"]

_GROUP = "podcaster.publishers"
_BUILT_IN = {
    "sftp": ("sftp", "open_sftp"),
    "ssh": ("sftp", "open_sftp"),
    "s3": ("s3", "open_s3"),
    "webdav": ("webdav", "open_webdav"),
    "webdavs": ("webdav", "open_webdav"),
}
"""Module and function of each scheme. The module's name is also the extra that installs its driver."""
_DRIVER_LOGGERS = ("paramiko", "botocore", "aiobotocore", "s3fs", "fsspec", "webdav4", "httpx", "asyncio")
_LONGEST_ERROR_CHARACTERS = 300


def open_publisher(address: str, *, below: str = "", name: str = "") -> Publisher:
    """Connect to the place at an address: a folder's path, sftp://, s3://, webdav(s):// or a plug-in's scheme.

    `below` is a folder at the address: all files are put into it. `name` identifies this machine and show, so that no
    other process uses it at the same time. UsageError for an unusable address, SetupError when a driver is not
    installed, PublishError when the place can't be reached.
    """
    if "://" not in address:
        return open_folder(address, below=below, name=name)
    place = _parsed(address, below=below, name=name)
    plugged_in = plug_ins(_GROUP)
    if place.scheme in _BUILT_IN:
        return _reached(place, lambda: _built_in(place), secrets=[below])
    if place.scheme in plugged_in:
        return _reached(place, lambda: _plugged_in(plugged_in[place.scheme], place), secrets=[below])
    others = "".join(f", {scheme}://" for scheme in sorted(plugged_in))
    advice = f"give a folder, sftp://, s3://{others} or webdavs://"
    raise UsageError(f"can't publish to {place.scheme}://", advice=advice)


def error_text(error: Exception, secrets: Collection[str] = ()) -> str:
    """The message of an error as one line. The `secrets`, and those in environment variables, become ***."""
    text = " ".join(cause_of(error).split())
    for secret in (*secrets, *(os.environ.get(variable, "") for variable in SECRETS)):
        text = text.replace(secret, "***") if secret else text
    return text[:_LONGEST_ERROR_CHARACTERS]


def _parsed(address: str, *, below: str, name: str) -> Address:
    """The parsed address, with the folder `below` at the end of its path."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        what = f"{without_login(address)!r} is not an address ({cause_of(error)})"
        raise UsageError(what, advice="write it like sftp://me@example.org/folder") from error
    if not parts.hostname:
        what = f"{without_login(address)!r} names no machine or bucket"
        raise UsageError(what, advice="write it behind ://")
    if parts.password:
        advice = f"set {PASSWORD} instead, or store the password in the keyring"
        raise UsageError("take the password out of the address", where=without_login(address), advice=advice)
    host = parts.netloc.rpartition("@")[2] if parts.scheme == "s3" else parts.hostname  # a bucket's name keeps its case
    path = f"{parts.path.rstrip('/')}/{below}" if below else parts.path
    user = unquote(parts.username or "")
    return Address(text=address, scheme=parts.scheme, host=host, port=port, user=user, path=path, name=name)


def _built_in(place: Address) -> Publisher:
    for logger in _DRIVER_LOGGERS:
        logging.getLogger(logger).addHandler(logging.NullHandler())  # the drivers' exceptions say the same
    module, function = _BUILT_IN[place.scheme]
    opened: Callable[[Address], Publisher] = getattr(import_module(f"{__name__}.{module}"), function)
    try:
        return opened(place)
    except ImportError as error:
        what = f"the driver for {place.scheme}:// is not installed"
        raise SetupError(what, advice=install_advice(module)) from error


def _plugged_in(entry: "EntryPoint", place: Address) -> Publisher:
    try:
        opened: Any = entry.load()
    except Exception as error:
        what = f"the publisher for {place.scheme}:// can't be loaded ({type(error).__name__}: {error})"
        advice = f"reinstall {entry.dist.name if entry.dist else entry.value}"
        raise SetupError(what, advice=advice) from error
    return cast(Publisher, opened(place))


def _reached(place: Address, connect: Callable[[], Publisher], *, secrets: Collection[str]) -> Publisher:
    """Connect to a place. An exception of the driver becomes a PublishError."""
    try:
        return connect()
    except PodcasterError:
        raise
    except Exception as error:
        advice = "check address, network and password"
        if "known_hosts" in str(error):
            advice = f"log in with ssh {place.host} once and see that its key is the right one"
        what = f"can't reach {place.text} ({error_text(error, secrets)})"
        raise PublishError(what, advice=advice) from error
