"""Hostile documents: enormous and repetitive ones take work in proportion to their size, and bounded memory."""

import io
import tracemalloc
import zipfile

import pytest
from work import count_calls

from podcaster.errors import SourceError
from podcaster.reading import Document, formats, read_articles
from podcaster.reading.parts import list_parts

WORDS = "The lake froze on Sunday, and by noon half the village stood on it with their dogs. "
HEAD = "From: Ida <ida@v.example>\nSubject: Ice\nMIME-Version: 1.0\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(name: str, content: str, kind: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        if kind:
            archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(name, content)
    return data.getvalue()


def docx(body: str) -> bytes:
    return zipped("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")


def odt(text: str) -> bytes:
    content = f'<o:document-content xmlns:o="o" xmlns:text="t" xmlns:table="b"><o:body><o:text>{text}</o:text></o:body></o:document-content>'
    return zipped("content.xml", content, "application/vnd.oasis.opendocument.text")


GROWING = {
    "flat parts of a mail": lambda n: (HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + f"--b\nContent-Type: text/plain\n\n{WORDS}\n" * n + "--b--\n").encode(),
    "headers of a mail": lambda n: (HEAD + "X-A: b\n" * n + "\n" + WORDS).encode(),
    "quotations in a mail": lambda n: (HEAD + "\n" + f"{WORDS}\nOn Monday, Ida wrote:\n> {WORDS}\n" * n).encode(),
    "runs of a DOCX": lambda n: docx("<w:p>" + f"<w:r><w:t>{WORDS}</w:t></w:r>" * n + "</w:p>"),
    "rows of a DOCX": lambda n: docx("<w:tbl>" + f"<w:tr><w:tc><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:tc></w:tr>" * n + "</w:tbl>"),
    "spans of an ODT": lambda n: odt("<text:p>" + f"<text:span>{WORDS}</text:span>" * n + "</text:p>"),
    "rows of an ODT": lambda n: odt("<table:table>" + f"<table:table-row><table:table-cell><text:p>{WORDS}</text:p></table:table-cell></table:table-row>" * n + "</table:table>"),
    "groups of an RTF": lambda n: (r"{\rtf1 " + f"{{\\b {WORDS}}}" * n + "}").encode(),
    "bold changes of an RTF": lambda n: (r"{\rtf1 " + r"\b0 a\b b\u8364\'80" * n + "}").encode(),
    "notes of an RTF": lambda n: (r"{\rtf1 " + WORDS + r"{\footnote a}" * n + "}").encode(),
}


@pytest.mark.long
@pytest.mark.parametrize("name", GROWING)
def test_documents_take_work_in_proportion(name: str) -> None:
    """Four times the document makes at most six times the calls."""

    def calls(count: int) -> int:
        document = Document(data=GROWING[name](count), where="a", name="a")
        return count_calls(lambda: formats.read_document(document))

    calls(5)  # what is imported and learned once
    assert calls(600) < 6 * calls(150) + 5_000


@pytest.mark.long
def test_bombs_take_bounded_memory() -> None:
    """400 MB of spaces in an archive of 400 kB are refused with less than 150 MB of memory."""
    bomb = zipped("word/document.xml", " " * 400_000_000)
    assert len(bomb) < 500_000
    tracemalloc.start()
    with pytest.raises(SourceError, match="unpacks to over 40 MB"):
        formats.read_document(Document(data=bomb, where="a", name="a.docx"))
    assert tracemalloc.get_traced_memory()[1] < 150_000_000
    tracemalloc.stop()


@pytest.mark.long
def test_one_message_of_a_large_mailbox_is_quick(tmp_path) -> None:
    """A message is read without the others: 5,000 messages are counted, and the last of them is read, in few calls."""
    path = tmp_path / "large.mbox"
    path.write_text("".join(f"From a@v.example Mon May  4 08:00:00 2026\n{HEAD}\n{WORDS} Number {n}.\n\n" for n in range(5_000)), encoding="utf-8")
    assert len(list_parts(str(path))) == 5_000
    read_articles(f"{path}#1")
    assert count_calls(lambda: read_articles(f"{path}#5000")) < 60_000
    assert read_articles(f"{path}#5000")[0].body.endswith("Number 4999.")
