"""Mends pages whose markup hides their article from a parser that runs no scripts.

A browser repairs these pages, or a script of theirs does. Without mending, nothing of the article is read.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENDS = lazy_regex(r"</(?:html|body)\s*>", re.I)
_FRAMES = ("button", "header", "nav", "aside", "footer", "dialog")
_STREAMED = lazy_regex(r"S:[\da-f]+$")
"""The id of a part that a script of the page moves to the place with the id of the same number: React writes such."""
_SHORTEST_PARAGRAPH = 80
"""In characters."""
_MOST_HIDDEN = 0.5
"""Where more than this share of the paragraphs of an element is hidden, a script of the page shows them."""


def without_early_ends(text: str) -> str:
    """The page without the ends of its body. libxml2 reads nothing that stands after them."""
    return _ENDS.sub("", text)


def mend(tree: "HtmlElement") -> None:
    """Mends a parsed page in place."""
    _open_frames(tree)
    _place_streamed_parts(tree)


def _open_frames(tree: "HtmlElement") -> None:
    """Removes the frames that hold the page's text: their ends are missing, or were lost in the markup inside them."""
    frames = {frame for main in tree.iter("main") for frame in main.iterancestors(*_FRAMES)}
    frames.update(button for button in tree.iter("button") if next(button.iter("article", "h1"), None) is not None)
    for frame in frames:
        frame.drop_tag()


def _place_streamed_parts(tree: "HtmlElement") -> None:
    parts = [part for part in tree.iter("div") if "hidden" in part.attrib and _STREAMED.match(part.get("id", ""))]
    if not parts:
        return
    places = {place.get("id"): place for place in tree.iter("template")}
    for part in parts:
        del part.attrib["hidden"]
        number = part.get("id", "")[2:]
        place = places.get(f"B:{number}", places.get(f"P:{number}"))
        if place is not None and part not in place.iterancestors():
            parent = part.getparent()
            if parent is not None:
                part.drop_tree()
            place.addnext(part)


def shown_by_scripts(tree: "HtmlElement", is_unseen: Callable[["HtmlElement"], bool]) -> "set[HtmlElement]":
    """The hidden elements that hold most of the paragraphs beside them. A page with a gate hides its article so."""
    hidden: dict[HtmlElement, list[HtmlElement]] = {}
    shown: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        length = len("".join(paragraph.itertext()).strip())
        parent = paragraph.getparent()
        if length < _SHORTEST_PARAGRAPH or parent is None:
            continue
        holder = next((element for element in (paragraph, parent) if is_unseen(element)), None)
        if holder is None:
            shown[parent] = shown.get(parent, 0) + length
        elif (outer := holder.getparent()) is not None:
            hidden.setdefault(outer, []).append(holder)
    found: set[HtmlElement] = set()
    for outer, holders in hidden.items():
        length = sum(len("".join(holder.itertext())) for holder in set(holders))
        if len(set(holders)) > 1 and length > _MOST_HIDDEN * (length + shown.get(outer, 0)):
            found.update(holders)
    return found
