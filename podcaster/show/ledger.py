"""The show's ledger on disk, hidden in the output folder: read by who publishes, changed under a lock by who builds."""

import filecmp
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

from podcaster.errors import OutputError
from podcaster.publishing.ledger import (
    Entry,
    find_entry,
    format_ledger,
    moved,
    new_entry,
    parse_ledger,
    sketch_of,
    with_entry,
)  # fmt: skip
from podcaster.reading import Article
from podcaster.system.files import locked, write_whole
from podcaster.system.user_files import exists, read_text

FILE_NAME = ".ledger.json"


def load_ledger(output: Path) -> tuple[Entry, ...]:
    """Every episode of the show, the oldest first; none without a ledger. OutputError when it is broken."""
    path = output / FILE_NAME
    try:
        return parse_ledger(read_text(path), str(path))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"can't read {path} ({error}): mend it, or restore it from a backup") from error


def find_episode(article: Article, output: Path) -> Entry | None:
    """The entry an article has already, unless it moved."""
    source, url, sketch = _place(article.source), article.url or "", sketch_of(article.body)
    found = _find(load_ledger(output), source, url, sketch)
    return found if found is not None and found == moved(found, source=source, url=url, sketch=sketch) else None


def enter_episode(article: Article, slug: str, output: Path, *, reissue: bool = False) -> Entry:
    """The entry of an article's episode: the one it has, or, for a new article or on `reissue`, one with a folder and
    guid of its own, `slug` being what its title makes. Written before the episode is, so that no crash loses it."""
    source = _place(article.source)
    url = article.url or ""
    sketch = sketch_of(article.body)
    with locked(output / FILE_NAME):
        entries = load_ledger(output)
        known = None if reissue else _find(entries, source, url, sketch)
        if known is not None:
            entry = moved(known, source=source, url=url, sketch=sketch)
        else:
            now = datetime.now(UTC).replace(microsecond=0).isoformat()
            entry = new_entry(entries, slug=slug, now=now, source=source, url=url, sketch=sketch)
        changed = with_entry(entries, entry)
        if changed != entries:
            write_whole(output / FILE_NAME, format_ledger(changed))
    return entry


def _place(source: str) -> str:
    """Where an article lies, whatever folder the command is given in."""
    if source == "-" or "://" in source:
        return source.removeprefix("-")
    try:
        # What came through a pipe lies nowhere.
        return "" if exists(source) and not Path(source).is_file() else str(Path(source).resolve())
    except (OSError, ValueError, RuntimeError):  # a script file may name anything
        return ""


def _find(entries: Sequence[Entry], source: str, url: str, sketch: Sequence[int]) -> Entry | None:
    def is_other(place: str) -> bool:
        try:
            if not all(one and "://" not in one and S_ISREG(os.stat(one).st_mode) for one in (place, source)):  # noqa: PTH116
                return False
            return not filecmp.cmp(place, source, shallow=False)
        except PermissionError:
            return True  # there for all that anybody can tell: its episode stays its own
        except (OSError, ValueError):
            return False

    return find_entry(entries, source=source, url=url, sketch=sketch, is_other=is_other)
