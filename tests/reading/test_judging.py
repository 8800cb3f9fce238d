"""The rules around the forests: when a text is spaced, when all of it is kept, what follows the body."""

import pytest

from podcaster.reading import furniture, judging
from podcaster.reading.furniture import is_biography
from podcaster.reading.lines import Line

PROSE = "The ferry came back on Monday, and two hundred people of the island stood on the quay."
PHRASE = "The ferry came back on Monday, and two hundred people of the island stood there to share."
LONG = " ".join([PHRASE.removesuffix("."), "their joy with the crew and with the harbour master, who had not slept since"]) + " Friday, as he had promised the children of both villages."
SHORT = "Share"


@pytest.mark.parametrize(("gaps", "spaced"), [(11, False), (12, True)])
def test_spaced(gaps, spaced):
    """A text is spaced when 12 of 100 lines follow a blank line."""
    assert judging.is_spaced([Line(text="a", after_gap=at < gaps) for at in range(100)]) is spaced


def test_dense_in_spite_of_blank_lines():
    """A text with an endless line, or with most lines indented, is dense."""
    assert judging.is_spaced([Line(text="a", after_gap=True)] * 4)
    assert not judging.is_spaced([*[Line(text="a", after_gap=True)] * 4, Line(text="b", after_gap=False, continues=True)])
    assert judging.is_spaced([Line(text="a", after_gap=True, indented=at < 2) for at in range(4)])
    assert not judging.is_spaced([Line(text="a", after_gap=True, indented=at < 3) for at in range(4)])


@pytest.mark.parametrize(
    ("texts", "kept", "expected"),
    [
        ([PROSE] * 20, [True] * 17 + [False] * 3, [True] * 20),  # 15 of 100 rejected by mistake
        ([PROSE] * 20, [True] * 16 + [False] * 4, [True] * 16 + [False] * 4),
        ([PROSE] * 20, [False] + [True] * 18 + [False], [False] + [True] * 19),  # a headline may stand above
        ([PROSE] * 20, [False] * 2 + [True] * 17 + [False], [False] * 2 + [True] * 17 + [False]),
        ([PROSE] * 19 + [SHORT], [True] * 19 + [False], [True] * 19 + [False]),  # furniture: the forest was right
        ([PROSE] + [SHORT] * 11, [False] * 12, [True] + [False] * 11),  # 17 of 28 words are prose
        ([PROSE] + [SHORT] * 12, [False] * 13, [False] * 13),  # 17 of 29
        ([PHRASE], [False], [False]),  # 17 words with a stock phrase
        ([LONG], [False], [True]),  # 41 words with one
    ],
)
def test_a_text_without_furniture(texts, kept, expected):
    """A text of prose is kept whole, though the forest rejects a little of it, or all of a brief."""
    assert judging._whole_if_bare(texts, kept) == expected


def test_a_rated_list_at_the_end(monkeypatch):
    """The rules know the ratings: a short line behind the last sentence stays when its rating is high."""
    lines = [Line(text=text, after_gap=True) for text in ("Subscribe", PROSE, "2022: Gullhaven Rovers", "Most read")]
    monkeypatch.setattr(judging, "rate_lines", lambda *_: [0.0, 1.0, 0.95, 0.0])
    assert judging.judge_lines(lines) == [False, True, True, False]
    monkeypatch.setattr(judging, "rate_lines", lambda *_: [0.0, 1.0, 0.85, 0.0])
    assert judging.judge_lines(lines) == [False, True, False, False]


@pytest.mark.parametrize(("text", "least"), [(PROSE, 0.08), (PHRASE, 0.15), (SHORT, 0.5), (PROSE.removesuffix("."), 0.5), ("Nobody came.", 0.5)])
def test_after_the_body(text, least):
    """Right after the body a sentence of prose is kept by a low rating, anything else by one half."""
    assert judging._least_rating_after_body(text) == least


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["Tuesday, 7 May 2024", PROSE], [False, True]),
        ([PROSE, "Tuesday, 7 May 2024", PROSE], [True, True, True]),
        ([PROSE, "Jane Roe is a reporter at the Courier."], [True, False]),
        (["Jane Roe is a reporter at the Courier.", PROSE], [True, True]),
        ([PROSE, "Jane Roe is a reporter at the Courier.", "The end."], [True, False, True]),
        ([PROSE, "Advertisement", PROSE], [True, False, True]),
        ([PROSE, "Updated at 16.05 BST", PROSE], [True, False, True]),
        ([PROSE, "Published on 3 May 2024: a map of every well in the county, and of the two that nobody owns", PROSE], [True] * 3),
    ],
)
def test_lines_that_no_forest_keeps(texts, kept):
    """A date above the prose, a biography below it and a stock line go; within the prose the first two stay."""
    assert judging.without_stock(texts, [True] * len(texts)) == kept


@pytest.mark.parametrize(
    "line",
    [
        "When you buy through our links, we may earn a small affiliate commission.",
        "The Larkfield Daily picks what it likes. We receive compensation when you click on a link.",
        "If you order a boat or open an account at one of these yards, we may receive a small payment for it.",
        "By using this website, you accept our terms, and that we count the pages that you turn.",
        "At the Daily we believe that everyone needs good reporting, but not everyone can pay for it.",
        "Our newsroom will cover the count to the last ballot, and we need your help.",
        "A cookie is a small file that a site asks your browser to keep. We also set cookies of others.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "By signing up to the Friday letter you agree to our terms.",
        "Readers' comments are posted at once and read by us later.",
        "Also: The best boots for wet moors, tried on a wet moor",
        "Follow the Larkfield Daily on Instagram, YouTube, TikTok and Facebook for the news of every day.",
        "If you enjoyed this article, the Daily has an offer for you: join the Moor Club.",
        "All boots on this page were independently chosen by our editors.",
        "Photo: the quay in winter, seen from the mill",
        "(Image: © Ada Quill)",
        "© Ada Quill A nurse counts the boats that came in on the night of the storm, and the crews that came with them.",
        "4 of 57",
        "Check price at Quill's",
        "See Details & Buying Options",
        "Read more »",
        "BUY NOW",
        "MORE FROM THE QUAY: Nine boats and a pony",
        "Required reading: What the harbour board knew in May",
        "DON'T MISS",
        "Also on larkfield.com Nine boats came home, and a pony was in the last of them",
        "The mayor of Larkfield opens the second weir, 3 May 2021. Ada Quill/Getty Images",
        "The mayor of Larkfield and his dog (AP)",
        "The second weir in snow. Courtesy of the Larkfield Museum",
        "A clerk carries the first of the chairs over the second weir.Ada Quill",
        "The harbour board in its new boat, a week late. Ada Quill / Pexels",
        "If you bake this loaf, please leave a comment and a star rating below!",
        "More loaves you'll love",
        "You may also like…",
        "Map data © The Quay Survey",
        "To send flowers to the harbour master, please visit our flower shop.",
        "View on the map",
        "Visit website",
        "Show key events only",
        "Our Standards: the principles of the Daily.",
        "Have a view on the weir? Please write, and your letter will be considered for publication in our letters section.",
        "Keep an eye on our website for tides, and follow us on Facebook and Instagram.",
        "ATENÇÃO: Comentários que faltem com respeito aos barcos não serão aprovados.",
        "Kommentare werden von der Redaktion moderiert.",
        "Did you bake one of my loaves? Please take a moment to rate it.",
        "Click here to see the tide table of the harbour board.",
        "In spring the harbour board writes to each of the keepers […]",
        "Nine boats and a pony in the port [VIDEO]",
        "The keeper of the second weir counts the boats that came homeCredit: Ada Quill",
        "$22 $17 at Quill's",
        "More information: A. Quill et al. Tides and small boats, Journal of Quays (2024).",
    ],
)
def test_notices_of_a_publication(line: str) -> None:
    """Commissions, appeals for money, cookies and links to other stories are never read."""
    assert furniture.is_stock(line)


@pytest.mark.parametrize(
    "line",
    [
        "The baker sells cookies at the gate, and her cookies are gone by nine.",
        "The agents earn a commission of 3 per cent on each boat.",
        "If you order a boat from the yard on Monday, we may see it on the river before the end of May, he said.",
        "The ferry also runs on Sundays: it leaves at nine.",
        "The names may not be published before the court has ruled.",
        "The readers' comments filled a shelf by spring.",
        "“We need a new pump,” she told the board.",
        "Follow the river on foot to the second weir.",
        "If you enjoyed this article of faith as a child, you doubt it later.",
        "The board was independently chosen by both towns.",
        "Picture this: a quay without a boat, and a town without a quay.",
        "57 of 4",
        "Buy now, they were told.",
        "Available from May",
        "Get the details right",
        "More: that is what the board wanted.",
        "Also on larkfield pier a pony was seen.",
        "The museum of Larkfield, PA",
        "The boats came by courtesy of the town, and left at noon.",
        "If you make this crossing in March, the crew will rate you among the brave, and leave it at that.",
        "You may like the pony more than the boat.",
        "Visit the site of the second weir before noon.",
        "“In spring the board wrote to each of the keepers […],” she read.",
        "A click here and there was all that the keeper heard.",
        "To send flowers to a harbour master is unusual.",
        "$22 a boat, and $17 at noon.",
        "She wrote all of the third song for Rocket.Chat",
        "The board met at nine in the old school.Then it left.",
        "4 of 57 boats came back.",
    ],
)
def test_sentences_about_such_things(line: str) -> None:
    """An article may speak of cookies, commissions and needs."""
    assert not furniture.is_stock(line)


@pytest.mark.parametrize(
    ("line", "most"),
    [("Photo: {}", 24), ("{} (AP)", 49), ("{} courtesy of Ada", 47)],
)
def test_the_length_of_a_caption(line: str, most: int) -> None:
    """A line with more words than a caption has is a sentence, whatever it begins or ends with."""
    assert furniture.is_stock(line.format(" ".join(["word"] * most)))
    assert not furniture.is_stock(line.format(" ".join(["word"] * (most + 1))))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Ada Quill covers city hall for The Larkfield Daily.", True),
        ("Follow her on X for more.", True),
        ("She can be reached at the desk.", True),
        ("Jonas Pike is a staff writer.", True),
        ("Jonas Pike (jonas@larkfield.example) is the editor of the Daily.", True),
        ("Ada Quill covers the hole for the winter.", False),
        ("He told them to follow her home.", False),
    ],
)
def test_a_biography(line: str, is_one: bool) -> None:
    """What a writer covers, and where, is their biography; what anybody covers is not."""
    assert is_biography(line) is is_one
