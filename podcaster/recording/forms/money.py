"""Money: the amount first, then the currency, in the plural unless it is one or stands before a noun."""

import re

from podcaster.recording.forms.number_words import cardinal, is_one, number
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, rule

# Sign or code: singular, plural, a hundredth, hundredths.
_UNITS = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₩": ("won", "won", "", ""),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "₫": ("dong", "dong", "", ""),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "", ""),
    "Rs": ("rupee", "rupees", "paisa", "paise"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
    "zł": ("zloty", "zlotys", "grosz", "groszy"),
    "R$": ("real", "reais", "centavo", "centavos"),
}  # fmt: skip
_DOLLARS = {
    "US": "U S", "U S ": "U S", "A": "Australian", "AU": "Australian", "C": "Canadian", "CA": "Canadian", "CAN": "Canadian",
    "HK": "Hong Kong", "NZ": "New Zealand", "S": "Singapore", "NT": "Taiwan", "MX": "Mexican",
}  # fmt: skip
_CODES = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "RUB": "₽", "CHF": "CHF", "ILS": "₪", "UAH": "₴",
    "PLN": "zł", "TRY": "₺",
}  # fmt: skip
_OTHER_CODES = {
    "CNY": ("yuan", "yuan"), "RMB": ("yuan", "yuan"), "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"), "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "SEK": ("Swedish krona", "Swedish kronor"), "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"), "HKD": ("Hong Kong dollar", "Hong Kong dollars"),
}  # fmt: skip
_SIGN = rf"(?:(?P<land>\b(?:{'|'.join(sorted(_DOLLARS, key=len, reverse=True))}) ?)?\$|R\$|\bRs\.?\s?|\bCHF\s?|[£€¥₹₽₩₪₺₴₦₱₫฿₿])"
_MAGNITUDE = r"(?:(?:[- ]?(?:thousand|million|billion|trillion|crore|lakh)s?|\s?(?:bn|bln|tn|trn|mn|mln)\b|(?:[kmbtKMBT]|MM)\b| [mbk]\b))"
# A word that shows that the amount is no adjective: "$5 million was spent".
_NO_NOUN = frozenset(
    "a an the is are was were be been being has have had will would can could may might shall should must do does did "
    "and or but nor so yet if in on at to of for from by with over under into onto up out off about after before since "
    "until till than as that which who whom whose this these those it he she they we you i his her its their our my "
    "your not more less each per apiece extra worth today yesterday tomorrow now last next when while where because "
    "through during within without against between among including according down away back later earlier ago said "
    "says annually monthly weekly daily again only just also too went goes go came raised paid spent lost won made "
    "instead total all plus minus".split()
)
_HUNDREDTHS = re.compile(r"\d+\.\d\d0?")
_PER = {"mo": "month", "month": "month", "yr": "year", "year": "year", "wk": "week", "week": "week", "hr": "hour",
        "hour": "hour", "h": "hour", "day": "day", "d": "day", "kg": "kilogram", "lb": "pound", "oz": "ounce",
        "t": "ton", "barrel": "barrel", "bbl": "barrel", "share": "share", "gal": "gallon", "gallon": "gallon",
        "MWh": "megawatt hour", "kWh": "kilowatt hour", "sq ft": "square foot", "person": "person", "night": "night",
        "unit": "unit", "pp": "person", "ton": "ton", "tonne": "tonne", "ounce": "ounce"}  # fmt: skip


def _names(sign: str, land: str | None) -> tuple[str, str, str, str]:
    sign = sign.strip().rstrip(".")
    if sign.endswith("$") and sign != "R$":
        before = f"{_DOLLARS.get((land or '').strip(), '')} ".lstrip()
        return (before + "dollar", before + "dollars", "cent", "cents")
    return _UNITS[sign]


def _is_adjective(match: re.Match[str]) -> bool:
    """Whether a noun follows that the amount belongs to: "a $300 fine"."""
    following = re.match(r"[ -]([A-Za-z]+)", match.string[match.end() : match.end() + 40])
    if following is None or following[1].lower() in _NO_NOUN or following[1][0].isupper():
        return False
    before = re.search(r"(\w+)[’']?s?\s+(?:[\w-]+\s+)?$", match.string[max(0, match.start() - 40) : match.start()])
    if match.string[match.end() : match.end() + 1] == "-":
        return True
    first = re.search(
        r"\b(?:a|an|the|this|that|another|its|their|his|her|our|every|each|new|proposed)\s+(?:[a-z-]+\s+)?$",
        match.string[max(0, match.start() - 40) : match.start()],
    )
    return before is not None and first is not None


def _amount(match: re.Match[str]) -> str:
    sign = match["sign"]
    one, many, cent, cents = _names(sign, match["land"])
    amount, magnitude = match["amount"].replace(",", ""), (match["magnitude"] or "").strip(" -").lower().rstrip("s")
    minus = "minus " if match["minus"] else ""
    per = f" per {_PER[match['per']]}" if match["per"] else ""
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
    if cent and (_HUNDREDTHS.fullmatch(amount) or (fraction and int(whole) == 0 and len(fraction) < 3)):
        hundredths = int(fraction[:2].ljust(2, "0"))
        parts = [f"{cardinal(int(whole))} {one if int(whole) == 1 else many}"] if int(whole) or not hundredths else []
        parts += [f"{cardinal(hundredths)} {cent if hundredths == 1 else cents}"] if hundredths else []
        return minus + " ".join(parts) + per
    if fraction and not fraction.strip("0"):
        amount = whole
    name = one if is_one(amount) or (_is_adjective(match) and not per) else many
    return f"{minus}{number(amount)} {name}{per}"


def _range(match: re.Match[str]) -> str:
    """ "$5m-$10m", "$250-$300": both with their unit, as they are written."""
    return f"{match[1]} to "


def _coded(match: re.Match[str]) -> str:
    code = match["code"] or match["code2"]
    amount, magnitude = match["amount"] or match["amount2"], match["magnitude"] or match["magnitude2"]
    one, many = (_UNITS[_CODES[code]][:2]) if code in _CODES else _OTHER_CODES[code]
    word = MAGNITUDES[magnitude.strip(" -").lower().rstrip("s")] if magnitude else ""
    return " ".join(filter(None, [number(amount), word, one if is_one(amount) and not word else many]))


_ALL_CODES = "|".join([*_CODES, *_OTHER_CODES])
_AMOUNT = rf"(?P<amount>{NUMBER})"
RULES: tuple[Rule, ...] = (
    rule(rf"((?:\b(?:US|[ACS]|HK|NZ) ?)?[$£€¥₹]{NUMBER}{_MAGNITUDE}?)\s?{DASH}\s?(?=(?:US)?[$£€¥₹]\d)", _range),
    rule(
        rf"(?P<minus>(?<![\w)])[-−])?(?P<sign>{_SIGN})\s?{_AMOUNT}(?:(?P<magnitude>{_MAGNITUDE})|\s?{DASH}\s?(?P<last>{NUMBER})(?P<last_magnitude>{_MAGNITUDE})?(?![\w%-]))?"
        rf"(?:(?:/| per | a(?=n? (?:barrel|share)\b)n? )(?P<per>{'|'.join(sorted(_PER, key=len, reverse=True))})\b)?(?![\d])",
        _amount,
    ),
    rule(
        rf"\b(?:(?P<code>{_ALL_CODES})\s?(?P<amount>{NUMBER})(?P<magnitude>{_MAGNITUDE})?|(?P<amount2>{NUMBER})(?P<magnitude2>{_MAGNITUDE})?\s(?P<code2>{_ALL_CODES}))\b",
        _coded,
    ),
    rule(
        rf"(?<![\w.,]){_AMOUNT}(?P<magnitude>{_MAGNITUDE})?\s?(?P<sign>[€£₽₹₴])(?!\d)",
        lambda m: " ".join(
            filter(
                None,
                [
                    number(m["amount"]),
                    MAGNITUDES.get((m["magnitude"] or "").strip(" -").lower().rstrip("s")),
                    _UNITS[m["sign"]][0 if is_one(m["amount"]) and not m["magnitude"] else 1],
                ],
            )
        ),
    ),
    rule(
        rf"(?<![\w.,]){_AMOUNT}\s?(?:¢|c(?=\s(?:a|per)\b))",
        lambda m: f"{number(m['amount'])} cent{'' if is_one(m['amount']) else 's'}",
    ),
    rule(
        r"(?<![\w.,])(?P<amount>\d{1,2})p\b",
        lambda m: f"{number(m['amount'])} {'penny' if m['amount'] == '1' else 'pence'}",
    ),
)
