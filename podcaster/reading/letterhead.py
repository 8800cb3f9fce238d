"""The head of a mail or a press desk's file: "Subject: The weir is ours again", "From: Corin Blythe"."""

import re

from podcaster.reading.datelines import find_date, find_names
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_FIELD = lazy_regex(
    r"(?P<name>subject|title|headline|from|by|authors?|byline|date|sent|published|to|cc|bcc|reply-to|source|section|slug)"
    r" ?: *(?P<value>.*)",
    re.I,
)
_MOST_FIELDS = 12
_ARXIV = lazy_regex(r"arXiv:\d{4}\.\d{4,5}")
"""The first line of a preprint's abstract, above its title and authors."""
_ABSTRACT = lazy_regex(r"^\s*Abstract ?[:.—-]\s*", re.I)
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
    end = 0
    for at, row in enumerate(rows[:_MOST_FIELDS]):
        found = _FIELD.fullmatch(row.strip())
        if found:
            fields.setdefault(found["name"].lower(), found["value"].strip())
            end = at + 1
        elif row.strip() and not (at == 0 and _ARXIV.match(row)):
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
            byline=_names(_ADDRESS.sub("", author).strip("\"' ")),
            published=find_date(day),
            lines=tuple(lines),
            is_mail="subject" in fields and not fields.keys().isdisjoint(("from", "to", "sent")),
        ),
        _ABSTRACT.sub("", "\n".join(rows[end:])),
    )


def _names(text: str) -> str | None:
    """The full names in a list of authors: "Ilse Farrow, Tomas Bly"."""
    names = [name for one in _BETWEEN_NAMES.split(text) if (name := find_names(one))]
    return find_names(" and ".join(names)) if names else None
