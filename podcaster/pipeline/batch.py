"""Many articles in one call: while one is recorded, the next is read and the one before is finished."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

from podcaster.errors import PodcasterError
from podcaster.pipeline.episode import (
    Production,
    Recorded,
    fingerprint,
    finish,
    noted,
    open_encoder,
    open_studio,
    recall,
    recall_unread,
    record,
    sound_of,
)
from podcaster.pipeline.inputs import inputs_of, with_people_left
from podcaster.pipeline.parts import Split, article_sources
from podcaster.pipeline.plan import prepare
from podcaster.recording import Studio
from podcaster.show.settings import Settings, formats_of
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.files import unfinished_files
from podcaster.system.signals import interrupts_deferred

Outcome = Production | PodcasterError
"""An episode, or the error that prevented it."""
_STOP_TIMEOUT_S = 5.0
"""How long to wait for the end of a recording that was given up. On a cluster it may wait for a machine."""


def build_episodes(
    sources: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    output: str | os.PathLike[str] = "output",
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    language: str | None = None,
    discard_edits: bool = False,
    split: Split | None = None,
    formats: Sequence[str] = (),
    reissue: bool = False,
    fresh: bool = False,
    jobs: int | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    studio: Studio | None = None,
) -> Generator[tuple[str, Outcome], None, None]:
    """Build the episodes of many articles into the folder `output`.

    Yields each source with its outcome, in the order of `sources`, as soon as it is done. A source that holds several
    articles, such as a mailbox, counts as several sources ("letters.mbox#2"); with `split="chapters"` so does a book.
    An article that fails does not stop the others. The other arguments are those of `build_episode`. A caller that
    stops early must close the iterator: otherwise the recording in progress goes on. Raises SetupError when a program
    that every episode needs is missing, and SourceError when a source can't be split.
    """
    settings = settings or Settings()
    formats = formats_of(settings, formats)
    place = Path(output)
    find_ffmpeg()  # a missing ffmpeg is reported before any work
    with ExitStack() as shared:
        booths = studio or shared.enter_context(
            open_studio(settings, place, jobs=jobs, fresh=fresh, executor=executor, workers=workers)
        )
        recorder = shared.enter_context(ThreadPoolExecutor(max_workers=1))

        def begin(source: str, opened: ExitStack) -> Callable[[], Production]:
            """Read an article and start recording it; the result waits for the recording and finishes the episode."""
            folder = opened.enter_context(unfinished_files(place))
            inputs = inputs_of(
                source, settings, place, pins=pins, verbatim=verbatim, keep=keep, drop=drop, language=language,
                discard_edits=discard_edits, formats=formats, anew=fresh or reissue,
            )  # fmt: skip
            known = recall_unread(inputs, place, booths)
            if known:
                return lambda: known
            plan = prepare(
                source, settings, pins=pins, verbatim=verbatim, keep=keep, drop=drop, language=language, output=place,
                discard_edits=discard_edits or reissue, remember=True,
            )  # fmt: skip
            inputs = with_people_left(inputs)
            sound = sound_of(settings, plan.script)
            made_of = cache(partial(fingerprint, plan, settings, booths, sound, formats))
            unchanged = None if fresh or reissue else recall(plan, made_of, place, formats)
            if unchanged:
                return lambda: noted(unchanged, inputs, made_of(), booths)
            recordings: list[Future[Recorded]] = []
            # Called when the encoder has ended, and before the folder is removed, into which a recording writes.
            opened.callback(_end_recordings, recordings, booths)
            encoder = opened.enter_context(open_encoder(booths))
            with interrupts_deferred():  # a recording that has begun is in the list
                recordings.append(recorder.submit(record, plan, booths, encoder, folder, sound=sound, formats=formats))
            (recorded,) = recordings

            def finished() -> Production:
                made = finish(plan, recorded.result(), settings, place, made_of=made_of(), reissue=reissue)
                return noted(made, inputs, made_of(), booths)

            return finished

        begun: deque[_Begun] = deque()  # at most two: one is recorded, the next is read
        try:
            for source in article_sources(sources, split=split, verbatim=verbatim):
                begun.append(_Begun(source, begin))
                if len(begun) > 1:
                    yield _first_outcome(begun)
            if begun:
                yield _first_outcome(begun)
        finally:
            if begun:  # the caller stopped early
                booths.stop()
                for one in begun:
                    one.give_up()
                recorder.shutdown(wait=True, cancel_futures=True)


class _Begun:
    """An article that is being recorded, or whose preparation failed."""

    def __init__(self, source: str, begin: Callable[[str, ExitStack], Callable[[], Production]]) -> None:
        self.source = source
        self._opened = ExitStack()
        self._failed: PodcasterError | None = None
        try:
            self._finish = begin(source, self._opened)
        except PodcasterError as error:
            self._failed = error
            self._close(error)
        except BaseException as error:
            self._close(error)
            raise

    def outcome(self) -> Outcome:
        """Wait for the recording, finish the episode and remove every unfinished file."""
        if self._failed:
            return self._failed
        try:
            with self._opened:
                return self._finish()
        except PodcasterError as error:
            return error

    def give_up(self) -> None:
        """Stop encoding and remove every unfinished file."""
        self._close(KeyboardInterrupt())

    def _close(self, error: BaseException) -> None:
        self._opened.__exit__(type(error), error, error.__traceback__)


def _first_outcome(begun: deque[_Begun]) -> tuple[str, Outcome]:
    """Wait until the first article is done, then remove it from `begun`. Until then an interruption can give it up."""
    outcome = begun[0].outcome()
    return begun.popleft().source, outcome


def _end_recordings(recordings: Sequence[Future[Recorded]], booths: Studio) -> None:
    for recorded in recordings:
        if not recorded.cancel() and not recorded.done():
            booths.stop()
            wait([recorded], timeout=_STOP_TIMEOUT_S)
