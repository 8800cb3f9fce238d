"""One line spoken by one or more voices, saved as an MP3: for `podcaster voices`."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from podcaster.casting import Voice
from podcaster.errors import UsageError
from podcaster.mixing.resampling import resample
from podcaster.recording.booth import record_take
from podcaster.recording.engines import DEFAULT_ENGINE, engine_class
from podcaster.recording.lexicon import phonemes_for, respellings_for
from podcaster.recording.request import TakeRequest
from podcaster.show.settings import Settings
from podcaster.system.ffmpeg import FfmpegRuns
from podcaster.system.files import move_into_place, unfinished_files
from podcaster.system.user_files import is_device, is_folder, write_given

SAMPLE_LINE = "My name is {name}. The council met on Tuesday and voted seven to two to rebuild the old bridge."
BETWEEN_MS = 700
"""Silence after each voice."""


def save_sample(voices: Sequence[Voice], text: str, settings: Settings, to: Path) -> None:
    """Save an MP3 in which these voices say the line one after another; "{name}" in the line is the voice's name.
    UsageError for a line without words or a folder in the place of the file, else the errors of recording."""
    takes = []
    for voice in voices:
        words = text.replace("{name}", voice.name.capitalize())
        engine = settings.engine or voice.engine or DEFAULT_ENGINE
        takes_phonemes = engine_class(engine).takes_phonemes
        request = TakeRequest(
            cue_number=1,
            text=words,
            respellings=respellings_for(words, settings.lexicon, engine, takes_phonemes=takes_phonemes),
            phonemes=phonemes_for(words, settings.lexicon, engine) if takes_phonemes else (),
            voice=voice,
            engine=engine,
            device=settings.device,
        )
        takes.append(record_take(request))
    rate_hz = max(take.sample_rate_hz for take in takes)
    silence = bytes(2 * (BETWEEN_MS * rate_hz // 1000))
    pcm = b"".join(resample(take.pcm, take.sample_rate_hz, rate_hz) + silence for take in takes)
    if not pcm.strip(b"\0"):
        raise UsageError("there is nothing to say in that line", advice="give words")
    if is_folder(to):
        raise UsageError(f"{to} is a folder", advice="give the name of a file in it")
    device = is_device(to)
    with unfinished_files(Path(tempfile.gettempdir()) if device else to.parent) as folder:
        raw, made = folder / "sample.pcm", folder / "sample.mp3"
        raw.write_bytes(pcm)
        command = ["-v", "error", "-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "-i", "pipe:0"]
        command += ["-af", "loudnorm=I=-16:TP=-1.5", "-ar", "44100", "-b:a", "96k", f"file:{made}"]
        FfmpegRuns().run(command, raw)
        if device:
            write_given(to, made.read_bytes())
        else:
            move_into_place(made, to)
