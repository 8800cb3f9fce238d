"""Where an article ends in a text, and which sentences beside it are its own."""

import pytest

from podcaster.reading.ends import corrected, is_end_head, is_own_sentence
from podcaster.reading.sections import comments_start

PROSE = "The company asks people to go on taking short showers until the end of the summer, and to tell their neighbours."


def verdicts(*lines: str, kept: str, ratings: tuple[float, ...] = ()) -> str:
    """The corrected verdicts on lines, as "+" and "-"; `kept` are the verdicts before."""
    return "".join("-+"[stays] for stays in corrected(lines, [sign == "+" for sign in kept], ratings))


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("It begins in June.", "+"),
        ("[The dam is ninety feet high.]", "+"),
        ("The contractor declined to comment.", "+"),
        ("“Come early,” she said.", "+"),
        ("Share this story.", "-"),
        ("What do you think?", "-"),
        ("Call us on 01632 960111.", "-"),
        ("Ada Quill is a staff writer.", "-"),
        ("Photographs by Dee Marsh.", "-"),
        ("Most read", "-"),
    ],
)
def test_a_sentence_below_the_text(line: str, verdict: str) -> None:
    """On a page, a sentence right below a kept line is the article's; a call, a credit or a label is not."""
    assert verdicts("Subscribe", PROSE, line, "© Courier", kept="-+--") == f"-+{verdict}-"


def test_a_sentence_behind_furniture_is_not_the_articles() -> None:
    """Only the sentences that directly follow: a reader's are below a head."""
    assert verdicts("Subscribe", PROSE, "Most read", "It begins in June.", kept="-+--") == "-+--"


@pytest.mark.parametrize("head", ["12 comments", "4 Kommentare", "Comentários (3)", "References", "Notes to editors", "###", "- ENDS -", "Media contact: Olu Finch"])
def test_nothing_goes_on_behind_an_end(head: str) -> None:
    """Behind the head of comments or references, or the mark of a press release, no line is kept."""
    assert is_end_head(head)
    assert verdicts("Subscribe", PROSE, PROSE, head, PROSE, kept="-++-+") == "-++--"


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        ("GULLHAVEN (PA) — The harbour office of Gullhaven is to close in March, its owners told the town on Monday.", "+"),
        ("GULLHAVEN, Ore., March 4, 2024 /Tidewire/ -- The harbour office of Gullhaven is to close, its owners said.", "+"),
        ("GULLHAVEN - The harbour office of Gullhaven is to close in March, its owners told the town on Monday.", "+"),
        ("The harbour office of Gullhaven is to close in March, its owners told the town on Monday afternoon.", "-"),
        ("GULLHAVEN - The harbour office of Gullhaven is to close in March and what its owners told the town", "-"),
    ],
)
def test_the_first_sentence_of_a_report(lead: str, verdict: str) -> None:
    """A sentence that begins with a place and a dash opens the article, also with a credit below it."""
    assert verdicts("Subscribe", lead, PROSE, "Most read", kept="--+-") == f"-{verdict}+-"
    assert verdicts("Subscribe", lead, "Picture: Dee Marsh", PROSE, "Most read", kept="---+-") == f"-{verdict}-+-"
    assert verdicts("Subscribe", lead, "Home", "News", PROSE, "Most read", kept="----+-") == "----+-"


def test_a_list_that_ends_the_article() -> None:
    """Behind the last sentence a short line is another article's headline, unless its rating is high."""
    lines = ("Subscribe", PROSE, "2022: Gullhaven Rovers", "Ferry strike called off", "Most read")
    assert verdicts(*lines, kept="-+++-") == "-+---"
    assert verdicts(*lines, kept="-+++-", ratings=(0.0, 1.0, 0.9, 0.89, 0.0)) == "-++--"


def test_the_signature_of_a_letter() -> None:
    """The last line of a letter and the name below it are kept."""
    assert verdicts("Subscribe", PROSE, "Until next Friday,", "Ada", "Unsubscribe", kept="-+---") == "-+++-"


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        ("WHAT THE RIVER KEPT", "+"),
        ("THE SMALL PRINT", "+"),
        ("WHAT THE RIVER KEPT FOR NINE YEARS", "+"),
        ("DIVER OF NINE FINDS A BELL IN THE RIVER", "-"),
        ("SHARE THIS STORY", "-"),
        ("KEPT", "-"),
    ],
)
def test_a_subhead_in_capitals(head: str, verdict: str) -> None:
    """A subhead that is typed in capitals stays between kept lines, a label of the page does not."""
    assert verdicts("Subscribe", PROSE, head, PROSE, kept="-+-+") == f"-+{verdict}+"


def test_a_head_before_most_of_the_text_is_no_end() -> None:
    """ "References" in a menu, or a chapter called Notes, ends nothing: most of what is kept is below it."""
    assert verdicts("Subscribe", PROSE, "Notes", PROSE, PROSE, kept="-+-++") == "-+-++"


def test_a_live_reports_times_and_posts() -> None:
    """A post below a time is kept with it, though what is between was left out."""
    assert verdicts("Subscribe", "21.10", PROSE, "20.32", "It has begun.", kept="--+--") == "-++++"


@pytest.mark.parametrize("line", ["Вода ушла в июне.", "六月开始放水。", "«On verra bien», dit-elle.", "¿Quién sabe?"])
def test_sentences_of_other_languages(line: str) -> None:
    """A sentence is one in any writing."""
    assert is_own_sentence(line)


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        (["Six ways to cook a turnip", "Market day moves to Thursday"], "--"),
        (["She brought three things:", "a rope", "a lamp"], "+++"),
        (["Six ways to cook a turnip", "They cooked it twice."], "++"),
        (["Until next Friday,", "Ada"], "++"),
    ],
)
def test_short_lines_behind_the_last_sentence(below: list[str], kept: str) -> None:
    """Headlines below the last sentence go; a list that a colon leads, a letter's signature and a subhead stay."""
    assert verdicts("Subscribe", PROSE, *below, kept="-+" + "+" * len(below)) == "-+" + kept


THREAD = ("Posted by: {} on 3 May 2019 at 08:12", "I saw the heron too.", "It was no heron, it was a stork.")


@pytest.mark.parametrize(
    ("names", "paragraphs", "start"),
    [
        ("Ann Ben Cy Dee", 5, 5),
        ("Ann Ben Ann Ben", 5, None),
        ("Ann Ben Cy", 5, None),
        ("Ann Ben Cy Dee", 4, None),
        ("Ann Ben Cy Dee Eve", 4, 7),
    ],
)
def test_a_thread_of_comments(names: str, paragraphs: int, start: int | None) -> None:
    """Comments begin at the first signature below a hundred words, if four people sign; reports of two people are none."""
    comments = [part.format(name) for name in names.split() for part in THREAD]
    assert comments_start([PROSE] * paragraphs + comments) == start


def test_nothing_of_a_thread_is_read() -> None:
    """What stands below the first signature of a thread goes, though the forest keeps it."""
    texts = [PROSE] * 5 + [part.format(name) for name in ("Ann", "Ben", "Cy", "Dee") for part in THREAD[:2]]
    assert verdicts(*texts, kept="+" * len(texts)) == "+" * 5 + "-" * 8


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        (["The best boots", "The best gloves", "The best hats", "14.05", "The lock is shut"], "---++"),
        (["14.05", "The lock is shut"], "++"),
        (["Which boots are best?", "Buy now!", "The best hats", "The lock is shut"], "--++"),
        (["Dear all,", "a rope", "a lamp", "a boat"], "++++"),
    ],
)
def test_short_lines_above_the_first_sentence(above: list[str], kept: str) -> None:
    """A menu above the first sentence goes; a time and a subhead stay, and so does what a letter begins with."""
    assert verdicts("Subscribe", *above, PROSE, kept="-" + "+" * len(above) + "+") == "-" + kept + "+"


def test_an_end_below_a_menu_is_none() -> None:
    """The head of a section in a long menu does not end the article below it: a menu has no sentences."""
    menu = [f"The best boots for moor number {number}" for number in range(9)]
    assert verdicts("Subscribe", "We sell boots.", *menu, "Further reading", PROSE, kept="-" + "+" * 10 + "-+") == "-" + "+" * 10 + "-+"


def test_a_thread_has_dates() -> None:
    """Names after "by" without a date are no signatures of comments."""
    lines = [f"By {name} on page 3" for name in ("Ann", "Ben", "Cy", "Dee")]
    assert comments_start([PROSE] * 5 + lines) is None
