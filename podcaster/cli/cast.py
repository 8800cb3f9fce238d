"""`podcaster cast`: who speaks with which voice in every episode of the show."""

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.completing import speaker_names, voice_names
from podcaster.cli.explained import explained, say
from podcaster.cli.help import Command, group_of
from podcaster.cli.verbosity import verbosity
from podcaster.errors import UsageError

if TYPE_CHECKING:
    from podcaster.casting import Voice
    from podcaster.casting.remembered import Remembered

Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON object per line for each speaker: name, voice, and why.")
]
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A speaker's full name, an alias, or a surname only they have.",
        autocompletion=speaker_names,
    ),
]

cast = typer.Typer(
    cls=group_of("list"),
    help="Who speaks with which voice in every episode.\n\n"
    "Example: podcaster cast pin 'Hillary Clinton' maud",
    rich_markup_mode=None,
)


@cast.command("list", cls=Command)
@explained
def list_cast(as_json: Json = False) -> None:
    """List whom the show remembers, their voices and why.

    Example: podcaster cast list
    """
    from podcaster.show.cast import load_cast

    path, voices = _show()
    known = load_cast(path)
    there = {voice.name.casefold() for voice in voices}
    if not known and not as_json:
        print(f"podcaster: no speakers yet; builds remember their speakers in {path}", file=sys.stderr)
    width = max((len(one.name) for one in known), default=0)
    for one in known:
        say(_as_json(one) if as_json else _as_text(one, width, known_voice=one.voice.casefold() in there))


@cast.command("pin", cls=Command)
@explained
def pin(
    name: Name,
    voice: Annotated[
        str, typer.Argument(metavar="VOICE", help="A voice of podcaster voices list.", autocompletion=voice_names)
    ],
) -> None:
    """Give someone a voice for good.

    They need not have spoken yet.

    Example: podcaster cast pin 'Hillary Clinton' maud
    """
    from podcaster.casting import troupe_of
    from podcaster.pipeline.troupe import usual_troupe
    from podcaster.show.cast import load_cast, pin_voice
    from podcaster.show.settings import load_settings

    path, voices = _show()
    by_name = {one.name.casefold(): one for one in voices}
    if name.strip().casefold() in by_name and voice.strip().casefold() not in by_name:
        raise UsageError("the voice comes last", advice=f"podcaster cast pin {shlex.quote(voice)} {name}")
    known = [one.name for one in load_cast(path)]
    one = pin_voice(path, name, voice, voices)
    say(f"{one.name}: {one.voice}, pinned")
    if one.name not in known and (near := _nearest(one.name, known)):
        say(f"podcaster: {one.name} is new to the cast; {near} was there already", file=sys.stderr)
    troupe, own = usual_troupe(load_settings(Path())), troupe_of(by_name[one.voice.casefold()])
    if own != troupe:
        what = f"{one.voice} is a {own} voice among {troupe} voices: they do not sound like one recording"
        say(f"podcaster: {what}; podcaster voices list shows the {troupe} voices", file=sys.stderr)
    if not verbosity.quiet:
        say("Next: podcaster build ARTICLE, also for an episode that is there already", file=sys.stderr)


def _nearest(name: str, known: list[str]) -> str | None:
    """The name in the cast that is similar to a new one, or that has all its words; None without one."""
    from difflib import get_close_matches

    words = set(name.casefold().split())
    whole = (one for one in known if words <= set(one.casefold().split()))
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), None) or next(whole, None)


@cast.command("release", cls=Command)
@explained
def release(name: Name) -> None:
    """Forget someone's voice: their next episode chooses anew.

    Example: podcaster cast release 'Hillary Clinton'
    """
    from podcaster.show.cast import release_voice

    path, _ = _show()
    one = release_voice(path, name)
    say(f"{one.name}: no longer {one.voice}")


def _show() -> "tuple[Path, tuple[Voice, ...]]":
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    return settings.cast_file or Path(), settings.voices


def _as_json(one: "Remembered") -> str:
    content = {
        "name": one.name,
        "voice": one.voice,
        "gender": one.gender,
        "kind": one.kind,
        "aliases": one.aliases,
        "pinned": one.pinned,
        "why": one.why,
        "first_in": one.first_in,
    }
    return json.dumps(content, ensure_ascii=True)


def _as_text(one: "Remembered", width: int, *, known_voice: bool) -> str:
    missing = "" if known_voice else " (there is no such voice: pin another)"
    also = f" (also {', '.join(one.aliases)})" if one.aliases else ""
    why = "" if one.why == "pinned" else f"  {one.why}"
    return f"{one.name:{width}}  {one.voice:9}{'  pinned' if one.pinned else ''}{missing}{why}{also}"
