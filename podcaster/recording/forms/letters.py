"""Capitals: spelled letter by letter, unless they are said as a word, such as NATO.

A speech engine reads a single A as the article, also in "P A". So initials with an A are written with full stops
("A.I"), and plural initials with an apostrophe ("M P's"). Then espeak, and misaki's rules (for Kokoro and hibari), say
the names of the letters. `tests/recording/letters.txt` holds espeak's phonemes for them.
"""

import re
from functools import cache

from podcaster.languages.en.contexts import BEFORE_LETTER_A
from podcaster.languages.en.letters import (
    AFTER_US_AS_A_WORD,
    ALSO_EXAMS,
    ALSO_WORDS,
    AS_WORDS,
    BEFORE_EXAMS,
    BEFORE_INITIALS,
    BESIDE_SIZES,
    CODAS,
    LETTERS,
    MIXED,
    ONSETS,
    PREPOSITIONS,
    SHORT_WORDS,
    SIZES,
    SPELLED_SHAPES,
    VERBS,
    VOWELS,
    WORDS_OF_FOUR,
)
from podcaster.languages.en.numbers import NUMBER_WORDS
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.number_words import cardinal
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.system.lazy_regex import lazy_regex

SHOUT_WINDOW = 24
"""Number of characters on each side that must be capitals in an all-capitals headline."""
_BEGINNING, _END, _VOWEL = one_of(ONSETS), one_of(CODAS), one_of(VOWELS)
_SYLLABLES = rf"(?:{_BEGINNING})?(?:{_VOWEL})(?:(?:X|(?:{_END})?(?:{_BEGINNING}))(?:{_VOWEL})){{0,6}}(?:{_END})?"
_LOOSE_SYLLABLES = (
    rf"(?!AA|II|UU)(?:{_BEGINNING})?[AEIOUY]{{1,3}}(?:(?:X|(?:{_END})?(?:{_BEGINNING}))[AEIOUY]{{1,3}}){{0,6}}(?:{_END})?"
)
"""Patterns. They are compiled when they are first needed, since this takes long."""
_CAPITAL_WORD = lazy_regex(r"\b[A-Z]{2,}\b")


_MOTORING = frozenset(TOPICS["MOTORING"].split())


def spell(letters: str, ending: str = "") -> str:
    """Letters written so that every engine says their names: "B B C", "A.I", "M P's"."""
    letters = letters.upper()
    if "A" not in letters:
        return " ".join(letters) + ending
    if len(letters) == 1:
        return f"eigh{ending}"
    if ending and len(letters) == 2:
        return "-".join(letters) + ending
    return ".".join(letters) + ending


def _shouted(match: re.Match[str]) -> bool:
    """Whether a match is in an all-capitals headline: all letters near it are capitals, and a word is not initials."""
    text = match.string
    around = text[max(0, match.start() - SHOUT_WINDOW) : match.start()] + " " + text[match.end() : match.end() + SHOUT_WINDOW]
    letters = re.sub(r"[^A-Za-z]", "", around)
    if len(letters) <= 6 or not letters.isupper():
        return False
    return any(_is_plain(word) for word in _CAPITAL_WORD.findall(around))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _can_be_said(word: str) -> bool:
    """Whether capitals could be said as a word: they divide into syllables of English. "UNHCR" does not, "FERC" does."""
    if word in WORDS_OF_FOUR:
        return True
    syllables = _LOOSE_SYLLABLES if len(word) > 4 else _SYLLABLES
    if not _compiled(syllables).fullmatch(word):
        return False
    return len(word) != 4 or re.sub("[AEIOU]|(?<=.)Y", "V", re.sub("[^AEIOUY]|^Y", "C", word)) not in SPELLED_SHAPES


def _by_article(match: re.Match[str]) -> bool | None:
    """Whether the article before unknown capitals shows that they are a word: "a SEAL" is one, "an SLR" is not. None
    if it does not show it."""
    if match["word"][0] not in "FHLMNRSX":
        return None
    article = last_word(match)
    return article == "a" if article in ("a", "an") else None


def _is_plain(word: str) -> bool:
    if word in LETTERS or word in AS_WORDS:
        return False
    return word in SHORT_WORDS or (len(word) >= 4 and _can_be_said(word))


def _is_word(match: re.Match[str], word: str, *, shouted: bool) -> bool:
    """Whether capitals are a word and not initials.

    US is the country, except after a verb such as "tell" and, at the end of an all-capitals headline, after a
    preposition. IT and WHO are initials after a word such as "the". Elsewhere they are words if a verb such as "is"
    follows, and in an all-capitals headline.
    """
    if word in AS_WORDS:
        return True
    at_end = re.match(r"\s*(?:$|[?!.,;:])", match.string[match.end() : match.end() + 3]) is not None
    if word == "US":
        last = last_word(match).upper()
        return (last in AFTER_US_AS_A_WORD and (shouted or last != "OF")) or (shouted and at_end and last in PREPOSITIONS)
    if word in ALSO_EXAMS and not shouted and (last_word(match) in BEFORE_EXAMS | NUMBER_WORDS or last_word(match).isdigit()) and near(match, ALSO_EXAMS[word]):
        return False
    if word in ("IT", "WHO"):
        if last_word(match) in BEFORE_INITIALS:
            return shouted and at_end and last_word(match) in ("of", "in", "and")  # "STAY OUT OF IT"
        return shouted or next_word(match).lower() in VERBS
    if word in LETTERS:
        return shouted and word in ALSO_WORDS
    return word in SHORT_WORDS or (shouted and re.search("[AEIOUY]", word) is not None)


def _shout(match: re.Match[str]) -> str:
    """Words of an all-capitals headline that look like initials, in small letters: "pay", "it"."""
    word = match["word"]
    if word[-1] == "S" and word[:-1] in LETTERS and word not in LETTERS and word not in SHORT_WORDS and _shouted(match):
        return f"{word[:-1]}s{match['more'] or ''}"  # "MPS TO VOTE": a plural
    would_be_spelled = word in LETTERS or len(word) <= 3 or not _can_be_said(word)
    kept = word in AS_WORDS or not would_be_spelled or (word in SHORT_WORDS and word not in ALSO_WORDS)
    return match.group() if kept or not _is_word(match, word, shouted=_shouted(match)) else match.group().lower()


def _capitals(match: re.Match[str]) -> str:
    word, ending = match["word"], match["more"]
    if _is_word(match, word, shouted=False) and not (ending and word in LETTERS):
        return match.group()
    said_as_word = None if word in LETTERS else _by_article(match)
    if said_as_word and not (len(word) > 2 and _compiled(_LOOSE_SYLLABLES).fullmatch(word)):
        said_as_word = None
    if said_as_word is None:
        said_as_word = word not in LETTERS and len(word) > 3 and _can_be_said(word)
    return match.group() if said_as_word else spell(word, "'s" if ending else "")


def _with_and(match: re.Match[str]) -> str:
    """ "B and B", "A.T and T": each side of the sign is spelled."""
    sides = ["A-" if side == "A" else spell(side) for side in match["letters"].split("&")]
    return " and ".join(sides) + ("'s" if match["more"] else "")


def _two_initials(match: re.Match[str]) -> str:
    """ "L H R, J F K": the sign between two initialisms is silent. Other words keep their hyphen."""
    sides = match["one"], match["two"]
    if all(set(side) <= set("IVXLC") for side in sides):
        return match.group()  # Roman numerals
    if not all(side in LETTERS or not (side in SHORT_WORDS or side in AS_WORDS or (len(side) > 3 and _can_be_said(side))) for side in sides):
        return match.group()
    return " ".join(spell(side) for side in sides)


def _sizes(match: re.Match[str]) -> str:
    """ "S to X X L", "S, M, L, X L": sizes of clothes, from small to large."""
    sizes = re.split(r"/|\s?[-–]\s?", match["sizes"])
    order = [SIZES.index(size) for size in sizes]
    if order != sorted(set(order)) or not ("X" in match["sizes"] or near(match, BESIDE_SIZES)):
        return match.group()
    return (", " if "/" in match.group() else " to ").join(_size(size) for size in sizes)


def _size(size: str) -> str:
    return f"{cardinal(int(size[0]))} {spell(size[1:])}" if size[0].isdigit() else spell(size)


def _letter_a(match: re.Match[str]) -> str:
    """ "vitamin A": written as "A-", since an engine would read A as the article."""
    return "A-" if last_word(match) in BEFORE_LETTER_A else match.group()


_WORD = r"(?<![\w’'.])(?<![^a-z]-)(?<!^-)(?P<word>[A-Z]{2,9})(?P<more>s[’']?|[’']s)?(?![\w]|[’']\w)(?!\.\w)"
SHOUTS: tuple[Rule, ...] = (
    rule(rf"(?<![\w/&-])(?P<sizes>(?:{one_of(SIZES)})(?:(?:/|\s?[-–]\s?)(?:{one_of(SIZES)}))+)(?![\w/&-])", _sizes, needs="-–/"),
    rule(r"\bIPv(?P<version>[46])\b", lambda m: f"I P V {cardinal(int(m['version']))}", needs="v"),
    rule(_WORD, _shout),
    rule(r"(?<![\w/-])(?P<one>[A-Z]{2,5})[-–/](?P<two>[A-Z]{2,5})(?![\w/-])", _two_initials, needs="-–/"),
)
"""These come before the rules for figures: number words in small letters would hide an all-capitals headline."""
RULES: tuple[Rule, ...] = (
    # The trim of a car, after its model: "CR-V EX".
    rule(r"(?<=\w )(?P<trim>EX|LX|SE|SEL|SR|GT|GL|GLS|GLX|LE|LS|XL)(?![\w’'-])", lambda m: spell(m["trim"]) if near(m, _MOTORING) else m.group()),
    rule(rf"(?<![\w-])(?:{one_of(MIXED)})(?![\w-])", lambda m: MIXED[m.group()]),
    # A word and initials in one: "OpenSSL".
    rule(r"(?<![\w-])(?P<name>[A-Z][a-z]{2,})(?P<capitals>[A-Z]{2,4})(?![\w-])", lambda m: m.group() if m["capitals"] not in LETTERS and (m["capitals"] in SHORT_WORDS or _can_be_said(m["capitals"])) else f"{m['name']} {spell(m['capitals'])}"),
    # Mixed letters that no table knows: "AfD", "IgG", "siRNA".
    rule(r"(?<![\w-])(?P<letters>[A-Z][a-z][A-Z]|[a-z]{1,2}(?:RNA|DNA|RNAs|DNAs|[A-Z]{2,3}))(?P<owner>[’']s)?(?![\w-])", lambda m: spell(m["letters"].removesuffix("s"), "'s" if m["owner"] or m["letters"].endswith("s") else "")),
    rule(r"(?<![\w&])(?P<letters>(?:[A-Z]{1,3}&){1,2}[A-Z]{1,3})(?P<more>[’']?s)?(?![\w&])", _with_and, needs="&"),
    rule(_WORD, _capitals),
    rule(r"(?<=\w) {0,2}& {0,2}(?=\w)", " and ", needs="&"),
    rule(r"\ba m\b(?!\w)", "A.M", needs="a"),
    # At the end of a text the last initial has a full stop too. Without it, engines do not recognise initials.
    rule(r"\b(?:[A-Z]\.)+[A-Z](?=\s*\Z)", lambda m: f"{m.group()}."),
    rule(r"(?<![\w’'.-])A(?=[\s,;:.!?)]|$)", _letter_a, needs="A"),
)
