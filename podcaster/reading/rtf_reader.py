"""Reads the groups and control words of RTF into pieces of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from podcaster.reading.article import DroppedKind
from podcaster.reading.characters import clean_characters
from podcaster.reading.draft import Piece
from podcaster.reading.manuscript import holds_data
from podcaster.system.lazy_regex import lazy_regex

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)
_DEEPEST = 500
_CODE_PAGES = {  # of \fcharset
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_CHARSETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOL_CHARSET = 2
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "line": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": " ", "column": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}
_LEFT_OUT = frozenset(
    "colortbl pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtext "
    "pntext pn xe tc rxe bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn private template "
    "operator category comment doccomm keywords subject company manager hlinkbase objdata nonshppict sp "
    "sv sn atnid atnauthor revtbl listtable listoverridetable rsidtbl generator themedata "
    "colorschememapping latentstyles datastore xmlnstbl wgrffmtfilter filetbl userprops docvar mmath falt "
    "panose".split()
)
"""Destinations whose text is not printed."""
_OPTIONAL = frozenset(("footnote", "annotation", "shpinst", "shptxt", "shprslt", "objresult", "shppict"))
"""Destinations after \\* that are entered all the same, since their text may be printed."""
_NOTES: dict[str, DroppedKind] = {"footnote": "note", "annotation": "comment"}
_PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "pagebb"))
_HEADING_STYLE = lazy_regex(r"(?:heading|überschrift|titre|rubrik|titolo|título|kop|nagłówek) ?\d", re.I)
_CAPTION_STYLE = lazy_regex(r"caption|beschriftung|légende", re.I)
_CONTENTS_STYLE = lazy_regex(r"(?:toc|contents|index)\b.*", re.I)
_BODY_LEVEL = 9


@dataclass(slots=True)
class _State:
    """What holds in a group; a group inside it begins with a copy."""

    skipped: bool = False
    target: str = ""
    """The destination that text goes to: "" for the document, else "stylesheet", "info", "title", "footnote"…"""
    bold: bool = False
    gone: bool = False
    """True for hidden, deleted and struck-out text."""
    font: int = 0
    skip_after_unicode: int = 1


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    lead: int | None = None
    style: int = 0
    level: int = _BODY_LEVEL
    centred: bool = False
    in_table: bool = False


@dataclass(slots=True, kw_only=True)
class _Style:
    name: str = ""
    level: int = _BODY_LEVEL


class RtfReader:
    """Reads one document."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.asides: list[Piece] = []
        self.title = ""
        """The paragraphs in the style "Title"."""
        self.facts: dict[str, str] = {}
        """What the group \\info says."""
        self.centred: set[int] = set()
        """The indices of the pieces that are centred."""
        self._state = _State()
        self._stack: list[_State] = []
        self._paragraph = _Paragraph()
        self._outer: list[tuple[int, _Paragraph]] = []
        """The paragraphs that notes interrupt, with the depth of each note's group."""
        self._code_page = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._styles: dict[int, _Style] = {}
        self._style = _Style()
        self._style_number = 0
        self._table_font = 0
        self._bytes = bytearray()
        self._to_skip = 0
        self._high = 0
        self._row: list[list[Piece]] = []
        self._cell: list[Piece] = []
        self._rows: list[list[list[Piece]]] = []
        self._date: dict[str, int] = {}

    def read(self, data: bytes) -> bool:
        """Reads a document. False when its groups nest too deep."""
        at = 0
        while found := _TOKEN.match(data, at):
            at = found.end()
            if found["word"] == b"bin":
                at += max(0, int(found["number"] or 0))
            elif found["word"]:
                number = int(found["number"]) if found["number"] else None
                self._word(found["word"].decode(), number, starred=data[found.start() - 2 : found.start()] == b"\\*")
            elif found["brace"] == b"{":
                if len(self._stack) >= _DEEPEST:
                    return False
                self._begin_group()
            elif found["brace"]:
                self._end_group()
            else:
                self._characters(found)
        self._flush()
        self._end_paragraph()
        self._end_table()
        return True

    def _characters(self, found: re.Match[bytes]) -> None:
        if found["hex"]:
            self._byte(int(found["hex"], 16))
        elif found["text"]:
            self._plain(found["text"])
        elif found["sign"] in {b"\r", b"\n"}:
            self._word("par", None, starred=False)
        elif found["sign"]:
            self._flush()
            self._text(_SIGNS.get(found["sign"], ""))

    def _begin_group(self) -> None:
        self._flush()
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._to_skip = 0

    def _end_group(self) -> None:
        self._flush()
        self._to_skip = 0
        depth = len(self._stack)
        if self._outer and self._outer[-1][0] == depth:
            self._end_note()
        if self._state.target == "style" and depth:
            self._styles[self._style_number] = self._style
        elif self._state.target == "creatim" and {"yr", "mo", "dy"} <= self._date.keys():
            self.facts["creatim"] = f"{self._date['yr']:04}-{self._date['mo']:02}-{self._date['dy']:02}"
        if self._stack:
            self._state = self._stack.pop()
            if self._state.target == "stylesheet":
                self._style, self._style_number = _Style(), 0

    def _end_note(self) -> None:
        text = self._spaced("".join(self._paragraph.parts))
        if text:
            self.asides.append(Piece(text=text, kept=False, kind=_NOTES[self._state.target]))
        self._paragraph = self._outer.pop()[1]

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        state = self._state
        if word == "u" and number is not None:
            self._unicode(number % 0x10000)
            return
        self._flush()
        self._to_skip = 0
        if state.target in {"fonttbl", "stylesheet", "style"}:
            self._define(word, number)
        elif state.target in {"info", "creatim"}:
            self._tell(word, number)
        elif word in {"fonttbl", "stylesheet", "info"}:
            state.target = word
        elif word in _LEFT_OUT or (starred and word not in _OPTIONAL):
            state.skipped = True
        elif word in _NOTES and not state.skipped:
            self._outer.append((len(self._stack), self._paragraph))
            self._paragraph = _Paragraph()
            state.target = word
        elif word in _CHARSETS or (word == "ansicpg" and number):
            self._code_page = _CHARSETS.get(word) or f"cp{number}"
        elif not state.skipped:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        """Control words of characters and paragraphs."""
        state, paragraph = self._state, self._paragraph
        is_on = number is None or number != 0
        if word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            paragraph.in_table = True
            self._end_paragraph()
            self._row.append(self._cell)
            self._cell = []
        elif word in {"row", "nestrow"}:
            self._rows.append(self._row)
            self._row = []
        elif word == "plain":
            state.bold = state.gone = False
        elif word == "b":
            state.bold = is_on
        elif word in {"v", "deleted", "strike", "striked"}:
            state.gone = is_on
        elif word == "f" and number is not None:
            state.font = number
        elif word == "uc" and number is not None:
            state.skip_after_unicode = max(0, min(8, number))
        else:
            self._format_paragraph(word, number)

    def _format_paragraph(self, word: str, number: int | None) -> None:
        paragraph = self._paragraph
        if word == "pard":
            paragraph.style, paragraph.level = 0, _BODY_LEVEL
            paragraph.centred = paragraph.in_table = False
        elif word == "s" and number is not None:
            paragraph.style = number
        elif word == "outlinelevel" and number is not None:
            paragraph.level = number
        elif word == "qc":
            paragraph.centred = True
        elif word in {"ql", "qj", "qr"}:
            paragraph.centred = False
        elif word == "intbl":
            paragraph.in_table = True

    def _define(self, word: str, number: int | None) -> None:
        """Control words in the tables of fonts and styles."""
        if self._state.target == "fonttbl":
            if word == "f" and number is not None:
                self._table_font = number
            elif word == "fcharset" and number is not None and len(self._fonts) < 10_000:
                page = None if number == _SYMBOL_CHARSET else _CODE_PAGES.get(number, "")
                self._fonts[self._table_font] = page
        else:
            self._state.target = "style"
            if word in {"s", "cs", "ds", "ts"}:
                self._style_number = number or 0 if word == "s" else -1
            elif word == "outlinelevel" and number is not None:
                self._style.level = number

    def _tell(self, word: str, number: int | None) -> None:
        """Control words of the document's properties."""
        if word in {"title", "author", "creatim"}:
            self._state.target = word
        elif word in {"yr", "mo", "dy"} and self._state.target == "creatim":
            self._date[word] = min(number or 0, 9999)
        elif word in _LEFT_OUT or word in {"revtim", "printim", "buptim", "operator"}:
            self._state.skipped = True

    def _unicode(self, code: int) -> None:
        self._flush()
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._text(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
        else:
            self._text(chr(code))
        self._to_skip = self._state.skip_after_unicode

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _plain(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _flush(self) -> None:
        """Adds the bytes read so far, decoded by the code page of their font."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        page = self._fonts.get(self._state.font, "")
        if page is None and not data.isascii():
            return  # a symbol
        for name in (page or self._code_page, "cp1252"):
            try:
                self._text(data.decode(name, "replace"))
            except LookupError:
                continue
            return

    def _text(self, text: str) -> None:
        self._to_skip = 0
        state = self._state
        if state.skipped or not text:
            return
        if state.target in {"title", "author"}:
            self.facts[state.target] = f"{self.facts.get(state.target, '')}{text}"[:1_000]
        elif state.target in {"stylesheet", "style"}:
            self._style.name = f"{self._style.name}{text}"[:200].rstrip(";")
        elif state.target in {"", *_NOTES} and not state.gone:
            paragraph = self._paragraph
            if paragraph.lead is None and not state.bold and text.strip():
                paragraph.lead = sum(map(len, paragraph.parts))
            paragraph.parts.append(text)

    def _end_paragraph(self) -> None:
        self._flush()
        paragraph = self._paragraph
        if self._outer:  # within a note
            paragraph.parts.append(" ")
            return
        piece = self._piece(paragraph)
        self._paragraph = replace(paragraph, parts=[], lead=None)
        if paragraph.in_table:
            self._cell += [piece] if piece else []
            return
        self._end_table()
        if piece:
            if paragraph.centred:
                self.centred.add(len(self.pieces))
            self.pieces.append(piece)

    def _piece(self, paragraph: _Paragraph) -> Piece | None:
        whole = "".join(paragraph.parts)
        text = self._spaced(whole)
        if not text:
            return None
        style = self._styles.get(paragraph.style, _Style())
        name = style.name.casefold()
        if name == "title" and not self.pieces:
            self.title = f"{self.title} {text}".strip()
            return None
        kind: DroppedKind | None = "picture" if _CAPTION_STYLE.match(name) else None
        kind = "line" if _CONTENTS_STYLE.match(name) else kind
        level = min(paragraph.level, style.level)
        heading = kind is None and (level < _BODY_LEVEL or _HEADING_STYLE.match(name) is not None)
        start = text if paragraph.lead is None else self._spaced(whole[: paragraph.lead])
        bold = len(start) if text.startswith(start) and not heading else 0
        return Piece(text=text, kept=kind is None, heading=heading, bold=bold, kind=kind or "line")

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if self._row or self._cell:
            rows.append([*self._row, self._cell])
            self._row, self._cell = [], []
        self.pieces += self._table(rows) if rows else ()

    @staticmethod
    def _table(rows: list[list[list[Piece]]]) -> Iterator[Piece]:
        """A table of data as one piece that is left out; the pieces of a table that lays out text."""
        texts = [[" ".join(piece.text for piece in cell) for cell in row] for row in rows]
        if not holds_data(texts):
            yield from (piece for row in rows for cell in row for piece in cell)
        elif text := " ".join(filter(None, (cell for row in texts for cell in row))):
            yield Piece(text=text, kept=False, kind="table")

    @staticmethod
    def _spaced(text: str) -> str:
        return " ".join(clean_characters(text).split())
