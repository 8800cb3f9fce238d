"""Followed folders and mailboxes: the files in a folder, the messages of a mailbox.

A file is known by its content, a message by its Message-ID. So a file that was renamed, and a message that was moved
from "new" to "cur", are no news. A file that was changed is built again, and the ledger says whether it is the same
article.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from podcaster.errors import SourceError, cause_of
from podcaster.pipeline.given import Given
from podcaster.reading.document import Document
from podcaster.reading.formats.mail import is_mailbox, messages
from podcaster.reading.reader import articles_in
from podcaster.show.follow_entries import Followed, Item, SourceKind
from podcaster.system.record import replace
from podcaster.system.user_files import is_folder, read_regular

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp")
"""Endings of files that another program is still writing."""
_MAILDIR = ("new", "cur")
"""The folders of a maildir that hold messages. A third, "tmp", holds unfinished ones."""
_MAILBOX_START = b"From "
_MOST_ITEMS = 10_000
_LARGEST_BYTES = 200_000_000
"""Largest mailbox that is read."""


def kind_of(path: Path) -> SourceKind | None:
    """Whether a path is a mailbox (a maildir, or a file in mbox format) or another folder; None for another file."""
    if is_folder(path):
        return "mailbox" if _is_maildir(path) else "folder"
    try:
        with path.open("rb") as file:
            return "mailbox" if file.read(len(_MAILBOX_START)) == _MAILBOX_START else None
    except (OSError, ValueError):
        return None


def new_files(source: Followed, known: tuple[Item, ...], now: str) -> tuple[Item, ...]:
    """The files or messages that are new, the oldest first, and waiting ones that were moved. SourceError when the
    place can't be read."""
    place = Path(source.place)
    by_key = {item.key: item for item in known}
    found: dict[str, Item] = {}
    for path in _files(place):
        for key, is_message in _keys(source, path):
            item = by_key.get(key)
            if item is None:
                new = Item(key=key, source=source.key, path=str(path), title=path.name, found=now, kind="file")
                found.setdefault(key, replace(new, kind="message") if is_message else new)
            elif item.state == "waiting" and item.path != str(path):
                found[key] = replace(item, path=str(path))
            if len(found) >= _MOST_ITEMS:
                return tuple(found.values())
    return tuple(found.values())


def source_of(item: Item, source: Followed) -> str | Given:
    """What the episode of a file or a message is built of. SourceError when it is not there any more."""
    if item.kind == "file":
        return item.path
    for key, message in _messages(source, Path(item.path)):
        if key == item.key:
            document = Document(data=message, where=item.path, name="message.eml")
            (article,) = articles_in(document, f"{item.path}#{item.key}")
            return Given(article=article, item=item.key)
    raise SourceError("this message is not there any more", where=item.path, advice="put it back, or ignore this")


def _files(place: Path) -> list[Path]:
    """The files of a folder or a maildir, the oldest first; a mailbox file itself. Hidden and unfinished files are left
    out."""
    try:
        if not place.is_dir():
            place.stat()
            return [place]
        found: list[tuple[int, str]] = []
        for folder in [place / name for name in _MAILDIR] if _is_maildir(place) else [place]:
            with os.scandir(folder) as entries:
                found += [
                    (entry.stat().st_mtime_ns, entry.path)
                    for entry in entries
                    if entry.name[0] != "." and not entry.name.endswith(("~", *_UNFINISHED)) and entry.is_file()
                ]
    except OSError as error:
        what = f"this can't be read ({cause_of(error)})"
        raise SourceError(what, where=str(place), advice="check that it is there") from error
    return [Path(path) for _, path in sorted(found)]


def _keys(source: Followed, path: Path) -> Iterator[tuple[str, bool]]:
    """The key of a file, or of each message in it; and whether it is of a message."""
    data = _content(source, path)
    if data is None:
        return
    if source.kind == "mailbox" or is_mailbox(data):
        yield from ((key, True) for key, _ in _messages(source, path, data))
    else:
        yield _digest(source.key, data), False


def _messages(source: Followed, path: Path, data: bytes | None = None) -> Iterator[tuple[str, bytes]]:
    """The messages in a file, each with its key."""
    data = _content(source, path) if data is None else data
    for name, message in messages(data or b""):
        if message.strip():
            yield _digest(source.key, name.encode() or message), message


def _content(source: Followed, path: Path) -> bytes | None:
    """The bytes of a file; None for one of a folder that was removed since or can't be read: it is looked at again.
    SourceError for a mailbox that can't be read."""
    try:
        return read_regular(path, _LARGEST_BYTES)
    except OSError as error:
        if str(path) != source.place:
            return None
        raise SourceError(
            f"this mailbox can't be read ({cause_of(error)})", where=str(path), advice="give a smaller one"
        ) from error


def _is_maildir(place: Path) -> bool:
    return all(is_folder(place / name) for name in _MAILDIR)


def _digest(source: str, content: bytes) -> str:
    return hashlib.blake2b(source.encode("utf-8", "replace") + b"\n" + content, digest_size=12).hexdigest()
