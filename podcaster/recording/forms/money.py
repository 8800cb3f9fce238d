"""Money: the amount first, then the currency. The currency is singular after one and before a noun."""

import re

from podcaster.languages.en.currencies import CODES as _CODES
from podcaster.languages.en.currencies import DOLLARS as _DOLLARS
from podcaster.languages.en.currencies import OTHER_CODES as _OTHER_CODES
from podcaster.languages.en.currencies import SIGNS as _UNITS
from podcaster.languages.en.units import GLUED_PER
from podcaster.languages.en.units import PER as _PER
from podcaster.recording.forms.context import last_word, words_before
from podcaster.recording.forms.number_words import cardinal, is_one, number
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, one_of, rule

# There is no space between the letter of a country and the sign: in "A $20M SALE" the A is the article.
_SIGN = rf"(?:(?P<land>\b(?:{'|'.join(sorted(_DOLLARS, key=len, reverse=True))}|(?:US|AU|HK|NZ|CA|CAN|NT|MX) ))?\$|R\$|\bRs\.?\s?|\bCHF\s?|[£€¥₹₽₩₪₺₴₦₱₫฿₿])"
_MAGNITUDE = r"(?:(?:[- ]?(?:thousand|million|billion|trillion|crore|lakh)s?\b|\s?(?:bn|bln|tn|trn|mn|mln|BN|TN|MN|Bn|Tn)\b|(?:[kmbtKMBT]|MM)\b| [mbk]\b))"
# Words after an amount that is not an adjective: "$5 million was spent".
_NO_NOUN = frozenset(
    "a an the is are was were be been being has have had will would can could may might shall should must do does did "
    "and or but nor so yet if in on at to of for from by with over under into onto up out off about after before since "
    "until till than as that which who whom whose this these those it he she they we you i his her its their our my "
    "your not more less each per apiece extra worth today yesterday tomorrow now last next when while where because "
    "through during within without against between among including according down away back later earlier ago said "
    "says annually monthly weekly daily again only just also too went goes go came raised paid spent lost won made "
    "instead total all plus minus".split()
)
_HUNDREDTHS = re.compile(r"\d*\.\d\d0?")


def _names(sign: str, land: str | None) -> tuple[str, str, str, str]:
    sign = sign.strip().rstrip(".")
    if sign.endswith("$") and sign != "R$":
        before = f"{_DOLLARS.get((land or '').strip(), '')} ".lstrip()
        return (before + "dollar", before + "dollars", "cent", "cents")
    return _UNITS[sign]


def _is_adjective(match: re.Match[str]) -> bool:
    """Whether a noun follows that the amount describes: "a $300 fine"."""
    following = re.match(r"[ -]([A-Za-z]+)", match.string[match.end() : match.end() + 40])
    if following is None or following[1].lower() in _NO_NOUN or (following[1][0].isupper() and not following[1].isupper()):
        return False
    before = re.search(r"(\w+)[’']?s?\s+(?:[\w-]+\s+)?$", match.string[max(0, match.start() - 40) : match.start()])
    if match.string[match.end() : match.end() + 1] == "-":
        return True
    first = re.search(
        r"(?:\b(?:a|an|the|this|that|another|its|their|his|her|our|every|each|new|proposed)|\w[’']s)\s+(?:[a-z-]+\s+)?$",
        match.string[max(0, match.start() - 40) : match.start()],
        re.IGNORECASE,
    )
    return before is not None and first is not None


def _amount(match: re.Match[str]) -> str:
    sign = match["sign"]
    one, many, cent, cents = _names(sign, match["land"])
    amount, magnitude = match["amount"].replace(",", ""), (match["magnitude"] or "").strip(" -").lower().rstrip("s")
    minus = "minus " if match["minus"] or match["minus2"] else ""
    plus = " plus" if match["plus"] else ""
    per = f"{plus} per {_PER.get(match['per'], match['per'])}" if match["per"] else plus
    glued = re.match(r"\s?(?:pp|pn|pa|pcm|pw|ppn|pppn|ph|pd|p\.a\.|p\.w\.|p a\b)(?!\w)", match.string[match.end() : match.end() + 6])
    if match.string[match.end() : match.end() + 1].isalpha() and not glued:
        per += " "  # "£15.21each": a space is missing
    if magnitude:
        said = f"{number(amount)} {MAGNITUDES[magnitude]}"
        return f"{minus}{said} {one if _is_adjective(match) else many}{per}"
    if match["last"]:
        last_magnitude = (match["last_magnitude"] or "").strip(" -").lower().rstrip("s")
        said = (
            number(amount)
            + " to "
            + number(match["last"])
            + (f" {MAGNITUDES[last_magnitude]}" if last_magnitude else "")
        )
        return f"{minus}{said} {many}{per}"
    whole, _, fraction = amount.partition(".")
    whole = whole or "0"
    if cent and (_HUNDREDTHS.fullmatch(amount) or (fraction and int(whole) == 0 and len(fraction) < 3)):
        hundredths = int(fraction[:2].ljust(2, "0"))
        if int(whole) and hundredths and not per and _is_adjective(match):
            return f"{minus}{cardinal(int(whole))} {one} {cardinal(hundredths)}"  # "a two pound fifty fee"
        parts = [f"{cardinal(int(whole))} {one if int(whole) == 1 else many}"] if int(whole) or not hundredths else []
        parts += [f"{cardinal(hundredths)} {cent if hundredths == 1 else cents}"] if hundredths else []
        return minus + " ".join(parts) + per
    if fraction and not fraction.strip("0"):
        amount = whole
    name = one if is_one(amount) or (_is_adjective(match) and not per) else many
    return f"{minus}{number(amount)} {name}{per}"


def _range(match: re.Match[str]) -> str:
    """ "$5m-$10m", "$250-$300": both amounts have a sign, so both are said with their currency."""
    return f"{match[1]} to "


def _coded(match: re.Match[str]) -> str:
    code = match["code"] or match["code2"]
    if code not in _CODES and code not in _OTHER_CODES:
        return match.group()
    amount, magnitude = match["amount"] or match["amount2"], match["magnitude"] or match["magnitude2"]
    one, many = (_UNITS[_CODES[code]][:2]) if code in _CODES else _OTHER_CODES[code]
    word = MAGNITUDES[magnitude.strip(" -").lower().rstrip("s")] if magnitude else ""
    return " ".join(filter(None, [number(amount), word, one if is_one(amount) and not word else many]))


def _loss(match: re.Match[str]) -> str:
    """A negative amount in brackets, as in accounts: "$(0.12)". After "loss of" there is no "minus"."""
    said_before = last_word(match) in ("of", "was", "at") and "loss" in words_before(match)[-3:]
    minus = "" if said_before else "-"
    return f"{minus}{match['sign']}{match['amount']}{match['magnitude'] or ''}"


def _decimal_comma(match: re.Match[str]) -> str:
    """ "€2,75", "1.250,00 €": the decimal comma becomes a point."""
    amount = match["amount"].replace(".", "").replace(",", ".")
    return f"{match['sign']}{amount}"


def _pence(match: re.Match[str]) -> str:
    if match["amount"] in ("480", "720", "1080", "1440", "2160"):
        return match.group()  # not pence but the number of lines of a picture: "720p"
    last = f" to {number(match['last'])}" if match["last"] else ""
    per = f" per {_PER.get(match['per'], match['per'])}" if match["per"] else ""
    return f"{number(match['amount'])}{last} {'penny' if match['amount'] == '1' else 'pence'}{per}"


def _before_the_sign(match: re.Match[str]) -> str:
    """ "27.50 €", "300 million £"."""
    whole, _, fraction = match["amount"].partition(".")
    one, many, cent, cents = _UNITS[match["sign"]]
    magnitude = MAGNITUDES.get((match["magnitude"] or "").strip(" -").lower().rstrip("s"))
    if len(fraction) == 2 and not magnitude and cent:
        said = f"{number(whole)} {one if whole == '1' else many}"
        return said + (f" {number(str(int(fraction)))} {cent if int(fraction) == 1 else cents}" if int(fraction) else "")
    return " ".join(filter(None, [number(match["amount"]), magnitude, one if is_one(match["amount"]) and not magnitude else many]))


_MONEY_WORDS = re.compile(r"(?:dollars?|pounds?|euros?|cents?|pence|thousand|million)$")
_AMOUNT = rf"(?P<amount>{NUMBER}|\.\d+)"
_SIGNS = "$£€¥₹₽₩₪₺₴₦₱₫฿₿"
RULES: tuple[Rule, ...] = (
    rule(r"(?P<sign>(?:US|A|C|HK|NZ)?[$£€])\((?P<amount>\d[\d,]*(?:\.\d+)?)(?P<magnitude>[kmbKMB]|bn)?\)", _loss, needs="("),
    rule(r"\((?P<sign>[$£€])(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<magnitude>[kmbKMB]|bn)?\)(?= (?:million|billion|loss|in losses))", _loss, needs="("),
    rule(r"(?P<sign>€ ?)(?P<amount>\d{1,3},\d)(?= ?(?:million|billion|bn|m)\b)", _decimal_comma, needs="€"),
    rule(r"(?P<sign>€ ?)(?P<amount>\d{1,3}(?:\.\d{3})*,\d\d)(?!\d)", _decimal_comma, needs="€"),
    rule(r"(?<![\w.,])(?P<amount>\d{1,3}(?:\.\d{3})*,\d\d)\s?(?P<sign>€)", _decimal_comma, needs="€"),
    rule(rf"((?:\b(?:US|[ACS]|HK|NZ))?[$£€¥₹]{NUMBER}{_MAGNITUDE}?)\s?{DASH}\s?(?=(?:US)?[$£€¥₹]\d)", _range, needs="$£€¥₹"),
    rule(
        rf"(?P<minus>(?<![\w)])[-−])?(?P<sign>{_SIGN})\s?(?P<minus2>[-−])?{_AMOUNT}(?:(?P<magnitude>{_MAGNITUDE})|\s?{DASH}\s?(?P<last>{NUMBER})(?P<last_magnitude>{_MAGNITUDE})?(?![\w%-]))?(?P<plus>\+)?"
        rf"(?:(?:\s?/\s?| per | a(?=n? (?:barrel|share)\b)n? )(?P<per>(?:sq ft|(?:100)?[A-Za-z][A-Za-z\d²³]{{0,11}}))(?![\w²³]))?(?![\d])",
        _amount,
        needs=(*_SIGNS, "Rs", "CHF"),
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
    rule(rf"(?<![\w.,]){_AMOUNT}(?P<magnitude>{_MAGNITUDE})?\s?(?P<sign>[€£₽₹₴])(?!\d)", _before_the_sign, needs="€£₽₹₴"),
    rule(
        rf"(?<![\w.,]){_AMOUNT}\s?(?:¢|c(?=\s(?:a|per)\b))",
        lambda m: f"{number(m['amount'])} cent{'' if is_one(m['amount']) else 's'}",
        needs="¢c",
    ),
    rule(rf"(?<![\w.,/])(?P<amount>\d{{1,4}}(?:,\d{{3}})?(?:\.\d+)?)(?:\s?{DASH}\s?(?P<last>\d{{1,4}}(?:\.\d+)?))?[pP](?:/(?P<per>[a-z]{{1,10}}))?(?![\w’'])", _pence, needs="pP"),
)
