"""`podcaster voices`: list the voices and listen to them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.completing import voice_names
from podcaster.cli.explained import explained
from podcaster.cli.explained import say as say_line
from podcaster.cli.help import Command, group_of
from podcaster.cli.playing import play

voices = typer.Typer(
    cls=group_of("list"),
    help="List the voices and listen to them.\n\nExample: podcaster voices list",
    rich_markup_mode=None,
)
To = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="File for the MP3.")]


@voices.command("list", cls=Command)
@explained
def list_voices(
    every: Annotated[
        bool, typer.Option("--all", help="Also list the kinds of voices that do not speak in this show.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line: the profile of each voice of every kind.")
    ] = False,
) -> None:
    """List the voices that speak here, and how each sounds.

    Voices are plain, natural or studio voices. An episode has one kind of them.

    Example: podcaster voices list
    """
    from podcaster.casting import NARRATORS, troupe_of
    from podcaster.pipeline.troupe import reason_of, usual_troupe
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    troupe = usual_troupe(settings)
    narrator = settings.narrator or NARRATORS[troupe]
    order = sorted(settings.voices, key=lambda voice: (troupe_of(voice) != troupe, troupe_of(voice), voice.name))
    own_kind = [voice for voice in order if troupe_of(voice) == troupe]
    for voice in order if every or as_json else own_kind:
        if as_json:
            print(json.dumps(asdict(voice), ensure_ascii=True))
        else:
            role = " (the narrator)" if voice.name == narrator.lower() else ""
            about = f"{voice.name:9} {voice.gender:7} {voice.accent:14} {voice.median_pitch_hz:3} Hz"
            say_line(f"{troupe_of(voice):8} {about}  {voice.description}{role}")
    if not as_json:
        say_line(f"\n{reason_of(settings)}")
        if not every and len(order) > len(own_kind):
            say_line(f"{len(order) - len(own_kind)} voices of other kinds: podcaster voices list --all")


@voices.command("preview", cls=Command)
@explained
def preview(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A voice. Default: the narrator's.", autocompletion=voice_names),
    ] = None,
    output: To = None,
) -> None:
    """Hear one sentence in a voice.

    It is saved as an MP3, and played if this machine has a player.

    Example: podcaster voices preview maud
    """
    from podcaster.pipeline.voice_samples import SAMPLE_LINE

    _sample([name], SAMPLE_LINE, output)


@voices.command("compare", cls=Command)
@explained
def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="A voice.", autocompletion=voice_names)],
    second: Annotated[str, typer.Argument(metavar="B", help="Another voice.", autocompletion=voice_names)],
    output: To = None,
) -> None:
    """Hear one sentence in two voices, and how different they are.

    It is saved as an MP3, and played if this machine has a player.

    Example: podcaster voices compare maud phoebe
    """
    from podcaster.pipeline.voice_samples import SAMPLE_LINE

    _sample([first, second], SAMPLE_LINE, output)


@voices.command("say", cls=Command)
@explained
def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The line, written as in an article.")],
    voice: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The voice. Default: the narrator's.", autocompletion=voice_names),
    ] = None,
    output: To = None,
) -> None:
    """Hear one line, said as in an episode, with your lexicon.

    It is saved as an MP3, and played if this machine has a player.

    Example: podcaster voices say "Lavrov flew to Kyiv on Feb. 3." --voice maud
    """
    _sample([voice], text, output)


@voices.command("install", cls=Command)
@explained
def install(
    engine: Annotated[
        str, typer.Argument(metavar="ENGINE", help="hibari: four more voices, 32 MB; or kokoro: the model, 92 MB.")
    ],
    source: Annotated[
        Path | None, typer.Option("--from", metavar="COPY", help="A file, or a folder. Default: download.")
    ] = None,
) -> None:
    """Install more voices, by download or from a copy.

    Each file must have the SHA-256 digest that is known.

    Example: podcaster voices install hibari --from ~/Downloads
    """
    from podcaster.recording.engines.installing import install_voices

    for line in install_voices(engine, source):
        say_line(line)


def _sample(names: Sequence[str | None], text: str, output: Path | None) -> None:
    """Save the line in these voices, and play it. The name None is the narrator's voice."""
    from podcaster.casting import NARRATORS
    from podcaster.casting.assign import voice_named
    from podcaster.casting.distance import CLEARLY_APART, distance
    from podcaster.pipeline.troupe import usual_troupe
    from podcaster.pipeline.voice_samples import save_sample
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    usual = NARRATORS[usual_troupe(settings)]
    chosen = [voice_named(name or settings.narrator or usual, settings.voices) for name in names]
    to = output or Path(f"{'-'.join(voice.name for voice in chosen)}.mp3")
    save_sample(chosen, text, settings, to)
    say_line(str(to))
    if len(chosen) == 2 and all(voice.timbre for voice in chosen):
        apart = f"{chosen[0].name} and {chosen[1].name} are {distance(*chosen):.1f} apart"
        say_line(f"{apart}; from {CLEARLY_APART:g} two voices are clearly different")
    if output is None and sys.stdout.isatty():
        play(to)
