"""The text of a PDF with its places on the pages, by PDFium (the extra `documents`).

PDFium is written in C++, and a PDF is a program of a kind. So it runs in a process of its own, with bounds on time and
memory. What breaks that process is a damaged file.
"""

import ctypes
import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

from podcaster.errors import SetupError, SourceError
from podcaster.system.process_pool import ProcessPool
from podcaster.system.record import Record
from podcaster.version import install_advice

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2_000
_MOST_CHARACTERS = 12_000_000
_MOST_PAGE_CHARACTERS = 200_000
"""A page with more is a drawing of letters."""
_MOST_PAGE_RUNS = 4_000
_MOST_RUNS = 600_000
"""A page of a newspaper has some hundreds of runs."""
_LONGEST_S = 180.0
_MOST_MEMORY_BYTES = 3 << 30
"""Address space of the process. PDFium and Python take less than 1 GB of it for an ordinary PDF."""
_HYPHENS = (0x02, 0xAD, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""
_CORK = dict(
    zip(
        range(0x10, 0x20),
        ("“", "”", "„", "«", "»", "–", "—", "", "", "", "", "ff", "fi", "fl", "ffi", "ffl"),
        strict=True,
    )
)
"""The first characters of TeX's usual encoding, T1. Fonts without a character map give their codes."""
_UNREADABLE = frozenset(range(0x20)) - {0x09, 0x0A, 0x0D} - _CORK.keys() | {0xFFFD}
_GAP = 1.0
"""A gap that is wider, in font sizes, ends a run of text."""
_BACK = 1.2
"""The second letter of a ligature begins where the first does."""
_WORD_GAP = 0.4
"""A gap that is wider, in font sizes, is a space, also where PDFium sees none."""
_SAME_LINE = 0.45
"""Letters whose baselines differ by less, in font sizes, are on one line: sub- and superscripts."""
_RAISED = 0.15
_SMALL = 0.9
_POWERS = {"2": "²", "3": "³"}
_BOLD_WEIGHT = 600
_MOST_UNREADABLE = 0.2
_PICTURE_CHARACTERS = 20
"""A page with a picture and fewer characters is a scan."""


class Run(Record, frozen=True, kw_only=True):
    """Letters that stand side by side, in points from the lower left of the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """The size of the font."""
    bold: bool


class PdfText(Record, frozen=True, kw_only=True):
    """The text of a PDF."""

    pages: tuple[tuple[Run, ...], ...]
    heights: tuple[float, ...]
    """The height of each page in points."""
    pictures: int
    """How many pages are a picture without text."""
    title: str
    author: str
    created: str


def read_pdf(data: bytes, where: str) -> PdfText:
    """The text of a PDF. Raises SetupError where the extra `documents` is missing, and SourceError when the PDF is
    encrypted, damaged or enormous, or a scan."""
    try:
        import pypdfium2  # noqa: F401  (the process imports it; here it is only known to be there)
    except ImportError:
        raise SetupError("reading a PDF needs the extra `documents`", advice=install_advice("documents")) from None
    with ProcessPool(1) as pool:
        try:
            found, problem = pool.submit(read_within_bounds, data).result(timeout=_LONGEST_S)
        except TimeoutError:
            pool.shutdown(cancel_futures=True)
            problem = (f"this PDF takes over {_LONGEST_S:.0f} s to read", "save its text and give that")
        except (BrokenExecutor, MemoryError):
            problem = ("this PDF is damaged, or needs too much memory", "open it in a viewer and print it to a new PDF")
    if problem:
        raise SourceError(problem[0], where=where, advice=problem[1])
    assert isinstance(found, PdfText)
    return found


def read_within_bounds(data: bytes) -> tuple[PdfText | None, tuple[str, str] | None]:
    """`read_lines`, in a process that may take only so much memory from now on."""
    _limit_memory()
    return read_lines(data)


def read_lines(data: bytes) -> tuple[PdfText | None, tuple[str, str] | None]:
    """The text of a PDF, or why there is none and what to do."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return None, ("this PDF is encrypted", "save a copy without a password and give that")
        return None, ("this PDF is damaged", "download it again, or open it in a viewer and print it to a new PDF")
    if len(document) > MOST_PAGES:
        return None, (f"this PDF has {len(document)} pages, more than {MOST_PAGES}", "give a part of it")
    reader = _Reader()
    pages, heights, pictures, read_runs = [], [], 0, 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue
        runs = tuple(islice(reader.runs(page), _MOST_PAGE_RUNS))
        read_runs += len(runs)
        pictures += sum(len(run.text) for run in runs) < _PICTURE_CHARACTERS and _has_picture(page)
        pages.append(runs)
        heights.append(page.get_height())
        page.close()
        if reader.characters > _MOST_CHARACTERS or read_runs > _MOST_RUNS:
            return None, ("this PDF holds too much text", "give a part of it")
    if not any(pages) or (pictures == len(pages) and reader.characters < _PICTURE_CHARACTERS * len(pages)):
        if pictures:
            return None, ("this PDF is a scan: its pages are pictures without text", "recognise its text (OCR) first")
        return None, ("this PDF has no text", "give a file with the article's text in it")
    if reader.unreadable > _MOST_UNREADABLE * reader.characters:
        return None, (
            "the letters of this PDF can't be told: its fonts name no characters",
            "recognise its text (OCR) first",
        )
    return _told(document, pages, heights, pictures), None


def _told(document: "PdfDocument", pages: list[tuple[Run, ...]], heights: list[float], pictures: int) -> PdfText:
    properties = document.get_metadata_dict()
    return PdfText(
        pages=tuple(pages),
        heights=tuple(heights),
        pictures=pictures,
        title=properties.get("Title", ""),
        author=properties.get("Author", ""),
        created=properties.get("CreationDate", ""),
    )


def _limit_memory() -> None:
    if os.name == "posix":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = _MOST_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, _MOST_MEMORY_BYTES)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _has_picture(page: "PdfPage") -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


class _Reader:
    """Reads the runs of pages, and counts characters."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._raw: Any = raw
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.characters = 0
        self.unreadable = 0

    def runs(self, page: "PdfPage") -> Iterator[Run]:
        """The runs of a page, in the order of its content."""
        raw = self._raw
        text = page.get_textpage()
        count = min(raw.FPDFText_CountChars(text), _MOST_PAGE_CHARACTERS)
        run: _OpenRun | None = None
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            if raw.FPDFText_IsGenerated(text, index) == 1:
                if code in _HYPHENS and run is not None:
                    run.add("-", run.right)
                elif code == 0x20 and run is not None:
                    run.add(" ", run.right)
                continue
            self.characters += 1
            self.unreadable += code in _UNREADABLE
            if code in {0, 0x0A, 0x0D} or not self._place(text, index):
                continue
            letter = "-" if code in _HYPHENS else _CORK.get(code) or (chr(code) if code < 0x110000 else "")
            if run is None or not run.takes(self._x.value, self._y.value):
                if run is not None and (closed := run.closed(bold=self._is_bold(text, run.last))):
                    yield closed
                run = self._open(text, index)
            if run is not None:
                run.last = index
                size = self._size(text, index) if run.is_raised(self._y.value) else run.size
                run.add_letter(letter, self._x.value, self._box.right, self._y.value, size)
        if run is not None and (closed := run.closed(bold=self._is_bold(text, run.last))):
            yield closed
        text.close()

    def _place(self, text: Any, index: int) -> bool:
        raw = self._raw
        return bool(
            raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(self._x), ctypes.byref(self._y))
            and raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(self._box))
        )

    def _size(self, text: Any, index: int) -> float:
        raw = self._raw
        raw.FPDFText_GetMatrix(text, index, ctypes.byref(self._matrix))
        scale = (self._matrix.b**2 + self._matrix.d**2) ** 0.5 or 1.0
        return max(0.1, float(raw.FPDFText_GetFontSize(text, index)) * scale)

    def _open(self, text: Any, index: int) -> "_OpenRun | None":
        """A run that begins with a letter; None for a letter that is turned, as in a watermark."""
        size = self._size(text, index)
        if abs(self._matrix.b) > abs(self._matrix.d):
            return None
        return _OpenRun(self._x.value, self._y.value, size, self._is_bold(text, index))

    def _is_bold(self, text: Any, index: int) -> bool:
        raw = self._raw
        if raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT:
            return True
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("latin-1").lower()
        return "bold" in name or "black" in name or name.partition("+")[2].startswith(("cmbx", "lmbx", "sfbx"))


class _OpenRun:
    """A run that is being read."""

    def __init__(self, left: float, baseline: float, size: float, bold: bool) -> None:
        self.left = self.right = left
        self.baseline = baseline
        self.size = size
        self.bold = bold
        self.last = 0
        """The index of its last letter."""
        self._parts: list[str] = []

    def takes(self, x: float, y: float) -> bool:
        """Whether a letter at this place continues the run."""
        return abs(y - self.baseline) < _SAME_LINE * self.size and (
            -_BACK * self.size <= x - self.right <= _GAP * self.size
        )

    def is_raised(self, y: float) -> bool:
        return y > self.baseline + _RAISED * self.size

    def add(self, text: str, right: float) -> None:
        self._parts.append(text)
        self.right = max(self.right, right)

    def add_letter(self, letter: str, x: float, right: float, y: float, size: float) -> None:
        """Adds a letter, unless it is the raised number of a note."""
        if self.is_raised(y) and size < _SMALL * self.size and (letter.isdigit() or letter in "*†‡§"):
            word = "".join(self._parts).rpartition(" ")[2]
            letter = _POWERS.get(letter, "") if word.isalpha() and len(word) <= 2 else ""
        elif x - self.right > _WORD_GAP * self.size and self._parts and not self._parts[-1].endswith(" "):
            letter = f" {letter}"
        self.add(letter, right)

    def closed(self, *, bold: bool) -> Run | None:
        """The run; None if it is blank. `bold` says whether its last letter is."""
        text = "".join(self._parts).strip()
        if not text:
            return None
        return Run(
            text=text, left=self.left, right=self.right, baseline=self.baseline, size=self.size, bold=self.bold and bold
        )
