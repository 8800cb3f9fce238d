"""An episode's script file, which people edit: written beside the episode, and read as the source of the next build."""

import codecs
import io
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from podcaster.errors import ScriptError, SourceError, cause_of
from podcaster.mixing.episode_folder import SCRIPT
from podcaster.pipeline.edits import (
    Origin,
    article_digest,
    check_not_lost,
    check_unchanged,
    episode_script,
    moved_pictures,
    origin_of,
    stamped,
)
from podcaster.pipeline.given import Given
from podcaster.pipeline.script_voices import chosen_voices, marked, own_voices
from podcaster.reading import Article, read_article
from podcaster.reading.sources import named, read_once_only
from podcaster.scripting import Script, format_script, is_script_file, parse_script_file
from podcaster.system.record import Record, replace
from podcaster.system.user_files import MOST_BYTES

if TYPE_CHECKING:
    from podcaster.casting import Cast

_FIRST_BYTES = 256
"""Enough to recognise a script file by its first line."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Source(Record, frozen=True, kw_only=True):
    """What a source holds."""

    article: Article
    script: Script | None
    """The script, if it is written already, such as in a script file."""
    origin: Origin
    item: str = ""


def script_file_text(
    article: Article, script: Script, cast: "Cast", origin: Origin, *, pinned: Collection[str] = ()
) -> str:
    """The text of a script file. It has the voice of each speaker, except of those in `pinned` (ids): their voices are
    for one build."""
    voices = chosen_voices(cast, pinned=pinned)
    text = format_script(script, voices, narrator=cast.narrator.name, article=article)
    return stamped(marked(text, script, voices), origin)


def read_source(
    source: str | Given,
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    output: Path | None = None,
    discard_edits: bool = False,
) -> Source:
    """What a source holds. A script file is used unchanged. So is the edited script of an article's episode in the
    folder `output`, unless `discard_edits`. The other arguments are those of `read_article`.

    Raises SourceError, and ScriptError also when the article has changed since its script was edited.
    """
    if isinstance(source, Given):
        article, prepared, item = source.article, source.script, source.item
    else:
        data = read_once_only(source)
        text = _script_file_content(source, data)
        if text is not None:
            article, script = _parsed(text, source)
            if output is not None and not discard_edits:
                check_not_lost(source, article, output)
            script, voices = own_voices(text, script)
            return Source(article=article, script=script, origin=replace(origin_of(text), given=True, voices=voices))
        article = read_article(source, verbatim=verbatim, keep=keep, drop=drop, data=data)
        prepared, item = None, ""
    origin = Origin(article=article_digest(article))
    found = episode_script(article, output, item) if output is not None else None
    text = (_script_file_content(str(found[0]), None) or "") if found else ""
    if found is None or discard_edits or not found[1].edited:
        voices = _last_voices(text)
        return Source(article=article, script=prepared, origin=replace(origin, voices=voices), item=item)
    file, made_of = found
    written, script = _parsed(text, str(file))
    check_unchanged(article, written.body, file, made_of)
    script, voices = own_voices(text, script)
    edited = replace(
        written, source=article.source, url=article.url, image_url=article.image_url,
        pictures=moved_pictures(article, written.body),
    )  # fmt: skip
    return Source(
        article=edited,
        script=replace(script, source=article.source),
        origin=Origin(article=origin.article, edited=True, file=file, voices=voices),
        item=item,
    )


def _last_voices(text: str) -> dict[str, str]:
    """The voices that the last build gave the speakers, by id, from the text of the episode's script file. None from a
    file that can't be read: it is written anew."""
    header = text.partition("\n##")[0]
    try:
        return own_voices(header, parse_script_file(header, "")[1])[1] if header else {}
    except ScriptError:
        return {}


def read_script_file(source: str, data: bytes | None = None) -> tuple[Article, Script] | None:
    """The article and the script in the script file `source`; None when `source` is not a script file. `data` is the
    content of a source that can be read only once, such as a pipe.

    A script file is recognised by its first line; its name does not matter. A file named *.script.md must be a script
    file. Raises ScriptError, with the line and the reason, for a broken or too large script file, and SourceError for a
    file named *.script.md that can't be read.
    """
    text = _script_file_content(source, data)
    return _parsed(text, source) if text is not None else None


def _script_file_content(source: str, data: bytes | None) -> str | None:
    """The text of a script file; None when `source` is not a script file. `data` and the errors are those of
    `read_script_file`."""
    try:
        with _opened(source, data) as file:
            first = file.read(_FIRST_BYTES)
            if not source.endswith(SCRIPT) and not is_script_file(_decoded(first, errors="replace")):
                return None
            whole = first + file.read(MOST_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # an address or a folder: reading the article reports what is wrong
        if source.endswith(SCRIPT) and isinstance(error, PermissionError):
            raise SourceError(
                f"the script file can't be read ({cause_of(error)})",
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
        return _decoded(whole)
    except UnicodeDecodeError as error:
        line = whole.count(b"\n", 0, error.start) + 1
        raise ScriptError(
            "this is not UTF-8 text", where=f"{source}, line {line}", advice="save the file as UTF-8"
        ) from error


def _parsed(text: str, source: str) -> tuple[Article, Script]:
    article, script = parse_script_file(text, named(source))
    if not script.cues:
        raise ScriptError(
            "the script has no cue",
            where=f"{named(source)}, line {text.count(chr(10)) + 1}",
            advice='add a line "## narration" and the words to be read below it',
        )
    if article.source == named(source):  # no line of the script names its source
        article, script = replace(article, source=source), replace(script, source=source)
    return article, script


def check_free(file: Path) -> None:
    """Raise ScriptError if a file holds anything but a script that nobody edited: it must not be overwritten."""
    text = _script_file_content(str(file), None) if file.is_file() else None
    if text is None and file.is_file() and file.stat().st_size:
        raise ScriptError(
            "this file is there already, and it is no script", where=str(file), advice="give another name"
        )
    if text is not None and origin_of(text).changed:
        raise ScriptError(
            "this script was edited by hand and would be overwritten",
            where=str(file),
            advice="give another file, or remove this one",
        )


def _opened(source: str, data: bytes | None) -> BinaryIO:
    return Path(source).open("rb") if data is None else io.BytesIO(data)


def _decoded(raw: bytes, errors: str = "strict") -> str:
    # Windows editors may save "Unicode" as UTF-16.
    return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig", errors)
