"""The chapters file: Podcasting 2.0 JSON chapters."""

import json

from podcaster.mixing.timeline import Chapter, Timeline


def chapters_json(timeline: Timeline, title: str, *, base: str = "") -> str:
    """The chapters as JSON chapters 1.2.0 (podcastnamespace.org). Times are in seconds, exact to the millisecond.
    `base` is the address of the episode's folder; apps need whole addresses of pictures. The format has no place for
    what a picture shows."""
    chapters = [_chapter(chapter, base) for chapter in timeline.chapters]
    content = {"version": "1.2.0", "title": title, "chapters": chapters}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _chapter(chapter: Chapter, base: str) -> dict[str, object]:
    picture = {"img": base + chapter.picture.file} if chapter.picture else {}
    return {
        "startTime": chapter.start_ms / 1000,
        "endTime": chapter.end_ms / 1000,
        "title": chapter.title,
        **picture,
    }
