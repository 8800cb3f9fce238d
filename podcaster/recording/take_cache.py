"""Takes remembered by what made them, so that nothing is spoken twice."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from podcaster.recording.booth import Line
from podcaster.recording.spoken import rules_digest
from podcaster.recording.take import Take, Word
from podcaster.system.content_store import ContentStore, split_head
from podcaster.system.user_files import check_reachable

FOLDER = ".takes"
KIND = "take"
FORMAT = 2
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech; what was used longest ago goes first."""
_WORD = ("start_ms", "end_ms", "char_start", "char_end")


class TakeCache:
    """The takes of a folder of episodes; an entry is a line of JSON, the words as JSON, and the samples."""

    def __init__(self, output: Path, *, fresh: bool = False) -> None:
        """`fresh` reads nothing remembered, and remembers anew. OutputError when nothing can be in that folder."""
        check_reachable(output)
        self.remembered = ContentStore(output / FOLDER, fresh=fresh)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be found for certain."""
        return self.remembered.fresh or not self.remembered.folder.is_dir()

    def find(self, key: str, cue_number: int) -> Take | None:
        """The take of that key as this cue's; None when it is not there or not whole."""
        data = self.remembered.find(key, KIND)
        if data is None:
            return None
        try:
            head, body = split_head(data)
            told = json.loads(head)
            voice, rate_hz = told["voice"], told["sample_rate_hz"]
            words, pcm = json.loads(bytes(body[: told["words_bytes"]])), bytes(body[told["words_bytes"] :])
            numbers = (rate_hz, *(number for word in words for number in word))
            if not isinstance(voice, str) or len(pcm) % 2 or not all(isinstance(number, int) for number in numbers):
                return None  # another podcaster's
            return Take(
                cue_number=cue_number,
                voice=voice,
                pcm=pcm,
                sample_rate_hz=rate_hz,
                words=tuple(Word(**dict(zip(_WORD, word, strict=True))) for word in words),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is a take of that key, whole or not."""
        return self.remembered.has(key, KIND)

    def keep(self, key: str, take: Take) -> None:
        """Remember a take."""
        words = json.dumps([[getattr(word, name) for name in _WORD] for word in take.words], separators=(",", ":"))
        told = {"words_bytes": len(words), "voice": take.voice, "sample_rate_hz": take.sample_rate_hz}
        self.remembered.keep(key, KIND, json.dumps(told).encode() + b"\n" + words.encode() + take.pcm)


def key_of(line: Line, engine_version: str) -> str:
    """The take's name: a digest of all that decides how it sounds and when each word is."""
    voice = asdict(line.voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre"):
        del voice[field]  # they decide who is cast and how loud, not what is spoken
    asked = [line.text, line.respellings, line.language, line.runs_on]
    made_of = [FORMAT, rules_digest(), asked, voice, line.engine, engine_version]
    told = json.dumps(made_of, separators=(",", ":"))  # in ASCII, whatever the text holds
    return hashlib.blake2b(told.encode(), digest_size=20).hexdigest()
