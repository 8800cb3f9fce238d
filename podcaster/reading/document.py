"""The document: the bytes of a source, with its name, its address, and its media type."""

from dataclasses import dataclass
from functools import cached_property

from podcaster.errors import SourceError
from podcaster.reading.decoding import decode


@dataclass(frozen=True, kw_only=True)  # without slots: `text` is kept once it is decoded
class Document:
    """The bytes of one source, and the facts that a server or a file name adds."""

    data: bytes
    """As stored or sent, after any transfer encoding."""
    where: str
    """The source's name for messages: its path, its address or "standard input"."""
    name: str
    """Its file name, whose ending may tell the format."""
    url: str | None = None
    """Its address after redirects; None for a file."""
    media_type: str | None = None
    """The media type that the server sent, in lower case and without parameters: "text/html"."""
    charset: str | None = None
    """The charset that the server sent."""
    part: int | None = None
    """The number of the wanted article, from 1, in a document that holds several; None for all of them."""

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

    def check_part(self, count: int) -> None:
        """Raises SourceError when the wanted article is not among the `count` articles of the document."""
        if self.part is not None and self.part > count:
            holds = "one article" if count == 1 else f"{count} articles"
            raise SourceError(
                f"there is no article {self.part} in it",
                where=self.where,
                advice=f"the file holds {holds}: give a number up to {count}",
            )
