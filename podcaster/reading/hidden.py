"""What a page hides, or shows only to screen readers, or strikes out."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN_STYLE = lazy_regex(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:\s*line-through"
    r"|(?:left|right|top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[ ,]+[01]\b",
    re.I,
)
_UNSEEN = lazy_regex(
    r"(?<!not-)(?<!label-)(?:visually-?hidden|hidden-?visually|hide-?visually|accessibly-?hidden|accessible-?hide|a11y-?(?:hidden|text)"
    r"|(?<![a-z])sr-?only|sr-?text|screen-?reader|screen-only|(?<![a-z])vis-?hidden"
    r"|accessibility-?text|show-for-sr|element-?invisible|mw-editsection|mw-cite-backlink|mw-jump-link)"
    r"|(?:^| )(?:vh|u-vh|noprint|descriptor|off-?screen|assistive(?:-text)?)(?: |$)"
)
"""Class names of text that is not on the screen, or not a part of what is said: for screen readers, edit links, the
labels of arXiv. In small letters, with hyphens. "field--label-visually-hidden" hides the label alone."""
_UNSHOWN = lazy_regex(
    r"(?:^| )(?:d-none|(?:is-|u-)?hidden|hide|invisible|strike(?:-?through|d)?|line-through|struck)(?: |$)"
)
_SHOWN_WIDE = lazy_regex(r":(?:block|flex|inline|grid|visible)|\bd-\w+-(?:block|flex|inline|grid)")
"""Class names of words that are hidden or struck out, and those that show them again on wide screens."""
_CAMEL = lazy_regex(r"(?<=[a-z])(?=[A-Z])|_+")
_HOVER = lazy_regex(
    r"(?:^|\s)[\w-]*(?:tool-?tip|popover|rollover|hover-?card)[\w-]*?(?:text|content|body|inner|box|block|panel)(?:$|\s)",
    re.I,
)
"""Class names of a card that is shown while the pointer is on a word: further articles about the person named."""
_LONGEST_NAMES = 300
"""In characters. Longer ones are hostile: the time of a search grows with the square of their length."""
_STRUCK = frozenset(("del", "s", "strike"))
_INLINE = frozenset("a b i em strong span small".split())


def is_unseen(element: "HtmlElement") -> bool:
    """True for an element whose words are not on the screen, or are struck out."""
    if element.tag in _STRUCK or element.get("hidden", "until-found") != "until-found":
        return True
    style, names = element.get("style"), element.get("class")
    if (style and _HIDDEN_STYLE.search(style)) or element.get("role") == "tooltip":
        return True
    if not names or len(names) > _LONGEST_NAMES:
        return False
    return _hides(names, element.tag in _INLINE)


@lru_cache(maxsize=4096)
def _hides(names: str, inline: bool) -> bool:
    """True for class names that hide or strike out an element. Larger elements are often hidden only at first."""
    plain = _CAMEL.sub("-", names).lower()
    return (
        _UNSEEN.search(plain) is not None
        or (inline and _UNSHOWN.search(plain) is not None and not _SHOWN_WIDE.search(plain))
        or _is_hover_card(names)
    )


def _is_hover_card(names: str) -> bool:
    lower = names.lower()
    return ("tip" in lower or "over" in lower) and _HOVER.search(names) is not None
