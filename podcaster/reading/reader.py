"""Reading from start to end: open the source, have a format read the document, and make an Article of its pieces."""

import codecs
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from podcaster.errors import SourceError
from podcaster.reading.article import Article, Dropped
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.formats import read_document
from podcaster.reading.language import guess_language
from podcaster.reading.sources import open_source

_FEWEST_WORDS = 40
"""A text with fewer words, about 15 s of speech, is a teaser or a paywall, not an article."""
_NO_SPACE_BEFORE = ",.;:!?)]’”…"
_SCRIPT_FIRST_LINE = "# podcaster script"
"""The first line of a script file, which the stage of scripting writes and reads."""
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_article(
    source: str | os.PathLike[str],
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    data: bytes | None = None,
) -> Article:
    """Reads the article at `source`: a path, an http(s) address, or "-" for `stdin` (by default the process's own).

    `verbatim`: the source is already the clean body. The body is its unchanged text; of the other fields only the
    source and the language are filled in. `keep`, `drop`: lines that contain one of these texts are kept or dropped;
    this overrules the format. Case and spacing do not count. `data`: the bytes of the source, if they were read already
    (a pipe can be read only once).

    Raises SourceError when the source can't be read, is not text, is a script file, or holds no article of 40 words, or
    more than one article.
    """
    source = os.fspath(source)
    articles = read_articles(source, verbatim=verbatim, keep=keep, drop=drop, stdin=stdin, data=data)
    if len(articles) > 1:
        raise SourceError(
            f"this holds {len(articles)} articles, but one is expected",
            where=source,
            advice="save the article you mean in a file of its own",
        )
    return articles[0]


def read_articles(
    source: str | os.PathLike[str],
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    data: bytes | None = None,
) -> tuple[Article, ...]:
    """Reads all articles at `source`, at least one; arguments and errors are those of `read_article`.

    The formats of podcaster give one article. A format that plugs in may give several.
    """
    source = os.fspath(source)
    document = open_source(source, stdin=stdin, data=data)
    if verbatim:
        text = document.text
        return (Article(source=source, title="", body=text, language=guess_language(text)),)
    if _is_script_file(document):
        raise SourceError(
            "this is a script file, not an article",
            where=document.where,
            advice="build the episode from it, or give the article that the script was made from",
        )
    overrides = _Overrides.of(keep, drop)
    return tuple(
        _from_draft(source, document, found, overrides)
        if isinstance(found, Draft)
        else _from_article(source, document, found, overrides)
        for found in read_document(document)
    )


def _is_script_file(document: Document) -> bool:
    head = document.data[:256]
    text = head.decode("utf-16" if head.startswith(_UTF_16_MARKS) else "utf-8-sig", errors="replace")
    return text.startswith(_SCRIPT_FIRST_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overrides:
    """The texts of lines to keep and to drop, in the form of `_comparable`."""

    keep: tuple[str, ...]
    drop: tuple[str, ...]

    @classmethod
    def of(cls, keep: Sequence[str], drop: Sequence[str]) -> "_Overrides":
        return cls(keep=tuple(filter(None, map(_comparable, keep))), drop=tuple(filter(None, map(_comparable, drop))))

    def apply(self, piece: Piece) -> Piece:
        if not self:
            return piece
        text = _comparable(piece.text)
        if not piece.kept and any(wanted in text for wanted in self.keep):
            return replace(piece, kept=True, joined=False)
        if piece.kept and any(unwanted in text for unwanted in self.drop):
            return replace(piece, kept=False)
        return piece

    def __bool__(self) -> bool:
        return bool(self.keep or self.drop)


def _comparable(text: str) -> str:
    return " ".join(text.split()).casefold()


def _from_article(source: str, document: Document, article: Article, overrides: _Overrides) -> Article:
    """The article that a plug-in made, checked."""
    if overrides:
        raise SourceError(
            "the plug-in for this format gives whole articles, of which no line can be kept or dropped",
            where=document.where,
            advice="leave out the texts to keep and to drop",
        )
    _check_length(
        article.body,
        document,
        suspicion="the plug-in for this format gave no more",
        advice="give a file with more text, or correct the plug-in",
    )
    return replace(article, source=source, url=article.url or document.url)


def _from_draft(source: str, document: Document, draft: Draft, overrides: _Overrides) -> Article:
    """The article of a draft: the body is put together from the pieces that are kept."""
    paragraphs: list[str] = []
    headings: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    pieces = tuple(map(overrides.apply, draft.pieces))
    length = 0
    for piece in pieces:
        if not piece.kept:
            continue
        if paragraphs and piece.joined:
            glue = "" if piece.text[0] in _NO_SPACE_BEFORE else " "
            paragraphs[-1] += glue + piece.text
        else:
            glue = "\n\n" if paragraphs else ""
            paragraphs.append(piece.text)
        start = length + len(glue)
        length = start + len(piece.text)
        if piece.heading:
            headings.append((start, length))
        elif piece.bold and not piece.joined:
            bold.append((start, start + piece.bold))
    body = "\n\n".join(paragraphs)
    _check_length(body, document, suspicion=draft.suspicion, advice=draft.advice)
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
        bold=tuple(bold),
        players=draft.players,
        dropped=_dropped(pieces),
    )


def _dropped(pieces: Sequence[Piece]) -> tuple[Dropped, ...]:
    """What is not kept; pieces of one table, block of code or comment are joined."""
    found: list[Dropped] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if piece.kept:
            continue
        if piece.joined and before and not before.kept and before.kind == piece.kind:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}")
        else:
            found.append(Dropped(kind=piece.kind, text=piece.text))
    return tuple(found)


def _check_length(
    body: str, document: Document, *, suspicion: str | None = None, advice: str | None = None
) -> None:
    """Raises SourceError when the body is too short for an article. `suspicion` and `advice` are those of a Draft."""
    count = len(body.split())
    if count >= _FEWEST_WORDS:
        return
    found = (
        f"only {count} words of an article were found, and {_FEWEST_WORDS} are needed"
        if count
        else "no article was found"
    )
    raise SourceError(
        f"{found} ({suspicion or 'the rest may be missing, or was taken for page furniture'})",
        where=document.where,
        advice=advice or "name a text to keep, or give the article's text alone and have it read verbatim",
    )
