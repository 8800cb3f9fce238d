"""Numbers that the forests get for a line: how many of its characters are letters, capitals, figures and marks."""

from podcaster.reading.features import LINE_FEATURES, measure_lines
from podcaster.reading.lines import Line


def test_characters_of_a_line():
    """Letters, capitals, figures, marks and quotation marks are counted, of every script; words with figures as well."""
    (row,) = measure_lines([Line(text="ÄB ce 4² “Ж” | 5x >", after_gap=True)], {})
    measured = dict(zip(LINE_FEATURES, row, strict=True))
    assert measured["digits"] == 3 / 19
    assert measured["symbols"] == 2 / 19
    assert measured["shouting"] == 3 / 6
    assert measured["word_length"] == 6 / 5
    assert measured["quotes"] == 2
    assert measured["number_tokens"] == 2 / 7
