"""The article of a followed item: the page behind its link or the text in its feed, whichever is whole."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from podcaster.errors import RefusedError, SourceError
from podcaster.reading import Article
from podcaster.reading.feeds import FeedItem, as_page, is_whole
from podcaster.reading.fetching import fetch
from podcaster.reading.polling import fetch_robots
from podcaster.reading.reader import articles_in
from podcaster.reading.robots import Robots
from podcaster.show.entries import similarity, sketch_of
from podcaster.show.follow_entries import Item
from podcaster.system.http import Fence, without_login
from podcaster.system.record import replace

_MUCH_SHORTER = 0.9
"""A page that has less than this share of the words in the feed is not whole."""
_LONG_WORDS, _PATIENT_TRIES = 200, 3
"""A shorter text in the feed may be a summary: while the server of the page has trouble, the page is tried so often."""
_PASSING = (408, 425, 429)
"""Status of an answer that may be another one soon, as may all from 500."""
_OTHER_PAGE, _TELLING_WORDS = 0.1, 100
"""A page that shares less with a long text in the feed is not the article: a login, or a form of consent."""


class Visits:
    """The visits of one run to the sites of articles: each site's robots.txt is read once and respected."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    def article_of(self, item: Item, *, public: bool, language: str = "") -> Article:
        """The article of an item. `public`: its feed is on a public server, so that its address must not lead to a
        private one. SourceError when neither the page nor the feed has the article whole."""
        in_feed = _in_feed(item, language)
        whole = in_feed is not None and is_whole(item.html)
        if not item.url:
            if in_feed is None or not whole:
                raise SourceError(
                    "the feed has only the beginning of this article, and no address", where=item.title,
                    advice="follow another feed of the site",
                )  # fmt: skip
            return in_feed
        passing = False
        """Whether the failure may be over at the next run."""
        try:
            self._check_allowed(item.url, public=public)
            try:
                document = fetch(item.url, refuse=Fence(outside=public))
            except SourceError as error:
                passing = not isinstance(error, RefusedError) or error.status in _PASSING or error.status >= 500
                raise
            on_page = _only(articles_in(document, item.url), item.url)
        except SourceError:
            passing = passing or self._robots[_site(item.url)].unreachable
            long = in_feed is not None and len(in_feed.body.split()) >= _LONG_WORDS
            if in_feed is None or not whole or (passing and not long and item.tries < _PATIENT_TRIES):
                raise
            return in_feed
        if in_feed is not None and _is_better(in_feed.body, on_page.body):
            return in_feed
        return replace(
            on_page,
            title=item.title or on_page.title,
            byline=on_page.byline or item.byline or None,
            published=on_page.published or item.published or None,
        )

    def _check_allowed(self, url: str, *, public: bool) -> None:
        """Raise SourceError when the site asks programs not to read the page. Wait as long as it asks for."""
        parts, site = urlsplit(url), _site(url)
        if site not in self._robots:
            self._robots[site] = fetch_robots(url, outside=public)
        robots = self._robots[site]
        if robots.unreachable:
            raise SourceError(
                "the site does not say what programs may read (robots.txt)", where=url, advice="it is tried again later"
            )
        if not robots.allow(parts.path + (f"?{parts.query}" if parts.query else "")):
            raise SourceError(
                "the site asks programs not to read this page (robots.txt)", where=url,
                advice="save the page and build the file",
            )  # fmt: skip
        if site in self._last:
            wait_s = self._last[site] + robots.delay_s - time.monotonic()
            if wait_s > 0:
                self._sleep(wait_s)
        self._last[site] = time.monotonic()


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _in_feed(item: Item, language: str) -> Article | None:
    """The article in the feed; None when the feed has no readable text."""
    if not item.html.strip():
        return None
    source = item.url or f"{item.source}#{item.key}"
    one = FeedItem(url=item.url, title=item.title, html=item.html)
    try:
        article = _only(articles_in(as_page(one, language=language, where=source), source), source)
    except SourceError:
        return None
    return replace(
        article,
        title=item.title,
        byline=item.byline or None,
        published=item.published or None,
        url=without_login(item.url) or None,
    )


def _is_better(in_feed: str, on_page: str) -> bool:
    """Whether the text in the feed is the article, and that on the page is not, or only a part of it."""
    feed_words, page_words = len(in_feed.split()), len(on_page.split())
    if page_words < feed_words * _MUCH_SHORTER:
        return True
    alike = similarity(sketch_of(in_feed), sketch_of(on_page))
    return feed_words >= _TELLING_WORDS and alike < _OTHER_PAGE


def _only(articles: tuple[Article, ...], where: str) -> Article:
    if len(articles) > 1:
        raise SourceError(f"this holds {len(articles)} articles", where=where, advice="follow the articles themselves")
    return articles[0]
