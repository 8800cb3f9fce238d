"""Which of the three formats a document is in: by what its server says, its name's ending, or how it begins."""

import enum
import re

from podcaster.reading.document import Document

_MARKUP = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+"
    r"<(?:!doctype html|html|head|body|meta|title|article|div|p|section|main)\b",
    re.I | re.S,
)


class Format(enum.Enum):
    """How an article's text is written down."""

    PLAIN = "plain text"
    HTML = "HTML"
    MARKDOWN = "Markdown"


_BY_ENDING = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
}
_BY_MEDIA_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/markdown": Format.MARKDOWN,
    "text/x-markdown": Format.MARKDOWN,
}


def format_of(document: Document, text: str) -> Format:
    """The format of `document`, whose decoded text is `text`."""
    said = _BY_MEDIA_TYPE.get(document.media_type or "")
    if said:
        return said
    ending = "." + document.name.rpartition(".")[2].lower() if "." in document.name else ""
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    return Format.HTML if _MARKUP.match(text) else Format.PLAIN
