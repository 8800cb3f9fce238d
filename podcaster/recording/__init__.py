"""Recording: from cues and voices to takes. Every take is checked to be complete.

    Cue ──spoken──▶ SpokenText ──engine──▶ Speech ──proof──▶ Speech ──word_times──▶ Take

`studio` runs in the parent process, `booth` in the worker processes. `Engine`, `Speech` and `Mark` are the interface
for further speech engines (see CONTRIBUTING).
"""

from podcaster.recording.engines.base import Engine, Mark, Speech
from podcaster.recording.studio import Studio
from podcaster.recording.take import Take, Word

__all__ = ["Engine", "Mark", "Speech", "Studio", "Take", "Word"]
