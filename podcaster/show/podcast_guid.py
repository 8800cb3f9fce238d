"""The show's podcast:guid, `.podcast-guid` in the output folder: it stays the same when the feed moves."""

import uuid
from pathlib import Path

from podcaster.errors import OutputError, cause_of
from podcaster.system.files import write_whole
from podcaster.system.user_files import read_text

FILE_NAME = ".podcast-guid"


def load_guid(output: Path) -> str:
    """The guid that the show was first published with, "" before its first publication. OutputError when the file is
    not a UUID."""
    path = output / FILE_NAME
    try:
        return str(uuid.UUID(read_text(path).strip()))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        advice = "restore the file from a backup, or remove it to have a new guid made from the feed's address"
        raise OutputError(f"can't read the show's guid ({cause_of(error)})", where=str(path), advice=advice) from error


def keep_guid(guid: str, output: Path) -> None:
    """Write the guid. OutputError when it can't be written."""
    write_whole(output / FILE_NAME, guid + "\n")
