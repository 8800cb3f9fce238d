"""An episode as it lies on disk, read back for everything that is published of it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from podcaster.errors import PublishError
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.recording.take import Word
from podcaster.scripting.script import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One episode and all that feed and pages say of it."""

    guid: str
    slug: str
    title: str
    first_published: str
    """ISO 8601 with zone."""
    folder: Path
    timeline: Timeline
    speakers: tuple[Speaker, ...]
    byline: str
    published: str
    """When the article appeared, ISO 8601, or ""."""
    site: str
    url: str
    """The article's address, or ""."""
    language: str
    mp3_bytes: int

    @property
    def mp3(self) -> Path:
        """The audio."""
        return self.folder / f"{self.slug}.mp3"

    def file(self, ending: str) -> Path:
        """A file of the episode beside its MP3, by its ending: ".vtt"."""
        return self.folder / f"{self.slug}{ending}"

    @property
    def summary(self) -> str:
        """The article's first sentences, at most `SUMMARY_CHARACTERS`."""
        words = " ".join(cue.text for cue in self._body_cues() if cue.kind != "heading").split()
        text = ""
        for word in words:
            if len(text) + len(word) >= SUMMARY_CHARACTERS:
                return text + "…"
            text = f"{text} {word}".strip()
        return text

    def _body_cues(self) -> tuple[TimedCue, ...]:
        """The cues behind those that speak the title."""
        title, count = "".join(self.title.split()), 0
        while count < len(self.timeline.cues) and title:
            text = "".join(self.timeline.cues[count].text.split())
            if not title.startswith(text):
                break
            title, count = title.removeprefix(text), count + 1
        return self.timeline.cues[count if not title else 0 :]

    @property
    def soundbite(self) -> tuple[int, int] | None:
        """Start and length in ms of the longest quote of 15 to 60 s, gone on with by the same speaker or not."""
        best: tuple[int, int] | None = None
        run: list[TimedCue] = []
        for cue in (*self.timeline.cues, None):
            if cue is not None and cue.kind == "quote" and run and run[-1].speaker == cue.speaker:
                run.append(cue)
                continue
            for first in range(len(run)):
                length_ms = run[-1].end_ms - run[first].start_ms
                if SHORTEST_BITE_MS <= length_ms <= LONGEST_BITE_MS and (best is None or length_ms > best[1]):
                    best = (run[first].start_ms, length_ms)
            run = [cue] if cue is not None and cue.kind == "quote" and cue.speaker else []
        return best


SUMMARY_CHARACTERS = 300
SHORTEST_BITE_MS, LONGEST_BITE_MS = 15_000, 60_000
"""What Podcasting 2.0 asks of a soundbite."""


def load_published(folder: Path, *, guid: str, first_published: str) -> Published | None:
    """The episode in a folder, or None when there is none whole. PublishError when its timeline can't be read."""
    slug = folder.name
    path = folder / f"{slug}.timeline.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        mp3_bytes = (folder / f"{slug}.mp3").stat().st_size
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise PublishError(f"can't read {path} ({error}): build that episode again") from error
    try:
        return Published(
            guid=guid,
            slug=slug,
            title=content["title"],
            first_published=first_published,
            folder=folder,
            timeline=_timeline(content),
            speakers=tuple(Speaker(**speaker) for speaker in content.get("speakers", ())),
            byline=content.get("byline") or "",
            published=content.get("published") or "",
            site=content.get("site") or "",
            url=content.get("url") or "",
            language=content.get("language") or "en",
            mp3_bytes=mp3_bytes,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PublishError(f"{path} is no episode's timeline ({error}): build that episode again") from error


def _timeline(content: dict[str, Any]) -> Timeline:
    return Timeline(
        duration_ms=content["duration_ms"],
        sample_rate_hz=content["sample_rate_hz"],
        cues=tuple(
            TimedCue(
                **{name: cue[name] for name in ("number", "kind", "speaker", "voice", "start_ms", "end_ms", "text")},
                words=tuple(
                    Word(start_ms=word[0], end_ms=word[1], char_start=word[2], char_end=word[3])
                    for word in cue["words"]
                ),
            )
            for cue in content["cues"]
        ),
        chapters=tuple(Chapter(**chapter) for chapter in content["chapters"]),
    )
