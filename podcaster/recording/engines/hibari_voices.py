"""The files of hibari's recorded voices: one is in its package, four more can be installed into the user's cache.

hibari's registry has the size and the SHA-256 digest of each. Voices that hibari itself has downloaded are used too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from podcaster.errors import SetupError, cause_of
from podcaster.system.http import download
from podcaster.system.parts_cache import Part, find_part, keep_part, pieces_of, sha256_of
from podcaster.version import install_advice


def registry() -> Any:
    """The module with hibari's registry. SetupError when the extra `natural` is not installed."""
    try:
        import hibari.voices
    except ImportError:
        raise SetupError("natural voices are not installed", advice=install_advice("natural")) from None
    return hibari.voices


def voice_file(name: str) -> Path | None:
    """The checked file of a recorded voice; None when it is not on this machine. SetupError when the file in the
    package is damaged."""
    known = registry()
    facts = known.VOICES[name]
    if facts.get("bundled"):
        path = Path(known.ASSETS, facts["file"])
        if not _is_whole(path, facts):
            raise SetupError("a file of hibari-tts is missing or damaged", where=str(path), advice=_REINSTALL)
        return path
    own = Path(known.cache_dir(), facts["file"])
    return find_part(_part(name, facts)) or (own if _is_whole(own, facts) else None)


_REINSTALL = "reinstall it: `pip install --force-reinstall hibari-tts`"


def install(source: Path | None) -> Iterator[str]:
    """Install the voices that are not in the package, and yield a line for each.

    They come from `source`, which is a file or a folder with copies under any names, or from hibari's server. Only the
    digest decides what a file is. SetupError when no voice is found, or when a download fails."""
    missing = {name: facts for name, facts in registry().VOICES.items() if not facts.get("bundled")}
    if source is None:
        for name, facts in missing.items():
            if voice_file(name) is None:
                url = registry().BASE_URL + facts["file"]
                keep_part(_part(name, facts), download(url, facts["bytes"]), source=url)
            yield f"{name}: installed"
        return
    found = _copies(source, missing)
    if not found:
        names = ", ".join(facts["file"] for facts in missing.values())
        what = "this folder has no voice of hibari" if source.is_dir() else "this file is not a voice of hibari"
        raise SetupError(what, where=str(source), advice=f"give an unchanged copy of one of {names}")
    for name, facts in missing.items():
        if name in found:
            keep_part(_part(name, facts), pieces_of(found[name]), source=str(found[name]))
            yield f"{name}: installed"
        else:
            yield f"{name}: {'already installed' if voice_file(name) else 'not found'}"


def _part(name: str, facts: Mapping[str, Any]) -> Part:
    return Part(name=f"hibari-{name}.onnx", size_bytes=facts["bytes"], sha256=facts["sha256"])


def _copies(source: Path, voices: Mapping[str, Mapping[str, Any]]) -> dict[str, Path]:
    """The files that are copies of voices, by the voice's name. SetupError when the source can't be read."""
    digests = {facts["sha256"]: name for name, facts in voices.items()}
    sizes = {facts["bytes"] for facts in voices.values()}
    try:
        paths = sorted(source.iterdir()) if source.is_dir() else [source]
        candidates = [path for path in paths if path.stat().st_size in sizes and path.is_file()]
        return {digests[digest]: path for path in candidates if (digest := sha256_of(path)) in digests}
    except OSError as error:
        raise SetupError(f"can't be read ({cause_of(error)})", where=str(source)) from error


def _is_whole(path: Path, facts: Mapping[str, Any]) -> bool:
    try:
        return bool(path.stat().st_size == facts["bytes"] and sha256_of(path) == facts["sha256"])
    except OSError:
        return False
