"""Finds what a page calls its site: in the links to the site's first page, and in the site's address."""

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOME_PATHS = frozenset(("/", "/index.html", "/index.htm", "/index.php", "/default.asp", "/default.aspx"))
_MOST_NAMES = 40
_LONGEST_NAME = 80
"""In characters."""
_LONGEST_ADDRESS = 80
"""In characters, of a site's first page."""
_MOST_HOSTS = 2
_WWW = lazy_regex(r"^www\.")


def site_hosts(tree: "HtmlElement", address: str | None) -> tuple[str, ...]:
    """The host of the page. Of a saved page without an address the hosts that most of its links go to."""
    if address and (split := _split(address)) and split.netloc:
        return (_WWW.sub("", split.netloc),)
    found = Counter(
        _WWW.sub("", split.netloc)
        for link in tree.iter("a")
        if (split := _split(link.get("href") or "")) and split.netloc
    )
    return tuple(host for host, _ in found.most_common(_MOST_HOSTS))


def home_names(tree: "HtmlElement", hosts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of links to the site's first page, and of the pictures in them: "Home", "The Ivel Herald"."""
    names: list[str] = []
    for link in tree.iter("a"):
        if _leads_home(link.get("href") or "", hosts):
            pictures = (picture.get("alt") or "" for picture in link.iter("img"))
            texts = (" ".join(link.itertext()), link.get("title") or "", link.get("aria-label") or "", *pictures)
            names += (" ".join(text.split()) for text in texts if 0 < len(text) <= _LONGEST_NAME)
            if len(names) >= _MOST_NAMES:
                break
    return tuple(dict.fromkeys(name for name in names if name))


def _leads_home(target: str, hosts: tuple[str, ...]) -> bool:
    if "//" not in target:
        return target.strip().lower() in _HOME_PATHS
    split = _split(target) if len(target) <= _LONGEST_ADDRESS else None
    if split is None or split.query or split.fragment:
        return False
    return _WWW.sub("", split.netloc) in hosts and (not split.path or split.path.lower() in _HOME_PATHS)


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target.strip())
    except ValueError:
        return None
