"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

ARTICLE_HELP = "A text, page, document, e-mail or script file, an http(s) address, or - for standard input."

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help=ARTICLE_HELP)]
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
