"""The file of what the show follows, `.followed.json` in the output folder. Changes are made under a lock.

Addresses in it may have logins, so that only the user can read it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from podcaster.errors import OutputError, cause_of
from podcaster.show.follow_entries import Follows, format_follows, parse_follows
from podcaster.system.files import locked, write_whole
from podcaster.system.user_files import read_text

FILE_NAME = ".followed.json"
_RUN = "follow-run"
"""Its lock is held during a run."""


def load_follows(output: Path) -> Follows:
    """What the show follows; nothing without the file. OutputError when it is broken."""
    path = output / FILE_NAME
    try:
        return parse_follows(read_text(path), str(path))
    except (FileNotFoundError, NotADirectoryError):
        return Follows()
    except (OSError, UnicodeDecodeError) as error:
        advice = "make the file readable, or restore it from a backup"
        what = f"can't read the list of followed feeds ({cause_of(error)})"
        raise OutputError(what, where=str(path), advice=advice) from error


def change_follows(output: Path, change: Callable[[Follows], Follows]) -> Follows:
    """Change what is followed, and return it. OutputError when the file can't be written."""
    path = output / FILE_NAME
    with locked(path):
        before = load_follows(output)
        after = change(before)
        if after != before:
            write_whole(path, format_follows(after), private=True)
    return after


@contextmanager
def one_run(output: Path) -> Iterator[None]:
    """Hold the lock of a run: two at once would build an article twice. OutputError while another run works."""
    path = output / _RUN
    with ExitStack() as held:
        try:
            held.enter_context(locked(path, patience_s=0.0))
        except OutputError as error:
            if not isinstance(error.__cause__, OSError) or isinstance(error.__cause__, TimeoutError):
                advice = "wait until it has ended"
                raise OutputError("another run is working", where=str(output), advice=advice) from error
            raise
        yield
