"""Where articles come from, and what is said when none can be had."""

import contextlib
import io
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import read_article

CASES = Path(__file__).parent / "cases"


def refusal(source, **options):
    with pytest.raises(SourceError) as caught:
        read_article(source, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.where
    assert caught.value.advice
    return message


def test_refusals(tmp_path):
    """A missing, empty, blank, binary or foreign source is refused in one line that names it."""
    assert "does not exist" in refusal(str(tmp_path / "none.txt"))
    assert "is a folder" in refusal(str(tmp_path))
    for name, data, reason in (
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("nbsp.txt", "\u00a0\n\u00a0".encode(), "only white space"),
        ("binary.txt", bytes(range(256)) * 4, "binary data"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        message = refusal(str(path))
        assert reason in message
        assert str(path) in message
    assert "only http and https" in refusal("ftp://example.org/a.txt")


def test_standard_input():
    """A dash reads the bytes given as standard input."""
    data = (CASES / "orchard.txt").read_bytes()
    assert read_article("-", stdin=io.BytesIO(data)).title == "Orchard keepers fear the early blossom"
    assert "standard input: this is empty" in refusal("-", stdin=io.BytesIO(b""))


def test_verbatim_keeps_every_character(tmp_path):
    """Read verbatim, the body is the text to the letter, however short, whatever its line ends."""
    text = " Two\r\nlines.\u00a0&amp; \x0c 0:00 / 1:00\n\n\n"
    path = tmp_path / "body.txt"
    path.write_bytes(text.encode())
    article = read_article(str(path), verbatim=True)
    assert (article.title, article.body, article.players, article.dropped) == ("", text, (), ())


def test_keep_and_drop(tmp_path):
    """The user's word overrules: a dropped line stays, a kept one goes; case and spacing do not count."""
    source = str(CASES / "orchard.txt")
    kept = read_article(source, keep=["sign up for  our NEWSLETTER"])
    assert "Sign up for our newsletter and never miss a story." in kept.body
    dropped = read_article(source, drop=["the growers have bought candles"])
    assert "candles" not in dropped.body
    assert any("candles" in one.text for one in dropped.dropped)
    assert not any('has "' in one for article in (kept, dropped) for one in article.remarks)
    neither = read_article(source, keep=["the growers have bought candles"], drop=["Sign up for our newsletter"])
    assert neither.body == read_article(source).body
    assert neither.remarks[:2] == (
        'no line that is left out has "the growers have bought candles"', 'no line that is read has "sign up for our newsletter"'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>Please enable JavaScript to view this site.</p>", "scripts"),
        ("<p>Before you continue: we value your privacy. Accept all cookies?</p>", "consent"),
        ("<p>Checking your browser. Verify you are human.</p>", "robot"),
        ("<p>Subscribe to continue reading this story.</p>", "paywall"),
        ("<div id=app></div><script>start()</script>", "scripts"),
    ],
)
def test_walls_are_named(tmp_path, body, reason):
    """A page without an article is told apart by what stands in its place."""
    path = tmp_path / "page.html"
    path.write_text(
        f"<!doctype html><html><head><title>News</title></head><body>{body}</body></html>", encoding="utf-8"
    )
    assert reason in refusal(str(path))


def test_monsters(tmp_path):
    """A megabyte on one line and thousands of nested elements neither hang nor crash."""
    line = tmp_path / "line.txt"
    line.write_text("word 12:3 (a " * 80_000, encoding="utf-8")
    nested = tmp_path / "nested.html"
    nested.write_text("<html><body>" + "<div>" * 3000 + "<p>Deep down. " * 20 + "</body></html>", encoding="utf-8")
    for path in (line, nested):
        with contextlib.suppress(SourceError):  # either is no article, and may be refused as such
            read_article(str(path))


@pytest.mark.parametrize(("words", "remarks"), [(1, 1), (39, 1), (40, 0)])
def test_a_short_article_is_read_and_remarked_upon(tmp_path, words, remarks):
    """What has a word is read; below forty words a remark asks whether something is missing."""
    path = tmp_path / "note.md"
    path.write_text("# Ferry\n\n" + "word " * words, encoding="utf-8")
    article = read_article(str(path))
    assert article.body.split() == ["word"] * words
    assert len(article.remarks) == remarks


@pytest.mark.parametrize("text", ["Back in five minutes.", "Hello world. This is a test.", "Otter", "Rain.\n\nMore rain."])
def test_a_few_words_are_read_whole(tmp_path, text):
    """The first try of everybody: no word of it is lost, and none becomes the title."""
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(str(path))
    assert (article.title, article.body) == ("", text)


def test_a_stray_nul_is_no_binary(tmp_path):
    """A text with a NUL in it is read without it; a file with one in every hundred bytes is binary."""
    path = tmp_path / "note.txt"
    path.write_bytes(b"The ferry is back.\0 It was met on the quay by a band and a dog. " * 8)
    assert "binary data" in refusal(str(path))
    path.write_bytes(b"The ferry is back.\0 It was met on the quay by a band and a dog.")
    assert read_article(str(path)).body == "The ferry is back. It was met on the quay by a band and a dog."


TEASER = "The river rose by a metre in the night. Nobody in the lower town was surprised, and nobody slept."


@pytest.mark.parametrize(
    ("gate", "whole"),
    [
        ("Subscribe to continue reading.", False),
        ("This article is for subscribers only.", False),
        ("Sign up for our newsletter.", True),
        ("We use cookies.", True),
    ],
)
def test_a_teaser_is_told_from_a_short_article(tmp_path, gate, whole):
    """The same two sentences are an article, and a teaser when a gate is in the place of the rest."""
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>River rises</title></head><body><article><h1>River rises</h1><p>{TEASER}</p></article>"
        f"<div>{gate}</div></body></html>",
        encoding="utf-8",
    )
    if whole:
        assert read_article(str(path)).body == TEASER
    else:
        assert "only the beginning of an article was found" in refusal(str(path))


NO_ARTICLES = {
    "<title>Just a moment...</title><h1>tarn.example</h1><p>Verifying you are human. This may take a few seconds.</p>"
    "<p>tarn.example needs to review the security of your connection before proceeding.</p>": "robot check",
    "<title>Sorry</title><h1>You have been blocked</h1><p>You are unable to access tarn.example.</p><h2>Why have I been"
    " blocked?</h2><p>This website is using a security service to protect itself.</p>": "robot check",
    "<title>Page not found</title><h1>404</h1><p>Sorry, the page you are looking for does not exist.</p>": "none at this address",
    "<title>404 - Tarn Herald</title><h1>We can't find that page</h1><p>The page you were looking for has been moved."
    " Try the search box above, or go to our home page.</p>": "none at this address",
    "<title>Tarn Herald</title><p>This article could not be found. Please check the address.</p>": "none at this address",
}
"""Pages that a browser gets in the place of an article, and the reason that is told."""


def test_a_page_in_the_place_of_the_article_is_none(tmp_path):
    """A robot check and the page of a wrong address are no episode; a short report about such a page is one."""
    path = tmp_path / "page.html"
    for page, why in NO_ARTICLES.items():
        path.write_text(f"<!doctype html>{page}", encoding="utf-8")
        assert why in refusal(str(path)), page
    report = "The mayor of Tarn laughed on Monday, and then he sent the town's only programmer a box of plums."
    path.write_text(f"<!doctype html><title>Page not found, says mayor</title><p>{report}</p>", encoding="utf-8")
    assert read_article(str(path)).body == report


def test_refusals_say_where_what_and_what_next(tmp_path):
    """The whole line for a wall, and for a file that is not there."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>News</title><p>Checking your browser. Verify you are human.</p>", encoding="utf-8")
    assert refusal(str(page)) == (
        f"{page}: no article was found (the page is a robot check): open it in a browser, save it and give the file"
    )
    assert refusal("none.txt") == "none.txt: this file does not exist: check the path"
