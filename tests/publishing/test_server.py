"""The site as served on loopback: ranges, HEAD, ETags, types, the feed's addresses, and nothing but the site."""

import asyncio
from contextlib import closing
from http.client import HTTPConnection

import httpx
import pytest
from publishing.conftest import URL, ShowFolder

from podcaster.publishing.page import POLICY
from podcaster.publishing.server import serving


@pytest.fixture(scope="module")
def address(show: ShowFolder):
    with serving(show.site, URL) as url:
        yield url


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
    ],
)
def test_nothing_else_is_served(show: ShowFolder, address: str, path: str) -> None:
    """No way out of the site's folder, and nothing hidden in it."""
    (show.site / ".site.lock").touch()
    with closing(HTTPConnection(address.split("/")[2])) as client:
        client.request("GET", "/" + path)
        assert client.getresponse().status in (400, 404)


def test_a_link_out_of_the_site_is_not_followed(show: ShowFolder, address: str) -> None:
    """A symbolic link to the show's settings is no file of the site."""
    link = show.site / "settings.txt"
    link.symlink_to(show.folder / "podcaster.toml")
    try:
        assert httpx.get(address + "settings.txt").status_code == 404
    finally:
        link.unlink()


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
