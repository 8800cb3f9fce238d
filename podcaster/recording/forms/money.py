"""Money: the amount first, then the currency. The currency is singular after one and before a noun."""

import re

from podcaster.languages.en.contexts import FILMED, RACE, SHARES, SUBSCRIBED
from podcaster.languages.en.currencies import CODES as _CODES
from podcaster.languages.en.currencies import DOLLARS as _DOLLARS
from podcaster.languages.en.currencies import OLD_PENCE
from podcaster.languages.en.currencies import OTHER_CODES as _OTHER_CODES
from podcaster.languages.en.currencies import SIGNS as _UNITS
from podcaster.languages.en.numbers import GLYPHS
from podcaster.languages.en.units import GLUED_PER
from podcaster.recording.forms.context import last_word, near, words_before
from podcaster.recording.forms.nouns import describes_a_noun
from podcaster.recording.forms.number_words import cardinal, is_one, number, said_fraction
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, one_of, rule
from podcaster.recording.forms.sentences import ENDS
from podcaster.recording.forms.units import per
from podcaster.system.lazy_regex import lazy_regex

# There is no space between the letter of a country and the sign: in "A $20M SALE" the A is the article.
_SIGN = rf"(?:(?P<land>\b(?:{'|'.join(sorted(_DOLLARS, key=len, reverse=True))}|(?:US|AU|HK|NZ|CA|CAN|NT|MX) ))?\$|R\$|(?<![\w.-])R(?=\d)|\bRs\.?\s?|\bCHF\s?|[£€¥₹₽₩₪₺₴₦₱₫฿₿])"
_MAGNITUDE = r"(?:(?:[- ]?(?:thousand|million|billion|trillion|crore|lakh)s?\b|\s?(?:bn|bln|tn|trn|mn|mln|BN|TN|MN|Bn|Tn)\b|(?:[kmbtKMBT]|MM)\b| [mbk]\b))"
_LOST = frozenset("loss losses lost lose loses losing deficit shortfall".split())
_HUNDREDTHS = lazy_regex(r"\d*\.\d\d0?")


def _names(sign: str, land: str | None) -> tuple[str, str, str, str]:
    sign = sign.strip().rstrip(".")
    if sign.endswith("$") and sign != "R$":
        before = f"{_DOLLARS.get((land or '').strip(), '')} ".lstrip()
        return (before + "dollar", before + "dollars", "cent", "cents")
    return _UNITS[sign]


def _magnitude(text: str | None) -> str:
    """ "billion" for "bn"; "" for None."""
    return MAGNITUDES[text.strip(" -").lower().rstrip("s")] if text else ""


def _hundredths(amount: str) -> int | None:
    """The cents of an amount such as "2.50" or ".89"; None if its decimals are not cents, as in "1.0832"."""
    whole, _, fraction = amount.partition(".")
    return int(fraction[:2].ljust(2, "0")) if _HUNDREDTHS.fullmatch(amount) or (fraction and int(whole or 0) == 0 and len(fraction) < 3) else None


def _per_what(match: re.Match[str]) -> str:
    if match["per"] == "m" and near(match, SUBSCRIBED):
        return "month"
    return per(match["per"].replace(".", "")) or match["per"]


def _amount(match: re.Match[str]) -> str:
    names = _names(match["sign"], match["land"])
    one, many = names[:2]
    minus = "minus " if match["minus"] or match["minus2"] else ""
    plus = " plus" if match["plus"] else ""
    audience = match["per"] and match["per"].lower() in ("kids", "children", "seniors", "students", "members", "adults", "non-members", "concessions")
    each = f"{plus} {match['per']}" if audience else f"{plus} per {_per_what(match)}" if match["per"] else plus
    each += f" per {per(match['per2']) or match['per2']}" if match["per2"] else ""
    glued = re.match(r"\s?(?:pp|pn|pa|pm|pcm|pw|ppn|pppn|ph|pd|p\.a\.|p\.w\.|p a\b)(?!\w)", match.string[match.end() : match.end() + 6])
    if match.string[match.end() : match.end() + 1].isalpha() and not glued:
        each += " "  # "£15.21each": a space is missing
    first, magnitude = match["amount"].replace(",", ""), _magnitude(match["magnitude"])
    if match["last"]:
        last, last_magnitude = match["last"].replace(",", ""), _magnitude(match["last_magnitude"])
        with_cents = _hundredths(first) is not None or _hundredths(last) is not None
        if not magnitude and not last_magnitude and (with_cents or (match["sign2"] and not describes_a_noun(match) and not each)):
            return f"{minus}{_exactly(first, names)} to {_exactly(last, names)}{each}"
        first_magnitude = "" if magnitude == last_magnitude else f" {magnitude}".rstrip()
        name = one if describes_a_noun(match) and not each else many
        return f"{minus}{number(first)}{first_magnitude} to {number(last)} {last_magnitude} {name}{each}".replace("  ", " ")
    described = describes_a_noun(match) and not match["per"]
    if magnitude:
        return f"{minus}{number(first)} {magnitude} {one if described else many}{each}"
    return minus + _exactly(first, names, described=described and not plus) + each


def _exactly(amount: str, names: tuple[str, str, str, str], *, described: bool = False) -> str:
    """An amount with its cents: "three dollars fifty cents", or "a two pound fifty" before a noun."""
    one, many, cent, cents = names
    whole, _, fraction = amount.partition(".")
    whole = whole or "0"
    hundredths = _hundredths(amount) if cent else None
    if hundredths is not None:
        if int(whole) and hundredths and described:
            return f"{cardinal(int(whole))} {one} {cardinal(hundredths)}"
        parts = [f"{cardinal(int(whole))} {one if int(whole) == 1 or described else many}"] if int(whole) or not hundredths else []
        parts += [f"{cardinal(hundredths)} {cent if hundredths == 1 or described else cents}"] if hundredths else []
        return " ".join(parts)
    if fraction and not fraction.strip("0"):
        amount = whole
    return f"{number(amount)} {one if is_one(amount) or described else many}"


def _coded(match: re.Match[str]) -> str:
    code = match["code"] or match["code2"]
    if code not in _CODES and code not in _OTHER_CODES:
        return match.group()
    amount, magnitude = match["amount"] or match["amount2"], match["magnitude"] or match["magnitude2"]
    one, many = (_UNITS[_CODES[code]][:2]) if code in _CODES else _OTHER_CODES[code]
    word = MAGNITUDES[magnitude.strip(" -").lower().rstrip("s")] if magnitude else ""
    return " ".join(filter(None, [number(amount), word, one if is_one(amount) and not word else many]))


def _loss(match: re.Match[str]) -> str:
    """A negative amount in brackets, as in accounts: "$(0.12)". After "lost" or "loss of" there is no "minus"."""
    before = words_before(match)[-3:]
    said_before = before[-1:] and (before[-1] in _LOST or (before[-1] in ("of", "was", "at") and not _LOST.isdisjoint(before)))
    minus = "" if said_before else "-"
    return f"{minus}{match['sign']}{match['amount']}{match['magnitude'] or ''}"


def _decimal_comma(match: re.Match[str]) -> str:
    """ "€2,75", "1.250,00 €": the decimal comma becomes a point."""
    amount = match["amount"].replace(".", "").replace(",", ".")
    return f"{match['sign']}{amount}"


def _cents(match: re.Match[str]) -> str:
    if match.group().endswith("c") and not (re.match(r" (?:a|per)\b", match.string[match.end() : match.end() + 4]) or _is_in_cents(match)):
        return match.group()
    one = is_one(match["amount"]) or (not match["per"] and describes_a_noun(match))
    each = per(match["per"]) if match["per"] else None
    stop = "." if match.group().endswith(".") and ENDS.match(match.string, match.end()) else ""
    return f"{number(match['amount'])} cent{'' if one else 's'}" + (f" per {each or match['per']}{stop}" if match["per"] else "")


def _is_in_cents(match: re.Match[str]) -> bool:
    """Whether c is cents: "costs 99c", or "by 6c" near a sign of money or a word such as "share"."""
    around = match.string[max(0, match.start() - 60) : match.end() + 60]
    return last_word(match) in _COSTS or (last_word(match) in _BY and ("$" in around or "€" in around or near(match, SHARES)))


_COSTS = frozenset("cost costs costing paid pay pays charge charges worth".split())
_BY = frozenset("by for at from to of only just fell rose up down a another".split())


def _pence(match: re.Match[str]) -> str:
    if match["amount"] in ("480", "720", "1080", "1440", "2160"):
        return match.group()  # not pence but the number of lines of a picture: "720p"
    if match["amount"] in ("1200", "1600", "1800", "2880") and near(match, FILMED):
        return match.group()
    if match["amount"] in ("24", "25", "30", "50", "60", "120") and near(match, FILMED, 30):
        return f"{number(match['amount'])} P"
    last = f" to {number(match['last'])}" if match["last"] else ""
    each = f" per {per(match['per']) or match['per']}" if match["per"] else ""
    return f"{number(match['amount'])}{last} {'penny' if match['amount'] == '1' else 'pence'}{each}"


def _before_the_sign(match: re.Match[str]) -> str:
    """ "27.50 €", "300 million £"."""
    whole, _, fraction = match["amount"].partition(".")
    one, many, cent, cents = _UNITS[match["sign"] or match["dollar"]]
    magnitude = MAGNITUDES.get((match["magnitude"] or "").strip(" -").lower().rstrip("s"))
    if len(fraction) == 2 and not magnitude and cent:
        said = f"{number(whole)} {one if whole == '1' else many}"
        return said + (f" {number(str(int(fraction)))} {cent if int(fraction) == 1 else cents}" if int(fraction) else "")
    return " ".join(filter(None, [number(match["amount"]), magnitude, one if is_one(match["amount"]) and not magnitude else many]))


def _shillings(match: re.Match[str]) -> str:
    """ "two pounds ten shillings and sixpence"."""
    pounds, shillings, pence = match["pounds"], match["shillings"], match["pence"]
    said = []
    if pounds:
        said.append(f"{number(pounds)} pound{'' if pounds == '1' else 's'}")
    if shillings and int(shillings):
        said.append(f"{number(shillings)} shilling{'' if shillings == '1' else 's'}")
    if pence and int(pence):
        half = f" {said_fraction(None, *GLYPHS[match['half']])}" if match["half"] else ""
        named = OLD_PENCE.get(int(pence)) if not half else None
        pennies = named or f"{cardinal(int(pence))}{' and' + half if half else ''} {'penny' if pence == '1' and not half else 'pence'}"
        said.append(("and " if said else "") + pennies)
    return " ".join(said) + ("." if match.group().endswith(".") and ENDS.match(match.string, match.end()) else "")


def _old_pence(match: re.Match[str]) -> str:
    """ "two pence per ton", near an earlier year."""
    if not _BEFORE_1971.search(match.string[max(0, match.start() - 80) : match.end() + 60]):
        return match.group()
    count = int(match["pence"])
    return OLD_PENCE.get(count) or f"{cardinal(count)} {'penny' if count == 1 else 'pence'}"


def _alone(match: re.Match[str]) -> str:
    """ "nine shillings", near an earlier year; but "ten seconds" for the time of a race."""
    if match["shillings"] and last_word(match) == "in" and near(match, RACE):
        return f"{number(match['shillings'])} seconds"
    past = _BEFORE_1971.search(match.string[max(0, match.start() - 80) : match.end() + 60])
    return _shillings(match).removeprefix("one " if last_word(match) in ("a", "an") else "-") if past and last_word(match) not in ("the", "in") and (_EACH.match(match.string, match.end()) or not near(match, RACE)) else match.group()


_EACH = lazy_regex(r"\.? (?:each|apiece|a (?:day|week|month|year|pound|lb|yard|piece|head)|per)\b")
_BEFORE_1971 = lazy_regex(r"(?<![\d,])1[0-8]\d\d(?!\d|,\d)|(?<![\d,])19[0-6]\d(?!\d|,\d)|\b(?:shillings?|farthings?|guineas?|half-crown|medieval|Victorian|Tudor|Edwardian)\b")
"""A year or a word that shows money of shillings and pence."""
_MONEY_WORDS = lazy_regex(r"(?:dollars?|pounds?|euros?|cents?|pence|thousand|million)$")
_AMOUNT = rf"(?P<amount>{NUMBER}|\.\d+)"
_SIGNS = "$£€¥₹₽₩₪₺₴₦₱₫฿₿"
OLD: tuple[Rule, ...] = (
    # Money before 1971: "£2 10s 6d", "7s 6d", and "9s" or "4d" near an earlier year.
    rule(r"£(?P<pounds>\d{1,3}(?:,\d{3})*)\.? ?(?P<shillings>\d{1,3})s\b\.?(?:,? ?(?P<pence>1?\d)(?P<half>[½¼¾])?d\b(?:\.(?=[,;)]| [a-z]))?)?", _shillings, needs="£"),
    rule(r"(?<![\w.,£$])(?P<pounds>)(?P<shillings>\d{1,3})s\.?,? ?(?P<pence>1?\d)(?P<half>[½¼¾])?d\b", _shillings, needs="d"),
    # Wages: "38s. a week".
    rule(r"(?<![\w.,£$])(?P<shillings>[2-9]\d)s\.?(?= (?:a|per) (?:week|year|ton|acre|head|quarter|yard|month)\b)", lambda m: f"{number(m['shillings'])} shillings", needs="s"),
    rule(r"(?<![\w.,£$])(?P<pence>1?\d)d\.?(?= (?:per|for|a (?:ton|lb|pound|mile|day|week|yard|head|pint|quart|dozen|bushel))\b)", _old_pence, needs="d"),
    rule(r"(?<![\w.,£$])(?P<pounds>)(?:(?P<shillings>1?\d)s(?:\.(?=[,;)]| [a-z]))?|(?P<pence>1?\d)(?P<half>[½¼¾])?d(?:\.(?=[,;)]| [a-z]))?)(?![\w’'])", _alone, needs=("s", "d")),
)
"""These come before dates: "10s" is no decade."""
RULES: tuple[Rule, ...] = (
    # The currency twice: "$300 USD", "$300 dollars".
    rule(r"\$(?P<amount>\d[\d,]*(?:\.\d+)?(?:[kKmM]|bn| million| billion)?) ?(?P<code>USD|CAD|AUD|NZD|HKD|SGD)(?!\w)", lambda m: f"{m['code'][0] if m['code'] in ('CAD', 'AUD', 'SGD') else m['code'][:2]}${m['amount']}", needs="$"),
    rule(r"(?P<sign>[£€]\d[\d,]*(?:\.\d+)?(?:[kKmM]|bn| million| billion)?) ?(?:GBP|EUR)(?!\w)", lambda m: m["sign"], needs="£€"),
    rule(r"[$£€](?=\d[\d,.]*(?: (?:thousand|million|billion|trillion))? (?:dollars?|pounds?|euros?|bucks)\b)", "", needs="$£€"),
    # A rate of exchange: "¥155/$".
    rule(r"(?<=\d)/(?P<sign>[$£€])(?!\d)", lambda m: f" to the {_UNITS[m['sign']][0]}", needs=("/$", "/£", "/€")),
    rule(r"(?<=\d)\s?/\s?(?:obo|OBO)\b", " or best offer", needs=("obo", "OBO")),
    rule(r"(?<=\d)\s?/\s?(?:ono|ONO)\b", " or nearest offer", needs=("ono", "ONO")),
    # "2/$5" are two for five dollars, "¥151/$" is the price of a dollar.
    rule(r"(?<![\w/.,$£€])(?P<count>\d{1,2})\s?/\s?(?=[$£€]\d)", lambda m: f"{number(m['count'])} for ", needs="/"),
    rule(r"(?<=\d)/(?P<sign>[$£€])(?!\d)", lambda m: f" to the {_UNITS[m['sign']][0]}", needs="/"),
    # The rate of two currencies: "the £/$ rate".
    rule(r"(?<![\w$£€¥])(?P<one>[$£€¥])/(?P<two>[$£€¥])(?!\d|\w)", lambda m: f"{_UNITS[m['one']][0]} {_UNITS[m['two']][0]}", needs="/"),
    rule(r"(?P<sign>(?:US|A|C|HK|NZ)?[$£€])\((?P<amount>\d[\d,]*(?:\.\d+)?)(?P<magnitude>[kmbKMB]|bn)?\)", _loss, needs="("),
    rule(r"\((?P<sign>[$£€])(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<magnitude>[kmbKMB]|bn)?\)(?= (?:million|billion|loss|in losses))", _loss, needs="("),
    rule(r"(?P<sign>€ ?)(?P<amount>\d{1,3},\d)(?= ?(?:million|billion|bn|m)\b)", _decimal_comma, needs="€"),
    rule(r"(?P<sign>€ ?)(?P<amount>\d{1,3}(?:\.\d{3})*,\d\d)(?!\d)", _decimal_comma, needs="€"),
    rule(r"(?<![\w.,])(?P<amount>\d{1,3}(?:\.\d{3})*,\d\d)\s?(?P<sign>€)", _decimal_comma, needs="€"),
    rule(
        rf"(?P<minus>(?<![\w)])[-−])?(?P<sign>{_SIGN})\s?(?P<minus2>[-−])?{_AMOUNT}(?P<magnitude>{_MAGNITUDE})?(?:\s?{DASH}\s?(?P<sign2>(?:US|AU|NZ|HK|[AC])?[$£€¥₹])?(?P<last>{NUMBER})(?P<last_magnitude>{_MAGNITUDE})?(?![\w%]|-\w|[.,]\d|\.?/\d))?(?P<plus>\+)?"
        rf"(?:(?:\s?/\s?| per )(?P<per>(?:sq\.? ?(?:ft|m|metre|meter|foot|yd|yard|mile|km)|(?:100)?[A-Za-z][A-Za-z\d²³]{{0,11}}))(?![\w²³])(?:/(?P<per2>[a-z]{{1,9}})(?![\w/]))?(?P<stop>\.(?=,|\)|;|\s[a-z+&\d(]))?)?(?![\d])",
        _amount,
        needs=(*_SIGNS, "R", "CHF"),
    ),
    rule(
        rf"(?<=[a-z])\s?(?P<per>{one_of(GLUED_PER)}|p a\b)(?![\w])",
        lambda m: f" {GLUED_PER.get(m['per'], 'per annum')}" if _MONEY_WORDS.search(m.string[max(0, m.start() - 12) : m.start()]) else m.group(),
        needs="p",
    ),
    rule(
        rf"\b(?:(?P<code>[A-Z]{{3}})\s?(?P<amount>{NUMBER})(?P<magnitude>{_MAGNITUDE})?|(?P<amount2>{NUMBER})(?P<magnitude2>{_MAGNITUDE})?\s(?P<code2>[A-Z]{{3}}))\b",
        _coded,
    ),
    rule(rf"(?<![\w.,]){_AMOUNT}(?P<magnitude>{_MAGNITUDE})?(?:\s?(?P<sign>[€£₽₹₴])|(?P<dollar>\$)(?![$\w]))(?!\d)", _before_the_sign, needs="€£₽₹₴$"),
    # Crowns: "900 kr.".
    rule(rf"(?<![\w.,]){_AMOUNT}\s?kr\b(?P<stop>\.?)", lambda m: f"{number(m['amount'])} {'krone' if is_one(m['amount']) else 'kroner'}" + ("." if m["stop"] and ENDS.match(m.string, m.end()) else ""), needs="kr"),
    rule(
        rf"(?<![\w.,]){_AMOUNT}\s?(?:¢(?:/(?P<per>[a-z]{{1,8}})\b\.?)?|c(?=[.,;)]|$|\s(?:a|per|each|off|more|less|to|from|and|on|in|for)\b))",
        _cents,
        needs="¢c",
    ),
    rule(rf"(?<![\w.,/])(?P<amount>\d{{1,4}}(?:,\d{{3}})?(?:\.\d+)?)(?:\s?{DASH}\s?(?P<last>\d{{1,4}}(?:\.\d+)?))?[pP](?:/(?P<per>[A-Za-z]{{1,10}}))?(?![\w’']|\+[\dA-Z])", _pence, needs="pP"),
)
