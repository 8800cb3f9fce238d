"""Edits by hand: a script that somebody changed is used, and never overwritten in silence.

A script file has a stamp, a comment below its first line: a digest of the article that it was made from, and a digest
of the file as podcaster wrote it. When the second no longer fits, somebody has changed the file since. A file that
podcaster wrote again with somebody's edits in it says "edited".
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from podcaster.errors import ScriptError
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.reading import Article
from podcaster.reading.article import Picture
from podcaster.show.ledger import known_episode
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, field, replace
from podcaster.system.user_files import read_text, real_path

_DIGEST = "[0-9a-f]{16}"
_STAMP = lazy_regex(
    rf"^# Written by podcaster: article (?P<article>{_DIGEST}|unknown), "
    rf"script (?P<script>{_DIGEST})(?P<edited>, edited)?\n",
    re.MULTILINE,
)
_TYPED_LATER_S = 60.0
"""A script file of an earlier version has no stamp. It counts as edited if it is so much younger than its episode's
timeline, which is written in the same second."""
_KNOWN_BY = 60
"""Number of characters before a picture by which its place is found in an edited script."""
_MOST_SHOWN, _SHOWN_CHARACTERS = 2, 60
"""How many changed paragraphs an error shows, and how much of each."""


class Origin(Record, frozen=True, kw_only=True):
    """Where a script comes from."""

    article: str = ""
    """Digest of the article that it was made from; "" if unknown."""
    edited: bool = False
    """Whether somebody changed the script by hand."""
    changed: bool = False
    """Whether somebody changed the file since podcaster wrote it."""
    given: bool = False
    """Whether a script file was given as the source."""
    file: Path | None = None
    """The edited script file that is used in the place of the article; None when the article or a script was given."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """The voices that podcaster gave the speakers when it wrote the script, by speaker id."""


def article_digest(article: Article) -> str:
    """A digest of the words of an article."""
    return _digest(f"{article.title}\n{article.body}")


def stamped(text: str, origin: Origin) -> str:
    """The text of a script file with its stamp."""
    first, rest = text.split("\n", 1)
    edited = ", edited" if origin.edited else ""
    stamp = f"# Written by podcaster: article {origin.article or 'unknown'}, script {_digest_of_script(text)}{edited}"
    return f"{first}\n{stamp}\n{rest}"


def origin_of(text: str) -> Origin:
    """Where the script in the text of a script file comes from. A file without a stamp counts as changed."""
    text = text.replace("\r\n", "\n")
    stamp = _STAMP.search(text)
    if stamp is None:
        return Origin(edited=True, changed=True)
    changed = stamp["script"] != _digest_of_script(_STAMP.sub("", text, count=1))
    article = stamp["article"] if stamp["article"] != "unknown" else ""
    return Origin(article=article, edited=changed or stamp["edited"] is not None, changed=changed)


def episode_script(article: Article, output: Path, item: str = "") -> tuple[Path, Origin] | None:
    """The script file of an article's episode in the folder `output`, and where it comes from; None without a file."""
    entry = known_episode(article, output, item)
    if entry is None:
        return None
    folder = EpisodeFolder(output / entry.slug)
    try:
        text = read_text(folder.script)
        origin = origin_of(text)
        if _STAMP.search(text) is None:
            younger_s = folder.script.stat().st_mtime - folder.timeline.stat().st_mtime
            changed = younger_s > _TYPED_LATER_S
            origin = Origin(edited=changed, changed=changed)
    except UnicodeDecodeError:  # no text of podcaster's; reading the script reports the line
        origin = Origin(edited=True, changed=True)
    except OSError:
        return None
    return folder.script, origin


def moved_pictures(article: Article, body: str) -> tuple[Picture, ...]:
    """The pictures of an article in a body that was edited. A picture goes when the words before it are no longer
    there."""
    moved = []
    for picture in article.pictures:
        known = article.body[max(0, picture.at - _KNOWN_BY) : picture.at]
        found = [at + len(known) for at in _places_of(known, body)]
        if found:
            moved.append(replace(picture, at=min(found, key=lambda at: abs(at - picture.at))))
    return tuple(moved)


def _places_of(words: str, body: str) -> Iterator[int]:
    at = body.find(words)
    while words and at >= 0:
        yield at
        at = body.find(words, at + len(words))
    if not words:
        yield 0


def check_not_lost(script_file: str, article: Article, output: Path) -> None:
    """Raise ScriptError if building the script in `script_file` would overwrite another script with edits."""
    found = episode_script(article, output)
    if found is None or not found[1].changed or real_path(found[0]) == real_path(script_file):
        return
    raise ScriptError(
        f"the episode's own script, {found[0]}, was edited too and would be overwritten",
        where=script_file,
        advice="build that script, or drop its edits with --discard-edits",
    )


def check_unchanged(article: Article, script_body: str, script_file: Path, origin: Origin) -> None:
    """Raise ScriptError if the article changed after its script was edited."""
    if origin.article == article_digest(article) or (not origin.article and article.body == script_body):
        return
    raise ScriptError(
        f"the article has changed since this script was edited: {_differences(script_body, article.body)}",
        where=str(script_file),
        advice="build the script file to keep your edits, or add --discard-edits to make the script anew",
    )


def _differences(old: str, new: str) -> str:
    """The paragraphs that differ, in words."""
    before, after = old.split("\n\n"), new.split("\n\n")
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = [before[k] for tag, start, end, _, _ in blocks if tag != "equal" for k in range(start, end)]
    come = [after[k] for tag, _, _, start, end in blocks if tag != "equal" for k in range(start, end)]
    told = [f"it no longer has {_shown(gone)}"] if gone else []
    told += [f"it now has {_shown(come)}"] if come else []
    return ", and ".join(told) or "its title is another one"


def _shown(paragraphs: list[str]) -> str:
    shown = [f'"{paragraph[:_SHOWN_CHARACTERS]}…"' for paragraph in paragraphs[:_MOST_SHOWN]]
    rest = len(paragraphs) - len(shown)
    return " and ".join(shown) + (f" and {rest} more" if rest else "")


def _digest_of_script(text: str) -> str:
    return _digest("\n".join(line.rstrip() for line in text.strip().split("\n")))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
