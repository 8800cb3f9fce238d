"""The site as served on loopback: ranges, HEAD, ETags, types, the feed's addresses, and nothing but the site."""

import asyncio
import re
import socket
import subprocess
import time
from contextlib import ExitStack, closing, suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest
import segno
from publishing.conftest import PODCASTER, URL, ShowFolder

from podcaster.errors import PublishError, UsageError
from podcaster.publishing import server
from podcaster.publishing.page import POLICY
from podcaster.publishing.server import serving
from podcaster.publishing.subscribing import qr_lines


@pytest.fixture(scope="module")
def address(show: ShowFolder):
    with serving(show.site, URL) as url:
        yield url


def place(address: str) -> tuple[str, int]:
    """The host and port of an address."""
    host, _, port = address.split("/")[2].partition(":")
    return host, int(port)


def received(client: socket.socket) -> bytes:
    """Everything a server still sends, until it closes or cuts the connection."""
    told = b""
    with suppress(ConnectionError):
        while piece := client.recv(65_536):
            told += piece
    return told


def test_the_feeds_addresses_work_as_served(show: ShowFolder, address: str) -> None:
    """Every address in the feed is on the server and answers with its type and length."""
    import re

    feed = httpx.get(address + "feed.xml")
    assert feed.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert URL not in feed.text
    found = set(re.findall(rf'(?:href|url)="({re.escape(address)}[^"]*)"', feed.text))
    kinds = {url.rpartition("/")[2].partition(".")[2]: httpx.head(url).headers["content-type"] for url in found}
    assert kinds["mp3"] == "audio/mpeg"
    assert kinds["vtt"] == "text/vtt; charset=utf-8"
    assert kinds["srt"] == "application/x-subrip; charset=utf-8"
    assert kinds["chapters.json"] == "application/json+chapters; charset=utf-8"
    assert all(httpx.head(url).status_code == 200 for url in found)
    page = httpx.get(f"{address}{show.slug}/")
    assert page.headers["content-security-policy"] == POLICY


def test_ranges_head_and_etags(show: ShowFolder, address: str) -> None:
    """206 with the very bytes, 416 beyond the end, HEAD without a body, 304 for what is known."""
    url = f"{address}{show.slug}/{show.slug}.mp3"
    whole = (show.output / show.slug / f"{show.slug}.mp3").read_bytes()
    head = httpx.head(url)
    assert (head.status_code, int(head.headers["content-length"]), head.content) == (200, len(whole), b"")
    part = httpx.get(url, headers={"range": "bytes=1000-1999"})
    assert (part.status_code, part.content) == (206, whole[1000:2000])
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(whole)}"
    assert httpx.get(url, headers={"range": "bytes=-500"}).content == whole[-500:]
    assert httpx.get(url, headers={"range": f"bytes={len(whole)}-"}).status_code == 416
    assert httpx.get(url, headers={"if-none-match": head.headers["etag"]}).status_code == 304


def test_a_feed_that_a_client_has_is_not_sent_again(show: ShowFolder, address: str, tmp_path: Path) -> None:
    """304 by its ETag or its date; sent whole after a change, and to who asks by another host's name."""
    first = httpx.get(address + "feed.xml")
    tag, date = first.headers["etag"], first.headers["last-modified"]
    for known in ({"if-none-match": tag}, {"if-none-match": f'"other", W/{tag}'}, {"if-modified-since": date}):
        answer = httpx.get(address + "feed.xml", headers=known)
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
        assert (answer.headers["cache-control"], answer.headers["vary"]) == ("no-cache", "Host, Accept")
    assert httpx.get(address + "feed.xml", headers={"if-none-match": '"other"'}).content == first.content
    assert httpx.get(address + "feed.xml", headers={"if-none-match": tag, "host": "localhost"}).status_code == 200
    assert parsedate_to_datetime(date).timestamp() == int((show.site / "feed.xml").stat().st_mtime)
    (tmp_path / "feed.xml").write_text(f"<rss>{URL}</rss>")
    with serving(tmp_path, URL) as other:
        tag = httpx.get(other + "feed.xml").headers["etag"]
        (tmp_path / "feed.xml").write_text(f"<rss>{URL}x</rss>")
        assert httpx.get(other + "feed.xml", headers={"if-none-match": tag}).text == f"<rss>{other}x</rss>"


def test_nothing_is_changed_through_the_server(address: str) -> None:
    """Files can be fetched, not written or removed."""
    for method in ("POST", "PUT", "DELETE"):
        assert httpx.request(method, address + "feed.xml").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "../podcaster.toml",
        "..%2f..%2fpodcaster.toml",
        "%2e%2e/.ledger.json",
        ".site.lock",
        "x/../../.ledger.json",
        "no%00such",
        "a\\b",
        "nothing",
        "%2e%2e%2f%2e%2e%2fpodcaster.toml",
        "%252e%252e/.ledger.json",
        "..%5c..%5cpodcaster.toml",
        "%2e%2e%5cpodcaster.toml",
        "//etc/passwd",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..;/podcaster.toml",
        "%c0%ae%c0%ae/podcaster.toml",
        "assets/../../podcaster.toml",
        "..",
    ],
)
def test_nothing_else_is_served(show: ShowFolder, address: str, path: str) -> None:
    """No way out of the site's folder, and nothing hidden in it."""
    (show.site / ".site.lock").touch()
    with closing(HTTPConnection(address.split("/")[2])) as client:
        client.request("GET", "/" + path)
        assert client.getresponse().status in (400, 404)


def test_a_link_out_of_the_site_is_not_followed(show: ShowFolder, address: str) -> None:
    """A symbolic link to the show's settings, or to its folder, is no file of the site; nor is one that leads to itself."""
    links = [show.site / name for name in ("settings.txt", "outside", "loop")]
    for link, target in zip(links, (show.folder / "podcaster.toml", show.folder, links[2]), strict=True):
        link.symlink_to(target)
    try:
        for path in ("settings.txt", "outside/podcaster.toml", "outside/", "loop"):
            assert httpx.get(address + path).status_code == 404
    finally:
        for link in links:
            link.unlink()


def test_a_folder_without_its_slash_leads_to_it(show: ShowFolder, address: str) -> None:
    """What a page names is beside it: its address ends with a slash, by whatever path it is asked for."""
    for path in (show.slug, f"./{show.slug}", f"{show.slug}?x=1"):
        answer = httpx.get(address + path)
        assert (answer.status_code, answer.headers["location"]) == (302, f"/{show.slug}/")
    assert [httpx.get(address + path).status_code for path in ("", f"{show.slug}/", f"{show.slug}/index.html")] == [200] * 3
    assert httpx.get(f"{address}/{show.slug}").headers.get("location", "/") in ("/", f"/{show.slug}/")


@pytest.mark.parametrize(
    ("host", "kind"), [("ö..x", PublishError), ("x\0y", PublishError), ("x" * 300, PublishError), ("127.0.0.1:80", PublishError), ("", UsageError)]
)
def test_a_host_that_is_none(show: ShowFolder, host: str, kind: type[Exception]) -> None:
    """It is told; and none at all is not every network."""
    with pytest.raises(kind, match="host"), serving(show.site, URL, host=host):
        pass


@pytest.mark.long
def test_serve_tells_where_it_is_when_it_is_there(show: ShowFolder, address: str) -> None:
    """Also of a port that the system chose; of one that is taken nothing but that."""
    with subprocess.Popen([*PODCASTER, "serve", "--port", "0"], cwd=show.folder, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout
            shown = served.stdout.readline().split()[0]
            assert httpx.get(shown).status_code == 200
        finally:
            served.terminate()
    ran = show.run("serve", "--port", place(address)[1], exit_code=1)
    assert ran.stdout == ""
    assert "choose another port" in ran.stderr


@pytest.mark.long
def test_serve_tells_the_address_in_the_network(show: ShowFolder) -> None:
    """With every network, a second line has the address that a phone can open; on loopback there is none."""
    own = server.network_address()
    command = [*PODCASTER, "serve", "--port", "0", "--host", "0.0.0.0"]
    with subprocess.Popen(command, cwd=show.folder, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout
            port = served.stdout.readline().split()[0].rstrip("/").rpartition(":")[2]
            line = served.stdout.readline()
            assert f"http://{own}:{port}/feed.xml" in line if own else "in no network" in line
            if own:
                assert httpx.get(f"http://{own}:{port}/feed.xml").status_code == 200
        finally:
            served.terminate()


def test_the_code_in_the_terminal_has_every_module() -> None:
    """Each character is two modules, light ones drawn: read back, the picture is the code with four light rows around."""
    pairs = {" ": (1, 1), "▄": (1, 0), "▀": (0, 1), "█": (0, 0)}
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in qr_lines("http://192.0.2.7:8000/feed.xml")]
    rows = [[pairs[sign][half] for sign in line] for line in lines for half in (0, 1)]
    matrix = [list(row) for row in segno.make("http://192.0.2.7:8000/feed.xml", error="m", micro=False).matrix]
    side = len(matrix)
    assert [row[4 : 4 + side] for row in rows[4 : 4 + side]] == matrix
    assert not any(map(any, [*rows[:4], *rows[4 + side :]]))
    assert all(len(row) == side + 8 and not any(row[:4]) and not any(row[-4:]) for row in rows)


def test_a_browser_gets_the_feed_as_plain_xml(address: str) -> None:
    """Browsers show the media type of RSS as source text; apps and readers get that type."""
    kinds = [httpx.get(f"{address}feed.xml", headers={"accept": accept}).headers["content-type"] for accept in ("text/html,*/*;q=0.8", "*/*")]
    assert kinds == ["text/xml; charset=utf-8", "application/rss+xml; charset=utf-8"]


@pytest.mark.long
def test_two_hundred_downloads_at_once(show: ShowFolder, address: str) -> None:
    """200 ranged downloads in parallel are all answered with the right bytes."""
    url = f"{address}{show.slug}/{show.slug}.mp3"
    whole = (show.output / show.slug / f"{show.slug}.mp3").read_bytes()

    async def fetch_all() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=200)) as client:
            wanted = [client.get(url, headers={"range": f"bytes={n * 5000}-{n * 5000 + 99_999}"}) for n in range(200)]
            return await asyncio.gather(*wanted)

    for number, answer in enumerate(asyncio.run(fetch_all())):
        assert answer.status_code == 206
        assert answer.content == whole[number * 5000 : number * 5000 + 100_000]


@pytest.mark.parametrize(
    "host", ['x"/><script>', "a b", "evil.example/x?y#", "me@evil.example", "a,b", "[::1", "x:999999", "", "a\xffb"]
)
def test_a_hostile_host_is_refused(address: str, host: str) -> None:
    """A Host that is none never gets into the feed."""
    with closing(socket.create_connection(place(address), timeout=10)) as client:
        client.sendall(f"GET /feed.xml HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"))
        answer = received(client)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"<rss" not in answer


@pytest.mark.parametrize("host", ["localhost", "my-machine.local:8000", "192.168.0.7:80", "[::1]:8000", "a_b"])
def test_the_feed_names_the_host_it_was_asked_at(address: str, host: str) -> None:
    """By any name a machine can have."""
    feed = httpx.get(address + "feed.xml", headers={"host": host}).text
    assert f'href="http://{host.removesuffix(":80")}/feed.xml"' in feed or f'href="http://{host}/feed.xml"' in feed


GARBAGE = {
    "binary": bytes(range(256)) * 50,
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "giant line": b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n\r\n",
    "giant headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: " + b"a" * 300_000 + b"\r\n\r\n",
    "http2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "two lengths": b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "websocket": b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
    "body without end": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\nabc",
    "smuggled": b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n",
    "ranges": b"GET /feed.xml HTTP/1.1\r\nHost: a\r\nRange: bytes=" + b",".join(b"%d-" % n for n in range(9000)) + b"\r\n\r\n",
    "pipelined": b"GET /feed.xml HTTP/1.1\r\nHost: a\r\n\r\n" * 2000,
}  # fmt: skip


def test_garbage_harms_nobody(address: str) -> None:
    """Whatever is sent instead of a request, half of it read or none: the next one is answered."""
    for data in GARBAGE.values():
        with closing(socket.create_connection(place(address), timeout=10)) as client, suppress(OSError):
            client.sendall(data)
            client.recv(10)
        assert httpx.get(address + "feed.xml").status_code == 200


def test_who_asks_too_slowly_is_hung_up_on(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, half a request, or a letter now and then; whoever takes a file slowly is not."""
    monkeypatch.setattr(server, "_REQUEST_TIMEOUT_S", 0.5)
    silent, half, slow, patient = (socket.create_connection(place(address), timeout=10) for _ in range(4))
    with closing(silent), closing(half), closing(slow), closing(patient):
        half.sendall(b"GET /feed.xml HT")
        patient.sendall(b"GET /feed.xml HTTP/1.0\r\n\r\n")
        with suppress(OSError):
            for letter in b"GET /feed.xml HTTP/1.1":
                slow.sendall(bytes([letter]))
                time.sleep(0.05)
        assert b"</rss>" in received(patient)
        assert received(silent) == received(half) == received(slow) == b""


def small_buffers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system take little of what is sent, so that the rest waits in the server."""
    listening = server._listening

    def listening_small(host: str, port: int) -> socket.socket:
        listener = listening(host, port)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        return listener

    monkeypatch.setattr(server, "_listening", listening_small)


def asking(address: str, name: str) -> socket.socket:
    """A client that has asked for a file and reads nothing yet."""
    client = socket.socket()
    client.settimeout(10)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(place(address))
    client.sendall(f"GET /{name} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    return client


def test_who_reads_late_gets_the_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is done with the file, and its end is sent after the time to ask for the next one."""
    monkeypatch.setattr(server, "_REQUEST_TIMEOUT_S", 0.1)
    small_buffers(monkeypatch)
    (tmp_path / "a.mp3").write_bytes(bytes(60_000))
    with serving(tmp_path, URL) as address, closing(asking(address, "a.mp3")) as client:
        time.sleep(0.25)
        assert received(client).partition(b"\r\n\r\n")[2] == bytes(60_000)


@pytest.mark.parametrize("size", [pytest.param(60_000, marks=pytest.mark.long), 5_000_000])
def test_who_never_reads_does_not_keep_the_server_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Paused in the middle of a file, or before its end: they are waited for a while only."""
    monkeypatch.setattr(server, "_REQUEST_TIMEOUT_S", 0.1)
    small_buffers(monkeypatch)
    (tmp_path / "a.mp3").write_bytes(bytes(size))
    with serving(tmp_path, URL) as address:
        client = asking(address, "a.mp3")
        assert client.recv(1, socket.MSG_PEEK), "the answer has begun; nothing of it is taken out"
        began = time.monotonic()
    with closing(client):
        assert time.monotonic() - began < 5


@pytest.mark.long
def test_those_who_never_read_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the server has closed their connections, but for what is still to be sent."""
    monkeypatch.setattr(server, "_connection_limit", lambda: 3)
    small_buffers(monkeypatch)
    (tmp_path / "a.mp3").write_bytes(bytes(60_000))
    kept: list[int] = []
    connection_made = server._Connection.connection_made

    def count(self: server._Connection, transport: asyncio.Transport) -> None:
        connection_made(self, transport)
        if self.held:
            self.loop.call_later(0.05, self.timeout_keep_alive_handler)
        kept.append(sum(one.held for one in self.connections if isinstance(one, server._Connection)))

    monkeypatch.setattr(server._Connection, "connection_made", count)
    with serving(tmp_path, URL) as address, ExitStack() as clients:
        for _ in range(6):
            clients.enter_context(closing(asking(address, "a.mp3")))
            time.sleep(0.08)
    assert kept == [1, 2, 3, 3, 3, 3]


@pytest.mark.long
@pytest.mark.long
def test_a_thousand_open_connections_stop_nobody(show: ShowFolder, tmp_path: Path) -> None:
    """Served by the command, begun with a limit of 256 files: connections that ask for nothing, and some that ask for an
    MP3 and never read it, make room for who comes."""
    resource = pytest.importorskip("resource", reason="needs limits of the operating system")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    errors = tmp_path / "errors"
    with errors.open("wb") as told:
        process = subprocess.Popen(
            [*PODCASTER, "serve", "--port", str(port)],
            cwd=show.folder,
            stdout=subprocess.PIPE,
            stderr=told,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, 1024)),
        )
    opened: list[socket.socket] = []
    try:
        assert process.stdout is not None
        process.stdout.readline()
        while len(opened) < 1000:
            try:
                opened.append(socket.create_connection(("127.0.0.1", port), timeout=10))
            except ConnectionRefusedError:
                time.sleep(0.1)  # it is just starting
                continue
            with suppress(OSError):
                if len(opened) % 2:
                    opened[-1].sendall(f"GET /{show.slug}/{show.slug}.mp3 HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        assert httpx.get(f"http://127.0.0.1:{port}/feed.xml", timeout=20).status_code == 200
    finally:
        process.terminate()
        process.communicate(timeout=30)
        for client in opened:
            client.close()
    assert errors.read_text() == "podcaster: serving has ended\n"
