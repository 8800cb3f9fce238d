"""What an episode's page tells programs: the facts for previews in messages and social networks (Open Graph), and for
search engines (schema.org, JSON-LD)."""

import json
from typing import Any
from urllib.parse import quote, urljoin

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import COVER
from podcaster.mixing.times import whole_seconds
from podcaster.publishing.excerpts import description_of
from podcaster.publishing.media import format_of
from podcaster.publishing.notes import is_web
from podcaster.publishing.pictures import SHARE, SHARE_HEIGHT, SHARE_WIDTH
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import feed_name

_SYNTHETIC = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "algorithmicMedia": "https://schema.org/AlgorithmicMediaDigitalSource",
}
"""The names that schema.org has for IPTC's digital source types."""
"""IPTC's digital source type of sound that a program made."""


def preview(show: Show, release: Release, episode: Episode) -> list[tuple[str, str]]:
    """Open Graph properties and Twitter's card, for the `meta` elements of an episode's page. Their addresses are
    whole, as both require; a show without an address of its own has none."""
    facts = [
        ("og:type", "article"),
        ("og:site_name", show.title),
        ("og:title", episode.title),
        ("og:description", description_of(episode)),
        ("og:locale", episode.language.replace("-", "_")),
        ("article:published_time", release.first_published),
        ("twitter:card", "summary_large_image"),
    ]
    if show.is_public:
        picture = _address(show, release, SHARE)
        facts += [
            ("og:url", _address(show, release, "index.html")),
            ("og:image", picture),
            ("og:image:width", str(SHARE_WIDTH)),
            ("og:image:height", str(SHARE_HEIGHT)),
            ("og:image:alt", f"{episode.title}, an episode of {show.title}"),
            ("og:audio", _address(show, release, episode.audio[0].name)),
            ("og:audio:type", format_of(episode.audio[0]).media_type),
        ]
    return facts


def structured(show: Show, release: Release, episode: Episode) -> str:
    """The episode as a schema.org PodcastEpisode, in JSON that can stand in a page."""
    length = f"PT{whole_seconds(episode.timeline.duration_ms)}S"
    audio = episode.audio[0]
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": episode.title,
        "description": description_of(episode),
        "datePublished": release.first_published,
        "inLanguage": episode.language,
        "duration": length,
        "accessibilityFeature": ["transcript", "synchronizedAudioText"],
        "digitalSourceType": _SYNTHETIC[episode.digital_source],
        "associatedMedia": {"@type": "AudioObject", "encodingFormat": format_of(audio).media_type, "duration": length},
        "partOfSeries": {"@type": "PodcastSeries", "name": show.title, "description": show.about},
    }
    if show.is_public:
        content["url"] = _address(show, release, "index.html")
        content["image"] = _address(show, release, COVER)
        content["associatedMedia"]["contentUrl"] = _address(show, release, audio.name)
        content["partOfSeries"]["url"] = show.base
        content["partOfSeries"]["webFeed"] = urljoin(show.base, feed_name(0))
    if source := _source(episode):
        content["isBasedOn"] = source
    return json.dumps(content).replace("<", "\\u003c").replace("&", "\\u0026")


def _source(episode: Episode) -> dict[str, Any]:
    """The article, as far as it is known."""
    known: dict[str, Any] = {
        "url": episode.url if is_web(episode.url) else "",
        "datePublished": episode.published,
        "author": {"@type": "Person", "name": episode.byline} if episode.byline else "",
        "publisher": {"@type": "Organization", "name": episode.site} if episode.site else "",
    }
    known = {name: value for name, value in known.items() if value}
    return {"@type": "Article", "headline": episode.title, **known} if known else {}


def _address(show: Show, release: Release, name: str) -> str:
    return urljoin(show.base, quote(f"{release.slug}/{name}"))
