"""A show as its feed presents it, and what podcast directories require of it."""

import uuid
from urllib.parse import urljoin, urlsplit

from podcaster.errors import UsageError
from podcaster.system.http import without_login
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of podcast:guid (podcastindex.org, Podcasting 2.0)."""
LONGEST_DESCRIPTION_BYTES = 4000
"""Apple Podcasts cuts longer descriptions."""
CATEGORIES = (
    "Arts", "Business", "Comedy", "Education", "Fiction", "Government", "Health & Fitness", "History", "Kids & Family",
    "Leisure", "Music", "News", "Religion & Spirituality", "Science", "Society & Culture", "Sports", "TV & Film",
    "Technology", "True Crime",
)  # fmt: skip
"""Apple Podcasts' categories."""
_LANGUAGE = lazy_regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_EMAIL = lazy_regex(r"[^@\s]+@[^@\s]+\.[^@\s]+$")


class Show(Record, frozen=True, kw_only=True):
    """A show as its feed presents it."""

    title: str
    author: str
    email: str
    url: str
    """Public address of the site, with a slash at its end."""
    language: str = "en"
    """BCP 47 tag."""
    category: str = "News"
    description: str = ""
    enclosure: str = "mp3"
    """Format of the audio file that the feed gives to every app."""
    token: str = ""
    """The secret part of a private feed's address; "" when the feed is public."""
    first_guid: str = ""
    """The podcast:guid that the show was first published with; "" before its first publication."""

    @property
    def is_public(self) -> bool:
        """Whether others can reach the show's address: it is not this machine's own."""
        host = urlsplit(self.url).hostname or ""
        return host != "localhost" and not host.startswith("127.") and host != "::1"

    @property
    def base(self) -> str:
        """The address that all other addresses in the feed begin with: the site's, or its private folder's."""
        return urljoin(self.url, f"{self.token}/") if self.token else self.url

    @property
    def feed_url(self) -> str:
        """The feed's own address."""
        return urljoin(self.base, "feed.xml")

    @property
    def shown_feed_url(self) -> str:
        """The feed's address for messages and logs: a token is replaced by ***."""
        return urljoin(self.url, "***/feed.xml") if self.token else self.feed_url

    @property
    def guid(self) -> str:
        """The show's podcast:guid: UUIDv5 of the first address of the public feed, without scheme and trailing slashes.
        It stays the same when the feed moves, as Podcasting 2.0 requires."""
        return self.first_guid or self._guid_here

    @property
    def has_moved(self) -> bool:
        """Whether the show was first published at another address. Serving it on this machine is no move."""
        return self.first_guid not in ("", self._guid_here) and not self.url.startswith("http://127.")

    @property
    def _guid_here(self) -> str:
        address = urljoin(self.url, "feed.xml")
        return str(uuid.uuid5(PODCAST_NAMESPACE, address.partition("://")[2].rstrip("/")))

    @property
    def about(self) -> str:
        """The description, or a sentence made from the author or title."""
        return self.description or f"Articles read aloud by synthetic voices, from {self.author or self.title}."


def check_address(url: str) -> str:
    """The address with one slash at its end. UsageError when it is not an http(s) address, or holds a login."""
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one or parts.query or parts.fragment or not url.isprintable() or " " in url:
        what = f"{without_login(url)!r} is not the address of a site"
        raise UsageError(what, advice="write it like https://example.org/show/")
    if "@" in parts.netloc:
        raise UsageError(f"take the login out of {without_login(url)!r}", advice="everybody could read it in the feed")
    return url.rstrip("/") + "/"


def check_email(email: str) -> str:
    """The address itself. UsageError when it is not an e-mail address."""
    if not _EMAIL.match(email):
        raise UsageError(f"{email!r} is not an e-mail address", advice="write it like me@example.org")
    return email


def check_language(language: str) -> str:
    """The tag itself. UsageError when it is not a BCP 47 tag."""
    if not _LANGUAGE.match(language):
        raise UsageError(f"{language!r} is not a language tag", advice="write en, en-GB, de ...")
    return language


def check_category(category: str) -> str:
    """The category as Apple Podcasts writes it. UsageError naming all categories for an unknown one."""
    for known in CATEGORIES:
        if known.lower() == category.strip().lower():
            return known
    raise UsageError(f"there is no category {category!r}", advice=f"choose one of {', '.join(CATEGORIES)}")
