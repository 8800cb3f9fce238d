"""Every error that podcaster explains to people, as one tree.

    PodcasterError
    ├── UsageError         the command line or a setting is wrong (exit code 2; all others have 1)
    ├── SetupError         a part of this machine is missing: engine, encoder, extra
    ├── SourceError        the article can't be read, or the source is not an article
    ├── RefusedError       a SourceError: a server answered with an error
    ├── ScriptError        a script file is broken; names the line
    ├── CastError          a voice or a speaker does not exist
    ├── RecordingError     an engine failed to speak a cue completely; names the cue
    ├── FlawedSpeechError  one rendering is incomplete; the studio tries once more, then raises RecordingError
    ├── MixingError        the audio can't be joined, encoded, measured or tagged
    ├── PublishError       a show can't be published, or its files disagree
    └── OutputError        a file can't be written

The text of an error is one line: where, what, and what to do next. `cli/explained.py` prints it. A bug is not a
PodcasterError and keeps its traceback.

These exceptions pass between modules and never reach people: TomlError and InvalidValueError (a file's text or value is
wrong), TooLong, TooLate, Unreadable and PrivateAddress (an HTTP exchange was refused or cut off). The calling modules
turn them into one of the errors above.
"""

from pathlib import Path


class PodcasterError(Exception):
    """What went wrong, where, and what to do next. The text is one line for people."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        """`where` names a file and line, an address or a cue; `advice` is what to do next. Empty parts are left out of
        the text."""
        super().__init__(": ".join(part for part in (where, what, advice) if part))
        self.what = what
        self.where = where
        self.advice = advice


class UsageError(PodcasterError):
    """The command line or a setting is wrong."""

    exit_code = 2


class SetupError(PodcasterError):
    """A part that podcaster needs is missing on this machine, or does not start."""


class SourceError(PodcasterError):
    """The source can't be read, or holds no article."""


class RefusedError(SourceError):
    """A server answered with an error."""

    def __init__(self, what: str, *, where: str, advice: str, status: int, retry_after_s: float) -> None:
        """`status` is the HTTP status. `retry_after_s` are the seconds after which the server wants to be asked again;
        0 if it does not say."""
        super().__init__(what, where=where, advice=advice)
        self.status = status
        self.retry_after_s = retry_after_s


class ScriptError(PodcasterError):
    """A script file is broken; the error names the line."""


class CastError(PodcasterError):
    """A voice or speaker that was named does not exist."""


class RecordingError(PodcasterError):
    """An engine failed to speak a cue completely, even in a fresh process; the error names the cue."""


class MixingError(PodcasterError):
    """Takes can't be joined, encoded, measured or tagged."""


class PublishError(PodcasterError):
    """An episode can't be published, its files disagree, or the place to publish to refuses."""


class OutputError(PodcasterError):
    """A file can't be written."""


def cause_of(error: BaseException) -> str:
    """Why an error came, in the system's words. Its number and its path are left out: the text that this goes into
    names what failed, and a path may hold a private feed's token."""
    behind = error.args[0] if error.args and isinstance(error.args[0], OSError) else error  # mutagen wraps it
    if isinstance(behind, ValueError) and "embedded null" in str(behind):
        return "no file can have that name"
    return getattr(behind, "strerror", None) or str(behind) or type(behind).__name__


def fault_of(error: BaseException) -> str:
    """In one line, what a plug-in raised, and the file and line of the plug-in where that happened.

    The file is the first one outside podcaster, the line the last one that was run in it.
    """
    from traceback import extract_tb  # only a failure needs it

    said = " ".join(f"{type(error).__name__}: {error}".split())
    ours = Path(__file__).parent
    frames = [
        frame
        for frame in extract_tb(error.__traceback__)
        if not frame.filename.startswith("<")
        and ours not in (path := Path(frame.filename)).parents
        and "importlib" not in path.parts
    ]
    if not frames:
        return said
    name = frames[0].filename
    line = [frame.lineno for frame in frames if frame.filename == name][-1]
    return f"{said}, in {Path(name).name}, line {line}"
