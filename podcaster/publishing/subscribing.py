"""How listeners subscribe: links that open a podcast app with the feed, and the feed's address as a QR code."""

from dataclasses import dataclass
from urllib.parse import quote

from podcaster.publishing.show import Show

_QUIET_ZONE = 4
"""Light modules around a QR code (ISO/IEC 18004, 6.3.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppLink:
    """A link that opens a podcast app with the show's feed."""

    app: str
    systems: str
    """Where the app runs."""
    url: str


def app_links(show: Show) -> list[AppLink]:
    """The links, by the schemes that the apps register. They send no request to anybody before the app is open.

    AntennaPod has a scheme too, but opens the address without TLS first. Its link goes over antennapod.org where the
    app is not installed; so a private feed, whose address is a secret, has none.
    """
    if not show.is_public:
        return []
    feed = show.feed_url
    bare = feed.partition("://")[2]
    whole = quote(feed, safe="")
    links = [
        AppLink(app="Apple Podcasts", systems="iPhone, iPad, Mac", url=f"podcast://{bare}"),
        AppLink(app="Overcast", systems="iPhone, iPad", url=f"overcast://x-callback-url/add?url={whole}"),
        AppLink(app="Pocket Casts", systems="Android, iPhone", url=f"pktc://subscribe/{bare}"),
    ]
    if not show.token:
        title = quote(show.title, safe="")
        deep = f"https://antennapod.org/deeplink/subscribe?url={whole}&title={title}"
        links.append(AppLink(app="AntennaPod", systems="Android", url=deep))
    return links


def qr_code(text: str) -> str:
    """A QR code of the text as SVG, dark on light with a quiet zone, one unit a module."""
    import segno  # late: only publishing needs it

    code = segno.make(text, error="m", micro=False)
    size = len(code.matrix) + 2 * _QUIET_ZONE
    dark = "".join(
        f"M{column + _QUIET_ZONE} {row + _QUIET_ZONE}h1v1h-1z"
        for row, modules in enumerate(code.matrix)
        for column, module in enumerate(modules)
        if module
    )
    light = f'<path class="light" d="M0 0h{size}v{size}H0z"/>'
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" '
        f'aria-label="QR code of the feed\'s address">{light}<path class="dark" d="{dark}"/></svg>'
    )
