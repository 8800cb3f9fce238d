"""A cache of takes by what made them, so that nothing is spoken twice."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from podcaster.recording.booth import TakeRequest
from podcaster.recording.spoken import rules_digest
from podcaster.recording.take import Take, Word
from podcaster.system.content_store import ContentStore, split_head
from podcaster.system.user_files import check_reachable

FOLDER = ".takes"
KIND = "take"
"""Ending of the files that hold takes; other things are cached in the same folder."""
FORMAT = 2
"""Part of every key: raise it when the layout of an entry changes."""
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech. Above this, the takes that were used longest ago are removed."""
_WORD_FIELDS = ("start_ms", "end_ms", "char_start", "char_end")


class TakeCache:
    """The takes of an output folder. An entry is a line of JSON, then the words as JSON, then the samples."""

    def __init__(self, output: Path, *, fresh: bool = False) -> None:
        """`fresh` ignores what is cached and replaces it. OutputError when `output` can't be a folder."""
        check_reachable(output)
        self.remembered = ContentStore(output / FOLDER, fresh=fresh)

    @property
    def empty(self) -> bool:
        """Whether nothing can be found. False does not mean that something is."""
        return self.remembered.fresh or not self.remembered.folder.is_dir()

    def find(self, key: str, cue_number: int) -> Take | None:
        """The take of a key, as this cue's; None when it is missing or damaged."""
        data = self.remembered.find(key, KIND)
        if data is None:
            return None
        try:
            head, body = split_head(data)
            header = json.loads(head)
            voice, rate_hz = header["voice"], header["sample_rate_hz"]
            words, pcm = json.loads(bytes(body[: header["words_bytes"]])), bytes(body[header["words_bytes"] :])
            numbers = (rate_hz, *(number for word in words for number in word))
            if not isinstance(voice, str) or len(pcm) % 2 or not all(isinstance(number, int) for number in numbers):
                return None  # another version of podcaster wrote it
            return Take(
                cue_number=cue_number,
                voice=voice,
                pcm=pcm,
                sample_rate_hz=rate_hz,
                words=tuple(Word(**dict(zip(_WORD_FIELDS, word, strict=True))) for word in words),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is a take of a key, damaged or not."""
        return self.remembered.has(key, KIND)

    def keep(self, key: str, take: Take) -> None:
        """Cache a take."""
        rows = [[getattr(word, name) for name in _WORD_FIELDS] for word in take.words]
        words = json.dumps(rows, separators=(",", ":"))
        header = {"words_bytes": len(words), "voice": take.voice, "sample_rate_hz": take.sample_rate_hz}
        self.remembered.keep(key, KIND, json.dumps(header).encode() + b"\n" + words.encode() + take.pcm)


def key_of(request: TakeRequest, engine_version: str) -> str:
    """The key of a request's take: a digest of all that decides how it sounds and when each word is spoken."""
    voice = asdict(request.voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre"):
        del voice[field]  # they decide who is cast and how loud the take is mixed, not how it sounds
    asked = [request.text, request.respellings, request.language, request.runs_on]
    made_of = [FORMAT, rules_digest(), asked, voice, request.engine, engine_version]
    text = json.dumps(made_of, separators=(",", ":"))  # ASCII, whatever the cue holds
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()
