"""Servers asked as a listener's app asks them, so that none can keep this machine waiting or fill it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from podcaster.errors import OutputError
from podcaster.publishing.feed import LARGEST_FEED_BYTES
from podcaster.system.http import Deadline, Fence, Inside, TooLate, TooLong, Unreadable, body

LARGEST_MEDIA_BYTES = 500_000_000
_LONGEST_S, _LONGEST_MEDIA_S = 60.0, 600.0
"""For a whole exchange, redirects too."""
_SILENCE_S = 20.0
_MOST_REDIRECTS = 8
_MOST_LATE = 5
"""So many answers that did not come in time are waited for in all."""
_AS_IT_IS = {"Accept-Encoding": "identity"}
"""Nobody packs an MP3, and its bytes are counted."""

Take = Callable[[httpx.Response, Deadline], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int = 0
    """0 when it said nothing that can be used."""
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    why: str = ""
    """Why it can't be used, in a few words; "" when it can."""

    @property
    def there(self) -> bool:
        """Whether what was asked for is there."""
        return self.status == 200

    @property
    def kind(self) -> str:
        """The media type it is sent as, or ""."""
        return self.headers.get("content-type", "")


class Visitor:
    """One visit to a show. Nothing that a feed of the open network names in the network around us is asked for, and the
    login of the first address is given to its own server alone."""

    def __init__(self, *, longest_s: float = _LONGEST_S, longest_media_s: float = _LONGEST_MEDIA_S) -> None:
        self._client = httpx.Client(
            headers={"user-agent": "podcaster doctor"},
            timeout=min(_SILENCE_S, longest_s),
            limits=httpx.Limits(max_keepalive_connections=0),  # a deadline knows the connections made since it began
        )
        self._longest_s, self._longest_media_s = longest_s, longest_media_s
        self._fence = Fence(free_inside=True)
        self._late = 0
        self._server: str | None = None
        self._login = ""

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def head(self, url: str, *, media: bool = False) -> Answer:
        """What a server says of a file without sending it."""
        return self._ask("HEAD", url, _AS_IT_IS if media else {}, lambda response, deadline: b"", self._longest_s)

    def get(self, url: str) -> Answer:
        """A feed or a picture."""
        return self._ask("GET", url, {}, _all_of, self._longest_s)

    def first_bytes(self, url: str, count: int) -> Answer:
        """The start of a file; of a server that knows no ranges nothing is taken."""

        def take(response: httpx.Response, deadline: Deadline) -> bytes:
            return b"".join(body(response, count, deadline)) if response.status_code == 206 else b""

        return self._ask("GET", url, {"range": f"bytes=0-{count - 1}", **_AS_IT_IS}, take, self._longest_s)

    def download(self, url: str, to: Path) -> Answer:
        """A file of any kind, written to `to`. OutputError when this machine can't hold it."""

        def take(response: httpx.Response, deadline: Deadline) -> bytes:
            with _room_in(to.parent):
                file = to.open("wb", buffering=0)  # nothing is left to fail when it is closed
            with file:
                for piece in body(response, LARGEST_MEDIA_BYTES, deadline):
                    with _room_in(to.parent):
                        rest = memoryview(piece)
                        while rest:
                            rest = rest[file.write(rest) :]
            return b""

        return self._ask("GET", url, _AS_IT_IS, take, self._longest_media_s)

    def _ask(self, method: str, url: str, headers: dict[str, str], take: Take, longest_s: float) -> Answer:
        if self._late >= _MOST_LATE:
            return Answer(why="is not asked for: too many answers did not come in time")
        try:
            return self._follow(method, url, headers, take, Deadline(longest_s, refuse=self._fence))
        except (TooLate, httpx.TimeoutException):
            self._late += 1
            return Answer(why="does not come in time")
        except TooLong:
            return Answer(why="is too large")
        except Unreadable as error:
            return Answer(why=f"can't be unpacked, {error}")
        except Inside as error:
            return Answer(why=f"is in this machine's own network, at {error}")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return Answer(why="is not there: nobody answers")

    def _follow(self, method: str, url: str, headers: dict[str, str], take: Take, deadline: Deadline) -> Answer:
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            with deadline.response(self._client, method, self._with_login(at), headers) as response:
                if not response.has_redirect_location:
                    status = response.status_code
                    usable = status == 200 or (status == 206 and "range" in headers)
                    content = take(response, deadline) if usable else b""
                    why = "" if usable else f"is not there: the server says {status}"
                    return Answer(status=status, headers=response.headers, content=content, why=why)
                at = urljoin(at, response.headers["location"])
                if urlsplit(at).scheme not in {"http", "https"}:
                    return Answer(why="is elsewhere than on the web")
        return Answer(why=f"is redirected more than {_MOST_REDIRECTS} times")

    def _with_login(self, url: str) -> str:
        """The address as who subscribed asks for it: a feed names its own files without the login it is read with."""
        parts = urlsplit(url)
        login, _, host = parts.netloc.rpartition("@")
        server = f"{parts.scheme}://{host.lower()}"
        if self._server is None:
            self._server, self._login = server, login
        if login or not self._login or server != self._server:
            return url
        return urlunsplit(parts._replace(netloc=f"{self._login}@{host}"))


@contextmanager
def _room_in(folder: Path) -> Iterator[None]:
    """OutputError for what goes wrong with a file of this machine: it is not the server's fault."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise OutputError(f"can't write to {folder} ({why}): free some space there, or set TMPDIR") from error


def _all_of(response: httpx.Response, deadline: Deadline) -> bytes:
    return b"".join(body(response, LARGEST_FEED_BYTES, deadline))
