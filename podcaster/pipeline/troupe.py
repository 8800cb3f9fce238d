"""The choice of the troupe of voices for an episode."""

import os
from collections.abc import Callable

from podcaster.casting import Troupe, is_english, troupe_of, troupe_of_engine
from podcaster.errors import CastError, SetupError
from podcaster.recording.engines import DEFAULT_ENGINE, hibari, kokoro
from podcaster.show.cast import load_cast
from podcaster.show.settings import Settings, check_troupe
from podcaster.version import install_advice

VARIABLE = "PODCASTER_VOICES"
"""Environment variable with the troupe of shows whose settings do not choose one."""
_ENGINES: dict[Troupe, str] = {"plain": DEFAULT_ENGINE, "natural": "hibari", "studio": "kokoro"}
"""The engine that speaks most voices of a troupe."""
_IS_INSTALLED: dict[Troupe, Callable[[], bool]] = {
    "plain": lambda: True,
    "natural": hibari.is_installed,
    "studio": kokoro.is_installed,
}
"""Whether the packages of a troupe's engine are installed. None of them is imported."""


def usual_troupe(settings: Settings) -> Troupe:
    """The troupe of a show's voices. The first of these that applies decides:

    1. the engine in the settings, if there is one
    2. the troupe in the settings
    3. the troupe in the environment variable
    4. natural voices, if they are installed and the show does not remember its speakers with plain voices only
    5. plain voices

    Studio voices speak only when they are chosen. Raises CastError for a wrong cast.toml, UsageError for an unknown
    troupe in the environment, and SetupError when voices were chosen that are not installed."""
    if settings.engine is not None:
        return troupe_of_engine(settings.engine)
    variable = os.environ.get(VARIABLE, "")
    named = settings.troupe or (check_troupe(variable) if variable else None)
    if named is not None:
        if not _IS_INSTALLED[named]():
            raise SetupError(f"{named} voices are not installed", advice=install_advice(named))
        return named
    return "natural" if _IS_INSTALLED["natural"]() and not _began_plain(settings) else "plain"


def _began_plain(settings: Settings) -> bool:
    """Whether the show remembers speakers, and all of them have only plain voices. Those who were pinned before they
    spoke do not count."""
    remembered = load_cast(settings.cast_file) if settings.cast_file else ()
    known = [one for one in remembered if one.why != "pinned"]
    troupes = {voice.name: troupe_of(voice) for voice in settings.voices}
    return bool(known) and all(troupes.get(name.casefold(), "plain") == "plain" for one in known for name in one.voices)


def reason_of(settings: Settings) -> str:
    """A line for the user with the troupe of a show and the reason. Raises the errors of `usual_troupe`."""
    troupe = usual_troupe(settings)
    if settings.engine is not None:
        why = f"the engine is {settings.engine}"
    elif settings.troupe:
        why = "the settings choose them"
    elif os.environ.get(VARIABLE):
        why = f"{VARIABLE} chooses them"
    elif troupe == "natural":
        why = "they are installed"
    elif _IS_INSTALLED["natural"]():
        why = 'this show began with them; for natural voices write voices = "natural" in [sound] of podcaster.toml'
    else:
        why = f"natural voices are not installed: {install_advice('natural')}"
    return f"{troupe} voices speak ({why})"


def engine_of(troupe: Troupe) -> str:
    """The engine that speaks most voices of a troupe."""
    return _ENGINES[troupe]


def check_language(troupe: Troupe, settings: Settings, language: str) -> None:
    """CastError when the user chose natural or studio voices for an article in this language (BCP 47), and it is not
    English."""
    if troupe != "plain" and not is_english(language) and (settings.troupe_is_demanded or settings.engine is not None):
        what = f"{troupe} voices speak English only, and the article's language is {language}"
        raise CastError(what, advice="choose plain voices")
