"""Pages over http, from a server on loopback."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import read_article
from podcaster.reading.fetching import fetch

PAGE = (Path(__file__).parent / "cases" / "harbour.html").read_bytes()

REDIRECTS = {"/moved": "/article", "/loop": "/loop", "/elsewhere": "file:///etc/hostname", "/hop0": "/article"}
REDIRECTS |= {f"/hop{number}": f"/hop{number - 1}" for number in range(1, 9)}
ANSWERS = {
    "/article": (200, PAGE, "text/html; charset=utf-8"),
    "/cp1252": (200, "café – “so”".encode("cp1252"), "text/plain; charset=windows-1252"),
    "/image": (200, b"\x89PNG", "image/png"),
    "/forbidden": (403, b"no"),
    "/huge": (200, b"x" * 21_000_000, "text/plain"),
    "/slow": (200, b"late", "text/plain"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path in REDIRECTS:
            self.answer(302, b"", location=REDIRECTS[self.path])
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "9000")
            self.end_headers()
            self.wfile.write(b"The ferry")
        elif self.path == "/agent":
            self.answer(200, self.headers["User-Agent"].encode(), "text/plain")
        else:
            self.answer(*ANSWERS.get(self.path, (404, b"")))

    def answer(self, status, data, content_type="text/html", location=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        with contextlib.suppress(OSError):  # the client may have had enough
            self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def base():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_article_is_fetched(base):
    """A page is read from its address, redirects followed, under podcaster's own name."""
    article = read_article(f"{base}/moved")
    assert article.title == "Harbour ferry returns after nine years"
    assert article.source == f"{base}/moved"
    assert fetch(f"{base}/moved").url == f"{base}/article"
    assert fetch(f"{base}/agent").data.startswith(b"podcaster/")


def test_redirects_are_counted(base):
    """Eight redirects are followed, nine are not."""
    assert fetch(f"{base}/hop7").url == f"{base}/article"
    with pytest.raises(SourceError, match="redirects more than 8 times"):
        fetch(f"{base}/hop8")


def test_charset_is_honoured(base):
    """The charset the server declares is the one used."""
    assert read_article(f"{base}/cp1252", verbatim=True).body == "café – “so”"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "redirects more than"),
        ("/elsewhere", "not http or https"),
        ("/image", "image/png"),
        ("/forbidden", "403"),
        ("/none", "404"),
        ("/huge", "too large"),
    ],
)
def test_refusals(base, path, reason):
    """Each way a fetch can fail is one line that names the address and the reason."""
    with pytest.raises(SourceError, match=reason) as caught:
        fetch(base + path)
    assert base + path in str(caught.value)


def test_time_is_bounded(base):
    """A server that does not answer is given up on."""
    with pytest.raises(SourceError, match="in time"):
        fetch(f"{base}/slow", longest_s=0.3)


def test_nobody_there():
    """A refused connection is explained."""
    with pytest.raises(SourceError, match="could not be fetched"):
        fetch("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://127.0.0.1:1/moor", "no server answers there"),
        ("https://no-such-host.invalid/moor", "no server of this name is found"),
        ("{base}/cut", "the server's answer is broken off or is not HTTP"),
        ("https{rest}/moor", "the server offers no secure connection"),
    ],
)
def test_why_no_answer_came_is_said_in_words(base: str, address: str, why: str) -> None:
    """Not in the system's: "[Errno -2] Name or service not known"."""
    address = address.format(base=base, rest=base.removeprefix("http"))
    with pytest.raises(SourceError) as caught:
        fetch(address)
    assert str(caught.value) == f"{address}: the page could not be fetched ({why}): check the address and the connection"
