"""Reading from start to end: open the source, have a format read the document, and make an Article of its pieces."""

import codecs
import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from podcaster.errors import SourceError
from podcaster.reading.article import Article, Dropped, Picture
from podcaster.reading.closing import without_closing
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.formats import read_document
from podcaster.reading.language import detect_language
from podcaster.reading.sources import open_source
from podcaster.reading.walls import has_gate, has_own_words, is_teaser, with_something
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_SHORT_WORDS = 40
"""An article with fewer words, about 15 s of speech, is remarked upon: some of it may be missing."""
_UNSPACED = lazy_regex("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Characters of writing without spaces between words; two of them count as a word."""
_WORD = lazy_regex(r"[^\W_]")
_ORNAMENT = lazy_regex(r"[\s*⁂#~•·∙—–―_=+§❦❧☙✻✽✦◆◇■□●○※⋆★☆.…-]+")
"""A paragraph that only separates two scenes: "* * *"."""
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
    "letters.mbox#2" is the second article in a file that holds several.

    `verbatim`: the source is already the clean body. The body is its unchanged text; of the other fields only the
    source and the language are filled in. `keep`, `drop`: lines that contain one of these texts are kept or dropped;
    this overrules the format. Case and spacing do not count. `data`: the bytes of the source, if they were read already
    (a pipe can be read only once).

    Raises SourceError when the source can't be read, is not text, is in a format that podcaster does not read, is a
    script file, or holds no article, or more than one.
    """
    source = os.fspath(source)
    articles = read_articles(source, verbatim=verbatim, keep=keep, drop=drop, stdin=stdin, data=data)
    if len(articles) > 1:
        raise SourceError(
            f"this holds {len(articles)} articles, but one is expected",
            where=source,
            advice=f"name the one you mean: {source}#1 is the first"
            if source != "-" and "://" not in source
            else "save the article you mean in a file of its own",
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

    A mailbox holds several, and so may the document of a format that plugs in.
    """
    source = os.fspath(source)
    document = open_source(source, stdin=stdin, data=data)
    return articles_in(document, source, verbatim=verbatim, keep=keep, drop=drop)


def articles_in(
    document: Document, source: str, *, verbatim: bool = False, keep: Sequence[str] = (), drop: Sequence[str] = ()
) -> tuple[Article, ...]:
    """All articles in a document that was opened already; the other arguments and the errors are those of
    `read_articles`."""
    if verbatim:
        text = document.text
        return (Article(source=source, title="", body=text, language=detect_language(text)),)
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


class _Overrides(Record, frozen=True, kw_only=True):
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

    def unused(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """A remark for each text that no line has, of those that it could change."""
        for wanted, kept, which in ((self.keep, False, "left out"), (self.drop, True, "read")):
            lines = [_comparable(piece.text) for piece in pieces if piece.kept is kept]
            yield from (
                f'no line that is {which} has "{text}"' for text in wanted if not any(text in line for line in lines)
            )

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
    if not _WORD.search(article.body):
        raise SourceError(
            "no article was found (the plug-in for this format gave no words)",
            where=document.where,
            advice="give a file with text in it, or correct the plug-in",
        )
    remarks = (*article.remarks, *_remarks_of_length(article.body))
    return replace(article, source=source, url=article.url or document.url, remarks=remarks)


def _from_draft(source: str, document: Document, draft: Draft, overrides: _Overrides) -> Article:
    """The article of a draft: the body is put together from the pieces that are kept."""
    paragraphs: list[str] = []
    headings: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    judged = tuple(_without_ornaments(with_something(without_closing(draft).pieces)))
    pieces = tuple(map(overrides.apply, judged))
    length = 0
    pictures: list[Picture] = []
    for piece in pieces:
        pictures += (replace(picture, base=document.url or source, at=length) for picture in piece.pictures)
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
    _check_whole(body, pieces, draft, document)
    return Article(
        source=source,
        title=draft.title,
        body=body,
        language=detect_language(body, declared=draft.language),
        byline=draft.byline,
        published=draft.published,
        site=draft.site,
        url=draft.url or document.url,
        image_url=draft.image_url,
        headings=tuple(headings),
        bold=tuple(bold),
        players=draft.players,
        pictures=tuple(pictures),
        dropped=_dropped(pieces, draft.title),
        remarks=(*draft.remarks, *overrides.unused(judged), *_remarks_of_length(body, pieces)),
    )


def _without_ornaments(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; those that only separate two scenes are not kept."""
    for at, piece in enumerate(pieces, start=1):
        alone = not piece.joined and not any(after.joined for after in pieces[at : at + 1])
        is_ornament = alone and _ORNAMENT.fullmatch(piece.text)
        yield replace(piece, kept=False, heading=False) if is_ornament else piece


def _dropped(pieces: Sequence[Piece], title: str) -> tuple[Dropped, ...]:
    """What is not kept, apart from the title. Pieces of one table, block of code or comment are joined."""
    found: list[Dropped] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if piece.kept or piece.text.casefold() == title.casefold():
            continue
        if piece.joined and found and before and not before.kept and before.kind == piece.kind:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}")
        else:
            found.append(Dropped(kind=piece.kind, text=piece.text))
    return tuple(found)


def _check_whole(body: str, pieces: Sequence[Piece], draft: Draft, document: Document) -> None:
    """Raises SourceError when there is no article, or only the beginning of one in front of a paywall."""
    why = draft.suspicion
    if not _WORD.search(body) or (why and len(body.split()) < _SHORT_WORDS and not has_own_words(pieces)):
        what = "no article was found"
    elif is_teaser(pieces):
        what, why = "only the beginning of an article was found", "the rest is behind a paywall or a login"
    else:
        return
    raise SourceError(
        f"{what} ({why or 'everything was taken for page furniture'})",
        where=document.where,
        advice=draft.advice or "name a text to keep, or give the article's text alone and have it read verbatim",
    )


def _remarks_of_length(body: str, pieces: Sequence[Piece] = ()) -> tuple[str, ...]:
    """A remark about an article that is short, or that may have been cut; none about another."""
    if has_gate(pieces):
        return ("the page asks readers to subscribe: check that the article is whole",)
    if len(body.split()) + len(_UNSPACED.findall(body)) / 2 >= _SHORT_WORDS:
        return ()
    return ("the article is short: check that nothing is missing",)
