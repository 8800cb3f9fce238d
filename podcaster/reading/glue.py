"""Takes apart what a page on one long line glued together: its title, its furniture and the sentence that follows.

Such a text begins with the page's title, whose words come again as the headline. Between the headline and the first
sentence stand a date, a byline and buttons, and a cut after each full stop would leave them at that sentence's head.
"""

import re

from podcaster.reading.furniture import count_kinds

_WORD = re.compile(r"\w+")
_OPENING = 600
"""Characters of a text in which the title it opens with ends."""
_LONGEST_TITLE = 40
_FEWEST_REPEATED = 4
"""Different words of an opening that come again by more than chance."""
_SEARCHED = 200_000
"""Characters of a text in which its opening is looked for again."""
_CLOSING = r"[’”\"'?!.)…]*"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = re.compile(
    rf"{_MONTH} {_ORDINAL},? \d{{4}}|{_ORDINAL} {_MONTH},? \d{{4}}"
    r"|\d{1,2}[:.]\d\d ?(?:[aApP]\.?[mM]\.?)?(?: ?[A-Z]{2,4}\b)?"
    r"|\b\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?) (?:ago|read)\b"
)
_BUTTON = (
    r"\b(?:Share|Tweet|Facebook|Twitter|E-?mail|WhatsApp|Linked[Ii]n|Pinterest|Reddit|Flipboard|Print|Copy [Ll]ink"
    r"|Link copied|Comments?|Save|Listen|Newsletter|Subscribe|Advertisement|Credit|Getty Images|Reuters|AP Photo"
    r"|Read [Mm]ore|Read full article|Play|Close|Menu|Follow|on X)\b[)\]]?(?: \d+\b)?"
)
_MARK = re.compile(f"{_TIME.pattern}|{_BUTTON}")
"""Furniture after which a sentence may begin: a time, or a button that is not the only one, "Facebook said"."""
_GOES_ON = re.compile(r"\s*[,;:]|\s*[a-zà-ÿ]")
"""What follows words that are repeated within a sentence, as a refrain is."""
_A_PHRASE = 5
"""Words of a title to each phrase of furniture, at least: a menu is nothing but phrases."""
_BETWEEN = " |·•-–—,:/"
_BEGINS = re.compile(r"[\"“‘'(\[]?[A-ZÀ-Þ]")
_FEWEST_WORDS = 5
"""Words a sentence must have left to be cut off."""
_FLOWING = 0.45
"""Share of words in lower case from which text is a sentence, and what looks like furniture in it is not."""
_LABEL_WORDS = 6
_NEAR = 300
"""Characters looked at on each side of a mark."""


def opening_title(text: str) -> str:
    """The title that `text`, a page, begins with: its longest beginning whose words come again; "" when none do."""
    text = text[:_SEARCHED].strip()
    spelled = list(_WORD.finditer(text[:_OPENING].partition("\n")[0]))[:_LONGEST_TITLE]
    count = _repeated([match.group().casefold() for match in spelled], _WORD.findall(text.casefold())[1:])
    if len({match.group().casefold() for match in spelled[:count]}) < _FEWEST_REPEATED:
        return ""
    end = spelled[count - 1].end()
    closing = re.compile(_CLOSING).match(text, end)
    end = closing.end() if closing else end
    return "" if _GOES_ON.match(text, end) or _is_navigation(text[:end]) else text[:end]


def _is_navigation(text: str) -> bool:
    return _A_PHRASE * sum(count_kinds(text)) > len(text.split())


def _repeated(opening: list[str], later: list[str]) -> int:
    """How many words from the opening's first on come again, one after the other."""
    best = 0
    for start, word in enumerate(later):
        if opening and word == opening[0]:
            same = 0
            while same < len(opening) and later[start + same : start + same + 1] == [opening[same]]:
                same += 1
            best = max(best, same)
    return best


def title_pattern(title: str) -> re.Pattern[str] | None:
    """What finds `title` in a text, whatever stands between its words; None for no title."""
    words = _WORD.findall(title)
    return re.compile(r"\W{1,4}".join(map(re.escape, words)) + _CLOSING, re.I) if words else None


def cut_glued(sentences: list[str], title: re.Pattern[str] | None) -> list[str]:
    """The pieces of a page's one long line, cut into `sentences` already: cut before and after the title, and up to
    the first sentence after it also behind the furniture at a sentence's head."""
    titled = [at for at, sentence in enumerate(sentences) if title and title.search(sentence)]
    last = titled[-1] if titled and titled[-1] < len(sentences) / 2 else titled[0] if titled else 0
    found: list[str] = []
    begun = False
    for at, sentence in enumerate(sentences):
        pieces = _off_title(sentence, title) if at in titled else [sentence]
        if not begun:
            pieces = [part for piece in pieces for part in _off_furniture(piece)]
            begun = at >= last and _flows(pieces[-1])
        found += pieces
    return found


def _off_title(text: str, title: re.Pattern[str] | None) -> list[str]:
    pieces = []
    at = 0
    for match in title.finditer(text) if title else ():
        pieces += [text[at : match.start()].strip(), match.group()]
        at = match.end()
    return [piece for piece in (*pieces, text[at:].strip()) if piece]


def _off_furniture(text: str) -> list[str]:
    """The furniture at the head of `text`, when there is some, and the sentence after it."""
    cut = 0
    for number, mark in enumerate(_MARK.finditer(text)):
        before = text[max(cut, mark.end() - _NEAR) : mark.end()]
        rest = text[mark.end() : mark.end() + _NEAR].lstrip(_BETWEEN)
        if len(rest.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS or _flows(before):
            break
        if _BEGINS.match(rest) and (number or _TIME.fullmatch(mark.group())):
            cut = mark.end()
    return [part for part in (text[:cut].strip(), text[cut:].lstrip(_BETWEEN if cut else None)) if part]


def _flows(text: str) -> bool:
    words = text.split()
    return len(words) > _LABEL_WORDS and sum(word[0].islower() for word in words) > _FLOWING * len(words)
