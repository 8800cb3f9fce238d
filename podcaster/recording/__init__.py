"""Recording: from cues and voices to takes. Every take is checked to be complete.

    Cue ──spoken──▶ SpokenText ──engine──▶ Speech ──proof──▶ Speech ──word_times──▶ Take

`studio` runs in the parent process, `booth` in the worker processes. `Engine`, `Speech` and `Mark` are the interface
for further speech engines (see CONTRIBUTING).
"""

from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.recording.engines.base import Engine, Mark, Speech
    from podcaster.recording.studio import Studio
    from podcaster.recording.take import Take, Word

_HOMES = {
    "engines.base": ("Engine", "Mark", "Speech"),
    "studio": ("Studio",),
    "take": ("Take", "Word"),
}

__all__ = ["Engine", "Mark", "Speech", "Studio", "Take", "Word"]

__getattr__ = late_names(__name__, _HOMES)
