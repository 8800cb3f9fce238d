"""A TOML file that people write: errors name the file, the line and the key."""

import pytest

from podcaster.errors import CastError
from podcaster.system.toml_file import TomlFile
from podcaster.system.validation import Table

TEXT = """\
# Mine
loud = true
sizes = [
  1,
  2,
]

[find]
espeak = ["a"]
'odd key' = 3
"""


class Find(Table, frozen=True, kw_only=True):
    espeak: tuple[int, ...]


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ((), "x.toml"),
        (("loud",), "x.toml, line 2"),
        (("sizes", "[1]"), "x.toml, line 3"),
        (("find",), "x.toml, line 8"),
        (("find", "espeak", "[0]"), "x.toml, line 9"),
        (("find", "odd key"), "x.toml, line 10"),
        (("find", "missing"), "x.toml, line 8"),
        (("missing",), "x.toml"),
    ],
)
def test_every_key_has_its_line(keys: tuple[str, ...], where: str) -> None:
    """With Windows line ends and a byte order mark too; a missing key has the line of its table."""
    for text in (TEXT, "\ufeff" + TEXT.replace("\n", "\r\n")):
        assert TomlFile(text, "x.toml", CastError).where(*keys) == where


def test_an_error_has_what_where_and_advice() -> None:
    """The three are fields of the error."""
    file = TomlFile(TEXT, "x.toml", CastError)
    with pytest.raises(CastError) as caught:
        file.table({"espeak": ["a"]}, Find, "find", advice={"espeak": "write numbers"})
    error = caught.value
    assert (error.what, error.where, error.advice) == (
        "espeak[0] must be a whole number, not text", "x.toml, line 9", "write numbers",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "advice"),
    [
        ("a = 1\nb = \n", "x.toml, line 2", 'write text in quotation marks: key = "text"'),
        ("a = 1\nb = iris\n", "x.toml, line 2", 'write text in quotation marks: key = "text"'),
        ("a = “iris”\n", "x.toml, line 1", 'write straight quotation marks: "text"'),
        ("[Helen Marsh]\n", "x.toml, line 1", 'a name with spaces needs quotation marks: ["Helen Marsh"]'),
        ('["A"]\n["A"]\n', "x.toml, line 2", "remove one of the two tables of this name"),
        ("a = 1\na = 2\nb = 3\n", "x.toml, line 2", "remove one of the two lines with this key"),
        ("[words]\nNew York = 'x'\n", "x.toml, line 2", 'write "key" = "text"'),
        ('a = "x\nb = 1\n', "x.toml, line 1", "close the quotation marks"),
        ("a = {", "x.toml, line 1", "correct the line"),
        ("a = " + "[" * 5000, "x.toml", "correct the file"),
    ],
)
def test_text_that_is_not_toml_is_refused(text: str, where: str, advice: str) -> None:
    """With the line, where there is one."""
    with pytest.raises(CastError, match="this is not TOML") as caught:
        TomlFile(text, "x.toml", CastError)
    assert (caught.value.where, caught.value.advice) == (where, advice)
