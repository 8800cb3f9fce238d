"""The lines of a TOML file on which its tables and keys stand.

tomllib does not report lines, and edits must leave comments in place. tomlkit keeps comments, but it counts the comment
above a table as part of the table before: a new key would be written below that comment, and removing a table would
remove the comment of the next one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.toml import parse_toml

_TOKEN = lazy_regex(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
"""A string, a comment, a bracket or the end of a line. These decide where a statement ends."""


@dataclass(slots=True, kw_only=True)
class TableLines:
    """The lines of a table, counted from 0. Ranges include both ends."""

    header: int
    last: int
    """The last line of its last key, or of its header. Comments below this line belong to the next table."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


def table_lines(text: str) -> dict[str, TableLines]:
    """The lines of each top-level table of a valid TOML text, by the table's name. Keys above the first table are in
    the table ""."""
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
    """The comment at the end of a one-line statement, with the white space before it; "" without a comment."""
    for token in _TOKEN.finditer(line):
        if token[0].startswith("#"):
            return line[len(line[: token.start()].rstrip()) :]
    return ""


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The first and the last line of each statement. An open bracket or multi-line string continues a statement."""
    first = line = depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
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
