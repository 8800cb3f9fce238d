"""`podcaster listen`: an episode's page in the browser."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.completing import slugs
from podcaster.cli.explained import explained
from podcaster.cli.options import Output
from podcaster.system.user_files import real_path


@explained
def listen(
    slug: Annotated[
        str | None, typer.Argument(metavar="SLUG", help="An episode; by default the newest.", autocompletion=slugs)
    ] = None,
    output: Output = Path("output"),
) -> None:
    """Open an episode's page, to hear it and read along.

    Example: podcaster listen
    """
    open_page(output, slug)


def open_page(output: Path, slug: str | None) -> None:
    """Open an episode's page in the browser, or its audio in the system's player where no browser opens. `slug` None is
    the newest episode."""
    import webbrowser

    from podcaster.mixing.containers import audio_endings
    from podcaster.mixing.episode_folder import EpisodeFolder
    from podcaster.pipeline.publication import make_site, page_of
    from podcaster.show.settings import load_settings

    site = make_site(load_settings(Path()), output)
    page = real_path(page_of(site.episodes, site.place, slug))
    files = EpisodeFolder(page.parent)
    audio = next(path for ending in audio_endings() if (path := files.file(ending)).is_file())
    if not webbrowser.open(page.as_uri()) and not (_has_desktop() and typer.launch(str(audio)) == 0):
        advice = "open one of these where one is, or hear it on a phone: podcaster serve --host 0.0.0.0"
        print(f"podcaster: there is no browser here; {advice}", file=sys.stderr)
        print(page)
        print(audio)
        raise typer.Exit(1)
    print(page)


def _has_desktop() -> bool:
    """Whether a program with a window can be opened. On Linux without one, xdg-open prints a page of errors."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
