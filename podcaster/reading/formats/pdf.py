"""PDF: its text in the order of reading, without running heads, page numbers, notes and tables. It needs the extra
`documents`. A scan without text is refused. Nothing in a PDF is executed."""

import re
from dataclasses import replace

from podcaster.errors import SourceError
from podcaster.reading.datelines import find_byline, find_date, find_names, is_dateline
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.manuscript import Facts, draft_manuscript

_MEDIA_TYPE = "application/pdf"
_START = b"%PDF-"
_SEARCHED_BYTES = 1024
"""A PDF's header may stand after other bytes (ISO 32000-1, note 13 of annex H)."""
_MOST_CREDITS = 3
_LONGEST_NAMES = 80
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def detect(document: Document) -> bool:
    """Whether the server, the name or the beginning of the file says that the document is a PDF."""
    if document.media_type == _MEDIA_TYPE or document.ending == ".pdf":
        return True
    return document.data.startswith(_START)


def read(document: Document) -> Draft:
    """The draft of the article in a PDF."""
    from podcaster.reading.pdf_layout import lay_out  # late: only a PDF needs them
    from podcaster.reading.pdf_text import read_pdf

    if _START not in document.data[:_SEARCHED_BYTES]:
        raise SourceError("this is not a PDF, whatever its name says", where=document.where, advice="download it again")
    pdf = read_pdf(document.data, document.where)
    title, pieces = lay_out(pdf)
    date = _DATE.match(pdf.created)
    draft = draft_manuscript(
        pieces,
        said=_title_page(title, pieces),
        stored=Facts(title=pdf.title, byline=pdf.author, published="-".join(date.groups()) if date else None),
    )
    if pdf.pictures:
        remark = f"{pdf.pictures} of {len(pdf.pages)} pages are pictures without text: nothing on them is read"
        draft = replace(draft, remarks=(*draft.remarks, remark))
    return draft


def _title_page(title: str, pieces: list[Piece]) -> Facts:
    """What the lines right below the title say: the authors, then the date. They are marked as credits."""
    byline = published = None
    for at, piece in enumerate(pieces[:_MOST_CREDITS] if title else ()):
        if published is None and is_dateline(piece.text):
            published = find_date(piece.text)
        elif byline is None and (names := _names(piece, pieces[at + 1 : at + 2])):
            byline = names
        else:
            break
        pieces[at] = replace(piece, kept=False, heading=False, kind="credit")
    return Facts(title=title, byline=byline, published=published)


def _names(piece: Piece, following: list[Piece]) -> str | None:
    """The authors on a line below the title. A line in large or bold type is names only above a date: else it may be
    the first heading."""
    if names := find_byline(piece.text):
        return names
    told = not piece.heading or any(is_dateline(one.text) for one in following)
    is_names = len(piece.text) < _LONGEST_NAMES and find_names(piece.text) == piece.text
    return piece.text if told and is_names else None
