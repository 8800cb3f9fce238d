"""An edited script file as the source of an episode."""

import codecs
import io
from pathlib import Path
from typing import BinaryIO

from podcaster.errors import ScriptError, SourceError
from podcaster.mixing.episode_folder import SCRIPT
from podcaster.reading import Article
from podcaster.scripting import Script, is_script_file, parse_script_file
from podcaster.system.user_files import MOST_BYTES

_GLANCE_BYTES = 256
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_script_file(source: str, data: bytes | None = None) -> tuple[Article, Script] | None:
    """The article and the script of the script file `source`; None when that is none, but an address or an article.
    `data` is what was read of it already, where that can be done only once.

    A script file is known by its first line, whatever its name; one named story.script.md must be one. ScriptError with
    the line and the reason when it is broken or too large.
    """
    try:
        with _opened(source, data) as file:
            glance = file.read(_GLANCE_BYTES)
            if not source.endswith(SCRIPT) and not is_script_file(_as_text(glance, errors="replace")):
                return None
            whole = glance + file.read(MOST_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # an address, "-" or a folder: reading tells what is wrong with it
        if source.endswith(SCRIPT) and isinstance(error, PermissionError):
            raise SourceError(f"can't read {source} ({error.strerror})") from error
        return None
    if len(whole) > MOST_BYTES:
        raise ScriptError(f"{source} is over {MOST_BYTES / 1e6:.0f} MB, too large for a script; cut it in several")
    try:
        text = _as_text(whole)
    except UnicodeDecodeError as error:
        line = whole.count(b"\n", 0, error.start) + 1
        raise ScriptError(f"{source}, line {line}: this is not UTF-8 text; save the file as UTF-8") from error
    article, script = parse_script_file(text, source)
    if not script.cues:
        last = text.count("\n") + 1
        raise ScriptError(f'{source}, line {last}: no cue; write one: a line "## narration" and its words below it')
    return article, script


def _opened(source: str, data: bytes | None) -> BinaryIO:
    return Path(source).open("rb") if data is None else io.BytesIO(data)


def _as_text(raw: bytes, errors: str = "strict") -> str:
    # Windows editors may save "Unicode" as UTF-16.
    return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig", errors)
