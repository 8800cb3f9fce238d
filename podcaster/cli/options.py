"""Arguments and options that several commands share."""

import re
from pathlib import Path
from typing import Annotated

import typer

from podcaster.system.lazy_regex import lazy_regex

ARTICLE_HELP = "A text, page, document, e-mail or script file, an http(s) address, or - for standard input."

_PASTED = lazy_regex(r"[\s<\"'“‘]*(https?://[^\s<>\"“”]+?)[\s>\"'”’]*", re.I)
"""An address with what was copied around it: white space, angle brackets, quotation marks."""


def bare(source: str) -> str:
    """An ARTICLE as it was meant: an address without what was copied around it. A path stays as it is."""
    address = _PASTED.fullmatch(source)
    return address[1] if address else source


Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help=ARTICLE_HELP, parser=bare)]
Verbatim = Annotated[
    bool, typer.Option("--verbatim", help="Read the text as it is: leave out and change nothing.")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the episodes.")]
Keep = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Read lines with this text. Can be repeated.")
]
Drop = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Leave out lines with this text. Can be repeated.")
]
