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
        ("note.txt", b"Back in five minutes.", "words of an article"),
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


@pytest.mark.parametrize(("words", "enough"), [(39, False), (40, True)])
def test_the_shortest_article(tmp_path, words, enough):
    """Forty words are an article, one less is not, and what is said of it counts them."""
    path = tmp_path / "note.md"
    path.write_text("# Ferry\n\n" + "word " * words, encoding="utf-8")
    if enough:
        assert read_article(str(path)).body.split() == ["word"] * words
    else:
        assert refusal(str(path)) == (
            f"{path}: only 39 words of an article were found, and 40 are needed "
            "(the rest may be missing, or was taken for page furniture): "
            "name a text to keep, or give the article's text alone and have it read verbatim"
        )


def test_refusals_say_where_what_and_what_next(tmp_path):
    """The whole line for a wall, and for a file that is not there."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>News</title><p>Checking your browser. Verify you are human.</p>", encoding="utf-8")
    assert refusal(str(page)) == (
        f"{page}: no article was found (the page is a robot check): open it in a browser, save it and give the file"
    )
    assert refusal("none.txt") == "none.txt: this file does not exist: check the path"
