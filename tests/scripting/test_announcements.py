"""What the show says before the article, and how the layout cuts the article."""

import pytest

from podcaster.scripting.announcements import opening_text
from podcaster.scripting.layout import lay_out


@pytest.mark.parametrize(
    ("show", "byline", "published", "opening"),
    [
        ("The Post", "Anna Whitlock", "2010-02-23", "The Post. By Anna Whitlock, February 23, 2010."),
        ("The Post.", "by Anna Whitlock", "2010-12-01T21:55Z", "The Post. By Anna Whitlock, December 1, 2010."),
        ("The Post", None, "2010-01-02", "The Post. January 2, 2010."),
        ("", "Anna Whitlock", "2010-13-01", "By Anna Whitlock."),
        ("The Post", " ", "yesterday", "The Post."),
        ("", None, None, ""),
    ],
)
def test_the_opening_says_what_is_known(show: str, byline: str | None, published: str | None, opening: str) -> None:
    """Show, author and date; what is unknown, or no date, is left out."""
    assert opening_text(show, byline, published) == opening


@pytest.mark.parametrize(
    ("body", "quote", "spans"),
    [
        ("“Yes”, he said.", (0, 5), ["“Yes”,", "he said."]),
        ("He (“yes”) ran.", (4, 9), ["He (", "“yes”)", "ran."]),
        ("“Yes” , he said.", (0, 5), ["“Yes”", ", he said."]),
        ("“Yes” —", (0, 5), ["“Yes” —"]),
        ("— “Yes”", (2, 7), ["— “Yes”"]),
    ],
)
def test_punctuation_stays_with_the_quotation(body: str, quote: tuple[int, int], spans: list[str]) -> None:
    """Punctuation without a space belongs to the quotation before it; what has no word joins its neighbour."""
    found = lay_out(body, [(0, len(body))], [(*quote, 0)])
    assert [body[span.start : span.end] for span in found] == spans
