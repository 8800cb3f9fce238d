"""The studio: worker processes speak the cues, and the takes come back in order. Workers may hang or die."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from threading import Lock
from types import TracebackType

from podcaster.casting.voice import Cast, Voice
from podcaster.errors import RecordingError, cause_of
from podcaster.recording.engines import DEFAULT_ENGINE, check_engine, engine_class, engine_version, most_processes
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.device import CPU_PROVIDER, Device, provider_for
from podcaster.recording.forms.variety import with_variety
from podcaster.recording.lexicon import LexiconEntry, entries_in, phonemes_for, respellings_for
from podcaster.recording.pace import Pace
from podcaster.recording.request import RENDER_TIMEOUT_S, TakeRequest, made_with
from podcaster.recording.take import Take
from podcaster.recording.take_cache import LARGEST_BYTES, TakeCache, TakeList, key_of
from podcaster.scripting.script import Cue
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.process_pool import ProcessPool
from podcaster.system.record import replace
from podcaster.system.worker import call

REQUESTS_AHEAD = 6
"""Requests sent ahead for each booth: enough to keep it busy. Their takes stay in memory until they are mixed."""

_RECORD = ("podcaster.recording.booth", "record_take")
_WARM_UP = ("podcaster.recording.booth", "warm_up")


class Studio:
    """Records the cues of any number of episodes; a context manager.

    Each engine has a pool of booths: worker processes, since an engine's state belongs to its whole process. When a
    booth hangs or crashes, or a take is flawed, the cue is recorded once more, alone in a fresh process. An `executor`
    may replace the booths, for example with workers on other machines. When it breaks, the studio continues with booths
    on this machine."""

    def __init__(
        self,
        *,
        engine: str | None = None,
        booths: int | None = None,
        lexicon: tuple[LexiconEntry, ...] = (),
        cache: TakeCache | None = None,
        executor: Executor | None = None,
        workers: int = 1,
        timeout_s: float = RENDER_TIMEOUT_S,
        first_engine: str = DEFAULT_ENGINE,
        device: Device = "auto",
    ) -> None:
        """`engine` speaks every voice; None leaves it to each voice's profile. CastError for an unknown one.

        `booths` is how many processes of an engine speak at once, if the engine allows so many; None leaves it to
        the engine and the number of processors. `lexicon` has the pronunciations of names; those in a cue come
        first. `cache` keeps takes. `executor` replaces the booths; `workers` is the number of its workers. They must
        be processes, since a worker whose engine hangs ends its process. `timeout_s` is how long an engine may
        render one cue, besides a time that grows with the text. `first_engine` speaks most voices; its booths start
        at once. `device` is where engines render that take one."""
        check_engine(engine or DEFAULT_ENGINE)
        self.engine = engine
        self.booths = booths
        self.lexicon = lexicon
        self.first_engine = first_engine
        self.timeout_s = timeout_s
        self.device = device
        self.cache = cache
        self.executor = executor
        self.workers = workers
        self.made = self.reused = 0
        """Numbers of takes in the last recording: made by an engine, and found in the cache."""
        self._stopped = False
        self._lock = Lock()
        self._pools: dict[str, ProcessPool] = {}
        """The booths of each engine."""
        self._open_pools: set[ProcessPool] = set()
        self._warm_ups: dict[str, list[Future[None]]] = {}
        self._versions: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        if executor is None and (cache is None or cache.empty):  # with cached takes, perhaps no booth is needed
            self._open_booths(engine or first_engine)

    def __enter__(self) -> "Studio":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self.cache:
            self.cache.store.shrink(LARGEST_BYTES)

    def rest(self) -> None:
        """End the booths that have nothing to do, without waiting for them. They start again when they are needed."""
        with self._lock:
            pools = tuple(self._open_pools)
        for pool in pools:
            pool.rest()

    def stop(self) -> None:
        """End the booths at once. Recordings in progress fail. Any thread may call this."""
        with self._lock:
            self._stopped = True
            pools = tuple(self._open_pools)
        for pool in pools:
            pool.shutdown()

    def record(self, cues: Iterable[Cue], cast: Cast, language: str = "en", *, article: str = "") -> Iterator[Take]:
        """The takes of `cues`, in their order, read in a language (BCP 47). `article` says which article they are of:
        then its takes are found sooner next time. RecordingError names a cue that could not be spoken completely;
        SetupError and CastError say what the engine lacks."""
        pending: _Pending = deque()
        pace = Pace()
        self.made = self.reused = 0
        cues = tuple(cues)
        listed = self.cache.takes_of(article) if self.cache else None
        language = with_variety(language, (cue.text for cue in cues))  # British or American, once for the article
        keyed: Iterable[tuple[TakeRequest, str]] = self._requests(cues, cast, language)
        if self.cache and listed and not self.executor and not self._pools:
            keyed = tuple(keyed)
            for request, key in keyed:
                if not (listed.find(key) or self.cache.has(key)):
                    self._open_booths(request.engine)  # booths start while cached takes are read
        for request, key in keyed:
            cached = self._cached(request, key, listed) if listed else None
            pending.append((request, key, cached or self._submit(request)))
            if len(pending) >= REQUESTS_AHEAD * (self.workers if self.executor else self._booths_of(request.engine)):
                yield self._next_take(pending, pace, listed)
        while pending:
            yield self._next_take(pending, pace, listed)
        pace.check()
        if listed:
            listed.keep()

    def _cached(self, request: TakeRequest, key: str, listed: TakeList) -> Take | None:
        assert self.cache is not None
        cache = self.cache

        def record_again() -> Take:
            take = self._retake(request)
            cache.keep(key, take, listed)
            return take

        return cache.find(key, request.cue_number, record_again, listed)

    def open_booths(self) -> None:
        """Start the booths of most voices. Call this when a take is likely to be missing: then they are ready when it
        is asked for."""
        if self.executor is None:
            self._open_booths(self.engine or self.first_engine)

    def versions(self, cast: Cast) -> tuple[str, ...]:
        """The versions of the engines that speak this cast."""
        return tuple(sorted(set(self.engines(cast).values())))

    def engines(self, cast: Cast) -> dict[str, str]:
        """The engines that speak this cast, each with its version."""
        voices = (cast.narrator, *(role.voice for role in cast.roles))
        return {name: self._version(name) for name in sorted({self.engine or voice.engine for voice in voices})}

    def _requests(self, cues: Sequence[Cue], cast: Cast, language: str) -> Iterator[tuple[TakeRequest, str]]:
        """The request for each cue, and the key of its take; the key is "" without a cache."""
        lexicon = entries_in("\n".join(cue.text for cue in cues), self.lexicon)
        for cue, following in zip(cues, (*cues[1:], None), strict=True):
            request = self._request(cue, _voice_of(cue, cast), language, lexicon, _runs_on(cue, following))
            yield request, self._key(request) if self.cache else ""

    def _request(
        self, cue: Cue, voice: Voice, language: str, lexicon: tuple[LexiconEntry, ...], runs_on: bool
    ) -> TakeRequest:
        engine = self.engine or voice.engine
        takes_phonemes = engine_class(engine).takes_phonemes
        respellings = respellings_for(cue.text, lexicon, engine, takes_phonemes=takes_phonemes)
        phonemes = phonemes_for(cue.text, lexicon, engine) if takes_phonemes else ()
        own = {word for word, _ in cue.respellings}
        return TakeRequest(
            cue_number=cue.number,
            text=cue.text,
            voice=voice,
            engine=engine,
            respellings=(*cue.respellings, *respellings),
            phonemes=tuple(pair for pair in phonemes if pair[0] not in own),
            language=language,
            runs_on=runs_on,
            device=self.device,
            timeout_s=self.timeout_s,
            made_with=made_with(engine) if self.executor else None,
        )

    def _key(self, request: TakeRequest) -> str:
        of_voice = engine_class(request.engine).voice_version(request.voice)
        return key_of(request, f"{self._version(request.engine)} {of_voice}".rstrip())

    def _version(self, engine: str) -> str:
        if engine not in self._versions:
            self._versions[engine] = engine_version(engine)
            if self._uses_gpu(engine):
                self._versions[engine] += f", {provider_for(self.device)}"
        return self._versions[engine]

    def _uses_gpu(self, engine: str) -> bool:
        """SetupError when the user wants a GPU that is missing."""
        return engine_class(engine).takes_device and provider_for(self.device) != CPU_PROVIDER

    def _submit(self, request: TakeRequest) -> Future[Take]:
        if self.executor:
            try:
                return self.executor.submit(call, *_RECORD, request)
            except BrokenExecutor:
                self.executor = None
        try:
            return self._open_booths(request.engine).submit(call, *_RECORD, request)
        except BrokenExecutor as error:  # the studio was stopped; `_result` raises the error
            broken: Future[Take] = Future()
            broken.set_exception(error)
            return broken

    def _open_booths(self, engine: str) -> ProcessPool:
        """The booths of an engine on this machine. They start at once, so that the first take need not wait."""
        if engine not in self._pools:
            pool = self._open_pool(self._booths_of(engine))
            self._pools[engine] = pool
            self._warm_ups[engine] = [pool.submit(call, *_WARM_UP, engine, self.device) for _ in range(pool.workers)]
        return self._pools[engine]

    def _booths_of(self, engine: str) -> int:
        """The number of processes of an engine."""
        if engine not in self._numbers:
            most = 1 if self._uses_gpu(engine) else most_processes(engine)
            usual = max(1, (os.cpu_count() or 1) - engine_class(engine).spare_processors)
            wanted = self.booths or usual
            self._numbers[engine] = min(wanted, most or wanted)
        return self._numbers[engine]

    def _open_pool(self, workers: int) -> ProcessPool:
        with self._lock:
            self._check_running()
            pool = ProcessPool(workers)
            self._open_pools.add(pool)
            return pool

    def _check_running(self) -> None:
        if self._stopped:
            raise RecordingError("the recording was stopped", advice="build again")

    def _next_take(self, pending: "_Pending", pace: Pace, listed: TakeList | None) -> Take:
        request, key, take = pending.popleft()
        if isinstance(take, Take):
            self.reused += 1
        else:
            take = self._result(request, take, pending)
            self.made += 1
            if self.cache and listed:
                self.cache.keep(key, take, listed)
        pace.add(request.text, request.voice, take)
        return take

    def _result(self, request: TakeRequest, future: Future[Take], pending: "_Pending") -> Take:
        try:
            return future.result()
        except FlawedSpeechError:
            return self._retake(request)
        except BrokenExecutor as error:
            self._check_running()
            if self._never_started(request.engine):
                raise self._lost(request, error) from error
            take = self._retake(request)
            for k, (other, key, lost) in enumerate(pending):  # when the executor broke, all its calls failed
                if isinstance(lost, Future) and lost.done() and isinstance(lost.exception(), BrokenExecutor):
                    pending[k] = (other, key, self._submit(other))
            return take

    def _never_started(self, engine: str) -> bool:
        """Whether every booth of an engine died while it started. Another attempt would be useless then."""
        started = self._warm_ups.get(engine, [])
        return bool(started) and all(
            future.done() and isinstance(future.exception(), BrokenExecutor) for future in started
        )

    def _retake(self, request: TakeRequest) -> Take:
        """Record once more, alone in a fresh process."""
        pool = self._open_pool(workers=1)
        try:
            take: Take = pool.submit(call, *_RECORD, request).result()
        except FlawedSpeechError as error:
            raise _failed(request, error.what) from error
        except BrokenExecutor as error:
            self._check_running()
            raise self._lost(request, error) from error
        finally:
            pool.shutdown()
            with self._lock:
                self._open_pools.discard(pool)
        return take


    def _lost(self, request: TakeRequest, error: BrokenExecutor) -> RecordingError:
        """The error for a cue whose process ended. It says so when the engine never started."""
        what = "the engine hung or crashed"
        cause = f" ({cause_of(error)})" if str(error) else ""
        if not self._never_started(request.engine):
            return _failed(request, what + cause)
        return _failed(
            request,
            f"{what} while it started{cause}",
            advice=f"engine {request.engine!r} may take {engine_class(request.engine).start_timeout_s:g} s to start "
            "(start_timeout_s): correct it, or use another engine, such as espeak",
        )


_Pending = deque[tuple[TakeRequest, str, Take | Future[Take]]]
"""Requests in the order of their cues, each with its take's key, and its take or the future of it."""


_WORD_END = lazy_regex(r"[\w%)]")


def _failed(request: TakeRequest, what: str, *, advice: str = "change its text or its voice") -> RecordingError:
    return RecordingError(
        f"it could not be spoken by voice {request.voice.name!r}, since {what}",
        where=f"cue {request.cue_number} ({_beginning(request.text)})",
        advice=advice,
    )


def _voice_of(cue: Cue, cast: Cast) -> Voice:
    """The voice of a cue, at the speed that the script asks for."""
    voice = cast.voice_of(cue.speaker)
    if cue.speed_percent == 100:
        return voice
    return replace(voice, rate_wpm=round(voice.rate_wpm * cue.speed_percent / 100))


def _runs_on(cue: Cue, following: Cue | None) -> bool:
    """Whether a sentence is cut by a change of voice: the cue ends without a full stop, and the next one continues in
    the same paragraph."""
    words = cue.text.rstrip()
    if following is None or "heading" in (cue.kind, following.kind) or "\n" in cue.text[len(words) :]:
        return False
    return following.start - cue.end <= 1 and _WORD_END.match(words.rstrip("\"”’'»")[-1:]) is not None


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"
