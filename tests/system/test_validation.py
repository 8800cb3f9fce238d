"""Values checked against types: what is wrong is said in plain English, with its place."""

from typing import Annotated, Literal

import pytest

from podcaster.system.validation import InvalidValueError, Meta, Table, checked


class Sound(Table):
    rate_wpm: Annotated[int, Meta(ge=80, le=450)] = 170
    fragments: Literal["speaker", "narrator"] = "speaker"
    gains: tuple[float, ...] = ()
    names: Annotated[tuple[str, ...], Meta(min_length=1)] = ("a",)


class File(Table):
    sound: Sound


def test_a_value_that_fits_is_converted() -> None:
    """A whole number serves where a number is asked for; what is missing has its default."""
    assert checked({"sound": {"gains": [1]}}, File) == File(sound=Sound(gains=(1.0,)))


@pytest.mark.parametrize(
    ("sound", "what", "path"),
    [
        ({"rate_wpm": "fast"}, "must be a whole number, not text", ("sound", "rate_wpm")),
        ({"rate_wpm": True}, "must be a whole number, not true or false", ("sound", "rate_wpm")),
        ({"rate_wpm": 20}, "must be at least 80", ("sound", "rate_wpm")),
        ({"rate_wpm": 900}, "must be at most 450", ("sound", "rate_wpm")),
        ({"fragments": "nobody"}, "can't be 'nobody'", ("sound", "fragments")),
        ({"gains": [1, "a"]}, "must be a number, not text", ("sound", "gains", "[1]")),
        ({"gains": [10**400]}, "is out of range", ("sound", "gains", "[0]")),
        ({"names": []}, "must not be empty", ("sound", "names")),
        ({"raet": 1}, "has no key 'raet'", ("sound",)),
        ("loud", "must be a table, not text", ("sound",)),
    ],
)
def test_a_value_that_does_not_fit_is_explained(sound: object, what: str, path: tuple[str, ...]) -> None:
    """What is wrong, and where."""
    with pytest.raises(InvalidValueError) as caught:
        checked({"sound": sound}, File)
    assert (caught.value.what, caught.value.path) == (what, path)


def test_a_missing_key_is_named() -> None:
    """The table lacks it."""
    with pytest.raises(InvalidValueError, match="lacks the key 'sound'"):
        checked({}, File)
