"""Known failures, in the open: they are errors again as soon as they pass."""

import pytest

KNOWN = {
    "test_case[harbour]": "the author's bio right after the body is kept by the lower threshold of judging.py",
    "test_nothing_of_a_bare_article_is_lost": "the line classifier still drops a line of a bare article",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them."""
    for item in items:
        if item.name in KNOWN:
            item.add_marker(pytest.mark.xfail(reason=KNOWN[item.name], strict=True))
