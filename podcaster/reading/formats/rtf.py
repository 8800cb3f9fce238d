"""RTF, the exchange format of older word processors (Microsoft's RTF specification 1.9.1).

Headings, prose and lists are kept. Deleted, hidden and struck-out text, tables of data, notes and comments are left
out. Headers and footers are never read. Embedded objects are never opened.
"""

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.reading.manuscript import Facts, draft_manuscript, read_title_page, with_bold_headings
from podcaster.system.lazy_regex import lazy_regex

_MEDIA_TYPES = frozenset(("application/rtf", "text/rtf", "text/richtext"))
_START = b"{\\rtf"
_FIRST_HEADING = 8
"""Among how many pieces the title page is searched."""
_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")


def detect(document: Document) -> bool:
    """Whether the server, the name or the beginning of the file says that the document is RTF."""
    if document.media_type in _MEDIA_TYPES or document.ending == ".rtf":
        return True
    return document.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_START)


def read(document: Document) -> Draft:
    """The draft of the article in RTF."""
    from podcaster.reading.rtf_reader import RtfReader  # late: only RTF needs it

    data = document.data.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not data.startswith(_START):
        raise SourceError(
            "this is not RTF, whatever its name says", where=document.where, advice="save the article as RTF or text"
        )
    reader = RtfReader()
    if not reader.read(data):
        raise SourceError(
            "this RTF is damaged: its groups nest too deep", where=document.where, advice="save its text and give that"
        )
    pieces = with_bold_headings(reader.pieces)
    said = Facts(title=reader.title)
    centred = next((at for at, piece in enumerate(pieces[:_FIRST_HEADING]) if piece.heading), 0)
    if not reader.title and centred and reader.centred >= {0} and len(pieces[0].text) < 200:
        said = Facts(title=pieces.pop(0).text)
    if said.title:
        said = read_title_page(said.title, pieces)
    facts = reader.facts
    created = facts.get("creatim", "")
    return draft_manuscript(
        pieces,
        said=said,
        stored=Facts(
            title=facts.get("title", ""),
            byline=facts.get("author"),
            published=created if _DATE.fullmatch(created) else None,
        ),
        asides=reader.asides,
    )
