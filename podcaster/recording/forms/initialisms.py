"""Capitals: spelled letter by letter unless they are said as a word, as NATO is."""

import re

from podcaster.recording.forms.rule import Rule, rule

AS_WORDS = frozenset(
    "NATO NASA UNICEF UNESCO OPEC AIDS FIFA UEFA ASEAN COVID SARS MERS NAFTA POTUS SCOTUS FLOTUS OSHA FEMA NOAA PETA BAFTA "
    "SWAT SEAL SEALS NIMBY DACA ISIS ISIL UKIP BRICS BRIC CERN NORAD UNRWA ECOWAS OFSTED OFCOM OFGEM COBRA DEFRA SAGE NASDAQ TASS "
    "FARC RADAR LASER SCUBA JPEG HAMAS INTERPOL EUROPOL FRONTEX AUKUS MAGA STEM CAT PIN RAM SIM ZIP LIDAR NICE START SALT "
    "LOL VAT IKEA LEGO VISA BART MOMA USMCA DEFCON PEMEX AWOL SNAP AMBER DREAM CHIPS PATRIOT ANZAC SETI NAND ALDI ASDA QANTAS "
    "RICO TARP WASP YIMBY AIPAC NICU EBITDA GIF HIPAA ICAO UNCTAD MENA EMEA COP RIA ANSA EFTA GATT UNITA SWAPO RENAMO ZANU ESA".split()
)
_LETTERS = frozenset(
    "US UK EU UN UAE USA USSR AI IT IS TV PC PR PM MP MEP AP AFP BBC CNN NBC ABC CBS FBI CIA NSA IRA IRS EPA FDA "
    "IAEA OECD OSCE IOC IMF WHO WTO ECB AARP ESPN UAW UCLA USC OPCW UNHCR LGBTQ LGBT ACLU NAACP IPCC HIV DNA RNA GOP NRA "
    "ICE IDF IED IPO CEO CFO COO CTO AFL NFL NBA NHL MLB UFC UFO USB URL ATM ETA ETF FAA FAQ HR ID IQ LA OJ PA QA RAF SUV "
    "USAID ICU EMS ER OAS AU EC ESG ISP ITV KGB GRU FSB SVR DOJ DOD DOE EV".split()
)
_ENGLISH = frozenset(
    "A I AM AN AND ARE AS AT BE BUT BY CAN DID DO FOR FROM GET GO HAD HAS HE HER HIM HIS HOW IF IN ITS ME MY NO NOT NOW OF OFF OH OK ON ONE "
    "OR OUR OUT OWN SEE SHE SO THE TO TOO TWO UP WAS WAY WE WHY YES YOU ALL ANY NEW OLD BIG BAD DAY MAN END".split()
)


def _capitals(match: re.Match[str]) -> str:
    word, more = match["word"], match["more"] or ""
    around = match.string[max(0, match.start() - 24) : match.start()] + match.string[match.end() : match.end() + 24]
    letters = re.sub(r"[^A-Za-z]", "", around)
    shouted = len(letters) > 6 and letters.isupper()
    if word in AS_WORDS or (word in _ENGLISH and word not in _LETTERS):
        return match.group()
    if shouted and word not in _LETTERS:
        return match.group()
    vowels = len(re.findall("[AEIOUY]", word))
    if word in _LETTERS or len(word) <= 3 or (len(word) <= 5 and vowels == 0):
        return " ".join(word) + more
    return match.group()


RULES: tuple[Rule, ...] = (rule(r"(?<![\w’'-])(?P<word>[A-Z]{2,5})(?P<more>[’']?s)?(?![\w’'])(?!\.\w)", _capitals),)
