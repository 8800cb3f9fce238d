"""`podcaster build`: make episodes of articles."""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from podcaster.cli.build_summary import episode_line, episode_text, table
from podcaster.cli.completing import cast_words, troupe_names, voice_names
from podcaster.cli.episode_json import episode_json
from podcaster.cli.explained import each, explained, say, say_failures, say_remarks
from podcaster.cli.mistakes import check_quoted, check_show
from podcaster.cli.options import ARTICLE_HELP, Drop, Keep, Output, Verbatim, bare
from podcaster.cli.progress import counted, shown
from podcaster.cli.verbosity import verbosity
from podcaster.errors import OutputError, PodcasterError, UsageError, cause_of
from podcaster.system.process_pool import early_worker
from podcaster.system.record import replace
from podcaster.system.user_files import MOST_BYTES, exists, read_bounded

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Production
    from podcaster.pipeline.given import Given
    from podcaster.pipeline.parts import Split


@explained
def build(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help=ARTICLE_HELP, parser=bare),
    ] = None,
    output: Output = Path("output"),
    voices: Annotated[
        str | None,
        typer.Option(
            metavar="plain|natural|studio",
            help="Kind of the voices. Default: natural ones if they are installed.",
            autocompletion=troupe_names,
        ),
    ] = None,
    narrator: Annotated[
        str | None, typer.Option(metavar="VOICE", help="Voice of the narrator.", autocompletion=voice_names)
    ] = None,
    cast: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VOICE",
            help="Voice of a speaker. Can be repeated.",
            autocompletion=cast_words,
        ),
    ] = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="One speech engine for all voices.")] = None,
    rate: Annotated[int | None, typer.Option(metavar="WPM", help="The narrator's words a minute.")] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="NAME", help="mp3, m4a, m4b, opus, or epub: a book to read along. Can be repeated."
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes that speak at the same time.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Speak and encode on the Dask cluster at this address.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="The articles' language. Default: it is detected.")
    ] = None,
    verbatim: Verbatim = False,
    keep: Keep = None,
    drop: Drop = None,
    discard_edits: Annotated[
        bool, typer.Option("--discard-edits", help="Make the script anew, without the edits that were made by hand.")
    ] = False,
    reissue: Annotated[
        bool, typer.Option("--reissue", help="Make a new episode even if the article already has one.")
    ] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="More articles: one a line, or exported bookmarks.")
    ] = None,
    digest: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Make one episode of all articles, with this title.")
    ] = None,
    split: Annotated[
        str | None, typer.Option(metavar="chapters", help="Make an episode of each chapter of a book.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do not reuse results of earlier builds.")] = False,
    listen: Annotated[bool, typer.Option("--listen", help="Open the last episode's page when done.")] = False,
    plot: Annotated[
        bool, typer.Option("--plot", help="Also draw a picture: waveform, speakers in colour, chapters.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the script and the voices; build nothing.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line for each episode: files, chapters, speakers.")
    ] = False,
) -> None:
    """Build an episode of each article.

    It is an MP3 with chapters, tags and cover, with its timeline and transcript.

    Example: podcaster build article.txt --cast 'Hillary Clinton=maud'
    """
    with ExitStack() as opened:
        if not (scheduler or dry_run or exists(output)):  # the first booth starts while the rest is imported
            opened.enter_context(early_worker("podcaster.recording.booth", "load_rules"))
        from podcaster.pipeline.parts import article_sources
        from podcaster.publishing.show import check_language
        from podcaster.show.settings import check_formats, check_rate, check_troupe, load_settings

        check_show(output)
        settings = load_settings(Path())
        settings = replace(
            settings,
            troupe=check_troupe(voices) if voices else settings.troupe,
            troupe_is_demanded=voices is not None,
            narrator=narrator or settings.narrator,
            narrator_is_demanded=narrator is not None,
            engine=engine or settings.engine,
            rate_wpm=settings.rate_wpm if rate is None else check_rate(rate),
            formats=check_formats(_names(formats)) if formats else settings.formats,
        )
        check_quoted(articles or [])
        named = [*(articles or ()), *(_listed(from_file) if from_file else ())]
        matching = (source for name in named for source in _matching(name))
        sources = list(article_sources(matching, split=_split(split), verbatim=verbatim))
        if not sources:
            raise UsageError("nothing to build", advice="give an ARTICLE, or a file that lists articles with --from")
        reading: dict[str, Any] = {
            "settings": settings,
            "pins": dict(_pin(word) for word in cast or ()),
            "verbatim": verbatim,
            "keep": keep or (),
            "drop": drop or (),
            "output": output,
            "discard_edits": discard_edits,
            "language": check_language(language) if language else None,
        }
        left_out: list[tuple[str, PodcasterError]] = []
        to_build: Sequence[str | Given] = sources
        if digest is not None:
            to_build, left_out = _digest(digest, sources, reading)
        if dry_run:
            _show_scripts(to_build, reading, as_json=as_json)
            say_failures(left_out, len(sources))
            return
        order = reading | {"reissue": reissue, "fresh": fresh, "jobs": jobs, "formats": settings.formats}
        if scheduler:
            from podcaster.system.cluster import Cluster

            cluster = opened.enter_context(Cluster(scheduler))
            order |= {"executor": cluster, "workers": cluster.workers}
        if len(to_build) == 1:
            slug = _build_one(to_build[0], order, as_json=as_json, plot=plot)
        else:
            slug = _build_many(sources, order, as_json=as_json, plot=plot)
    if listen and slug:
        from podcaster.cli.listen import open_page

        open_page(output, slug)
    say_failures(left_out, len(sources))


def _digest(
    title: str, sources: Sequence[str], reading: dict[str, Any]
) -> "tuple[list[Given], list[tuple[str, PodcasterError]]]":
    """The digest of the sources, and those that are left out. `reading` holds the arguments of `prepare`."""
    from podcaster.pipeline.digest import digest_of
    from podcaster.pipeline.given import source_name

    how = {name: reading[name] for name in ("settings", "verbatim", "keep", "drop", "language")}
    with counted(sources, "reading") as each_source:
        given, left_out = digest_of(title, each_source, **how)
    failures = [(source_name(source), error) for source, error in left_out]
    if given is None:
        say_failures(failures, len(sources))
        raise typer.Exit(1)
    return [given], failures


def _show_scripts(sources: "Sequence[str | Given]", reading: dict[str, Any], *, as_json: bool) -> None:
    """Print the script of each source, with the voices, and build nothing."""
    from podcaster.cli.script import script_json, script_text
    from podcaster.pipeline.given import source_name
    from podcaster.pipeline.plan import prepare

    def show(source: str) -> None:
        plan = prepare(by_name[source], **reading)
        say(script_json(plan.script) if as_json else script_text(plan.article, plan.script, plan.cast))
        say_remarks(plan.cast, source)

    by_name = {source_name(source): source for source in sources}
    with counted(list(map(source_name, sources)), "reading") as each_source:
        each(each_source, show)


def _build_one(source: "str | Given", order: dict[str, Any], *, as_json: bool, plot: bool) -> str:
    """Build a single source with a progress line. Return the episode's slug. `order` holds the arguments of
    `build_episode`."""
    from podcaster.pipeline.given import source_name

    name = source_name(source)
    with shown(name, quiet=as_json) as watch:
        from podcaster.pipeline.episode import build_episode

        made = build_episode(source, watch=watch, **order)
    to_review = name if isinstance(source, str) else str(made.episode.folder.script)
    _deliver(name, made, "" if as_json else episode_text(to_review, made, order["output"]), plot=plot)
    return made.episode.slug


def _build_many(sources: Sequence[str], order: dict[str, Any], *, as_json: bool, plot: bool) -> str:
    """Build the sources, print a line for each, and print a table at the end. Return the slug of the last episode, ""
    if no episode was built. `order` holds the arguments of `build_episodes`."""
    began = time.monotonic()
    built: list[Production] = []
    failures: list[tuple[str, PodcasterError]] = []
    with counted(sources, "building") as each_source:
        from podcaster.pipeline.batch import build_episodes

        # Closed even when this command is interrupted, so that recording stops.
        with closing(build_episodes(each_source, **order)) as outcomes:
            for source, outcome in outcomes:
                if isinstance(outcome, PodcasterError):
                    failures.append((source, outcome))
                    continue
                built.append(outcome)
                try:
                    text = "" if as_json else episode_line(source, outcome, order["output"])
                    _deliver(source, outcome, text, plot=plot)
                except PodcasterError as error:
                    failures.append((source, error))
    if built and not as_json and not verbosity.quiet:
        try:
            say(table(built, len(sources), order["output"], took_s=time.monotonic() - began))
        except OutputError as error:
            if not any(isinstance(failure, OutputError) for _, failure in failures):
                failures.append(("the table", error))
    say_failures(failures, len(sources))
    return built[-1].episode.slug if built else ""


def _deliver(source: str, made: "Production", text: str, *, plot: bool) -> None:
    """Print `text` or, if it is "", the JSON object of the episode. With `plot`, also draw the picture."""
    if plot:
        from podcaster.mixing.plot import plot_episode

        names = {speaker.id: speaker.name for speaker in made.script.speakers}
        plot_episode(made.episode.audio[0], made.episode.timeline, names, made.episode.folder.plot)
    say(text or episode_json(made))
    say_remarks(made.cast, source)


def _listed(path: Path) -> list[str]:
    """The articles in a list: the addresses in an export of a read-later list, or the lines of a text. The path "-" is
    standard input. Paths in the list are relative to its folder. Empty lines and lines that begin with # are
    skipped."""
    from podcaster.errors import SourceError
    from podcaster.reading.decoding import decode
    from podcaster.reading.reading_lists import address_in, exported_addresses

    try:
        text = decode(sys.stdin.buffer.read(MOST_BYTES) if str(path) == "-" else read_bounded(path), str(path))
    except (OSError, SourceError) as error:
        reason = error.what if isinstance(error, SourceError) else cause_of(error)
        raise UsageError(f"can't read the list {path} ({reason})", advice="give a text file") from error
    exported = exported_addresses(text)
    if exported is not None:
        if not exported:
            raise UsageError(f"there is no web address in {path}", advice="give an export, or a list of articles")
        return list(exported)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    named = [_named(line, path.parent, address_in(line)) for line in lines]
    if len(named) > 1 and not any("://" in one or exists(_matching(one)[0]) for one in named):
        raise UsageError(
            f"no line of {path} is an address or a file", advice="to build that file itself, leave out --from"
        )
    return named


def _named(line: str, folder: Path, address: str) -> str:
    """The article in a line of a list: a path, or the address in the line."""
    return line if exists(line) else str(folder / line) if exists(folder / line) or not address else address


def _matching(name: str) -> list[str]:
    """The files that match a pattern such as "tonight/*.txt": shells on Windows do not expand it. A name that is not a
    pattern is returned unchanged, and so is a pattern without a match."""
    if "://" in name or not any(sign in name for sign in "*?") or exists(name):
        return [name]
    pattern = Path(name)
    try:
        found = sorted(map(str, Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))))
    except (OSError, ValueError):  # an unreadable folder, or an invalid pattern
        return [name]
    return found or [name]


def _names(formats: Sequence[str]) -> list[str]:
    """The formats, also where one --format names several: "MP3,m4a"."""
    return [name.strip().lower() for word in formats for name in word.split(",") if name.strip()]


def _split(word: str | None) -> "Split | None":
    if word not in {None, "chapters"}:
        raise UsageError(f"--split {word!r} is unknown", advice="write --split chapters")
    return "chapters" if word else None


def _pin(word: str) -> tuple[str, str]:
    """The speaker and the voice in "NAME=VOICE"."""
    speaker, equals, voice = word.rpartition("=")
    if not equals or not speaker.strip() or not voice.strip():
        raise UsageError(f"--cast {word!r} is not a name and a voice", advice="write --cast 'NAME=VOICE'")
    return speaker.strip(), voice.strip()
