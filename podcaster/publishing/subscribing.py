"""How listeners subscribe: links that open a podcast app with the feed, and the feed's address as a QR code."""

from collections.abc import Sequence
from urllib.parse import quote

from podcaster.publishing.show import Show
from podcaster.system.record import Record

_QUIET_ZONE = 4
"""Light modules around a QR code (ISO/IEC 18004, 6.3.8)."""


class AppLink(Record, frozen=True, kw_only=True):
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
    matrix = _modules(text)
    size = len(matrix) + 2 * _QUIET_ZONE
    dark = "".join(
        f"M{column + _QUIET_ZONE} {row + _QUIET_ZONE}h1v1h-1z"
        for row, modules in enumerate(matrix)
        for column, module in enumerate(modules)
        if module
    )
    light = f'<path class="light" d="M0 0h{size}v{size}H0z"/>'
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" '
        f'aria-label="QR code of the feed\'s address">{light}<path class="dark" d="{dark}"/></svg>'
    )


def qr_lines(text: str) -> list[str]:
    """A QR code of the text for a terminal, two rows of modules a line, dark on light whatever the terminal's colours
    are."""
    matrix = _modules(text)
    width = len(matrix) + 2 * _QUIET_ZONE
    light = [False] * width
    rows = [light] * _QUIET_ZONE
    rows += [[*light[:_QUIET_ZONE], *map(bool, modules), *light[:_QUIET_ZONE]] for modules in matrix]
    rows += [light] * (_QUIET_ZONE + len(rows) % 2)
    signs = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [f"\x1b[97;40m{''.join(signs[pair] for pair in zip(*two, strict=True))}\x1b[0m" for two in pairs]


def _modules(text: str) -> Sequence[Sequence[int]]:
    """The modules of a QR code, row by row; 1 is dark."""
    import segno  # late: only publishing needs it

    return [list(row) for row in segno.make(text, error="m", micro=False).matrix]
