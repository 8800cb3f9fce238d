"""What is for the eye only: markup, control characters, footnote marks, emoji, quotation marks; and dashes."""

import html
import re

from podcaster.recording.forms.rule import Rule, rule

_EMOJI = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\ufe00-\ufe0f\u200d"
    "\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

RULES: tuple[Rule, ...] = (
    # espeak stops at a NUL; other control characters, invisible marks and private characters are noise.
    rule(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]", ""),
    rule(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});", lambda m: _entity(m.group())),
    # Engine markup and HTML are never obeyed: tags go, phoneme brackets leave what is in them.
    rule(r"</?[a-zA-Z!?][^<>]{0,400}>", " "),
    rule(r"<!--|(?<!-)--+>", " "),
    rule(r"\[\[|\]\]", ""),
    rule(r"!?\[([^\[\]]{1,300})\]\(([^()\s]{1,400})\)", lambda m: m[1]),
    rule(r"(?<!\w)(\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)([^*_~`\n]{1,300}?)(?<=\S)\1(?!\w)", lambda m: m[2]),
    # Footnote marks.
    rule(r"(?<=[\w.,;:!?”\"')])(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed|clarification needed)\])+", ""),
    rule(r"\[(?:…|\.\.\.)\]", ","),
    rule(rf"(?<=[A-Za-z.,;:!?”\"')])(?<!\b[kcm]m)(?<!\bm)(?<!\bft)(?<!\bmi)[{_SUPERSCRIPTS}]+", ""),
    rule(r"[†‡¶©®™℠•·▪■□◦‣⁃]|(?<=\w)\*+(?=[\s.,;:)]|$)|(?<!\S)\*+(?=\s|$)|(?<!\S)\*(?=[A-Z])", ""),
    rule(
        rf"(?:(?<!\s)\s+)?[{_EMOJI}]+", lambda m: " " if m.end() < len(m.string) and m.string[m.end()].isalnum() else ""
    ),
    # Quotation marks are for the eye: the voice changes instead. A mark between digit and letter is feet or inches.
    rule(r"[“”„‟«»‹›]|(?<!\d)\"|\"(?=[\s.,;:!?)]*$)|''|``|(?<!\w)[‘'](?=[A-Za-z])|(?<=[.,!?])[’'](?!\w)", ""),
    # A dash between words is a pause, and espeak makes a full stop of it.
    rule(r"(?<=\w)\s*[–—](?!\d)\s*(?=\w)|(?<=[A-Za-z])\s+[-–—]\s+(?=\w)|(?<=\w)\s*--+\s*(?=\w)", ", "),
    rule(r"(?<=[A-Za-z)])\s*—\s*(?=[\d$£€(])", ", "),
    rule(r"(?<=[,.;:!?])\s+[-–—]+\s+", " "),
    rule(r"(?<=\S)\s+[–—]+\s+(?=\D)", ", "),
    rule(r"(?m)^[^\S\n]*[-–—]+\s+|(?<!\s)\s+[-–—]+\s*$", ""),
    # Signs before the first word: espeak may leave that word out of its report.
    rule(r"\A[\s!?,.;:–—-]+(?<=\s)", ""),
)


def _entity(text: str) -> str:
    said = html.unescape(text)
    return said if said.isprintable() and said not in "<>[]" else " "


MARKUP_LEFT = re.compile(r"[<>{}\\|^_~*`\[\]\ud800-\udfff]+")
"""Signs that nobody says and half characters, when all rules are done."""
