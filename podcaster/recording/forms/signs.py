"""Signs that are not spoken: markup, control characters, footnote marks, emoji, quotation marks, dashes."""

import html
import re

from podcaster.languages.en.calendar import MONTH_NAMES, MONTHS, WEEKDAYS
from podcaster.languages.en.contexts import CRICKET, STAGE_DIRECTIONS
from podcaster.recording.forms.context import near
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.system.lazy_regex import lazy_regex

_EMOJI = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\ufe00-\ufe0f\u200d"
    "\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_IPA = "ˈˌːəɪʊɛɔɑɒʌʃʒθŋɹɡɜɐɾʔʁɣɸʎɟɬ"
"""Letters that occur in phonetic transcriptions only. æ and ð are not among them: they also occur in words."""
_CALENDAR = one_of([*WEEKDAYS, *WEEKDAYS.values(), *MONTH_NAMES, *(month.capitalize() for month in MONTHS)])
_EMOTICON = r"(?<!\S)(?:[:;=][-'^o]?[)(DPpOo/|\]\[*3](?!\w)|:'\(|<3|[xX]D|\^_\^)"
_SIGNS_OF_MUSIC = {"♭": " flat", "♯": " sharp", "♮": " natural"}
_KEYS = {"⌘": "Command", "⌥": "Option", "⌃": "Control", "⇧": "Shift"}
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")


def _not_out(match: re.Match[str]) -> str:
    """A star after the runs of a cricketer means "not out"."""
    named = re.search(r"\([A-Z][a-z]+ \d{1,3}$", match.string[max(0, match.start() - 24) : match.start()])
    return " not out" if named or near(match, CRICKET | {"balls", "made", "hit", "unbeaten"}) else ""


def _range(match: re.Match[str]) -> str:
    """A dash without its spaces, if the second figure is larger: "in 2019 – 40 people" is no range."""
    one, two = (float(match[name].strip(",.").replace(",", "") or 0) if match[name].count(".") < 2 else 0.0 for name in ("one", "two"))
    return f"{match['one']}–" if one < two < 1000 * max(one, 1) else match.group()


def _stars(match: re.Match[str]) -> str:
    """ "four stars" for "★★★★☆"."""
    count = len(match["stars"])
    space = "" if match.string[match.end() : match.end() + 1] in ("", " ", "\n", ",", ".", ";", ")") else " "
    return f" {count} star{'' if count == 1 else 's'}{space}"


def _quotation_mark(match: re.Match[str]) -> str:
    """Nothing. A mark after a figure at the end of the text stays if no quotation is open: it means inches."""
    if match.group() != '"' or match.start() == 0 or match.string[match.start() - 1] not in _BEFORE_A_MARK:
        return ""
    opened = _OPENED.findall(match.string, 0, match.start())
    return "" if len(opened) % 2 or len(_CLOSED.findall(match.string, 0, match.start())) < len(opened) else '"'


_BEFORE_A_MARK = "0123456789½¼¾⅓⅔⅛⅜⅝⅞"
_OPENED, _CLOSED = lazy_regex(r'(?<![^\s(])"(?=\w)'), lazy_regex(r'(?<=[A-Za-z.,!?])"')
RULES: tuple[Rule, ...] = (
    # espeak stops at NUL. Other control characters, invisible characters and private-use characters have no sound.
    rule(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]", ""),
    rule("[\u2010\u2011]", "-", needs="\u2010\u2011"),
    rule(r"(?<=\s)−\s(?=\d)", "minus ", needs="−"),
    # An apostrophe with a space before it ("India 's"), or turned round ("Suga‘s").
    rule(r"(?<=\w) [’'‘](?=s(?![\w’']))|(?<=[a-z])‘(?=s\b)", "’", needs=("’s", "'s", "‘s")),
    rule(r"(?<=[a-z] )%(?= [a-z])", "percent", needs="%"),
    # A range with spaces: "$10 – 50", "1914 – 1918".
    rule(r"(?<![\w.,])(?P<one>\d[\d,.]*) – (?=[$£€]?(?P<two>\d[\d,.]*))", _range, needs=" – "),
    # A height: "6’1”".
    rule(r"(?<![\w.,])(?P<feet>\d{1,2}[’'′] ?(?:1[01]|\d))”", lambda m: f"{m['feet']}″", needs="”"),
    rule(r"(?<![\w-])A[-–]Z(?![\w-])", "A to Z", needs="Z"),
    rule(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});", lambda m: _entity(m.group())),
    # No markup may reach the engine. Tags are removed. Of phoneme brackets, only the brackets are removed.
    rule(r"</?[a-zA-Z!?][^<>]{0,400}>", " "),
    rule(r"<!--|(?<!-)--+>", " "),
    rule(r"\[\[|\]\]", ""),
    rule(r"!?\[([^\[\]]{1,300})\]\(([^()\s]{1,400})\)", lambda m: m[1]),
    rule(r"(?<!\w)(\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)([^*_~`\n]{1,300}?)(?<=\S)\1(?!\w)", lambda m: m[2]),
    # A footnote mark with a page: "wool.[10]: 45".
    rule(r"(?<=[.,;”\"])\[\d{1,3}\]:\s?\d{1,4}(?:[–-]\d{1,4})?(?=\s|$)", "", needs="["),
    # Footnote marks, with or without a space before them: "[1, 2]", "[4]", "[note 2]".
    rule(
        r"(?<=[\w.,;:!?”\"'’)%])(?<!\bat)(?<!\bat )\s?(?:\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,5}|[a-z]|(?:note|nb|ref|fn) \d+|citation needed|clarification needed|who\?|when\?)\])+",
        "",
        needs="[",
    ),
    # Stage directions in a transcript: "(laughs)".
    rule(rf"[\[(]\s?(?:(?:[A-Za-z]+ ){{0,2}}(?:{one_of(STAGE_DIRECTIONS)})|(?:{one_of(STAGE_DIRECTIONS)})(?: [a-z]+){{0,3}})\.?\s?[\])]", "", re.IGNORECASE, needs="[("),
    rule(r"\[\s?(?:[A-Za-z]+ ){1,2}(?:rings|ringing|slams|barks|barking|beeps|beeping|buzzes|honks|closes|opens|clicks|sounds|blares|wails|plays|playing|starts|stops|fades)\.?\s?\]", "", needs="["),
    # Any words in small letters and square brackets between sentences: "[sniffs] It smells of paint".
    rule(r"(?:\A|(?<=[.!?…] )|(?<=[.!?…]))\[[a-z]+(?: [a-z]+){0,3}\](?=\s+[A-Z“\"]|\s*$)", "", needs="["),
    # Phonetic transcriptions in brackets are removed.
    rule(rf"\((?=[^()]{{0,200}}[{_IPA}])[^()]{{1,200}}\)", "", needs=_IPA),
    rule(rf"\s?\[(?=[^\[\]]{{0,80}}[{_IPA}])[^\[\]]{{1,80}}\]|\s?/(?=[^/\s]{{0,40}}[{_IPA}])[^/\n]{{1,60}}/", "", needs=_IPA),
    # Signs of music, and the keys of a Mac. The rule for emoji would remove them.
    rule(r"\b(?P<of>[MLR])[☉⊙]", lambda m: {"M": "solar masses", "L": "solar luminosities", "R": "solar radii"}[m["of"]], needs="☉⊙"),
    rule("(?<=[A-Ga-g\\d])[♭♯♮]", lambda m: _SIGNS_OF_MUSIC[m.group()], needs="♭♯♮"),
    rule(r"[⌘⌥⌃⇧]\s?[+-]?\s?", lambda m: f"{_KEYS[m.group()[0]]} ", needs="⌘⌥⌃⇧"),
    rule(rf"{_EMOTICON}(?=\s+[A-Z“\"])", ".", needs=":;=<xX"),
    rule(rf"\s*{_EMOTICON}(?=\s|$|[.,!?)])", "", needs=":;=<xX"),
    rule("[ﬀ-ﬆ]", lambda m: _LIGATURES[ord(m.group()) - 0xFB00], needs="ﬀﬁﬂﬃﬄﬅﬆ"),
    rule(r"\[(?:…|\.\.\.)\]", ","),
    # A superscript after a word or a sentence is a footnote. After a unit, a letter or a figure it is a power: see
    # `science`.
    rule(rf"(?:(?<=[A-Za-z][a-z])(?<![kcmn]m)(?<!\bft)(?<!\dft)(?<!\bmi)(?<!\dmi)(?<!\bin)(?<!\din)(?<!\bmc)(?<!\bdeg)|(?<=[.,;:!?”\"'’)])|(?<=\b\d{{4}})(?=[.,;]|\s))(?:[{_SUPERSCRIPTS}]+(?:[,⁻][{_SUPERSCRIPTS}]+)*)(?![⁺⁻])", "", needs=_SUPERSCRIPTS),
    rule(r"(?:(?<=\bmy )|(?<=\byour )|(?<=\bour )|(?<=\bhis )|(?<=\bher ))[♥❤]\ufe0f?", "heart", needs="♥❤"),
    rule(r"\s?(?P<stars>★{1,5})☆{0,4}", _stars, needs="★"),
    rule(r"(?<![\w.])(?P<stars>[1-5])\*(?=[ -](?i:hotel|resort|lodge|spa|review|rating|campsite|guest|luxury))", lambda m: f"{m['stars']} star", needs="*"),
    rule(r"(?<=\b[Gg]rade )(?P<grade>I{1,2}|[12])\*", lambda m: f"{'two' if m['grade'] in ('II', '2') else 'one'} star", needs="*"),
    rule(r"\bA\*[-–](?=[A-G](?!\w))", "A star to ", needs="*"),
    rule(r"\bA\*(?=[A-E])", "A star ", needs="*"),
    rule(r"\b(?P<grade>[A-C]|M87)\*(?P<many>s?)(?![\w*])", lambda m: f"{m['grade']} star{m['many']}", needs="*"),
    rule(r"(?<=\d)\*(?!\w)", _not_out, needs="*"),
    rule(r"[†‡¶©®™℠•▪■□◦‣⁃]|·(?![A-Z]\b|[a-z]{1,3}\b|[A-Z][a-z]\b)|(?<![A-Za-z²³0-9])·|(?<=\w)\*+(?=[\s.,;:)]|$)|(?<!\S)\*+(?=\s|$)|(?<!\S)\*(?=[A-Z])", ""),
    rule(
        rf"(?:(?<!\s)\s+)?[{_EMOJI}]+", lambda m: " " if m.end() < len(m.string) and m.string[m.end()].isalnum() else ""
    ),
    # Quotation marks are not spoken, since the voice changes. A quotation mark after a digit may mean feet or inches.
    rule(r"(?<![\d½¼¾⅓⅔⅛⅜⅝⅞])\"(?P<quoted>[^\"\n]{1,600}\d)\"", lambda m: m["quoted"], needs='"'),
    rule(r"[“”„‟«»‹›]|(?<![\d½¼¾⅓⅔⅛⅜⅝⅞])\"|\"(?=[\s.,;:!?)]*$)|''|``|(?<![\w.])[‘'](?=[A-Za-z])(?!s\b(?![’']))|(?<=[.,!?])[’'](?!\w)", _quotation_mark),
    rule(r"(?<![\w’'])(?P<roman>[IVXLC]{1,6}|[ivxlc]{1,6})[–—](?=(?:[IVXLC]{1,6}|[ivxlc]{1,6})(?![\w’']))", lambda m: f"{m['roman']}-", needs="–—"),
    # A dash between words becomes a comma: espeak would pause as at a full stop.
    rule(r"(?:(?<=\d[ap]m)|(?<=\d [ap]m))(?:[-–—](?=\w)|\s[-–—]\s(?=\d|noon|midnight|close|late))", " to ", needs="m"),
    rule(rf"\b(?P<one>{_CALENDAR})\s?[–—]\s?(?=(?:{_CALENDAR})\b)", lambda m: f"{m['one']} to ", needs="–—"),
    rule(r"(?<=\w)\s*[–—](?![\d½⅓⅔¼¾⅛⅜⅝⅞])\s*(?=\w)|(?<=[A-Za-z])(?:(?<![ap]m)(?<![AP]M)|(?!\s+[-–—]\s+\d))\s+[-–—]\s+(?=\w)|(?<=\w)\s*--+\s*(?=\w)", ", "),
    rule(r"(?<=[A-Za-z)])\s*—\s*(?=[\d$£€(])", ", "),
    rule(r"(?<=[,.;:!?])\s+[-–—]+\s+", " "),
    rule(r"(?<=\S)\s+[–—]+\s+(?=\D)", ", "),
    rule(r"(?m)^[^\S\n]*[-–—]+\s+|(?<!\s)\s+[-–—]+\s*$", ""),
    # Signs before the first word are removed: because of them, espeak may report no time for that word.
    rule(r"\A[\s!?,.;:–—-]+(?<=\s)", ""),
)


def _entity(text: str) -> str:
    said = html.unescape(text)
    return said if said.isprintable() and said not in "<>[]" else " "


MARKUP_LEFT = lazy_regex(r"[<>{}\\|^_~*`·\[\]\ud800-\udfff]+")
"""Signs without a sound, and lone surrogates. They are removed after all rules."""
