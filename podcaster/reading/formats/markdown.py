"""Markdown, by a CommonMark parser. Headings, prose, lists and quotes are kept.

Code, tables, formulas, notes, pictures and raw HTML are left out. So are the marks of Markdown's many dialects: task
boxes, highlights, struck-out text, wiki links, attributes and template tags.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from podcaster.reading.article import DroppedKind, Picture
from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.manuscript import Facts, draft_manuscript
from podcaster.reading.mojibake import repair_mojibake
from podcaster.reading.notation import plain_formulas, without_sounds
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

if TYPE_CHECKING:
    from markdown_it.token import Token

_MEDIA_TYPES = frozenset(("text/markdown", "text/x-markdown"))
_ENDINGS = frozenset((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"))
_PLAIN_ENDINGS = frozenset(("", ".txt", ".text"))
_PAGE_MEDIA_TYPES = frozenset(("text/html", "application/xhtml+xml"))
"""With these the server sends a page that was made from Markdown, even if its address ends in ".md"."""
_MARKED = lazy_regex(
    r"^#{1,6} \S|^```|\[[^\]\n]{1,200}\]\(https?://|^\[\^?[\w-]+\]: \S"
    r"|(?<!\*)\*\*[^*\n]{2,200}\*\*(?!\*)|!\[[^\]\n]*\]\(",
    re.M,
)
_SURELY_MARKED = lazy_regex(r"^#{1,6} \S|\]\(https?://|^```", re.M)
_FEWEST_MARKS = 2
_FRONT_MATTER = lazy_regex(
    r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<fields>.{0,20000}?)\n(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)", re.S
)
"""YAML between dashes, or TOML between plus signs."""
_FIELD = lazy_regex(r"^(\w+)[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.M)
_LIST_FIELD = lazy_regex(r"^(\w+)[ \t]*:[ \t]*\n((?:[ \t]*-[ \t]+.+(?:\n|\Z))+)", re.M)
_LISTED = lazy_regex(r"^[ \t]*-[ \t]+(?:name:[ \t]*)?(.+?)[ \t]*$", re.M)
_PROPERTIES = lazy_regex(r"\A(\s*# .+\n\n?)((?:[A-Z][\w ]{1,24}: .{1,120}\n){2,12})(?=\n)")
"""What an app for notes writes below the title: "Created: May 8, 2024", "Tags: gardens"."""
_PROPERTY = lazy_regex(
    r"^(?:created|tags?|status|dates?|authors?|by|owner|published|updated|last edited|categor(?:y|ies)|type|url)\b.*: ",
    re.M | re.I,
)
_FEWEST_PROPERTIES = 2
_DATES = ("date", "published", "publishdate", "pubdate")
_LEFT_OUT: dict[str, DroppedKind] = {"fence": "code block", "code_block": "code block", "html_block": "line"}
_COMMENT = lazy_regex(r"<!--.*?-->|^%%.*?%%", re.S | re.M)
_NOTE = lazy_regex(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]{2,}\S)))*)", re.M)
_NOTE_MARK = lazy_regex(r"[ \t]?\[\^[^\]\s]+\]")
_INLINE_NOTE = lazy_regex(r" ?\^\[([^\]\n]*)\]")
_CITED = lazy_regex(r" ?\[(?:[^\]\n]*[ ;-])?@[\w:-]+[^\]\n]*\]")
_HIGHLIGHT = lazy_regex(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_WIKI_PICTURE = lazy_regex(r"!\[\[[^\]\n]*\]\]")
_WIKI_LINK = lazy_regex(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]")
_ATTRIBUTES = lazy_regex(r"[ \t]*\{:?[ \t]*[#.][^{}\n]*\}|[ \t]*\{:[^{}\n]*\}")
_TEMPLATE = lazy_regex(r"\{\{[<%]?.*?[%>]?\}\}|\{%.*?%\}")
_DIRECTIVE = lazy_regex(r"^ {0,3}(?::{3,}.*|\[\[?_?toc_?\]?\]|\{:?toc\})[ \t]*$", re.M | re.I)
_CALLOUT = lazy_regex(r"^\[!\w+\][+-]?[ \t]*")
_TASK = lazy_regex(r"^\[[ xX]\][ \t]+")
_STRUCK = frozenset(("<s>", "<del>", "<strike>"))
_RULE_OR_CODE = lazy_regex(r"^(?:`{3}|~{3}).*?^(?:`{3}|~{3})[ \t]*$|`[^`\n]+`", re.S | re.M)


def detect(document: Document) -> bool:
    """Whether the server, the name or else the text itself says that the document is Markdown."""
    if document.media_type in _MEDIA_TYPES:
        return True
    if document.media_type in _PAGE_MEDIA_TYPES:
        return False
    return document.ending in _ENDINGS or (document.ending in _PLAIN_ENDINGS and _looks_marked(document.text))


def _looks_marked(text: str) -> bool:
    start = text.removeprefix("\ufeff").lstrip()
    front = _FRONT_MATTER.match(start)
    if start.startswith("# ") or (front and re.search(r"^title[ \t]*[:=]", front["fields"], re.M)):
        return True
    return len(_MARKED.findall(text)) >= _FEWEST_MARKS and bool(_SURELY_MARKED.search(text))


def read(document: Document) -> Draft:
    """The draft of the article in a Markdown document."""
    return read_markdown(document.text)


def read_markdown(text: str) -> Draft:
    """The draft of an article in Markdown, with or without YAML front matter."""
    text, remarks = repair_mojibake(text.replace("\r\n", "\n").replace("\r", "\n"))
    fields, text = _front_matter(text)
    said = Facts(
        title=fields.get("title", ""),
        byline=next(filter(None, map(fields.get, ("author", "authors", "byline", "by"))), None),
        published=next(filter(None, (find_date(fields.get(key, "")) for key in _DATES)), None),
        language=fields.get("lang") or fields.get("language"),
    )
    draft = draft_markdown(text, said=said)
    return replace(draft, url=fields.get("url") or fields.get("canonical_url"), remarks=remarks)


def draft_markdown(text: str, *, said: Facts) -> Draft:
    """The draft of an article in Markdown without front matter, of which the document says `said`."""
    from markdown_it import MarkdownIt

    text, asides = _without_asides(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    pictures: list[Picture] = []
    pieces = list(_pieces(parser.parse(text), pictures))
    if pieces:  # what stands after the last paragraph stands with it
        pieces[-1] = replace(pieces[-1], pictures=(*pieces[-1].pictures, *pictures))
    return draft_manuscript(pieces, said=said, asides=asides)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `name: value` lines of the YAML front matter, and the text after it."""
    found = _FRONT_MATTER.match(text.removeprefix("\ufeff"))
    if not found:
        return {}, text
    fields = {key.lower(): _plain_value(value) for key, value in _FIELD.findall(found["fields"])}
    for key, items in _LIST_FIELD.findall(found["fields"]):
        fields[key.lower()] = _in_a_row(_LISTED.findall(items))
    return fields, found.string[found.end() :]


def _plain_value(value: str) -> str:
    """The words of a value: "Jane Roe" of `"Jane Roe"`, "Jane Roe and Ada Lo" of `["Jane Roe", "Ada Lo"]`."""
    is_list = value.startswith("[") and value.endswith("]")
    return _in_a_row(value[1:-1].split(",")) if is_list else value.strip("\"' ")


def _in_a_row(values: Sequence[str]) -> str:
    plain = [value.strip("\"' ") for value in values]
    return " and ".join(filter(None, (", ".join(plain[:-1]), *plain[-1:])))


def _without_asides(text: str) -> tuple[str, list[Piece]]:
    """The text without what the parser does not know, and the notes and formulas in it. Code is not touched."""
    asides: list[Piece] = []
    properties = _PROPERTIES.match(text)
    if properties and len(_PROPERTY.findall(properties[2])) >= _FEWEST_PROPERTIES:
        text = properties[1] + text[properties.end() :]
        asides += (Piece(text=row, kept=False, kind="credit") for row in properties[2].splitlines())

    def note(found: re.Match[str]) -> str:
        asides.append(Piece(text=" ".join(found[found.lastindex or 0].split()), kept=False, kind="note"))
        return ""

    def cut(prose: str) -> str:
        prose = _COMMENT.sub("", prose)
        prose = _INLINE_NOTE.sub(note, _NOTE.sub(note, prose))
        prose = _DIRECTIVE.sub("", _TEMPLATE.sub("", _ATTRIBUTES.sub("", _CITED.sub("", _NOTE_MARK.sub("", prose)))))
        prose = _WIKI_LINK.sub(r"\1", _WIKI_PICTURE.sub("", _HIGHLIGHT.sub(r"\1", prose)))
        prose, formulas = plain_formulas(prose)
        asides.extend(Piece(text=formula, kept=False, kind="formula") for formula in formulas)
        return prose

    parts = []
    start = 0
    for code in _RULE_OR_CODE.finditer(text):
        parts += [cut(text[start : code.start()]), code[0]]
        start = code.end()
    return "".join((*parts, cut(text[start:]))), asides


def _pieces(tokens: "Sequence[Token]", pictures: list[Picture]) -> Iterator[Piece]:
    """The pieces of a document. `pictures` is for the pictures since the last paragraph."""
    table: list[str] | None = None
    opened = ""
    for token in tokens:
        if token.type == "table_open":
            table = []
        elif token.type == "table_close":
            yield Piece(text=" ".join(table or []), kept=False, kind="table")
            table = None
        elif token.type == "inline":
            spoken = _spoken(token)
            pictures += _pictures(token)
            if table is not None:
                table.append(spoken)
            elif spoken:
                heading, bold = opened == "heading_open", _bold_lead(token, spoken)
                yield Piece(text=spoken, kept=True, heading=heading, bold=bold, pictures=tuple(pictures))
                pictures.clear()
        elif token.type in _LEFT_OUT:
            text = " ".join(clean_characters(token.content).split())
            if text:
                yield Piece(text=text, kept=False, kind=_LEFT_OUT[token.type])
        opened = token.type


def _pictures(inline: "Token") -> Iterator[Picture]:
    for token in inline.children or ():
        if token.type == "image" and token.attrs.get("src"):
            alt = " ".join(clean_characters(token.content).split())
            yield Picture(addresses=(str(token.attrs["src"]),), alt=alt, caption=str(token.attrs.get("title") or ""))


def _spoken(inline: "Token") -> str:
    """The words of one paragraph or heading, without pictures, raw HTML and struck-out text."""
    parts = []
    struck = 0
    for token in inline.children or ():
        match token.type:
            case "s_open":
                struck += 1
            case "s_close":
                struck -= 1
            case "html_inline":
                tag = token.content.lower()
                struck += (tag in _STRUCK) - (tag.replace("/", "") in _STRUCK and "/" in tag)
            case "text" | "code_inline" if not struck:
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
    text = _TASK.sub("", _CALLOUT.sub("", "".join(parts).strip()))
    return " ".join(without_sounds(clean_characters(text)).split())


def _bold_lead(inline: "Token", spoken: str) -> int:
    """Number of characters at the start of `spoken`, the words of a paragraph, that are set in bold."""
    parts: list[str] = []
    depth = 0
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += 1 if token.type == "strong_open" else -1
        elif token.content.strip() and not depth:
            break
        elif token.type in ("text", "code_inline", "softbreak", "hardbreak"):
            parts.append(token.content or " ")
    lead = " ".join(clean_characters("".join(parts)).split())
    return len(lead) if spoken.startswith(lead) else 0
