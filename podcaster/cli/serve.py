"""`podcaster serve`: the show's site, served on this machine."""

import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from podcaster.cli.explained import explained, say
from podcaster.cli.mistakes import check_show
from podcaster.cli.options import Output
from podcaster.cli.site_notes import say_missing_episodes
from podcaster.cli.stopping import end_with

_EVERY_NETWORK = ("0.0.0.0", "::")


@explained
def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen at; 0.0.0.0 is every network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="Port; 0 is any free one.")] = 8000,
    output: Output = Path("output"),
) -> None:
    """Serve the show from this machine, also to a phone.

    With --host 0.0.0.0 a phone in your network can open it: scan the code that is printed.

    Example: podcaster serve --host 0.0.0.0
    """
    check_show(output)
    from podcaster.pipeline.publication import make_site
    from podcaster.publishing.server import serve_forever
    from podcaster.show.settings import load_settings

    site = make_site(load_settings(Path()), output)
    say_missing_episodes(site)
    private = f"{site.show.token}/" if site.show.token else ""

    def say_address(url: str) -> None:
        here = url.replace("//0.0.0.0:", "//localhost:").replace("//[::]:", "//localhost:")
        print(f"{here}{private}  feed: {here}{private}feed.xml  (Ctrl-C ends)", flush=True)
        for line in _network_lines(host, url, private):
            say(line)
        if sys.stdout.isatty() and (code := _qr_code(host, url, private)):
            print(code, flush=True)

    end_with("podcaster: serving has ended")
    serve_forever(site.folder, site.show.url, host=host, port=port, on_ready=say_address)


def _network_lines(host: str, url: str, private: str) -> list[str]:
    """How a phone in the local network opens the site."""
    if host not in _EVERY_NETWORK:
        return ["For a phone: podcaster serve --host 0.0.0.0"] if sys.stdout.isatty() else []
    from podcaster.publishing.server import network_address

    own = network_address()
    if own is None:
        return ["This machine is in no network that a phone could reach."]
    page = f"http://{own}:{urlsplit(url).port}/{private}"
    return [f"For a phone in your network: {page}  feed: {page}feed.xml"]


def _qr_code(host: str, url: str, private: str) -> str:
    """A QR code of the feed, for a phone in the local network; "" where there is none."""
    from podcaster.publishing.server import network_address
    from podcaster.publishing.subscribing import qr_lines

    own = network_address() if host in _EVERY_NETWORK else None
    return "\n".join(qr_lines(f"http://{own}:{urlsplit(url).port}/{private}feed.xml")) if own else ""
