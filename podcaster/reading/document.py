"""The document: the bytes of a source and what is known of them before they are read."""

from dataclasses import dataclass
from functools import cached_property

from podcaster.errors import SourceError
from podcaster.reading.decoding import decode


@dataclass(frozen=True, kw_only=True)  # without slots: `text` is kept once it is decoded
class Document:
    """The bytes of one source and what came with them."""

    data: bytes
    """As stored or sent, after any transfer encoding."""
    where: str
    """The source's name for messages: its path, its address or "standard input"."""
    name: str
    """Its file name, whose ending may tell the format."""
    url: str | None = None
    """Its address after redirects; None for a file."""
    media_type: str | None = None
    """As the server said, in lower case and without parameters: "text/html"."""
    charset: str | None = None
    """As the server said."""

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, with its dot: ".html"; "" without one."""
        return f".{self.name.rpartition('.')[2].lower()}" if "." in self.name else ""

    @cached_property
    def text(self) -> str:
        """The decoded text. Raises SourceError when the bytes are not text, or only white space."""
        text = decode(self.data, self.where, charset=self.charset)
        if not text.strip():
            raise SourceError(
                "this holds only white space", where=self.where, advice="give a file with the article's text in it"
            )
        return text
