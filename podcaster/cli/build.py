"""`podcaster build`: articles become episodes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from podcaster.cli.explained import each, explained, say_remarks
from podcaster.cli.options import Articles, Drop, Json, Keep, Output, Verbatim
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
    articles: Articles,
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
    from podcaster.pipeline import build_episode, prepare
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

    def make(source: str) -> None:
        if dry_run:
            article, script, roles = prepare(source, settings, pins=pins, **reading)
            print(script_json(script) if as_json else script_text(article, script, roles), flush=True)
            say_remarks(roles, source)
            return
        with shown(source, quiet=as_json) as watch:
            made = build_episode(
                source, settings=settings, output=output, pins=pins, jobs=jobs, reissue=reissue, watch=watch, **reading
            )
        if plot:
            names = {speaker.id: speaker.name for speaker in made.script.speakers}
            plot_episode(made.episode.mp3, made.episode.timeline, names, made.episode.mp3.with_suffix(".png"))
        print(_as_json(made) if as_json else _as_text(made), flush=True)
        say_remarks(made.cast, source)
        built.append(made.episode.slug)

    built: list[str] = []
    each(articles, make)
    if listen and built:
        open_page(output, built[-1])


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
        "takes": {"made": len(timeline.cues), "reused": 0},
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
