"""Markdown, by a CommonMark parser. Headings, prose, lists and quotes are kept; code, tables and raw HTML are not."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.players import find_players

if TYPE_CHECKING:
    from markdown_it.token import Token

_MEDIA_TYPES = frozenset(("text/markdown", "text/x-markdown"))
_ENDINGS = frozenset((".md", ".markdown", ".mdown"))
_PAGE_MEDIA_TYPES = frozenset(("text/html", "application/xhtml+xml"))
"""With these the server sends a page that was made from Markdown, even if its address ends in ".md"."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.M)
_SKIPPED = {"fence": "code", "code_block": "code", "html_block": "HTML"}
_NOTE_CHARACTERS = 60
"""How much of skipped code or of a table is shown among the dropped lines."""
_LONGEST_CREDIT = 100


def detect(document: Document) -> bool:
    """Whether the server or else the name says that the document is Markdown."""
    if document.media_type in _MEDIA_TYPES:
        return True
    return document.ending in _ENDINGS and document.media_type not in _PAGE_MEDIA_TYPES


def read(document: Document) -> Draft:
    """The draft of the article in a Markdown document."""
    return read_markdown(document.text)


def read_markdown(text: str) -> Draft:
    """The draft of an article in Markdown, with or without YAML front matter."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, text = _front_matter(text)
    pieces = _pieces(MarkdownIt("commonmark").enable("table").parse(text))
    title = fields.get("title", "")
    if not title:
        at = next((at for at, piece in enumerate(pieces) if piece.heading), None)
        if at is not None and not any(piece.kept and len(piece.text) > _LONGEST_CREDIT for piece in pieces[:at]):
            title = pieces.pop(at).text
    elif pieces and pieces[0].heading and pieces[0].text.casefold() == title.casefold():
        del pieces[0]
    found = find_players([piece.text for piece in pieces])
    pieces = [
        replace(piece, kept=False, kind="player") if at in found.lines else piece for at, piece in enumerate(pieces)
    ]
    byline, published = fields.get("author"), find_date(fields.get("date", ""))
    pieces, shown_byline, shown_date = _without_credits(pieces)
    return Draft(
        pieces=tuple(pieces),
        title=title,
        byline=byline or shown_byline,
        published=published or shown_date,
        language=fields.get("lang") or fields.get("language"),
        url=fields.get("url") or fields.get("canonical_url"),
        players=found.players,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `name: value` lines of the YAML front matter, and the text after it."""
    found = _FRONT_MATTER.match(text.removeprefix("\ufeff"))
    if not found:
        return {}, text
    fields = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(found[1])}
    return fields, found.string[found.end() :]


def _pieces(tokens: "Sequence[Token]") -> list[Piece]:
    pieces: list[Piece] = []
    table: list[str] | None = None
    opened = ""
    for token in tokens:
        if token.type == "table_open":
            table = []
        elif token.type == "table_close":
            pieces.append(Piece(text=_note("table", " ".join(table or [])), kept=False))
            table = None
        elif token.type == "inline":
            spoken = _spoken(token)
            if table is not None:
                table.append(spoken)
            elif spoken:
                heading = opened == "heading_open"
                pieces.append(Piece(text=spoken, kept=True, heading=heading, bold=_bold_lead(token, spoken)))
        elif token.type in _SKIPPED:
            pieces.append(Piece(text=_note(_SKIPPED[token.type], token.content), kept=False))
        opened = token.type
    return pieces


def _note(kind: str, content: str) -> str:
    content = " ".join(clean_characters(content).split())
    shown = content if len(content) <= _NOTE_CHARACTERS else content[: _NOTE_CHARACTERS - 1] + "…"
    return f"[{kind}] {shown}"


def _spoken(inline: "Token") -> str:
    """The words of one paragraph or heading, without pictures and raw HTML."""
    parts = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
    return " ".join(clean_characters("".join(parts)).split())


def _bold_lead(inline: "Token", spoken: str) -> int:
    """Number of characters at the start of `spoken`, the words of a paragraph, that are set in bold."""
    parts: list[str] = []
    depth = 0
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += 1 if token.type == "strong_open" else -1
        elif token.content.strip() and not depth:
            break
        elif token.type in ("text", "code_inline", "softbreak", "hardbreak"):
            parts.append(token.content or " ")
    lead = " ".join(clean_characters("".join(parts)).split())
    return len(lead) if spoken.startswith(lead) else 0


def _without_credits(pieces: Sequence[Piece]) -> tuple[list[Piece], str | None, str | None]:
    """The pieces without the byline and the date above the first long paragraph, then that byline and date."""
    byline = published = None
    result = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.kept and len(piece.text) > _LONGEST_CREDIT:
            break
        if piece.kept and not piece.heading and len(piece.text.split()) <= 12 and piece.text[-1:] not in ".!?":
            names, day = find_byline(piece.text), find_date(piece.text)
            if names or day:
                byline, published = byline or names, published or day
                result[at] = replace(piece, kept=False)
    return result, byline, published
