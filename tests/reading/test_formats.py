"""Which format a document is in, and formats that plug in."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import Document, formats, read_article, read_articles

PLUGIN = Path(__file__).parent / "plugin"
SAID = "The harbour master said that the ferry will come back in May, and that nobody will pay more than before. " * 3
MINUTES = f"%MINUTES\n== Harbour committee, 2024-05-03\n-- Present: Roe, Doe\n{SAID}\nThe meeting ended at noon.\n"


@pytest.fixture(autouse=True)
def _found_anew() -> Iterator[None]:
    """Plug-ins are looked for once a process: each test looks again."""
    formats._plugins.cache_clear()
    yield
    formats._plugins.cache_clear()


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PLUGIN))


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Installs a plug-in of a name and of some source text."""

    def install(name: str, source: str) -> None:
        folder = tmp_path / "site" / f"{name}-1.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", encoding="utf-8")
        (folder / "entry_points.txt").write_text(f"[podcaster.formats]\n{name} = {name}_format\n", encoding="utf-8")
        (folder.parent / f"{name}_format.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder.parent))
        monkeypatch.delitem(sys.modules, f"{name}_format", raising=False)

    return install


def written(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


@pytest.mark.parametrize(
    ("name", "media_type", "text", "expected"),
    [
        ("a.html", None, "Words.", "html"),
        ("a.HTM", None, "Words.", "html"),
        ("a.md", None, "<p>Words.", "markdown"),
        ("a.markdown", None, "Words.", "markdown"),
        ("a.txt", None, "Words.", "text"),
        ("a", None, " \n<!-- saved -->\n<!DOCTYPE html><p>Words.", "html"),
        ("a.txt", None, "<p>Words.", "html"),
        ("-", None, "a <p> within", "text"),
        ("a.md", "text/html", "Words.", "html"),
        ("a.html", "text/markdown", "Words.", "markdown"),
        ("a.md", "text/plain", "Words.", "markdown"),
        ("a", "application/xhtml+xml", "Words.", "html"),
        ("a", "text/x-markdown", "<p>Words.", "markdown"),
    ],
)
def test_which_format(name: str, media_type: str | None, text: str, expected: str) -> None:
    """What the server says counts more than the ending of the name, and that more than how the text begins."""
    document = Document(data=text.encode(), where=name, name=name, media_type=media_type)
    assert formats.built_in_format(document).__name__ == f"podcaster.reading.formats.{expected}"  # type: ignore[attr-defined]


def test_a_document_with_no_text(tmp_path: Path) -> None:
    """Bytes that are not text are refused when no plug-in detects them."""
    with pytest.raises(SourceError, match="this is a PNG image, not text"):
        read_article(written(tmp_path, "a.txt", b"\x89PNG"))


@pytest.mark.usefixtures("_installed")
def test_a_plugin_reads_its_format(tmp_path: Path) -> None:
    """A format that somebody else wrote in one file is read, whatever the name of the document says."""
    path = written(tmp_path, "a.md", MINUTES)
    article = read_article(path)
    assert (article.title, article.published, article.source) == ("Harbour committee", "2024-05-03", path)
    assert article.body == f"{SAID}\n\nThe meeting ended at noon."


@pytest.mark.long
def test_the_command_reads_a_plugins_format(tmp_path: Path) -> None:
    """`podcaster clean` finds the plug-in by its entry point; without the plug-in it reads the same file as a text."""
    path = written(tmp_path, "a.minutes", MINUTES)

    def cleaned(**environment: str) -> str:
        command = [sys.executable, "-m", "podcaster", "clean", path]
        return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    search = os.pathsep.join(filter(None, (str(PLUGIN), os.environ.get("PYTHONPATH"))))
    assert cleaned(PYTHONPATH=search).startswith("Harbour committee\n\n2024-05-03\n\nThe harbour master said")
    assert not cleaned().startswith("Harbour committee\n")


@pytest.mark.usefixtures("_installed")
def test_several_articles(tmp_path: Path) -> None:
    """All articles of a document are read in order; whoever asks for one is told that there are more."""
    path = written(tmp_path, "a.minutes", MINUTES + f"== Market committee, 2024-05-04\n{SAID}\n")
    assert [article.title for article in read_articles(path)] == ["Harbour committee", "Market committee"]
    with pytest.raises(SourceError, match=r"a\.minutes: this holds 2 articles"):
        read_article(path)


@pytest.mark.usefixtures("_installed")
def test_keep_and_drop_need_a_draft(tmp_path: Path) -> None:
    """Lines of a plug-in's Draft can be kept and dropped; for an Article that is refused, not ignored."""
    draft = read_article(written(tmp_path, "a.draft.minutes", MINUTES), keep=["present:"], drop=["at noon"])
    assert draft.body == f"Present: Roe, Doe\n\n{SAID}"
    assert [one.text for one in draft.dropped] == ["The meeting ended at noon."]
    with pytest.raises(SourceError, match="no line can be kept or dropped"):
        read_article(written(tmp_path, "a.minutes", MINUTES), keep=["present:"])


@pytest.mark.usefixtures("_installed")
def test_a_plugins_article_may_be_short(tmp_path: Path) -> None:
    """A short article of a plug-in is read and remarked upon, as of every format."""
    article = read_article(written(tmp_path, "a.minutes", "%MINUTES\n== Committee, 2024-05-03\nNobody came.\n"))
    assert (article.body, len(article.remarks)) == ("Nobody came.", 1)


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        data = MINUTES.encode()
        self.send_response(200)
        self.send_header("Content-Type", self.path[1:])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_plugins_media_type(base: str, request: pytest.FixtureRequest) -> None:
    """A document that is no text is fetched for plug-ins only; one that no plug-in detects is refused by its type."""
    with pytest.raises(SourceError, match="this is application/x-minutes, not a page or text"):
        read_article(f"{base}/application/x-minutes")
    request.getfixturevalue("_installed")
    formats._plugins.cache_clear()
    assert read_article(f"{base}/application/x-minutes").title == "Harbour committee"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import nothing_of_that_name", "ModuleNotFoundError: No module named 'nothing_of_that_name', in odd_format.py, line 1"),
        ("", "AttributeError: module 'odd_format' has no attribute 'detect'"),
        ("def detect(document): raise ValueError('two\\nlines')", "ValueError: two lines, in odd_format.py, line 1"),
        ("def detect(document): raise SystemExit(3)", "SystemExit: 3, in odd_format.py, line 1"),
        ("def detect(document): return True\ndef read(document): return 1 / 0", "ZeroDivisionError: division by zero, in odd_format.py, line 2"),
        ("def detect(document): return True\ndef read(document): return None", "TypeError: 'NoneType' object is not iterable"),
        ("def detect(document): return True\ndef read(document): return 'words'", "TypeError: read() gave str, not Article or Draft"),
    ],
)
def test_a_broken_plugin(source: str, reason: str, tmp_path: Path, install: Callable[[str, str], None]) -> None:
    """Whatever goes wrong in a plug-in is one SourceError that names the plug-in, the document and what to do."""
    install("odd", source)
    path = written(tmp_path, "a.txt", SAID)
    with pytest.raises(SourceError) as caught:
        read_article(path)
    error = caught.value
    assert str(error) == f"{path}: the format plug-in 'odd' failed ({reason}): update the plug-in or uninstall it"


def test_a_plugin_gives_no_words(tmp_path: Path, install: Callable[[str, str], None]) -> None:
    """Lines of its article can't be kept, and verbatim would not ask the plug-in: neither is advised."""
    source = "from podcaster.reading import Article\ndef detect(document): return True\n"
    install("few", source + "def read(document): return Article(source='', title='', body='* * *')")
    path = written(tmp_path, "a.txt", SAID)
    with pytest.raises(SourceError) as caught:
        read_article(path)
    assert str(caught.value) == (
        f"{path}: no article was found (the plug-in for this format gave no words): "
        "give a file with text in it, or correct the plug-in"
    )


@pytest.mark.parametrize(
    ("read", "what"),
    [
        ("from podcaster.errors import SourceError\n    raise SourceError('page 3 is torn')", "page 3 is torn"),
        ("return []", "there is no article in it"),
    ],
)
def test_a_plugin_refuses(read: str, what: str, tmp_path: Path, install: Callable[[str, str], None]) -> None:
    """A plug-in may refuse a document in its own words."""
    install("odd", f"def detect(document): return True\ndef read(document):\n    {read}\n")
    path = written(tmp_path, "a.txt", SAID)
    with pytest.raises(SourceError) as caught:
        read_article(path)
    assert str(caught.value) == f"{path}: {what} (format plug-in 'odd'): check the file"


def test_plugins_are_asked_by_name(tmp_path: Path, install: Callable[[str, str], None]) -> None:
    """The first plug-in by name reads; one that wants text does not stand in the way of one that reads bytes."""
    source = "from podcaster.reading import Article\ndef detect(document): return {}\ndef read(document): return Article(source='', title='{}', body={!r})\n"
    install("b", source.format("True", "b", SAID))
    install("a", source.format("'a' in document.text", "a", SAID))
    assert read_article(written(tmp_path, "a.txt", "a")).title == "a"
    assert read_article(written(tmp_path, "a.pdf", b"%PDF-1.7 a")).title == "b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_script_file_is_refused(encoding: str, tmp_path: Path) -> None:
    """A script file is not read as an article, in whatever encoding an editor saved it; verbatim it is any text."""
    script = f"# podcaster script\ntitle: Ferry\n\n## narration\n{SAID}\n"
    path = written(tmp_path, "a.txt", script.encode(encoding))
    with pytest.raises(SourceError) as caught:
        read_article(path)
    assert str(caught.value) == (
        f"{path}: this is a script file, not an article: "
        "build the episode from it, or give the article that the script was made from"
    )
    assert read_article(path, verbatim=True).body.removeprefix("\ufeff") == script
    assert read_article(written(tmp_path, "b.md", f"# Podcaster script wins prize\n\n{SAID}")).title == "Podcaster script wins prize"


def test_the_example_of_contributing(tmp_path: Path, install: Callable[[str, str], None]) -> None:
    """The format in CONTRIBUTING's section is a plug-in that works."""
    section = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Adding an input format")[1]
    install("example", section.split("```python\n")[1].split("```")[0])
    article = read_article(written(tmp_path, "a.minutes", f"Harbour committee\n{SAID}\n"))
    assert (article.title, article.body) == ("Harbour committee", SAID.strip())
