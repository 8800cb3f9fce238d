"""`podcaster build`: articles become episodes."""

import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from podcaster.cli.explained import each, explained, say_remarks
from podcaster.cli.options import Drop, Json, Keep, Output, Verbatim
from podcaster.errors import UsageError

if TYPE_CHECKING:
    from podcaster.pipeline import Production


class _Reading(TypedDict):
    """How the articles are read."""

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
    from podcaster.cli.progress import shown
    from podcaster.cli.publish import open_page
    from podcaster.cli.script import script_json, script_text
    from podcaster.pipeline import build_episode, open_studio, prepare
    from podcaster.settings import check_rate, load_settings

    if plot:
        from podcaster.mixing.plot import plot_episode

    settings = load_settings(Path())
    settings = replace(
        settings,
        narrator=narrator or settings.narrator,
        engine=engine or settings.engine,
        rate_wpm=settings.rate_wpm if rate is None else check_rate(rate),
    )
    pins = dict(_pin(word) for word in cast or ())

    reading: _Reading = {"verbatim": verbatim, "keep": keep or (), "drop": drop or ()}

    sources = [*(articles or ()), *(_listed(from_file) if from_file else ())]
    if not sources:
        raise UsageError("nothing to build: give an ARTICLE, or --from a list of them")

    def make(source: str) -> None:
        if dry_run:
            article, script, roles = prepare(source, settings, pins=pins, **reading)
            print(script_json(script) if as_json else script_text(article, script, roles), flush=True)
            say_remarks(roles, source)
            return
        with shown(source, quiet=as_json) as watch:
            made = build_episode(
                source,
                settings=settings,
                output=output,
                pins=pins,
                jobs=jobs,
                reissue=reissue,
                fresh=fresh,
                studio=studio,
                watch=watch,
                **reading,
            )
        if plot:
            names = {speaker.id: speaker.name for speaker in made.script.speakers}
            plot_episode(made.episode.mp3, made.episode.timeline, names, made.episode.mp3.with_suffix(".png"))
        print(_as_json(made) if as_json else _as_text(made), flush=True)
        say_remarks(made.cast, source)
        built.append(made.episode.slug)

    built: list[str] = []
    many = len(sources) > 1 and not dry_run
    with open_studio(settings, output, jobs=jobs, fresh=fresh) if many else nullcontext() as studio:
        each(sources, make)
    if listen and built:
        open_page(output, built[-1])


def _listed(path: Path) -> list[str]:
    """The articles a list names, a path in it being seen from the list's folder; empty lines and # are passed over."""
    try:
        lines = sys.stdin.readlines() if str(path) == "-" else path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read the list {path} ({getattr(error, 'strerror', None) or error})") from error
    named = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    there = path.parent
    return [name if "://" in name or Path(name).exists() else str(there / name) for name in named]


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
        "mp3": str(episode.mp3),
        "timeline": str(episode.mp3.with_suffix(".timeline.json")),
        "duration_ms": timeline.duration_ms,
        "chapters": [asdict(chapter) for chapter in timeline.chapters],
        "speakers": [
            asdict(speaker) | {"voice": made.cast.voice_of(speaker.id).name} for speaker in made.script.speakers
        ],
        "narrator": made.cast.narrator.name,
        "takes": {"made": made.takes_made, "reused": made.takes_reused},
        "loudness_lufs": round(episode.loudness_lufs, 1),
        "true_peak_dbtp": round(episode.true_peak_dbtp, 1),
    }
    return json.dumps(content, ensure_ascii=True)


def _as_text(made: "Production") -> str:
    from podcaster.cli.progress import clock

    timeline = made.episode.timeline
    names = {speaker.id: speaker.name for speaker in made.script.speakers}
    lines = [f"{made.episode.mp3}  {clock(timeline.duration_ms)}", "", "Voices"]
    lines += [f"  {'Narrator':28} {made.cast.narrator.name}"]
    lines += [f"  {names[role.speaker]:28} {role.voice.name:9} {role.reason}" for role in made.cast.roles]
    lines += ["", "Chapters"]
    lines += [f"  {clock(chapter.start_ms):>7}  {chapter.title}" for chapter in timeline.chapters]
    return "\n".join(lines)
