"""Installing voices that are not in any package, by the engine's name."""

from collections.abc import Callable, Iterator
from pathlib import Path

from podcaster.errors import UsageError
from podcaster.recording.engines import hibari_voices, kokoro_model

INSTALLERS: dict[str, Callable[[Path | None], Iterator[str]]] = {
    "hibari": hibari_voices.install,
    "kokoro": kokoro_model.install,
}
"""Each takes a file or a folder with copies, or None for a download, and yields a line for each voice."""


def install_voices(engine: str, source: Path | None) -> Iterator[str]:
    """Install the voices of an engine. UsageError for an engine that has none to install; SetupError when it fails."""
    if engine not in INSTALLERS:
        raise UsageError(f"{engine!r} has no voices to install", advice=f"choose {' or '.join(INSTALLERS)}")
    return INSTALLERS[engine](source)
