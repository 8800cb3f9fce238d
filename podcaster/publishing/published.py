"""An episode as it lies on disk, read back for everything that is published of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from podcaster.errors import PublishError
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.publishing.listing import MOST, Listing, check_listing
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import CuePart, Speaker
from podcaster.system.user_files import read_text

SUMMARY_CHARACTERS = 300
SHORTEST_BITE_MS, LONGEST_BITE_MS = 15_000, 60_000
"""What Podcasting 2.0 asks of a soundbite."""
_TEXTS = ("title", "byline", "published", "site", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Listing):
    """One episode and all that its page says of it."""

    folder: Path
    timeline: Timeline

    @property
    def mp3(self) -> Path:
        """The audio."""
        return self.folder / f"{self.slug}.mp3"

    def file(self, ending: str) -> Path:
        """A file of the episode beside its MP3, by its ending: ".vtt"."""
        return self.folder / f"{self.slug}{ending}"


def load_published(folder: Path, *, guid: str, first_published: str) -> Published | None:
    """The episode in a folder, or None when there is none whole. PublishError when its timeline can't be read."""
    slug = folder.name
    path = folder / f"{slug}.timeline.json"
    try:
        content = json.loads(read_text(path))
        mp3_bytes = (folder / f"{slug}.mp3").stat().st_size
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise PublishError(f"can't read {path} ({error}): build that episode again") from error
    try:
        texts = {name: content.get(name) or "" for name in _TEXTS}
        if not all(isinstance(text, str) for text in texts.values()):
            raise TypeError("a text that is none")
        timeline = _timeline(content)
        speakers = tuple(Speaker(**speaker) for speaker in content.get("speakers", ()))
        known = {speaker.id for speaker in speakers}
        if not all(cue.speaker is None or cue.speaker in known for cue in timeline.cues):
            raise ValueError("a speaker whom nobody named")
        episode = Published(
            guid=guid,
            slug=slug,
            first_published=first_published,
            duration_ms=timeline.duration_ms,
            mp3_bytes=mp3_bytes,
            chapters=timeline.chapters,
            speakers=speakers,
            summary=_summary(timeline.cues),
            soundbite=_soundbite(timeline.cues),
            folder=folder,
            timeline=timeline,
            **{**texts, "language": texts["language"] or "en"},
        )
        check_listing(episode)
        return episode
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise PublishError(f"{path} is no episode's timeline ({error}): build that episode again") from error


def _summary(cues: Sequence[TimedCue]) -> str:
    """The article's first words, at most `SUMMARY_CHARACTERS`."""
    text = ""
    for cue in cues:
        for word in cue.text.split() if cue.part == "body" and cue.kind != "heading" else ():
            if len(text) + len(word) >= SUMMARY_CHARACTERS:
                return text + "…"
            text = f"{text} {word}".strip()
    return text


def _soundbite(cues: Sequence[TimedCue]) -> tuple[int, int] | None:
    """Start and length in ms of the longest quote of 15 to 60 s, gone on with by the same speaker or not."""
    best: tuple[int, int] | None = None
    run: list[TimedCue] = []
    for cue in (*cues, None):
        if cue is not None and cue.kind == "quote" and run and run[-1].speaker == cue.speaker:
            run.append(cue)
            continue
        for first in range(len(run)):
            length_ms = run[-1].end_ms - run[first].start_ms
            if SHORTEST_BITE_MS <= length_ms <= LONGEST_BITE_MS and (best is None or length_ms > best[1]):
                best = (run[first].start_ms, length_ms)
        run = [cue] if cue is not None and cue.kind == "quote" and cue.speaker else []
    return best


def _timeline(content: dict[str, Any]) -> Timeline:
    parts = _parts(content["cues"], content.get("title") or "")
    cues = tuple(
        TimedCue(
            **{name: cue[name] for name in ("number", "kind", "speaker", "voice", "start_ms", "end_ms", "text")},
            part=part,
            words=tuple(
                Word(start_ms=word[0], end_ms=word[1], char_start=word[2], char_end=word[3]) for word in cue["words"]
            ),
        )
        for cue, part in zip(content["cues"], parts, strict=True)
    )
    chapters = tuple(Chapter(**chapter) for chapter in content["chapters"])
    times = [content["duration_ms"], content["sample_rate_hz"]]
    times += [time for cue in cues for time in (cue.start_ms, cue.end_ms)]
    for cue in cues:
        for word in cue.words:
            times += (word.start_ms, word.end_ms, word.char_start, word.char_end)
    times += [cue.number for cue in cues]
    texts = [text for cue in cues for text in (cue.text, cue.voice, cue.kind)]
    if not all(type(time) is int and abs(time) <= MOST for time in times) or not all(type(one) is str for one in texts):
        raise TypeError("a time or text that is none")
    return Timeline(duration_ms=times[0], sample_rate_hz=times[1], cues=cues, chapters=chapters)


def _parts(cues: Sequence[dict[str, Any]], title: str) -> list[CuePart]:
    """The part of each cue. Version 0.1.0 wrote none: there the opening has number 0, the title's words come first and
    the notice is the last cue's text."""
    if all("part" in cue for cue in cues):
        if not all(cue["part"] in get_args(CuePart) for cue in cues):
            raise ValueError("a cue has an unknown part")
        return [cue["part"] for cue in cues]
    parts: list[CuePart] = []
    left = "".join(title.split())
    for cue in cues:
        text = "".join(cue["text"].split())
        if cue["number"] == 0:
            parts.append("opening")
        elif left and left.startswith(text):
            left = left.removeprefix(text)
            parts.append("title")
        else:
            left = ""
            parts.append("notice" if cue is cues[-1] and cue["text"] == NOTICE else "body")
    return parts
