"""The file of the show's lasting cast, `voices/cast.toml`. A lock protects every change."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from podcaster.casting import Cast, Troupe, Voice, assign_cast
from podcaster.casting.assign import nearest, voice_named
from podcaster.casting.cast_file import with_entries, with_pin, without_entry
from podcaster.casting.lasting import with_episode
from podcaster.casting.recognition import is_lasting, named, remembered_as
from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.errors import CastError, OutputError, cause_of
from podcaster.scripting import Script
from podcaster.scripting.folding import fold
from podcaster.show.settings import Settings
from podcaster.system.files import locked, write_whole
from podcaster.system.record import replace
from podcaster.system.user_files import exists, read_regular, real_path

T = TypeVar("T")


def load_cast(path: Path) -> tuple[Remembered, ...]:
    """Every speaker whom the show remembers. Empty without a file. CastError with the line when the file is wrong."""
    return parse_remembered(_read(path), str(path))


def cast_script(
    script: Script,
    settings: Settings,
    *,
    troupe: Troupe = "plain",
    pins: Mapping[str, str] | None = None,
    last: Mapping[str, str] | None = None,
    remember: bool = False,
) -> Cast:
    """The cast of an episode. Remembered speakers keep their voices, and others get new ones from `troupe`. `pins` are
    for this episode only. `last` are the voices of the episode's last build, by speaker id; a speaker whom the show
    does not remember, such as "a spokesman", keeps theirs.

    With `remember`, new speakers are added to the show's cast. Of two builds that run at once, the second uses the
    additions of the first. When the file can't be written, a remark of the cast says so. Raises the CastErrors of
    `assign_cast` and `load_cast`."""
    path = settings.cast_file
    lasting = {speaker.id for speaker in script.speakers if is_lasting(speaker)}
    unnamed = {ident: voice for ident, voice in (last or {}).items() if ident not in lasting}

    def cast_with(known: tuple[Remembered, ...]) -> Cast:
        return assign_cast(
            script,
            settings.voices,
            narrator=settings.narrator,
            pins=pins,
            remembered=known,
            last=unnamed,
            troupe=troupe,
        )

    if path is None:
        return cast_with(())
    pinned = {speaker.id for name in pins or () for speaker in named(name, script.speakers)}

    def after_episode(text: str) -> tuple[Cast, str]:
        known = parse_remembered(text, str(path))
        cast = cast_with(known)
        return cast, with_episode(text, str(path), known, script, cast, pinned=pinned)

    text = _read(path)
    cast, changed = after_episode(text)
    if not remember or changed == text:
        return cast
    try:
        return _change(path, after_episode)
    except OutputError as error:
        remark = f"{error.what}: the voices of this episode's speakers are not remembered"
        return replace(cast, remarks=(*cast.remarks, remark))


def pin_voice(path: Path, name: str, voice: str, voices: tuple[Voice, ...]) -> Remembered:
    """Give a speaker a lasting voice, and return the speaker's new entry. The show need not know the speaker yet.
    CastError for a voice that does not exist, with the most similar names, and for a name that matches several
    speakers."""
    chosen = voice_named(voice, voices).name
    name = " ".join(name.split())
    if not fold(name):
        raise CastError("the name is empty", advice="give the name of a speaker")

    def pin(text: str) -> tuple[Remembered, str]:
        one = _only(name, parse_remembered(text, str(path)))
        if one is None:
            one = Remembered(name=name, voice=chosen, pinned=True, why="pinned")
            return one, with_entries(text, [one])
        return replace(one, voice=chosen, pinned=True), with_pin(text, str(path), one.name, chosen)

    return _change(path, pin)


def release_voice(path: Path, name: str) -> Remembered:
    """Remove a speaker's entry, and return it. The next episode with this speaker assigns a voice again. CastError for
    an unknown name, with the most similar names, and for a name that matches several speakers."""

    def release(text: str) -> tuple[Remembered, str]:
        known = parse_remembered(text, str(path))
        one = _only(name, known)
        if one is None:
            advice = nearest(name, [one.name for one in known])
            raise CastError(f"nobody called {name.strip()!r} is in {path}", advice=advice)
        return one, without_entry(text, str(path), one.name)

    if not exists(path):
        raise CastError(f"nobody called {name.strip()!r} is remembered", advice=f"the file {path} does not exist yet")
    return _change(path, release)


def _only(name: str, known: tuple[Remembered, ...]) -> Remembered | None:
    meant = remembered_as(name, known)
    if len(meant) > 1:
        raise CastError(
            f"{name.strip()!r} can be {' or '.join(one.name for one in meant)}", advice="give the full name"
        )
    return meant[0] if meant else None


def _change(path: Path, change: Callable[[str], tuple[T, str]]) -> T:
    """Change the file while holding its lock. `change` gets the text of the file and returns a result and the new text.
    Return the result."""
    path = real_path(path)  # so that a symbolic link is not replaced by a file
    with locked(path):
        text = _read(path)
        result, changed = change(text)
        if changed != text:
            write_whole(path, changed)
    return result


def _read(path: Path) -> str:
    try:
        return read_regular(path).decode("utf-8-sig")  # read_text would change the line ends
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CastError(
            "this is not UTF-8 text", where=f"{path}, line {line}", advice="save the file as UTF-8"
        ) from error
    except OSError as error:
        raise CastError(f"can't read {path} ({cause_of(error)})", advice="correct or remove it") from error
