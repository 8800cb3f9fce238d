"""`podcaster build`: articles become episodes."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from podcaster.cli.explained import each, explained, say, say_remarks, tell_failures
from podcaster.cli.options import Drop, Json, Keep, Output, Verbatim
from podcaster.errors import OutputError, PodcasterError, UsageError
from podcaster.system.user_files import exists, read_bounded

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Making, Production, Progress
    from podcaster.recording import Studio
    from podcaster.show.settings import Settings


class _Reading(TypedDict):
    """How the articles are read and cast."""

    pins: Mapping[str, str]
    verbatim: bool
    keep: Sequence[str]
    drop: Sequence[str]


@explained
def build(
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE...",
            help="A text, HTML, Markdown or script file, an http(s) address, or - for standard input.",
        ),
    ] = None,
    output: Output = Path("output"),
    narrator: Annotated[str | None, typer.Option(metavar="VOICE", help="Voice of the narrator.")] = None,
    cast: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VOICE", help="Voice for a speaker; may be given several times."),
    ] = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="Speech engine for every voice.")] = None,
    rate: Annotated[int | None, typer.Option(metavar="WPM", help="The narrator's words a minute.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes that speak at once.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Speak and encode on a Dask cluster, as tcp://host:8786.")
    ] = None,
    verbatim: Verbatim = False,
    keep: Keep = None,
    drop: Drop = None,
    reissue: Annotated[
        bool, typer.Option("--reissue", help="Make it a new episode, though the article has one already.")
    ] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A list of more articles, one a line.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Use nothing remembered of earlier builds.")] = False,
    listen: Annotated[bool, typer.Option("--listen", help="Open the last episode's page when done.")] = False,
    plot: Annotated[
        bool, typer.Option("--plot", help="Draw the episode too: its waveform, speakers in colour, chapters.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show who would say what, and make nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Build an episode of each article: an MP3 with chapters, tags and cover, its timeline and transcript.

    Example: podcaster build article.txt --cast 'Hillary Clinton=ada'
    """
    from podcaster.cli.publish import open_page
    from podcaster.cli.script import script_json, script_text
    from podcaster.pipeline.episode import prepare
    from podcaster.show.settings import check_rate, load_settings

    settings = load_settings(Path())
    settings = replace(
        settings,
        narrator=narrator or settings.narrator,
        engine=engine or settings.engine,
        rate_wpm=settings.rate_wpm if rate is None else check_rate(rate),
    )
    pins = dict(_pin(word) for word in cast or ())
    reading: _Reading = {"pins": pins, "verbatim": verbatim, "keep": keep or (), "drop": drop or ()}
    named = [*(articles or ()), *(_listed(from_file) if from_file else ())]
    sources = [source for name in named for source in _matching(name)]
    if not sources:
        raise UsageError("nothing to build: give an ARTICLE, or --from a list of them")
    if dry_run:

        def show(source: str) -> None:
            article, script, roles = prepare(source, settings, **reading)
            say(script_json(script) if as_json else script_text(article, script, roles))
            say_remarks(roles, source)

        each(sources, show)
        return
    order = _Order(settings=settings, output=output, reading=reading, reissue=reissue, fresh=fresh, plot=plot)
    order = replace(order, jobs=jobs, scheduler=scheduler, as_json=as_json)
    built = _build_one(sources[0], order) if len(sources) == 1 else _build_many(sources, order)
    if listen and built:
        open_page(output, built)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be done with every article."""

    settings: "Settings"
    output: Path
    reading: _Reading
    reissue: bool
    fresh: bool
    plot: bool
    jobs: int | None = None
    scheduler: str | None = None
    as_json: bool = False

    @contextmanager
    def studio(self) -> Iterator["Studio"]:
        """Booths, on this machine or a cluster's."""
        from podcaster.pipeline.episode import open_studio
        from podcaster.system.ffmpeg import find_ffmpeg

        find_ffmpeg()  # what is missing is said before any work
        with ExitStack() as later:
            cluster = None
            if self.scheduler:
                from podcaster.system.cluster import Cluster

                cluster = later.enter_context(Cluster(self.scheduler))
            studio = open_studio(
                self.settings,
                self.output,
                jobs=self.jobs,
                fresh=self.fresh,
                executor=cluster,
                workers=cluster.workers if cluster else 1,
            )
            yield later.enter_context(studio)

    def making(self, source: str, studio: "Studio", watch: "Callable[[Progress], None]") -> "Making":
        """The making of an article's episode, prepared."""
        from podcaster.pipeline.episode import Making

        made = Making(source, self.settings, self.output, studio, reissue=self.reissue, fresh=self.fresh, watch=watch)
        try:
            made.prepare(**self.reading)
        except BaseException as error:
            made.__exit__(type(error), error, error.__traceback__)
            raise
        return made

    def deliver(self, source: str, made: "Production", told: str) -> None:
        """Draw it when asked, and say what came out."""
        if self.plot:
            from podcaster.mixing.plot import plot_episode

            names = {speaker.id: speaker.name for speaker in made.script.speakers}
            plot_episode(made.episode.audio[0], made.episode.timeline, names, made.episode.folder.plot)
        say(_as_json(made) if self.as_json else told)
        say_remarks(made.cast, source)


def _build_one(source: str, order: _Order) -> str:
    """Build it with a live line; the slug."""
    from podcaster.cli.progress import shown

    with (
        shown(source, quiet=order.as_json) as watch,
        order.studio() as studio,
        order.making(source, studio, watch) as making,
    ):
        making.record()
        made = making.finish()
    order.deliver(source, made, _as_text(made))
    return made.episode.slug


def _build_many(sources: Sequence[str], order: _Order) -> str:
    """Build them in one go, a line each, and a table at the end; the last one's slug, "" if none was built."""
    from podcaster.cli.progress import counted
    from podcaster.mixing.times import format_time
    from podcaster.pipeline.batch import build_episodes

    began = time.monotonic()
    built: list[Production] = []
    failures = []
    with order.studio() as studio, counted(sources, "building") as each_source:
        making = partial(order.making, studio=studio, watch=lambda _: None)
        for source, outcome in build_episodes(each_source, making, studio.stop):
            if isinstance(outcome, PodcasterError):
                failures.append((source, outcome))
                continue
            built.append(outcome)
            try:
                order.deliver(source, outcome, _as_line(outcome))
            except PodcasterError as error:
                failures.append((source, error))
    took_s = time.monotonic() - began
    audio_ms = sum(made.episode.timeline.duration_ms for made in built)
    if not order.as_json:
        speed = audio_ms / 1000 / took_s
        made, reused = sum(one.takes_made for one in built), sum(one.takes_reused for one in built)
        table = f"\nEpisodes  {len(built)} of {len(sources)}\n"
        length, took = format_time(audio_ms), format_time(round(took_s * 1000))
        table += f"Audio     {length} in {took}, {speed:.0f} times real time\n"
        table += f"Takes     {made} made, {reused} reused"
        try:
            say(table)
        except OutputError as error:
            if not any(isinstance(failure, OutputError) for _, failure in failures):
                failures.append(("the table", error))
    tell_failures(failures, len(sources))
    return built[-1].episode.slug if built else ""


def _listed(path: Path) -> list[str]:
    """The articles a list names, a path in it being seen from the list's folder; empty lines and # are passed over."""
    try:
        lines = sys.stdin.readlines() if str(path) == "-" else read_bounded(path).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read the list {path} ({getattr(error, 'strerror', None) or error})") from error
    named = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    there = path.parent
    return [name if "://" in name or exists(name) else str(there / name) for name in named]


def _matching(name: str) -> list[str]:
    """The files a pattern like "tonight/*.txt" stands for where no shell has said so; any other name is itself."""
    if "://" in name or not any(sign in name for sign in "*?") or exists(name):
        return [name]
    pattern = Path(name)
    try:
        found = sorted(map(str, Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))))
    except (OSError, ValueError):  # a closed folder, or what no pattern can say
        return [name]
    return found or [name]


def _pin(word: str) -> tuple[str, str]:
    speaker, equals, voice = word.rpartition("=")
    if not equals or not speaker.strip() or not voice.strip():
        raise UsageError(f"--cast {word!r} does not say who and which voice: write --cast 'NAME=VOICE'")
    return speaker.strip(), voice.strip()


def _as_json(made: "Production") -> str:
    episode, timeline = made.episode, made.episode.timeline
    content = {
        "source": episode.source,
        "slug": episode.slug,
        "title": episode.title,
        "mp3": str(episode.mp3) if episode.mp3 else None,
        "audio": [str(path) for path in episode.audio],
        "timeline": str(episode.folder.timeline),
        "duration_ms": timeline.duration_ms,
        "chapters": [asdict(chapter) for chapter in timeline.chapters],
        "speakers": [
            asdict(speaker) | {"voice": made.cast.voice_of(speaker.id).name} for speaker in made.script.speakers
        ],
        "narrator": made.cast.narrator.name,
        "takes": {"made": made.takes_made, "reused": made.takes_reused},
        "loudness_lufs": _rounded(episode.loudness_lufs),
        "true_peak_dbtp": _rounded(episode.true_peak_dbtp),
    }
    return json.dumps(content, ensure_ascii=True)


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 1)


def _as_line(made: "Production") -> str:
    from podcaster.mixing.times import format_time

    takes = f"{made.takes_made} takes made, {made.takes_reused} reused"
    length = format_time(made.episode.timeline.duration_ms)
    return f"{made.episode.audio[0]}  {length}  {len(made.script.speakers)} speakers, {takes}"


def _as_text(made: "Production") -> str:
    from podcaster.mixing.times import format_time

    timeline = made.episode.timeline
    names = {speaker.id: speaker.name for speaker in made.script.speakers}
    lines = [f"{made.episode.audio[0]}  {format_time(timeline.duration_ms)}", "", "Voices"]
    lines += [f"  {'Narrator':28} {made.cast.narrator.name}"]
    lines += [f"  {names[role.speaker]:28} {role.voice.name:9} {role.reason}" for role in made.cast.roles]
    lines += ["", "Chapters"]
    lines += [f"  {format_time(chapter.start_ms):>7}  {chapter.title}" for chapter in timeline.chapters]
    if made.takes_reused:
        lines += ["", f"Takes: {made.takes_made} made, {made.takes_reused} reused of earlier builds"]
    return "\n".join(lines)
