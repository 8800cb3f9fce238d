"""A cache of takes, so that nothing is spoken twice. A key is a digest of everything that a take was made from."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from podcaster.casting.voice import Voice
from podcaster.errors import RecordingError
from podcaster.recording.booth import TakeRequest
from podcaster.recording.spoken import rules_digest
from podcaster.recording.take import Take, Word, digest_of
from podcaster.system.content_store import ContentStore
from podcaster.system.user_files import check_reachable

FOLDER = ".takes"
KIND, SOUND_KIND = "take", "sound"
"""Endings of the files of a take: its facts as JSON, and its samples. Encoded pieces and their levels are cached in the
same folder."""
FORMAT = 3
"""Part of every key: raise it when the layout of an entry changes."""
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech. Above this, the takes that were used longest ago are removed."""
_NUMBERS = ("sample_rate_hz", "samples", "quiet_before_ms", "quiet_after_ms")


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedSound:
    """The sound of a cached take. It is read when somebody asks for it."""

    store: ContentStore
    key: str
    digest: str
    """The digest of the samples that the take had when it was kept."""
    record_again: Callable[[], Take] | None
    """Called when the sound is missing or damaged by now."""

    def read(self) -> bytes:
        """Signed 16-bit little-endian mono samples. RecordingError when they are lost, and an engine that speaks
        differently each time has made others."""
        data = self.store.find(self.key, SOUND_KIND)
        if data is not None and digest_of(data) == self.digest:
            return bytes(data)
        take = self.record_again() if self.record_again else None
        if take is None or take.digest != self.digest:
            what = "the remembered sound of a cue is damaged, and its engine says it differently now"
            raise RecordingError(what, advice="build again with nothing remembered")
        return take.pcm


class TakeCache:
    """The takes of an output folder."""

    def __init__(self, output: Path, *, fresh: bool = False) -> None:
        """`fresh` ignores cached takes and replaces them. OutputError when `output` can't be a folder."""
        check_reachable(output)
        self.store = ContentStore(output / FOLDER, fresh=fresh)
        """The store behind the cache, also for encoded pieces."""

    @property
    def empty(self) -> bool:
        """True when no take can be found. When False, the folder exists, but need not hold a take."""
        return self.store.fresh or not self.store.folder.is_dir()

    def find(self, key: str, cue_number: int, record_again: Callable[[], Take] | None = None) -> Take | None:
        """The take of a key, with the number of this cue; None when the take is missing or damaged. Its sound stays on
        the disk until it is asked for. Should it be damaged, `record_again` is called for it then."""
        data = self.store.find(key, KIND)
        if data is None or not self.store.has(key, SOUND_KIND):
            return None
        try:
            facts = json.loads(bytes(data))
            numbers = [facts[name] for name in _NUMBERS] + [number for word in facts["words"] for number in word]
            texts, room_rms = (facts["voice"], facts["digest"]), facts["room_rms"]
            if not all(isinstance(number, int) for number in numbers) or not all(isinstance(one, str) for one in texts):
                return None  # another version of podcaster wrote it
            return Take(
                cue_number=cue_number,
                voice=facts["voice"],
                **{name: facts[name] for name in _NUMBERS},
                words=tuple(
                    Word(start_ms=start_ms, end_ms=end_ms, char_start=start, char_end=end)
                    for start_ms, end_ms, start, end in facts["words"]
                ),
                room_rms=None if room_rms is None else float(room_rms),
                digest=facts["digest"],
                sound=CachedSound(store=self.store, key=key, digest=facts["digest"], record_again=record_again),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is a take of a key, damaged or not."""
        return self.store.has(key, KIND) and self.store.has(key, SOUND_KIND)

    def size(self) -> tuple[int, int]:
        """The number of takes, and their size in bytes. OutputError when the folder is a link."""
        (count, fact_bytes), (_, sound_bytes) = self.store.size(KIND), self.store.size(SOUND_KIND)
        return count, fact_bytes + sound_bytes

    def keep(self, key: str, take: Take) -> None:
        """Cache a take."""
        facts = {name: getattr(take, name) for name in (*_NUMBERS, "voice", "digest", "room_rms")}
        facts["words"] = [(word.start_ms, word.end_ms, word.char_start, word.char_end) for word in take.words]
        self.store.keep(key, SOUND_KIND, take.pcm)
        self.store.keep(key, KIND, json.dumps(facts, separators=(",", ":")).encode())


def key_of(request: TakeRequest, engine_version: str) -> str:
    """The key of a request's take: a digest of everything that determines its sound and the times of its words."""
    asked = [request.text, request.respellings, request.phonemes, request.language, request.runs_on]
    made_of = [FORMAT, rules_digest(), asked, _sound_of(request.voice), request.engine, engine_version]
    text = json.dumps(made_of, separators=(",", ":"))  # escaped to ASCII, lone surrogates too
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()


@cache
def _sound_of(voice: Voice) -> dict[str, object]:
    """What a profile says of how a voice sounds."""
    profile = asdict(voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre", "casting"):
        del profile[field]  # they decide who is cast and how loud the take is mixed
    return profile
