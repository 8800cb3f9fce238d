"""`podcaster cache`: the takes and encoded pieces that are kept so that nothing is spoken twice."""

import json
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.explained import explained
from podcaster.cli.help import Command, group_of
from podcaster.cli.options import Output

cache = typer.Typer(
    cls=group_of("info"),
    help="What is kept of earlier builds.\n\nExample: podcaster cache info",
    rich_markup_mode=None,
)


@cache.command("info", cls=Command)
@explained
def info(
    output: Output = Path("output"),
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: the folder, the counts and the bytes.")
    ] = False,
) -> None:
    """Show how many takes and encoded pieces are kept, where, and how large they are.

    Example: podcaster cache info
    """
    from podcaster.mixing.encoder import PIECE_KIND
    from podcaster.recording.take_cache import KIND, LARGEST_BYTES, TakeCache

    store = TakeCache(output).remembered
    (takes, take_bytes), (pieces, piece_bytes) = store.size(KIND), store.size(PIECE_KIND)
    size = take_bytes + piece_bytes
    if as_json:
        content = {"folder": str(store.folder), "takes": takes, "pieces": pieces, "bytes": size}
        print(json.dumps(content | {"largest_bytes": LARGEST_BYTES}))
    else:
        kept = f"{plural(takes, 'take')}, {plural(pieces, 'encoded piece')}"
        print(f"{store.folder}: {kept}, {size / 1e6:.1f} MB of at most {LARGEST_BYTES / 1e6:.0f}")


@cache.command("clear", cls=Command)
@explained
def clear(output: Output = Path("output")) -> None:
    """Delete all takes and encoded pieces; episodes stay as they are.

    Example: podcaster cache clear
    """
    from podcaster.recording.take_cache import TakeCache

    print(f"{TakeCache(output).remembered.clear() / 1e6:.1f} MB freed")
