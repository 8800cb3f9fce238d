"""What is left out is said: by kind and number, with the command that shows it."""

from pathlib import Path

from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.cli.dropped import dropped_counts, dropped_line, dropped_summary
from podcaster.reading import Article, Dropped, Piece, read_article
from podcaster.reading.reader import _dropped

PAGE = """# Tide takes chairs

The tide came in at six and took the chairs that the band had left on the sand after the wedding.

| chair | where |
|-------|-------|
| red   | sea   |

```
swim()
```

| band | home |
|------|------|
"""


def article(*dropped: Dropped, source: str = "a page.html") -> Article:
    """An article that leaves this out."""
    return Article(source=source, title="", body="Words.", dropped=dropped)


def test_the_summary() -> None:
    """Kinds are counted, lines come last and are "other", and the command names the source as a shell needs it."""
    line, table, note = Dropped(kind="line", text="Menu"), Dropped(kind="table", text="a b"), Dropped(kind="note", text="c")
    assert dropped_summary(article(line, table, line, note, table)) == (
        "left out: 2 tables, 1 note, 2 other lines: podcaster clean --dropped 'a page.html'"
    )
    assert dropped_summary(article(line, source="-")) == "left out: 1 line: podcaster clean --dropped -"
    assert dropped_summary(article()) == ""
    assert dropped_counts(article(line, table, line)) == [("table", 1), ("line", 2)]


def test_nothing_that_is_left_out_is_no_line(tmp_path: Path) -> None:
    """Not an empty one."""
    (tmp_path / "tide.txt").write_text("Tide\n\nThe tide came in at six and took the chairs.\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["clean", "--dropped", "-q", str(tmp_path / "tide.txt")]).output == ""


def test_a_dropped_part_is_one_line() -> None:
    """A table is one line, with its kind; a line of the page is itself."""
    assert dropped_line(Dropped(kind="table", text="a\nb  c")) == "[table] a b c"
    assert dropped_line(Dropped(kind="line", text="Menu")) == "Menu"


def test_a_whole_table_is_one(tmp_path) -> None:
    """Two tables and a block of code are three things, whole, however many cells and rows they have."""
    path = tmp_path / "tide.md"
    path.write_text(PAGE, encoding="utf-8")
    found = read_article(str(path)).dropped
    assert [(one.kind, one.text) for one in found] == [
        ("table", "chair where red sea"), ("code block", "swim()"), ("table", "band home"),
    ]  # fmt: skip


def test_a_table_of_a_page_is_one(tmp_path) -> None:
    """The cells of a page's table are one table."""
    prose = "The tide came in at six and took the chairs that the band had left on the sand after the wedding. "
    cells = "".join(f"<tr><td>chair {n}</td><td>{n * 7}</td><td>sea</td></tr>" for n in range(6))
    path = tmp_path / "tide.html"
    path.write_text(
        f"<html><head><title>Tide</title></head><body><article><h1>Tide takes chairs</h1><p>{prose * 3}</p>"
        f"<table><tr><th>chair</th><th>age</th><th>where</th></tr>{cells}</table><p>{prose * 2}</p></article></body></html>",
        encoding="utf-8",
    )
    tables = [one.text for one in read_article(str(path)).dropped if one.kind == "table"]
    assert len(tables) == 1
    assert "chair 5" in tables[0]


def test_pieces_of_one_thing_are_joined() -> None:
    """Pieces that a format gives apart are one table; what is of another kind, or not joined, is another thing."""
    pieces = [
        Piece(text="a", kept=False, kind="table"),
        Piece(text="b", kept=False, kind="table", joined=True),
        Piece(text="c", kept=False, kind="comment", joined=True),
        Piece(text="d", kept=False, kind="comment"),
        Piece(text="Tide", kept=False),
    ]
    assert [(one.kind, one.text) for one in _dropped(pieces, "Tide")] == [("table", "a b"), ("comment", "c"), ("comment", "d")]
