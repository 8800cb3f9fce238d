"""The chapters file: Podcasting 2.0 JSON chapters."""

import json

from podcaster.mixing.timeline import Timeline


def chapters_json(timeline: Timeline, title: str) -> str:
    """The chapters as JSON chapters 1.2.0 (podcastnamespace.org). Times are in seconds, exact to the millisecond."""
    content = {
        "version": "1.2.0",
        "title": title,
        "chapters": [
            {"startTime": chapter.start_ms / 1000, "endTime": chapter.end_ms / 1000, "title": chapter.title}
            for chapter in timeline.chapters
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
