"""HTML: a page of the web, or one saved from a browser."""

import re

from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.reading.mojibake import repair_mojibake
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_MEDIA_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_ENDINGS = frozenset((".html", ".htm", ".xhtml"))
_MARKUP = lazy_regex(
    r"\s*+(?:<\?xml[^>]*>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+"
    r"<(?:!doctype html|html|head|body|meta|title|article|div|p|section|main|h[1-6]|header|nav|ul|ol|table"
    r"|blockquote|pre|center"
    r"|span|strong|em|b|i|a|br|hr|img|figure|font)\b",
    re.I | re.S,
)


def detect(document: Document) -> bool:
    """Whether the server, the name or the beginning of the text says that the document is HTML."""
    if document.media_type in _MEDIA_TYPES or document.ending in _ENDINGS:
        return True
    return _MARKUP.match(document.text) is not None


def read(document: Document) -> Draft:
    """The draft of the article on an HTML page."""
    from podcaster.reading.pages import read_page  # late: only pages need the modules for markup

    text, remarks = repair_mojibake(document.text)
    return replace(read_page(text, url=document.url), remarks=remarks)
