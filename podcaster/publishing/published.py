"""An episode as it lies on disk, read back for everything that is published of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from podcaster.errors import MixingError, PublishError
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.mixing.timeline_file import read_episode
from podcaster.publishing.listing import Listing, check_listing

SUMMARY_CHARACTERS = 300
SHORTEST_BITE_MS, LONGEST_BITE_MS = 15_000, 60_000
"""What Podcasting 2.0 asks of a soundbite."""


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
    try:
        episode = read_episode(folder)
        if episode is None or episode.mp3 is None:
            return None
        published = Published(
            guid=guid,
            slug=episode.slug,
            title=episode.title,
            byline=episode.byline,
            published=episode.published,
            site=episode.site,
            url=episode.url,
            language=episode.language,
            first_published=first_published,
            duration_ms=episode.timeline.duration_ms,
            mp3_bytes=episode.mp3.stat().st_size,
            chapters=episode.timeline.chapters,
            speakers=episode.speakers,
            summary=_summary(episode.timeline.cues),
            soundbite=_soundbite(episode.timeline.cues),
            folder=folder,
            timeline=episode.timeline,
        )
        check_listing(published)
        return published
    except FileNotFoundError:
        return None
    except MixingError as error:
        raise PublishError(error.what, where=error.where, advice=error.advice) from error
    except (OSError, TypeError) as error:
        advice = "build that episode again"
        raise PublishError(f"can't be read ({error})", where=str(folder), advice=advice) from error


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
