"""The show's ledger on disk, `.ledger.json` in the output folder. Changes are made under a lock."""

import filecmp
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

from podcaster.errors import OutputError, UsageError, cause_of
from podcaster.reading import Article
from podcaster.show.entries import (
    Entry,
    find_entry,
    format_ledger,
    is_digest,
    moved,
    new_entry,
    parse_ledger,
    sketch_of,
    with_entry,
)  # fmt: skip
from podcaster.system.files import locked, write_whole
from podcaster.system.user_files import exists, read_text, real_path

FILE_NAME = ".ledger.json"


def load_ledger(output: Path) -> tuple[Entry, ...]:
    """Every episode of the show, the oldest first; empty without a ledger. OutputError when the file is broken."""
    path = output / FILE_NAME
    try:
        return parse_ledger(read_text(path), str(path))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        advice = "make the file readable, or restore it from a backup"
        raise OutputError(f"can't read the ledger ({cause_of(error)})", where=str(path), advice=advice) from error


def find_episode(article: Article, output: Path, item: str = "") -> Entry | None:
    """The entry of an article whose body and place have not changed since its episode was entered; else None."""
    source, url, sketch = _place(article.source), article.url or "", sketch_of(article.body)
    found = _find(load_ledger(output), source, url, sketch, item)
    return found if found is not None and found == moved(found, source=source, url=url, sketch=sketch) else None


def known_episode(article: Article, output: Path, item: str = "") -> Entry | None:
    """The entry of an article, also if its body or place has changed since; None if it has no episode."""
    place, sketch = _place(article.source), sketch_of(article.body)
    return _find(load_ledger(output), place, article.url or "", sketch, item)


def twin_episode(article: Article, output: Path, item: str = "") -> Entry | None:
    """The entry of another file with the same article, which still exists: building this one makes a second episode.
    None for a known article."""
    source, url, sketch = _place(article.source), article.url or "", sketch_of(article.body)
    entries = load_ledger(output)
    twin = find_entry(entries, source=source, url=url, sketch=sketch, is_other=lambda place: False, item=item)
    return None if twin is None or _find(entries, source, url, sketch, item) is not None else twin


def enter_episode(
    article: Article, slug: str, output: Path, *, item: str = "", reissue: bool = False
) -> Entry:
    """The entry of an article's episode, written to the ledger.

    A known article keeps its entry. A new article gets a new entry with its own folder and guid, and so does any
    article with `reissue`. `item` is the key of the followed item that it is. `slug` is the preferred folder name. Call
    this before the episode is written, so that a crash does not lose the guid.
    """
    source = _place(article.source)
    url = article.url or ""
    sketch = sketch_of(article.body)
    with locked(output / FILE_NAME):
        entries = load_ledger(output)
        known = None if reissue else _find(entries, source, url, sketch, item)
        if known is not None:
            entry = moved(known, source=source, url=url, sketch=sketch)
        else:
            entry = new_entry(
                entries, slug=slug, now=now().isoformat(), source=source, url=url, sketch=sketch, item=item
            )
        changed = with_entry(entries, entry)
        if changed != entries:
            write_whole(output / FILE_NAME, format_ledger(changed))
    return entry


def now() -> datetime:
    """The time of an entry, in whole seconds: $SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch) or
    the present. UsageError when the variable is no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        what = f"SOURCE_DATE_EPOCH is {given!r}, which is no time"
        raise UsageError(what, advice="set it to a number of seconds since 1970, or unset it") from None


def _place(source: str) -> str:
    """The article's absolute path or address; "" for standard input and for pipes."""
    if source == "-" or "://" in source or is_digest(source):
        return source.removeprefix("-")
    try:
        return "" if exists(source) and not Path(source).is_file() else str(real_path(source))
    except (OSError, ValueError):  # the source in a script file may be any text
        return ""


def _find(
    entries: Sequence[Entry], source: str, url: str, sketch: Sequence[int], item: str
) -> Entry | None:
    def is_other(place: str) -> bool:
        try:
            if not all(one and "://" not in one and S_ISREG(os.stat(one).st_mode) for one in (place, source)):  # noqa: PTH116
                return False
            return not filecmp.cmp(place, source, shallow=False)
        except PermissionError:
            return True  # unreadable: treat it as another article, so that no episode is replaced
        except (OSError, ValueError):
            return False

    return find_entry(entries, source=source, url=url, sketch=sketch, is_other=is_other, item=item)
