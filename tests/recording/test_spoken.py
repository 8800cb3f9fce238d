"""What is said for what is written."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import count_calls

from podcaster.errors import UsageError
from podcaster.recording.forms import senses, variety
from podcaster.recording.forms.variety import with_variety
from podcaster.recording.lexicon import parse_lexicon, respellings_for
from podcaster.recording.spoken import spoken
from podcaster.show.settings import load_settings

HERE = Path(__file__).parent
CASES = [
    tuple(block.splitlines())
    for block in (HERE / "spoken_forms.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    if block.strip()
]


NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion first second "
    "third fourth fifth sixth seventh eighth ninth tenth".split()
)


def words(said: str) -> str:
    """What is compared: no case, no punctuation, no "and" inside numbers, initials joined ("U S" is "US" is "U.S."),
    American spelling of metres and litres (they sound alike)."""
    said = re.sub(r"\b((?:[a-z]\.)+)(?=\W|$)", lambda m: m[1].replace(".", ""), said.lower().replace("’", "'"))
    found = re.findall(r"[a-z0-9]+", said.replace("'", "").replace("-", " "))
    kept: list[str] = []
    for number, word in enumerate(found):
        around = {*found[max(0, number - 1) : number], *found[number + 1 : number + 2]}
        if not (word == "and" and 0 < number < len(found) - 1 and around <= NUMBER_WORDS):
            kept.append(word)
    joined = re.sub(r"\b(?:[b-z](?: [a-z]\b)*)(?= |$)", lambda m: m[0].replace(" ", ""), " ".join(kept))
    joined = re.sub(r"(met|lit)re(?=s?\b)", r"\1er", joined)
    return joined.replace("o clock", "oclock").replace(" a m", " am")


def kinds() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Kind, written line, accepted readings, from the files of our own lines: words, figures and quantities, whole lines of many genres."""
    kind = ""
    lines = [line for name in ("spoken_kinds.txt", "spoken_figures.txt", "spoken_lines.txt", "spoken_everyday.txt") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line.startswith("[") and " => " not in line:
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            written, _, said = line.partition(" => ")
            yield kind, written, tuple(said.split(" | "))


@pytest.mark.parametrize(("kind", "written", "accepted"), list(kinds()))
def test_lines_by_kind(kind: str, written: str, accepted: tuple[str, ...]) -> None:
    """Figures, units, letters and signs of every kind are said as a newsreader says them."""
    tag = re.search("en-(?:GB|US)$", kind)
    assert words(spoken(written, language=tag[0] if tag else "en").text) in {words(said) for said in accepted}, kind


def readings(said: str) -> Iterator[str]:
    """All readings of "{per/a} second": one of the words in braces is said."""
    choice = re.search(r"\{([^{}]*)\}", said)
    if choice is None:
        yield said
    else:
        for one in choice[1].split("/"):
            yield from readings(said[: choice.start()] + one + said[choice.end() :])


def test_other_lines_of_the_same_kinds() -> None:
    """Other words, figures and places of the same kinds are said as a newsreader says them."""
    wrong = []
    language = "en"
    for line in [line for name in ("spoken_again.txt", "spoken_fields.txt") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]:
        written, between, expected = line.partition(" => ")
        if line.startswith("[") and not between:
            tag = re.search(r"en-(?:GB|US)(?=\])", line)
            language = tag[0] if tag else "en"
        if between and not line.startswith("# "):
            said = words(spoken(written, language=language).text)
            if not any(said == words(reading) for one in expected.split(" | ") for reading in readings(one)):
                wrong.append((written, said))
    assert not wrong


def right(case: dict[str, Any]) -> bool:
    """Whether an everyday case is said right: its words, and what must or must not stand in the text."""
    respellings = tuple((case.get("lexicon") or {}).items())
    said = " ".join(spoken(case["written"], respellings).text.split())
    return (
        words(said) in {words(one) for one in case["spoken"]}
        and not ("never" in case and re.search(case["never"], said))
        and not ("must" in case and not re.search(case["must"], said))
    )


def test_everyday_cases() -> None:
    """Two lines of each of 95 everyday kinds and 40 controls are all said right."""
    cases = [json.loads(line) for line in (HERE / "spoken_cases.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(cases) == 230
    assert [case["written"] for case in cases if not right(case)] == []


@pytest.mark.parametrize(("written", "said"), CASES)
def test_spoken_forms(written: str, said: str) -> None:
    """A newsreader's words for what news texts write."""
    assert " ".join(spoken(written).text.split()) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("“Let me state,” he said.", "Let me state, he said."),
        ("It's NATO's view, the allies' view.", "It's NATO's view, the allies' view."),
        ("needs – some of them", "needs, some of them"),
        ("a\x00b", "ab"),
        ("<speak>Hello</speak> <audio src='x'/> [[dIs]]", " Hello    dIs"),
        ("\ue000\ue000h@loU\ue001\ue001", "h@loU"),
        ("a < b > c", "a b c"),
    ],
)
def test_nothing_is_obeyed_that_looks_like_markup(written: str, said: str) -> None:
    """Quotation marks are silent, engine markup is dropped or read as text."""
    assert spoken(written).text.split() == said.split()


def test_other_languages_have_their_own_number_words() -> None:
    """German and French numbers are said in German and French; a language nobody knows is left to the engine."""
    assert (
        spoken("Es waren 1.250 Euro und 3,5 Prozent", language="de").text
        == "Es waren eintausendzweihundertfünfzig Euro und drei Komma fünf Prozent"
    )
    assert spoken("en 80 jours", language="fr-FR").text == "en quatre-vingts jours"
    assert spoken("12 $5", language="xx").text == "12 $5"


TOKENS = [
    *(
        "$ £ € ¥ Rs USD 1 23 1,000 0.5 .5 100000000000000000000000000000 00 1990 2010s '80s 1/2 ½ 3¾ % ° °C km/h m² kg bn m k "
        "million trillion - – — ~ < > = + × x Jan. May 5 25 st nd th 9:30 21:55 24:00 99:99 a.m. PM GMT EST Q3 FY23 A.D. BC "
        "King Henry Louis VIII IV I X WWII Dr. Sen. St. No. Nos. Inc. U.S. J.K. e.g. vs. R-Fla. AZ 85001 Main Ave. @a #b "
        "http://x.com/1 a@b.co [1] [[x]] <b> & &amp; “ ” ‘ ’ ' ( ) 😀 † * _ ` | / , . : ; ! ? F-16s MH17 COVID-19 737-800 "
        "8/10 245/7 100/1 2016/679 /day /kg 3:1 16:9 1:58.34 Psalm 23:4 5k 100m £12m 180C gas fan tsp ½ 2x400g 4x100m 0800 v3.11.7 ISBN "
        "978-0-306-40615-7 s.1(3) Art. 5(1)(a) H₂O NaCl CO2 10⁸ β₁ π ± ≥ AI A&E AT&T A1 MPs IBM's TL;DR Q2 H1 FY24 :) [laughs] [1,2] $(0.12) "
        "€2,75 54°N Sat Tue–Thu 12 500 SALE £2BN 12KG U21s 50m-100m 4.1 pp bps y/y 287-6 declared wickets "
        "5-4 24/7 911 555-1234 +44 5ft 401(k) ² ٣ 五"
    ).split(),
    " ",
    "\n",
    "\u00a0",
    "\u202f",
    "\x00",
    '"',
    "\\",
]


@given(st.text())
def test_every_spoken_character_has_an_origin(written: str) -> None:
    """Whatever is written, origins lie within it and never fall, and nothing is left that an engine would obey."""
    said = spoken(written)
    assert "[[" not in said.text
    assert not set(said.text) & set("<>\\\ue000\ue001\x00")
    assert len(said.origins) == len(said.text)
    assert list(said.origins) == sorted(said.origins)
    assert all(0 <= origin < len(written) for origin in said.origins)


def test_a_replaced_word_points_to_what_it_stands_for() -> None:
    """The words said for "$1.2bn" all lead back to it."""
    said = spoken("cost $1.2bn more")
    start = said.text.index("billion")
    assert {said.origins[k] for k in range(start, start + 7)} <= set(range(5, 11))
    assert said.origins[said.text.index("more")] == 12


@given(
    st.lists(
        st.sampled_from(
            [
                "$5",
                "1.2",
                "bn",
                " ",
                "-",
                "–",
                "St.",
                "II",
                "%",
                "km/h",
                "12:30",
                "U.S.",
                "#",
                "@a",
                "Jan.",
                "[1]",
                "/",
                "1/2",
                "'",
                "p.m.",
                "King ",
                "X",
                "F-16s",
                "€",
                "8/10",
                "100m",
                "3:1",
                "½ tsp",
                "v3.1",
                "s.1(3)",
                "H₂",
                "10⁸",
                "0800 123",
                "5k",
                "180C",
                "Q2",
                "12 500",
                "$(1)",
                "2 x 4g",
                "'",
                "A1",
                "U21s",
                "5m/",
                "7 m/s",
                "4 kg/",
                "mins.",
                "W",
                "g",
            ]
        )
    ).map("".join)
)
def test_no_figure_is_left(written: str) -> None:
    """Whatever figures stand together, all are said in words."""
    assert not any(letter.isdigit() for letter in spoken(written).text)


def test_the_lexicon() -> None:
    """A user's entry wins over the shipped one; case and engine are heeded; the longer phrase goes first."""
    lexicon = parse_lexicon(
        '[words]\n"Xi" = "Shee"\n"Xi Jinping" = "Shee Jin-ping"\n"foo" = { say = "bar", case_sensitive = false }\n'
        '"Ada" = { say = "Ayda", engine = "other" }\n',
        "lexicon.toml",
    )
    text = "Xi Jinping met Ada; FOO said Xi, Xiaomi did not."
    assert (
        spoken(text, respellings_for(text, lexicon, "pyttsx3")).text
        == "Shee Jin-ping met Ada; bar said Shee, Xiaomi did not."
    )
    assert respellings_for("Ada", lexicon, "other") == (("Ada", "Ayda"),)


def test_a_users_lexicon_wins(tmp_path: Path) -> None:
    """voices/lexicon.toml beside the settings adds to the shipped one and wins over it."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "lexicon.toml").write_text('[words]\n"Kyiv" = "Keev"\n', encoding="utf-8")
    said = dict(respellings_for("Lavrov in Kyiv", load_settings(tmp_path).lexicon, "pyttsx3"))
    assert said == {"Kyiv": "Keev", "Lavrov": "Lav-roff"}


@pytest.mark.parametrize(
    "text", ["[words", "[names]\n", '[words]\n"a" = 3\n', '[words]\n"a" = { say = "b", to = "c" }\n']
)
def test_a_wrong_lexicon_is_explained(text: str) -> None:
    """The error names the file."""
    with pytest.raises(UsageError, match=r"lexicon\.toml"):
        parse_lexicon(text, "lexicon.toml")


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,000,",
        "$1 m",
        "12 ",
        "1/",
        "a.",
        "<a ",
        "“",
        "[",
        "http://a",
        "IX ",
        "St. ",
        "-",
        "#a",
        "a@",
        "*a*",
        "12:30 ",
        "1/2 ",
        "3:1 ",
        "A ",
        "AI ",
        "1 000 ",
        "101 ",
        "5m ",
        "5m-",
        "0800 ",
        "v1.",
        "s.1(1)",
        "H2",
        "[a",
        "(a ",
        "x⁸",
        "a/",
        "Tue–",
        "$(1",
        "1h 2m ",
        "€1,00 ",
        "(ə",
    ],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    """Ten times the text makes at most twelve times the calls, whatever it is made of: no rule goes back over the text.
    (A pattern that backtracks makes no calls. `tests/fuzz/growth.py` measures the time.)"""

    def calls(characters: int) -> int:
        return count_calls(lambda: spoken(piece * (characters // len(piece))))

    spoken(piece * 20)  # what is imported late is imported now
    assert calls(20_000) < 12 * calls(2_000)


RUNS = "1 A a Aa A1 a1 1- 1, 1. 1/ A. a. a- A- a/ 1a £1- 1% (1) [a] * _a ½ 1½ 10² 1x 1: V IV- 1° 1' 1st- 1k 1/1 http://a a@ #a &".split()
"""Pieces that many patterns repeat."""


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_runs_of_a_piece_end(language: str) -> None:
    """No pattern tries every way to divide a long run, which would take years: 40 of a piece, glued and spaced."""
    for piece in RUNS:
        for gap in ("", " "):
            assert spoken(gap.join([piece] * 40) + "!", language=language).text


@given(st.lists(st.sampled_from(TOKENS)).map("".join))
def test_nothing_breaks_it(written: str) -> None:
    """Tokens of all kinds in any order: an answer, its origins within the text."""
    said = spoken(written)
    assert len(said.origins) == len(said.text)


def test_a_lexicons_words_win_over_the_rules() -> None:
    """What a respelling puts in is not rewritten: stress in capitals is not spelled, letters and figures stay."""
    assert spoken("Kirkhulme won.", (("Kirkhulme", "KUR-bee"),)).text == "Kur-bee won."
    assert spoken("The SQL team met.", (("SQL", "sequel"),)).text == "The sequel team met."
    assert spoken("The ZYQ team met.", (("ZYQ", "ZYQ"),)).text == "The ZYQ team met."
    assert spoken("Mr. Xi paid $5.", (("Xi", "Shee"),)).text == "Mister Shee paid five dollars."


def test_the_variety_is_one_for_an_article() -> None:
    """A tag with a region decides; else the words of all texts together do, American in doubt."""
    assert with_variety("en-GB", ["The color"]) == "en-GB"
    assert with_variety("en-IE", []) == "en-GB"
    assert with_variety("en-US", ["The colour"]) == "en-US"
    assert with_variety("en", ["The council met.", "It cost £5.", "A $3 fee."]) == "en-GB"
    assert with_variety("en", ["The center cost $5."]) == "en-US"
    assert with_variety("en", ["Nothing tells."]) == "en-US"
    assert with_variety("en", [*["Texas is big."] * 6, "The grey colour faded."]) == "en-GB"  # spelling, not the topic
    for line in (HERE / "varieties.txt").read_text(encoding="utf-8").splitlines():
        variety, _, written = line.partition(": ")
        assert variety.startswith("#") or with_variety("en", [written]) == variety, line
    assert with_variety("de", ["£5"]) == "de"
    assert spoken("Lost 2-0 on 05/06/2018 by 120 votes.", language="en-GB").text == (
        "Lost two nil on the fifth of June twenty eighteen by one hundred and twenty votes."
    )
    assert spoken("Lost 2-0 on 05/06/2018 by 120 votes.", language="en-US").text == (
        "Lost two to zero on May sixth twenty eighteen by one hundred twenty votes."
    )


def test_ways_of_writing_are_found_around_digits() -> None:
    """A pattern that names a digit finds what it would find in the whole text, in long texts as in lines."""
    lines = [line for file in HERE.glob("*.txt") for line in file.read_text(encoding="utf-8").splitlines()[::3]]
    texts = [*lines, *("\n".join(lines[at : at + 40]) for at in range(0, len(lines), 200))]
    for text in texts:
        near = variety._near_digits(text)
        for pattern, _, names_digit in variety._patterns():
            assert not names_digit or bool(pattern.search(near)) == bool(pattern.search(text)), (pattern.pattern, text)


def _pieces() -> list[str]:
    """Every word with a figure, a sign or capitals of our own lines and of the everyday cases."""
    cases = [json.loads(line)["written"] for line in (HERE / "spoken_cases.jsonl").read_text(encoding="utf-8").splitlines()]
    written = [*cases, *(line for _, line, _ in kinds())]
    return sorted({word for line in written for word in line.split() if re.search(r"\d|[A-Z]{2}|[&/:%°£€$]", word)})


@given(st.lists(st.tuples(st.sampled_from(_pieces()), st.sampled_from([" ", " ", "", "-", "/", "–", ", "])), max_size=7))
def test_pieces_of_real_lines_in_any_order(pieces: list[tuple[str, str]]) -> None:
    """No rule fails on what another rule was written for, no figure is left, origins stay in order, in both varieties."""
    written = "".join(word + gap for word, gap in pieces)
    for language in ("en-GB", "en-US"):
        said = spoken(written, language=language)
        assert not any(letter.isdigit() for letter in said.text)
        assert list(said.origins) == sorted(said.origins)
        assert len(said.origins) == len(said.text)


def test_every_condition_of_a_sense_is_known() -> None:
    """A word that is misspelt in the table of senses fails here, and not in a listener's article."""
    known = {*senses._BEFORE, *senses._AFTER, *senses._TOPICS, "_end"}
    conditions = {one.lstrip("!") for many in senses._table().values() for sense in many for some in sense.conditions for one in some}
    assert {one for one in conditions if one[0] not in "<>"} <= known
