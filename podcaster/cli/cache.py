"""`podcaster cache`: what is remembered so that nothing is spoken twice."""

import json
from pathlib import Path

import typer

from podcaster.cli.explained import explained
from podcaster.cli.options import Json, Output

cache = typer.Typer(
    help="What is remembered of earlier builds.\n\nExample: podcaster cache info",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@cache.command("info")
@explained
def info(output: Output = Path("output"), as_json: Json = False) -> None:
    """Say how many takes and encoded pieces are remembered, where, and how large they are.

    Example: podcaster cache info
    """
    from podcaster.mixing.encoder import PIECE_KIND
    from podcaster.recording.take_cache import KIND, LARGEST_BYTES, TakeCache

    store = TakeCache(output).remembered
    (takes, take_bytes), (pieces, piece_bytes) = store.size(KIND), store.size(PIECE_KIND)
    size = take_bytes + piece_bytes
    if as_json:
        told = {"folder": str(store.folder), "takes": takes, "pieces": pieces, "bytes": size}
        print(json.dumps(told | {"largest_bytes": LARGEST_BYTES}))
    else:
        kept = f"{takes} takes, {pieces} encoded pieces"
        print(f"{store.folder}: {kept}, {size / 1e6:.1f} MB of at most {LARGEST_BYTES / 1e6:.0f}")


@cache.command("clear")
@explained
def clear(output: Output = Path("output")) -> None:
    """Forget all takes and pieces; episodes stay as they are.

    Example: podcaster cache clear
    """
    from podcaster.recording.take_cache import TakeCache

    print(f"{TakeCache(output).remembered.clear() / 1e6:.1f} MB freed")
