"""EPUB: a book, read from its first chapter to its last. Each chapter can be an article of its own."""

from typing import TYPE_CHECKING

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.system.record import replace

if TYPE_CHECKING:
    from podcaster.reading.chapters import Chapter
    from podcaster.reading.manuscript import Facts

_MEDIA_TYPE = "application/epub+zip"
_ZIP_START = b"PK\x03\x04"


def detect(document: Document) -> bool:
    """Whether the server, the name or the archive's first file says that the document is an EPUB."""
    if document.media_type == _MEDIA_TYPE or document.ending == ".epub":
        return True
    return document.data.startswith(_ZIP_START) and _MEDIA_TYPE.encode() in document.data[:200]


def count(document: Document, *, chapters: bool) -> int:
    """How many chapters the book has; it is one article."""
    return len(_read_book(document)[1]) if chapters else 1


def read(document: Document) -> Draft:
    """The draft of the whole book, or of the chapter that is wanted."""
    from podcaster.reading.chapters import without_label  # late: only books need the modules for markup
    from podcaster.reading.manuscript import draft_manuscript

    facts, chapters = _read_book(document)
    if document.part is None:
        return draft_manuscript([piece for chapter in chapters for piece in chapter.pieces], said=facts)
    document.check_part(len(chapters))
    chapter = chapters[document.part - 1]
    draft = draft_manuscript(without_label(chapter), said=replace(facts, title=chapter.label))
    return replace(draft, title=": ".join(filter(None, (facts.title, chapter.label))))


def _read_book(document: Document) -> "tuple[Facts, tuple[Chapter, ...]]":
    from podcaster.reading.chapters import read_chapters

    if not document.data.startswith(_ZIP_START):
        raise SourceError(
            "this is not an EPUB, whatever its name says", where=document.where, advice="download it again"
        )
    try:
        return read_chapters(document.data)
    except SourceError as error:
        raise SourceError(error.what, where=document.where, advice=error.advice) from error
