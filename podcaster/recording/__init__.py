"""Recording: from cues and voices to takes, each proved whole.

    Cue ──spoken──▶ SpokenText ──engine──▶ Speech ──proof──▶ Speech ──word_times──▶ Take

`studio` is the parent's side, `booth` the worker process's. `engines` speak: `Engine`, `Speech` and `Mark` are what one
needs to write another (see CONTRIBUTING).
"""

from podcaster.recording.engines.base import Engine, Mark, Speech
from podcaster.recording.studio import Studio
from podcaster.recording.take import Take, Word

__all__ = ["Engine", "Mark", "Speech", "Studio", "Take", "Word"]
