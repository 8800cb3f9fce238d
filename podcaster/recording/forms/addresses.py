"""Web addresses, e-mail, @handles, #tags, paths: read out as on the telephone."""

import re

from podcaster.languages.en.abbreviations import KEYS, NAMED_KEYS
from podcaster.recording.forms.number_words import digits
from podcaster.recording.forms.rule import Rule, one_of, rule

_ENDINGS = (
    "com org net edu gov mil int info biz io ai co tv me fm ly app dev news blog uk us eu de fr it es nl ru cn jp in au "
    "ca ch at be se no dk fi pl cz ie nz za br mx tr ua gr pt il kr sm xyz example wales scot"
)
_SPELLED = frozenset(
    "uk us eu de fr it es nl ru cn jp au ca ch at cz nz za br mx tr ua gr pt il kr sm tv fm ai io".split()
)
_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon", "&": "ampersand", "?": "question mark",
    "=": "equals", "%": "percent", "#": "hash", "+": "plus", "~": "tilde",
}  # fmt: skip
_DOMAIN = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,6}}(?:{'|'.join(_ENDINGS.split())})\b"
_PATH = r"(?:/[\w\-./~%?=&#+:]*[\w/])?"


def _address(match: re.Match[str]) -> str:
    """The site of a link, and its path if that is one or two short words. A file: link is read in full."""
    text = re.sub(r"^(?:https?|ftp)://", "", match.group(), flags=re.IGNORECASE)
    text = re.sub(r"^www\.", "", text, flags=re.IGNORECASE)
    site, _, path = re.split(r"[?#]", text, maxsplit=1)[0].partition("/")
    path = path.rstrip("/")
    plain = re.fullmatch(r"[A-Za-z]{1,20}(?:-[A-Za-z]{1,20})?", path)
    return read_out(text if text.startswith("file:") else f"{site}/{path}" if path and plain and "?" not in text else site)


def _plain_address(match: re.Match[str]) -> str:
    text = re.sub(r"^www\.", "", match.group(), flags=re.IGNORECASE).rstrip("/")
    return read_out(text.partition("?")[0])


def read_out(text: str) -> str:
    """Letters and signs of an address: "bbc dot co dot U K slash news"."""
    parts = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[^\w\s]|_", text):
        if piece.isdigit():
            parts.append(digits(piece))
        elif piece.isalpha():
            spelled = parts[-1:] == ["dot"] and piece.lower() in _SPELLED
            parts.append(" ".join(piece.upper()) if spelled else "jpeg" if piece.lower() == "jpg" else piece)
        else:
            parts.append(_SIGNS.get(piece, ""))
    return " ".join(filter(None, parts))


def words_of_name(name: str) -> str:
    """A handle or tag, split into its words: "State Dept" for "StateDept", "Me Too" for "MeToo"."""
    name = name.replace("_", " ")
    name = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", name)
    return " ".join(name.split())


def _windows_path(match: re.Match[str]) -> str:
    """ "C colon backslash Games"."""
    pieces = [" ".join(re.findall(r"[^\W_]+|[.]", piece)).replace(" . ", " dot ") for piece in match["path"].split("\\") if piece]
    return " backslash ".join([f"{match['drive']} colon", *pieces]) + ("" if pieces else " backslash")


def _keys(match: re.Match[str]) -> str:
    """ "Control Shift Escape"."""
    return " ".join(KEYS.get(key, key) for key in re.split(r"\s?[+-]\s?", match.group()))


_FILES = {
    "txt": "text", "md": "M D", "csv": "C S V", "pdf": "P D F", "exe": "E X E", "zip": "zip", "js": "J S", "json": "jason", "html": "H T M L",
    "xml": "X M L", "py": "P Y", "jpg": "jpeg", "jpeg": "jpeg", "png": "P N G", "gif": "gif", "doc": "doc", "docx": "doc X", "xlsx": "X L S X",
    "ppt": "P P T", "mp3": "M P three", "mp4": "M P four", "toml": "toml", "yaml": "yaml", "yml": "yaml", "log": "log", "dll": "D L L",
    "css": "C S S", "svg": "S V G", "sql": "S Q L", "wav": "wav", "ini": "ini", "tar": "tar", "gz": "G Z",
}  # fmt: skip
"""Endings of files, and how they are said."""
_KEY = one_of([*KEYS, *NAMED_KEYS])
RULES: tuple[Rule, ...] = (
    # The number of a paper.
    rule(r"\b(?i:doi): ?(?P<number>10\.\d{4,9}/[\w./()-]*\w)", lambda m: f"D O I {read_out(m['number'])}", needs=("doi:", "DOI:")),
    rule(r"(?<![\w.])(?P<drive>[A-Z]):\\(?P<path>[\w.%\\-]*\w)?", lambda m: _windows_path(m) if m["path"] else f"{m['drive']} drive", needs=":\\"),
    rule(rf"(?<![\w+])(?:{_KEY})(?: ?\+ ?(?:{_KEY}|F\d{{1,2}}|[A-Z\d])(?!\w)){{1,4}}|(?<![\w+])(?:{_KEY})(?:-(?:{_KEY}|F\d{{1,2}}|[A-Z\d])(?!\w)){{1,4}}", _keys, needs="+-"),
    rule(r"\b[\w.+&-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,12}\b" + _PATH, lambda m: read_out(m.group()), needs="@"),
    rule(r"\b(?:https?|ftp|file)://[^\s<>\"“”]*[\w/]", _address, re.IGNORECASE, needs=":"),
    rule(r"(?<![\w@.-])(?:www\.)?" + _DOMAIN + r"(?!\.[a-z])" + _PATH, _plain_address, needs="."),
    rule(r"(?<![\w@/])@(\w{1,50})", lambda m: f"at {words_of_name(m[1])}", needs="@"),
    rule(r"(?<![\w&#/])#(?=[A-Z]{1,2}-?\d|[A-Z]{3}-?\d{3})", "number ", needs="#"),
    rule(r"(?<![\w&#/])#(?=\d*[A-Za-z_])(\w{1,80})", lambda m: f"hashtag {words_of_name(m[1])}", needs="#"),
    rule(r"(?<![\w&#/])#\s?(?=\d)", "number ", needs="#"),
    rule(r"(?<=[a-z] )#(?=[.,;!?)]|\s|$)", "number", needs="#"),
    # A name of a file with figures or an underscore: "report_v2.1.exe".
    rule(rf"(?<![\w./\\-])(?=[\w.-]*[_\d])[A-Za-z][\w.-]{{0,60}}\.(?P<ending>{'|'.join(_FILES)})\b(?![.\w-]\w)", lambda m: f"{read_out(m.group().rpartition('.')[0])} dot {_FILES[m['ending']]}", needs="."),
    # Names of files: "setup.exe", "a .zip file".
    rule(rf"(?:(?<=\w)|(?<=[\s(])|^)\.(?P<ending>{'|'.join(_FILES)})\b(?!\.\w)", lambda m: (" " if m.string[m.start() - 1 : m.start()].strip() else "") + f"dot {_FILES[m['ending']]}", needs="."),
)
