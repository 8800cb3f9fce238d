"""Mixing: from takes to the finished episode.

Takes ──stitch (pauses, jingles)──▶ Segments ──pieces──▶ Pieces ──encoder (containers)──▶ EncodedPieces
mix (chapters, loudness): Pieces being encoded, and the Timeline ──▶ Mix
release (tags, cover): Mix ──▶ Episode in its EpisodeFolder, with its timeline file

A Segment is a cue with its pause. A Piece is 20 to 50 seconds of the mix, encoded apart from the others. A container
(MP3 is built in) is the form of the audio file: it encodes pieces, joins them, and writes tags and chapters.
"""

from podcaster.mixing.episode import Episode
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline

__all__ = ["Chapter", "Episode", "TimedCue", "Timeline"]
