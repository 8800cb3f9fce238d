"""The ffmpeg program: the one that came with podcaster, or a newer one on this machine; run so that it can't hang."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from podcaster.errors import MixingError, SetupError
from podcaster.system.signals import children_ignore_interrupts

PATIENCE_S = 60.0
"""How long it may take for a minute of sound, which it does in a second: then it hangs."""


class FfmpegRuns:
    """ffmpeg run from any number of threads; all that runs can be ended at once."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False
        self._lock = Lock()

    def run(
        self, arguments: Sequence[str], given: Path | None = None, *, patience_s: float | None = None
    ) -> tuple[bytes, str]:
        """What ffmpeg wrote to its output and what it said; `given` are the samples on its input. Without `patience_s`
        it may take as long as those allow. MixingError if it failed, was killed, or hung."""
        command = [find_ffmpeg(), "-hide_banner", "-nostats", *arguments]
        # The file itself is its input: fed through a pipe, a piece of the mix would take hundreds of writes.
        with Path(given or os.devnull).open("rb") as sound:
            try:
                with children_ignore_interrupts():  # else it may fail of a Ctrl-C that this process is not to hear
                    program = subprocess.Popen(command, stdin=sound, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            except OSError as error:
                reason = f"{error.strerror or error}"
                raise MixingError(f"ffmpeg does not start ({reason}): reinstall imageio-ffmpeg") from error
            length = os.fstat(sound.fileno()).st_size
        with program:
            self._begun(program)
            try:
                made, told = program.communicate(timeout=patience_s or PATIENCE_S * (1 + length / _MINUTE_BYTES))
            except subprocess.TimeoutExpired as error:
                raise MixingError("ffmpeg hangs: build again; if it stays so, reinstall imageio-ffmpeg") from error
            finally:
                program.kill()
                with self._lock:
                    self._running.discard(program)
        said = told.decode(errors="replace")
        if program.returncode:
            raise MixingError(f"ffmpeg could not do its work ({_reason(program.returncode, said)}): build again")
        return made, said

    def end(self) -> None:
        """Kill what runs and what is yet to start."""
        with self._lock:
            self._ended = True
            for program in self._running:
                program.kill()

    def _begun(self, program: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._running.add(program)
            if self._ended:
                program.kill()


_MINUTE_BYTES = 60 * 22_050 * 2


def _reason(code: int, said: str) -> str:
    if code < 0:
        return f"it was killed by {signal.Signals(-code).name if -code in set(signal.Signals) else -code}"
    return (said.strip().splitlines() or [f"exit code {code}, no reason given"])[-1]


@cache
def find_ffmpeg() -> str:
    """Path of the newest ffmpeg to be had: imageio-ffmpeg's, or one on the PATH. SetupError when there is none."""
    found = [path for path in (_bundled(), shutil.which("ffmpeg")) if path]
    if not found:
        raise SetupError("no ffmpeg on this machine: run `pip install imageio-ffmpeg`, or install ffmpeg itself")
    # max keeps the first of equals: the bundled one wins a draw.
    return found[0] if len(found) == 1 else max(found, key=_version)


def _bundled() -> str | None:
    try:
        import imageio_ffmpeg
    except ImportError:
        return None
    try:
        # By IMAGEIO_FFMPEG_EXE it may name any file, there or not.
        return shutil.which(str(imageio_ffmpeg.get_ffmpeg_exe()))
    except RuntimeError:  # the package is there, a binary for this platform is not
        return None


def _version(path: str) -> tuple[int, ...]:
    """(7, 0, 2) for ffmpeg 7.0.2; () when it does not start or does not say."""
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    number = re.match(r"ffmpeg version \D{0,2}(\d+(?:\.\d+)*)", said)
    return tuple(int(part) for part in number[1].split(".")) if number else ()
