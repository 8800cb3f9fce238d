"""Gets a page over http(s): bounded in time, size and redirects."""

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.system.http import Deadline, Fence, Inside, TooLate, TooLong, Unreadable, body, without_login

if TYPE_CHECKING:
    import httpx

_USER_AGENT = "podcaster/0.1 (reads one article for its user)"
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1"
_MOST_BYTES = 20_000_000
_MOST_REDIRECTS = 8
_LONGEST_S = 60.0
"""For the whole exchange, redirects too; a server that trickles is cut off."""
_SILENCE_S = 15.0
"""For one connect or read."""
_READABLE = ("text/", "application/xhtml+xml", "application/xml")
_TOLD = 200
"""Characters told of what a server said."""


def fetch(url: str, *, longest_s: float = _LONGEST_S) -> Document:
    """The document at `url`, redirects followed.

    Raises SourceError when it cannot be had within `longest_s` seconds and 20 MB, or is no text.
    """
    import httpx

    told = without_login(url)
    headers = {"User-Agent": _USER_AGENT, "Accept": _ACCEPT}
    timeout = min(_SILENCE_S, longest_s)
    try:
        with httpx.Client(headers=headers, timeout=timeout, follow_redirects=False, trust_env=True) as client:
            return _follow(client, url, Deadline(longest_s, refuse=Fence()))
    except (httpx.TimeoutException, TooLate) as error:
        raise SourceError(f"{told} did not answer in time; try again, or save the page and give its file") from error
    except TooLong as error:
        raise SourceError(
            f"{told} is over {_MOST_BYTES / 1e6:.0f} MB, too large for an article; give the article alone"
        ) from error
    except Inside as error:
        raise SourceError(
            f"{told} redirects into this machine's own network ({error}); if you mean that page, give its own address"
        ) from error
    except Unreadable as error:
        raise SourceError(f"{told} can't be unpacked ({error}); save the page and give its file") from error
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: an address that urllib can't take apart
        raise SourceError(f"{told} is no valid address, or leads to none ({_short(error)}); check it") from error
    except (httpx.HTTPError, OSError) as error:
        reason = _short(error) or type(error).__name__
        raise SourceError(f"{told} could not be fetched ({reason}); check the address and the connection") from error


def _follow(client: "httpx.Client", url: str, deadline: Deadline) -> Document:
    at = url
    for _ in range(_MOST_REDIRECTS + 1):
        with deadline.response(client, "GET", at) as response:
            if not response.has_redirect_location:
                return _receive(response, url, deadline)
            at = urljoin(at, response.headers["location"])
            if urlsplit(at).scheme not in {"http", "https"}:
                raise SourceError(
                    f"{without_login(url)} redirects to {_short(at)}, which is not http or https; "
                    "save the page and give its file"
                )
    raise SourceError(
        f"{without_login(url)} redirects more than {_MOST_REDIRECTS} times; "
        "open it in a browser, save the page and give its file"
    )


def _receive(response: "httpx.Response", url: str, deadline: Deadline) -> Document:
    told = without_login(url)
    if response.status_code >= 400:
        said = _short(f"{response.status_code} {response.reason_phrase}")
        raise SourceError(f"{told} answered {said}; {_advice(response.status_code)}")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and not media_type.startswith(_READABLE):
        raise SourceError(f"{told} is {_short(media_type)}, not a page or text; give the address of the article itself")
    at = without_login(str(response.url))
    return Document(
        data=b"".join(body(response, _MOST_BYTES, deadline)),
        where=told,
        name=urlsplit(at).path.rpartition("/")[2],
        url=at,
        media_type=media_type or None,
        charset=response.charset_encoding,
    )


def _short(said: object) -> str:
    text = " ".join(str(said).split())
    return text if len(text) <= _TOLD else text[:_TOLD] + "…"


def _advice(status: int) -> str:
    if status in {401, 402, 403, 429, 451}:
        return "the site does not let programs read it; open it in a browser, save the page and give its file"
    if status in {404, 410}:
        return "check the address"
    return "try again later"
