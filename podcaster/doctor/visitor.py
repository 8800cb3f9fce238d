"""HTTP requests to foreign servers as a podcast app makes them, with limits of time and size."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from podcaster.errors import OutputError, cause_of
from podcaster.publishing.feed import LARGEST_FEED_BYTES
from podcaster.system.http import Deadline, Fence, PrivateAddress, TooLate, TooLong, Unreadable, body, user_agent
from podcaster.system.record import Record, field

LARGEST_MEDIA_BYTES = 500_000_000
_TIMEOUT_S, _MEDIA_TIMEOUT_S = 60.0, 600.0
"""Timeouts of a whole exchange, redirects included: for small files, and for media."""
_READ_TIMEOUT_S = 20.0
_MOST_REDIRECTS = 8
_MOST_TIMEOUTS = 5
"""After this many timeouts no more requests are sent."""
_UNCOMPRESSED = {"Accept-Encoding": "identity"}
"""Headers for media. They refuse compression, since the feed gives the uncompressed size."""

ReadBody = Callable[[httpx.Response, Deadline], bytes]


class Answer(Record, frozen=True, kw_only=True):
    """A server's answer."""

    status: int = 0
    """The HTTP status, 0 without a usable answer."""
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    why: str = ""
    """Why the file can't be used, in words that follow the address: "is too large". "" when it can be used."""

    @property
    def there(self) -> bool:
        """Whether the file is there."""
        return self.status == 200

    @property
    def kind(self) -> str:
        """The media type, or ""."""
        return self.headers.get("content-type", "")


class Visitor:
    """The requests of one check. A public feed can't make it send requests to private addresses (SSRF). The login of
    the first address is sent to that server alone."""

    def __init__(self, *, timeout_s: float = _TIMEOUT_S, media_timeout_s: float = _MEDIA_TIMEOUT_S) -> None:
        self._client = httpx.Client(
            headers={"User-Agent": user_agent()},
            timeout=min(_READ_TIMEOUT_S, timeout_s),
            limits=httpx.Limits(max_keepalive_connections=0),  # a deadline can only cut connections made after it began
        )
        self._timeout_s, self._media_timeout_s = timeout_s, media_timeout_s
        self._fence = Fence(free_inside=True)
        self._timeouts = 0
        self._server: str | None = None
        self._login = ""

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def head(self, url: str, *, media: bool = False) -> Answer:
        """The headers of a file."""
        return self._ask("HEAD", url, _UNCOMPRESSED if media else {}, lambda response, deadline: b"", self._timeout_s)

    def get(self, url: str) -> Answer:
        """The complete file, for feeds and pictures."""
        return self._ask("GET", url, {}, _all_of, self._timeout_s)

    def first_bytes(self, url: str, count: int) -> Answer:
        """The first bytes of a file, by a range request; no content from a server that ignores ranges."""

        def read(response: httpx.Response, deadline: Deadline) -> bytes:
            return b"".join(body(response, count, deadline)) if response.status_code == 206 else b""

        return self._ask("GET", url, {"range": f"bytes=0-{count - 1}", **_UNCOMPRESSED}, read, self._timeout_s)

    def download(self, url: str, to: Path) -> Answer:
        """A file, written to `to`. OutputError when it can't be written."""

        def save(response: httpx.Response, deadline: Deadline) -> bytes:
            with _explained_disk_errors(to.parent):
                file = to.open("wb", buffering=0)  # unbuffered: closing it can't fail
            with file:
                for piece in body(response, LARGEST_MEDIA_BYTES, deadline):
                    with _explained_disk_errors(to.parent):
                        rest = memoryview(piece)
                        while rest:
                            rest = rest[file.write(rest) :]
            return b""

        return self._ask("GET", url, _UNCOMPRESSED, save, self._media_timeout_s)

    def _ask(self, method: str, url: str, headers: dict[str, str], read: ReadBody, timeout_s: float) -> Answer:
        if self._timeouts >= _MOST_TIMEOUTS:
            return Answer(why="is not checked: too many answers timed out")
        try:
            return self._follow(method, url, headers, read, Deadline(timeout_s, refuse=self._fence))
        except (TooLate, httpx.TimeoutException):
            self._timeouts += 1
            return Answer(why="does not come in time")
        except TooLong:
            return Answer(why="is too large")
        except Unreadable as error:
            return Answer(why=f"can't be unpacked, {error}")
        except PrivateAddress as error:
            return Answer(why=f"is in this machine's own network, at {error}")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return Answer(why="is not there: nobody answers")

    def _follow(self, method: str, url: str, headers: dict[str, str], read: ReadBody, deadline: Deadline) -> Answer:
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            with deadline.response(self._client, method, self._with_login(at), headers) as response:
                if not response.has_redirect_location:
                    status = response.status_code
                    usable = status == 200 or (status == 206 and "range" in headers)
                    content = read(response, deadline) if usable else b""
                    why = "" if usable else f"is not there: the server says {status}"
                    return Answer(status=status, headers=response.headers, content=content, why=why)
                at = urljoin(at, response.headers["location"])
                if urlsplit(at).scheme not in {"http", "https"}:
                    return Answer(why="redirects to an address that is not http or https")
        return Answer(why=f"is redirected more than {_MOST_REDIRECTS} times")

    def _with_login(self, url: str) -> str:
        """The address, with the feed's login if it is on the feed's server: addresses in a feed have no login."""
        parts = urlsplit(url)
        login, _, host = parts.netloc.rpartition("@")
        server = f"{parts.scheme}://{host.lower()}"
        if self._server is None:
            self._server, self._login = server, login
        if login or not self._login or server != self._server:
            return url
        return urlunsplit(parts._replace(netloc=f"{self._login}@{host}"))


@contextmanager
def _explained_disk_errors(folder: Path) -> Iterator[None]:
    """Turn an error of the local disk into an OutputError: it is not the server's fault."""
    try:
        yield
    except OSError as error:
        why = cause_of(error)
        advice = "free some space there, or set TMPDIR"
        raise OutputError(f"can't write ({why})", where=str(folder), advice=advice) from error


def _all_of(response: httpx.Response, deadline: Deadline) -> bytes:
    return b"".join(body(response, LARGEST_FEED_BYTES, deadline))
