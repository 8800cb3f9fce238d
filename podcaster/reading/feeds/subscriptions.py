"""Where feeds are named: an OPML file (opml.org), and the head of a page."""

import re
from html import unescape
from typing import TYPE_CHECKING

from podcaster.reading.feeds.address import web_address
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml import etree

_MOST = 10_000
_LINK = lazy_regex(r"<link\b[^>]{0,2000}>", re.I)
_ATTRIBUTE = lazy_regex(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.I)
_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"))
_LOOKED_AT = 500_000
"""Characters of a page that are searched: its head."""


def subscriptions_in(root: "etree._Element") -> tuple[tuple[str, str], ...]:
    """The address and the title of each feed in an OPML file; none for another file."""
    if not isinstance(root.tag, str) or root.tag.lower() != "opml":
        return ()
    found: dict[str, str] = {}
    for outline in root.iter("outline"):
        facts = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        address = web_address(facts.get("xmlurl", ""), None)
        if address and len(found) < _MOST:
            found.setdefault(address, " ".join((facts.get("title") or facts.get("text") or "").split()))
    return tuple(found.items())


def feeds_named_by(page: str, url: str | None) -> tuple[tuple[str, str], ...]:
    """The feeds that a page links to in its head, those of comments last."""
    found: dict[str, str] = {}
    for link in _LINK.finditer(page, 0, _LOOKED_AT):
        facts = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(link[0])}
        if "alternate" in facts.get("rel", "").lower().split() and facts.get("type", "").lower() in _FEED_TYPES:
            address = web_address(facts.get("href", ""), url)
            # WordPress offers its JSON interface in the same way.
            if address and "/wp-json/" not in address:
                found.setdefault(address, " ".join(facts.get("title", "").split()))
    return tuple(sorted(found.items(), key=lambda one: "comment" in (one[0] + one[1]).lower()))
