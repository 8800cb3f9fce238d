"""The JSON object that `build --json` prints for an episode."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from podcaster.cli.dropped import dropped_counts

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Production


def episode_json(made: "Production") -> str:
    """An episode as one line of JSON."""
    from podcaster.scripting import quotes_in_doubt

    episode, timeline, script = made.episode, made.episode.timeline, made.script
    content = {
        "source": episode.source,
        "slug": episode.slug,
        "title": episode.title,
        "mp3": str(episode.mp3) if episode.mp3 else None,
        "audio": [str(path) for path in episode.audio],
        "epub": str(episode.book) if episode.book else None,
        "timeline": str(episode.folder.timeline),
        **({"articles": [asdict(credit) for credit in episode.credits]} if episode.credits else {}),
        "duration_ms": timeline.duration_ms,
        "chapters": [asdict(chapter) for chapter in timeline.chapters],
        "speakers": [
            asdict(speaker) | {"voice": made.cast.voice_of(speaker.id).name} for speaker in script.heard_speakers
        ],
        "narrator": made.cast.narrator.name,
        "takes": {"made": made.takes_made, "reused": made.takes_reused},
        "loudness_lufs": _rounded(episode.loudness_lufs),
        "true_peak_dbtp": _rounded(episode.true_peak_dbtp),
        "language": made.article.language,
        "voices": made.troupe,
        "doubtful": len(quotes_in_doubt(script)),
        "dropped": [{"kind": kind, "count": count} for kind, count in dropped_counts(made.article)],
        "remarks": made.cast.remarks,
    }
    return json.dumps(content, ensure_ascii=True)


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 1)
