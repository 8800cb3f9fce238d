"""Many articles in one go: while one is recorded, the next is read and the one before is finished."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from podcaster.errors import PodcasterError
from podcaster.pipeline.episode import Making, Production

Outcome = Production | PodcasterError
"""An episode, or why there is none."""


def build_episodes(
    sources: Iterable[str], making: Callable[[str], Making], stop: Callable[[], None]
) -> Iterator[tuple[str, Outcome]]:
    """The episodes of these articles in their order, each as it is done; `making` is told an article and gives its
    Making, prepared, or raises the PodcasterError why not. One article's failure is no other's. `stop` ends what is
    being recorded, when nobody waits for it any more."""
    before: _Begun | None = None
    with ThreadPoolExecutor(max_workers=1) as recorder:
        try:
            for source in sources:
                begun = _begin(source, making, recorder)
                if before:
                    yield before.source, before.outcome()
                before = begun
            if before:
                yield before.source, before.outcome()
                before = None
        finally:
            if before:
                stop()
                before.give_up()
            recorder.shutdown(wait=True, cancel_futures=True)


class _Begun:
    """An article that is being recorded, or could not be."""

    def __init__(self, source: str, made: Making | PodcasterError, recorded: Future[None] | None) -> None:
        self.source = source
        self._made = made
        self._recorded = recorded

    def outcome(self) -> Outcome:
        """What became of it."""
        if isinstance(self._made, PodcasterError):
            return self._made
        try:
            with self._made as making:
                if self._recorded:
                    self._recorded.result()
                return making.finish()
        except PodcasterError as error:
            return error

    def give_up(self) -> None:
        """Leave nothing unfinished."""
        if isinstance(self._made, Making):
            stopped = KeyboardInterrupt()
            self._made.__exit__(type(stopped), stopped, None)


def _begin(source: str, making: Callable[[str], Making], recorder: ThreadPoolExecutor) -> _Begun:
    try:
        made = making(source)
    except PodcasterError as error:
        return _Begun(source, error, None)
    return _Begun(source, made, recorder.submit(made.record))
