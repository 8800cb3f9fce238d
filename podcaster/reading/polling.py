"""Asks a server for a file that is fetched again and again, such as a feed: only when it has changed (RFC 9110, section
13), and not before the server wants to be asked again (Retry-After)."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.fetching import MOST_BYTES, follow, refused
from podcaster.reading.robots import LARGEST_BYTES as LARGEST_ROBOTS_BYTES
from podcaster.reading.robots import Robots, parse_robots
from podcaster.system.http import Deadline, Fence, TooLong, body, without_login
from podcaster.system.record import Record
from podcaster.version import podcaster_version

if TYPE_CHECKING:
    import httpx

AGENT = "podcaster"
"""The name that robots.txt files know this program by."""
_ACCEPT = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,"
    "text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1"
)
_LONGEST_S = 60.0
_LONGEST_VALIDATOR = 500
_NOT_MODIFIED = 304
_UNREACHABLE = Robots(rules=(("/", False),), unreachable=True)


class Answer(Record, frozen=True, kw_only=True):
    """A server's answer."""

    document: Document | None
    """None when the file has not changed."""
    etag: str = ""
    last_modified: str = ""
    """What the next request sends back, "" if the server sent none."""
    moved_to: str = ""
    """The address to use from now on; "" without a permanent redirect."""
    public: bool
    """Whether the file came from a public server."""


def poll(url: str, *, etag: str = "", last_modified: str = "", longest_s: float = _LONGEST_S) -> Answer:
    """The file at `url`, if it changed since the answer with these validators. RefusedError for an error of the server,
    else SourceError as for `fetching.fetch`."""
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {"User-Agent": _agent(), "Accept": _ACCEPT} | {name: value for name, value in asked.items() if value}
    fence = Fence()
    deadline = Deadline(longest_s, refuse=fence)
    where = without_login(url)

    def receive(response: "httpx.Response", moved: bool) -> Answer:
        status, at = response.status_code, str(response.url)
        known = Answer(
            document=None,
            etag=response.headers.get("etag", "")[:_LONGEST_VALIDATOR],
            last_modified=response.headers.get("last-modified", "")[:_LONGEST_VALIDATOR],
            moved_to=at if moved else "",
            public=fence.outside,
        )
        if status == _NOT_MODIFIED:
            return known
        if status != 200:
            raise refused(response, where=where, advice="it is asked again later")
        document = Document(
            data=b"".join(body(response, MOST_BYTES, deadline)),
            where=where,
            name=urlsplit(at).path.rpartition("/")[2],
            url=without_login(at),
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
        )
        return Answer(
            document=document, etag=known.etag, last_modified=known.last_modified, moved_to=known.moved_to,
            public=known.public,
        )  # fmt: skip

    return follow(url, headers, deadline, receive)


def fetch_robots(url: str, *, outside: bool, longest_s: float = 20.0) -> Robots:
    """What the site of a page asks of programs. Without the file everything is allowed; while the server can't say,
    nothing is (RFC 9309, section 2.3.1). `outside`: the page's address came from a public server."""
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt"
    deadline = Deadline(longest_s, refuse=Fence(outside=outside))

    def receive(response: "httpx.Response", moved: bool) -> Robots:
        if 400 <= response.status_code < 500:
            return Robots()
        if response.status_code != 200:
            return _UNREACHABLE
        data = bytearray()
        try:
            for piece in body(response, LARGEST_ROBOTS_BYTES, deadline):
                data += piece
        except TooLong:
            pass  # what is behind the limit is not read
        return parse_robots(data.decode("utf-8", "replace"), AGENT)

    try:
        return follow(place, {"User-Agent": _agent()}, deadline, receive)
    except SourceError:
        return _UNREACHABLE


def _agent() -> str:
    return f"{AGENT}/{podcaster_version()} (follows feeds for its user)"
