"""A recording booth: a worker process in which an engine speaks one cue at a time."""

import faulthandler
import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from podcaster.errors import PodcasterError, SetupError, fault_of
from podcaster.recording.engines import engine_class, start_engine
from podcaster.recording.engines.base import Engine, FlawedSpeechError, Speech
from podcaster.recording.engines.device import Device
from podcaster.recording.engines.marks import with_marks
from podcaster.recording.proof import prove, prove_form
from podcaster.recording.request import TakeRequest, made_with
from podcaster.recording.spoken import SpokenText, running_on, spoken
from podcaster.recording.take import Take, take_of
from podcaster.recording.word_times import time_words

LEAST_RENDERED_CHARACTERS_PER_S = 5
"""The slowest native drivers write their files at about real time, which is 15 characters a second."""
_USUAL_SENTENCE = "On 3 May 2026, at 10:30 a.m., Mr. Smith's U.S. firm paid $1.5 million (15%) for 20 km of it."
"""A sentence that needs the rules that most articles need."""
_engines: dict[str, Engine] = {}
"""The engines that have started in this process, by name."""
_engine_lock = Lock()
"""An engine renders one text at a time, and a worker of a foreign executor may have several threads."""


def spoken_text_of(request: TakeRequest) -> SpokenText:
    """The text that the engine gets for a request."""
    kept = [word for word, _ in request.phonemes]
    said = spoken(request.text, request.respellings, request.language, kept=kept)
    return running_on(said) if request.runs_on else said


def load_rules() -> None:
    """Compile the usual rules of the spoken forms."""
    spoken(_USUAL_SENTENCE)


def warm_up(engine: str, device: Device) -> None:
    """Start an engine in this process before its first take is due, and compile the usual rules of the spoken forms.
    SetupError if it does not start."""
    started = _started(engine)
    load_rules()
    if started.takes_device:
        started.set_device(device)


def record_take(request: TakeRequest) -> Take:
    """Speak a cue and check that the take is complete.

    FlawedSpeechError when the take is flawed. SetupError when the engine does not start, or when its version is not the
    one in the request. CastError when it has no voice for the profile. When the engine hangs, this process ends."""
    if request.made_with is not None and request.made_with != made_with(request.engine):
        raise SetupError(
            f"this worker has {made_with(request.engine)}, not {request.made_with}",
            where=socket.gethostname(),
            advice="install the same versions on every worker",
        )
    with _engine_lock:
        return _recorded(request)


def _recorded(request: TakeRequest) -> Take:
    said = spoken_text_of(request)
    engine = _started(request.engine)
    if not re.search(r"\w", said.text):  # a row of asterisks, for example, is silent
        silent = Speech(pcm=b"", sample_rate_hz=engine.sample_rate_hz, voice_id="")
        return _take(request, silent, said)
    timeout_s = engine.patience * (request.timeout_s + len(said.text) / LEAST_RENDERED_CHARACTERS_PER_S)
    try:
        with _process_ends_after(timeout_s):
            if engine.takes_device:
                engine.set_device(request.device)
            voice_id = engine.voice_id(request.voice)
            if engine.takes_phonemes:
                engine.set_phonemes(request.phonemes)
            speech = engine.render(said.text, request.voice)
    except PodcasterError:
        raise
    except (Exception, SystemExit) as error:  # a plug-in may raise anything
        raise FlawedSpeechError(f"the engine failed with {fault_of(error)}") from error
    prove_form(speech)
    speech = with_marks(speech, said.text)
    prove(speech, said.text, request.voice, voice_id)
    return _take(request, speech, said)


def _take(request: TakeRequest, speech: Speech, said: SpokenText) -> Take:
    return take_of(
        cue_number=request.cue_number,
        voice=request.voice.name,
        pcm=speech.pcm,
        sample_rate_hz=speech.sample_rate_hz,
        words=time_words(request.text, said, speech) if speech.pcm else (),
    )


@contextmanager
def _process_ends_after(timeout_s: float) -> Iterator[None]:
    """End this process when the context takes longer. Python can't interrupt an engine that hangs in C code, so the
    watchdog is faulthandler's, a thread in C."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - faulthandler wants a file with a descriptor
        faulthandler.dump_traceback_later(timeout_s, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _started(name: str) -> Engine:
    if name not in _engines:
        with _process_ends_after(engine_class(name).start_timeout_s):
            _engines[name] = start_engine(name)
    return _engines[name]
