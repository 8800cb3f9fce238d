"""`podcaster cache`: the cache of takes and encoded pieces, which saves speaking and encoding anything twice, and the
user's cache of installed voices."""

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
    help="What earlier builds left for reuse, and installed voices.\n\nExample: podcaster cache info",
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
    """Show what is kept for reuse, where, and how large it is.

    Example: podcaster cache info
    """
    from podcaster.mixing.encoder import PIECE_KIND
    from podcaster.recording.take_cache import LARGEST_BYTES, TakeCache
    from podcaster.system import parts_cache
    from podcaster.system.parts_cache import cached_parts, parts_folder

    cache = TakeCache(output)
    store = cache.store
    parts = cached_parts()
    part_bytes = sum(path.stat().st_size for path in parts)
    (takes, take_bytes), (pieces, piece_bytes) = cache.size(), store.size(PIECE_KIND)
    size = take_bytes + piece_bytes
    if as_json:
        content = {"folder": str(store.folder), "takes": takes, "pieces": pieces, "bytes": size}
        installed = {"folder": str(parts_folder()), "files": len(parts), "bytes": part_bytes}
        installed["largest_bytes"] = parts_cache.LARGEST_BYTES
        print(json.dumps(content | {"largest_bytes": LARGEST_BYTES, "voices": installed}))
    else:
        kept = f"{plural(takes, 'take')}, {plural(pieces, 'encoded piece')}"
        print(f"{store.folder}: {kept}, {size / 1e6:.1f} MB of at most {LARGEST_BYTES / 1e6:.0f}")
        most = f"{part_bytes / 1e6:.1f} MB of at most {parts_cache.LARGEST_BYTES / 1e6:.0f}"
        print(f"{parts_folder()}: {plural(len(parts), 'file')} of voices, {most}")


@cache.command("clear", cls=Command)
@explained
def clear(
    output: Output = Path("output"),
    voices: Annotated[bool, typer.Option("--voices", help="Also delete the installed voices of all shows.")] = False,
) -> None:
    """Delete what is kept for reuse. Episodes are not changed.

    Example: podcaster cache clear
    """
    from podcaster.recording.take_cache import TakeCache
    from podcaster.system.parts_cache import cached_parts, clear_parts

    freed_bytes = TakeCache(output).store.clear() + (clear_parts() if voices else 0)
    print(f"{freed_bytes / 1e6:.1f} MB freed")
    if left_bytes := sum(path.stat().st_size for path in cached_parts()):
        print(f"{left_bytes / 1e6:.1f} MB of voices are kept; `podcaster cache clear --voices` deletes them too")
