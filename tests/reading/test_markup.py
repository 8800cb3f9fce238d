"""Org, reStructuredText and AsciiDoc: their marks are not read aloud, and nothing is included, run or fetched."""

import io
import time
from pathlib import Path

import pytest
from work import count_calls

from podcaster.errors import SetupError, SourceError
from podcaster.reading import Article, Document, read_article

pytest.importorskip("docutils", reason="needs the extra documents: pip install -e '.[documents]'")

LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers."
BAND = "The band came at two and played until the ice sang along, which the older people said it had not done for years."


def read(text: str, name: str, folder: Path) -> Article:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_article(str(path))


ORG = f"""#+TITLE: The Ice
#+AUTHOR: Ida Roe
#+DATE: <2026-05-04 Mon>
#+OPTIONS: toc:nil
# A comment for the editor.

* TODO [#A] At the *lake* [1/2]  :ice:village:
SCHEDULED: <2026-05-03 Sun>
:LOGBOOK:
- State "DONE" from "TODO"
:END:
{LAKE.replace("Sunday", "/Sunday/").replace("village", "[[https://v.example][village]]")}[fn:1][fn:: Inline note.]

#+begin_src sh
rm -rf /
#+end_src
#+INCLUDE: "secret.org"
[[file:ice.png]]
| Boat | Year |
|------+------|
| Ada  | 1912 |

- [X] =First= on the ice :: {BAND}
** COMMENT Not this
Nobody reads this line in the evening.
*** Nor this
Nor this.
* Home
#+begin_quote
“We went home <2026-05-04 Mon>,” she said -- and slept.
#+end_quote

[fn:1] So they say.
"""

RST = f"""=======
The Ice
=======

:Author: Ida Roe
:Date: 2026-05-04

.. contents::
.. _lake:
.. A comment for the editor.

At the *lake*
=============

{LAKE.replace("Sunday", "**Sunday**").replace("village", "`village <https://v.example>`_")} [1]_

.. toctree::
   :maxdepth: 2

   other

.. code-block:: python

   print("ice")

.. include:: secret.txt
.. raw:: html
   :file: secret.txt
.. csv-table:: Boats
   :file: secret.txt
.. image:: ice.png
.. note:: {BAND}

* First: see :doc:`the index <index>` and :py:func:`open` on the ice.

.. [1] So they say.

Home
====

    "We went home," she said.
"""

ASCIIDOC = f"""= The Ice
Ida Roe <ida@v.example>
v1.0, 2026-05-04
:toc:
:place: village

// A comment for the editor.
[[lake]]
== At the _lake_

{LAKE.replace("Sunday", "*Sunday*").replace("village", "https://v.example[{place}]")}footnote:[So they say.]

[source,ruby]
----
puts "ice"
----
include::secret.adoc[]
image::ice.png[The ice]
.The boats
|===
|Boat |Year
|Ada |1912
|===

NOTE: {BAND}

First:: see <<lake,the lake>> and link:x.html[the index] on the ice.

////
Nobody reads this.
////

Home
----
____
"`We went home,`" she said -- and slept.
____
"""


@pytest.mark.parametrize(
    ("name", "text", "last"),
    [
        ("ice.org", ORG, ["First on the ice: " + BAND, "Home", "“We went home 2026-05-04,” she said – and slept."]),
        ("ice.rst", RST, [BAND, "First: see the index and open on the ice.", "Home", '"We went home," she said.']),
        ("ice.adoc", ASCIIDOC, [BAND, "First: see the lake and the index on the ice.", "Home", "“We went home,” she said — and slept."]),
        ("ice.txt", ORG, ["First on the ice: " + BAND, "Home", "“We went home 2026-05-04,” she said – and slept."]),
        ("ice", RST, [BAND, "First: see the index and open on the ice.", "Home", '"We went home," she said.']),
        ("ice.text", ASCIIDOC, [BAND, "First: see the lake and the index on the ice.", "Home", "“We went home,” she said — and slept."]),
    ],
)
def test_the_marks_of_markup(name: str, text: str, last: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings, prose and lists are read without their marks, known by name or by content; other files stay unread."""
    monkeypatch.chdir(tmp_path)
    for secret in ("secret.org", "secret.txt", "secret.adoc"):
        (tmp_path / secret).write_text("The secret of the village is this.", encoding="utf-8")
    article = read(text, name, tmp_path)
    assert article.body.split("\n\n") == ["At the lake", LAKE, *last]
    assert [article.body[start:end] for start, end in article.headings] == ["At the lake", "Home"]
    assert (article.title, article.byline, article.published) == ("The Ice", "Ida Roe", "2026-05-04")
    told = [one.text for one in article.dropped]
    assert any("So they say." in one for one in told)
    assert not any("secret of" in one for one in (*told, article.body))


@pytest.mark.parametrize("name", ["a.org", "a.rst", "a.adoc"])
@pytest.mark.parametrize("start", ["#+begin_quote\n", "----\n", "[[", "* a\n" * 50, " " * 5_000 + "a\n", "`" * 999, "|" * 999, "====\n", "<<", "[fn:", ":a:", "**"], ids=range(12))
def test_broken_markup_is_read_or_explained(name: str, start: str, tmp_path: Path) -> None:
    """Marks without an end, and nesting without end, lose no text."""
    try:
        assert "half the village" in " ".join(read(f"{LAKE}\n\n{start}{BAND}\n\n{LAKE}\n", name, tmp_path).body.split())
    except SourceError as error:
        assert "nests too deep" in str(error)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is missing, the error says how to install it."""
    import sys

    for module in [name for name in sys.modules if name.partition(".")[0] == "docutils"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(SetupError, match="reading reStructuredText needs the extra `documents`: run `pip install"):
        read_article("-", stdin=io.BytesIO(RST.encode()))


@pytest.mark.long
@pytest.mark.parametrize("piece", ["*a ", "`a ", "|a ", ":a:`"])
def test_marks_without_an_end_take_time_in_proportion(piece: str) -> None:
    """Four times the marks in one paragraph of reStructuredText take at most eight times as long."""
    from podcaster.reading.formats import rst

    def seconds(count: int) -> float:
        began = time.process_time()
        rst.read(Document(data=f"{LAKE}\n\n{piece * count}\n".encode(), where="a", name="a.rst"))
        return time.process_time() - began

    seconds(10)
    assert seconds(40_000) < 8 * seconds(10_000) + 0.5


@pytest.mark.long
@pytest.mark.parametrize("name", ["org", "asciidoc"])
@pytest.mark.parametrize("piece", ["[[a", "*a ", "/a", "<<a", "[fn:a", "{a", "| a\n", "- a\n", ":a:\n", "#+begin_a\n", "----\n", "a::", "`a", "a--", "```a\n"], ids=range(15))
def test_markup_takes_work_in_proportion(name: str, piece: str) -> None:
    """Four times the marks are at most six times the calls."""
    from importlib import import_module

    module = import_module(f"podcaster.reading.formats.{name}")

    def calls(count: int) -> int:
        data = f"{LAKE}\n\n{piece * count}\n".encode()
        return count_calls(lambda: module.read(Document(data=data, where="a", name="a")))

    assert calls(800) < 6 * calls(200) + 5_000
