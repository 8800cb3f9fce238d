"""Addresses in feeds: made absolute, and in one canonical form for one page."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from podcaster.system.lazy_regex import lazy_regex

_TRACKING = lazy_regex(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmp|ref|ref_src|source|ocid|ito|at_\w+|ns_\w+)", re.I)
"""Parameters that say where a reader comes from; the page is the same without them."""
_USUAL_PORTS = {"http": 80, "https": 443}


def web_address(address: str, base: str | None) -> str:
    """An address as it is written in a feed, made absolute; "" when it is not http or https."""
    try:
        absolute = urljoin(base or "", "".join(address.split()))
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    return absolute if parts.scheme in _USUAL_PORTS and parts.hostname else ""


def canonical(address: str) -> str:
    """The form that all usual addresses of a page share: without scheme, "www.", tracking and a slash at the end. ""
    for an address that is not http or https."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _USUAL_PORTS or not host:
        return ""
    place = host if port in (None, *_USUAL_PORTS.values()) else f"{host}:{port}"
    known = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    query = f"?{urlencode(sorted(known))}" if known else ""
    # A fragment such as "#post-3" may name one of several articles on a page; "#ref=rss" is tracking.
    fragment = f"#{parts.fragment}" if parts.fragment and "=" not in parts.fragment else ""
    return f"{place}{parts.path.rstrip('/')}{query}{fragment}"
