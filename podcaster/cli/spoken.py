"""`podcaster spoken`: the words that will be said, line for line."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.explained import explained, say


@explained
def spoken(
    language: Annotated[
        str,
        typer.Option(
            metavar="TAG",
            help="Language of the lines: en-GB, en-US, de ... With en, each line decides: British or American.",
        ),
    ] = "en",
) -> None:
    """Print how lines of standard input will be read aloud.

    Example: podcaster spoken < lines.txt
    """
    from podcaster.publishing.show import check_language
    from podcaster.recording.engines import DEFAULT_ENGINE
    from podcaster.recording.lexicon import respellings_for
    from podcaster.recording.spoken import spoken as spoken_form
    from podcaster.show.settings import load_settings

    tag = check_language(language)
    lexicon = load_settings(Path()).lexicon
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    for line in sys.stdin:
        written = line.rstrip("\r\n")
        text = spoken_form(written, respellings_for(written, lexicon, DEFAULT_ENGINE), tag).text
        say(" ".join(text.split()))
