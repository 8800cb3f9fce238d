"""DOCX and ODT in the dialects of the programs that write them, and files that are hostile, encrypted or damaged.

The samples named Word's, Google's and Pages' are written by hand after what these programs write.
"""

import io
import zipfile
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import Article, read_article

LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers."
BAND = "The band came at two and played until the ice sang along, which the older people said it had not done for years."
HOME = "At half past eight the bakery closed, and everybody went home over the ice in the dark, singing."
DOCUMENTS = Path(__file__).parent / "documents"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Document1</dc:title><dc:creator>Ida Roe</dc:creator><dcterms:created>2026-05-04T08:00:00Z</dcterms:created></cp:coreProperties>'


def archive_of(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def docx(body: str, *, styles: str = "", files: dict[str, str] | None = None) -> bytes:
    parts = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>", "docProps/core.xml": CORE}
    return archive_of(parts | (files or {}))


def p(text: str, style: str = "", run: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def style(identifier: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{more}</w:style>'


def read(data: bytes) -> Article:
    return read_article("-", stdin=io.BytesIO(data))


def paragraphs(article: Article) -> list[str]:
    return article.body.split("\n\n")


def headings(article: Article) -> list[str]:
    return [article.body[start:end] for start, end in article.headings]


def test_words_dialect() -> None:
    """Word: localized style ids, tracked changes, a table of contents, notes, comments, text boxes in two versions, fields,
    hidden and struck-out words, and a heading by its outline level."""
    contents = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("Das Eis 2")}</w:sdtContent></w:sdt>'
    box = "<w:txbxContent>" + p(HOME) + "</w:txbxContent>"
    body = (
        p("The Ice", "Titel") + contents + p("At the lake", "berschrift1")
        + f'<w:p><w:r><w:t xml:space="preserve">The lake froze on </w:t></w:r><w:del><w:r><w:delText>Monday</w:delText></w:r></w:del><w:ins><w:r><w:t>Sunday</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/><w:t>{LAKE[24:]}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Hidden.</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> Struck.</w:t></w:r></w:p>'
        + '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Music</w:t></w:r></w:p>'
        + f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink><w:r><w:t>The band</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="end"/><w:t>{BAND[8:]}</w:t></w:r>'
        + f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + p("Figure 1: the ice", "Beschriftung") + "<w:moveFrom>" + p(LAKE) + "</w:moveFrom>"
    )  # fmt: skip
    styles = style("Titel", "Title") + style("berschrift1", "heading 1") + style("Beschriftung", "caption")
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote><w:footnote w:id="2">{p("So they say.")}</w:footnote></w:footnotes>'
    comments = f'<w:comments {W}><w:comment w:id="0">{p("Is that so?")}</w:comment></w:comments>'
    article = read(docx(body, styles=styles, files={"word/footnotes.xml": notes, "word/comments.xml": comments}))
    assert paragraphs(article) == ["At the lake", LAKE, "Music", BAND, HOME]
    assert headings(article) == ["At the lake", "Music"]
    assert (article.title, article.byline, article.published) == ("The Ice", "Ida Roe", "2026-05-04T08:00:00Z")
    assert [(one.kind, one.text) for one in article.dropped if one.kind in {"note", "comment", "picture"}] == [
        ("picture", "Figure 1: the ice"), ("note", "So they say."), ("comment", "Is that so?"),
    ]  # fmt: skip


def test_googles_dialect() -> None:
    """Google Docs: a title and headings by style, suggestions as tracked changes, a byline in the text, a table that lays
    out text and one of data inside it."""
    data = "<w:tbl>" + "".join(f"<w:tr><w:tc>{p(boat)}</w:tc><w:tc>{p(year)}</w:tc></w:tr>" for boat, year in (("Ada", "1912"), ("Olaf", "1930"))) + "</w:tbl>"
    body = p("The Ice", "Title") + p("By Olaf Claes") + p("4 May 2026") + p("Music", "Heading2") + f"<w:tbl><w:tr><w:tc>{p(LAKE)}{p(BAND)}{data}{p(HOME)}</w:tc></w:tr></w:tbl>"
    article = read(docx(body, styles=style("Title", "Title") + style("Heading2", "heading 2")))
    assert paragraphs(article) == ["Music", LAKE, BAND, HOME]
    assert (article.title, article.byline, article.published) == ("The Ice", "Olaf Claes", "2026-05-04")
    assert [one.text for one in article.dropped if one.kind == "table"] == ["Ada 1912 Olaf 1930"]


def test_pages_dialect() -> None:
    """Apple's Pages: a style "Heading" without a number, derived styles, "Body"."""
    styles = style("Heading", "Heading") + style("Mine", "Mine", '<w:basedOn w:val="Heading"/>') + style("Body", "Body")
    article = read(docx(p("The Ice", "Heading") + p(LAKE, "Body") + p("Music", "Mine") + p(BAND, "Body"), styles=styles))
    assert (article.title, paragraphs(article), headings(article)) == ("The Ice", [LAKE, "Music", BAND], ["Music"])


def test_bold_lines_are_headings_where_no_style_is_used() -> None:
    """A short bold paragraph above prose is a heading; a bold question and a bold beginning of a paragraph are none."""
    question = p("Did it freeze?", run="<w:b/>") + p(LAKE)
    article = read(docx(p("The Ice", run="<w:b/>") + p(LAKE) + p("Music", run="<w:b/>") + p(BAND) + question))
    assert headings(article) == ["Music"]
    assert [article.body[start:end] for start, end in article.bold] == ["Did it freeze?"]


OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="s" xmlns:fo="f" xmlns:table="t" xmlns:draw="d"'


def odt(text: str, styles: str = "") -> bytes:
    content = f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    return archive_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def test_opendocument() -> None:
    """Deleted, hidden and struck-out words, contents, notes, comments and captions go; text boxes and layout tables stay."""
    styles = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Caption"/>'
    text = (
        f'<text:tracked-changes><text:p>Monday it froze.</text:p></text:tracked-changes><text:table-of-content><text:p>Music 1</text:p></text:table-of-content><text:h text:outline-level="1">The Ice</text:h>'
        f'<text:p>The lake<text:s text:c="3"/>froze<text:span text:style-name="T1"> hard</text:span><text:note><text:note-body><text:p>So they say.</text:p></text:note-body></text:note>{LAKE[14:]}<text:span text:style-name="T2">Hidden.</text:span><office:annotation><text:p>Is that so?</text:p></office:annotation></text:p>'
        f'<text:p text:style-name="P1">Figure 1</text:p><text:list><text:list-item><text:p>{BAND}</text:p></text:list-item></text:list>'
        f"<text:p><draw:frame><draw:text-box><text:p>{HOME}</text:p></draw:text-box></draw:frame></text:p>"
        f"<table:table><table:table-row><table:table-cell><text:p>{LAKE}</text:p><table:table><table:table-row><table:table-cell><text:p>{HOME}</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>"
    )
    article = read(odt(text, styles))
    assert (article.title, paragraphs(article)) == ("The Ice", [LAKE, BAND, HOME, LAKE, HOME])
    assert [(one.kind, one.text) for one in article.dropped] == [("note", "So they say."), ("comment", "Is that so?"), ("picture", "Figure 1")]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
DEEP = "<w:document><w:body>" + "<w:sdt><w:sdtContent>" * 5_000
MANIFEST = '<manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></manifest>'


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"Only words.", "this is not DOCX, whatever its name says"),
        ("a.docx", OLE, "this is an old office document, not DOCX"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "this is encrypted"),
        ("a.docx", archive_of({"word/styles.xml": "<a/>"}), "it holds no text document"),
        ("a.docx", archive_of({"word/document.xml": f'{BOMB}<w:document {W}><w:body>{p("&b;")}</w:body></w:document>'}), "declares entities"),
        ("a.docx", archive_of({"word/document.xml": DEEP}), "'word/document.xml' is damaged"),
        ("a.docx", archive_of({"word/document.xml": b" " * 50_000_000}), "unpacks to over 40 MB"),
        ("a.docx", docx(""), "no article was found"),
        ("a.doc", OLE, "this is an old office document, not text"),
        ("a.odt", b"Only words.", "this is not OpenDocument, whatever its name says"),
        ("a.odt", archive_of({"content.xml": "<a/>"}), "this is OpenDocument, but not a text"),
        ("a.odt", archive_of({"META-INF/manifest.xml": MANIFEST, "content.xml": b"\x00\x01"}), "this is encrypted"),
        ("a.odt", archive_of({"mimetype": "a"}), "it holds no text document"),
        ("a.fodt", BOMB.encode() + b"<office:document/>", r"is damaged|declares entities"),
    ],
)  # fmt: skip
def test_hostile_documents(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    """One line says what is wrong."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_article(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["tide.pandoc.docx", "tide.pandoc.odt"])
def test_any_cut_and_any_damage_is_explained(name: str) -> None:
    """A cut file is one line. A file with a wrong byte is read or is one line, never a traceback."""
    data = (DOCUMENTS / name).read_bytes()
    for end in range(100, len(data) - 1, 1_009):
        with pytest.raises(SourceError):
            read(data[:end])
    for at in range(0, len(data), 1_009):
        damaged = bytearray(data)
        damaged[at] ^= 0xFF
        try:
            read(bytes(damaged))
        except SourceError:
            pass


def test_a_long_chain_of_styles_ends() -> None:
    """A style that is based on itself is no endless loop."""
    styles = style("A", "a", '<w:basedOn w:val="B"/>') + style("B", "b", '<w:basedOn w:val="A"/>')
    assert paragraphs(read(docx(p(LAKE, "A"), styles=styles))) == [LAKE]
