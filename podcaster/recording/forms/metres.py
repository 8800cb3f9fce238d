"""The letter m after a figure: metres or millions. The words around it decide."""

import re

from podcaster.languages.en import contexts
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.context import labelled, last_word, near, next_word, words_after, words_before
from podcaster.recording.forms.nouns import describes_a_noun
from podcaster.recording.forms.number_words import code, is_one, number
from podcaster.recording.forms.rule import DASH, NUMBER, Rule, rule
from podcaster.system.lazy_regex import lazy_regex

RACE_DISTANCES = frozenset({50, 60, 80, 100, 110, 200, 300, 400, 500, 600, 800, 1000, 1500, 3000, 5000, 10000})
"""Usual distances of races, in metres."""
_AFTER_A_RACE = frozenset({"", "by", "at", "on", "after", "as", "again", "twice"})
"""What may follow the name of a race: "lost the 400m by a stride". "" is punctuation."""
_MOTORING = frozenset("owner owners mot mileage reg plate petrol diesel fsh mazda ford vw bmw audi vauxhall toyota honda nissan volvo renault peugeot fiat kia skoda ulez".split())
"""Near one of them, m after thousands is miles."""
_KITCHEN = frozenset(TOPICS["KITCHEN"].split())
LONGEST_M = 12_000
"""The longest movement in metres. A larger number after a verb of movement is in millions."""
LONGEST_AT = 30
"""The longest distance in metres after "at": "at 2m". A larger number is in millions."""
_DETERMINER = lazy_regex(r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|each)|[’']s) $")
_DIMENSION_AFTER = lazy_regex(r"\s?[x×]\s?\d| by \d|-(?:long|high|tall|deep|wide)")
_OF_A_LONG_THING = lazy_regex(
    r" of (?:climb|climbing|ascent|descent|rope|cable|fabric|wire|fencing|hose|netting|ribbon|water|snow)\b"
)
_HEIGHT_IN_BRACKETS = lazy_regex(r"\(\d+\.\d+m\)")
_LENGTH_BESIDE = lazy_regex(r"\d ?(?:c?m|cm|ft) (?:below|above|higher|lower|deeper|short of|clear of)\b")
_DIMENSION_BEFORE = lazy_regex(r"\d\s?[x×]\s?$|m by $")


def _metres_or_millions(match: re.Match[str]) -> str:
    amount = match["amount"]
    last = f" to {number(match['last'])}" if match["last"] else ""
    if amount.isdigit() and int(amount) <= 60 and next_word(match).lower() in contexts.MONTHLY:
        return f"{number(amount)}{last} month{'' if describes_a_noun(match, 'month') or amount == '1' else 's'}"
    if "," in amount and near(match, _MOTORING):
        return f"{number(amount)}{last} miles"
    if _is_minutes(match):
        return f"{number(amount)}{last} minutes"
    if not _is_length(match):
        return f"{number(amount)}{last} million"
    following = next_word(match).lower()
    one = (is_one(amount) and not last) or following in contexts.RACE_NOUNS or describes_a_noun(match, "meter")
    said = code(amount) if amount == "1500" and _is_run(match) else number(amount)
    return f"{said}{last} meter{'' if one else 's'}"


def _is_minutes(match: re.Match[str]) -> bool:
    """Whether m means minutes: after a verb of the kitchen, "chill 30m", or "for"."""
    if not match["amount"].isdigit() or int(match["amount"]) > 99:
        return False
    last = last_word(match) or labelled(match)
    return last in contexts.TIMED or (last in ("for", "after", "another") and near(match, _KITCHEN))


def _is_length(match: re.Match[str]) -> bool:
    """Whether m means metres.

    Tests in order: words that are counted in millions, words that have a length, dimensions ("3m by 4m"), the way the
    figure is written, races, movement.
    """
    text, following, last = match.string, next_word(match), last_word(match)
    if following in contexts.COUNTED_IN_MILLIONS or following == "strong" or last in ("some", "worth"):
        return False
    if last in ("h", "w", "d", "s") and text[: match.start()].rstrip()[-1:].isupper():
        return True  # the size of a plant: "H 1.2m, S 15cm"
    if _LENGTH_BESIDE.search(text[max(0, match.start() - 50) : match.end() + 50]) and near(match, contexts.WATER_LEVELS | contexts.TIDES | contexts.JUMPED):
        return True  # "stood at 4.3m, 0.6m below the record of 4.9m"
    if last in ("at", "to") and not contexts.TOTALS.isdisjoint(words_before(match)):
        return False
    if _OF_A_LONG_THING.match(text, match.end()) or _is_tide(match):
        return True
    if last == "the" and following in _AFTER_A_RACE and float(match["amount"].replace(",", "")) in RACE_DISTANCES:
        return True
    if last == "at" and float(match["amount"].replace(",", "")) <= LONGEST_AT and not near(match, contexts.COUNTED_IN_MILLIONS | contexts.AMOUNT_NOUNS):
        return True
    if following.lower() in contexts.LENGTH_AFTER or following.lower().rstrip("s") in contexts.LENGTH_AFTER:
        return True
    if _DIMENSION_AFTER.match(text, match.end()) or _DIMENSION_BEFORE.search(text[max(0, match.start() - 5) : match.start()]):
        return True
    # Millions are written without a comma, so "1,500m" is a distance.
    return "," in match["amount"] or _belongs_to_one_thing(match, following) or _is_run(match) or _is_moved(match)


def _is_tide(match: re.Match[str]) -> bool:
    """Whether it is the height of a tide in brackets: "05.48 (5.6m) and 18.10 (5.3m)"."""
    text, start = match.string, match.start()
    in_brackets = text.startswith("(", max(0, start - 1)) and text.startswith(")", match.end())
    if not in_brackets or "." not in match["amount"]:
        return False
    return near(match, contexts.TIDES) or _HEIGHT_IN_BRACKETS.search(text, max(0, start - 40), start) is not None


def _is_run(match: re.Match[str]) -> bool:
    """Whether it is the distance of a race, near a word about athletics: "won the 100m"."""
    before, after = words_before(match)[-8:], words_after(match)[:8]
    beside = not contexts.ATHLETICS.isdisjoint(before) or not contexts.ATHLETICS.isdisjoint(after)
    return float(match["amount"]) in RACE_DISTANCES and beside and "people" not in after[:3]


def _is_moved(match: re.Match[str]) -> bool:
    """Whether it follows a verb of movement: "jumped 8.31m", "fell 30m". A currency sign nearby means money, which can
    fall too."""
    before = words_before(match)
    if not contexts.CLIMBED.isdisjoint(before[-3:]) and near(match, contexts.HILLS) and not near(match, contexts.COUNTED_IN_MILLIONS):
        return float(match["amount"]) < LONGEST_M
    if not (contexts.AMOUNT_NOUNS | contexts.TOTALS).isdisjoint(before[-2:-1]):
        return False  # "the profit drops 60m"
    moved = not contexts.JUMPED.isdisjoint(before[-4:]) or not contexts.WATER_LEVELS.isdisjoint(before)
    return moved and float(match["amount"]) < LONGEST_M and not any("$" in word or "£" in word for word in before)


def _belongs_to_one_thing(match: re.Match[str], following: str) -> bool:
    """Whether a singular noun follows: "the telescope's 6.5m mirror". Millions are followed by a plural."""
    if following.isupper() and len(following) > 1 and re.search(r"\b[Aa]n? $", match.string[max(0, match.start() - 3) : match.start()]):
        return True  # "a 10m HDMI cable"
    if not following.isalpha() or not following.islower() or following.endswith("s"):
        return False
    if following in contexts.AMOUNT_NOUNS or following in contexts.NOT_VERBS_OF_QUARTERS or following in contexts.COUNTED_IN_MILLIONS:
        return False
    return _DETERMINER.search(match.string[max(0, match.start() - 7) : match.start()]) is not None


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w.,$£€])(?<![A-Za-z]-)(?P<amount>{NUMBER})(?:\s?(?:{DASH}|to)\s?(?P<last>{NUMBER}))?m(?![\w/²³])",
        _metres_or_millions,
        needs="m",
    ),
)
