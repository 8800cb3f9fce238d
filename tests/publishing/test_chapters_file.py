"""The JSON chapters file."""

import json

from podcaster.mixing.timeline import Chapter, Timeline
from podcaster.publishing.chapters_file import chapters_json


def test_the_file_is_json_chapters_1_2_0() -> None:
    """Version, title, and every chapter with its times in seconds, exact to the millisecond; text stays text."""
    chapters = (
        Chapter(title="“NATO” – Clinton", start_ms=0, end_ms=12_345),
        Chapter(title='Лавров: "no" </script>', start_ms=12_345, end_ms=3_600_001),
    )
    timeline = Timeline(duration_ms=3_600_001, sample_rate_hz=44_100, cues=(), chapters=chapters)
    assert json.loads(chapters_json(timeline, "A title")) == {
        "version": "1.2.0",
        "title": "A title",
        "chapters": [
            {"startTime": 0.0, "endTime": 12.345, "title": "“NATO” – Clinton"},
            {"startTime": 12.345, "endTime": 3600.001, "title": 'Лавров: "no" </script>'},
        ],
    }
    assert "12.345," in chapters_json(timeline, "A title")
