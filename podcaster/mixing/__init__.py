"""Mixing: from takes to the finished episode.

Takes ──stitch (pauses)──▶ stretches ──mix (loudness, chapters)──▶ Mix with its Timeline
      ──release (encoder, tags, cover)──▶ Episode
"""

from podcaster.mixing.episode import Episode
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline

__all__ = ["Chapter", "Episode", "TimedCue", "Timeline"]
