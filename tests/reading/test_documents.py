"""Documents as programs write them: every sentence arrives, in order, with title, author and date.

`documents/tide.md` is the text. `documents/tide.PROGRAM.ENDING` is what a program made of it, and `tide.json` what must be
read from each of these files. The files were made by pandoc 2.17, LibreOffice 7.4, Calibre 6.13, Chromium and pdfTeX.
"""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from podcaster.reading import Article, read_article

for library in ("pypdfium2", "docutils"):
    pytest.importorskip(library, reason="needs the extra documents: pip install -e '.[documents]'")
DOCUMENTS = Path(__file__).parent / "documents"
TIDE = json.loads((DOCUMENTS / "tide.json").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in DOCUMENTS.glob("tide.*.*"))
OTHERWISE: dict[str, dict[str, object]] = {
    "tide.libreoffice.epub": {"headings": ["The Pier", "The Ice", "The Long Way Home"]},  # its lesser headings are paragraphs
}
"""What a program does not write into its file."""
STRAIGHT = str.maketrans("“”’", "\"\"'")
"""pandoc writes straight quotation marks into Org."""


def check(path: Path) -> None:
    expected = TIDE | OTHERWISE.get(path.name, {})
    article = read_article(str(path))
    paragraphs = expected["paragraphs"]
    assert article.body.split("\n\n") == ([one.translate(STRAIGHT) for one in paragraphs] if path.suffix == ".org" else paragraphs)
    assert headings(article) == expected["headings"]
    assert (article.title, article.byline, article.published) == (expected["title"], expected["byline"], expected["published"])
    assert article.language.partition("-")[0] == "en"


def headings(article: Article) -> list[str]:
    return [article.body[start:end] for start, end in article.headings]


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * name.endswith(".pdf")) for name in FILES])
def test_every_sentence_of_a_programs_file_arrives(name: str) -> None:
    """Paragraphs, lists and quotations in order; headings marked; the table, the note and the title page left out."""
    check(DOCUMENTS / name)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".pdf", ".adoc"))])
def test_a_document_without_a_name_is_known_by_its_content(name: str) -> None:
    """On standard input a document is read like the file."""
    named, piped = (read_article(source, stdin=io.BytesIO((DOCUMENTS / name).read_bytes())) for source in (str(DOCUMENTS / name), "-"))
    assert (piped.title, piped.body, piped.headings) == (named.title, named.body, named.headings)


def run(program: str, package: str, *arguments: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"needs {program}: apt-get install {package}")
    subprocess.run([program, *arguments], check=True, capture_output=True, timeout=300)


def by_pandoc(path: Path, folder: Path) -> None:
    to = ("-t", "asciidoc") if path.suffix == ".adoc" else ()
    run("pandoc", "pandoc", "-s", str(DOCUMENTS / "tide.md"), *to, "-o", str(folder / path.name))


def by_libreoffice(path: Path, folder: Path) -> None:
    run("pandoc", "pandoc", "-s", str(DOCUMENTS / "tide.md"), "-o", str(folder / "tide.odt"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "libreoffice-writer-nogui", profile, "--headless", "--convert-to", path.suffix[1:], "--outdir", str(folder / "out"), str(folder / "tide.odt"))
    (folder / "out" / f"tide{path.suffix}").rename(folder / path.name)


def by_latex(path: Path, folder: Path) -> None:
    shutil.copy(DOCUMENTS / "tide.tex", folder / "tide.tex")
    run("pdflatex", "texlive-latex-base lmodern", "-interaction=batchmode", f"-output-directory={folder}", f"-jobname={path.stem}", str(folder / "tide.tex"))


def by_chromium(path: Path, folder: Path) -> None:
    run("pandoc", "pandoc", "-s", str(DOCUMENTS / "tide.md"), "-o", str(folder / "tide.html"))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder / 'profile'}")
    run("chromium", "chromium", *options, f"--print-to-pdf={folder / path.name}", (folder / "tide.html").as_uri())


MAKERS: dict[str, Callable[[Path, Path], None]] = {"pandoc": by_pandoc, "libreoffice": by_libreoffice, "latex": by_latex, "chromium": by_chromium}


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in FILES if name.split(".")[1] in MAKERS])
def test_the_program_on_this_machine_is_read_too(name: str, tmp_path: Path) -> None:
    """What the installed version of the program makes of the text is read like the file that is kept here."""
    MAKERS[name.split(".")[1]](DOCUMENTS / name, tmp_path)
    check(tmp_path / name)
