"""Which troupe of voices speaks an episode."""

import os

from podcaster.casting import Troupe, troupe_of
from podcaster.errors import CastError, SetupError
from podcaster.recording.engines import DEFAULT_ENGINE
from podcaster.recording.engines.hibari import is_installed
from podcaster.show.cast import load_cast
from podcaster.show.settings import Settings, check_troupe
from podcaster.version import install_advice

VARIABLE = "PODCASTER_VOICES"
"""Environment variable with the troupe for shows that name none."""
_NATURAL_ENGINES = ("hibari",)


def usual_troupe(settings: Settings) -> Troupe:
    """The troupe that a show's voices are cast from: the one that its settings or the environment name, else natural
    voices where they are installed, else plain ones. A show whose speakers have plain voices already stays plain until
    its settings say otherwise. An engine for every voice decides by itself. Raises CastError for a wrong
    cast.toml, UsageError for an unknown name in the environment, SetupError when natural voices are not installed."""
    if settings.engine is not None:
        return "natural" if settings.engine in _NATURAL_ENGINES else "plain"
    variable = os.environ.get(VARIABLE, "")
    named = settings.troupe or (check_troupe(variable) if variable else None)
    if named == "natural" and not is_installed():
        raise SetupError("natural voices are not installed", advice=install_advice("natural"))
    if named is not None:
        return named
    return "natural" if is_installed() and not _began_plain(settings) else "plain"


def _began_plain(settings: Settings) -> bool:
    """Whether the show remembers speakers, and all of them with plain voices."""
    known = load_cast(settings.cast_file) if settings.cast_file else ()
    troupes = {voice.name: troupe_of(voice) for voice in settings.voices}
    return bool(known) and all(troupes.get(name.casefold(), "plain") == "plain" for one in known for name in one.voices)


def reason_of(settings: Settings) -> str:
    """Which voices speak for a show, and why, as a line for the user. Raises as `usual_troupe`."""
    troupe = usual_troupe(settings)
    if settings.engine is not None:
        why = f"the engine is {settings.engine}"
    elif settings.troupe:
        why = "the settings name them"
    elif os.environ.get(VARIABLE):
        why = f"{VARIABLE} names them"
    elif troupe == "natural":
        why = "they are installed"
    elif is_installed():
        why = 'the speakers have plain voices; write voices = "natural" in [sound] of podcaster.toml for natural ones'
    else:
        why = f"natural voices are not installed: {install_advice('natural')}"
    return f"{troupe} voices speak ({why})"


def engine_of(troupe: Troupe) -> str:
    """The engine that speaks most voices of a troupe."""
    return _NATURAL_ENGINES[0] if troupe == "natural" else DEFAULT_ENGINE


def troupe_for(settings: Settings, language: str) -> tuple[Troupe, str]:
    """The troupe that speaks an article in a language (BCP 47), and a remark, "" if there is none. Raises CastError
    when the user demanded natural voices for an article that is not in English, else as `usual_troupe`."""
    troupe = usual_troupe(settings)
    if troupe == "plain" or settings.engine is not None or language.partition("-")[0].lower() == "en":
        return troupe, ""
    if settings.troupe_is_demanded:
        what = f"natural voices speak English only, and the article's language is {language}"
        raise CastError(what, advice="choose plain voices")
    return "plain", f"natural voices speak English only: plain voices read this article, whose language is {language}"
