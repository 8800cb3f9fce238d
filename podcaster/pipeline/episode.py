"""From article to episode: the stages' calls, in order, and nothing else."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from podcaster.casting import Cast
from podcaster.mixing.episode import Episode
from podcaster.pipeline.script_source import read_script_file
from podcaster.reading import Article, read_article
from podcaster.reading.sources import read_passing
from podcaster.recording import Studio
from podcaster.recording.take_cache import TakeCache
from podcaster.scripting import Script, format_script, leave_fragments_to_narrator, write_script
from podcaster.scripting.announcements import NOTICE, announced, opening_text
from podcaster.show.cast import cast_script
from podcaster.show.ledger import enter_episode, find_episode
from podcaster.show.settings import Settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.files import unfinished_files, write_whole
from podcaster.version import podcaster_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is."""

    stage: str
    """What is being done now, for people: "reading", "recording", "finishing"."""
    cues_done: int = 0
    cues: int = 0
    """How many there are; 0 as long as nobody knows."""
    audio_ms: int = 0
    """Length of what is recorded."""


def _unwatched(progress: Progress) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """An episode and what it was made from."""

    article: Article
    script: Script
    cast: Cast
    episode: Episode
    takes_made: int = 0
    takes_reused: int = 0


def prepare(
    source: str,
    settings: Settings,
    *,
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    remember: bool = False,
) -> tuple[Article, Script, Cast]:
    """All that is decided before anything is spoken: what is said, by whom, in which voice. An edited script file as
    the source is taken as it is. With `remember`, new speakers keep their voices in the show's later episodes."""
    passing = read_passing(source)
    edited = read_script_file(source, passing)
    if edited is not None:
        article, script = edited
    else:
        article = read_article(source, verbatim=verbatim, keep=keep, drop=drop, data=passing)
        script = write_script(article)
        if settings.fragments == "narrator":
            script = leave_fragments_to_narrator(script)
    cast = cast_script(script, settings, pins=pins, remember=remember)
    return article, script, _at_rate(cast, settings.rate_wpm)


def build_episode(
    source: str,
    *,
    settings: Settings,
    output: Path = Path("output"),
    pins: Mapping[str, str] | None = None,
    jobs: int | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    reissue: bool = False,
    fresh: bool = False,
    studio: Studio | None = None,
    watch: Callable[[Progress], None] = _unwatched,
) -> Production:
    """Build the episode of one article into `output`.

    `source` is a path, an http(s) address or "-"; `pins` gives speakers, by id or name, the voices they must have;
    `keep` and `drop` are words whose lines are read, or not, whatever reading thinks of them;
    `reissue` makes an article that has an episode already a new one, with a guid and a folder of its own;
    `fresh` uses nothing remembered of earlier builds; `studio` is one that is open already, for many articles;
    `jobs` is how many processes speak at once, one a processor by default; `watch` is told how far things are.
    PodcasterError says why an episode could not be made; then nothing half-made is left."""
    find_ffmpeg()  # what is missing is said before any work
    with (
        nullcontext(studio) if studio else open_studio(settings, output, jobs=jobs, fresh=fresh) as booths,
        Making(source, settings, output, booths, reissue=reissue, fresh=fresh, watch=watch) as making,
    ):
        making.prepare(pins=pins, verbatim=verbatim, keep=keep, drop=drop)
        making.record()
        return making.finish()


class Making:
    """An episode being made, in three steps in their order; a context manager, after which nothing unfinished is left.

    While one episode is recorded, another may be prepared or finished."""

    def __init__(
        self,
        source: str,
        settings: Settings,
        output: Path,
        studio: Studio,
        *,
        reissue: bool = False,
        fresh: bool = False,
        watch: Callable[[Progress], None] = _unwatched,
    ) -> None:
        """As `build_episode` has them."""
        self.source = source
        self._settings, self._output, self._studio, self._watch = settings, output, studio, watch
        self._reissue, self._fresh = reissue, fresh
        self._later = ExitStack()

    def __enter__(self) -> "Making":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._later.__exit__(kind, error, trace)

    def prepare(
        self, *, pins: Mapping[str, str] | None, verbatim: bool, keep: Sequence[str], drop: Sequence[str]
    ) -> None:
        """Decide everything before anything is spoken; new speakers are given their lasting voices."""
        self._watch(Progress(stage="reading"))
        settings = self._settings
        self._folder = self._later.enter_context(unfinished_files(self._output))
        self._article, self._script, self._cast = prepare(
            self.source, settings, pins=pins, verbatim=verbatim, keep=keep, drop=drop, remember=True
        )
        # Importing pydub, mutagen and Pillow takes a while: the booths warm up meanwhile.
        from podcaster.mixing.jingles import load_jingles
        from podcaster.mixing.mix import Sound
        from podcaster.pipeline.up_to_date import fingerprint, recall_episode

        self._spoken = _announced(self._article, self._script, settings)
        self._sound = Sound(
            target_lufs=settings.target_lufs,
            pause_percent=settings.pause_percent,
            jingles=load_jingles(settings.intro, settings.outro, settings.between),
        )
        cast = self._cast
        versions = self._studio.versions(cast)
        self._made_of = fingerprint(
            podcaster_version(), self._article, self._spoken, _voices(cast), settings, versions, self._sound
        )
        self._known: Episode | None = None
        if not (self._fresh or self._reissue) and (place := find_episode(self._article, self._output)):
            self._known = recall_episode(self._output / place.slug, self._article.source, self._made_of)

    def record(self) -> None:
        """Have the cues spoken and mixed; encoding has begun when this is done."""
        if self._known:
            return
        from podcaster.mixing.encoder import Encoder
        from podcaster.mixing.mix import mix_takes

        cache, cues = self._studio.cache, len(self._spoken.spoken_cues)
        encoder = Encoder(cache.remembered if cache else None, self._studio.executor, self._studio.workers)
        self._encoder = self._later.enter_context(encoder)
        self._watch(Progress(stage="recording", cues=cues))
        self._mix = mix_takes(
            self._spoken,
            self._cast,
            self._studio.record(self._spoken.spoken_cues, self._cast, self._script.language),
            self._folder,
            encoder=self._encoder,
            sound=self._sound,
            on_cue=lambda cue: self._watch(
                Progress(stage="recording", cues_done=cue.number, cues=cues, audio_ms=cue.end_ms)
            ),
        )
        self._takes = self._studio.made, self._studio.reused
        self._watch(Progress(stage="finishing", cues_done=cues, cues=cues, audio_ms=self._mix.timeline.duration_ms))

    def finish(self) -> Production:
        """Give the episode and the files beside it their names."""
        article, script, cast = self._article, self._script, self._cast
        if self._known:
            reused = len(self._spoken.spoken_cues)
            return Production(article=article, script=script, cast=cast, episode=self._known, takes_reused=reused)
        from podcaster.mixing.release import release_episode, slug_of, title_of
        from podcaster.pipeline.up_to_date import remember_episode
        from podcaster.publishing import write_sidecars

        entry = enter_episode(article, slug_of(title_of(article)), self._output, reissue=self._reissue)
        episode = release_episode(
            article,
            script.speakers,
            self._mix,
            self._output / entry.slug,
            show=self._settings.title,
            author=self._settings.author,
            encoder=self._encoder,
            target_lufs=self._settings.target_lufs,
            made_by=f"podcaster {podcaster_version()}",
        )
        write_sidecars(episode, script.speakers)
        write_whole(episode.mp3.with_suffix(".script.md"), format_script(script, voices_told(cast), article=article))
        remember_episode(episode, self._made_of)
        made, reused = self._takes
        return Production(
            article=article, script=script, cast=cast, episode=episode, takes_made=made, takes_reused=reused
        )


def open_studio(
    settings: Settings,
    output: Path,
    *,
    jobs: int | None = None,
    fresh: bool = False,
    executor: Executor | None = None,
    workers: int = 1,
) -> Studio:
    """A studio for the episodes of a folder, which caches takes there. `jobs` is how many processes speak at once, one
    for each processor by default; `executor`, with its number of `workers`, takes their place."""
    return Studio(
        engine=settings.engine,
        booths=jobs or os.cpu_count() or 1,
        lexicon=settings.lexicon,
        cache=TakeCache(output, fresh=fresh),
        executor=executor,
        workers=workers,
    )


def _announced(article: Article, script: Script, settings: Settings) -> Script:
    """A show with a title of its own says so, and that its voices are synthetic; else it is the article alone."""
    if settings.title == Settings().title:
        return script
    opening = opening_text(settings.title, article.byline or settings.author, article.published)
    return announced(script, opening=opening if settings.opening else "", notice=NOTICE if settings.notice else "")


def _voices(cast: Cast) -> tuple[object, ...]:
    """Who speaks with which voice, whyever."""
    return cast.narrator, *((role.speaker, role.voice) for role in cast.roles)


def voices_told(cast: Cast) -> dict[str, str]:
    """For each speaker's id the voice and why it is that one, as a script file tells it."""
    return {role.speaker: f"{role.voice.name} ({role.reason})" for role in cast.roles}


def _at_rate(cast: Cast, rate_wpm: int | None) -> Cast:
    """The cast with the narrator at a rate, and everybody else as much quicker or slower."""
    if rate_wpm is None:
        return cast
    factor = rate_wpm / cast.narrator.rate_wpm
    return replace(
        cast,
        narrator=replace(cast.narrator, rate_wpm=rate_wpm),
        roles=tuple(
            replace(role, voice=replace(role.voice, rate_wpm=round(role.voice.rate_wpm * factor)))
            for role in cast.roles
        ),
    )
