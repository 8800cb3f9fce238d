"""Tidies the tree of a page before its blocks are read.

Hidden and struck-out text, numbers of notes and edit links go. What is shown but can't be read aloud, such as tables,
code and captions, becomes an element `left-out` with its kind, so that a listener can be told of it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from podcaster.reading.article import DroppedKind
from podcaster.reading.class_names import MOST_PICTURE_WORDS, kind_of_names
from podcaster.reading.datelines import find_byline, is_dateline
from podcaster.reading.hidden import is_unseen
from podcaster.reading.mending import mend, shown_by_scripts
from podcaster.reading.notation import plain_formula, superscript
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEFT_OUT = "left-out"
"""The tag of what is left out. Its attribute `kind` has one of the kinds below."""
_KIND_OF_ROLE: dict[str, DroppedKind] = {"doc-endnotes": "note", "doc-footnote": "note", "doc-toc": "line"}
_CAPTION_TAGS = frozenset("font small em i span cite".split())
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', ":")
_HOLDERS = frozenset(("p", "div", "span", "center", "figure"))
_LABELLED = frozenset(("li", "td", "th", "dd", "a", "button", "label"))
"""Elements with a picture beside words that are no caption: the items of a list, buttons."""
_MOST_BESIDE = 6
"""The most elements around a picture and its caption."""
_LEVELS = 3
"""How many elements around a picture are looked at."""
_AUTHOR = lazy_regex(r"author|byline|date|time|vcard|\bfn\b", re.I)
_SMALL_SIZES = frozenset(("1", "-1", "-2"))
_LARGEST_SHARE = 0.4
"""An element with a larger share of the page's words is the article, whatever its class names say: some pages hide it
until their scripts run."""
_FEW_WORDS = 40
"""Hidden text of at most this many words goes whatever its share of the page."""
_FORMULAS = frozenset(("math", "mjx-container"))
_FORMULA_CLASSES = frozenset("katex MathJax MathJax_Display MathJax_Preview mwe-math-element katex-display".split())
_TEX_SCRIPT = lazy_regex(r"math/tex")
_NOTE_TARGET = lazy_regex(r"#.*(?:fn|note|ref|cite)", re.I)
_NOTE_ROLES = frozenset(("doc-noteref", "doc-backlink"))
_NOTE_LINKS = frozenset(("footnote-anchor", "footnote-ref", "footnote-backref"))
_NOTE_MARK = lazy_regex(r"[\[(]?(?:\d{1,3}|[*†‡§¶]+|[a-z]|[ivx]{1,5})[\])]?(?:[,–-]\s?[\[(]?\d{1,3}[\])]?)*[,.]?")
_NUMBERS = lazy_regex(r"[\[(]?\d{1,3}[\])]?(?:[,–-]\s?[\[(]?\d{1,3}[\])]?)*")
_ANCHOR_MARK = lazy_regex(r"[\s#§¶∞⚓🔗]{1,3}")
"""The link to a heading, beside it."""
_BACK_LINK = lazy_regex(r"[\s↩︎↑^⏎\ufe0e]+|\(?back to (?:text|content|top)\)?|jump up", re.I)
_ORDINAL = lazy_regex(r"st|nd|rd|th|er|re|e|o|a", re.I)
_TRADE_MARK = lazy_regex(r"\(?(?:TM|SM|®|™|℠|\(R\))\)?")
_UNITS = frozenset("m km cm mm µm nm ft in yd mi s min h kg x y z r n a b c d".split())
_YEAR = lazy_regex(r"(?:1[0-9]|20)\d\d$")
_LAST_WORD = lazy_regex(r"[\w.,]+$")
_CODE_MARKS = lazy_regex(r"[{}();=<>\[\]\\|`$#@&]|--|::|=>")
_MOST_CODE_MARKS = 0.03
"""A <pre> with a larger share of such marks is code; with fewer, a poem or a typed text."""
_CELL_WORDS, _MEAN_CELL_WORDS = 25, 6.0
"""The most words of one cell, and the most of a cell on average, in a table of data. Tables with more hold text."""
_NO_SPACE_BEFORE = tuple(",.;:!?)")
_INLINE = frozenset("a b i em strong span".split())
_FEWEST_LINKS = 3
"""A list of at least this many links to places on the page itself is its table of contents."""


def tidy(tree: "HtmlElement") -> tuple[str, ...]:
    """Tidies `tree` in place. Returns the formulas that were left out of its sentences."""
    import lxml.etree

    lxml.etree.strip_elements(tree, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)
    _Notes(tree).remove()
    mend(tree)
    words = max(1, _count_words(tree))
    shown = shown_by_scripts(tree, is_unseen)
    formulas: list[str] = []
    pending = [tree]
    while pending:
        element = pending.pop()
        if element is not tree and element.tag != "body":
            if is_unseen(element) and element not in shown:
                count = _count_words(element)
                if count <= _FEW_WORDS or count <= _LARGEST_SHARE * words:
                    _write(element, "")
                    continue
            is_link = element.tag == "a" and (element.get("href") or "").startswith("#")
            if is_link and _ANCHOR_MARK.fullmatch(_content(element)):
                _write(element, "")
                continue
            if _is_formula(element):
                _write_formula(element, formulas)
                continue
            if element.tag == "time":
                _set_apart(element)
            if kind := _kind_of(element, words):
                element.tag = LEFT_OUT
                element.set("kind", kind)
                continue
        pending.extend(reversed(element))
    return tuple(formulas)


def _count_words(element: "HtmlElement") -> int:
    return sum(text.count(" ") + 1 for text in _texts(element) if text.strip())


def _texts(element: "HtmlElement") -> Iterator[str]:
    """The texts in an element, without those of scripts and styles."""
    for part in element.iter():
        if part.tag not in {"script", "style", "noscript", "template"} and part.text:
            yield part.text
        if part is not element and part.tail:
            yield part.tail


def _content(element: "HtmlElement") -> str:
    return " ".join("".join(_texts(element)).split())


def _names(element: "HtmlElement") -> list[str]:
    attributes = element.attrib
    return f"{attributes.get('class', '')} {attributes.get('id', '')}".split() if attributes else []


def _set_apart(element: "HtmlElement") -> None:
    """Puts blanks around an element that only its style parts from the text beside it: a time beside a name."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = f"{previous.tail or ''} "
    elif parent is not None and parent.text:
        parent.text = f"{parent.text} "
    if (element.tail or "x")[0].isalpha():
        element.tail = f" {element.tail or ''}"


def _write(element: "HtmlElement", text: str) -> None:
    """Replaces an element by `text`; the text after the element stays."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    before = (previous.tail if previous is not None else parent.text) or ""
    if text[:1] in _NO_SPACE_BEFORE:
        before = before.rstrip(" ")
    if previous is not None:
        previous.tail = before + text
    else:
        parent.text = before + text
    element.tail = None
    parent.remove(element)


def _kind_of(element: "HtmlElement", words: int) -> DroppedKind | None:
    """The kind of an element that is left out; None for an element that stays."""
    tag = element.tag
    if tag == "figcaption" or (tag in _CAPTION_TAGS and _is_small_caption(element)):
        return "picture"
    if tag == "pre":
        return "code block" if _is_code(element) else None
    if tag == "table" and _holds_data(element):
        return "table"
    if tag in {"ul", "ol", "nav"} and _is_contents(element):
        return "line"
    if not element.attrib:
        return None
    kind, most = kind_of_names(tag, _names(element))
    kind = _KIND_OF_ROLE.get(element.get("role") or "") or kind
    if kind is None or _count_words(element) > min(most, _LARGEST_SHARE * words):
        return None
    if kind == "code block" and tag not in {"pre", "code"} and next(element.iter("pre", "code"), None) is None:
        return None  # "highlight" is also a class name of paragraphs
    return kind


def _is_small_caption(element: "HtmlElement") -> bool:
    """True for small type right below a picture, and for other type that is alone with it and ends no sentence."""
    small = element.tag == "small" or (element.tag == "font" and element.get("size") in _SMALL_SIZES)
    before = element.getprevious()
    while before is not None and before.tag == "br" and not (before.tail or "").strip():
        before = before.getprevious()
    if before is None or (before.tail or "").strip():
        return False
    is_picture = before.tag == "img" or (before.find("img") is not None and not _content(before))
    if not is_picture or _count_words(element) > MOST_PICTURE_WORDS:
        return False
    if small:
        return True
    text, parent = _content(element), element.getparent()
    if parent is None or parent.tag not in _HOLDERS or next(islice(parent, _MOST_BESIDE, None), None) is not None:
        return False
    if not 0 < len(text) == len(_content(parent)):
        return False
    if any(outer.tag in _LABELLED for outer in islice(element.iterancestors(), _LEVELS)) or _is_icon(before):
        return False
    return not text.endswith(_SENTENCE_ENDS) and not _is_credit(element, text)


def _is_icon(element: "HtmlElement") -> bool:
    """True for a drawing before the words of a list or of a button."""
    image = element if element.tag == "img" else element.find(".//img")
    return image is None or ".svg" in (image.get("src") or "") or image.get("role") == "presentation"


def _is_credit(element: "HtmlElement", text: str) -> bool:
    """True for the author beside a portrait."""
    return _AUTHOR.search(" ".join(_names(element))) is not None or find_byline(text) is not None or is_dateline(text)


def _is_code(element: "HtmlElement") -> bool:
    names = " ".join(_names(element))
    if next(element.iter("code"), None) is not None or re.search(
        r"\bcode\b|lang(?:uage)?-|brush:|highlight|prism", names
    ):
        return True
    text = "".join(_texts(element))
    return len(_CODE_MARKS.findall(text)) > _MOST_CODE_MARKS * max(1, len(text))


def _holds_data(table: "HtmlElement") -> bool:
    """True for a table of figures and short entries; false for one that lays out a page or holds text."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    rows = sum(1 for _ in table.iter("tr"))
    if rows < 2 or len(cells) < 2 * rows - 1:
        return False
    counts = [_count_words(cell) for cell in cells]
    return max(counts) <= _CELL_WORDS and sum(counts) <= _MEAN_CELL_WORDS * len(counts)


def _is_contents(element: "HtmlElement") -> bool:
    links = list(element.iter("a"))
    if len(links) < _FEWEST_LINKS or not all((link.get("href") or "").startswith("#") for link in links):
        return False
    return len(_content(element)) <= sum(len(_content(link)) for link in links) + 6 * len(links)


def _is_formula(element: "HtmlElement") -> bool:
    tag = element.tag
    if tag in _FORMULAS:
        return True
    if tag == "script":
        return bool(_TEX_SCRIPT.match(element.get("type") or ""))
    return "class" in element.attrib and not _FORMULA_CLASSES.isdisjoint(element.attrib["class"].split())


def _write_formula(element: "HtmlElement", left_out: list[str]) -> None:
    """Replaces a formula by plain text, or by nothing when it can't be read aloud."""
    if "MathJax_Preview" in (element.get("class") or "") or _is_repeated(element):
        _write(element, "")
        return
    latex = _latex_of(element)
    plain = plain_formula(latex) if latex else _plain_markup(element)
    if plain is None:
        left_out.append(latex or _content(element))
    _write(element, plain or "")


def _is_repeated(element: "HtmlElement") -> bool:
    """True for the picture of a formula whose LaTeX stands in a script after it."""
    following = element.getnext()
    return following is not None and following.tag == "script" and bool(_TEX_SCRIPT.match(following.get("type") or ""))


def _latex_of(element: "HtmlElement") -> str:
    if element.tag == "script":
        return element.text or ""
    for part in element.iter():
        if part.tag == "annotation" and "tex" in (part.get("encoding") or ""):
            return part.text or ""
        if part.tag == "math" and part.get("alttext"):
            return str(part.get("alttext"))
        if part.tag == "img" and part.get("alt"):
            return str(part.get("alt"))
    return ""


def _plain_markup(element: "HtmlElement") -> str | None:
    """A formula in MathML, without its LaTeX, as plain text; None when it has more than powers and fractions."""
    latex = []
    for part in element.iter():
        if part.tag in {"mi", "mo", "mn", "mtext"}:
            latex.append(part.text or "")
        elif part.tag not in {"math", "mrow", "semantics", "msup", "mstyle", "mjx-container"}:
            return None
        if part.tag == "msup" and len(part) == 2:
            latex.append("")
    for power in element.iter("msup"):
        raised = superscript(_content(power[1])) if len(power) == 2 else None
        if raised is None:
            return None
        power[1].clear(keep_tail=True)
        power[1].text = raised
    return plain_formula(_content(element))


class _Notes:
    """The numbers of notes on a page, told from powers: "2021³" is a year with a note, "10⁶" a million."""

    def __init__(self, tree: "HtmlElement") -> None:
        self._tree = tree
        self._last = 0
        """The number of the last note."""

    def remove(self) -> None:
        for element in list(self._tree.iter("sup", "a")):
            if element.tag == "a":
                self._read_link(element)
            else:
                self._read_raised(element)

    def _read_link(self, link: "HtmlElement") -> None:
        target = link.get("href") or ""
        role = link.get("role") or ""
        named = role in _NOTE_ROLES or not _NOTE_LINKS.isdisjoint((link.get("class") or "").split())
        if not named and not target.startswith("#"):
            return
        text = _content(link)
        if (
            (named and _NOTE_MARK.fullmatch(text))
            or role == "doc-backlink"
            or (target.startswith("#") and text and _BACK_LINK.fullmatch(text))
            or (_NOTE_TARGET.match(target) and _NOTE_MARK.fullmatch(text) and not text.isalpha())
        ):
            self._count(text)
            _write(link, "")

    def _read_raised(self, raised: "HtmlElement") -> None:
        text = _content(raised)
        before = _text_before(raised)
        if not text or _TRADE_MARK.fullmatch(text):
            _write(raised, "")
        elif self._is_note(raised, text, before):
            self._count(text)
            _write(raised, "")
        elif power := superscript(text):
            _write(raised, power)
        elif before[-1:].isdigit() and _ORDINAL.fullmatch(text):
            pass
        elif before[-1:].isalnum() and len(text) <= 4 and not text.isalpha():
            _write(raised, f"^{text}")

    def _is_note(self, raised: "HtmlElement", text: str, before: str) -> bool:
        if {"reference", "footnote-ref", "noteref", "footnote"} & set(_names(raised)) or raised.get(
            "role"
        ) == "doc-noteref":
            return True
        if not _NOTE_MARK.fullmatch(text):
            return False
        if next(raised.iter("a"), None) is not None or text[0] in "[(*†‡§¶":
            return True
        if not _NUMBERS.fullmatch(text):
            return False
        word = _LAST_WORD.search(before)
        if word is None or not word[0][-1].isalnum():
            return True  # after a full stop, a quotation mark or a space
        base = word[0].replace(",", "")
        if not base[-1].isdigit():
            letters = base.lstrip("0123456789.")  # "4b"
            has_power = letters in _UNITS or (len(letters) == 1 and letters.isalpha())
            return not has_power or not text.isdigit() or int(text) > 9
        if base in {"10", "2"}:
            return False
        if not text.isdigit():
            return True  # "4,5"
        return bool(_YEAR.fullmatch(base)) or int(text) == self._last + 1

    def _count(self, text: str) -> None:
        numbers = re.findall(r"\d+", text)
        if numbers:
            self._last = int(numbers[-1])


def _text_before(element: "HtmlElement") -> str:
    """The text right before an element within its paragraph."""
    while True:
        previous = element.getprevious()
        parent = element.getparent()
        if previous is not None:
            text = previous.tail or ("".join(previous.itertext()) if isinstance(previous.tag, str) else "")
            if text:
                return str(text)
            element = previous
        elif parent is None:
            return ""
        elif parent.text or parent.tag not in _INLINE:
            return str(parent.text or "")
        else:
            element = parent
