"""What the shell offers when the user presses TAB: voices, speakers, episodes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from podcaster.errors import PodcasterError


def voice_names(incomplete: str) -> list[str]:
    """The voices that begin so."""

    def find() -> Iterable[str]:
        from podcaster.show.settings import load_settings

        return (voice.name for voice in load_settings(Path()).voices)

    return _beginning(incomplete, find)


def speaker_names(incomplete: str) -> list[str]:
    """The speakers of the show's cast that begin so."""

    def find() -> Iterable[str]:
        from podcaster.show.cast import load_cast
        from podcaster.show.settings import load_settings

        path = load_settings(Path()).cast_file
        return (one.name for one in load_cast(path)) if path else ()

    return _beginning(incomplete, find)


def cast_words(incomplete: str) -> list[str]:
    """What may follow --cast: a speaker's name with "=", and then a voice."""
    name, equals, voice = incomplete.rpartition("=")
    if equals:
        return [f"{name}={one}" for one in voice_names(voice)]
    return [f"{one}=" for one in speaker_names(incomplete)]


def slugs(incomplete: str) -> list[str]:
    """The episodes in the output folder that begin so."""

    def find() -> Iterable[str]:
        from podcaster.mixing.episode_folder import EpisodeFolder

        with suppress(OSError):
            return sorted(
                path.name for path in Path("output").iterdir() if EpisodeFolder(path).timeline.is_file()
            )
        return ()

    return _beginning(incomplete, find)


def troupe_names(incomplete: str) -> list[str]:
    """The kinds of voices that begin so."""
    return _beginning(incomplete, lambda: ("plain", "natural", "studio"))


def _beginning(incomplete: str, find: Callable[[], Iterable[str]]) -> list[str]:
    """The names that begin so. None in a show with a broken file: TAB never prints an error."""
    with suppress(PodcasterError):
        return [name for name in find() if name.startswith(incomplete)]
    return []
