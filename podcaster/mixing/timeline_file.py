"""The timeline file of an episode. It is written when the episode is made, and read back when the show is published.

The file holds the timeline and what is known about the article, as JSON. The times of a word are the list
[start_ms, end_ms, char_start, char_end].
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.episode import DigitalSource, Episode
from podcaster.mixing.episode_folder import MP3, PICTURES, EpisodeFolder
from podcaster.mixing.timeline import Chapter, ChapterPicture, TimedCue, Timeline
from podcaster.reading.article import Credit
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import CueKind, CuePart, Gender, Speaker, SpeakerKind
from podcaster.system.long_json import json_with_list
from podcaster.system.user_files import read_text
from podcaster.system.validation import InvalidValueError, Meta, Table, checked

_ADVICE = "build that episode again"
_LARGEST = 2**53
"""JSON numbers are exact up to here (RFC 8259, section 6)."""
Whole = Annotated[int, Meta(ge=-_LARGEST, le=_LARGEST)]


class _CueTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    number: Whole
    kind: CueKind
    part: CuePart | None = None
    speaker: str | None
    voice: str
    start_ms: Whole
    end_ms: Whole
    text: str
    words: tuple[tuple[Whole, Whole, Whole, Whole], ...]
    before: str | None = None


class _PictureTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    file: str
    alt: str = ""
    caption: str = ""
    width: Whole
    height: Whole
    at_ms: Whole


class _ChapterTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    title: str
    start_ms: Whole
    end_ms: Whole
    picture: _PictureTable | None = None


class _SpeakerTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    id: str
    name: str
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"


class _EpisodeTable(Table, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """What the file must hold. A later version may add keys, so unknown ones are allowed."""

    source: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None
    description: str | None = None
    credits: tuple[Credit, ...] = ()
    language: str | None = None
    digital_source: DigitalSource = "algorithmicMedia"
    speakers: tuple[_SpeakerTable, ...] = ()
    duration_ms: Whole
    sample_rate_hz: Whole
    cues: tuple[_CueTable, ...]
    chapters: tuple[_ChapterTable, ...]


def timeline_json(episode: Episode) -> bytes:
    """The content of the timeline file. Unknown facts about the article are null."""
    timeline = episode.timeline
    facts = {
        "source": episode.source,
        "title": episode.title,
        "byline": episode.byline or None,
        "published": episode.published or None,
        "site": episode.site or None,
        "url": episode.url or None,
        **({"description": episode.description} if episode.description else {}),
        **({"credits": [asdict(credit) for credit in episode.credits]} if episode.credits else {}),
        "language": episode.language,
        "digital_source": episode.digital_source,
        "speakers": [
            {"id": one.id, "name": one.name, "gender": one.gender, "kind": one.kind} for one in episode.speakers
        ],
        "duration_ms": timeline.duration_ms,
        "sample_rate_hz": timeline.sample_rate_hz,
    }
    cues = (
        {
            "number": cue.number,
            "kind": cue.kind,
            "part": cue.part,
            "speaker": cue.speaker,
            "voice": cue.voice,
            "start_ms": cue.start_ms,
            "end_ms": cue.end_ms,
            "before": cue.before,
            "text": cue.text,
            "words": [[word.start_ms, word.end_ms, word.char_start, word.char_end] for word in cue.words],
        }
        for cue in timeline.cues
    )
    return json_with_list(facts, "cues", cues, {"chapters": [_chapter_facts(chapter) for chapter in timeline.chapters]})


def _chapter_facts(chapter: Chapter) -> dict[str, object]:
    """A chapter as JSON; without a picture it has no key for one."""
    return {key: value for key, value in asdict(chapter).items() if value is not None}


def read_episode(
    folder: str | os.PathLike[str], *, endings: Iterable[str] = (MP3,), words: bool = True
) -> Episode | None:
    """The episode in a folder; None when its timeline or its audio is missing. `endings` are the endings of the audio
    files, the main one first. Without `words` the cues have no word times; that is several times faster, for lists of
    many episodes. MixingError when the timeline can't be read."""
    files = EpisodeFolder(Path(folder))
    try:
        content = json.loads(read_text(files.timeline))
        audio = tuple(path for ending in endings if (path := files.file(ending)).is_file())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise MixingError(f"can't be read ({cause_of(error)})", where=str(files.timeline), advice=_ADVICE) from error
    if not audio:
        return None
    try:
        return _episode(files, audio, checked(content if words else _without_words(content), _EpisodeTable))
    except (InvalidValueError, ValueError) as error:
        place = ".".join(error.path) if isinstance(error, InvalidValueError) else ""
        what = f"is not the timeline of an episode ({f'{place} ' if place else ''}{error})"
        raise MixingError(what, where=str(files.timeline), advice=_ADVICE) from error


def _without_words(content: object) -> object:
    """The content with its word times removed. Content that is not a timeline is returned unchanged; `checked` then
    refuses it."""
    cues = content.get("cues") if isinstance(content, dict) else None
    for cue in cues if isinstance(cues, list) else ():
        if isinstance(cue, dict):
            cue["words"] = ()
    return content


def _episode(files: EpisodeFolder, audio: tuple[Path, ...], content: _EpisodeTable) -> Episode:
    speakers = tuple(Speaker(id=one.id, name=one.name, gender=one.gender, kind=one.kind) for one in content.speakers)
    known = {speaker.id for speaker in speakers}
    for cue in content.cues:
        if cue.speaker is not None and cue.speaker not in known:
            raise ValueError(f"cue {cue.number} has the speaker {cue.speaker!r}, who is not among the speakers")
    parts = _parts(content.cues, content.title or "")
    return Episode(
        folder=files,
        source=content.source or "",
        title=content.title or "",
        byline=content.byline or "",
        published=content.published or "",
        site=content.site or "",
        url=content.url or "",
        description=content.description or "",
        credits=content.credits,
        language=content.language or "en",
        digital_source=content.digital_source,
        speakers=speakers,
        timeline=Timeline(
            duration_ms=content.duration_ms,
            sample_rate_hz=content.sample_rate_hz,
            cues=tuple(_timed_cue(cue, part) for cue, part in zip(content.cues, parts, strict=True)),
            chapters=tuple(map(_chapter, content.chapters)),
        ),
        audio=audio,
        book=files.book if files.book.is_file() else None,
    )


def _chapter(chapter: _ChapterTable) -> Chapter:
    picture = None
    if (one := chapter.picture) is not None:
        if one.file not in PICTURES:
            raise ValueError(f"the picture {one.file!r} is none of an episode's")
        picture = ChapterPicture(
            file=one.file, alt=one.alt, caption=one.caption, width=one.width, height=one.height, at_ms=one.at_ms
        )
    return Chapter(title=chapter.title, start_ms=chapter.start_ms, end_ms=chapter.end_ms, picture=picture)


def _timed_cue(cue: _CueTable, part: CuePart) -> TimedCue:
    return TimedCue(
        number=cue.number,
        kind=cue.kind,
        part=part,
        speaker=cue.speaker,
        voice=cue.voice,
        start_ms=cue.start_ms,
        end_ms=cue.end_ms,
        text=cue.text,
        words=tuple(
            Word(start_ms=start_ms, end_ms=end_ms, char_start=char_start, char_end=char_end)
            for start_ms, end_ms, char_start, char_end in cue.words
        ),
        before=cue.before,
    )


def _parts(cues: Sequence[_CueTable], title: str) -> list[CuePart]:
    """The part of each cue. Version 0.1.0 wrote none: there the opening has number 0, the cues after it repeat the
    title, and the notice is the text of the last cue."""
    parts: list[CuePart] = []
    rest = "".join(title.split())
    for cue in cues:
        text = "".join(cue.text.split())
        if cue.part is not None:
            parts.append(cue.part)
        elif cue.number == 0:
            parts.append("opening")
        elif rest and rest.startswith(text):
            rest = rest.removeprefix(text)
            parts.append("title")
        else:
            rest = ""
            parts.append("notice" if cue is cues[-1] and cue.text == NOTICE else "body")
    return parts
