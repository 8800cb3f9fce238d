"""Recording: from cues and voices to takes, each proved whole.

    Cue ──spoken──▶ SpokenText ──engine──▶ Speech ──proof──▶ ──word_times──▶ Take

`record` is the studio's front, in the parent process; `booth` is what runs in a worker; `engines` are what speaks.
"""

from podcaster.recording.record import Studio
from podcaster.recording.take import Take, Word

__all__ = ["Studio", "Take", "Word"]
