"""HTTP(S) exchanges with limits of time and size that hold against a hostile server."""

import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from podcaster.errors import SetupError, cause_of
from podcaster.version import podcaster_version

if TYPE_CHECKING:
    import httpx

CODINGS = ("gzip", "x-gzip", "deflate")
"""The content codings that are requested and decoded. Decoders of other codings can't limit the size of the output."""
_GZIP_OR_ZLIB, _BARE = 47, -15
"""zlib's window bits: for data with a gzip or zlib header, and for deflate without a header."""
_PIECE_BYTES = 65_536


def user_agent() -> str:
    """The User-Agent header of every request: "podcaster/0.1.0"."""
    return f"podcaster/{podcaster_version()}"


class TooLong(Exception):  # noqa: N818 -- callers turn it into an error of their own
    """The body has more bytes than allowed."""


class TooLate(Exception):  # noqa: N818
    """The deadline passed."""


class Unreadable(Exception):  # noqa: N818
    """The body can't be decompressed."""


class PrivateAddress(Exception):  # noqa: N818
    """A redirect or feed from a public host leads to a private address (SSRF)."""


class Fence:
    """Guards against SSRF: after a public host was contacted, private addresses are refused."""

    def __init__(self, *, free_inside: bool = False, outside: bool = False) -> None:
        """With `free_inside` an exchange that began at a private address may go anywhere. `outside`: the address came
        from a public host."""
        self._free_inside = free_inside
        self._began = self._outside = outside
        self._free = False

    @property
    def outside(self) -> bool:
        """Whether a public host was contacted."""
        return self._outside

    def __call__(self, peer: str) -> None:
        """Check the IP address of a peer. Raises PrivateAddress, with the address, when it must not be contacted."""
        public = is_public(peer)
        if not (self._began or public):
            self._free = self._free_inside
        self._began = True
        if public:
            self._outside = True
        elif self._outside and not self._free:
            raise PrivateAddress(peer)


class Deadline:
    """The time by which exchanges must end. A slow server that sends a byte now and then never hits a read timeout, so
    the connection itself is closed at the deadline."""

    def __init__(self, longest_s: float, *, refuse: Callable[[str], None] | None = None) -> None:
        """`refuse` is called with the address of every peer before anything is sent; it raises to stop the exchange."""
        self._end = time.monotonic() + longest_s
        self._refuse = refuse
        self._socket: socket.socket | None = None

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    @property
    def left_s(self) -> float:
        """The seconds that are left."""
        return max(0.0, self._end - time.monotonic())

    @contextmanager
    def response(
        self, client: "httpx.Client", method: str, url: str, headers: dict[str, str] | None = None
    ) -> Iterator["httpx.Response"]:
        """The response with its headers; the caller reads the body. Raises TooLate when the deadline passes, even while
        the caller reads the body, and the errors of httpx."""
        import httpx

        timer = threading.Timer(self.left_s, self._cut)
        timer.daemon = True
        timer.start()
        try:
            asked = {"Accept-Encoding": "gzip, deflate", **(headers or {})}
            with client.stream(method, url, headers=asked, extensions={"trace": self._watch}) as response:
                yield response
        except (httpx.HTTPError, OSError) as error:
            if self.over:
                raise TooLate from error
            raise
        finally:
            timer.cancel()

    def _watch(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self._refuse is not None and self._socket is not None and event.endswith("connect_tcp.complete"):
                try:
                    self._refuse(str(self._socket.getpeername()[0]))
                except BaseException:
                    info["return_value"].close()
                    raise

    def _cut(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # already closed


def body(response: "httpx.Response", most_bytes: int, deadline: Deadline) -> Iterator[bytes]:
    """The decompressed body in pieces of at most 64 kB, so that a decompression bomb is stopped early.

    Raises TooLong, TooLate, Unreadable and the errors of httpx."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        pieces: Iterator[bytes] = response.iter_raw()
    elif coding in CODINGS:
        pieces = _inflated(response.iter_raw(), coding)
    else:
        raise Unreadable(f"its content coding {coding[:40]!r} is not supported")
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most_bytes:
            raise TooLong
        if deadline.over:
            raise TooLate
        yield piece
    if deadline.over:  # a body without a length looks complete when the connection is closed
        raise TooLate


def download(url: str, most_bytes: int, *, longest_s: float = 1800.0) -> Iterator[bytes]:
    """The content of a file on a server, in pieces. The caller must check what it gets. SetupError when the server or
    the network fails."""
    import httpx

    try:
        with httpx.Client(headers={"User-Agent": user_agent()}, timeout=60.0, follow_redirects=True) as client:
            deadline = Deadline(longest_s)
            with deadline.response(client, "GET", url) as response:
                if response.status_code != 200:
                    raise SetupError(f"the server answers {response.status_code}", where=without_login(url))
                yield from body(response, most_bytes, deadline)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TooLong, TooLate, Unreadable) as error:
        what = {TooLong: "the file is too long", TooLate: "it took too long"}.get(type(error)) or failure_text(error)
        raise SetupError(
            f"the download failed ({what})",
            where=without_login(url),
            advice="check the network, or give a copy of the file with --from",
        ) from error


def failure_text(error: Exception) -> str:
    """Why an exchange failed, for people. The system's and the libraries' words are those of programmers."""
    import ssl  # late, as httpx: it takes 5 ms

    import httpx

    causes: list[BaseException] = [error]
    while behind := causes[-1].__cause__ or causes[-1].__context__:
        causes.append(behind)
    for kind, text in (
        (httpx.UnsupportedProtocol, "it is not an http or https address"),
        (socket.gaierror, "no server of this name is found"),
        (ConnectionRefusedError, "no server answers there"),
        (ssl.SSLCertVerificationError, "the server's certificate can't be trusted"),
        (ssl.SSLError, "the server offers no secure connection"),
        (httpx.TimeoutException, "the server did not answer in time"),
        (httpx.RemoteProtocolError, "the server's answer is broken off or is not HTTP"),
        ((httpx.ReadError, httpx.WriteError, ConnectionError), "the connection broke off"),
    ):
        if any(isinstance(one, kind) for one in causes):
            return text
    return cause_of(causes[-1] if isinstance(causes[-1], OSError) else error)


def without_login(url: str) -> str:
    """The address without a user name and password, which are never shown, stored or published."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as "http://["
        return re.sub(r"(?<=//)[^/?#]*@", "", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def without_logins(text: str) -> str:
    """The text without the user names and passwords of the addresses in it."""
    return re.sub(r"(?<=//)[^\s/?#]*@", "", text)


def is_public(address: str) -> bool:
    """Whether an IP address is public: neither this machine's own (loopback) nor in a private network."""
    try:
        return ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return False


def _inflated(packed: Iterator[bytes], coding: str) -> Iterator[bytes]:
    inflate = None
    try:
        for chunk in packed:
            rest = chunk
            if inflate is None and rest:
                # Some servers send "deflate" without the zlib header.
                bare = coding == "deflate" and rest[0] & 0x0F != zlib.DEFLATED
                inflate = zlib.decompressobj(_BARE if bare else _GZIP_OR_ZLIB)
            while rest and inflate is not None:
                yield inflate.decompress(rest, _PIECE_BYTES)
                if inflate.eof and inflate.unused_data:  # gzip data may have several members
                    rest, inflate = inflate.unused_data, zlib.decompressobj(_GZIP_OR_ZLIB)
                else:
                    rest = inflate.unconsumed_tail
        while inflate is not None and not inflate.eof and (piece := inflate.decompress(b"", _PIECE_BYTES)):
            yield piece
    except zlib.error as error:
        raise Unreadable("its compressed data is broken") from error
    if inflate is not None and not inflate.eof:
        raise Unreadable("its compressed data is cut off")
