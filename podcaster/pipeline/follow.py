"""A run of `podcaster follow`: look at everything that is followed, build what is new, publish.

An item is noted before its episode is built, and its episode has the item's key in the ledger. So a run may end at any
moment: the next one finds the item waiting, and the episode that was built already.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from podcaster.errors import OutputError, PodcasterError, RefusedError, SetupError, SourceError, UsageError
from podcaster.pipeline.digest import digest_of
from podcaster.pipeline.episode import Production, build_episode, open_studio
from podcaster.pipeline.feed_items import Visits
from podcaster.pipeline.followed_files import source_of
from podcaster.pipeline.followed_places import Seen, look, places_at
from podcaster.pipeline.given import Given
from podcaster.pipeline.publication import publish_show
from podcaster.reading import read_article
from podcaster.recording import Studio
from podcaster.scripting.announcements import spoken_date
from podcaster.show.follow_entries import MOST_TRIES, Followed, Follows, Item, ItemState, text_digest
from podcaster.show.followed import change_follows, load_follows, one_run
from podcaster.show.ledger import now
from podcaster.show.settings import Settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.http import without_login
from podcaster.system.record import Record, replace
from podcaster.system.user_files import real_path

_FREE_FAILURES = 2
"""So many failures in a row are tried again at the next run. Later ones wait, twice as long each time."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=30), timedelta(days=1)
_LONGEST_RETRY_AFTER = timedelta(days=7)
_GONE = 410
_OF_THE_MACHINE = (SetupError, OutputError, UsageError)
"""Errors that every article would meet: they end the run, and no article is blamed."""


class Outcome(Record, frozen=True, kw_only=True):
    """What became of an item or a source."""

    title: str
    where: str
    """Its address or path, without a login."""
    slug: str = ""
    """Folder of the episode, "" for a failure."""
    path: Path | None = None
    """The audio file."""
    error: PodcasterError | None = None


Report = Callable[[Outcome], None]
"""Called with each outcome, as soon as it is known."""


def follow(place: str, output: Path) -> tuple[tuple[Followed, bool], ...]:
    """Follow what is at an address or a path. Returns each source, and whether it is new. Errors as for
    `followed_places.places_at`."""
    found = places_at(place)
    before = {source.key for source in load_follows(output).sources}

    def add(follows: Follows) -> Follows:
        known = {one for source in follows.sources for one in (source.key, source.place)}
        for source in found:
            if source.key not in known:
                follows = follows.with_source(source)
        return follows

    after = change_follows(output, add)
    keys = {source.key for source in after.sources} - before
    return tuple((source, source.key in keys) for source in found)


def unfollow(place: str, output: Path) -> Followed:
    """Follow something no more. What was built stays known, so that it is not built again if it is followed again.
    UsageError when it is not followed."""
    at = place if "://" in place else str(real_path(place))
    found = next((one for one in load_follows(output).sources if {place, at} & {one.key, one.place}), None)
    if found is None:
        raise UsageError(f"{without_login(place)} is not followed", advice="podcaster follow list shows what is")
    change_follows(output, lambda follows: follows.without_source(found.key))
    return found


def run_follow(
    settings: Settings,
    output: Path,
    *,
    limit: int | None = None,
    digest: bool = False,
    report: Report,
    visits: Visits | None = None,
    jobs: int | None = None,
) -> int:
    """Look at everything that is followed, build what is new, the oldest first, at most `limit` episodes, and publish
    to the show's target, if it has one. With `digest` one episode is built of all articles, at most `limit`. Returns
    how many episodes were built. `report` is called with each of them and each failure; an item that failed is tried
    again in later runs.

    OutputError while another run works; SetupError, OutputError and UsageError, when no article can be built; the
    errors of `publish_show`."""
    find_ffmpeg()
    visits = visits or Visits()
    with one_run(output):
        _look_at_all(output, report)
        built = 0
        with ExitStack() as opened:
            studio: Studio | None = None
            begun = any(item.digest for item, _ in _waiting(load_follows(output)))
            for wanted in (begun, digest):
                if wanted and any(_waiting(load_follows(output))):
                    studio = studio or opened.enter_context(open_studio(settings, output, jobs=jobs))
                    built += _build_digest(settings, output, studio, visits, report, limit=limit)
            for item, source in () if digest else _waiting(load_follows(output)):
                if limit is not None and built >= limit:
                    break
                studio = studio or opened.enter_context(open_studio(settings, output, jobs=jobs))
                built += _build(item, source, settings, output, studio, visits, report)
        _publish(settings, output)
    return built


def new_for(output: Path, report: Report) -> tuple[Item, ...]:
    """What a run would build, the oldest first. Feeds are read, but nothing is noted."""
    follows = load_follows(output)
    for source in _due(follows):
        try:
            follows = follows.with_items(look(source, follows.items, now().isoformat()).items)
        except SourceError as error:
            report(Outcome(title=source.title, where=without_login(source.place), error=error))
    return tuple(item for item, _ in _waiting(follows))


def _due(follows: Follows) -> tuple[Followed, ...]:
    """The sources that may be read now."""
    return tuple(source for source in follows.sources if not source.gone and _is_past(source.not_before))


def _waiting(follows: Follows) -> Iterator[tuple[Item, Followed]]:
    """The items that may be built now, the oldest first, each with its source."""
    sources = {source.key: source for source in follows.sources}
    ready = (item for item in follows.items if item.state == "waiting" and _is_past(item.not_before))
    for item in sorted(ready, key=lambda item: item.when):
        if item.source in sources:
            yield item, sources[item.source]


def _look_at_all(output: Path, report: Report) -> None:
    for source in _due(load_follows(output)):
        try:
            seen = look(source, load_follows(output).items, now().isoformat())
        except SourceError as error:
            report(Outcome(title=source.title, where=without_login(source.place), error=error))
            seen = Seen(source=_failed(source, error), items=())
        change_follows(output, partial(_changed, source=seen.source, items=seen.items))


def _changed(follows: Follows, source: Followed, items: Sequence[Item]) -> Follows:
    """With a source and its new items, unless somebody has removed the source meanwhile."""
    if not any(known.key == source.key for known in follows.sources):
        return follows
    return follows.with_source(source).with_items(items)


def _failed(source: Followed, error: SourceError) -> Followed:
    """The source after a failure: when it is read again."""
    failures = source.failures + 1
    if isinstance(error, RefusedError) and error.status == _GONE:
        return replace(source, failures=failures, gone=True)
    return replace(source, failures=failures, not_before=_later(failures, error))


def _later(failures: int, error: PodcasterError) -> str:
    """When something is tried again that failed so often in a row: when its server says (Retry-After), else with a
    growing back-off; "" is at the next run."""
    if isinstance(error, RefusedError) and error.retry_after_s > 0:
        wait = min(timedelta(seconds=min(error.retry_after_s, 1e9)), _LONGEST_RETRY_AFTER)
    elif failures <= _FREE_FAILURES:
        return ""
    else:
        wait = min(_FIRST_WAIT * 2 ** min(failures - _FREE_FAILURES - 1, 20), _LONGEST_WAIT)
    return (now() + wait).isoformat()


def _is_past(moment: str) -> bool:
    try:
        return not moment or datetime.fromisoformat(moment) <= now()
    except (ValueError, TypeError):
        return True


def _build(
    item: Item, source: Followed, settings: Settings, output: Path, studio: Studio, visits: Visits, report: Report
) -> bool:
    """Build the episode of an item and note it. Whether an episode was built. The errors of a machine are raised."""
    try:
        item, given = _read(item, source, visits)
        if _is_twin(item, output):
            return False
        made = build_episode(given, settings=settings, output=output, studio=studio)
    except _OF_THE_MACHINE:
        raise
    except PodcasterError as error:
        _note_failure(item, error, output, report)
        return False
    _note_built([item], made, output)
    report(_built(made, where=_where(item)))
    return True


def _build_digest(
    settings: Settings, output: Path, studio: Studio, visits: Visits, report: Report, *, limit: int | None
) -> bool:
    """Build one episode of all items that wait, at most `limit`. A digest that an earlier run has begun is built first,
    with its title, so that it is no second episode. Whether one was built."""
    waiting = list(_waiting(load_follows(output)))
    begun = next((item for item, _ in waiting if item.digest), None)
    if begun:
        waiting, limit = [pair for pair in waiting if pair[0].digest == begun.digest], None
    key = begun.digest if begun else secrets.token_hex(12)
    title = begun.digest_title if begun else _digest_title(settings)
    items: dict[str, Item] = {}
    given: list[Given] = []
    for item, source in waiting:
        if limit is not None and len(given) >= limit:
            break
        try:
            item, read = _read(item, source, visits)
            if not _is_twin(item, output):
                one = read if isinstance(read, Given) else Given(article=read_article(read))
                given.append(replace(one, item=item.key))
                items[item.key] = replace(item, digest=key, digest_title=title)
        except PodcasterError as error:
            _note_failure(item, error, output, report)
    change_follows(output, lambda follows: follows.with_items(items.values()))
    digest, left_out = digest_of(title, given, settings)
    for failed, why in left_out:
        if isinstance(failed, Given):
            _note_failure(items.pop(failed.item), why, output, report)
    if digest is None:
        return False
    made = build_episode(replace(digest, item=key), settings=settings, output=output, studio=studio)
    _note_built(list(items.values()), made, output)
    report(_built(made, where=title))
    return True


def _digest_title(settings: Settings) -> str:
    """The title of the digest of a day: "Tarn News, November 2, 2026"."""
    return f"{settings.show_title}, {spoken_date(now().astimezone().date().isoformat())}"


def _read(item: Item, source: Followed, visits: Visits) -> tuple[Item, str | Given]:
    """What an item's episode is built of, and the item, which now knows it. The errors of reading."""
    if item.kind != "article":
        return item, source_of(item, source)
    article = visits.article_of(item, public=source.public, language=source.language)
    return replace(item, made_of=text_digest(article.title, article.body)), Given(article=article, item=item.key)


def _where(item: Item) -> str:
    return without_login(item.url or item.path or item.source)


def _built(made: Production, *, where: str) -> Outcome:
    episode = made.episode
    return Outcome(title=episode.title, where=where, slug=episode.slug, path=episode.audio[0])


def _note_built(items: Sequence[Item], made: Production, output: Path) -> None:
    """Note the episode of an item, or of all items of a digest."""
    done = [
        replace(item, state="built", slug=made.episode.slug, html="", title=item.title or made.episode.title)
        for item in items
    ]
    change_follows(output, lambda follows: replace(follows.with_items(done), unpublished=True))


def _note_failure(item: Item, error: PodcasterError, output: Path, report: Report) -> None:
    """Note that an item could not be built, and when it is tried again."""
    tries = item.tries + 1
    state: ItemState = "failed" if tries >= MOST_TRIES else "waiting"
    tried = replace(item, tries=tries, not_before=_later(tries, error), state=state, digest="")
    change_follows(output, lambda follows: follows.with_items([tried]))
    report(Outcome(title=item.title, where=_where(item), error=error))


def _is_twin(item: Item, output: Path) -> bool:
    """Whether another item was built of the same title and body: the link and the guid of an article have both changed.
    Then the item is noted as built."""
    twin = _twin(item, load_follows(output).items)
    if twin is None:
        return False
    known = replace(item, state="built", slug=twin.slug, html="", digest="")
    change_follows(output, lambda follows: follows.with_items([known]))
    return True


def _twin(item: Item, items: Sequence[Item]) -> Item | None:
    """Another item that was built of the same title and body."""
    built = (one for one in items if one.state == "built" and one.key != item.key)
    return next((one for one in built if item.made_of and one.made_of == item.made_of), None)


def _publish(settings: Settings, output: Path) -> None:
    """Publish what was built, by this run or by one that could not publish it."""
    if settings.target and load_follows(output).unpublished:
        publish_show(settings, output, settings.target)
        change_follows(output, lambda follows: replace(follows, unpublished=False))
