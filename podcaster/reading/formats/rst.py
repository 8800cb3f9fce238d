"""reStructuredText, by docutils (the extra `documents`). Roles and directives of Sphinx are known by their form.

Code, tables, pictures, notes and comments are left out. No other file is included, and nothing raw is read.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from podcaster.errors import SetupError, SourceError
from podcaster.reading.article import DroppedKind
from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.manuscript import Facts, draft_manuscript
from podcaster.system.lazy_regex import lazy_regex
from podcaster.version import install_advice

if TYPE_CHECKING:
    from docutils import nodes

_MEDIA_TYPES = frozenset(("text/x-rst", "text/prs.fallenstein.rst"))
_ENDINGS = frozenset((".rst", ".rest"))
_PLAIN_ENDINGS = frozenset(("", ".txt", ".text"))
_SIGN = lazy_regex(r"^\.\. (?:[\w-]+::|_[\w -]+:|\[(?:\d+|#\w*|\*)\]\s)", re.M)
_SEARCHED_CHARACTERS = 20_000
_MOST_CHARACTERS = 3_000_000
"""docutils reads some 300,000 characters a second."""
_DEEPEST_INDENT = 200
"""docutils takes several calls for each level of indentation."""
_PARAGRAPH = lazy_regex(r"(?:[^\n]+\n?)+")
_MOST_MARKS = 1_000
_WITHOUT_MARKS = str.maketrans("", "", "*`|_")
_ROLE = lazy_regex(r":[\w:+.-]{1,60}:`(?:([^`<]{1,300}?)\s{0,9}<[^`>]{0,500}>|[~!]?([^`]{1,500}))`")
_SPHINX_DIRECTIVE = lazy_regex(
    r"^(?P<indent> *)\.\. (?:toctree|index|only|automodule|autoclass|autofunction|currentmodule|module|highlight"
    r"|literalinclude|versionadded|versionchanged|deprecated|seealso|rubric|codeauthor|sectionauthor|glossary|graphviz"
    r"|tabularcolumns|doctest|testcode|testoutput|post|tags|youtube|embed|button|grid|card|tab-set)::.*"
    r"(?:\n(?:(?P=indent) +\S.*| *(?=\n(?P=indent) +\S)))*",
    re.M,
)
_DROPPED: dict[str, DroppedKind] = {
    "table": "table", "literal_block": "code block", "doctest_block": "code block", "math_block": "formula",
    "footnote": "note", "citation": "note", "figure": "picture", "image": "picture", "topic": "line", "sidebar": "line",
    "raw": "line", "docinfo": "credit", "field_list": "credit",
}  # fmt: skip
_NOT_SHOWN = frozenset(
    (
        "comment",
        "system_message",
        "substitution_definition",
        "target",
        "pending",
        "footnote_reference",
        "citation_reference",
        "image",
        "raw",
        "meta",
    )
)
_TEXTS = frozenset(("paragraph", "title", "subtitle", "term", "line", "rubric", "attribution"))
_FACTS = frozenset(("author", "authors", "date", "language", "lang"))


def detect(document: Document) -> bool:
    """Whether the server, the name or the text itself says that the document is in reStructuredText."""
    if document.media_type in _MEDIA_TYPES or document.ending in _ENDINGS:
        return True
    return document.ending in _PLAIN_ENDINGS and bool(_SIGN.search(document.text[:_SEARCHED_CHARACTERS]))


def read(document: Document) -> Draft:
    """The draft of the article in reStructuredText."""
    text = document.text.removeprefix("\ufeff").expandtabs(8)
    if len(text) > _MOST_CHARACTERS:
        raise SourceError("this is too large for an article", where=document.where, advice="give a part of it")
    text = _PARAGRAPH.sub(_with_few_marks, _SPHINX_DIRECTIVE.sub("", text))
    tree = _parsed(_ROLE.sub(lambda found: found[1] or found[2], text), document.where)
    said: dict[str, str] = {}
    pieces = list(_pieces(tree, said))
    return draft_manuscript(
        pieces,
        said=Facts(
            title=_text(tree, "title"),
            byline=said.get("author") or said.get("authors"),
            published=find_date(said.get("date", "")),
            language=said.get("language") or said.get("lang"),
        ),
    )


def _with_few_marks(paragraph: re.Match[str]) -> str:
    """The paragraph, without its marks if it has more than any text: docutils compares each with all others."""
    text = paragraph[0]
    return text if sum(map(text.count, "*`|_")) <= _MOST_MARKS else text.translate(_WITHOUT_MARKS)


def _parsed(text: str, where: str) -> "nodes.document":
    try:
        from docutils.core import publish_doctree
    except ImportError:
        raise SetupError(
            "reading reStructuredText needs the extra `documents`", advice=install_advice("documents")
        ) from None
    if any(len(line) - len(line.lstrip(" ")) > _DEEPEST_INDENT for line in text.split("\n")):
        text = "\n".join(
            line if len(line) - len(line.lstrip(" ")) <= _DEEPEST_INDENT else "" for line in text.split("\n")
        )
    settings = {
        "_disable_config": True,
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "report_level": 5,
        "halt_level": 5,
        "line_length_limit": _MOST_CHARACTERS,
        "smart_quotes": False,
        "input_encoding": "unicode",
    }
    try:
        return publish_doctree(text, settings_overrides=settings)
    except RecursionError as error:
        raise SourceError("this nests too deep", where=where, advice="save its text and give that") from error


def _text(tree: "nodes.document", name: str) -> str:
    return next((_words(child) for child in tree.children if child.tagname == name), "")


def _pieces(tree: "nodes.document", said: dict[str, str]) -> Iterator[Piece]:
    """The pieces of a document. What its fields say of it goes into `said`."""
    pending = list(reversed(tree.children))
    while pending:
        node = pending.pop()
        name = node.tagname
        if name in {"docinfo", "field_list"}:
            _read_fields(node, said)
        if name in _DROPPED:
            text = _words(node, with_all=True)
            if text:
                yield Piece(text=text, kept=False, kind=_DROPPED[name])
        elif name in _TEXTS:
            text = _words(node)
            is_heading = name in {"title", "subtitle", "rubric"} and node.parent.tagname in {"section", "document"}
            if text and not (name == "title" and node.parent.tagname == "document"):
                yield Piece(text=text, kept=True, heading=is_heading or name == "rubric", bold=_bold(node, text))
        elif name not in _NOT_SHOWN:
            pending.extend(reversed(node.children))


def _read_fields(node: "nodes.Node", said: dict[str, str]) -> None:
    for child in node.children:
        if child.tagname == "field" and len(child.children) == 2:
            said.setdefault(_words(child.children[0]).casefold(), _words(child.children[1]))
        elif child.tagname in _FACTS:
            names = [_words(one) for one in child.children] if child.tagname == "authors" else [_words(child)]
            said.setdefault(child.tagname, " and ".join(names))


def _words(node: "nodes.Node", *, with_all: bool = False) -> str:
    """The words of a node, without the signs of notes; `with_all` also of nodes that are not shown."""
    parts: list[str] = []
    pending = [node]
    while pending:
        one = pending.pop()
        if one.tagname == "#text":
            parts.append(str(one.astext()))
        elif with_all or one is node or one.tagname not in _NOT_SHOWN:
            if with_all and parts:
                parts.append(" ")
            pending.extend(reversed(one.children))
    return " ".join(clean_characters("".join(parts)).split())


def _bold(node: "nodes.Node", text: str) -> int:
    """Number of characters at the start that are set in bold."""
    first = node.children[0] if node.children else None
    if first is None or first.tagname != "strong":
        return 0
    lead = _words(first)
    return len(lead) if text.startswith(lead) else 0
