"""The site's pages: static HTML from the templates beside this module. Pages load only the site's own files. The text
of articles is escaped."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import COVER, EpisodeFolder
from podcaster.mixing.timeline import ChapterPicture, Timeline
from podcaster.mixing.times import format_time
from podcaster.publishing.excerpts import description_of
from podcaster.publishing.marks import NARRATOR, SHAPES, mark_of
from podcaster.publishing.media import format_of
from podcaster.publishing.notes import is_web
from podcaster.publishing.page_facts import preview, structured
from podcaster.publishing.page_text import NOT_SHOWN, Block, blocks, in_seconds
from podcaster.publishing.pictures import SHARE, THUMB
from podcaster.publishing.release import Release
from podcaster.publishing.search_file import search_name
from podcaster.publishing.show import Show
from podcaster.publishing.subscribing import app_links, qr_code
from podcaster.publishing.volumes import Volume, feed_name, index_name
from podcaster.scripting.announcements import NOTICE, notice_in
from podcaster.scripting.script import Gender, Speaker
from podcaster.system.record import Record, replace

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content Security Policy of every page. `serve` sends it as a header too."""
COLOURS = 8
"""Number of speakers' colours in podcaster.css; the ninth speaker has the first colour again."""
SUBSCRIBE = "subscribe.html"
_LISTED_SPEAKERS = 4
"""Number of speakers that a show's own page names of an episode."""
_HIGHEST_PICTURE = 560
"""Height in pixels of the highest picture on the page. The page names the size, so that nothing moves when it comes."""
_MONTHS = "January February March April May June July August September October November December".split()
_WHOSE: dict[Gender, str] = {"female": "her", "male": "his", "unknown": "their"}


class Neighbour(Record, frozen=True, kw_only=True):
    """The episode before or after another one in the show."""

    slug: str
    title: str


class _ShownSpeaker(Record, frozen=True, kw_only=True):
    """A quoted person as the page shows them."""

    id: str
    name: str
    whose: str
    """For "only her quotes"."""
    colour: str
    """A class of podcaster.css."""
    mark: str
    """Id of the mark's symbol on the page of the episode."""
    drawn: str
    """The mark, as SVG."""
    shape: str
    """Id of the mark's shape on the show's own page, which draws it without the speaker's bars."""
    quotes: int
    speaks_ms: int
    seconds: str
    """When they speak first, for an address."""


def episode_page(
    show: Show,
    release: Release,
    episode: Episode,
    *,
    newer: Neighbour | None = None,
    older: Neighbour | None = None,
) -> str:
    """The page of one episode, with its transcript to read along."""
    files = EpisodeFolder(Path(release.slug))
    timeline = episode.timeline
    title, text = _titled(episode)
    speakers = _speakers(episode)
    spoken_notice = any(cue.part == "notice" for cue in timeline.cues)
    return _rendered(
        "episode.html",
        show,
        title=episode.title,
        language=episode.language,
        root="../",
        address=_own_address(show, f"{release.slug}/index.html"),
        summary=description_of(episode),
        preview=preview(show, release, episode),
        structured=structured(show, release, episode),
        heading=title,
        blocks=text,
        pictures=_pictures(timeline, text),
        byline=episode.byline,
        publication=episode.site,
        article_date=episode.published[:10],
        article_url=episode.url if is_web(episode.url) else "",
        articles=[
            {"title": one.title, "url": one.url if is_web(one.url) else ""} for one in episode.credits
        ],
        date=release.first_published[:10],
        duration_ms=timeline.duration_ms,
        files={"webvtt": quote(files.webvtt.name), "subrip": quote(files.subrip.name)},
        audio=quote(episode.audio[0].name),
        downloads=[
            *({"name": format_of(audio).name.upper(), "file": quote(audio.name)} for audio in episode.audio),
            *([{"name": "EPUB", "file": quote(episode.book.name)}] if episode.book else []),
        ],
        chapters=timeline.chapters,
        speakers=speakers,
        narrator_mark=NARRATOR,
        turns=_turns(timeline),
        newer=newer,
        older=older,
        notice="" if spoken_notice else notice_in(episode.language) or NOTICE,
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
            "language": episode.language,
            "page": f"{quote(release.slug)}/index.html",
            "cover": f"{quote(release.slug)}/{THUMB}",
            "date": release.first_published[:10],
            "duration_ms": episode.timeline.duration_ms,
            "summary": description_of(episode),
            "speakers": list(_speakers(episode).values()),
        }
        for release, episode in episodes
    ]
    searched = [0, *range(volume.archives, 0, -1)]
    return _rendered(
        "index.html",
        show,
        title=show.title,
        root="",
        address=_own_address(show, index_name(volume.number)),
        summary=show.about,
        episodes=listed,
        shapes={f"shape-{number + 1}": mark_of(number, "") for number in range(_LISTED_SPEAKERS)},
        most_speakers=_LISTED_SPEAKERS,
        volume=volume,
        links=links,
        searched=" ".join(map(search_name, searched)),
        notice=NOTICE.replace("this episode", "these episodes"),
    )


def subscribe_page(show: Show) -> str:
    """The page that leads to podcast apps: the feed's address as text and as a QR code, and links for apps."""
    return _rendered(
        "subscribe.html",
        show,
        title=f"Subscribe to {show.title}",
        root="",
        address=_own_address(show, SUBSCRIBE),
        summary=f"Hear {show.title} in your podcast app.",
        feed_url=show.feed_url,
        feed_file=feed_name(0),
        apps=app_links(show),
        qr_code=qr_code(show.feed_url) if show.is_public else "",
        notice=NOTICE.replace("this episode", "these episodes"),
    )


def _own_address(show: Show, name: str) -> str:
    return show.base + quote(name) if show.is_public else ""


def _rendered(template: str, show: Show, **values: Any) -> str:
    facts = {"policy": POLICY, "cover": COVER, "thumb": THUMB, "share": SHARE, "subscribe": SUBSCRIBE}
    return _templates().get_template(template).render(show=show, **facts, **values) + "\n"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: only publishing needs it
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        return value if isinstance(value, Markup) else NOT_SHOWN.sub("", str(value))

    environment = Environment(
        loader=PackageLoader("podcaster.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["time"] = format_time
    environment.filters["seconds"] = in_seconds
    environment.filters["day"] = _day
    return environment


def _day(date: str) -> str:
    """An ISO 8601 date for people: "3 May 2024". Any other text is returned as it is."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _titled(episode: Episode) -> tuple[Block | None, tuple[Block, ...]]:
    """The title as it is spoken, and the blocks of the transcript. The title is None, and its words are among the
    blocks, when they are not the episode's title."""
    cues = episode.timeline.cues
    title = blocks([cue for cue in cues if cue.part == "title"])
    if len(title) == 1 and _letters(title[0].text) == _letters(episode.title):
        return title[0], blocks([cue for cue in cues if cue.part != "title"])
    return None, blocks(cues)


def _pictures(timeline: Timeline, text: Sequence[Block]) -> dict[int, list[ChapterPicture]]:
    """The chapters' pictures in the size that the page shows, by the number of the block before which the article has
    them."""
    starts = [block.cue_ms if block.start_ms is None else block.start_ms for block in text]
    found: dict[int, list[ChapterPicture]] = {}
    for chapter in timeline.chapters:
        if (one := chapter.picture) is not None:
            number = next((at for at, start_ms in enumerate(starts) if start_ms >= one.at_ms), len(text))
            height = min(one.height, _HIGHEST_PICTURE)
            width = one.width * height // max(1, one.height)
            found.setdefault(number, []).append(replace(one, width=width, height=height))
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _speakers(episode: Episode) -> dict[str, _ShownSpeaker]:
    """The speakers by their ids, in the order of the episode."""
    return {
        speaker.id: _shown_speaker(number, speaker, episode.timeline) for number, speaker in enumerate(episode.speakers)
    }


def _shown_speaker(number: int, speaker: Speaker, timeline: Timeline) -> _ShownSpeaker:
    spoken = [cue for cue in timeline.cues if cue.speaker == speaker.id]
    return _ShownSpeaker(
        id=speaker.id,
        name=speaker.name,
        whose=_WHOSE[speaker.gender],
        colour=f"s{number % COLOURS + 1}",
        mark=f"mark-{number + 1}",
        drawn=mark_of(number, speaker.id),
        shape=f"shape-{number % len(SHAPES) + 1}",
        quotes=len(spoken),
        speaks_ms=sum(cue.end_ms - cue.start_ms for cue in spoken),
        seconds=in_seconds(spoken[0].start_ms if spoken else 0),
    )


def _turns(timeline: Timeline) -> list[tuple[str, int, int]]:
    """Who speaks when: the speaker's id, the start and the length in ms."""
    return [(cue.speaker, cue.start_ms, cue.end_ms - cue.start_ms) for cue in timeline.cues if cue.speaker]
