"""`podcaster script`: who says what, before anything is spoken."""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.editing import edit_script
from podcaster.cli.explained import each, explained, say, say_remarks
from podcaster.cli.mistakes import check_quoted
from podcaster.cli.options import Articles, Drop, Keep, Verbatim
from podcaster.cli.progress import counted
from podcaster.cli.verbosity import verbosity
from podcaster.errors import UsageError

if TYPE_CHECKING:
    from podcaster.casting import Cast
    from podcaster.reading import Article
    from podcaster.scripting import Script


@explained
def script(
    articles: Articles,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line for each article: its speakers and cues.")
    ] = False,
    verbatim: Verbatim = False,
    keep: Keep = None,
    drop: Drop = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the script to this file, to edit and build it."),
    ] = None,
    edit: Annotated[
        bool,
        typer.Option("--open", help="Edit the script of the article's episode in your editor: the next build uses it."),
    ] = False,
) -> None:
    """Show who says what, in which voice, how sure that is, and why.

    Example: podcaster script article.txt -o story.script.md
    """
    from podcaster.pipeline.parts import article_sources
    from podcaster.show.settings import load_settings

    check_quoted(articles)
    articles = list(article_sources(articles, verbatim=verbatim))
    if (output or edit) and len(articles) > 1:
        name = "-o" if output else "--open"
        raise UsageError(f"{name} takes the script of one article", advice=f"give one article, or leave out {name}")
    if edit:
        if output or as_json:
            raise UsageError("--open edits the episode's own script", advice="leave out -o and --json")
        edit_script(articles[0], Path("output"))
        return
    settings = load_settings(Path())
    with counted(articles, "scripting") as sources:
        from podcaster.pipeline.plan import prepare, read_script
        from podcaster.pipeline.script_source import check_free, script_file_text
        from podcaster.system.user_files import write_given

        def show(source: str) -> None:
            if as_json and not output:  # without voices: there may be none of the article's language
                _, script, _ = read_script(source, settings, verbatim=verbatim, keep=keep or (), drop=drop or ())
                print(script_json(script), flush=True)
                return
            plan = prepare(source, settings, verbatim=verbatim, keep=keep or (), drop=drop or ())
            if output:
                check_free(output)
                write_given(output, script_file_text(plan.article, plan.script, plan.cast, plan.origin))
                if not as_json and not verbosity.quiet:
                    say(f"Written: {output}\nEdit it, then: podcaster build {shlex.quote(str(output))}")
            if as_json:
                print(script_json(plan.script), flush=True)
            elif not output:
                say(script_text(plan.article, plan.script, plan.cast))
            say_remarks(plan.cast, source)

        each(sources, show)


def script_json(script: "Script") -> str:
    """A script as one line of JSON."""
    content = {
        "source": script.source,
        "title": script.title,
        "body": script.body,
        "speakers": [
            {"id": one.id, "name": one.name, "gender": one.gender, "kind": one.kind} for one in script.speakers
        ],
        "cues": [
            {
                "number": cue.number,
                "kind": cue.kind,
                "part": cue.part,
                "speaker": cue.speaker,
                "text": cue.text,
                "start": cue.start,
                "end": cue.end,
                "mention": cue.mention,
                "confidence": round(cue.confidence, 3),
                "evidence": cue.evidence,
                "candidates": [
                    {"name": guess.name, "confidence": round(guess.confidence, 3)} for guess in cue.candidates
                ],
            }
            for cue in script.cues
        ],
    }
    return json.dumps(content, ensure_ascii=True)


def script_text(article: "Article", script: "Script", cast: "Cast") -> str:
    """A script for people: the voices with the reason for each, then every cue with its speaker, how sure that is, and
    why; "?" marks the quotes in doubt."""
    from podcaster.scripting import is_doubtful, quotes_in_doubt
    from podcaster.scripting.doubt import certainty

    names = {speaker.id: speaker.name for speaker in script.heard_speakers}
    width = max(map(len, [*names.values(), "Narrator"]))
    about = " · ".join(filter(None, (script.source, article.byline, article.published)))
    lines = [" ".join(script.title.split()), about, "", f"{'Narrator':{width}}  {cast.narrator.name}"]
    roles = (role for role in cast.roles if role.speaker in names)
    lines += [f"{names[role.speaker]:{width}}  {role.voice.name:9} {role.reason}" for role in roles]
    lines.append("")
    for cue in script.cues:
        who = names[cue.speaker] if cue.speaker else "Narrator"
        head = ["not read"] if cue.kind == "label" else [f"{who}, {cast.voice_of(cue.speaker).name}"]
        if cue.kind == "heading":
            head.append("heading")
        if cue.kind == "quote":
            head += [f"{certainty(cue)}, {cue.confidence:.0%}", cue.evidence]
        if cue.pause_ms is not None:
            head.append(f"then {cue.pause_ms} ms of silence")
        head += [f"{written} said {said}" for written, said in cue.respellings]
        lines.append(f"{'?' if is_doubtful(cue) else ' '}{cue.number:4}  {' · '.join(filter(None, head))}")
        lines.append(f"       {' '.join(cue.text.split())}")
    quotes = sum(cue.kind == "quote" for cue in script.cues)
    doubtful = len(quotes_in_doubt(script))
    if doubtful:
        lines += ["", f"{doubtful} of {plural(quotes, 'quote')} in doubt, marked with ?"]
    return "\n".join(lines).lstrip("\n")
