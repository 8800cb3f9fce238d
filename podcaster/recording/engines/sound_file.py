"""Read a sound file that a driver wrote, in any format."""

import subprocess
from pathlib import Path

from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.system.ffmpeg import find_ffmpeg

SAMPLE_RATE_HZ = 22_050


def read_sound(path: Path) -> tuple[bytes, int]:
    """Signed 16-bit little-endian mono samples and their rate in Hz. FlawedSpeechError when the file has no sound."""
    command = [find_ffmpeg(), "-loglevel", "error", "-nostdin", "-i", f"file:{path}"]
    command += ["-f", "s16le", "-ac", "1", "-ar", str(SAMPLE_RATE_HZ), "-"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    if done.returncode or not done.stdout:
        reason = done.stderr.decode(errors="replace").strip()[-200:]
        raise FlawedSpeechError(f"the engine's file can't be read ({reason})")
    return done.stdout, SAMPLE_RATE_HZ
