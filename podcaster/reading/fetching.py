"""Gets a page over http(s), with bounds on its time, its size and its redirects."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

from podcaster.errors import RefusedError, SourceError, cause_of
from podcaster.reading.document import Document
from podcaster.reading.formats import check_media_type, has_plugins
from podcaster.system.http import (
    Deadline,
    Fence,
    PrivateAddress,
    TooLate,
    TooLong,
    Unreadable,
    body,
    failure_text,
    is_public,
    without_login,
)
from podcaster.version import podcaster_version

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
Receive = Callable[["httpx.Response", bool], T]
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1"
MOST_BYTES = 20_000_000
_MOST_REDIRECTS = 8
_PERMANENT = (301, 308)
"""Status of a redirect to an address that is to be used from now on."""
_LONGEST_S = 60.0
"""Time limit of the whole exchange with its redirects. It also stops a server that sends a byte now and then."""
_TIMEOUT_S = 15.0
"""Timeout of one connect or read."""
_QUOTED_CHARACTERS = 200
"""Longest quotation from a server's answer in an error."""
_SAVE_IT = "open it in a browser, save the page and give the file"


def fetch(url: str, *, longest_s: float = _LONGEST_S, refuse: Callable[[str], None] | None = None) -> Document:
    """The document at `url`; redirects are followed. `refuse` raises PrivateAddress for addresses of peers that must
    not be contacted; by default a redirect must not lead from a public server to a private one.

    Raises SourceError when it is not received within `longest_s` seconds and 20 MB, or is not text.
    """
    agent = f"podcaster/{podcaster_version()} (reads one article for its user)"
    headers = {"User-Agent": agent, "Accept": _ACCEPT}
    deadline = Deadline(longest_s, refuse=refuse or Fence())
    return follow(url, headers, deadline, lambda response, moved: _receive(response, url, deadline))


def fetch_picture(url: str, *, page: str, longest_s: float) -> bytes:
    """The bytes of a picture that the page at the address `page` shows. Only a page of a private host may have pictures
    of a private host, and only of its own. SourceError when it is not received."""
    host = urlsplit(page).hostname or ""
    private = host == "localhost" or (_is_ip_address(host) and not is_public(host))
    own = private and urlsplit(url).netloc == urlsplit(page).netloc
    headers = {"User-Agent": f"podcaster/{podcaster_version()} (reads one article for its user)", "Accept": "image/*"}
    deadline = Deadline(longest_s, refuse=Fence(outside=not own))

    def receive(response: "httpx.Response", moved: bool) -> bytes:
        if response.status_code >= 400:
            raise refused(response, where=without_login(url), advice=_advice(response.status_code))
        return b"".join(body(response, MOST_BYTES, deadline))

    return follow(url, headers, deadline, receive)


def _is_ip_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def follow(url: str, headers: dict[str, str], deadline: Deadline, receive: "Receive[T]") -> T:
    """What `receive` makes of the answer at the end of the redirects. It is called with the answer, and with whether
    every redirect on the way is permanent. SourceError when the exchange fails."""
    import httpx

    where = without_login(url)
    timeout = min(_TIMEOUT_S, deadline.left_s)
    try:
        with httpx.Client(headers=headers, timeout=timeout, follow_redirects=False, trust_env=True) as client:
            return _follow(client, url, deadline, receive)
    except (httpx.TimeoutException, TooLate) as error:
        raise SourceError(
            "the server did not answer in time", where=where, advice="try again, or save the page and give the file"
        ) from error
    except TooLong as error:
        raise SourceError(
            f"the page is over {MOST_BYTES / 1e6:.0f} MB, too large for an article",
            where=where,
            advice="give the article alone",
        ) from error
    except PrivateAddress as error:
        raise SourceError(
            f"the page redirects into this machine's own network ({cause_of(error)})",
            where=where,
            advice="if you mean that page, give its own address",
        ) from error
    except Unreadable as error:
        raise SourceError(
            f"the page can't be unpacked ({cause_of(error)})", where=where, advice="save the page and give the file"
        ) from error
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: an address that urllib can't parse
        raise SourceError(
            f"this is not a valid address, or it redirects to one that is not ({_shortened(error)})",
            where=where,
            advice="check the address",
        ) from error
    except (httpx.HTTPError, OSError) as error:
        raise SourceError(
            f"the page could not be fetched ({_shortened(failure_text(error))})",
            where=where,
            advice="check the address and the connection",
        ) from error


def _follow(client: "httpx.Client", url: str, deadline: Deadline, receive: "Receive[T]") -> T:
    at = url
    moved = True
    for _ in range(_MOST_REDIRECTS + 1):
        with deadline.response(client, "GET", at) as response:
            if not response.has_redirect_location:
                return receive(response, moved and at != url)
            moved = moved and response.status_code in _PERMANENT
            at = urljoin(at, response.headers["location"])
            if urlsplit(at).scheme not in {"http", "https"}:
                raise SourceError(
                    f"the page redirects to {_shortened(at)}, which is not http or https",
                    where=without_login(url),
                    advice="save the page and give the file",
                )
    raise SourceError(
        f"the page redirects more than {_MOST_REDIRECTS} times", where=without_login(url), advice=_SAVE_IT
    )


def _receive(response: "httpx.Response", url: str, deadline: Deadline) -> Document:
    where = without_login(url)
    if response.status_code >= 400:
        raise refused(response, where=where, advice=_advice(response.status_code))
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not has_plugins():
        check_media_type(media_type, where=where)  # before the body is received
    at = without_login(str(response.url))
    return Document(
        data=b"".join(body(response, MOST_BYTES, deadline)),
        where=where,
        name=urlsplit(at).path.rpartition("/")[2],
        url=at,
        media_type=media_type or None,
        charset=response.charset_encoding,
    )


def refused(response: "httpx.Response", *, where: str, advice: str) -> RefusedError:
    """The error for an answer that is none."""
    status = _shortened(f"{response.status_code} {response.reason_phrase}")
    return RefusedError(
        f"the server answered {status}", where=where, advice=advice, status=response.status_code,
        retry_after_s=_retry_after_s(response),
    )  # fmt: skip


def _shortened(said: object) -> str:
    text = " ".join(str(said).split())
    return text if len(text) <= _QUOTED_CHARACTERS else text[:_QUOTED_CHARACTERS] + "…"


def _advice(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return f"the site does not let programs read it; {_SAVE_IT}"
    if status in {404, 410}:
        return "check the address"
    return "try again later"


def _retry_after_s(response: "httpx.Response") -> float:
    """The seconds in Retry-After, which has a number or a date (RFC 9110, section 10.2.3); 0 without it."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
