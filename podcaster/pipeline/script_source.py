"""An episode's script file, which people edit: written beside the episode, and read as the source of the next build."""

import codecs
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from podcaster.errors import ScriptError, SourceError
from podcaster.mixing.episode_folder import SCRIPT
from podcaster.reading import Article, read_article
from podcaster.reading.sources import read_passing
from podcaster.scripting import Script, format_script, is_script_file, parse_script_file
from podcaster.system.user_files import MOST_BYTES

if TYPE_CHECKING:
    from podcaster.casting import Cast

_FIRST_BYTES = 256
"""Enough to recognise a script file by its first line."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def script_file_text(article: Article, script: Script, cast: "Cast") -> str:
    """The text of a script file; a comment names each speaker's voice and the reason for it."""
    voices = {role.speaker: f"{role.voice.name} ({role.reason})" for role in cast.roles}
    return format_script(script, voices, article=article)


def read_source(
    source: str, *, verbatim: bool = False, keep: Sequence[str] = (), drop: Sequence[str] = ()
) -> tuple[Article, Script | None]:
    """The article of a source, and its script when the source is a script file; that is taken as it is. The arguments
    are those of `read_article`. Raises SourceError and ScriptError."""
    data = read_passing(source)
    edited = read_script_file(source, data)
    if edited is not None:
        return edited
    return read_article(source, verbatim=verbatim, keep=keep, drop=drop, data=data), None


def read_script_file(source: str, data: bytes | None = None) -> tuple[Article, Script] | None:
    """The article and the script in the script file `source`; None when `source` is not a script file. `data` is the
    content of a source that can be read only once, such as a pipe.

    A script file is recognised by its first line, whatever its name is. A file named *.script.md must be one. Raises
    ScriptError, with the line and the reason, for a broken or too large script file, and SourceError for a file named
    *.script.md that can't be read.
    """
    try:
        with _opened(source, data) as file:
            first = file.read(_FIRST_BYTES)
            if not source.endswith(SCRIPT) and not is_script_file(_decoded(first, errors="replace")):
                return None
            whole = first + file.read(MOST_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # an address, "-" or a folder: reading the article reports what is wrong
        if source.endswith(SCRIPT) and isinstance(error, PermissionError):
            raise SourceError(
                f"the script file can't be read ({error.strerror})",
                where=source,
                advice="change its permissions, or copy it",
            ) from error
        return None
    if len(whole) > MOST_BYTES:
        raise ScriptError(
            f"the file is over {MOST_BYTES / 1e6:.0f} MB, too large for a script",
            where=source,
            advice="split it into several scripts",
        )
    try:
        text = _decoded(whole)
    except UnicodeDecodeError as error:
        line = whole.count(b"\n", 0, error.start) + 1
        raise ScriptError(
            "this is not UTF-8 text", where=f"{source}, line {line}", advice="save the file as UTF-8"
        ) from error
    article, script = parse_script_file(text, source)
    if not script.cues:
        raise ScriptError(
            "the script has no cue",
            where=f"{source}, line {text.count(chr(10)) + 1}",
            advice='add a line "## narration" and the words to be read below it',
        )
    return article, script


def _opened(source: str, data: bytes | None) -> BinaryIO:
    return Path(source).open("rb") if data is None else io.BytesIO(data)


def _decoded(raw: bytes, errors: str = "strict") -> str:
    # Windows editors may save "Unicode" as UTF-16.
    return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig", errors)
