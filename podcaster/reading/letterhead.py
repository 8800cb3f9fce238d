"""The head of a mail or a press desk's file: "Subject: The weir is ours again", "From: Corin Blythe"."""

import re
from dataclasses import dataclass

from podcaster.reading.datelines import find_date, find_names

_FIELD = re.compile(
    r"(?P<name>subject|title|headline|from|by|author|byline|date|sent|published|to|cc|bcc|reply-to|source|section|slug)"
    r" ?: *(?P<value>.*)",
    re.I,
)
_MOST_FIELDS = 12
_REPLIED = re.compile(r"(?:(?:re|fwd?|aw|wg) ?: *)+", re.I)
_ADDRESS = re.compile(r"\s*[<(\[]?\S+@\S+[>)\]]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The fields that tell of the article, and the lines that they stand on."""

    title: str = ""
    byline: str | None = None
    published: str | None = None
    lines: tuple[str, ...] = ()


def cut_letterhead(text: str) -> tuple[Letterhead, str]:
    """The fields at the beginning of a text, and the text after them. Without a subject or a title there are none."""
    rows = text.lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    lines: list[str] = []
    for row in rows[:_MOST_FIELDS]:
        found = _FIELD.fullmatch(row.strip())
        if not found:
            break
        fields.setdefault(found["name"].lower(), found["value"].strip())
        lines.append(row.strip())
    title = fields.get("subject") or fields.get("title") or fields.get("headline")
    if not title:
        return Letterhead(), text
    author = fields.get("byline") or fields.get("by") or fields.get("author") or fields.get("from") or ""
    day = fields.get("published") or fields.get("date") or fields.get("sent") or ""
    return (
        Letterhead(
            title=_REPLIED.sub("", title),
            byline=find_names(_ADDRESS.sub("", author).strip("\"' ")),
            published=find_date(day),
            lines=tuple(lines),
        ),
        "\n".join(rows[len(lines) :]),
    )
