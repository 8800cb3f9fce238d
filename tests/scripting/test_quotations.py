"""Which parts of a body are quotations: unclosed marks, speech over several paragraphs, single marks, headlines."""

import pytest

from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.quotations import find_quotations


def quoted(text: str, *, headline: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text, paragraphs(text), headline=headline)]


@pytest.mark.parametrize(("characters", "found"), [(26, True), (25, False)])
def test_an_unclosed_mark_quotes_a_long_rest_only(characters: int, found: bool) -> None:
    """The mark and what follows it in the paragraph: 26 characters are a quotation, 25 are none."""
    rest = "“" + "a" * (characters - 1)
    assert quoted(f"He said {rest}") == ([rest] if found else [])


@pytest.mark.parametrize(("unmarked", "pieces"), [(0, 2), (5, 7), (6, 1)])
def test_a_speech_continues_over_five_paragraphs_without_marks(unmarked: int, pieces: int) -> None:
    """One quotation a paragraph up to the closing mark; after six paragraphs the closing mark is a stray."""
    text = "\n\n".join(["She said: “It all began in the spring.", *["And so it went on."] * unmarked, "It ended.”"])
    found = find_quotations(text, paragraphs(text))
    assert len(found) == pieces
    assert [one.continues for one in found] == [False] + [True] * (pieces - 1)
    assert found[-1].closed is (pieces > 1)


@pytest.mark.parametrize(("singles", "found"), [(4, True), (3, False)])
def test_single_marks_quote_where_they_are_the_rule(singles: int, found: bool) -> None:
    """More than one and a half for each double mark: beside one pair four single ones quote, three do not."""
    text = "\n\n".join(["He said, “It is a doubled one.”", *["‘It is a single one,’ he said."] * singles])
    assert quoted(text) == ["“It is a doubled one.”", *["‘It is a single one,’"] * (singles if found else 0)]


def test_single_marks_quote_in_a_headline() -> None:
    """In the first paragraph when it is the headline, and there alone."""
    text = "‘No challenge,’ says Clinton\n\n‘No,’ it says. “Yes,” he said, “yes.”"
    assert quoted(text, headline=True) == ["‘No challenge,’", "“Yes,”", "“yes.”"]
    assert quoted(text) == ["“Yes,”", "“yes.”"]
