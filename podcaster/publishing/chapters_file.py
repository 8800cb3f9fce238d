"""The chapters as a file of their own, for the players that read Podcasting 2.0 JSON chapters."""

import json

from podcaster.mixing.timeline import Timeline


def chapters_json(timeline: Timeline, title: str) -> str:
    """The chapters of an episode as JSON chapters 1.2.0 (podcastnamespace.org), times in seconds to the millisecond."""
    content = {
        "version": "1.2.0",
        "title": title,
        "chapters": [
            {"startTime": chapter.start_ms / 1000, "endTime": chapter.end_ms / 1000, "title": chapter.title}
            for chapter in timeline.chapters
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
