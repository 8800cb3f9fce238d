"""Find and run ffmpeg: the one of imageio-ffmpeg, or else the one on the PATH. Every run has a timeout."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from podcaster.errors import MixingError, SetupError, cause_of
from podcaster.system.signals import children_ignore_interrupts

TO_PIPE = ("-flush_packets", "0", "pipe:1")
"""Arguments for output that `FfmpegRuns.run` returns. With them ffmpeg hands it over in large blocks, not packet by
packet: a tenth of a build was spent on waking up for 300 bytes."""
PATIENCE_S = 60.0
"""Timeout for the start of ffmpeg, and again for each minute of sound. Processing a minute takes about one second."""


class FfmpegRuns:
    """Runs of ffmpeg, from any number of threads. `end` kills all of them."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False
        self._lock = Lock()

    def run(
        self, arguments: Sequence[str], stdin: Path | None = None, *, patience_s: float | None = None
    ) -> tuple[bytes, str]:
        """Run ffmpeg; return its output and its log (stdout and stderr). `stdin` is a file to read as its input.
        `patience_s` is the timeout, by default `PATIENCE_S` for the start and for each minute of samples in `stdin`.
        MixingError if ffmpeg fails, is killed, or hangs."""
        command = [find_ffmpeg(), "-hide_banner", "-nostats", *arguments]
        # ffmpeg reads the file itself: through a pipe, a piece of the mix would take hundreds of writes.
        with Path(stdin or os.devnull).open("rb") as sound:
            try:
                with children_ignore_interrupts():  # else Ctrl-C reaches ffmpeg too
                    program = subprocess.Popen(command, stdin=sound, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            except OSError as error:
                what = f"ffmpeg does not start ({cause_of(error)})"
                raise MixingError(what, advice="reinstall imageio-ffmpeg") from error
            length = os.fstat(sound.fileno()).st_size
        with program:
            self._add(program)
            try:
                output, log_bytes = program.communicate(timeout=patience_s or PATIENCE_S * (1 + length / _MINUTE_BYTES))
            except subprocess.TimeoutExpired as error:
                advice = "build again; if it hangs again, reinstall imageio-ffmpeg"
                raise MixingError("ffmpeg hangs", advice=advice) from error
            finally:
                program.kill()
                with self._lock:
                    self._running.discard(program)
        log = log_bytes.decode(errors="replace")
        if program.returncode:
            raise MixingError(f"ffmpeg failed ({_reason(program.returncode, log)})", advice="build again")
        return output, log

    def end(self) -> None:
        """Kill every run. Runs that start later are killed too."""
        with self._lock:
            self._ended = True
            for program in self._running:
                program.kill()

    def _add(self, program: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._running.add(program)
            if self._ended:
                program.kill()


_MINUTE_BYTES = 60 * 22_050 * 2
"""Bytes of a minute of 16-bit mono samples at the lowest usual rate; at higher rates the timeout is longer."""


def _reason(code: int, log: str) -> str:
    if code < 0:
        return f"it was killed by {signal.Signals(-code).name if -code in set(signal.Signals) else -code}"
    return (log.strip().splitlines() or [f"exit code {code}, no reason given"])[-1]


@cache
def find_ffmpeg() -> str:
    """Path of ffmpeg: of the one in imageio-ffmpeg, or of the one on the PATH. SetupError without either.

    The one in imageio-ffmpeg comes first, so that an episode has the same bytes on machines with other ffmpegs."""
    path = _bundled() or shutil.which("ffmpeg")
    if not path:
        advice = "run `pip install imageio-ffmpeg`, or install ffmpeg itself"
        raise SetupError("no ffmpeg on this machine", advice=advice)
    return path


def _bundled() -> str | None:
    # IMAGEIO_FFMPEG_EXE may name any file, even a missing one.
    if not os.environ.get("IMAGEIO_FFMPEG_EXE") and (shipped := _shipped()):
        return shipped
    try:
        import imageio_ffmpeg
    except ImportError:
        return None
    try:
        return shutil.which(str(imageio_ffmpeg.get_ffmpeg_exe()))
    except (RuntimeError, ImportError):  # the package has no binary for this platform, or a part of it is missing
        return None


def _shipped() -> str | None:
    """The program in imageio-ffmpeg's folder. That package would run it once to see whether it works, which takes 20
    to 30 ms of every build."""
    package = find_spec("imageio_ffmpeg")
    folders = package.submodule_search_locations if package else None
    programs = [path for folder in folders or () for path in Path(folder, "binaries").glob("ffmpeg-*")]
    return shutil.which(programs[0]) if len(programs) == 1 else None
