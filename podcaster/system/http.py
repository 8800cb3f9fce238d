"""One http(s) exchange, bounded in time and bytes whatever the server does."""

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

from podcaster.version import podcaster_version

if TYPE_CHECKING:
    import httpx

CODINGS = ("gzip", "x-gzip", "deflate")
"""What may be undone of a body. No others are asked for: their decoders can't be told to stop."""
_GZIP_OR_ZLIB, _BARE = 47, -15
"""zlib's window bits: what starts with either header, and deflate as it comes."""
_PIECE_BYTES = 65_536


def user_agent() -> str:
    """The User-Agent header of every request: "podcaster/0.1.0"."""
    return f"podcaster/{podcaster_version()}"


class TooLong(Exception):  # noqa: N818 -- a bound that was met, told on by who asked
    """The answer has more bytes than were asked for."""


class TooLate(Exception):  # noqa: N818
    """The answer was not there in time."""


class Unreadable(Exception):  # noqa: N818
    """The body is packed in a way that can't be undone."""


class Inside(Exception):  # noqa: N818
    """A page of the open network leads into the network around this machine."""


class Fence:
    """Keeps what was had of the open network from sending us to a machine of the network around this one."""

    def __init__(self, *, free_inside: bool = False) -> None:
        """With `free_inside` whoever began in the network around this machine may go anywhere."""
        self._free_inside = free_inside
        self._began = self._outside = self._free = False

    def __call__(self, peer: str) -> None:
        """Be told of a peer. Inside when it is not to be asked, in the words of its address."""
        public = is_public(peer)
        if not (self._began or public):
            self._free = self._free_inside
        self._began = True
        if public:
            self._outside = True
        elif self._outside and not self._free:
            raise Inside(peer)


class Deadline:
    """The time by which exchanges must be over. A server that sends a byte now and then never meets a timeout of one
    read: at the deadline the connection itself is cut."""

    def __init__(self, longest_s: float, *, refuse: Callable[[str], None] | None = None) -> None:
        """`refuse` is told the address of every peer before anything is sent to it, and raises to send nothing."""
        self._end = time.monotonic() + longest_s
        self._refuse = refuse
        self._socket: socket.socket | None = None

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    @contextmanager
    def response(
        self, client: "httpx.Client", method: str, url: str, headers: dict[str, str] | None = None
    ) -> Iterator["httpx.Response"]:
        """The answer as its headers tell it, its body still to come. TooLate when the deadline passes meanwhile, in the
        caller's part too; else what httpx raises."""
        import httpx

        timer = threading.Timer(max(0.0, self._end - time.monotonic()), self._cut)
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
                return  # it is over already


def body(response: "httpx.Response", most_bytes: int, deadline: Deadline) -> Iterator[bytes]:
    """The body piece by piece, unpacked, no piece larger than 64 kB: a bomb is noticed while it goes off.

    TooLong, TooLate or Unreadable, or what httpx raises."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        pieces: Iterator[bytes] = response.iter_raw()
    elif coding in CODINGS:
        pieces = _inflated(response.iter_raw(), coding)
    else:
        raise Unreadable(f"packed as {coding[:40]!r}, which was not asked for")
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most_bytes:
            raise TooLong
        if deadline.over:
            raise TooLate
        yield piece
    if deadline.over:  # a body without a length ends with its connection, also when we cut it
        raise TooLate


def without_login(url: str) -> str:
    """The address without the name and password that may stand in it: those are never told, kept or published."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return re.sub(r"(?<=//)[^/?#]*@", "", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def without_logins(text: str) -> str:
    """A text likewise, whatever addresses stand in it."""
    return re.sub(r"(?<=//)[^\s/?#]*@", "", text)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network, not of this machine or of a network around it."""
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
                # Some servers take "deflate" at its word, and leave zlib's header out.
                bare = coding == "deflate" and rest[0] & 0x0F != zlib.DEFLATED
                inflate = zlib.decompressobj(_BARE if bare else _GZIP_OR_ZLIB)
            while rest and inflate is not None:
                yield inflate.decompress(rest, _PIECE_BYTES)
                if inflate.eof and inflate.unused_data:  # gzip may be several members
                    rest, inflate = inflate.unused_data, zlib.decompressobj(_GZIP_OR_ZLIB)
                else:
                    rest = inflate.unconsumed_tail
        while inflate is not None and not inflate.eof and (piece := inflate.decompress(b"", _PIECE_BYTES)):
            yield piece
    except zlib.error as error:
        raise Unreadable(f"not what its header says: {error}") from error
    if inflate is not None and not inflate.eof:
        raise Unreadable("it breaks off")
