"""A recording booth: what happens in a worker process, where one engine speaks one cue at a time."""

import faulthandler
import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from threading import Lock, Thread

from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError, SetupError
from podcaster.recording.engines import engine_version, start_engine
from podcaster.recording.engines.base import Engine, FlawedSpeechError
from podcaster.recording.proof import prove
from podcaster.recording.spoken import SpokenText, running_on, spoken
from podcaster.recording.take import Take
from podcaster.recording.word_times import time_words
from podcaster.version import podcaster_version

# Engines speak hundreds of times faster than real time; the slowest native drivers write files at about real time.
SLOWEST_CHARACTERS_PER_S = 5
SILENT_RATE_HZ = 22_050
_one_at_a_time = Lock()
"""A worker of a cluster may have threads; an engine's state belongs to its whole process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a booth is asked to record: a cue's text in a voice."""

    cue_number: int
    text: str
    voice: Voice
    engine: str
    respellings: tuple[tuple[str, str], ...] = ()
    """Words and how they are said."""
    language: str = "en"
    """BCP 47."""
    runs_on: bool = False
    """Whether its sentence goes on in the next cue."""
    patience_s: float
    """How long the engine may take, on top of the time that so many characters take the slowest."""
    made_with: str | None = None
    """What the take must be made with, as `made_with` tells it, where another machine may make it."""


def open_booth(studio: Connection) -> None:
    """What a worker process does first: it ends when the studio's end of this line does, however that comes about, it
    leaves Ctrl-C to the studio, and whatever an engine prints is kept out of the results on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr
    with suppress(OSError):  # it may have no stderr
        os.dup2(2, 1)
    Thread(target=_end_with, args=(studio,), daemon=True).start()


def _end_with(studio: Connection) -> None:
    with suppress(EOFError, OSError):
        studio.recv_bytes()
    os._exit(1)


def said_for(line: Line) -> SpokenText:
    """What the engine is given for a line."""
    said = spoken(line.text, line.respellings, line.language)
    return running_on(said) if line.runs_on else said


@cache
def made_with(engine: str) -> str:
    """What decides on this machine, beside the line, what comes out: podcaster, the engine and what speaks for it."""
    return f"podcaster {podcaster_version()}, {engine_version(engine)}"


def warm_up(engine: str, patience_s: float) -> str:
    """Start the engine in this process, so that the first take need not wait; its version."""
    with _watched(patience_s):
        return _engine(engine).version


def record_line(line: Line) -> Take:
    """Speak a line and prove it whole. FlawedSpeechError when it is not; the process ends if the engine hangs."""
    if line.made_with not in (None, made_with(line.engine)):
        here = f"{socket.gethostname()} has {made_with(line.engine)}"
        raise SetupError(f"{here}, not {line.made_with}: install the same on every worker")
    with _one_at_a_time:
        return _recorded(line)


def _recorded(line: Line) -> Take:
    said = said_for(line)
    with _watched(line.patience_s):
        engine = _engine(line.engine)
    if not re.search(r"\w", said.text):  # a row of asterisks: silent, as it is for a reader
        return Take(cue_number=line.cue_number, voice=line.voice.name, pcm=b"", sample_rate_hz=SILENT_RATE_HZ, words=())
    limit_s = line.patience_s + len(said.text) / SLOWEST_CHARACTERS_PER_S
    try:
        with _watched(limit_s):
            voice_id = engine.voice_id(line.voice)
            speech = engine.render(said.text, line.voice)
    except PodcasterError:
        raise
    except (Exception, SystemExit) as error:  # an engine is somebody else's code
        raise FlawedSpeechError(f"the engine failed with {type(error).__name__}: {error}") from error
    prove(speech, said.text, line.voice, voice_id)
    return Take(
        cue_number=line.cue_number,
        voice=line.voice.name,
        pcm=speech.pcm,
        sample_rate_hz=speech.sample_rate_hz,
        words=time_words(line.text, said, speech),
    )


@contextmanager
def _watched(limit_s: float) -> Iterator[None]:
    """An engine that hangs in C code can't be interrupted: a watchdog thread in C ends the process."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - faulthandler wants a file with a descriptor
        faulthandler.dump_traceback_later(limit_s, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@cache
def _engine(name: str) -> Engine:
    return start_engine(name)
