"""A cache of takes, so that nothing is spoken twice. A key is a digest of everything that a take was made from."""

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
"""Ending of the files that hold takes. Encoded pieces and their levels are cached in the same folder."""
FORMAT = 2
"""Part of every key: raise it when the layout of an entry changes."""
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech. Above this, the takes that were used longest ago are removed."""
_WORD_FIELDS = ("start_ms", "end_ms", "char_start", "char_end")


class TakeCache:
    """The takes of an output folder. An entry is a line of JSON, then the words as JSON, then the samples."""

    def __init__(self, output: Path, *, fresh: bool = False) -> None:
        """`fresh` ignores cached takes and replaces them. OutputError when `output` can't be a folder."""
        check_reachable(output)
        self.store = ContentStore(output / FOLDER, fresh=fresh)
        """The store behind the cache, also for encoded pieces."""

    @property
    def empty(self) -> bool:
        """True when no take can be found. When False, the folder exists, but need not hold a take."""
        return self.store.fresh or not self.store.folder.is_dir()

    def find(self, key: str, cue_number: int) -> Take | None:
        """The take of a key, with the number of this cue; None when the take is missing or damaged."""
        data = self.store.find(key, KIND)
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
        return self.store.has(key, KIND)

    def keep(self, key: str, take: Take) -> None:
        """Cache a take."""
        rows = [[getattr(word, name) for name in _WORD_FIELDS] for word in take.words]
        words = json.dumps(rows, separators=(",", ":"))
        header = {"words_bytes": len(words), "voice": take.voice, "sample_rate_hz": take.sample_rate_hz}
        self.store.keep(key, KIND, json.dumps(header).encode() + b"\n" + words.encode() + take.pcm)


def key_of(request: TakeRequest, engine_version: str) -> str:
    """The key of a request's take: a digest of everything that determines its sound and the times of its words."""
    voice = asdict(request.voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre", "casting"):
        del voice[field]  # they decide who is cast and how loud the take is mixed, not how it sounds
    asked = [request.text, request.respellings, request.phonemes, request.language, request.runs_on]
    made_of = [FORMAT, rules_digest(), asked, voice, request.engine, engine_version]
    text = json.dumps(made_of, separators=(",", ":"))  # escaped to ASCII, lone surrogates too
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()
