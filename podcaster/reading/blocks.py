"""The blocks of text on a page, each with features of the markup around it.

The tree is walked with an explicit stack: some pages nest deeper than Python recurses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from podcaster.reading.article import DroppedKind
from podcaster.reading.characters import clean_characters
from podcaster.reading.notation import plain_formulas, without_sounds
from podcaster.reading.tidying import LEFT_OUT
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_SHOWN = frozenset(
    "script style noscript template svg math iframe object embed canvas select option textarea input button datalist "
    "audio video head title meta link dialog map".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption "
    "legend label".split()
)
_INLINE = frozenset(("a", "b", "strong"))
_STYLED = frozenset(("span", "font", "big"))
_HEADLINE_NAME = lazy_regex(r"head-?line|title|story-?head|inside-?head|\bhed\b", re.I)
_OTHER_TITLE = lazy_regex(r"site|sub-?|section|related|widget", re.I)
_LARGE_FONT = lazy_regex(r"\+[1-9]|[4-9]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_AROUND = (
    "article", "main", "aside", "nav", "header", "footer", "figure", "figcaption", "form", "table", "ul", "ol",
    "blockquote", "pre", "a", "address", "details", "section",
)  # fmt: skip
_UNSAID = lazy_regex(r"^[·•●▪◦‣∙➢➤] |,? ?\(?\bopens (?:in )?(?:a )?new (?:tab|window)\b\)?", re.I)  # and bullets
_HINTS = {  # patterns in class names and ids, by what they say about an element
    "body": r"article[-_]?(?:body|content|text)|story[-_]?(?:body|content|text)|entry[-_]?content|post[-_]?(?:body"
    r"|content)|body[-_]?(?:text|copy|content)"
    r"|rich[-_]?text|content[-_]?body|main[-_]?content|articlebody|prose|paragraph",
    "article": r"article|story|entry|post\b|content",
    "comments": r"comment|disqus|respond|repl(?:y|ies)|discussion|forum",
    "sharing": r"shar(?:e|ing)|social|follow|twitter|facebook",
    "related": r"relat|recommend|read[-_]?more|more[-_]|teaser|promo|trending|popular|latest|card|tout|carousel"
    r"|outbrain|taboola|see[-_]?also|suggest|recirc"
    r"|most[-_]|listing|list-item|feed",
    "subscribing": r"newsletter|subscri|sign[-_]?up|paywall|signin|login|regist|member|donat|cta\b|call[-_]to",
    "caption": r"caption|credit|figure|photo|image|img|gallery|slide|media|video|player|lightbox",
    "credits": r"byline|author|bio\b|contributor|dateline|timestamp|publish|meta\b|meta[-_]|date\b|kicker|eyebrow"
    r"|tags?\b|taxonom|categor|breadcrumb|topic",
    "advertising": r"\bads?\b|ad[-_]|[-_]ad\b|advert|sponsor|promoted|affiliate|commerce|product|price|buy",
    "chrome": r"nav|menu|header|footer|sidebar|side[-_]|widget|banner|cookie|consent|modal|popup|overlay|toolbar"
    r"|skip|masthead|copyright|legal|disclaim|toc\b"
    r"|table-of-contents|hidden|sr-only|screen-reader|visually|tooltip|alert|notice|search|print",
    "pulled": r"pull[-_]?quote|callout|info[-_]?box|factbox|key[-_]?points|summary|highlights|takeaway|inset|box\b"
    r"|excerpt|dek\b|standfirst|subtitle|subhead|lead\b|lede",
}  # fmt: skip
_HINT_PATTERNS = tuple(lazy_regex(pattern) for pattern in _HINTS.values())
_CAMEL = lazy_regex(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = lazy_regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOXES = frozenset(("aside", "blockquote", "figure"))
_LISTS = frozenset(("ul", "ol", "dl"))
_BOX_NAME = lazy_regex(r"quote|callout|pull|highlight|tweet|inset", re.I)
_PRE = _AROUND.index("pre")
_BLANK_LINE = lazy_regex(r"\n[ \t\r]*\n")
PLACE = "place"
"""The attribute that a picture gets: how many blocks are before it, and the numbers of the elements around it."""
_PATH_LENGTH = 40
"""How many elements around a block are known; those further out are the whole page's."""
_NAME_LENGTH = 60
_DIGITS = lazy_regex(r"\d+")
_HINT_LEVELS = 5
"""Number of ancestors whose class names give hints about a block. Those of higher ancestors describe the whole page."""

_TAGS = ("p", "heading", "li", "div", "td", "other")
_TAG_FLAGS = {tag: tuple(float(tag == name) for name in _TAGS) for tag in _TAGS}
MARKUP_FEATURES: tuple[str, ...] = (
    *(f"tag_{tag}" for tag in _TAGS),
    "heading_level", "link_share", "all_link", "emphasised", "hidden", "depth", "inline_breaks",
    *(f"in_{tag}" for tag in _AROUND),
    *(f"hint_{name}" for name in _HINTS),
    *(f"own_hint_{name}" for name in _HINTS),
    "siblings_p",
)  # fmt: skip


class Block(Record, frozen=True, kw_only=True):
    """A text that stands by itself on the page, such as a paragraph, a heading or an item of a list."""

    text: str
    """With clean characters and single spaces; never blank."""
    tag: str
    """The name of its element: "p", "h2", "li"."""
    parent: int
    """A number for the parent of its element; siblings have the same."""
    path: tuple[int, ...] = ()
    """The numbers of the elements around it and of its own, from the page's down."""
    signature: str = ""
    """Its tag and class name, and those of the element around it. The items of a list of teasers have the same."""
    box: int = 0
    """The number of the quotation, the aside or the figure that it is in; 0 outside of these."""
    listing: int = 0
    """The number of the outermost list that it is in; 0 outside of lists."""
    kind: DroppedKind | None = None
    """What it is when it is never read aloud, such as a table; else None."""
    markup: tuple[float, ...]
    """The features of its markup, in the order of MARKUP_FEATURES."""
    bold: int = 0
    """Number of characters at its start that are set in bold."""
    set_as_headline: bool = False
    """True when all of its text is in an element inside the paragraph that is named a headline, or is in large type."""


@dataclass(slots=True)
class _Open:
    """An element that contains the current place of the walk."""

    tag: str
    around: tuple[float, ...]
    hints: tuple[int, ...]
    """A bit set of hints for each of the innermost levels, the innermost last."""
    hidden: bool = False
    depth: int = 0
    number: int = 0
    path: tuple[int, ...] = (0,)
    signature: str = ""
    box: int = 0
    listing: int = 0


class _Walk:
    """The blocks found so far, and the text since the last block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.length = 0
        self.link_length = 0
        self.strong_length = 0
        self.headline_length = 0
        self.lead: int | None = None
        """Number of parts at the start that are bold; None while all are."""
        self.breaks = 0
        self.formulas: list[str] = []
        self.inline: list[str] = []
        """The links and bold elements that are open."""
        self.headlines = 0
        """How many elements are open that set a headline inside a paragraph."""

    def add(self, text: str | None, at: _Open) -> None:
        if not text or (not self.parts and text.isspace()):
            return
        if at.around[_PRE] and _BLANK_LINE.search(text):
            first, *others = _BLANK_LINE.split(text)
            self._add(first)
            for part in others:
                self.flush(at)
                self._add(part)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        length = len(text.strip())
        bold = "b" in self.inline or "strong" in self.inline
        if length and not bold and self.lead is None:
            self.lead = len(self.parts) - 1
        self.length += length
        if "a" in self.inline:
            self.link_length += length
        if bold:
            self.strong_length += length
        if self.headlines:
            self.headline_length += length

    def flush(self, at: _Open) -> None:
        if not self.parts:
            return
        written = " ".join("".join(self.parts).split())
        text = _UNSAID.sub("", clean_characters(written)).strip() if written else ""
        text, left_out = plain_formulas(without_sounds(text))
        self.formulas += left_out
        if text:
            self.blocks.append(self._block(text, at))
        self.parts.clear()
        self.length = self.link_length = self.strong_length = self.headline_length = self.breaks = 0
        self.lead = None

    def leave_out(self, element: "HtmlElement", at: _Open) -> None:
        """Adds what `tidy` left out, as a block that is never read."""
        self.flush(at)
        text = " ".join(clean_characters(" ".join(map(str, element.itertext()))).split())
        if text:
            block = self._block(text, at)
            self.blocks.append(replace(block, kind=cast("DroppedKind", element.get("kind"))))

    def meet_empty(self, element: "HtmlElement", at: _Open) -> None:
        place = " ".join(map(str, (len(self.blocks), *at.path[-_PATH_LENGTH:])))
        element.set(PLACE, place) if element.tag == "img" else self.break_line(element, at)

    def break_line(self, element: "HtmlElement", at: _Open) -> None:
        """Ends a paragraph at the second of two breaks, after a bold line, which is a heading or a name, and after a
        headline."""
        self.parts.append("\n")
        self.breaks += 1
        set_off = self.length and max(self.strong_length, self.headline_length) >= self.length
        if set_off or _double_break(element):
            self.flush(at)

    def _block(self, text: str, at: _Open) -> Block:
        length = len(text)
        tag = at.tag
        kind = "heading" if tag in _HEADINGS else tag if tag in _TAG_FLAGS else "other"
        all_hints = 0
        for bits in at.hints:
            all_hints |= bits
        own_hints = at.hints[-1] | (at.hints[-2] if len(at.hints) > 1 else 0)
        links = min(1.0, self.link_length / length)
        markup = (
            *_TAG_FLAGS[kind],
            float(tag[1]) if kind == "heading" else 0.0,
            links,
            float(links > 0.95),
            min(1.0, self.strong_length / length),
            float(at.hidden),
            float(min(at.depth, 60)),
            float(self.breaks),
            *at.around,
            *_hint_flags(all_hints),
            *_hint_flags(own_hints),
            0.0,
        )
        path = at.path[-_PATH_LENGTH:]
        parent = path[-2] if len(path) > 1 else 0
        return Block(
            text=text,
            tag=tag,
            parent=parent,
            path=path,
            signature=at.signature,
            box=at.box,
            listing=at.listing,
            markup=markup,
            bold=self._bold_lead(text),
            set_as_headline=0 < self.length <= self.headline_length,
        )

    def _bold_lead(self, text: str) -> int:
        if not self.strong_length:
            return 0
        lead = clean_characters(" ".join("".join(self.parts[: self.lead]).split())).strip()
        return len(lead) if text.startswith(lead) else 0


def read_blocks(tree: "HtmlElement") -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a tidied page, in order, and the formulas that were left out of them."""
    walk = _Walk()
    root = _Open(tag="html", around=(0.0,) * len(_AROUND), hints=(0,))
    stack = [root]
    number = 0
    for event, element in _events(tree):
        tag = element.tag
        if event in {"text", "tail"}:
            walk.add(getattr(element, event), stack[-1])
        elif tag == LEFT_OUT:
            walk.leave_out(element, stack[-1])
        elif tag in _BLOCK:
            walk.flush(stack[-1])
            if event == "start":
                number += 1
                stack.append(_enter(stack[-1], element, number))
            else:
                stack.pop()
        elif tag in _INLINE:
            walk.inline.append(tag) if event == "start" else walk.inline.pop()
        elif tag in _STYLED:
            if element.attrib and _sets_headline(element):
                walk.headlines += 1 if event == "start" else -1
        elif tag in ("br", "img") and event == "start":
            walk.meet_empty(element, stack[-1])
    walk.flush(root)
    return _with_siblings(walk.blocks), tuple(walk.formulas)


def _sets_headline(element: "HtmlElement") -> bool:
    """True for an element inside a paragraph that is named a headline, or is in large type."""
    names = " ".join(filter(None, map(element.get, ("class", "id", "itemprop"))))
    if names and _names_headline(names):
        return True
    return element.tag == "font" and _LARGE_FONT.fullmatch(element.get("size", "")) is not None


@lru_cache(maxsize=4096)
def _names_headline(names: str) -> bool:
    return bool(_HEADLINE_NAME.search(names) and not _OTHER_TITLE.search(names))


@lru_cache(maxsize=4096)
def _names_box(name: str) -> bool:
    return _BOX_NAME.search(name) is not None


def _double_break(element: "HtmlElement") -> bool:
    """True for the second of two <br> elements without text between. They end a paragraph."""
    previous = element.getprevious()
    return previous is not None and previous.tag == "br" and not (previous.tail or "").strip()


def _events(tree: "HtmlElement") -> Iterator[tuple[str, "HtmlElement"]]:
    """The start, text, end and tail events of the page, without elements whose text is not shown."""
    pending: list[tuple[str, HtmlElement]] = [("start", tree)]
    while pending:
        event, element = pending.pop()
        if event == "start":
            skipped = not isinstance(element.tag, str) or element.tag in _NOT_SHOWN
            if element is not tree and element.tail:
                pending.append(("tail", element))
            if skipped:
                continue
            yield "start", element
            if element.tag == LEFT_OUT:
                continue
            pending.append(("end", element))
            pending.extend(("start", child) for child in reversed(element))
            if element.text:
                yield "text", element
        else:
            yield event, element


def _enter(outer: _Open, element: "HtmlElement", number: int) -> _Open:
    tag = element.tag
    around = outer.around
    if tag in _AROUND:
        at = _AROUND.index(tag)
        around = (*around[:at], around[at] + 1.0, *around[at + 1 :])
    attributes = element.attrib
    bits = 0
    if attributes and tag not in {"html", "body"}:
        names = " ".join(filter(None, map(attributes.get, ("class", "id", "data-component", "itemprop"))))
        bits = _hint_bits(names[:300]) if names else 0
    name = f"{tag}.{attributes['class'][:_NAME_LENGTH]}" if "class" in attributes else tag
    boxed = tag in _BOXES or ("class" in attributes and _names_box(attributes["class"]))
    hidden = (
        outer.hidden
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]) is not None)
    )
    return _Open(
        tag=tag,
        around=around,
        hints=(*outer.hints, bits)[-_HINT_LEVELS:],
        hidden=hidden,
        depth=outer.depth + 1,
        number=number,
        path=(*outer.path[-_PATH_LENGTH:], number),
        signature=f"{outer.signature.rpartition(' ')[2]} {_DIGITS.sub('', name).replace(' ', '.')}",
        box=number if boxed and not outer.box else outer.box,
        listing=number if tag in _LISTS and not outer.listing else outer.listing,
    )


@lru_cache(maxsize=4096)
def _hint_flags(bits: int) -> tuple[float, ...]:
    return tuple(float(bits >> bit & 1) for bit in range(len(_HINTS)))


@lru_cache(maxsize=4096)
def _hint_bits(names: str) -> int:
    """A bit set of the hints in an element's class names. Cached, because the elements of a page share class names."""
    names = _CAMEL.sub("-", names).lower()
    bits = 0
    for bit, pattern in enumerate(_HINT_PATTERNS):
        if pattern.search(names):
            bits |= 1 << bit
    return bits


def _with_siblings(blocks: list[Block]) -> list[Block]:
    """The blocks, with the number of long paragraphs among their siblings as the last feature."""
    paragraphs: dict[int, int] = {}
    for block in blocks:
        if block.tag == "p" and len(block.text) > 80:
            paragraphs[block.parent] = paragraphs.get(block.parent, 0) + 1
    return [
        replace(block, markup=(*block.markup[:-1], float(min(20, paragraphs[block.parent]))))
        if block.parent in paragraphs
        else block
        for block in blocks
    ]
