"""An article that was read already, such as that of a feed, in the place of a source."""

from podcaster.reading.article import Article
from podcaster.scripting.script import Script
from podcaster.system.record import Record


class Given(Record, frozen=True, kw_only=True):
    """An article that was read already, in the place of a source."""

    article: Article
    script: Script | None = None
    """Its script, if that is written already."""
    item: str = ""
    """Key of the followed item that it is."""


def source_name(source: str | Given) -> str:
    """A source as people are told of it: a path, an address, or the title of an article that was read already."""
    return source if isinstance(source, str) else source.article.title or source.article.source
