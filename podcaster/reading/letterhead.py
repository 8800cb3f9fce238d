"""The head of a mail or a press desk's file: "Subject: The weir is ours again", "From: Corin Blythe"."""

import re
from collections.abc import Sequence

from podcaster.reading.datelines import find_date, find_names
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_FIELD = lazy_regex(
    r"(?P<name>subject|title|headline|from|by|authors?|byline|date|sent|published|to|cc|bcc|reply-to|source|section|slug)"
    r" ?: *(?P<value>.*)",
    re.I,
)
_MOST_FIELDS = 12
_HEADER_ROW = lazy_regex(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: ?.*")
_MOST_HEADER_ROWS = 60
_ARXIV = lazy_regex(r"arXiv:\d{4}\.\d{4,5}")
"""The first line of a preprint's abstract, above its title and authors."""
_ABSTRACT = lazy_regex(r"^\s*Abstract ?[:.—-]\s*", re.I)
_FORWARDED = lazy_regex(r"-{2,} ?(?:forwarded|original) message ?-{2,}|begin forwarded message:", re.I)
_REPLIED = lazy_regex(r"(?:(?:re|fwd?|aw|wg) ?: *)+", re.I)
_BETWEEN_NAMES = lazy_regex(r" ?[,;] ?(?:and )?| and | & ")
_ADDRESS = lazy_regex(r"\s*[<(\[]?\S+@\S+[>)\]]?")


class Letterhead(Record, frozen=True, kw_only=True):
    """The fields that tell of the article, and the lines that they stand on."""

    title: str = ""
    byline: str | None = None
    published: str | None = None
    lines: tuple[str, ...] = ()
    is_mail: bool = False
    """True for the head of an e-mail: a sender and a subject."""


def cut_letterhead(text: str) -> tuple[Letterhead, str]:
    """The fields at the beginning of a text, and the text after them. Without a subject or a title there are none."""
    rows = text.lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    end = _header_rows(rows)
    for at, row in enumerate(rows[: max(end, _MOST_FIELDS)]):
        if at >= end and _FORWARDED.fullmatch(row.strip()):
            end = at + 1
            continue
        found = _FIELD.fullmatch(row.strip())
        if found:
            fields.setdefault(found["name"].lower(), found["value"].strip())
            end = max(end, at + 1)
        elif at >= end and row.strip() and not (at == 0 and _ARXIV.match(row)):
            break
    lines = [row.strip() for row in rows[:end] if row.strip()]
    title = fields.get("subject") or fields.get("title") or fields.get("headline")
    if not title:
        return Letterhead(), text
    author = next(filter(None, map(fields.get, ("byline", "by", "author", "authors", "from"))), "")
    day = fields.get("published") or fields.get("date") or fields.get("sent") or ""
    return (
        Letterhead(
            title=_REPLIED.sub("", title),
            byline=_names(_ADDRESS.sub("", author).strip("\"'() ")),
            published=find_date(day),
            lines=tuple(lines),
            is_mail="subject" in fields and not fields.keys().isdisjoint(("from", "to", "sent")),
        ),
        _ABSTRACT.sub("", "\n".join(rows[end:])),
    )


def _header_rows(rows: Sequence[str]) -> int:
    """How many rows the header of a message has, with fields that tell nothing of the article; 0 without one."""
    end = next((at for at, row in enumerate(rows[:_MOST_HEADER_ROWS]) if not row.strip()), 0)
    header = rows[:end]
    names = {row.split(":")[0].lower() for row in header}
    is_header = all(_HEADER_ROW.fullmatch(row) or (at and row[0] in " \t") for at, row in enumerate(header))
    return end if is_header and {"from", "subject"} <= names else 0


def _names(text: str) -> str | None:
    """The full names in a list of authors: "Ilse Farrow, Tomas Bly"."""
    names = [name for one in _BETWEEN_NAMES.split(text) if (name := find_names(one))]
    return find_names(" and ".join(names)) if names else None
