"""Scores, records and formations: what two or more figures with a hyphen are in a game."""

import re

from podcaster.languages.en import pairs
from podcaster.recording.forms.number_words import cardinal, number
from podcaster.recording.forms.pair import REACH, Pair, is_about
from podcaster.recording.forms.rule import Rule, rule
from podcaster.system.lazy_regex import lazy_regex

_SET = r"(?:6[-–][0-4]|[0-4][-–]6|7[-–][56]|[56][-–]7|10[-–][0-8])"
_SETS_BEFORE = lazy_regex(rf"(?<![\d-]){_SET}(?: ?\(\d+(?:[-–]\d+)?\))?(?:,| and|,? \() ?$")
_SETS_AFTER = lazy_regex(rf"(?: ?\(\d+(?:[-–]\d+)?\))?(?:,| and) {_SET}(?![\d-])")
_TIE_BREAK = lazy_regex(r"(?:7[-–]6|6[-–]7) ?\($")
_TWO_RECORDS = lazy_regex(r"\b[Tt]he \d{1,2}[-–]\d{1,2} [A-Z]")
"""Another team with its record, beside this one: "the 10-3 Eagles lead the 9-4 Cowboys"."""
_POINTS = frozenset({0, 15, 30, 40})
_RECORD_AFTER = frozenset("ats record start mark overall season finish".split())


def tennis(pair: Pair) -> str:
    """Games, sets and points: "six love", "fifteen forty". A list of possible sets needs no word about tennis."""
    a_set = re.fullmatch(_SET, f"{pair.upper}-{pair.lower}") is not None
    listed = a_set and (_SETS_BEFORE.search(pair.left) or _SETS_AFTER.match(pair.right))
    if pair.following in _COUNTED_AFTER:
        return ""
    small = max(pair.upper, pair.lower) <= 7 or {pair.upper, pair.lower} <= _POINTS
    if listed or _TIE_BREAK.search(pair.left) or (small and pair.about("TENNIS") and not pair.about("VOTE")):
        return pair.said("", "love" if pair.upper != pair.lower else "zero")
    return ""


def cricket(pair: Pair) -> str:
    """Runs for wickets, or wickets for runs: "two hundred for six", "five for forty two"."""
    upper, lower = pair.upper, pair.lower
    if (pair.about("VOTE") and "-" in pair.match.group()) or pair.following in ("per", "percent", "points"):
        return ""
    game = pair.about("CRICKET") or (pair.british and 100 <= upper < 1000 and lower <= 10 and pair.last not in _NOT_BEFORE_A_SCORE and "-" in pair.match.group())
    opening = 10 <= upper < 20 and lower <= 10 and pair.last in ("were", "are", "was", "at", "to") and pair.about("CRICKET") and re.match(r"[.,;)]|$| (?:after|in|before|at|when|with|and|inside|by|off|for)\b", pair.right)
    closed = upper >= 60 and lower <= 10 and ((pair.last == "on" and not _ENDED.isdisjoint(pair.before[-3:-1])) or pair.last in ("reached", "posted", "amassed"))
    if closed or (((upper >= 20 and lower <= 10 and game) or opening) and (upper, lower) != (22, 7)):
        return pair.said("for")
    ended_with = pair.last == "with" and pair.before[-2:-1] and pair.before[-2] in ("finished", "figures", "ended", "finish", "returned")
    if upper <= 10 < lower < 200 and (pair.last in _BOWLED or ended_with) and ("/" in pair.match.group() or re.match(r"[.,;)]|$| (?:off|from|in|as|against|and|on)\b", pair.right)):
        return pair.said("for")
    bowled = upper <= 10 and lower >= 11 and game and (
        {"took", "bowled", "bowls", "conceded", "figures", "takes", "taking", "returned", "claimed", "with", "finished", "ended", "bowling"} & {*pair.before[-4:], *pair.after[:2]}
        or re.match(r"\)? (?:off|from|in) \d", pair.right)
        or (re.search(r"[A-Z][a-z]+ \($", pair.left) and pair.right.startswith(")"))
        or pair.last.endswith(("’s", "'s"))
    )
    return pair.said("for") if bowled else ""


_INNINGS_BEFORE = lazy_regex(r"(?<![\w/.-])(?P<runs>\d{2,3})[-/](?P<wickets>10|\d) (?:to|and then|then|and|before|after) $")
_INNINGS_AFTER = lazy_regex(r" (?:to|and then|then|and|before|after) (?P<runs>\d{2,3})[-/](?P<wickets>10|\d)(?![\w/-]|\.\d)")


_OVERS_AFTER = lazy_regex(r" (?:after|in|off|from|inside) (?:just |only )?[\w.]+ overs?\b")


def innings(pair: Pair) -> str:
    """ "nine for two after two overs", "from ninety for one to one hundred twenty for seven": two pairs with the sign between them, with few wickets and, in one
    of them, more than forty runs."""
    if pair.upper < 1000 and pair.lower <= 10 and _OVERS_AFTER.match(pair.right):
        return pair.said("for")
    beside = _INNINGS_BEFORE.search(pair.left) or _INNINGS_AFTER.match(pair.right)
    if beside is None or pair.lower > 10 or pair.upper < 10 or pair.following in _COUNTED_AFTER or pair.about("RACING") or pair.about("VOTE"):
        return ""
    runs, wickets = int(beside["runs"]), int(beside["wickets"])
    return pair.said("for") if max(runs, pair.upper) > 40 and runs != pair.upper and (runs > pair.upper) == (wickets > pair.lower) and max(wickets, pair.lower) > 1 else ""


def cricket_with_a_slash(pair: Pair) -> str:
    """Without a word about cricket, only more than 60 runs."""
    said = cricket(pair)
    if not said and pair.upper + pair.lower == 100 and pair.last in ("a", "an", "the"):
        return ""  # "a 90/10 deal"
    if said or pair.upper <= 60 or not 1 < pair.lower <= 10:
        return said
    return pair.said("for")


def record(pair: Pair) -> str:
    """Wins and losses of an American team: "eight and two"."""
    if pair.british or pair.following in pairs.NEVER_A_RECORD or max(pair.upper, pair.lower) > 120:
        return ""
    if pair.following in _RECORD_AFTER and (pair.last in ("a", "an", "the", "his", "her", "their", "its", "with") or pair.about("AMERICAN GAMES")) and pair.last != "grades":
        return pair.said("and")
    if re.match(r", \d\.\d\d\)", pair.right) and pair.left.endswith("("):
        return pair.said("and")  # a pitcher: "(7-3, 2.41)"
    if re.search(r"[A-Z][\w.’']* \((?:(?:\d+[-–]\d+|\w+(?: \w+)? and \w+(?: \w+)?), )?$", pair.left) and re.match(r"\)|, | [A-Z][\w-]+\)", pair.right):
        return pair.said("and") if pair.about("AMERICAN GAMES") and not _TIE_BREAK.search(pair.left) and not pair.about("VOTE") else ""
    if pair.left.endswith("(") and re.match(r", \d{1,2}\.\d\d\)", pair.right):
        return pair.said("and")  # a pitcher's wins, losses and average: "(2-6, 5.58)"
    before = re.search(rf"(?:{pairs.RECORD_BEFORE}) ?$", pair.left)
    after = re.match(rf" (?:{pairs.RECORD_AFTER})", pair.right)
    before = before or (after if pair.last in ("is", "are", "was", "were") else None)
    two = _TWO_RECORDS.search(f"{pair.left} | {pair.right}")
    named = pair.last == "the" and re.match(r" [A-Z]" if two else r" [A-Z][a-z]+(?:s|x|c|z)\b", pair.right)
    if after and re.search(r"\d[-–]\d+ [a-z ]{2,20},? and $", pair.left):
        return pair.said("and")  # "5-1 at home and 2-6 on the road"
    if (before or named) and not re.match(r" (?:in|to) favou?r", pair.right):
        sports = after or (named and two) or pair.about("AMERICAN GAMES") or re.match(r"[.,;]|$| and\b", pair.right)
        return pair.said("and") if sports and not pair.about("VOTE") else ""
    return ""


def shooting(pair: Pair) -> str:
    """ "nine of nineteen": shots made and tried."""
    return pair.said("of") if pair.following in ("fg", "ft", "shooting") and pair.upper <= pair.lower else ""


def score(pair: Pair) -> str:
    """A score. British: "three two", with "nil". Elsewhere a score is said as a range is: "three to two"."""
    if not pair.british or pair.following in ("split", "per", "percent") or max(pair.upper, pair.lower) > 120:
        return ""
    voted = {"vote", "votes", "voted", "poll", "motion", "passed", "approved", "carried", "ruled", "ruling"} & {*pair.before[-4:], *pair.after[:2]}
    if re.search(r"\bgrades?\b|\bGCSEs?\b", pair.left[-40:]):
        return ""
    if voted or (pair.about("VOTE") and not pair.about("SCORE")):
        return ""
    between_teams = re.search(r"[A-Z][\w’']+ $", pair.left) and re.match(r" [A-Z]", pair.right)
    if pair.last in _NOT_BEFORE_A_SCORE or pair.following in _COUNTED_AFTER:
        return ""
    if 0 in (pair.upper, pair.lower) and max(pair.upper, pair.lower) < 20 and not pair.about("VOTE"):
        return pair.said("", "nil")
    if not (between_teams or pair.about("SCORE")):
        return ""
    return pair.said("", "nil")


_ENDED = frozenset("ended ends end finished finish finishes closed close closing closes resumed resume were are ending".split())
_BOWLED = frozenset("took taking takes claimed claiming returned bagged grabbed".split())
"""Directly after one of them, 5/27 are wickets for runs."""
_NOT_BEFORE_A_SCORE = frozenset("aged ages age about between from of up around roughly some pages years year grades forms classes ages zones items steps paragraphs paras chapters verses numbers".split())
_COUNTED_AFTER = frozenset(
    "year years month months week weeks day days hour hours minute minutes minutes' days' points people per percent times seconds metres "
    "sets reps repetitions servings cups tablespoons times litres gallons games goals players miles inches feet months' years' weeks' pounds grams places".split()
)


def split(pair: Pair) -> str:
    return f"{number(pair.one)} {number(pair.two)}" if pair.following == "split" else ""


def formation(pair: Pair) -> str:
    """ "a three four defense"."""
    if pair.following in _COUNTED_AFTER or pair.last in _NOT_BEFORE_A_SCORE:
        return ""
    fits = 3 <= pair.upper <= 5 and 2 <= pair.lower <= 5 and 7 <= pair.upper + pair.lower <= 8
    return pair.said("") if fits and pair.about("FORMATION") and not pair.about("VOTE") and not re.search(r"\b(?:won|lost|beat)\b", pair.left) else ""


def _several(match: re.Match[str]) -> str:
    """Three or four figures with hyphens: wins, losses and draws, a vote with abstentions, a formation."""
    parts = [int(part) for part in re.findall(r"\d+", match.group())]
    around = f"{match.string[max(0, match.start() - REACH) : match.start()]} | {match.string[match.end() : match.end() + REACH]}"
    lower = around.lower()
    shape = sum(parts) == 10 and max(parts) < 7
    if not shape and len(parts) == 3 and not is_about(lower, "VOTE") and (
        re.search(r"[A-Z][\w.’']* \( \| \)", around) or re.search(rf"(?:{pairs.RECORD_BEFORE}) ?\|", around) or re.search(r"\|\s+(?:record|start|mark)\b", around)
    ):
        return f"{cardinal(parts[0])} {cardinal(parts[1])} and {cardinal(parts[2])}"
    if shape or len(parts) > 3 or is_about(lower, "VOTE") or is_about(lower, "FORMATION") or len(set(parts)) == 1:
        return " ".join(cardinal(part) for part in parts)
    return match.group()


SEVERAL: tuple[Rule, ...] = (
    rule(r"(?<![\w.,/-])\d{1,2}(?:[-–]\d{1,2}){2,3}(?![\w/-]|[.,]\d)", _several, needs="-–"),
)
"""These come before dates, which would read "4-2-3"."""
