"""The check before an episode is published: tags, chapters file, transcripts, feed and page agree with its timeline."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import cast

from podcaster.errors import MixingError, PublishError, cause_of
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import OPUS
from podcaster.mixing.times import format_time
from podcaster.publishing.feed import PODCAST, PSC, read_feed
from podcaster.publishing.media import format_of
from podcaster.publishing.page_text import word_times
from podcaster.publishing.release import Release
from podcaster.system.lazy_regex import lazy_regex

_CUE_TIMES = lazy_regex(r"^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3}) --> (?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})$", re.M)
_BROKEN = (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError)
"""Exceptions while reading a JSON file that is missing or broken."""
_TIMES = lazy_regex(r'<span class="s" id="[^"]*" data-w="([^"]*)">')
_CHAPTER = lazy_regex(r'<li><a href="[^"]*" data-t="([\d.]+)"><span class="time">[^<]*</span><span>(.*?)</span>', re.S)


def check_agreement(release: Release, episode: Episode, *, feed: bytes, page: str) -> None:
    """PublishError, naming the file, when a file disagrees with the episode's timeline. `feed` contains the episode,
    and may contain others."""
    for problem in disagreements(release, episode, feed=feed, page=page):
        raise PublishError(problem, where=release.slug, advice="build that episode again")


def disagreements(release: Release, episode: Episode, *, feed: bytes, page: str) -> Iterator[str]:
    """One line for each file that disagrees with the timeline."""
    chapters = [(chapter.start_ms, chapter.title) for chapter in episode.timeline.chapters]
    yield from _in_tags(episode, chapters)
    yield from _in_chapters_file(episode, chapters)
    yield from in_transcripts(episode)
    yield from _in_feed(release, episode, chapters, feed)
    shown = [(round(1000 * float(time)), unescape(title)) for time, title in _CHAPTER.findall(page)]
    if [start for start, _ in shown] != [start for start, _ in chapters]:
        yield "the page's chapters are not the timeline's"
    spoken = [(word.start_ms, word.end_ms) for cue in episode.timeline.cues for word in cue.words]
    shown_words = [word for times in _TIMES.findall(page) for word in word_times(times)]
    if sorted(shown_words) != sorted(spoken):  # the title stands above an opening that is spoken before it
        yield "the page's words are not the timeline's"


def _in_tags(episode: Episode, chapters: list[tuple[int, str]]) -> Iterator[str]:
    for audio in episode.audio:
        yield from _in_tags_of(audio, episode, chapters)


def _in_tags_of(audio: Path, episode: Episode, chapters: list[tuple[int, str]]) -> Iterator[str]:
    try:
        tags = format_of(audio).read_tags(audio)
    except MixingError as error:
        yield f"the tags of {audio.name} can't be read ({error.what})"
        return
    if [(chapter.start_ms, chapter.title) for chapter in tags.chapters] != chapters:
        yield f"the chapters in {audio.name} are not the timeline's"
    # In Opus a chapter has no end, and the file's is known to 1 ms.
    late_ms = abs(tags.chapters[-1].end_ms - episode.timeline.duration_ms) if tags.chapters else 0
    if late_ms > (1 if audio.suffix == OPUS else 0):
        yield f"the last chapter in {audio.name} does not end with the episode"


def _in_chapters_file(episode: Episode, chapters: list[tuple[int, str]]) -> Iterator[str]:
    path = episode.folder.chapters
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["chapters"]
        found = [(_rounded_ms(chapter["startTime"]), chapter["title"]) for chapter in listed]
    except _BROKEN as error:
        yield f"{path.name} can't be read ({cause_of(error)})"
        return
    if found != chapters:
        yield f"the chapters in {path.name} are not the timeline's"


def in_transcripts(episode: Episode) -> Iterator[str]:
    """One line for each transcript that disagrees with the timeline."""
    said = [word for cue in episode.timeline.cues for word in cue.text.split()]
    for path in (episode.folder.webvtt, episode.folder.subrip):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield f"{path.name} can't be read ({cause_of(error)})"
            continue
        times = [_times(found) for found in _CUE_TIMES.finditer(text)]
        if any(start >= end for start, end in times) or times != sorted(times):
            yield f"the times in {path.name} are out of order"
        if times and times[-1][1] > episode.timeline.duration_ms + 1:
            yield f"{path.name} is longer than the episode"
        if path == episode.folder.webvtt and spoken_letters(text) != letters_in(" ".join(said)):
            yield f"the words in {path.name} are not those of the episode"
    path = episode.folder.words
    try:
        words = json.loads(path.read_text(encoding="utf-8"))["segments"]
        heard = [_rounded_ms(word["startTime"]) for word in words]
    except _BROKEN as error:
        yield f"{path.name} can't be read ({cause_of(error)})"
        return
    if heard != [word.start_ms for cue in episode.timeline.cues for word in cue.words]:
        yield f"the words in {path.name} are not the timeline's"


def _in_feed(release: Release, episode: Episode, chapters: list[tuple[int, str]], feed: bytes) -> Iterator[str]:
    items = read_feed(feed).iter("item")
    item = next((item for item in items if item.findtext("guid") == release.guid), None)
    if item is None:
        yield "the feed lacks the episode"
        return
    found = [(_psc_ms(node.get("start", "")), node.get("title")) for node in item.iter(f"{{{PSC}}}chapter")]
    if [start for start, _ in found] != [start for start, _ in chapters]:
        yield "the feed's chapters are not the timeline's"
    notes = item.findtext("description") or ""
    if not all(f"{format_time(start)} " in notes for start, _ in chapters) and not notes.endswith("…"):
        yield "the show notes lack a chapter"
    enclosure = item.find("enclosure")
    lengths = [None if enclosure is None else enclosure.get("length")]
    lengths += [node.get("length") for node in item.iter(f"{{{PODCAST}}}alternateEnclosure")]
    if lengths != [str(audio.stat().st_size) for audio in (*episode.audio, *filter(None, [episode.book]))]:
        yield "the length in the feed is not the audio file's"


def _spoken(vtt: str) -> str:
    """The text of a WebVTT file without times and voices."""
    lines = [line for line in vtt.split("\n")[1:] if line and "-->" not in line]
    return unescape(re.sub(r"<v [^>]*>", "", " ".join(lines)))


def spoken_letters(vtt: str) -> str:
    """The letters and digits of a WebVTT file's text."""
    return letters_in(_spoken(vtt))


def letters_in(text: str) -> str:
    """The letters and digits of a text, without everything else."""
    return "".join(character for character in text if character.isalnum())


def _times(found: re.Match[str]) -> tuple[int, int]:
    parts = [int(part or 0) for part in found.groups()]
    return _ms(*parts[:4]), _ms(*parts[4:])


def _rounded_ms(seconds: object) -> int:
    if type(seconds) not in (int, float):
        raise TypeError(f"{seconds!r:.40} is not a time")
    return round(1000 * cast(float, seconds))


def _psc_ms(time: str) -> int:
    found = re.fullmatch(r"(\d+):(\d\d):(\d\d)\.(\d{3})", time)
    return _ms(*(int(part) for part in found.groups())) if found else -1


def _ms(hours: int, minutes: int, seconds: int, rest: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
