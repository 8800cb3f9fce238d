"""The encoder, ffmpeg: measures the mix while it is made, then makes the MP3 of it."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType

from podcaster.errors import MixingError
from podcaster.ffmpeg import find_ffmpeg
from podcaster.mixing.jingles import SAMPLE_RATE_HZ
from podcaster.mixing.listening import RATE_HZ, Listener
from podcaster.mixing.loudness import (
    ENCODER_GAIN_DB,
    FIRST_GAIN_DB,
    chain,
    read_integrated_lufs,
    read_true_peak_dbtp,
)

MP3_SAMPLE_RATE_HZ = 44_100
MP3_BIT_RATE = "96k"
"""Constant, since players seek wrongly in variable-rate files (podigee-podcast-player#27, pocket-casts-android#744)."""

_RAW_INPUT = ["-f", "s16le", "-ar", str(SAMPLE_RATE_HZ), "-ac", "1", "-i"]
# "verbose" keeps the line a tenth of a second out of the log; the summary stays.
_METER = "framelog=verbose"


class Meter:
    """Measures loudness of samples as they are written; a context manager."""

    def __init__(self) -> None:
        self._log = TemporaryFile()  # noqa: SIM115 - closed in __exit__
        command = [find_ffmpeg(), "-hide_banner", "-nostats", *_RAW_INPUT, "pipe:0"]
        command += ["-af", f"{chain(FIRST_GAIN_DB)},ebur128={_METER}", "-f", "null", "-"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self._log)

    def __enter__(self) -> "Meter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self._log.close()

    def write(self, pcm: bytes) -> None:
        """Samples as `stitch` makes them."""
        assert self._process.stdin
        try:
            self._process.stdin.write(pcm)
        except OSError as error:
            raise MixingError(f"ffmpeg stopped while it measured the mix: {self._said()[-200:]}") from error

    def integrated_lufs(self) -> float:
        """Loudness of all that was written, through the chain at its first gain."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        return read_integrated_lufs(self._said())

    def _said(self) -> str:
        self._log.seek(0)
        return self._log.read().decode(errors="replace").strip()


class Encoding:
    """An MP3 in the making of raw samples, brought up by a gain; a context manager that stops it when left early."""

    def __init__(self, mix: Path, mp3: Path, *, gain_db: float) -> None:
        filters = (
            f"aresample={MP3_SAMPLE_RATE_HZ},{chain(gain_db)},asplit=3[out][loudness][peak];"
            f"[loudness]ebur128={_METER},anullsink;"
            # True peak by BS.1770-4 annex 2: oversampled four times, 12 taps a phase. ebur128's own takes three times
            # as long and reads the same.
            f"[peak]aresample={4 * MP3_SAMPLE_RATE_HZ}:filter_size=12,"
            "astats=measure_overall=Peak_level:measure_perchannel=none,anullsink"
        )
        command = [find_ffmpeg(), "-hide_banner", "-nostats", "-nostdin", *_RAW_INPUT, f"file:{mix}"]
        command += ["-filter_complex", filters, "-map", "[out]", "-c:a", "libmp3lame", "-b:a", MP3_BIT_RATE]
        command += ["-map_metadata", "-1", "-flags", "+global_header", "-f", "tee"]
        # One encoding, two readers: the file, and whoever listens to it meanwhile.
        options = "f=mp3:id3v2_version=0"
        name = re.sub(r"([\\'|\[\]:])", r"\\\1", str(mp3))
        command += ["-y", f"[{options}:write_xing=1]file\\:{name}|[{options}:write_xing=0:onfail=ignore]pipe\\:1"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        listen = [find_ffmpeg(), "-v", "error", "-f", "mp3", "-i", "pipe:0", "-f", "s16le", "-ac", "1"]
        decoder = subprocess.Popen(
            [*listen, "-ar", str(RATE_HZ), "pipe:1"], stdin=self._process.stdout, stdout=subprocess.PIPE
        )
        assert self._process.stdout
        self._process.stdout.close()  # the decoder has it
        self._process.stdout = None
        self._listener = Listener(decoder)

    def __enter__(self) -> "Encoding":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()

    def heard(self) -> Sequence[int]:
        """What was heard of the MP3, see `listening.check_heard`; when `levels` has waited for it."""
        return self._listener.finish()

    def levels(self) -> tuple[float, float]:
        """Wait for the MP3; what it will read in LUFS and dBTP. MixingError if ffmpeg failed."""
        said = self._process.communicate()[1].decode(errors="replace")
        if self._process.returncode:
            reason = (said.strip().splitlines() or ["it gave no reason"])[-1]
            raise MixingError(f"ffmpeg could not encode the episode ({reason}): is the disk full?")
        return read_integrated_lufs(said) + ENCODER_GAIN_DB, read_true_peak_dbtp(said) + ENCODER_GAIN_DB
