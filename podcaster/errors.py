"""Everything podcaster can refuse to do, as one tree.

    PodcasterError
    ├── UsageError        the command or a setting was given wrongly            (exit code 2)
    ├── SetupError        a piece of the machine is missing: engine, encoder    (exit code 1, as all below)
    ├── SourceError       the article could not be read, or is not one
    ├── ScriptError       a script file does not say what it must; names the line
    ├── CastError         a voice or a speaker that does not exist
    ├── RecordingError    an engine did not speak a cue whole; names the cue
    ├── MixingError       the audio could not be joined, encoded or tagged
    ├── PublishError      a show could not be published, or what is published does not agree
    └── OutputError       a file could not be written

Each message is one line: what happened, where, and what to do next. A bug is not among them and keeps its traceback.
"""


class PodcasterError(Exception):
    """What went wrong, where, and what to do next. Its text is the one line that people read."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        """`where` names a file and line, an address or a cue; `advice` is what to do next; "" is left out."""
        super().__init__(": ".join(part for part in (where, what, advice) if part))
        self.what = what
        self.where = where
        self.advice = advice


class UsageError(PodcasterError):
    """The command line or a setting asks for something that does not exist."""

    exit_code = 2


class SetupError(PodcasterError):
    """A part this machine needs is missing or does not start."""


class SourceError(PodcasterError):
    """The source could not be read, or holds no article."""


class ScriptError(PodcasterError):
    """A script file is broken; the message names the line and the reason."""


class CastError(PodcasterError):
    """A voice or speaker was named that does not exist."""


class RecordingError(PodcasterError):
    """An engine failed to speak a cue whole, also in a fresh process; the message names the cue."""


class MixingError(PodcasterError):
    """Takes could not be joined, encoded, measured or tagged."""


class PublishError(PodcasterError):
    """An episode can't be published, its surfaces disagree, or the place to publish to refuses."""


class OutputError(PodcasterError):
    """A finished file could not be written to its place."""
