"""On which lines of a TOML file its tables and keys stand: tomllib does not tell, and comments must stay in place.

tomlkit keeps comments too, but counts the comment above a table to the table before it: new keys land below that
comment, and whoever is removed takes the next one's comment along.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from podcaster.system.toml import PIECE, parse_toml


@dataclass(slots=True, kw_only=True)
class TableLines:
    """Where a table stands, in lines counted from 0, both ends of a range in it."""

    header: int
    last: int
    """The last line of its last key, or of the header; comments below that are not its own."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


def table_lines(text: str) -> dict[str, TableLines]:
    """The top-level tables of a valid TOML text, by name. Keys above the first table are under ""."""
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    table = TableLines(header=0, last=-1)
    tables = {"": table}
    for first, last in _statements(text):
        statement = "\n".join(lines[first : last + 1])
        content = statement.strip()
        if not content or content.startswith("#"):
            continue
        names = _top_keys(statement)
        if content.startswith("["):
            table = TableLines(header=first, last=last)
            for name in names:
                tables.setdefault(name, table)
        else:
            table.last = last
            for name in names:
                table.keys.setdefault(name, (first, last))
    return tables


def comment_in(line: str) -> str:
    """The comment at the end of a line that is a statement of its own, with the space before it; "" without one."""
    for piece in PIECE.finditer(line):
        if piece[0].startswith("#"):
            return line[len(line[: piece.start()].rstrip()) :]
    return ""


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The first and last line of each statement: it goes on where a bracket or a string of several lines is open."""
    first = line = depth = 0
    for piece in PIECE.finditer(text):
        mark = piece[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        elif mark != "\n":
            line += mark.count("\n")
        else:
            if depth <= 0:
                yield first, line
                first = line + 1
            line += 1
    yield first, line


def _top_keys(statement: str) -> list[str]:
    try:
        return list(parse_toml(statement))
    except ValueError:
        return []
