"""Mixing: from takes to the finished episode.

Takes ──stitch (pauses, jingles)──▶ Segments ──pieces──▶ Pieces ──encoder (containers)──▶ EncodedPieces
mix (chapters, loudness): Pieces being encoded, and the Timeline ──▶ Mix
release (tags, cover): Mix ──▶ Episode in its EpisodeFolder, with its timeline file

A Segment is a cue with its pause, made of parts: takes, silence, room tone, jingles. A Piece is 20 to 50 seconds of the
mix, encoded by itself, and known by the parts it is made of. A container, such as MP3, is the format of the audio file:
it encodes pieces, joins them, and writes tags and chapters.
"""

from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.mixing.episode import Episode
    from podcaster.mixing.timeline import Chapter, TimedCue, Timeline

_HOMES = {
    "episode": ("Episode",),
    "timeline": ("Chapter", "TimedCue", "Timeline"),
}

__all__ = ["Chapter", "Episode", "TimedCue", "Timeline"]

__getattr__ = late_names(__name__, _HOMES)
