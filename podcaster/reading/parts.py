"""Sources that hold several articles: a mailbox, or a book by its chapters.

"letters.mbox#2" is the source of the second article in the file `letters.mbox`.
"""

from pathlib import Path

from podcaster.errors import SourceError
from podcaster.reading.formats import count_articles, has_plugins
from podcaster.reading.sources import open_source, split_part
from podcaster.system.user_files import is_device

_MAILBOX_START = b"From "


def list_parts(source: str, *, chapters: bool = False) -> tuple[str, ...]:
    """The sources of the articles in `source`, which is a path, an address or "-". With `chapters`, those of its
    chapters.

    A source with one article, a part, an address and "-" are given back unchanged. Raises SourceError when the source
    can't be read or can't be split.
    """
    if source == "-" or "://" in source or is_device(Path(source)):
        if chapters:
            raise SourceError(
                "only a file can be split into chapters", where=source, advice="save it as a file and give the file"
            )
        return (source,)
    if split_part(source)[1] is not None or not (chapters or has_plugins() or _is_mailbox(source)):
        return (source,)
    count = count_articles(open_source(source), chapters=chapters)
    return (source,) if count == 1 and not chapters else tuple(f"{source}#{number}" for number in range(1, count + 1))


def _is_mailbox(source: str) -> bool:
    """True for a mailbox: without being split, no other file holds several articles of podcaster's own formats."""
    try:
        with Path(source).open("rb") as file:
            return file.read(len(_MAILBOX_START)) == _MAILBOX_START
    except (OSError, ValueError):
        return False
