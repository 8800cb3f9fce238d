"""The interface of a publisher: a connection to a place where a site's files are put.

Publishers plug in by the entry-point group `podcaster.publishers`. An entry's name is the scheme of the addresses it
serves ("ftp" for ftp://...); it names a callable that takes an `Address` and returns a `Publisher`.
"""

import os
from pathlib import Path
from typing import Protocol

from podcaster.system.record import Record

PASSWORD = "PODCASTER_PASSWORD"
"""Environment variable with the password for a place. Without it the password comes from the system's keyring."""
SECRETS = (PASSWORD, "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID")
"""Environment variables whose values never appear in an error."""


class Address(Record, frozen=True, kw_only=True):
    """The parsed address of a place to publish to. It never contains a password."""

    text: str
    """The address as the user gave it."""
    scheme: str
    """In lower case: "sftp"."""
    host: str
    port: int | None
    user: str
    path: str
    """The path of the address, percent signs as given, with the folder of a private feed at its end."""
    name: str = ""
    """Identifies this machine and show. No other process uses the same name at the same time."""


class Publisher(Protocol):
    """A place for files. Their names use slashes and are relative to the address's path.

    A method may raise any exception: its text is shown to the user in one line, without the values of `SECRETS`. A
    method that may wait for a server must end by itself with TimeoutError.
    """

    def list(self, folder: str) -> dict[str, int]:
        """The files in one folder and their sizes in bytes, by name without the folder; "" is the outermost folder.
        Empty when there is no such folder."""
        ...

    def check(self, name: str) -> int | None:
        """The size of one file in bytes, None when there is no such file. Called after each `put`: never cached."""
        ...

    def read(self, name: str, most_bytes: int) -> bytes | None:
        """The content of a file, b"" when it has more than `most_bytes`, None when there is no such file."""
        ...

    def put(self, path: Path, name: str) -> None:
        """Copy a local file to the place, atomically if the place allows it. Folders are created as needed."""
        ...

    def remove(self, name: str) -> None:
        """Remove one file. No error when there is no such file."""
        ...

    def close(self) -> None:
        """End the connection. Remove temporary files, if the place can still be reached."""
        ...


def password_for(address: Address) -> str:
    """The password for an address: from the environment, else from the keyring, else ""."""
    if os.environ.get(PASSWORD):
        return os.environ[PASSWORD]
    try:
        import keyring

        return keyring.get_password(f"podcaster {address.host}", address.user) or ""
    except Exception:  # noqa: BLE001 -- no keyring, or a locked one: the server may accept a key file instead
        return ""
