"""Gets a page over http(s): bounded in time, size and redirects."""

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcaster.errors import SourceError
from podcaster.reading.document import Document

if TYPE_CHECKING:
    import httpx

_USER_AGENT = "podcaster/0.1 (reads one article for its user; +https://pypi.org/project/podcaster/)"
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1"
_MOST_BYTES = 20_000_000
_MOST_REDIRECTS = 8
_LONGEST_S = 60.0
"""For the whole exchange; a server that trickles is cut off."""
_SILENCE_S = 15.0
"""For one connect or read."""
_READABLE = ("text/", "application/xhtml+xml", "application/xml")


def fetch(url: str, *, longest_s: float = _LONGEST_S) -> Document:
    """The document at `url`, redirects followed.

    Raises SourceError when it cannot be had within `longest_s` seconds and 20 MB, or is no text.
    """
    import httpx

    deadline = time.monotonic() + longest_s
    headers = {"User-Agent": _USER_AGENT, "Accept": _ACCEPT}
    timeout = min(_SILENCE_S, longest_s)
    try:
        with httpx.Client(headers=headers, timeout=timeout, follow_redirects=False, trust_env=True) as client:
            return _follow(client, url, deadline)
    except httpx.TimeoutException as error:
        raise SourceError(
            f"{url} did not answer in time ({timeout:.0f} s); try again, or save the page and give its file"
        ) from error
    except httpx.InvalidURL as error:
        raise SourceError(f"{url} is not a valid address ({error}); check it") from error
    except (httpx.HTTPError, UnicodeError) as error:
        reason = str(error) or type(error).__name__
        raise SourceError(f"{url} could not be fetched ({reason}); check the address and the connection") from error


def _follow(client: "httpx.Client", url: str, deadline: float) -> Document:
    at = url
    for _ in range(_MOST_REDIRECTS + 1):
        with client.stream("GET", at) as response:
            if response.is_redirect and response.next_request is not None:
                at = str(response.next_request.url)
                if urlsplit(at).scheme not in {"http", "https"}:
                    raise SourceError(
                        f"{url} redirects to {at}, which is not http or https; save the page and give its file"
                    )
                continue
            return _receive(response, url, deadline)
    raise SourceError(
        f"{url} redirects more than {_MOST_REDIRECTS} times; open it in a browser, save the page and give its file"
    )


def _receive(response: "httpx.Response", url: str, deadline: float) -> Document:
    if response.status_code >= 400:
        raise SourceError(
            f"{url} answered {response.status_code} {response.reason_phrase}; {_advice(response.status_code)}"
        )
    said = response.headers.get("content-type", "")
    media_type = said.partition(";")[0].strip().lower()
    if media_type and not media_type.startswith(_READABLE):
        raise SourceError(f"{url} is {media_type}, not a page or text; give the address of the article itself")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > _MOST_BYTES:
            raise SourceError(
                f"{url} is over {_MOST_BYTES / 1e6:.0f} MB, too large for an article; give the article alone"
            )
        if time.monotonic() > deadline:
            raise SourceError(f"{url} sends too slowly; try again, or save the page and give its file")
    return Document(
        data=bytes(data),
        where=url,
        name=urlsplit(str(response.url)).path.rpartition("/")[2],
        url=str(response.url),
        media_type=media_type or None,
        charset=response.charset_encoding,
    )


def _advice(status: int) -> str:
    if status in {401, 402, 403, 429, 451}:
        return "the site does not let programs read it; open it in a browser, save the page and give its file"
    if status in {404, 410}:
        return "check the address"
    return "try again later"
