"""What encoders do to speech at the bit rates of our episodes: noise against the sound and against what masks it.

`python tests/benchmarks/encoder_quality.py [ARTICLE]`. The takes of the article (the example) are joined, levelled as an
episode is, encoded in several ways, decoded, and compared in 25 critical bands of 1,024 samples. *SNR*: sound over
noise, of the whole and as the mean of frames, dB. *NMR*: noise over the masking threshold (spreading of 25 and 10 dB a
Bark, 18 dB below), mean, 95th percentile, and the share of band frames in which noise is above it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from podcaster.mixing.containers.mp3 import BIT_RATES
from podcaster.mixing.containers.mp3_frames import SAMPLE_RATE_HZ as MP3_SAMPLE_RATE_HZ
from podcaster.mixing.jingles import USUAL_SAMPLE_RATE_HZ as SAMPLE_RATE_HZ
from podcaster.mixing.loudness import FIRST_GAIN_DB, level_filters
from podcaster.pipeline.episode import open_studio
from podcaster.pipeline.plan import prepare
from podcaster.show.settings import load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.record import replace

ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"
FRAME, HOP, BANDS = 1024, 512, 25
RAW = ["-f", "s16le", "-ar", str(MP3_SAMPLE_RATE_HZ), "-ac", "1"]


def barks() -> np.ndarray:
    """The band of each bin (Zwicker and Terhardt 1980), one row a band."""
    hz = np.fft.rfftfreq(FRAME, 1 / MP3_SAMPLE_RATE_HZ)
    band = np.minimum((13 * np.arctan(0.00076 * hz) + 3.5 * np.arctan((hz / 7500) ** 2)).astype(int), BANDS - 1)
    return (band[None, :] == np.arange(BANDS)[:, None]).astype(float)


def energies(samples: np.ndarray) -> np.ndarray:
    """Energy by frame and band."""
    count = (len(samples) - FRAME) // HOP
    frames = samples[np.arange(count)[:, None] * HOP + np.arange(FRAME)] * np.hanning(FRAME)
    return np.abs(np.fft.rfft(frames)) ** 2 @ barks().T


def run(*arguments: str, given: bytes = b"") -> bytes:
    """What ffmpeg makes of it."""
    command = [find_ffmpeg(), "-v", "error", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


WAYS = {
    **{f"MP3, LAME's effort {effort}": f"mp3 -c:a libmp3lame -b:a {BIT_RATES.default}k -compression_level {effort}" for effort in (2, 5, 7, 9)},
    "AAC, twoloop": "m4a -c:a aac -b:a 64k -aac_coder twoloop",
    "AAC, fast": "m4a -c:a aac -b:a 64k -aac_coder fast -aac_pns 0 -aac_tns 0",
    "AAC, fast, TNS": "m4a -c:a aac -b:a 64k -aac_coder fast -aac_pns 0",
    "Opus, low delay": "opus -ar 48000 -c:a libopus -b:a 48k -vbr constrained -application lowdelay",
    "Opus, audio": "opus -ar 48000 -c:a libopus -b:a 48k -vbr constrained -application audio",
}
"""Ending and options of each way."""


def compare(source: np.ndarray, given: bytes, way: str, folder: Path) -> str:
    """A row of the table."""
    ending, *encode = way.split()
    made = folder / f"made.{ending}"
    run("-y", *RAW, "-i", "-", *encode, str(made), given=given)
    decoded = np.frombuffer(run("-i", str(made), "-ar", RAW[3], "-f", "f32le", "-"), "<f4").astype(float)
    kbps = 8 * made.stat().st_size / len(source) * MP3_SAMPLE_RATE_HZ / 1000
    count = min(len(source), len(decoded))
    sound, heard = source[:count], decoded[:count]
    noise = heard / ((heard @ sound) / (sound @ sound)) - sound  # LAME scales its input
    of_sound, of_noise = energies(sound), energies(noise)
    apart = np.arange(BANDS)[:, None] - np.arange(BANDS)[None, :]
    spread = 10 ** (np.where(apart >= 0, -10 * apart, 25 * apart) / 10)
    loud = of_sound.sum(1) > 1e-5 * of_sound.sum(1).max()
    masked = (of_sound @ spread.T) * 10**-1.8
    nmr = (10 * np.log10((of_noise[loud] + 1e-12) / (masked[loud] + 1e-9)))[:, :22]
    snr = 10 * np.log10((sound @ sound) / (noise @ noise))
    frames = 10 * np.mean(np.log10(of_sound[loud].sum(1) / of_noise[loud].sum(1)))
    return f"{kbps:.0f} | {snr:.1f} | {frames:.1f} | {nmr.mean():.1f} | {np.percentile(nmr, 95):.1f} | {(nmr > 0).mean():.3f}"


def speech(article: str, folder: Path) -> bytes:
    """The first two minutes of its takes, levelled, before any encoding."""
    settings = replace(load_settings(folder), cast_file=None)
    plan = prepare(article, settings)
    script, cast = plan.script, plan.cast
    with open_studio(settings, folder) as studio:
        takes = b"".join(take.pcm for take in studio.record(script.cues, cast))
    raw = ["-f", "s16le", "-ar", str(SAMPLE_RATE_HZ), "-ac", "1", "-t", "120", "-i", "-"]
    return run(*raw, "-af", level_filters(FIRST_GAIN_DB, 22_050), *RAW, "-", given=takes)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = speech(sys.argv[1] if len(sys.argv) > 1 else str(ARTICLE), folder)
        source = np.frombuffer(given, "<i2").astype(float) / 32768
        print("| encoder | kb/s | SNR | SNR, frames | NMR | NMR 95 % | above |\n|---|---|---|---|---|---|---|")
        for name, way in WAYS.items():
            print(f"| {name} | {compare(source, given, way, folder)} |", flush=True)


if __name__ == "__main__":
    main()
