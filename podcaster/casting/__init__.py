"""Casting: Script → Cast. Pure: the caller reads the files.

(name, TOML) ──profiles.parse_profiles────▶ Voices ─────┐
cast.toml ─────remembered.parse_remembered─▶ Remembered ├─assign.assign_cast──▶ Cast
Script ─────────────────────────────────────────────────┘

    distance     how different two voices sound
    recognition  which speakers of a script are in the show's lasting cast
    other_languages  one voice for an article that is not in English
    rate         the speaking rate of a whole cast
    turns        how far apart the quotes of two speakers are
    remarks      lines for the user: shared voices, voices that sound alike
    troupes      which voices speak together: plain ones or natural ones
    lasting      what an episode adds to the lasting cast
    cast_file    edits to the text of cast.toml
"""

from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.casting.assign import assign_cast, voice_named
    from podcaster.casting.distance import CLEARLY_APART
    from podcaster.casting.other_languages import cast_in_language, is_english
    from podcaster.casting.profiles import parse_profile, parse_profiles
    from podcaster.casting.rate import at_rate
    from podcaster.casting.troupes import NARRATORS, Troupe, troupe_of, troupe_of_engine
    from podcaster.casting.voice import Cast, Role, Voice

_HOMES = {
    "assign": ("assign_cast", "voice_named"),
    "distance": ("CLEARLY_APART",),
    "other_languages": ("cast_in_language", "is_english"),
    "profiles": ("parse_profile", "parse_profiles"),
    "rate": ("at_rate",),
    "troupes": ("NARRATORS", "Troupe", "troupe_of", "troupe_of_engine"),
    "voice": ("Cast", "Role", "Voice"),
}

__all__ = [
    "CLEARLY_APART",
    "NARRATORS",
    "Cast",
    "Role",
    "Troupe",
    "Voice",
    "assign_cast",
    "at_rate",
    "cast_in_language",
    "is_english",
    "parse_profile",
    "parse_profiles",
    "troupe_of",
    "troupe_of_engine",
    "voice_named",
]

__getattr__ = late_names(__name__, _HOMES)
