"""PDF: the order of reading, what of a page is not read, and files that are hostile, encrypted, damaged or scans."""

import io
import time
from pathlib import Path

import pytest

from podcaster.errors import SetupError, SourceError
from podcaster.reading import Article, pdf_text, read_article

pytest.importorskip("pypdfium2", reason="needs the extra documents: pip install -e '.[documents]'")

LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers."
BAND = "The band came at two and played until the ice sang along, which the older people said it had not done for years."
HOME = "At half past eight the bakery closed, and everybody went home over the ice in the dark, singing."
DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium runs in this process, which is quicker than starting one."""

    def read_pdf(data: bytes, where: str) -> pdf_text.PdfText:
        found, problem = pdf_text.read_lines(data)
        if found is None:
            raise SourceError(problem[0], where=where, advice=problem[1])
        return found

    monkeypatch.setattr(pdf_text, "read_pdf", read_pdf)


def pdf(pages: list[str], *, trailer: str = "", objects: str = "") -> bytes:
    """A PDF of pages with these contents. /F1 is Helvetica, /F2 Helvetica bold, and /I1 a picture of one pixel."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        f"2 0 obj <</Type/Pages/Count {len(pages)}/Kids[{kids}]>> endobj",
        "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj",
        "4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>> endobj",
        "5 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>> stream\nx\nendstream endobj",
        objects,
    ]
    for number, content in enumerate(pages):
        resources = "<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I1 5 0 R>>>>"
        parts.append(f"{10 + 2 * number} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources {resources}/Contents {11 + 2 * number} 0 R>> endobj")
        parts.append(f"{11 + 2 * number} 0 obj <</Length {len(content.encode('cp1252'))}>> stream\n{content}\nendstream endobj")
    return "\n".join(["%PDF-1.4", *parts, f"trailer <</Root 1 0 R{trailer}>>", "%%EOF"]).encode("cp1252")


def line(text: str, x: float, y: float, size: float = 10, font: str = "F1") -> str:
    escaped = text.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def lines(texts: list[str], x: float, y: float, size: float = 10) -> list[str]:
    return [line(text, x, y - 12 * number, size) for number, text in enumerate(texts)]


def wrapped(text: str, width: int) -> list[str]:
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) < width:
            found[-1] = f"{found[-1]} {word}".strip()
        else:
            found.append(word)
    return found


def read(data: bytes) -> Article:
    return read_article("-", stdin=io.BytesIO(data))


def paragraphs(article: Article) -> list[str]:
    return article.body.split("\n\n")


@pytest.mark.usefixtures("_here")
def test_two_columns_that_are_written_row_by_row() -> None:
    """The left column is read before the right one, whatever order the file has; a headline across both comes first, and a
    line across both in the middle stands between."""
    left, right = wrapped(f"{LAKE} {BAND}", 40), wrapped(f"{HOME} {LAKE}", 40)
    rows = [one for pair in zip(lines(left, 72, 680), lines(right, 320, 680), strict=False) for one in pair]
    rows += lines(left[len(right) :], 72, 680 - 12 * len(right)) + lines(right[len(left) :], 320, 680 - 12 * len(left))
    article = read(pdf(["\n".join([line("The Ice on the Lake of the Village", 72, 730, 20), *rows])]))
    assert article.title == "The Ice on the Lake of the Village"
    assert " ".join(paragraphs(article)) == f"{LAKE} {BAND} {HOME} {LAKE}"


def page(number: int, body: list[str]) -> str:
    head = line("The Ice", 72, 760, 9) if number % 2 else line("A Winter on the Lake", 400, 760, 9)
    return "\n".join([head, *lines(body, 72, 660), line(f"- {number} -", 300, 30, 9)])


@pytest.mark.usefixtures("_here")
def test_running_heads_and_page_numbers_go() -> None:
    """What stands at the edge of several pages and the numbers of pages are left out; a paragraph goes on over a page."""
    text = wrapped(f"{LAKE} {BAND} {HOME}", 80)
    whole = [*text[:3], *wrapped(LAKE, 80)]
    pages = [page(1, whole), page(2, whole), page(3, text[:2]), page(4, text[2:]), page(5, whole), page(6, whole)]
    body = read(pdf(pages)).body
    assert "A Winter" not in body
    assert "The Ice" not in body
    assert "- 3 -" not in body
    assert f"{LAKE} {BAND} {HOME}" in body.split("\n\n")


@pytest.mark.usefixtures("_here")
def test_words_that_are_divided_at_the_ends_of_lines() -> None:
    """A divided word is put together. One that has its hyphen elsewhere keeps it."""
    text = ["The well-known harbour committee of the village and its well-", "known master met on the ice, and the deliber-", "ation of the committee about the deliberation took long."]
    assert paragraphs(read(pdf(["\n".join(lines(text, 72, 700))]))) == [
        "The well-known harbour committee of the village and its well-known master met on the ice, and the deliberation of the committee about the deliberation took long."
    ]


@pytest.mark.usefixtures("_here")
def test_headings_notes_tables_and_captions() -> None:
    """Headings are known by size or weight; the notes below the text, rows of short cells and captions are left out."""
    parts = [line("The Ice", 72, 740, 22), line("By Ida Roe", 72, 715), line("At the lake", 72, 690, 14), *lines(wrapped(LAKE, 80), 72, 670)]
    parts += [line("1", 150, 662, 6), line("Music", 72, 630, 10, "F2"), *lines(wrapped(BAND, 80), 72, 612)]
    parts += [line(text, x, y) for y, row in ((570, ("Boat", "Year")), (558, ("Ada", "1912")), (546, ("Olaf", "1930"))) for text, x in zip(row, (72, 200), strict=True)]
    parts += [line("Figure 1: The ice in March", 72, 520), *lines(wrapped(HOME, 80), 72, 490), line("1 So they say.", 72, 100, 8)]
    article = read(pdf(["\n".join(parts)]))
    assert paragraphs(article) == ["At the lake", LAKE, "Music", BAND, HOME]
    assert [article.body[start:end] for start, end in article.headings] == ["At the lake", "Music"]
    assert (article.title, article.byline) == ("The Ice", "Ida Roe")
    assert {one.kind for one in article.dropped} == {"credit", "table", "picture", "note"}


@pytest.mark.usefixtures("_here")
def test_what_stands_above_the_title_and_at_the_edges_of_a_printed_page() -> None:
    """The name of a journal, and a browser's date and address, are no part of the text. A large first letter belongs to the
    first word."""
    parts = [line("11/27/26, 1:05 PM", 40, 770, 8), line("Journal of Lakes 12 (3)", 72, 745), line("The Ice", 72, 710, 22)]
    text = [line("T", 72, 646, 36), *lines(["he lake froze on Sunday, and by", "noon half the village stood on it"], 100, 670)]
    text += lines(wrapped("with their dogs and their grandmothers. And the band played, and all the people sang until the sun was down.", 42), 72, 646)
    article = read(pdf(["\n".join([*parts, *text, line("https://v.example/ice", 40, 20, 8)])]))
    assert article.title == "The Ice"
    assert article.body == LAKE + " And the band played, and all the people sang until the sun was down."


@pytest.mark.long
@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("ends", ["", "."], ids=["one paragraph", "a paragraph a page"])
def test_pages_take_time_in_proportion(ends: str) -> None:
    """Four times the pages take at most eight times as long, also of one paragraph that goes on over all pages."""

    def seconds(pages: int) -> float:
        data = pdf(["\n".join(lines([f"line {number} of a page that is as long as the others are" + ends * (number == 49) for number in range(50)], 72, 740))] * pages)
        began = time.process_time()
        read(data)
        return time.process_time() - began

    seconds(2)
    assert seconds(80) < 8 * seconds(20) + 0.5


PICTURE = "q 600 0 0 780 0 0 cm /I1 Do Q"


@pytest.mark.usefixtures("_here")
def test_a_scan_is_told_apart() -> None:
    """Pages that are pictures are a scan; some of them among others are remarked upon."""
    with pytest.raises(SourceError, match=r"this PDF is a scan: its pages are pictures without text: recognise its text \(OCR\) first"):
        read(pdf([PICTURE, PICTURE]))
    article = read(pdf(["\n".join(lines(wrapped(f"{LAKE} {BAND} {HOME} {LAKE}", 80), 72, 700)), PICTURE]))
    assert article.remarks == ("1 of 2 pages are pictures without text: nothing on them is read",)


ENCRYPTED = "/Encrypt <</Filter/Standard/V 1/R 2/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)/P -4>>/ID[(a)(b)]"


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Only words.", "this is not a PDF, whatever its name says"),
        (b"%PDF-1.7\nand no more", "this PDF is damaged"),
        (pdf(["", ""]), "this PDF has no text"),
        (pdf([line(LAKE, 72, 700)], trailer=ENCRYPTED), "this PDF is encrypted"),
        (pdf([""] * 2_001), "this PDF has 2001 pages, more than 2000: give a part of it"),
    ],
    ids=["text", "cut", "blank", "encrypted", "many pages"],
)  # fmt: skip
def test_hostile_files(data: bytes, reason: str, tmp_path: Path) -> None:
    """One line says what is wrong."""
    path = tmp_path / "ice.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_article(str(path))
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.long
def test_the_process_may_die_or_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks PDFium is a damaged file, and what never ends is stopped."""
    monkeypatch.setattr(pdf_text, "read_within_bounds", abort)
    with pytest.raises(SourceError, match="this PDF is damaged, or needs too much memory"):
        read(pdf([""]))
    monkeypatch.setattr(pdf_text, "read_within_bounds", wait)
    monkeypatch.setattr(pdf_text, "_LONGEST_S", 0.2)
    with pytest.raises(SourceError, match="takes over 0 s to read"):
        read(pdf([""]))


def abort(data: bytes) -> None:
    import os

    os.abort()


def wait(data: bytes) -> None:
    time.sleep(60)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is missing, the error says how to install it."""
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SetupError, match=r"reading a PDF needs the extra `documents`: run `pip install .*documents"):
        read(pdf([line(LAKE, 72, 700)]))


def test_any_damage_is_explained() -> None:
    """A cut file, or one with wrong bytes, is read or is one line, never a traceback."""
    data = (DOCUMENTS / "tide.libreoffice.pdf").read_bytes()
    for at in range(0, len(data), 997):
        damaged = bytearray(data[: at * 3 % len(data)] if at % 2 else data)
        damaged[at // 2 : at // 2 + 40] = b"\xff" * len(damaged[at // 2 : at // 2 + 40])
        found, problem = pdf_text.read_lines(bytes(damaged))
        assert (found is None) != (problem is None)
