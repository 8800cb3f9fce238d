"""Edits to the text of the show's cast file. Other lines are not changed, since people edit the file too."""

import json
from collections.abc import Sequence

from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.casting.troupes import Troupe
from podcaster.errors import CastError
from podcaster.scripting.script_file import UNSHOWN
from podcaster.system.toml_lines import comment_in, table_lines

_HEAD = """\
# The show's cast: who speaks with which voice in every episode. Edit it, or use podcaster cast pin and release.
# plain, natural or studio = "..." is their voice when voices of that kind speak.
# aliases = ["..."] are other names of the same speaker. pinned = true keeps the voice even if the narrator gets it too.
"""


def with_entries(text: str, entries: Sequence[Remembered]) -> str:
    """Return the text with new entries at its end."""
    if not entries:
        return text
    whole = text.rstrip("\n") + "\n" if text.strip() else _HEAD
    newline = "\r\n" if "\r\n" in text else "\n"
    for entry in entries:
        fields = [f"[{_quoted(entry.name)}]", f"voice = {_quoted(entry.voice)}"]
        if entry.gender != "unknown":
            fields.append(f"gender = {_quoted(entry.gender)}")
        if entry.kind != "unknown":
            fields.append(f"kind = {_quoted(entry.kind)}")
        if entry.aliases:
            fields.append(f"aliases = {_listed(entry.aliases)}")
        if entry.pinned:
            fields.append("pinned = true")
        fields += [
            f"{key} = {_quoted(value)}" for key, value in (("why", entry.why), ("first_in", entry.first_in)) if value
        ]
        whole += newline + newline.join(fields) + newline
    return whole


def with_pin(text: str, file: str, name: str, voice: str) -> str:
    """Return the text with another voice for the entry `name`, pinned."""
    text = _with_field(text, file, name, "voice", _quoted(voice))
    text = _with_field(text, file, name, "pinned", "true")
    return _with_field(text, file, name, "why", _quoted("pinned"))


def with_alias(text: str, file: str, entry: Remembered, alias: str) -> str:
    """Return the text with one more alias for `entry`."""
    return _with_field(text, file, entry.name, "aliases", _listed((*entry.aliases, alias)))


def with_troupe_voice(text: str, file: str, name: str, troupe: Troupe, voice: str) -> str:
    """Return the text with the voice of the entry `name` in another troupe."""
    return _with_field(text, file, name, troupe, _quoted(voice))


def with_gender(text: str, file: str, name: str, gender: str) -> str:
    """Return the text with another gender for the entry `name`."""
    return _with_field(text, file, name, "gender", _quoted(gender))


def without_entry(text: str, file: str, name: str) -> str:
    """Return the text without the entry `name`. The comments above and below it stay."""
    lines = text.split("\n")
    table = table_lines(text).get(name)
    if table is None:
        raise _unusual(file, name)
    before, after = lines[: table.header], lines[table.last + 1 :]
    if after and not after[0].strip() and (not before or not before[-1].strip()):
        after = after[1:]  # leave one of the two blank lines
    return _checked("\n".join([*before, *after]), file, name, gone=True)


def _with_field(text: str, file: str, name: str, key: str, value: str) -> str:
    """Return the text with a key of the entry `name` set to a TOML value."""
    lines = text.split("\n")
    table = table_lines(text).get(name)
    if table is None:
        raise _unusual(file, name)
    end = "\r" if lines[table.header].endswith("\r") else ""
    if key in table.keys:
        start, last = table.keys[key]
        comment = comment_in(lines[start].rstrip("\r")) if start == last else ""
        lines[start : last + 1] = [f"{key} = {value}{comment}{end}"]
    else:
        place = table.keys.get("voice", (table.header, table.header))[1] if key != "why" else table.last
        lines.insert(place + 1, f"{key} = {value}{end}")
    return _checked("\n".join(lines), file, name)


def _checked(text: str, file: str, name: str, *, gone: bool = False) -> str:
    """Return `text` if it parses and has the entry `name`; with `gone`, if it parses and lacks that entry. Raise
    CastError otherwise.

    So an edit never damages a file in an unusual form.
    """
    try:
        found = any(entry.name == name for entry in parse_remembered(text, file))
    except CastError:
        raise _unusual(file, name) from None
    if found == gone:
        raise _unusual(file, name)
    return text


def _unusual(file: str, name: str) -> CastError:
    return CastError(
        f"the entry of {name!r} is in a form that can't be changed here", where=file, advice="edit the file"
    )


def _quoted(text: str) -> str:
    """Return a TOML string, which has JSON's escapes. Invisible characters are escaped, lone surrogates replaced."""
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return UNSHOWN.sub(lambda hidden: f"\\u{ord(hidden[0]):04x}", json.dumps(safe, ensure_ascii=False))


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(map(_quoted, names)) + "]"
