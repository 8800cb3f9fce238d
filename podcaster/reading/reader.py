"""The whole of reading, in order: get the bytes, make them text, find the article in it, put it together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from podcaster.errors import SourceError
from podcaster.reading.article import Article
from podcaster.reading.decoding import decode
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.formats import Format, format_of
from podcaster.reading.language import guess_language
from podcaster.reading.sources import open_source

_FEWEST_WORDS = 40
"""Fewer words than this, about 15 s of speech, are a teaser or a wall, not an article."""
_CLOSING = ",.;:!?)]’”…"
"""Punctuation that follows its word without a space."""


def read_article(
    source: str,
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    data: bytes | None = None,
) -> Article:
    """Reads the article at `source`: a path, an http(s) address, or "-" for `stdin` (by default the process's own).

    `verbatim`: the input is the clean body already; the body is its text to the letter, and nothing else is filled in.
    `keep`, `drop`: texts whose lines stay or go, whatever reading itself would say; case and spacing do not count.
    `data`: what a pipe held, when it was read already.

    Raises SourceError when the source cannot be had, is not text, or holds no article of 40 words.
    """
    document = open_source(source, stdin=stdin, data=data)
    text = decode(document.data, document.where, charset=document.charset)
    if not text.strip():
        raise SourceError(f"{document.where} holds only white space; give a file with the article's text in it")
    if verbatim:
        return Article(source=source, title="", body=text, language=guess_language(text))
    return _assemble(source, document, _draft(document, text), _Overrides.of(keep, drop))


def _draft(document: Document, text: str) -> Draft:
    """The parser for the document's format is imported only when it is needed: plain text must not pay for HTML."""
    match format_of(document, text):
        case Format.HTML:
            from podcaster.reading.pages import read_page

            return read_page(text, url=document.url)
        case Format.MARKDOWN:
            from podcaster.reading.markdown import read_markdown

            return read_markdown(text)
        case Format.PLAIN:
            from podcaster.reading.plaintext import read_plain

            return read_plain(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overrides:
    """What the user said stays or goes."""

    keep: tuple[str, ...]
    drop: tuple[str, ...]

    @classmethod
    def of(cls, keep: Sequence[str], drop: Sequence[str]) -> "_Overrides":
        return cls(keep=tuple(filter(None, map(_plain, keep))), drop=tuple(filter(None, map(_plain, drop))))

    def apply(self, piece: Piece) -> Piece:
        if not self.keep and not self.drop:
            return piece
        text = _plain(piece.text)
        if not piece.kept and any(wanted in text for wanted in self.keep):
            return Piece(text=piece.text, kept=True)
        if piece.kept and any(unwanted in text for unwanted in self.drop):
            return Piece(text=piece.text, kept=False)
        return piece


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _assemble(source: str, document: Document, draft: Draft, overrides: _Overrides) -> Article:
    paragraphs: list[str] = []
    headings: list[tuple[int, int]] = []
    dropped: list[str] = []
    length = 0
    for piece in map(overrides.apply, draft.pieces):
        if not piece.kept:
            dropped.append(piece.text)
            continue
        if paragraphs and piece.joined:
            glue = "" if piece.text[0] in _CLOSING else " "
            paragraphs[-1] += glue + piece.text
        else:
            glue = "\n\n" if paragraphs else ""
            paragraphs.append(piece.text)
        start = length + len(glue)
        length = start + len(piece.text)
        if piece.heading:
            headings.append((start, length))
    body = "\n\n".join(paragraphs)
    if len(body.split()) < _FEWEST_WORDS:
        raise SourceError(_too_short(document, draft, body))
    return Article(
        source=source,
        title=draft.title,
        body=body,
        language=draft.language or guess_language(body),
        byline=draft.byline,
        published=draft.published,
        site=draft.site,
        url=draft.url or document.url,
        image_url=draft.image_url,
        headings=tuple(headings),
        players=draft.players,
        dropped=tuple(dropped),
    )


def _too_short(document: Document, draft: Draft, body: str) -> str:
    count = len(body.split())
    seen = (
        "no sentence of an article"
        if count == 0
        else f"only {count} words of an article (at least {_FEWEST_WORDS} are needed)"
    )
    cause = draft.suspicion or "the rest may be missing, or was taken for page furniture"
    return f"{document.where} has {seen}: {cause}; check it with `podcaster clean`, --keep TEXT or --verbatim"
