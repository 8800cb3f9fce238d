"""What a source holds before anything is known of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes of one source and what came with them."""

    data: bytes
    """As stored or sent, after any transfer encoding."""
    where: str
    """The source's name for messages: its path, address or "standard input"."""
    name: str
    """Its file name or path, whose ending may say what kind it is."""
    url: str | None = None
    """Its address after redirects; None for a file."""
    media_type: str | None = None
    """As the server said, in lower case without parameters: "text/html"."""
    charset: str | None = None
    """As the server said."""
