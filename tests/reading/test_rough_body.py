"""How a line stands to the rough body: its run, the words it shares with the body, its neighbours' shapes."""

import pytest

from podcaster.reading.lines import Line
from podcaster.reading.rough_body import ROUGH_BODY_FEATURES, measure_rough_body

HARBOUR = "The harbour master closed the western harbour on Monday because the lantern tower leaned over."
FERRY = "The ferry stayed outside the harbour all night and came in when the lantern was lit again."
TEXTS = ("Sports", "Harbour lantern", HARBOUR, "A new lantern", FERRY, "Ferry tickets from $9", "Sports")
RATINGS = (0.1, 0.4, 0.9, 0.6, 1.0, 0.2, 0.0)


def measured(texts: tuple[str, ...] = TEXTS, ratings: tuple[float, ...] = RATINGS) -> list[dict[str, float]]:
    rows = measure_rough_body([Line(text=text, after_gap=True) for text in texts], list(ratings))
    return [dict(zip(ROUGH_BODY_FEATURES, row, strict=True)) for row in rows]


def test_words_of_the_body() -> None:
    """Content words that other lines of the body have, and other lines that are surely none; the line itself is not counted."""
    rows = measured()
    assert [row["words_of_body"] for row in rows] == pytest.approx([0, 1, 2 / 10, 1, 2 / 9, 1 / 3, 0])
    assert [row["words_of_rest"] for row in rows] == pytest.approx([1, 0, 0, 0, 0, 0, 1])
    assert rows[1]["words_of_body_or_rest"] == 1
    assert [row["content_words"] for row in rows[:2]] == [1, 2]


def test_runs() -> None:
    """A run is neighbouring lines of one verdict, or of short lines; around it are the verdicts before and after."""
    row = measured()[3]
    assert (row["verdict_run_lines"], row["verdict_run_since_start"], row["verdict_run_until_end"]) == (3, 1, 1)
    assert (row["verdict_run_least"], row["verdict_run_most"]) == (0.6, 1.0)
    assert (row["verdict_run_lines_before"], row["verdict_run_lines_after"]) == (2, 2)
    assert (row["verdict_run_rating_before"], row["verdict_run_rating_after"]) == (0.4, 0.2)
    assert row["verdict_run_mean"] == pytest.approx((15 * 0.9 + 3 * 0.6 + 17 * 1.0) / 35)
    assert (row["short_run_lines"], row["short_run_words"], row["short_run_lines_before"]) == (1, 3, 3)
    first, last = measured()[0], measured()[-1]
    assert (first["verdict_run_lines_before"], first["verdict_run_rating_before"]) == (-1, -1)
    assert (last["short_run_lines"], last["short_run_words_after"], last["short_run_rating_after"]) == (2, -1, -1)


def test_neighbours_of_the_same_shapes() -> None:
    """The mean rating of the other lines between lines of the same shapes."""
    row = measured(("Lamp", "$9", "Mug", "$8", "Cup"), (0.1, 0.2, 0.3, 0.6, 0.5))[1]
    assert (row["between_shapes_mean"], row["between_shapes_count"]) == (pytest.approx(0.6), 1)
    assert (row["shape_and_before_mean"], row["shape_and_after_count"]) == (pytest.approx(0.6), 1)
    pairs = measured(("Lamp", "$9", "Mug", "x", "Cup"), (0.1, 0.2, 0.3, 0.6, 0.5))
    assert (pairs[2]["shape_and_before_count"], pairs[2]["shape_and_after_count"]) == (0, 0)
    assert (pairs[1]["shape_and_before_count"], pairs[4]["shape_and_before_count"]) == (0, 0)
    same = measured(("Lamp", "$9", "x", "Mug", "$8"), (0.1, 0.2, 0.3, 0.6, 0.5))[1]
    assert (same["shape_and_before_mean"], same["shape_and_after_count"]) == (pytest.approx(0.5), 0)
    alone = measured(("Lamp", "$9"), (0.1, 0.2))[1]
    assert (alone["between_shapes_mean"], alone["between_shapes_count"]) == (-1, 0)


def test_no_lines() -> None:
    """A text without a line has no features."""
    assert measured((), ()) == []
