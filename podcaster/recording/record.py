"""Recording: every cue spoken whole, in order, by worker processes that may hang or die without losing a word."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, TypeVar

from podcaster.casting.voice import Cast, Voice
from podcaster.errors import RecordingError
from podcaster.recording.booth import Line, made_with, open_booth, record_line, warm_up
from podcaster.recording.engines import check_engine, engine_version
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.forms.variety import with_variety
from podcaster.recording.lexicon import LexiconEntry, respellings_for
from podcaster.recording.pace import Pace
from podcaster.recording.take import Take
from podcaster.recording.take_cache import LARGEST_BYTES, TakeCache, key_of
from podcaster.scripting.script import Cue
from podcaster.system.cluster import Cluster, ClusterLostError
from podcaster.system.signals import starting_deaf

DEFAULT_ENGINE = "pyttsx3"
# Takes waiting to be mixed are in memory: so many for each booth keep all booths busy.
LINES_AHEAD = 6
PATIENCE_S = 30.0
_PARTING_S = 2.0
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Studio:
    """Booths, each a process of its own since espeak's state belongs to its whole process; a context manager.

    A booth that hangs ends itself (see `booth`), one that crashes takes its pool with it: both times the studio goes
    on with new booths, and the cue they were lost at is recorded once more alone in a fresh process. With a cluster its
    workers are the booths; when it is lost, the studio goes on with booths of this machine."""

    def __init__(
        self,
        *,
        engine: str | None = None,
        booths: int,
        lexicon: tuple[LexiconEntry, ...] = (),
        cache: TakeCache | None = None,
        cluster: Cluster | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """`engine` speaks every voice; without it each voice's profile names its own. CastError for an unknown one.
        `lexicon` says how names are said, where a cue doesn't; `cache` remembers takes; `booths` of this machine speak,
        or the workers of a `cluster`."""
        check_engine(engine or DEFAULT_ENGINE)
        self.engine = engine
        self.booths = booths
        self.lexicon = lexicon
        self.patience_s = patience_s
        self.cache = cache
        self.cluster = cluster
        self.made = self.reused = 0
        """Takes of the last recording: spoken, and remembered."""
        self._stopped = False
        self._versions: dict[str, str] = {}
        # Fresh interpreters, not forks: what works here works on macOS and Windows too.
        self._processes = get_context("spawn")
        # Booths hear at one end of this line and end when the other one closes, even because this process was killed.
        self._booths_end, self._own_end = self._processes.Pipe(duplex=False)
        # Booths take a while to start: at once, unless all that is to be said may be remembered.
        known = cache is not None and not cache.empty
        self._executor: Executor | None = None if known else self._open()

    def __enter__(self) -> "Studio":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error:  # nobody waits for what is being spoken
            self.stop()
        if self._executor and self._executor is not self.cluster:
            _part_from(self._executor, within_s=_PARTING_S if error else None)
        self._own_end.close()
        self._booths_end.close()
        if self.cache:
            self.cache.remembered.shrink(LARGEST_BYTES)

    def stop(self) -> None:
        """End the booths at once; what is being recorded fails."""
        self._stopped = True
        self._own_end.close()
        # A booth that ends while it hands over a take leaves half of it: its pool would wait for the other half for
        # ever, since it holds the end that is written to itself.
        results = getattr(self._executor, "_result_queue", None)
        if results is not None:
            results._writer.close()

    def _open(self) -> Executor:
        return self.cluster or self._open_here(self.booths)

    def _open_here(self, booths: int) -> Executor:
        if self._stopped:
            raise RecordingError("the recording was stopped: build again")
        executor = ProcessPoolExecutor(
            max_workers=booths,
            mp_context=self._processes,
            initializer=open_booth,
            initargs=(self._booths_end,),
        )
        for _ in range(booths):
            _ask(executor, warm_up, self.engine or DEFAULT_ENGINE, self.patience_s)
        return executor

    def record(self, cues: Iterable[Cue], cast: Cast, language: str = "en") -> Iterator[Take]:
        """The takes of `cues`, in their order, read in a language (BCP 47). RecordingError names the cue that could not
        be spoken whole; SetupError and CastError say what the engine lacks."""
        waiting: _Waiting = deque()
        pace = Pace()
        self.made = self.reused = 0
        cues = tuple(cues)
        language = with_variety(language, (cue.text for cue in cues))  # British or American, once for the article
        lines: Iterable[tuple[Line, str]] = self._lines(cues, cast, language)
        if self._executor is None and self.cache:
            lines = tuple(lines)
            if not all(self.cache.has(key) for _, key in lines):
                self._executor = self._open()  # booths start while remembered takes are read
        for line, key in lines:
            known = self.cache.find(key, line.cue_number) if self.cache else None
            waiting.append((line, key, known or self._submit(line)))
            if len(waiting) >= LINES_AHEAD * (self.cluster.workers if self.cluster else self.booths):
                yield self._finish(waiting, pace)
        while waiting:
            yield self._finish(waiting, pace)
        pace.prove()

    def _lines(self, cues: Sequence[Cue], cast: Cast, language: str) -> Iterator[tuple[Line, str]]:
        """What is asked of the booths for each cue, and its take's key."""
        for cue, following in zip(cues, (*cues[1:], None), strict=True):
            line = self._line(cue, cast.voice_of(cue.speaker), language, _runs_on(cue, following))
            yield line, key_of(line, self._version(line.engine)) if self.cache else ""

    def versions(self, cast: Cast) -> tuple[str, ...]:
        """Of the engines that speak this cast: another version may speak otherwise."""
        voices = (cast.narrator, *(role.voice for role in cast.roles))
        return tuple(sorted({self._version(self.engine or voice.engine) for voice in voices}))

    def _line(self, cue: Cue, voice: Voice, language: str, runs_on: bool) -> Line:
        engine = self.engine or voice.engine
        respellings = (*cue.respellings, *respellings_for(cue.text, self.lexicon, engine))
        return Line(
            cue_number=cue.number,
            text=cue.text,
            voice=voice,
            engine=engine,
            respellings=respellings,
            language=language,
            runs_on=runs_on,
            patience_s=self.patience_s,
            made_with=made_with(engine) if self.cluster else None,
        )

    def _version(self, engine: str) -> str:
        if engine not in self._versions:
            self._versions[engine] = engine_version(engine)
        return self._versions[engine]

    def _submit(self, line: Line) -> Future[Take]:
        try:
            if self._executor is None:
                self._executor = self._open()
            return _ask(self._executor, record_line, line)
        except BrokenExecutor as broken:  # found out when the line is due
            lost: Future[Take] = Future()
            lost.set_exception(broken)
            return lost

    def _finish(self, waiting: "_Waiting", pace: Pace) -> Take:
        line, key, take = waiting.popleft()
        if isinstance(take, Take):
            self.reused += 1
        else:
            take = self._made(line, take, waiting)
            self.made += 1
            if self.cache:
                self.cache.keep(key, take)
        pace.note(line.text, line.voice, take)
        return take

    def _made(self, line: Line, future: Future[Take], waiting: "_Waiting") -> Take:
        try:
            return future.result()
        except FlawedSpeechError:
            return self._retake(line)
        except BrokenExecutor as broken:
            take = self._retake(line)
            self._reopen(broken)
            for k, (other, other_key, lost) in enumerate(waiting):
                if isinstance(lost, Future) and lost.done() and isinstance(lost.exception(), BrokenExecutor):
                    waiting[k] = (other, other_key, self._submit(other))
            return take

    def _reopen(self, broken: BrokenExecutor) -> None:
        if self.cluster and isinstance(broken, ClusterLostError):
            self.cluster = None
        elif self.cluster:
            return  # it has lost workers, and goes on with the others
        elif self._executor:
            _part_from(self._executor, within_s=0)
        self._executor = self._open()

    def _retake(self, line: Line) -> Take:
        """One more try, alone in a fresh process."""
        executor = self._open_here(booths=1)
        try:
            return _ask(executor, record_line, line).result()
        except (FlawedSpeechError, BrokenExecutor) as error:
            why = str(error) if isinstance(error, FlawedSpeechError) else "the engine hung or crashed"
            raise RecordingError(
                f"cue {line.cue_number} ({_beginning(line.text)}) could not be spoken by voice {line.voice.name!r}: "
                f"{why}; change its text or its voice"
            ) from error
        finally:
            _part_from(executor, within_s=_PARTING_S)


_Waiting = deque[tuple[Line, str, Take | Future[Take]]]
"""Lines in their order, each with its take's key, and its take or the promise of it."""


def _ask(executor: Executor, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
    """The promise of some work; a process that is started for it begins life deaf to Ctrl-C, which it would answer with
    a traceback."""
    with starting_deaf():
        return executor.submit(work, *args, **kwargs)


def _part_from(executor: Executor, *, within_s: float | None) -> None:
    """End a pool, which may take so many seconds, or as long as it takes.

    Python stumbles on its own way out over a pool that is ending just then, so its thread is waited for; but not for
    ever: a pool whose processes end while it is written to may never notice."""
    manager = getattr(executor, "_executor_manager_thread", None)  # no name for it is public
    executor.shutdown(wait=within_s is None, cancel_futures=True)
    if within_s and manager is not None:
        manager.join(within_s)


def _runs_on(cue: Cue, following: Cue | None) -> bool:
    """Whether a sentence is cut by a change of voice: it ends without a stop and goes on in the same paragraph."""
    if following is None or "heading" in (cue.kind, following.kind) or re.search(r"\n\s*$", cue.text):
        return False
    return following.start - cue.end <= 1 and re.search(r"[\w%)][\"”’'»]*\s*$", cue.text) is not None


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"
