"""Takes apart the beginning of a page whose text is one long line: its title, its furniture and its first sentence.

Such a text begins with the page's title, which is repeated as the headline. A date, a byline and buttons follow the
headline. They have no full stop, so a cut after each full stop leaves them glued to the first sentence.
"""

import re

from podcaster.reading.furniture import count_kinds
from podcaster.system.lazy_regex import lazy_regex

_WORD = lazy_regex(r"\w+")
_OPENING_CHARACTERS = 600
"""The title ends within this many characters."""
_MOST_TITLE_WORDS = 40
_FEWEST_REPEATED_WORDS = 4
"""A title has at least this many different words. Fewer may be repeated by chance."""
_SEARCHED_CHARACTERS = 200_000
"""Number of characters that are searched for a repetition of the title."""
_CLOSING = r"[’”\"'?!.)…]*"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = lazy_regex(
    rf"{_MONTH} {_ORDINAL},? \d{{4}}|{_ORDINAL} {_MONTH},? \d{{4}}"
    r"|\d{1,2}[:.]\d\d ?(?:[aApP]\.?[mM]\.?)?(?: ?[A-Z]{2,4}\b)?"
    r"|\b\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?) (?:ago|read)\b"
)
_BUTTON = (
    r"\b(?:Share|Tweet|Facebook|Twitter|E-?mail|WhatsApp|Linked[Ii]n|Pinterest|Reddit|Flipboard|Print|Copy [Ll]ink"
    r"|Link copied|Comments?|Save|Listen|Newsletter|Subscribe|Advertisement|Credit|Getty Images|Reuters|AP Photo"
    r"|Read [Mm]ore|Read full article|Play|Close|Menu|Follow|on X)\b[)\]]?(?: \d+\b)?"
)
_FURNITURE = lazy_regex(f"{_TIME.pattern}|{_BUTTON}")
"""Furniture after which a sentence may begin: a time or a button. A single button may be a name: "Facebook said"."""
_CONTINUES_SENTENCE = lazy_regex(r"\s*[,;:]|\s*[a-zà-ÿ]")
"""The text after repeated words that are within a sentence, such as a refrain, and so are not a title."""
_WORDS_A_PHRASE = 5
"""A title has at least this many words for each phrase of furniture in it. A menu has fewer."""
_BETWEEN = " |·•-–—,:/"
_BEGINS = lazy_regex(r"[\"“‘'(\[]?[A-ZÀ-Þ]")
_FEWEST_WORDS = 5
"""Furniture is cut off only before a sentence of at least this many words."""
_SENTENCE_LOWER_SHARE = 0.45
"""A text with a larger share of words in lower case is a sentence. Furniture is not cut off within it."""
_MOST_LABEL_WORDS = 6
_NEAR_CHARACTERS = 300
"""Number of characters on each side of furniture that are examined."""


def opening_title(text: str) -> str:
    """The title at the beginning of a page's text: the longest beginning that is repeated later; "" without one."""
    text = text[:_SEARCHED_CHARACTERS].strip()
    spelled = list(_WORD.finditer(text[:_OPENING_CHARACTERS].partition("\n")[0]))[:_MOST_TITLE_WORDS]
    count = _count_repeated([match.group().casefold() for match in spelled], _WORD.findall(text.casefold())[1:])
    if len({match.group().casefold() for match in spelled[:count]}) < _FEWEST_REPEATED_WORDS:
        return ""
    end = spelled[count - 1].end()
    closing = re.compile(_CLOSING).match(text, end)
    end = closing.end() if closing else end
    return "" if _CONTINUES_SENTENCE.match(text, end) or _is_navigation(text[:end]) else text[:end]


def _is_navigation(text: str) -> bool:
    return _WORDS_A_PHRASE * sum(count_kinds(text)) > len(text.split())


def _count_repeated(opening: list[str], later: list[str]) -> int:
    """How many of the first words of `opening` are repeated in a row in `later`."""
    best = 0
    for start, word in enumerate(later):
        if opening and word == opening[0]:
            same = 0
            while same < len(opening) and later[start + same : start + same + 1] == [opening[same]]:
                same += 1
            best = max(best, same)
    return best


def title_pattern(title: str) -> re.Pattern[str] | None:
    """A pattern that finds `title` in a text, with any marks and spaces between its words; None for no title."""
    words = _WORD.findall(title)
    return re.compile(r"\W{1,4}".join(map(re.escape, words)) + _CLOSING, re.I) if words else None


def cut_glued(sentences: list[str], title: re.Pattern[str] | None) -> list[str]:
    """The `sentences` of a page's one long line, cut further.

    They are cut before and after the title. Up to the first sentence after the title, furniture is also cut off the
    beginning of each sentence.
    """
    titled = [at for at, sentence in enumerate(sentences) if title and title.search(sentence)]
    last = titled[-1] if titled and titled[-1] < len(sentences) / 2 else titled[0] if titled else 0
    found: list[str] = []
    begun = False
    for at, sentence in enumerate(sentences):
        pieces = _cut_title(sentence, title) if at in titled else [sentence]
        if not begun:
            pieces = [part for piece in pieces for part in _cut_furniture(piece)]
            begun = at >= last and _is_sentence(pieces[-1])
        found += pieces
    return found


def _cut_title(text: str, title: re.Pattern[str] | None) -> list[str]:
    pieces = []
    at = 0
    for match in title.finditer(text) if title else ():
        pieces += [text[at : match.start()].strip(), match.group()]
        at = match.end()
    return [piece for piece in (*pieces, text[at:].strip()) if piece]


def _cut_furniture(text: str) -> list[str]:
    """The furniture at the beginning of `text`, if there is some, and the sentence after it."""
    cut = 0
    for number, mark in enumerate(_FURNITURE.finditer(text)):
        before = text[max(cut, mark.end() - _NEAR_CHARACTERS) : mark.end()]
        rest = text[mark.end() : mark.end() + _NEAR_CHARACTERS].lstrip(_BETWEEN)
        if len(rest.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS or _is_sentence(before):
            break
        if _BEGINS.match(rest) and (number or _TIME.fullmatch(mark.group())):
            cut = mark.end()
    return [part for part in (text[:cut].strip(), text[cut:].lstrip(_BETWEEN if cut else None)) if part]


def _is_sentence(text: str) -> bool:
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > _MOST_LABEL_WORDS and lower > _SENTENCE_LOWER_SHARE * len(words)
