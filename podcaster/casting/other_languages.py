"""The cast of an article that is not in English: one voice of its language reads all of it."""

from podcaster.casting.troupes import Troupe
from podcaster.casting.voice import Cast, Role, Voice
from podcaster.errors import CastError
from podcaster.languages.voices import espeak_voice, language_name
from podcaster.scripting.script import Script

_ENGINE = "espeak"
"""It has these voices on every platform. The platform's own voices may be of another language."""
_PITCH_HZ = 110
"""Measured on espeak-ng's voices without a variant."""


def is_english(language: str) -> bool:
    """True for "en" and every English of a region."""
    return language.replace("_", "-").partition("-")[0].lower() == "en"


def cast_in_language(script: Script, *, instead_of: Troupe = "plain") -> Cast:
    """One voice of the script's language for the narrator and everybody in the script. `instead_of` is the troupe that
    would speak an English script.

    Raises CastError when there is no voice of that language: nothing is read in the voice of another one.
    """
    language = script.language
    name = language_name(language)
    voice_id = espeak_voice(language)
    if voice_id is None:
        raise CastError(
            f"there is no voice that reads {name}",
            where=script.source,
            advice="if the article is in another language, name it with --language",
        )
    voice = Voice(
        name=language,
        engine=_ENGINE,
        gender="neutral",
        accent=language,
        description=f"espeak-ng's voice for {name}.",
        median_pitch_hz=_PITCH_HZ,
        find=((_ENGINE, (voice_id,)),),
    )
    why = "" if instead_of == "plain" else f", which {instead_of} voices do not speak"
    remark = f"the article is in {name}{why}: one plain voice of that language reads all of it"
    roles = tuple(Role(speaker=one.id, voice=voice, reason=f"the voice for {name}") for one in script.speakers)
    return Cast(narrator=voice, roles=roles, remarks=(f"{remark}, and quotes are given to nobody",))
