"""Times as people and files have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.mixing.times import format_exact_time, format_time, format_timestamp, parse_time, whole_seconds


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0:00"),
        (22_340, "0:22"),
        (203_999, "3:23"),
        (3_599_999, "59:59"),
        (3_723_000, "1:02:03"),
        (36_000_000, "10:00:00"),
    ],
)
def test_a_time_for_people_is_rounded_down(ms: int, text: str) -> None:
    """3:23.999 is 3:23 on every surface; hours only where there are any."""
    assert format_time(ms) == text
    assert whole_seconds(ms) == ms // 1000


def test_an_exact_time_has_milliseconds_where_there_are_any() -> None:
    """Those of a player on the article's page are kept as they were given."""
    assert [format_exact_time(ms) for ms in (61_000, 61_500, 61_005)] == ["1:01", "1:01.500", "1:01.005"]


def test_a_timestamp_has_all_its_digits() -> None:
    """As the WebVTT and Podlove Simple Chapters standards ask; more than 99 hours are written out."""
    assert [format_timestamp(ms) for ms in (0, 22_340, 3_723_004)] == ["00:00:00.000", "00:00:22.340", "01:02:03.004"]
    assert format_timestamp(100 * 3_600_000) == "100:00:00.000"


@given(st.integers(0, 10**9))
def test_what_is_written_reads_back(ms: int) -> None:
    """To the millisecond, or to the second where only seconds were written."""
    assert parse_time(format_timestamp(ms)) == parse_time(format_exact_time(ms)) == ms
    assert parse_time(format_time(ms)) == ms - ms % 1000


@pytest.mark.parametrize("text", ["", "soon", "1:xx", "1:02.5x"])
def test_other_text_is_no_time(text: str) -> None:
    """It raises ValueError."""
    with pytest.raises(ValueError, match="invalid literal"):
        parse_time(text)
