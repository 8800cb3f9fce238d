"""PDF: its text in the order of reading, without running heads, page numbers, notes and tables. It needs the extra
`documents`. A scan without text is refused. Nothing in a PDF is executed."""

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.reading.manuscript import Facts, draft_manuscript, read_title_page
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_MEDIA_TYPE = "application/pdf"
_START = b"%PDF-"
_SEARCHED_BYTES = 1024
"""A PDF's header may stand after other bytes (ISO 32000-1, note 13 of annex H)."""
_DATE = lazy_regex(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


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
        said=read_title_page(title, pieces),
        stored=Facts(title=pdf.title, byline=pdf.author, published="-".join(date.groups()) if date else None),
    )
    if pdf.pictures:
        remark = f"{pdf.pictures} of {len(pdf.pages)} pages are pictures without text: nothing on them is read"
        draft = replace(draft, remarks=(*draft.remarks, remark))
    return draft
