"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE...", help="A text, HTML, Markdown or script file, an http(s) address, or - for standard input."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line for each article.")]
Verbatim = Annotated[
    bool, typer.Option("--verbatim", help="The input is the clean body already: drop and change nothing.")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the episodes.")]
Keep = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Keep lines with this text; may be given several times.")
]
Drop = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Drop lines with this text; may be given several times.")
]
