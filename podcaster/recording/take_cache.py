"""A cache of takes, so that nothing is spoken twice. A key is a digest of everything that a take was made from."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from podcaster import languages
from podcaster.casting.voice import Voice
from podcaster.errors import RecordingError
from podcaster.recording.request import TakeRequest
from podcaster.recording.take import Take, Word, digest_of
from podcaster.system.content_store import ContentStore
from podcaster.system.record import Record
from podcaster.system.user_files import check_reachable

FOLDER = ".takes"
KIND, SOUND_KIND, LIST_KIND = "take", "sound", "list"
"""Endings of the files of a take, its facts as JSON and its samples, and of a list of takes. Encoded pieces and their
levels are cached in the same folder."""
FORMAT = 3
"""Part of every key: raise it when the layout of an entry changes."""
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech. Above this, the takes that were used longest ago are removed."""
_NUMBERS = ("sample_rate_hz", "samples", "quiet_before_ms", "quiet_after_ms")


class CachedSound(Record, frozen=True, kw_only=True):
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


class TakeList:
    """The facts of an article's takes, all in one file: after an edit of a long article, opening the file of each take
    would take as long as everything else. A take that is missing here has its facts in a file of its own."""

    def __init__(self, store: ContentStore, article: str) -> None:
        """`article` says which article it is; "" is none, of which nothing is remembered."""
        self._store = store
        self._key = hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
        content = store.find(self._key, LIST_KIND) if article else None
        lines = [line.partition(b" ") for line in bytes(content or b"").split(b"\n")]
        self._known = {key.decode(): facts for key, _, facts in lines if key}
        # All files are looked at here. Later the encoder's threads work, and the main thread waits for them at each.
        self._whole = {key for key in self._known if store.has(key, KIND) and store.has(key, SOUND_KIND)}
        self._named = bool(article)
        self._used: dict[str, bytes] = {}

    def find(self, key: str) -> bytes | None:
        """The facts of a take as JSON, if its files were there when the list was read."""
        return self._known[key] if key in self._whole else None

    def add(self, key: str, facts: bytes) -> None:
        """Note the facts of a take that the article has now."""
        self._used[key] = facts

    def keep(self) -> None:
        """Write the facts of the noted takes, unless they are the known ones."""
        if self._named and self._used != self._known:
            lines = (key.encode() + b" " + facts for key, facts in self._used.items())
            self._store.keep(self._key, LIST_KIND, b"\n".join(lines))


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

    def takes_of(self, article: str) -> TakeList:
        """The list of an article's takes."""
        return TakeList(self.store, article)

    def find(
        self,
        key: str,
        cue_number: int,
        record_again: Callable[[], Take] | None = None,
        listed: TakeList | None = None,
    ) -> Take | None:
        """The take of a key, with the number of this cue; None when the take is missing or damaged. Its sound stays on
        the disk until it is asked for. Should it be damaged, `record_again` is called for it then. `listed` is the list
        of its article, where its facts are looked for first, and noted."""
        data = listed.find(key) if listed else None
        if data is None:
            found = self.store.find(key, KIND)
            data = bytes(found) if found and self.store.has(key, SOUND_KIND) else None
        take = self._take(key, cue_number, data, record_again) if data else None
        if data and take and listed:
            listed.add(key, data)
        return take

    def _take(self, key: str, cue_number: int, data: bytes, record_again: Callable[[], Take] | None) -> Take | None:
        try:
            facts = json.loads(data)
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

    def keep(self, key: str, take: Take, listed: TakeList | None = None) -> None:
        """Cache a take, and note it in the list of its article."""
        facts = {name: getattr(take, name) for name in (*_NUMBERS, "voice", "digest", "room_rms")}
        facts["words"] = [(word.start_ms, word.end_ms, word.char_start, word.char_end) for word in take.words]
        self.store.keep(key, SOUND_KIND, take.pcm)
        data = json.dumps(facts, separators=(",", ":")).encode()
        self.store.keep(key, KIND, data)
        if listed:
            listed.add(key, data)


def key_of(request: TakeRequest, engine_version: str) -> str:
    """The key of a request's take: a digest of everything that determines its sound and the times of its words."""
    asked = [request.text, request.respellings, request.phonemes, request.language, request.runs_on]
    made_of = [FORMAT, rules_digest(), asked, _sound_of(request.voice), request.engine, engine_version]
    text = json.dumps(made_of, separators=(",", ":"))  # escaped to ASCII, lone surrogates too
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()


@cache
def rules_digest() -> str:
    """A digest of the spoken forms' rules and their tables. When it changes, the words of a cached take may be
    outdated."""
    here, english = Path(__file__).parent, Path(languages.__file__).with_name("en")
    sources = [here / "spoken.py", *sorted((here / "forms").glob("*.py")), *sorted(english.glob("*.py"))]
    return hashlib.blake2b(b"".join(source.read_bytes() for source in sources), digest_size=20).hexdigest()


@cache
def _sound_of(voice: Voice) -> dict[str, object]:
    """What a profile says of how a voice sounds."""
    profile = asdict(voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre", "casting"):
        del profile[field]  # they decide who is cast and how loud the take is mixed
    return profile
