"""The voices in a script file: those that podcaster wrote for people to see, and those that a person chose.

A comment holds a digest of every speaker with the voice that podcaster wrote. A voice without such a digest was written
by a person: it is binding. The others are only the last build's choice. So a speaker who gets another voice in the
show's cast also gets it in an edited script.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from podcaster.casting import Cast
from podcaster.scripting import Script
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_MARK = "# Its voices:"
_LINE = lazy_regex(rf"^{_MARK} ([0-9a-f ]*)$", re.MULTILINE)
_NARRATOR = ""
"""In the place of a speaker's id."""


def chosen_voices(cast: Cast, *, pinned: Iterable[str] = ()) -> dict[str, str]:
    """The names of the voices by speaker id, the narrator's under "". `pinned` speakers are left out: their voices are
    for one build."""
    pinned = set(pinned)
    return {
        _NARRATOR: cast.narrator.name,
        **{role.speaker: role.voice.name for role in cast.roles if role.speaker not in pinned},
    }


def marked(text: str, script: Script, voices: Mapping[str, str]) -> str:
    """The text of a script file with the comment about the voices that podcaster wrote into it."""
    own = {speaker.id for speaker in script.speakers if speaker.voice} | ({_NARRATOR} if script.narrator else set())
    digests = sorted(_digest(ident, voice) for ident, voice in voices.items() if ident not in own)
    first, rest = text.split("\n", 1)
    return f"{first}\n{_MARK} {' '.join(digests)}\n{rest}"


def own_voices(text: str, script: Script) -> tuple[Script, dict[str, str]]:
    """The script with only those voices that a person chose; and the others, by speaker id. `text` is its file's."""
    line = _LINE.search(text.replace("\r\n", "\n"))
    by_podcaster = set(line[1].split()) if line else set()

    def is_own(ident: str, voice: str) -> bool:
        return bool(voice) and _digest(ident, voice) not in by_podcaster

    others = {one.id: one.voice for one in script.speakers if one.voice and not is_own(one.id, one.voice)}
    speakers = tuple(one if is_own(one.id, one.voice) else replace(one, voice="") for one in script.speakers)
    narrator = script.narrator if is_own(_NARRATOR, script.narrator) else ""
    return replace(script, speakers=speakers, narrator=narrator), others


def _digest(ident: str, voice: str) -> str:
    return hashlib.blake2b(f"{ident}\n{voice.lower()}".encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
