"""Servers on loopback that lie, stall, flood and send elsewhere: always one line, exit code 1, bounded memory and time."""

import gzip
import socket
import struct
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import pytest

from podcaster.cli.app import app
from podcaster.errors import SourceError
from podcaster.reading import fetching
from podcaster.reading.fetching import fetch
from podcaster.system import http as exchange

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
TEXT = b"The ferry is back. " * 20
FLOOD_BYTES = 80_000_000
GIVES_UP_S = 20.0
"""When a server that stalls sends the rest: a client without a bound would have its page then, and the test fails."""


def bomb(pack: Callable[[bytes], bytes]) -> bytes:
    return pack(bytes(FLOOD_BYTES))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


GZIP, ZLIB, RAW = (bomb(lambda d: gzip.compress(d, 9)), bomb(lambda d: zlib.compress(d, 9)), bomb(raw_deflate))


def packed(coding: bytes, data: bytes) -> bytes:
    return OK + b"Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n" % (coding, len(data)) + data


def to(where: bytes) -> bytes:
    return b"HTTP/1.1 302 Found\r\nLocation: " + where + b"\r\nContent-Length: 0\r\n\r\n"


ANSWERS: dict[str, tuple[bytes, str]] = {
    "gzip-bomb": (packed(b"gzip", GZIP), "too large"),
    "gzip-bombs-in-a-row": (packed(b"gzip", gzip.compress(bytes(9_000_000)) * 3), "too large"),
    "zlib-bomb": (packed(b"deflate", ZLIB), "too large"),
    "deflate-bomb": (packed(b"deflate", RAW), "too large"),
    "brotli": (packed(b"br", b"\x8b\x02\x80abc\x03"), "its content coding 'br' is not supported"),
    "zstd": (packed(b"zstd", b"\x28\xb5\x2f\xfd" + bytes(40)), "its content coding 'zstd' is not supported"),
    "gzip-in-gzip": (packed(b"gzip, gzip", gzip.compress(gzip.compress(TEXT))), "its content coding 'gzip, gzip' is not supported"),
    "no-gzip-at-all": (packed(b"gzip", TEXT), "can't be unpacked"),
    "half-a-gzip": (packed(b"gzip", gzip.compress(TEXT)[:-20]), "can't be unpacked"),
    "too-little": (OK + b"Content-Length: 5000\r\n\r\n" + TEXT, "could not be fetched"),
    "no-number": (OK + b"Content-Length: many\r\n\r\n" + TEXT, "could not be fetched"),
    "negative": (OK + b"Content-Length: -1\r\n\r\n" + TEXT, "could not be fetched"),
    "two-lengths": (OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n" + TEXT, "could not be fetched"),
    "bad-chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nnothing", "could not be fetched"),
    "huge-chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx", "could not be fetched"),
    "no-http": (b"220 mail.example.org ESMTP\r\n", "could not be fetched"),
    "nothing": (b"", "could not be fetched"),
    "cut-header": (b"HTTP/1.1 200 O", "could not be fetched"),
    "giant-header": (OK + b"X-Giant: " + b"a" * 300_000 + b"\r\n\r\n" + TEXT, "could not be fetched"),
    "many-headers": (OK + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n" + TEXT, "could not be fetched"),
    "nul-header": (OK + b"X: a\0b\r\n\r\n" + TEXT, "could not be fetched"),
    "terminal": (b"HTTP/1.1 500 \x1b[31mred\x1b[0m\r\nContent-Length: 0\r\n\r\n", "500|could not be fetched"),
    "giant-reason": (b"HTTP/1.1 500 " + b"a" * 50_000 + b"\r\nContent-Length: 0\r\n\r\n", "answered 500"),
    "giant-type": (b"HTTP/1.1 200 OK\r\nContent-Type: " + b"a/" * 20_000 + b"\r\n\r\n", "not a page or text"),
    "status-999": (b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", "999"),
    "informed-for-ever": (b"HTTP/1.1 100 Continue\r\n\r\n" * 5_000, "could not be fetched"),
    "to-file": (to(b"file:///etc/passwd"), "not http or https"),
    "to-file-shortly": (to(b"file:/etc/passwd"), "not http or https"),
    "to-ftp": (to(b"ftp://127.0.0.1/x"), "not http or https"),
    "to-data": (to(b"data:text/plain,hello"), "not a valid address"),
    "to-script": (to(b"javascript:alert(1)"), "not a valid address"),
    "to-nowhere": (to(b"http://"), "redirects more than"),
    "to-bad-port": (to(b"http://127.0.0.1:99999999/"), "could not be fetched|not a valid address"),
    "to-bad-host": (to(b"http://[::1/"), "could not be fetched|not a valid address"),
    "to-itself": (to(b"/to-itself"), "redirects more than"),
    "to-giant": (to(b"ftp://" + b"a" * 60_000), "not http or https"),
    "to-a-closed-door": (to(b"http://127.0.0.1:9/"), "could not be fetched"),
}
GOOD: dict[str, bytes] = {
    "more-than-said": OK + b"Content-Length: 19\r\n\r\n" + TEXT,
    "no-length": OK + b"\r\n" + TEXT,
    "gzip": packed(b"GZip", gzip.compress(TEXT)),
    "gzip-members": packed(b"gzip", gzip.compress(TEXT[:19]) + gzip.compress(TEXT[19:])),
    "deflate": packed(b"deflate", zlib.compress(TEXT)),
    "raw-deflate": packed(b"deflate", raw_deflate(TEXT)),
    "unknown-charset": OK.replace(b"plain", b"plain; charset=utf-99") + b"\r\n" + TEXT,
    "odd-charset": OK.replace(b"plain", b"plain; charset=rot13") + b"\r\n" + TEXT,
    "wrong-charset": OK.replace(b"plain", b"plain; charset=utf-16") + b"\r\n" + TEXT,
    "cookies": OK + b"".join(b"Set-Cookie: c%d=%s; Domain=example.com\r\n" % (n, b"v" * 300) for n in range(200)) + b"\r\n" + TEXT,
}  # fmt: skip


def endless(connection: socket.socket) -> None:
    connection.sendall(OK + b"\r\n")
    for _ in range(FLOOD_BYTES // 100_000):
        connection.sendall(b"x" * 100_000)


def trickled(data: bytes) -> Callable[[socket.socket], None]:
    """A byte every tenth of a second, which no timeout of a single read notices."""

    def answer(connection: socket.socket) -> None:
        until = time.monotonic() + GIVES_UP_S
        for byte in data:
            if time.monotonic() < until:
                time.sleep(0.1)
            connection.sendall(bytes([byte]))

    return answer


def stalled(data: bytes, rest: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(data)
        time.sleep(GIVES_UP_S)
        connection.sendall(rest)

    return answer


def reset(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 5000\r\n\r\n" + TEXT)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


SLOW: dict[str, Callable[[socket.socket], None]] = {
    "stalls-before-headers": stalled(b"", OK + b"\r\n" + TEXT),
    "stalls-in-headers": stalled(OK, b"\r\n" + TEXT),
    "stalls-in-body": stalled(OK + b"Content-Length: 380\r\n\r\nThe", TEXT[3:]),
    "trickles-headers": trickled(OK + b"\r\n" + TEXT),
    "trickles-body": trickled(OK + b"\r\n" + TEXT),
}


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection: socket.socket) -> None:
        with connection:
            try:
                connection.settimeout(60)
                asked = b""
                while b"\r\n\r\n" not in asked:
                    asked += connection.recv(65_536)
                name = asked.split(b" ")[1].decode().strip("/")
                if name in SLOW:
                    SLOW[name](connection)
                elif name == "endless":
                    endless(connection)
                elif name == "reset":
                    reset(connection)
                else:
                    connection.sendall(ANSWERS[name][0] if name in ANSWERS else GOOD[name])
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(65_536):  # closing with bytes unread would reset
                        pass
            except OSError:
                pass  # the client has had enough

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    listener.close()


def told(url: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of an address it can't read, after checking that it is one line and exit code 1."""
    with pytest.raises(SystemExit) as ended:
        app(["clean", url])
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert said.out == ""
    assert said.err.startswith("podcaster: ")
    assert said.err.count("\n") == 1
    assert len(said.err) < 700
    assert said.err[:-1].isprintable()
    return said.err


@pytest.mark.parametrize("name", ANSWERS)
def test_a_hostile_answer_is_one_line(name: str, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each lie, bomb and way elsewhere is refused for its reason, by the command itself."""
    import re

    assert re.search(ANSWERS[name][1], told(base + name, capsys))


def test_a_reset_is_one_line(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A connection that is reset in the middle of the body is told as that."""
    assert "could not be fetched" in told(base + "reset", capsys)


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_answer_is_read(name: str, base: str) -> None:
    """What is only unusual is read: packed bodies, no length, charsets that are none, a heap of cookies."""
    assert fetch(base + name).data.startswith(b"The ferry is back.")
    app(["clean", base + name], standalone_mode=False)


@pytest.mark.long
@pytest.mark.parametrize("name", SLOW)
def test_a_slow_server_is_cut_off(
    name: str, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stalling before, in and after the headers, or a byte now and then: the whole exchange has one bound in time."""
    monkeypatch.setitem(fetching.fetch.__kwdefaults__, "longest_s", 0.7)
    assert "in time" in told(base + name, capsys)


@pytest.mark.parametrize("name", ["gzip-bomb", "zlib-bomb", "deflate-bomb", "endless"])
def test_memory_is_bounded(name: str, base: str) -> None:
    """80 MB of body, packed into 80 kB or sent in full, take no more memory than the bound of an article and a bit."""
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="too large"):
            fetch(base + name)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_page_of_the_web_leads_nowhere_inside(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from the open network to this machine's own is refused before a request is sent there."""
    answers = iter([True, False])
    monkeypatch.setattr(exchange, "is_public", lambda peer: next(answers))
    with pytest.raises(SourceError, match="own network"):
        fetch(base + "to-itself")


def test_a_login_in_an_address_is_never_told(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The password of an address is in no message and in nothing that is kept of the article."""
    url = base.replace("http://", "http://anna:hush-hush@")
    assert "hush" not in told(url + "giant-reason", capsys)
    document = fetch(url + "gzip")
    assert "hush" not in document.where + (document.url or "")
