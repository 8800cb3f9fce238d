"""Org, the format of Emacs' Org mode (orgmode.org). It is rewritten as Markdown and read as that.

Comments, drawers, planning lines, exports and subtrees marked COMMENT are left out. Code is never run. No other file is
included.
"""

import re
from bisect import bisect_left

from podcaster.reading.datelines import find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.reading.formats.markdown import draft_markdown
from podcaster.reading.manuscript import Facts
from podcaster.system.lazy_regex import lazy_regex

_MEDIA_TYPES = frozenset(("text/org", "text/x-org"))
_PLAIN_ENDINGS = frozenset(("", ".txt", ".text"))
_SIGNS = lazy_regex(
    r"^#\+(?:TITLE|AUTHOR|DATE|OPTIONS|BEGIN_\w+|STARTUP|FILETAGS|PROPERTY|LANGUAGE|EMAIL):?(?:\s|$)"
    r"|^[ \t]*:PROPERTIES:[ \t]*$",
    re.M | re.I,
)
_SEARCHED_CHARACTERS = 20_000
_KEYWORD = lazy_regex(r"[ \t]*#\+(?P<name>[\w-]+):[ \t]*(?P<value>.*)", re.S)
_BEGIN = lazy_regex(r"[ \t]*#\+begin_(?P<name>\S+).*", re.I)
_END = lazy_regex(r"[ \t]*#\+end_(?P<name>\S+).*", re.I)
_COMMENT = lazy_regex(r"[ \t]*#(?:[ \t].*)?")
_HEADLINE = lazy_regex(r"(?P<stars>\*{1,20}) +(?P<text>.*)")
_STATE = lazy_regex(r"(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED) +")
_PRIORITY = lazy_regex(r"\[#[A-Z0-9]\] *")
_TAGS = lazy_regex(r"[ \t]+:[\w@#%:]+:[ \t]*$")
_COOKIE = lazy_regex(r" *\[\d*(?:/\d*|%)\]")
_DRAWER = lazy_regex(r"[ \t]*:[\w-]+:[ \t]*")
_DRAWER_END = lazy_regex(r"[ \t]*:END:[ \t]*", re.I)
_LONGEST_DRAWER = 1_000
_PLANNING = lazy_regex(r"[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK): *[<\[].*)")
_ITEM = lazy_regex(r"(?P<indent>[ \t]*)(?P<mark>[-+]|\d{1,4}[.)]|(?<=[ \t])\*)[ \t]+(?:\[@\d+\] *)?(?P<text>.*)")
_TERM = lazy_regex(r"(\S.{0,200}?) ::(?: +|$)")
_ROW = lazy_regex(r"[ \t]*\|.*")
_RULE = lazy_regex(r"[ \t]*-{5,}[ \t]*")
_FIXED = lazy_regex(r"[ \t]*:(?: .*)?")
_NOTE = lazy_regex(r"\[fn:([\w-]+)\][ \t]*(.*)")
_INLINE_NOTE = lazy_regex(r"\[fn:[\w-]*:[ \t]*([^\[\]]*)\]")
_NOTE_MARK = lazy_regex(r"\[fn:([\w-]+)\]")
_LINK = lazy_regex(r"\[\[([^\[\]\n]{1,2000})\](?:\[([^\[\]\n]{1,2000})\])?\]")
_PICTURE = lazy_regex(r"(?:file:|\.{0,2}/|https?:)\S+\.(?:png|jpe?g|gif|svg|webp)", re.I)
_TARGET = lazy_regex(r"<{2,3}[^<>\n]{1,200}>{2,3}")
_DASH = lazy_regex(r"(?<![-\w])-{2,3}(?![-\w])|(?<=\w)---?(?=\w)")
_STAMP = lazy_regex(r"[<\[](\d{4}-\d\d-\d\d)(?: [^\s<>\[\]]{1,12}){0,3}[>\]]")
_EMPHASIS = tuple(
    (lazy_regex(rf"(?<![\w{mark}]){mark}(?=\S)([^\n]{{1,400}}?)(?<=\S){mark}(?![\w{mark}])"), new)
    for mark, new in (
        (r"\*", r"**\1**"),
        ("/", r"*\1*"),
        ("_", r"*\1*"),
        (r"\+", r"~~\1~~"),
        ("=", r"`\1`"),
        ("~", r"`\1`"),
    )
)
_DROPPED_BLOCKS = frozenset(("comment", "export", "html", "latex"))
_CODE_BLOCKS = frozenset(("src", "example"))


def detect(document: Document) -> bool:
    """Whether the server, the name or the text itself says that the document is in Org."""
    if document.media_type in _MEDIA_TYPES or document.ending == ".org":
        return True
    return document.ending in _PLAIN_ENDINGS and bool(_SIGNS.search(document.text[:_SEARCHED_CHARACTERS]))


def read(document: Document) -> Draft:
    """The draft of the article in an Org document."""
    keywords, text = _as_markdown(document.text)
    return draft_markdown(
        text,
        said=Facts(
            title=keywords.get("title", ""),
            byline=keywords.get("author"),
            published=find_date(keywords.get("date", "").strip("<>[]")),
            language=keywords.get("language"),
        ),
    )


def _as_markdown(text: str) -> tuple[dict[str, str], str]:
    """The keywords of an Org document in lower case, and its text as Markdown."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").expandtabs(8).split("\n")
    ends = _Ends(lines)
    keywords: dict[str, str] = {}
    found: list[str] = []
    at = 0
    hidden = 0
    """The level of the headline whose subtree is left out; 0 outside of one."""
    while at < len(lines):
        line = lines[at]
        at += 1
        if headline := _HEADLINE.fullmatch(line):
            level = len(headline["stars"])
            if hidden and level > hidden:
                continue
            words = _TAGS.sub("", _COOKIE.sub("", _PRIORITY.sub("", _STATE.sub("", headline["text"], count=1))))
            hidden = level if words.startswith("COMMENT") else 0
            if not hidden:
                found += ["", f"{'#' * min(6, level)} {_inline(words)}", ""]
        elif hidden:
            continue
        elif begin := _BEGIN.fullmatch(line):
            at = _block(begin["name"].lower(), lines, at, ends, found)
        elif keyword := _KEYWORD.fullmatch(line):
            name = keyword["name"].lower()
            keywords[name] = (
                f"{keywords[name]} {keyword['value']}"
                if name == "title" and name in keywords
                else keyword["value"].strip()
            )
        elif _DRAWER.fullmatch(line) and (end := ends.of_drawer(at)) is not None:
            at = end + 1
        else:
            _line(line, lines[at] if at < len(lines) else "", found)
    return keywords, "\n".join(found)


def _block(name: str, lines: list[str], at: int, ends: "_Ends", found: list[str]) -> int:
    """Adds the block that begins before the line `at`. Returns the line behind it."""
    end = ends.of_block(name, at)
    if end is None:
        return at  # a block without an end is text
    if name in _CODE_BLOCKS:
        found += ["", "~~~~~~", *(line.replace("~~~~~~", "") for line in lines[at:end]), "~~~~~~", ""]
    elif name not in _DROPPED_BLOCKS:
        found.append("")
        for line in lines[at:end]:
            _line(line, "", found)
            if name == "verse" and line.strip():
                found[-1] += "  "
        found.append("")
    return end + 1


class _Ends:
    """Where the blocks and the drawers of a document end."""

    def __init__(self, lines: list[str]) -> None:
        self._blocks: dict[str, list[int]] = {}
        self._drawers: list[int] = []
        for at, line in enumerate(lines):
            if mark := _END.fullmatch(line):
                self._blocks.setdefault(mark["name"].lower(), []).append(at)
            elif _DRAWER_END.fullmatch(line):
                self._drawers.append(at)

    def of_block(self, name: str, at: int) -> int | None:
        """The line that ends a block of this name, which begins before the line `at`."""
        return self._next(self._blocks.get(name, []), at)

    def of_drawer(self, at: int) -> int | None:
        """The line that ends a drawer, which begins before the line `at`."""
        end = self._next(self._drawers, at)
        return end if end is not None and end - at < _LONGEST_DRAWER else None

    @staticmethod
    def _next(ends: list[int], at: int) -> int | None:
        found = bisect_left(ends, at)
        return ends[found] if found < len(ends) else None


def _line(line: str, following: str, found: list[str]) -> None:
    """Adds a line of text as Markdown."""
    if _COMMENT.fullmatch(line) or _PLANNING.fullmatch(line) or _DRAWER_END.fullmatch(line) or _END.fullmatch(line):
        return
    if _RULE.fullmatch(line):
        found += ["", "***", ""]
    elif _ROW.fullmatch(line):
        _row(line, found)
    elif _FIXED.fullmatch(line) and line.strip() != ":":
        found.append(f"    {line.strip()[2:]}")
    elif note := _NOTE.fullmatch(line):
        found += ["", f"[^{note[1]}]: {_inline(note[2])}"]
    elif item := _ITEM.fullmatch(line):
        text = _TERM.sub(r"\1: ", item["text"], count=1)
        mark = item["mark"] if item["mark"][0].isdigit() else "-"
        found.append(f"{item['indent']}{mark} {_inline(text)}")
    else:
        found.append(_inline(line.strip()))


def _row(line: str, found: list[str]) -> None:
    """Adds a row of a table. Markdown needs a rule below the first."""
    cells = line.strip().strip("|").split("+" if line.strip().startswith("|-") else "|")
    if line.strip().startswith("|-"):
        return
    is_first = not (found and found[-1].startswith("|"))
    if is_first:
        found.append("")
    found.append(f"|{'|'.join(cells)}|")
    if is_first:
        found.append(f"|{'---|' * len(cells)}")


def _inline(text: str) -> str:
    """The marks inside a line as those of Markdown."""
    if "[" in text:
        text = _INLINE_NOTE.sub(r"^[\1]", text)
        text = _NOTE_MARK.sub(r"[^\1]", text)
        text = _LINK.sub(_link_text, text)
    text = _DASH.sub(lambda found: "—" if len(found[0]) == 3 else "–", _STAMP.sub(r"\1", _TARGET.sub("", text)))
    for pattern, new in _EMPHASIS:
        text = pattern.sub(new, text)
    return text


def _link_text(found: re.Match[str]) -> str:
    target, text = found[1], found[2]
    if _PICTURE.fullmatch(text or target):
        return ""
    return text or target.rpartition(":")[2].lstrip("*#/")
