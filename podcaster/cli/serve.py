"""`podcaster serve`: the show's site, served on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.explained import explained
from podcaster.cli.options import Output
from podcaster.cli.site_notes import say_missing_episodes


@explained
def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen at; 0.0.0.0 is every network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="Port; 0 is any free one.")] = 8000,
    output: Output = Path("output"),
) -> None:
    """Make the site and serve it on this machine, with a feed whose addresses lead here.

    Example: podcaster serve --port 8000
    """
    from podcaster.pipeline.publication import make_site
    from podcaster.publishing.server import serve_forever
    from podcaster.show.settings import load_settings

    site = make_site(load_settings(Path()), output)
    say_missing_episodes(site)
    private = f"{site.show.token}/" if site.show.token else ""

    def say_address(url: str) -> None:
        print(f"{url}{private}  feed: {url}{private}feed.xml  (Ctrl-C ends)", flush=True)

    serve_forever(site.folder, site.show.url, host=host, port=port, on_ready=say_address)
