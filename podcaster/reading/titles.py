"""Cuts from a page's title what sites add behind it: "Ferry returns | World | Courier", "Ferry returns - Courier"."""

from difflib import SequenceMatcher

from podcaster.system.lazy_regex import lazy_regex

_SEPARATOR = lazy_regex(r"\s+[-–—|»·•:]+\s+")
_SPACED_MARK = lazy_regex(r"\s[|»·•–—-]\s")
_MARKS = "|»·•–—"
_SITE_WORDS = 4
"""Most words of a part that is taken for a site's name or a section."""
_ALIKE = 0.6
"""Likeness from which the last part of a title is the site's name."""
_SHORTEST_REST = 20
"""The rest of a title must have more characters than this when the site's name is not known."""


def without_site(title: str, site: str | None) -> str:
    """`title` without its last part, if that is the site's name, or a few words behind a bar, a dash or a bullet."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    tail = parts[-1]
    is_site = bool(site) and likeness(tail, site or "") > _ALIKE
    last_mark = max(map(title.rfind, _MARKS))
    set_off = _SPACED_MARK.search(title[max(0, last_mark - 1) :])
    if is_site or (len(tail.split()) <= _SITE_WORDS and set_off and len(title) - len(tail) > _SHORTEST_REST):
        return title[: title.rindex(tail)].rstrip(" -–—|»·•:")
    return title


def without_barred_parts(title: str) -> str:
    """`title` without all short last parts behind a bar. For texts, whose site is not known."""
    while (parts := title.rpartition(" | "))[0] and len(parts[2].split()) <= _SITE_WORDS:
        title = parts[0]
    return title


def likeness(one: str, other: str) -> float:
    """How alike two titles are in their first 200 characters, from 0 to 1; case does not count."""
    one, other = one.casefold(), other.casefold()
    return SequenceMatcher(None, one[:200], other[:200]).ratio()
