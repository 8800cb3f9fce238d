"""The site's pages: static HTML from the templates beside this module. Pages load only the site's own files. The text
of articles is escaped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import COVER, EpisodeFolder
from podcaster.mixing.timeline import TimedCue
from podcaster.mixing.times import format_time
from podcaster.publishing.excerpts import description_of
from podcaster.publishing.media import format_of
from podcaster.publishing.notes import credit, is_web
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume, index_name
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.sentences import sentences

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content Security Policy of every page. `serve` sends it as a header too."""
COLOURS = 8
"""Number of speakers' colours in podcaster.css; the ninth speaker has the first colour again."""
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that HTML does not allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShownWord:
    """A spoken word, and the text before and after it that belongs to no word."""

    before: str
    text: str
    after: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShownSentence:
    """A sentence of a cue: its words, or its text when no word of it is spoken."""

    text: str
    words: tuple[_ShownWord, ...] = ()

    @property
    def start_ms(self) -> int:
        """When its first word is spoken."""
        return self.words[0].start_ms

    @property
    def seconds(self) -> str:
        """The start in seconds, for an address: "22.340"."""
        return f"{self.start_ms / 1000:.3f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShownCue:
    """A cue of the transcript."""

    is_heading: bool
    speaker: str | None
    name: str
    """The speaker's name where the speaker changes, else ""."""
    sentences: tuple[_ShownSentence, ...]


def episode_page(show: Show, release: Release, episode: Episode) -> str:
    """The page of one episode, with its transcript to read along."""
    files = EpisodeFolder(Path(release.slug))
    return _rendered(
        "episode.html",
        show,
        title=episode.title,
        language=episode.language,
        root="../",
        credit=credit(episode),
        article_url=episode.url if is_web(episode.url) else "",
        duration_ms=episode.timeline.duration_ms,
        audio=quote(episode.audio[0].name),
        downloads=[{"name": format_of(audio).name.upper(), "file": quote(audio.name)} for audio in episode.audio],
        captions=quote(files.webvtt.name),
        chapters=episode.timeline.chapters,
        speakers=episode.speakers,
        colours={speaker.id: f"s{number % COLOURS + 1}" for number, speaker in enumerate(episode.speakers)},
        cues=tuple(_shown_cues(episode)),
        notice=NOTICE,
    )


def index_page(show: Show, episodes: Sequence[tuple[Release, Episode]], volume: Volume) -> str:
    """The show's own page for one volume. `episodes` begin with the newest."""
    numbers = {"Newer": volume.newer, "Older": volume.older, "Newest": 0, "Oldest": 1} if volume.archives else {}
    links = [
        (name, index_name(number)) for name, number in numbers.items() if number is not None and number != volume.number
    ]
    listed = [
        {
            "title": episode.title,
            "page": f"{quote(release.slug)}/index.html",
            "date": release.first_published[:10],
            "duration_ms": episode.timeline.duration_ms,
            "summary": description_of(episode),
        }
        for release, episode in episodes
    ]
    notice = NOTICE.replace("this episode", "these episodes")
    return _rendered(
        "index.html",
        show,
        title=show.title,
        language=show.language,
        root="",
        episodes=listed,
        links=links,
        notice=notice,
    )


def _rendered(template: str, show: Show, **values: Any) -> str:
    return _templates().get_template(template).render(show=show, policy=POLICY, cover=COVER, **values) + "\n"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: only publishing needs it
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        return value if isinstance(value, Markup) else _NOT_SHOWN.sub("", str(value))

    environment = Environment(
        loader=PackageLoader("podcaster.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["time"] = format_time
    return environment


def _shown_cues(episode: Episode) -> Iterator[_ShownCue]:
    names = {speaker.id: speaker.name for speaker in episode.speakers}
    before: str | None = None
    for cue in episode.timeline.cues:
        name = names[cue.speaker] if cue.speaker and cue.speaker != before else ""
        is_heading = cue.kind == "heading"
        yield _ShownCue(is_heading=is_heading, speaker=cue.speaker, name=name, sentences=tuple(_shown_sentences(cue)))
        before = cue.speaker


def _shown_sentences(cue: TimedCue) -> Iterator[_ShownSentence]:
    at = 0
    for first, last in sentences(cue.text):
        inside = []
        while at < len(cue.words) and cue.words[at].char_start < last:
            inside.append(cue.words[at])
            at += 1
        yield _ShownSentence(text=cue.text[first:last], words=tuple(_shown_words(cue.text, first, last, inside)))


def _shown_words(text: str, first: int, last: int, words: Sequence[Word]) -> Iterator[_ShownWord]:
    """The words of a sentence. Together they contain the whole text of the sentence."""
    position = first
    for number, word in enumerate(words):
        start = max(position, word.char_start)
        end = last if number + 1 == len(words) else max(start, words[number + 1].char_start)
        whole = text[start:end]
        shown = whole.rstrip()
        yield _ShownWord(
            before=text[position:start],
            text=shown,
            after=whole[len(shown) :],
            start_ms=word.start_ms,
            end_ms=word.end_ms,
        )
        position = end
