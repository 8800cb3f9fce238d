"""What sites add to a headline is cut off, and no more."""

import pytest

from podcaster.reading.titles import likeness, without_barred_parts, without_site


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Ferry returns after nine years | The Island Courier", None, "Ferry returns after nine years"),
        ("Ferry returns after nine years - Courier", None, "Ferry returns after nine years"),
        ("Ferry returns | Courier", None, "Ferry returns | Courier"),  # too little would be left
        ("Ferry returns | Courier", "courier", "Ferry returns"),
        ("Ferry returns | Courier", "The Courier", "Ferry returns"),
        ("Ferry returns | Courier", "Another Weekly", "Ferry returns | Courier"),
        ("Ferry returns after nine years | The Old Island Courier", None, "Ferry returns after nine years"),
        ("Ferry returns after nine years | The Old Island Courier Weekly", None, "Ferry returns after nine years | The Old Island Courier Weekly"),
        ("Ferry returns after nine years", "Courier", "Ferry returns after nine years"),
        ("The well-known ferry returns after nine years", None, "The well-known ferry returns after nine years"),
    ],
)
def test_the_sites_name(title, site, expected):
    """A site's name goes if it is known, or if it is up to four words behind a bar or a dash and enough is left."""
    assert without_site(title, site) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry returns | World | The Island Courier Weekly", "Ferry returns"),
        ("Ferry returns | The Old Island Courier Weekly", "Ferry returns | The Old Island Courier Weekly"),
        ("Ferry returns - Courier", "Ferry returns - Courier"),
        ("Ferry returns", "Ferry returns"),
        (" | Courier", " | Courier"),
    ],
)
def test_barred_parts(title, expected):
    """Every short part behind a bar goes, nothing behind another mark."""
    assert without_barred_parts(title) == expected


def test_likeness():
    """Equal titles are 1 whatever their case, others less; nothing behind 200 characters counts."""
    assert likeness("Ferry Returns", "ferry returns") == 1.0
    assert likeness("abcd", "wxyz") == 0.0
    assert likeness("a" * 200 + "b" * 50, "a" * 200 + "c" * 50) == 1.0
