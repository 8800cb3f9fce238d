"""Encodings, characters, wrapped lines, dates and bylines."""

import codecs
import io

import pytest

from podcaster.errors import SourceError
from podcaster.reading import read_article
from podcaster.reading.characters import clean_characters
from podcaster.reading.credits import is_credit
from podcaster.reading.datelines import find_byline, find_date, is_dateline
from podcaster.reading.decoding import decode
from podcaster.reading.glue import cut_glued, opening_title, title_pattern
from podcaster.reading.language import detect_language
from podcaster.reading.lines import _was_full, cut_sentences, split_lines

WORDS = "“Naïve café”, she said – twice."


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (WORDS.encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), None),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("utf-16-le"), None),
        (WORDS.encode("utf-16-be"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "iso-8859-1"),
        (WORDS.encode(), "latin-1"),
        (WORDS.encode("utf-8") + b"\xe2\x80", None),
    ],
)
def test_encodings(data, charset):
    """Text is read in its encoding: marked, declared, wrongly declared or found out; a cut end costs only itself."""
    assert decode(data, "here", charset=charset).removesuffix("\ufffd") == WORDS


def test_declared_inside():
    """A page's own charset declaration counts."""
    page = '<html><head><meta charset="windows-1251"></head><body>Привет</body></html>'
    assert "Привет" in decode(page.encode("cp1251"), "here")


@pytest.mark.parametrize("name", ["punycode", "undefined", "idna", "unicode_escape", "raw-unicode-escape", "hex", "rot13", "mbcs", "utf-99"])
def test_a_charset_that_is_none(name):
    """What Python calls so, and no page of the web can be in, is not obeyed, and costs nothing where it takes long."""
    page = f'<meta charset="{name}">\\u0041-{"a" * 1_000_000}'.encode()
    assert decode(page, "here", charset=name) == decode(page, "here") == page.decode()


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"ab\0cd" * 40 + b"e", b"PK\x03\x04xx"])
def test_binary_is_refused(data):
    """What is not text is named, not narrated."""
    with pytest.raises(SourceError, match=r"^page.bin: this is .*, not text: save"):
        decode(data, "page.bin")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("so\u00adlar", "solar"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202bright\u202c \u2067to\u2069", "right to"),
        ("a\u00a0b\u2009c", "a b c"),
        ("Fish &amp; chips&nbsp;&#8217;", "Fish & chips ’"),
        ("\x93quoted\x94 \x96", "“quoted” –"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("\x1b[1;31mThe gate\x1b[0m shut at \x1b]8;;http://tide.example\x1b\\six\x1b]8;;\x07.\x1b[K", "The gate shut at six."),
    ],
)
def test_characters(before, after):
    """Invisible characters and left-over entities go; spelling stays."""
    assert clean_characters(before) == after


def test_hard_wrapped_paragraphs_are_whole():
    """A wrapped paragraph is one paragraph, and a word broken by a hyphen at the wrap is one word."""
    text = (
        "The keeper of the lighthouse had never been\nashore in winter, and when the boat came in Dec-\n"
        "ember to fetch him he would not leave the tower\nuntil somebody promised to wind the great clock.\n\n"
        "Nobody did. The clock stopped at a quarter past\nfour, and the well-known light burned all day in\n"
        "the fog because there was no one to put it out.\n"
    )
    lines = [line.text for line in split_lines(text)]
    assert len(lines) == 2
    assert "in December to fetch" in lines[0]
    assert lines[1].endswith("no one to put it out.")


def test_a_word_cut_inside_a_page_is_one_word():
    """A hyphen at the end of a line of a page that is not wrapped as a whole leaves no blank in the word."""
    text = (
        "Tram line approved\n\nMenu\nSearch\nThe city council voted late on Tuesday to build the long-\ndelayed eastern tram"
        " line, and to begin the work before the summer.\nShare\nOpponents said the vote came too early, because nobody"
        " has seen the sums, and because the old terminal could be opened again for half of the money, as the ferries did."
    )
    assert "the long-delayed eastern tram" in read_article("-", stdin=io.BytesIO(text.encode())).body


def test_short_lines_are_not_wrapped():
    """Lines that end where their sentences end are left alone."""
    text = "\n".join(
        ["He came in through the back door.", "She did not look up at all.", "Nobody spoke for a long while."] * 3
    )
    assert len(split_lines(text)) == 9


def test_sentences_of_an_endless_line():
    """Sentences are cut apart, abbreviations and initials are not."""
    assert cut_sentences("Mr. J. Smith left. “Why?” He knew. The U.S. Senate sat.") == [
        "Mr. J. Smith left.",
        "“Why?”",
        "He knew.",
        "The U.S. Senate sat.",
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("23 Feb, 2010 21:55", "2010-02-23T21:55"),
        ("Published: December 20, 2023", "2023-12-20"),
        ("November 19, 2019, 9:02 PM", "2019-11-19T21:02"),
        ("Tuesday 3rd of May 2011", "2011-05-03"),
        ("2024-05-14T08:30:00Z", "2024-05-14T08:30Z"),
        ("14.05.2024", "2024-05-14"),
        ("05/14/2024", "2024-05-14"),
        ("30 February 2020", None),
        ("sexta-feira, 22 de outubro de 2010 às 20:13", "2010-10-22"),
        ("le 3 août 2021", "2021-08-03"),
        ("Dienstag, 5. März 2019", "2019-03-05"),
        ("Chapter 12", None),
    ],
)
def test_dates(line, day):
    """Dates as pages print them become ISO 8601."""
    assert find_date(line) == day


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Tuesday, 7 May 2024", True),
        ("Published: May 7, 2024 at 9:30 p.m. EST | Updated 10:15", True),
        ("2024-05-07 21:55", True),
        ("7 May 2024: the day it rained", False),
        ("sexta-feira, 22 de outubro de 2010 às 20:13", True),
        ("Publié le mardi 3 août 2021", True),
        ("Dienstag, 5. März 2019, 12:30 Uhr", True),
        ("Am 5. März 2019 in Lund", False),
        ("On 7 May 2024 at Lund", False),
        ("Tuesday", False),
    ],
)
def test_datelines(line, is_one):
    """A line that is only a date is told apart from one that says something of it."""
    assert is_dateline(line) == is_one


def test_a_life_is_no_date():
    """The first and the last day of something are no day of publication; two days of a page are."""
    assert not is_credit("October 2, 1938 - January 17, 2025")
    assert not is_credit("2 October 1938 to 17 January 2025")
    assert is_credit("Published 2 May 2024 | Updated 3 May 2024")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE AND JOHN DOE", "Jane Roe and John Doe"),
        ("Written by Dr. Anna van der Berg, Staff Writer", "Dr. Anna van der Berg"),
        ("By WQVT Staff", "WQVT Staff"),
        ("By Tamsin Gore Court Reporter", "Tamsin Gore"),
        ("Posted 12 Jan 2025 by Meera Das, Land Manager", "Meera Das"),
        ("Por Carmen Ibáñez", "Carmen Ibáñez"),
        ("Door Lane is shut", None),
        ("Von Anna Müller kam nichts", None),
        ("By Jeff Roe Monday, November 18, 2019", "Jeff Roe"),
        ("By the river they sat down", None),
        ("Bystanders watched", None),
    ],
)
def test_bylines(line, names):
    """A byline gives its names and nothing else."""
    assert find_byline(line) == names


def test_the_title_a_page_opens_with():
    """On one long line the title is as much of the beginning as comes again, quotation marks and all."""
    page = "“We stay,” say ferry crews | Courier Menu Home “We stay,” say ferry crews 4 May 2024 The crews voted."
    assert opening_title(page) == "“We stay,” say ferry crews"
    assert opening_title("The crews of the ferries voted on Thursday to keep sailing after midnight.") == ""


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Skip to content Home News World Sport Weather Newsletters Sign in Search Menu Close", ""),
        ("We will not be moved from this place by anyone at all, the crowd sang.", ""),
        ("We will not be moved from this place by anyone | Courier Menu", "We will not be moved from this place by anyone"),
    ],
)
def test_what_is_repeated_and_no_title(opening, title):
    """A menu and a refrain come again too, and are no title."""
    again = opening.partition(",")[0].partition(" |")[0]
    assert opening_title(f"{opening} Nobody knew what would come. {again} came again.") == title


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("Courier Menu We all stay here 4 May 2024 The crews voted to stay.", ["Courier Menu", "We all stay here", "4 May 2024", "The crews voted to stay."]),
        ("Share Facebook Twitter Read more The crews voted to stay.", ["Share Facebook Twitter Read more", "The crews voted to stay."]),
        ("By Hanne Voss 3 hours ago | “No,” said the oldest of them —", ["By Hanne Voss 3 hours ago", "“No,” said the oldest of them —"]),
        ("The ship that sank on 4 May 2024 Was never found, they say.", ["The ship that sank on 4 May 2024 Was never found, they say."]),
        ("They said on Facebook that the boat would sail at 21:55 on Monday.", ["They said on Facebook that the boat would sail at 21:55 on Monday."]),
        ("Facebook CEO Mark Zuckerberg said that it would stay as it was.", ["Facebook CEO Mark Zuckerberg said that it would stay as it was."]),
        ("Credit Suisse analysts said that it would stay as it was.", ["Credit Suisse analysts said that it would stay as it was."]),
    ],
)  # fmt: skip
def test_furniture_is_cut_off_a_sentence(glued, parts):
    """What stands between the title and a sentence is cut off it; a date or a name within a sentence cuts nothing."""
    assert cut_glued([glued], title_pattern("We all stay here")) == parts


def test_sentences_after_the_first_are_not_cut():
    """What looks like furniture further down is the article's."""
    later = "Published 4 May 2024 Facebook Twitter The book says so, and nobody else ever did."
    assert cut_glued(["The crews of the island voted to stay where they are.", later], None)[1:] == [later]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Die Fähre ist am Montag zurück, und auf dem Kai standen die Leute, um sie zu sehen.", "de"),
        ("Le bac est de retour et les gens sont sur le quai pour le voir, mais il pleut.", "fr"),
        ("The ferry is back, and it was met by the people on the quay.", "en"),
        ("Quai, ferry, kade.", "en"),
        ("Rain.", "en"),
        ("Boris Johnson met Angela Merkel in Berlin.", "en"),
        ("Le bac est là.", "fr"),
        ("渡轮星期一回来了，码头上站满了人。", "zh"),
        ("フェリーは月曜日に戻ってきた。", "ja"),
        ("Паром вернулся в понедельник, и на причале стояли люди.", "ru"),
        ("Prom wrócił w poniedziałek, a na nabrzeżu stali ludzie, żeby go zobaczyć.", "pl"),
        ("Lautta palasi maanantaina, ja laiturilla seisoi ihmisiä katsomassa sitä.", "fi"),
    ],
)
def test_language(text, tag):
    """A language is told by its letters and words; a few names in Latin letters are taken for English."""
    assert detect_language(text) == tag


def test_damaged_text_is_read():
    """UTF-16 with a character in 200 broken is read, with more it is refused; so are bytes in no encoding."""
    def utf_16(broken):
        return codecs.BOM_UTF16_LE + ("a" * 199).encode("utf-16-le") * 10 + b"\x00\xd8" * broken

    assert decode(utf_16(9), "here").startswith("aaa")
    with pytest.raises(SourceError, match="here: this is marked as UTF-16 but is not valid UTF-16"):
        decode(utf_16(90), "here")
    with pytest.raises(SourceError, match="encoding of this text was not recognised"):
        decode(bytes(range(128, 160)) * 30 + b"\x81\x8d\x8f" * 9, "here")


@pytest.mark.parametrize(
    ("row", "following", "full"),
    [
        ("which he is thought to have walked further than any-", "one else on the canal", True),
        ("which he is thought to have walked further than", "anybody", False),
        ("which he is thought to have walked much further than anybody did", "and", True),
        ("the line from Hull to Selby -", "and back", False),
    ],
)
def test_a_full_row(row, following, full):
    """A row of a wrapped text is full when the next word did not fit, or when its last word was cut."""
    assert _was_full(row, following, 70) is full
