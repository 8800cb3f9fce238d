"""EPUB: chapters, what of a book is not read, and books that are hostile, protected or damaged."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.pipeline.parts import article_sources
from podcaster.reading import read_article
from podcaster.reading.parts import list_parts

LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers. " * 3
BAND = "The band came at two and played until the ice sang along, which it had not done for years, the old people said. " * 3
DOCUMENTS = Path(__file__).parent / "documents"
CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def opf(pages: list[str], *, more: str = "", metadata: str = "", guide: str = "") -> str:
    items = "".join(f'<item id="p{n}" href="{page}" media-type="application/xhtml+xml"/>' for n, page in enumerate(pages))
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    metadata = metadata or "<dc:title>Ice</dc:title><dc:creator>Roe, Ida</dc:creator><dc:date>2026-05</dc:date><dc:language>en</dc:language>"
    return f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata><manifest>{items}{more}</manifest><spine toc="ncx">{spine}</spine>{guide}</package>'


def page(body: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'


def book(folder: Path, pages: dict[str, str], *, files: dict[str, str | bytes] | None = None, **package: str) -> str:
    path = folder / "ice.epub"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", opf(list(pages), **package))
        for name, text in pages.items():
            archive.writestr(f"OPS/{name}", text)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return str(path)


def ncx(*points: tuple[str, str]) -> str:
    marks = "".join(f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{src}"/></navPoint>' for label, src in points)
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{marks}</navMap></ncx>'


NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def test_what_of_a_book_is_not_read(tmp_path: Path) -> None:
    """Cover, title page, rights, contents, notes and index are left out, by their kind, their label or their words."""
    pages = {
        "cover.html": page("<p>ICE</p>"),
        "t.html": page("<p>Ice</p><p>by Ida Roe</p><p>Norwick</p>"),
        "r.html": page("<p>First published in 2026. All rights reserved.</p><p>ISBN 978-0-00-000000-2</p>"),
        "c.html": page("".join(f'<p><a href="1.html#{n}">Chapter {n}</a></p>' for n in range(6))),
        "1.html": page(f'<h2>One</h2><p>{LAKE}<a href="n.html#n1">1</a></p><span epub:type="pagebreak" title="7">7</span><aside epub:type="footnote"><p>So they say.</p></aside><p>{BAND}</p>'),
        "n.html": page('<h2>Notes</h2><p><a href="1.html#r1">1</a> The lake has frozen before.</p>'),
    }
    path = book(tmp_path, pages, guide='<guide><reference type="cover" href="cover.html"/></guide>')
    article = read_article(path)
    assert article.body.split("\n\n") == ["One", LAKE.strip(), BAND.strip()]
    assert (article.title, article.byline, article.published) == ("Ice", "Ida Roe", "2026-05")
    dropped = " ".join(one.text for one in article.dropped)
    for words in ("Norwick", "ISBN", "Chapter 5", "So they say.", "frozen before"):
        assert words in dropped


def test_chapters_in_one_file(tmp_path: Path) -> None:
    """Where the contents lead to places in one file, each place is a chapter; what the label says is not said twice."""
    text = page(f'<h2 id="a">I. The Lake</h2><p>{LAKE}</p><h2 id="b">II. The Band</h2><p>{BAND}</p>')
    files = {"OPS/toc.ncx": ncx(("I. The Lake", "1.html#a"), ("II. The Band", "1.html#b"))}
    path = book(tmp_path, {"1.html": text}, files=files, more=NCX)
    assert list_parts(path, chapters=True) == (f"{path}#1", f"{path}#2")
    one, two = (read_article(part) for part in list_parts(path, chapters=True))
    assert (one.title, one.body) == ("Ice: I. The Lake", LAKE.strip())
    assert (two.title, two.body) == ("Ice: II. The Band", BAND.strip())
    assert list_parts(path) == (path,)
    with pytest.raises(SourceError, match="there is no article 3 in it: the file holds 2 articles"):
        read_article(f"{path}#3")


def test_chapters_below_parts(tmp_path: Path) -> None:
    """A book of parts has a chapter for each chapter, and one for its preface; a label that the text lacks is read."""
    nav = page('<nav epub:type="toc"><ol><li><a href="0.html">Preface</a></li><li><a href="1.html">Part One</a><ol><li><a href="1.html#a">The Lake</a></li><li><a href="2.html">The Band</a></li></ol></li><li><a href="3.html">Part Two</a><ol><li><a href="3.html">Home</a></li></ol></li></ol></nav>')
    pages = {
        "0.html": page(f"<p>{BAND}</p>"),
        "1.html": page(f'<h1>Part One</h1><h2 id="a">The Lake</h2><p>{LAKE}</p>'),
        "2.html": page(f"<p>The Band</p><p>{BAND}</p>"),
        "3.html": page(f"<h2>Home</h2><p>{LAKE}</p>"),
    }
    more = '<item id="nav" href="nav.html" properties="nav" media-type="application/xhtml+xml"/>'
    path = book(tmp_path, pages, files={"OPS/nav.html": nav}, more=more)
    titles = [read_article(part).title for part in list_parts(path, chapters=True)]
    assert titles == ["Ice: Preface", "Ice: The Lake", "Ice: The Band", "Ice: Home"]
    article = read_article(path)
    assert [article.body[start:end] for start, end in article.headings] == ["Preface", "Part One", "The Lake", "The Band", "Home"]


def test_what_has_no_chapters(tmp_path: Path) -> None:
    """Splitting something else than a book is refused before anything is built."""
    path = tmp_path / "ice.txt"
    path.write_text(LAKE, encoding="utf-8")
    with pytest.raises(SourceError, match=r"ice\.txt: this format has no chapters to split"):
        list(article_sources([path], split="chapters"))
    assert list(article_sources([path, "missing.epub"])) == [str(path), "missing.epub"]


def test_old_and_careless_books(tmp_path: Path) -> None:
    """A page that is not XML, entities of HTML and a page number of no file are read as reading systems read them."""
    pages = {"1.html": page(f"<h2>Caf&eacute;&nbsp;One</h2><p>{LAKE}<p>{BAND}<br></body>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">')}
    article = read_article(book(tmp_path, pages))
    assert article.body.split("\n\n") == ["Café One", LAKE.strip(), BAND.strip()]


BOMB = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"


@pytest.mark.parametrize("where", ["page", "package"])
def test_entities_are_never_expanded(where: str, tmp_path: Path) -> None:
    """A billion laughs in a page are four letters; in the package they are refused. An outer file is never read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the village", encoding="utf-8")
    outer = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    if where == "page":
        for head, name in ((BOMB, "j"), (outer, "x")):
            body = read_article(book(tmp_path, {"1.html": page(f"<h2>One</h2><p>&{name}; {LAKE}</p>", head)})).body
            assert len(body) < 2 * len(LAKE)
            assert "secret" not in body
        return
    for head, name in ((BOMB, "j"), (outer, "x")):
        path = book(tmp_path, {"1.html": page(f"<p>{LAKE}</p>")})
        with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("OPS/book.opf", head + opf(["1.html"], metadata=f"<dc:title>&{name};</dc:title>"))
        with pytest.raises(SourceError, match=r"declares entities|is damaged"):
            read_article(path)


def archive_of(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def many_files() -> bytes:
    """An archive that says that its list of contents takes 1 GB."""
    data = bytearray(archive_of({"a": b"a"}))
    at = data.rfind(b"PK\x05\x06")
    data[at + 12 : at + 16] = struct.pack("<I", 1_000_000_000)
    return bytes(data)


def lying() -> bytes:
    """An archive whose file is a thousand times as large as it says."""
    data = bytearray(archive_of({"META-INF/container.xml": b" " * 60_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        data[start + at : start + at + 4] = struct.pack("<I", 60_000)
    return bytes(data)


def with_password() -> bytes:
    """An archive that says that its files have a password."""
    data = bytearray(archive_of({"META-INF/container.xml": CONTAINER.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


DRM = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e:EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and no more", "its archive is cut or damaged"),
        (b"Not an archive at all.", "this is not an EPUB, whatever its name says"),
        (archive_of({"a": b"a"}), "it names no package of a book"),
        (archive_of({"META-INF/container.xml": CONTAINER.encode()}), "it names no package of a book"),
        (archive_of({"META-INF/container.xml": b"<a>" * 9}), "'META-INF/container.xml' is damaged"),
        (archive_of({"META-INF/container.xml": CONTAINER.encode(), "OPS/book.opf": opf([]).encode()}), "it lists no pages"),
        (archive_of({"META-INF/encryption.xml": DRM.encode()}), "this is encrypted"),
        (archive_of({"META-INF/container.xml": b" " * 60_000_000}), "this unpacks to over 40 MB, too large for an article"),
        (with_password(), "this is encrypted"),
        (many_files(), "this holds too many files"),
        (lying(), "is damaged|unpacks to over 40 MB"),
    ],
    ids=["cut", "text", "no container", "no package", "broken XML", "empty", "protected", "bomb", "password", "many files", "lying"],
)  # fmt: skip
def test_hostile_books(data: bytes, reason: str, tmp_path: Path) -> None:
    """One line says what is wrong; nothing is unpacked beyond the bounds."""
    path = tmp_path / "ice.epub"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_article(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_any_cut_of_a_book_is_explained() -> None:
    """A download that broke off anywhere is one line, never a traceback."""
    data = (DOCUMENTS / "tide.pandoc.epub").read_bytes()
    for end in range(100, len(data) - 1, 997):
        with pytest.raises(SourceError):
            read_article("-", stdin=io.BytesIO(data[:end]))
