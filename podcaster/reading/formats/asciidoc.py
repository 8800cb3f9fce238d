"""AsciiDoc (docs.asciidoctor.org). It is rewritten as Markdown and read as that.

Comments, attributes, block titles, pictures, listings and passthroughs are left out. No other file is included.
"""

import re
from bisect import bisect_left

from podcaster.reading.datelines import find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft
from podcaster.reading.formats.markdown import draft_markdown
from podcaster.reading.manuscript import Facts
from podcaster.system.lazy_regex import lazy_regex

_MEDIA_TYPES = frozenset(("text/asciidoc", "text/x-asciidoc"))
_ENDINGS = frozenset((".adoc", ".asciidoc", ".asc"))
_PLAIN_ENDINGS = frozenset(("", ".txt", ".text"))
_SIGNS = lazy_regex(r"^={2,5} [^=\n]+$|^:(?:toc|icons|doctype|source-highlighter|imagesdir|revdate|author):", re.M)
_TITLE_SIGN = lazy_regex(r"\A\ufeff?\s*= \S[^\n]*\n(?:[^\n]*\n){0,4}?(?::[\w-]+:|\s*\n== )")
_FEWEST_SIGNS = 3
_SEARCHED_CHARACTERS = 20_000
_TITLE = lazy_regex(r"= (\S.*)")
_HEADING = lazy_regex(r"(={2,6}|#{2,6}) (\S.*?)(?: =+)?")
_UNDERLINE = lazy_regex(r"(=+|-+|~+|\^+)")
_UNDERLINE_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4}
_AUTHOR = lazy_regex(r"([^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3})(?: +<[^<>]*>)?(?:;.*)?")
_REVISION = lazy_regex(r"(?:v?\d[\w.]*, *)?(?P<date>[^:]{6,40}\d{2,4}[^:]{0,12})(?::.*)?")
_ATTRIBUTE = lazy_regex(r":!?([\w-]+)!?:(?:[ \t]+(.*))?")
_REFERENCE = lazy_regex(r"\{([\w-]{1,60})\}")
_KNOWN = {
    "nbsp": " ",
    "empty": "",
    "sp": " ",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
}
_COMMENT = lazy_regex(r"//(?!/).*")
_DELIMITER = lazy_regex(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|/{4,}|\+{4,}|--|`{3,}.*|[|,:!]={3,})")
_BLOCK_ATTRIBUTES = lazy_regex(r"\[(?:\[[^\[\]]*\]|[^\[\]\n]*)\]")
_CODE_STYLE = lazy_regex(r"\[(?:source|listing|literal|stem|latexmath|asciimath|ditaa|plantuml|mermaid)\b[^\]]*\]")
_BLOCK_TITLE = lazy_regex(r"\.[^\s.].*")
_BLOCK_MACRO = lazy_regex(r"(?:image|video|audio|toc|include|ifdef|ifndef|ifeval|endif|[a-z]+)::\S*\[[^\]]*\]")
_ITEM = lazy_regex(r"[ \t]*(?P<mark>\*{1,5}|-|\.{1,5}|\d{1,4}\.|<\d{1,3}>)[ \t]+(?P<text>\S.*)")
_TERM = lazy_regex(r"(\S.{0,200}?):{2,4}(?:[ \t]+(.*))?")
_ADMONITION = lazy_regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): +")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy_regex(pattern), new)
    for pattern, new in (
        (r"footnote:\w{0,60}\[([^\[\]]*)\]", r"^[\1]"),
        (r"(?:pass|stem|latexmath|asciimath|icon|image|indexterm2?|anchor):[^\s\[]{0,300}\[[^\]\n]{0,500}\]", ""),
        (r"\(\(\([^()\n]*\)\)\)", ""),
        (r"\(\(([^()\n]*)\)\)", r"\1"),
        (r"\[\[[^\[\]\n]*\]\]", ""),
        (r"<<[^<>,\n]*,([^<>\n]*)>>", r"\1"),
        (r"<<#?([^<>,\n]*)>>", r"\1"),
        (r"(?:link|xref|mailto|kbd|btn|menu):[^\s\[]{0,500}\[([^\]\n,]{0,500})[^\]\n]{0,500}\]", r"\1"),
        (r"\bhttps?://[^\s\[\]]{1,500}\[([^\]\n^,]{0,500})[^\]\n]{0,500}\]", r"\1"),
        (r"\[[.#%][^\]\n]{0,80}\](?=[#*_`])", ""),
        (r"\"`([^\n]{1,500}?)`\"", r"“\1”"),
        (r"'`([^\n]{1,500}?)`'", r"‘\1’"),
        (r"``(?=[^\s`])", "“"),
        (r"(?<=[^\s'])''", "”"),
        (r"(?<=\w)`'(?=\w)", "’"),
        (r"(?<![\w#])#{1,2}(?=\S)([^#\n]+?)(?<=\S)#{1,2}(?![\w#])", r"\1"),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])", r"**\1**"),
        (r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])", r"*\1*"),
        (r"(?<![\w+])\+{1,3}(?=\S)([^+\n]+?)(?<=\S)\+{1,3}(?![\w+])", r"\1"),
        (r"\^(?!\[)([^\s^]{1,20})\^|~([^\s~]{1,20})~", r"\1\2"),
        (r"(?<=\w)--(?=\w)|(?<= )--(?= )", "—"),
        (r"[ \t]\+$", "  "),
        (r"\(C\)", "©"),
        (r"\(TM\)|\(R\)", ""),
    )
)
_CODE = frozenset("-.`")
_DROPPED = frozenset("/+")
_TABLE = frozenset("|,:!")
_CELL = lazy_regex(r"(?:\d+(?:\.\d+)?[*+])?[<^>.]{0,3}[adehlmsv]?\|")


def detect(document: Document) -> bool:
    """Whether the server, the name or the text itself says that the document is in AsciiDoc."""
    if document.media_type in _MEDIA_TYPES or document.ending in _ENDINGS:
        return True
    if document.ending not in _PLAIN_ENDINGS:
        return False
    head = document.text[:_SEARCHED_CHARACTERS]
    return len(_SIGNS.findall(head)) >= _FEWEST_SIGNS or _TITLE_SIGN.match(head) is not None


def read(document: Document) -> Draft:
    """The draft of the article in an AsciiDoc document."""
    text = document.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    reader = _Reader(text.split("\n"))
    reader.read()
    attributes = reader.attributes
    return draft_markdown(
        "\n".join(reader.found),
        said=Facts(
            title=attributes.get("doctitle", ""),
            byline=attributes.get("author"),
            published=find_date(attributes.get("revdate") or attributes.get("date") or ""),
            language=attributes.get("lang"),
        ),
    )


class _Reader:
    """Rewrites the lines of a document."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._places: dict[str, list[int]] = {}
        """Where each delimiter of blocks stands."""
        for at, line in enumerate(lines):
            if _DELIMITER.fullmatch(line.rstrip()):
                self._places.setdefault(line.rstrip(), []).append(at)
        self._at = 0
        self.attributes: dict[str, str] = {}
        self.found: list[str] = []

    def read(self) -> None:
        """Rewrites all lines."""
        self._header()
        while self._at < len(self._lines):
            line = self._lines[self._at].rstrip()
            self._at += 1
            if self._is_two_line_heading(line):
                level = _UNDERLINE_LEVELS[self._lines[self._at][0]]
                self._at += 1
                self.found += ["", f"{'#' * level} {self._inline(line)}", ""]
            elif _CODE_STYLE.fullmatch(line) and not _DELIMITER.fullmatch(self._next()):
                self._paragraph_of_code()
            elif delimiter := _DELIMITER.fullmatch(line):
                self._block(delimiter[1])
            else:
                self._line(line)

    def _next(self) -> str:
        return self._lines[self._at].rstrip() if self._at < len(self._lines) else ""

    def _header(self) -> None:
        """Reads the title and the lines below it: author, revision, attributes."""
        while self._at < len(self._lines) and (not self._next() or _COMMENT.fullmatch(self._next())):
            self._at += 1
        title = _TITLE.fullmatch(self._next())
        if title is None:
            return
        self.attributes["doctitle"] = self._inline(title[1])
        self._at += 1
        number = 0
        while self._at < len(self._lines) and self._next():
            line = self._next()
            self._at += 1
            if attribute := _ATTRIBUTE.fullmatch(line):
                self.attributes[attribute[1].lower()] = (attribute[2] or "").strip()
            elif not _COMMENT.fullmatch(line):
                number += 1
                author = _AUTHOR.fullmatch(line) if number == 1 else None
                revision = _REVISION.fullmatch(line) if number <= 2 else None
                if author:
                    self.attributes["author"] = author[1]
                elif revision and find_date(revision["date"]):
                    self.attributes["revdate"] = revision["date"]
                else:
                    self.found.append(self._inline(line))

    def _is_two_line_heading(self, line: str) -> bool:
        below = self._next()
        if not line or not _UNDERLINE.fullmatch(below) or _DELIMITER.fullmatch(line) or line[0] in "[.:|":
            return False
        return (
            abs(len(line) - len(below)) <= 2
            and len(below) >= 3
            and (self._at < 2 or not self._lines[self._at - 2].strip())
        )

    def _paragraph_of_code(self) -> None:
        self.found += ["", "~~~~~~"]
        while self._next():
            self.found.append(self._next())
            self._at += 1
        self.found += ["~~~~~~", ""]

    def _block(self, delimiter: str) -> None:
        """Reads a block. The delimiters of blocks of text are left out, and the text stays."""
        kind = delimiter[0]
        if delimiter == "--" or kind in "=*_":
            self.found.append("")
            return
        ends = delimiter[:3] if kind == "`" else delimiter
        places = self._places.get(ends, [])
        number = bisect_left(places, self._at)
        if number == len(places):
            return  # a block without an end is text
        end = places[number]
        inside = self._lines[self._at : end]
        self._at = end + 1
        if kind in _CODE:
            self.found += ["", "~~~~~~", *(line.replace("~~~~~~", "") for line in inside), "~~~~~~", ""]
        elif kind in _TABLE:
            text = " ".join(_CELL.sub(" ", line) for line in inside)
            self.found += ["", f"|{' '.join(self._inline(text).split())}|", "|---|", ""]

    def _line(self, line: str) -> None:
        if _COMMENT.fullmatch(line) or _BLOCK_ATTRIBUTES.fullmatch(line) or _BLOCK_MACRO.fullmatch(line):
            return
        if attribute := _ATTRIBUTE.fullmatch(line):
            self.attributes.setdefault(attribute[1].lower(), (attribute[2] or "").strip())
        elif heading := _HEADING.fullmatch(line):
            self.found += ["", f"{'#' * len(heading[1])} {self._inline(heading[2])}", ""]
        elif line == "+":
            self.found.append("")
        elif line in {"'''", "---", "***", "<<<"}:
            self.found += ["", "***", ""]
        elif _BLOCK_TITLE.fullmatch(line):
            self.found += ["", f"<!-- {line.replace('--', '')} -->", ""]
        elif item := _ITEM.fullmatch(line):
            self._item(item["mark"], item["text"])
        elif term := _TERM.fullmatch(line):
            self.found += ["", f"- {self._inline(term[1])}: {self._inline(term[2] or '')}"]
        else:
            self.found.append(self._inline(_ADMONITION.sub("", line, count=1).strip()) if line else "")

    def _item(self, mark: str, text: str) -> None:
        depth = len(mark) - 1 if mark[0] in "*." else 0
        sign = "1." if mark[0] in ".<" or mark[0].isdigit() else "-"
        self.found.append(f"{'   ' * depth}{sign} {self._inline(text)}")

    def _inline(self, text: str) -> str:
        """The marks inside a line as those of Markdown."""
        text = _REFERENCE.sub(
            lambda found: self.attributes.get(found[1].lower(), _KNOWN.get(found[1].lower(), "")), text
        )
        for pattern, new in _INLINE:
            text = pattern.sub(new, text)
        return text
