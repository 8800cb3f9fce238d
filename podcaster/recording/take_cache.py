"""Takes remembered by what made them, so that nothing is spoken twice: `output/.takes/`.

An entry is whole or absent, holds its own checksum, and is text and samples only: nothing in it is ever executed. Any
number of processes may read and write at once.
"""

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from podcaster.errors import OutputError
from podcaster.files import write_whole
from podcaster.recording.booth import Line
from podcaster.recording.take import Take, Word

FOLDER = ".takes"
FORMAT = 1
LARGEST_BYTES = 2_000_000_000
"""Twelve hours of speech; what was used longest ago goes first."""
_TOUCH_AFTER_S = 3600
_WORD = ("start_ms", "end_ms", "char_start", "char_end")


class TakeCache:
    """The takes of a folder of episodes. A cache that can't be written or read costs time, never an episode."""

    def __init__(self, output: Path, *, fresh: bool = False) -> None:
        """`fresh` reads nothing remembered, and remembers anew."""
        self.folder = output / FOLDER
        self.fresh = fresh

    def find(self, key: str, cue_number: int) -> Take | None:
        """The take of that key as this cue's; None when it is not there or not whole."""
        if self.fresh:
            return None
        path = self._path(key)
        try:
            data = path.read_bytes()
            head, _, body = data.partition(b"\n")
            told = json.loads(head)
            if zlib.crc32(body) != told["crc32"]:
                return None
            words, pcm = body[: told["words_bytes"]], body[told["words_bytes"] :]
            take = Take(
                cue_number=cue_number,
                voice=told["voice"],
                pcm=pcm,
                sample_rate_hz=told["sample_rate_hz"],
                words=tuple(Word(**dict(zip(_WORD, word, strict=True))) for word in json.loads(words)),
            )
            if time.time() - path.stat().st_mtime > _TOUCH_AFTER_S:
                os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return take

    def keep(self, key: str, take: Take) -> None:
        """Remember a take."""
        words = json.dumps([[getattr(word, name) for name in _WORD] for word in take.words], separators=(",", ":"))
        body = words.encode() + take.pcm
        told = {
            "crc32": zlib.crc32(body),
            "words_bytes": len(words.encode()),
            "voice": take.voice,
            "sample_rate_hz": take.sample_rate_hz,
        }
        try:
            write_whole(self._path(key), json.dumps(told).encode() + b"\n" + body)
        except OutputError:
            self.fresh = True  # a full or read-only disk: go on without

    def size(self) -> tuple[int, int]:
        """How many takes are remembered, and their bytes."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def clear(self) -> int:
        """Forget everything; how many bytes that freed."""
        freed = 0
        for path, size, _ in self._entries():
            path.unlink(missing_ok=True)
            freed += size
        return freed

    def shrink(self, largest_bytes: int = LARGEST_BYTES) -> None:
        """Forget what was used longest ago until no more than so many bytes are left."""
        entries = sorted(self._entries(), key=lambda entry: entry[2])
        total = sum(size for _, size, _ in entries)
        for path, size, _ in entries:
            if total <= largest_bytes:
                return
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
            total -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.take"

    def _entries(self) -> Iterator[tuple[Path, int, float]]:
        """Files with their bytes and time of last use; those in the making only when they were left behind."""
        for path in self.folder.glob("*/*"):
            try:
                found = path.stat()
            except OSError:
                continue  # another process forgot it
            if path.suffix == ".take" or time.time() - found.st_mtime > _TOUCH_AFTER_S:
                yield path, found.st_size, found.st_mtime


def key_of(line: Line, engine_version: str) -> str:
    """The take's name: a digest of all that decides how it sounds and when each word is."""
    voice = asdict(line.voice)
    for field in ("description", "median_pitch_hz", "gain_db", "timbre"):
        del voice[field]  # they decide who is cast and how loud, not what is spoken
    made_of = [FORMAT, line.text, line.said.text, line.said.origins, voice, line.engine, engine_version]
    return hashlib.blake2b(
        json.dumps(made_of, separators=(",", ":")).encode("utf-8", "surrogatepass"), digest_size=20
    ).hexdigest()
