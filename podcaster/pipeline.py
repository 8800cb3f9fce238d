"""From article to episode: the stages' calls, in order, and nothing else."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from podcaster.casting import Cast
from podcaster.ffmpeg import find_ffmpeg
from podcaster.files import unfinished_files, write_whole
from podcaster.mixing.episode import Episode
from podcaster.reading import Article, read_article
from podcaster.recording import Studio
from podcaster.recording.take_cache import LARGEST_BYTES, TakeCache
from podcaster.script_source import read_script_file
from podcaster.scripting import Script, format_script, leave_fragments_to_narrator, write_script
from podcaster.scripting.announcements import NOTICE, announced, opening_text
from podcaster.settings import Settings
from podcaster.show_cast import cast_script
from podcaster.show_ledger import enter_episode, find_episode
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
    edited = read_script_file(source)
    if edited is not None:
        article, script = edited
    else:
        article = read_article(source, verbatim=verbatim, keep=keep, drop=drop)
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
    watch(Progress(stage="reading"))
    with (
        nullcontext(studio) if studio else open_studio(settings, output, jobs=jobs, fresh=fresh) as booths,
        unfinished_files(output) as folder,
        ExitStack() as later,
    ):
        article, script, cast = prepare(
            source, settings, pins=pins, verbatim=verbatim, keep=keep, drop=drop, remember=True
        )
        # Importing pydub, mutagen and Pillow takes a while: the booths warm up meanwhile.
        from podcaster.mixing.encoder import Encoder
        from podcaster.mixing.jingles import load_jingles
        from podcaster.mixing.mix import Sound, mix_takes
        from podcaster.mixing.release import release_episode, slug_of, title_of
        from podcaster.publishing import write_sidecars
        from podcaster.unchanged import fingerprint, recall_episode, remember_episode

        spoken_script = _announced(article, script, settings)
        sound = Sound(
            target_lufs=settings.target_lufs,
            pause_percent=settings.pause_percent,
            jingles=load_jingles(settings.intro, settings.outro, settings.between),
        )
        slug = slug_of(title_of(article))
        made_of = fingerprint(
            podcaster_version(), article, spoken_script, _voices(cast), settings, booths.versions(cast), sound
        )
        if not (fresh or reissue) and (place := find_episode(article, output)):
            known = recall_episode(output / place.slug, article.source, made_of)
            if known:
                return Production(
                    article=article, script=script, cast=cast, episode=known, takes_reused=len(spoken_script.cues)
                )
        encoder = later.enter_context(Encoder(booths.cache.remembered if booths.cache else None))
        cues = len(spoken_script.cues)
        watch(Progress(stage="recording", cues=cues))
        mix = mix_takes(
            spoken_script,
            cast,
            booths.record(spoken_script.cues, cast, script.language),
            folder,
            encoder=encoder,
            sound=sound,
            on_cue=lambda cue: watch(Progress(stage="recording", cues_done=cue.number, cues=cues, audio_ms=cue.end_ms)),
        )
        watch(Progress(stage="finishing", cues_done=cues, cues=cues, audio_ms=mix.timeline.duration_ms))
        entry = enter_episode(article, slug, output, reissue=reissue)
        episode = release_episode(
            article,
            script.speakers,
            mix,
            output / entry.slug,
            show=settings.title,
            author=settings.author,
            encoder=encoder,
            target_lufs=settings.target_lufs,
            made_by=f"podcaster {podcaster_version()}",
        )
        write_sidecars(episode, script.speakers)
        write_whole(episode.mp3.with_suffix(".script.md"), format_script(script, voices_told(cast), article=article))
        remember_episode(episode, made_of)
        if booths.cache:
            booths.cache.remembered.shrink(LARGEST_BYTES)
        return Production(
            article=article,
            script=script,
            cast=cast,
            episode=episode,
            takes_made=booths.made,
            takes_reused=booths.reused,
        )


def open_studio(settings: Settings, output: Path, *, jobs: int | None = None, fresh: bool = False) -> Studio:
    """Booths for the episodes of a folder, which remember their takes there; `jobs` is how many, one a processor by
    default."""
    return Studio(
        engine=settings.engine,
        booths=jobs or os.cpu_count() or 1,
        lexicon=settings.lexicon,
        cache=TakeCache(output, fresh=fresh),
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
