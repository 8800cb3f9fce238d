"""On which lines of a TOML file its tables and keys stand: tomllib does not tell, and comments must stay in place.

tomlkit keeps comments too, but counts the comment above a table to the table before it: new keys land below that
comment, and whoever is removed takes the next one's comment along.
"""

import tomllib
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class TableLines:
    """Where a table stands, in lines counted from 0, both ends of a range in it."""

    header: int
    last: int
    """The last line of its last key, or of the header; comments below that are not its own."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


def table_lines(text: str) -> dict[str, TableLines]:
    """The top-level tables of a valid TOML text, by name. Keys above the first table are under ""."""
    lines = text.replace("\r\n", "\n").split("\n")
    table = TableLines(header=0, last=-1)
    tables = {"": table}
    at = 0
    while at < len(lines):
        content = lines[at].strip()
        if content.startswith("["):
            names = _top_keys(content)
            table = TableLines(header=at, last=at)
            for name in names:
                tables.setdefault(name, table)
        elif content and not content.startswith("#"):
            start = at
            names = _top_keys(lines[at])
            while not names and at + 1 < len(lines):  # a list or a text over several lines
                at += 1
                names = _top_keys("\n".join(lines[start : at + 1]))
            table.last = at
            for name in names:
                table.keys.setdefault(name, (start, at))
        at += 1
    return tables


def _top_keys(piece: str) -> list[str]:
    try:
        return list(tomllib.loads(piece))
    except tomllib.TOMLDecodeError:
        return []
