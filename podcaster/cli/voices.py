"""`podcaster voices`: the voices there are."""

import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.explained import explained
from podcaster.cli.explained import say as say_line
from podcaster.cli.options import Json

voices = typer.Typer(
    help="The voices that can be cast.\n\nExample: podcaster voices list",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@voices.callback()
def _voices() -> None:
    pass


@voices.command("list")
@explained
def list_voices(as_json: Json = False) -> None:
    """List every voice with what it sounds like.

    Example: podcaster voices list
    """
    from podcaster.casting import DEFAULT_NARRATOR
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    narrator = settings.narrator or DEFAULT_NARRATOR
    for voice in sorted(settings.voices, key=lambda voice: voice.name):
        if as_json:
            print(json.dumps(asdict(voice), ensure_ascii=True))
        else:
            role = " (the narrator)" if voice.name == narrator.lower() else ""
            about = f"{voice.name:9} {voice.gender:7} {voice.accent:14} {voice.median_pitch_hz:3} Hz"
            say_line(f"{about}  {voice.description}{role}")


To = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the MP3 goes.")]
_PLAYERS = (
    ("mpv", "--really-quiet"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
    ("mpg123", "-q"),
    ("afplay",),
)


@voices.command("preview")
@explained
def preview(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A voice; the narrator without one.")] = None,
    output: To = None,
) -> None:
    """Save one sentence in a voice as an MP3, and play it where a player is at hand.

    Example: podcaster voices preview ada
    """
    from podcaster.pipeline.voice_samples import SAMPLE_LINE

    _sample([name], SAMPLE_LINE, output)


@voices.command("compare")
@explained
def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="A voice.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    output: To = None,
) -> None:
    """Save the same sentence in two voices, one after the other, and say how far apart they sound.

    Example: podcaster voices compare ada cora
    """
    from podcaster.pipeline.voice_samples import SAMPLE_LINE

    _sample([first, second], SAMPLE_LINE, output)


@voices.command("say")
@explained
def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The line, as an article would write it.")],
    voice: Annotated[str | None, typer.Option(metavar="NAME", help="The voice; the narrator without one.")] = None,
    output: To = None,
) -> None:
    """Save one line as it would be said, lexicon and all, and play it where a player is at hand.

    Example: podcaster voices say "Lavrov flew to Kyiv on Feb. 3." --voice ada
    """
    _sample([voice], text, output)


def _sample(names: list[str | None], text: str, output: Path | None) -> None:
    from podcaster.casting import DEFAULT_NARRATOR
    from podcaster.casting.distance import distance
    from podcaster.pipeline.voice_samples import save_sample, voice_named
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    chosen = [voice_named(name or settings.narrator or DEFAULT_NARRATOR, settings) for name in names]
    to = output or Path(f"{'-'.join(voice.name for voice in chosen)}.mp3")
    save_sample(chosen, text, settings, to)
    say_line(str(to))
    if len(chosen) == 2 and all(voice.timbre for voice in chosen):
        apart = distance(*chosen)
        say_line(f"{chosen[0].name} and {chosen[1].name} are {apart:.1f} spreads of 1.5 s of speech apart; 3 is clear")
    player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
    if player and output is None and sys.stdout.isatty():
        subprocess.run([*player, str(to)], check=False)
