"""`podcaster voices`: the voices there are."""

import json
from dataclasses import asdict
from pathlib import Path

import typer

from podcaster.cli.explained import explained
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
    from podcaster.settings import load_settings

    settings = load_settings(Path())
    narrator = settings.narrator or DEFAULT_NARRATOR
    for voice in sorted(settings.voices, key=lambda voice: voice.name):
        if as_json:
            print(json.dumps(asdict(voice), ensure_ascii=True))
        else:
            role = " (the narrator)" if voice.name == narrator.lower() else ""
            about = f"{voice.name:9} {voice.gender:7} {voice.accent:14} {voice.median_pitch_hz:3} Hz"
            print(f"{about}  {voice.description}{role}")
