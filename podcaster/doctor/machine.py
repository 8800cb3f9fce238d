"""What is wrong with this machine: speech engine, encoder, settings and voices, cache and disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from podcaster.doctor.finding import Finding, finding_of
from podcaster.errors import PodcasterError
from podcaster.pipeline.troupe import engine_of, reason_of, usual_troupe
from podcaster.recording.engines import start_engine
from podcaster.recording.take_cache import TakeCache
from podcaster.show.settings import load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.user_files import real_path

LEAST_FREE_BYTES = 500_000_000
"""Room for about three hours of takes (see `take_cache.LARGEST_BYTES`)."""
_ADVICE = "repair it, then run podcaster doctor again"


def check_machine(folder: Path) -> Iterator[Finding | str]:
    """A line for each part that works, a finding for each that does not. `folder` is the show's."""

    def engine() -> str:
        start_engine("espeak")
        return "espeak-ng speaks"

    def voices() -> str:
        settings = load_settings(folder)
        start_engine(settings.engine or engine_of(usual_troupe(settings)))
        return f"{reason_of(settings)}, {len(settings.voices)} of all kinds are known"

    def takes() -> str:
        count, size_bytes = TakeCache(folder / "output").size()
        return f"{count} takes, {size_bytes / 1e6:.1f} MB"

    parts = (("speech engine", engine), ("encoder", find_ffmpeg), ("voices", voices), ("cache", takes))
    for name, check in parts:
        try:
            yield f"{name}: {check()}"
        except PodcasterError as error:
            yield finding_of(error, rule="machine", where=name, advice=_ADVICE)
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < LEAST_FREE_BYTES:
        what = f"only {free_bytes // 1_000_000} MB are free here"
        yield Finding(rule="disk", where=str(real_path(folder)), what=what, advice="free some space")
    else:
        yield f"disk: {free_bytes / 1e9:.1f} GB free"
