"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

ARTICLE_HELP = "A text, page, document, e-mail or script file, an http(s) address, or - for standard input."

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help=ARTICLE_HELP)]
Verbatim = Annotated[
    bool, typer.Option("--verbatim", help="The input is the clean body already: drop and change nothing.")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the episodes.")]
Keep = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Keep lines with this text. The option can be repeated.")
]
Drop = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Drop lines with this text. The option can be repeated.")
]
