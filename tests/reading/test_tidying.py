"""What is taken out of a page before its blocks are read, and what stays, at the bounds of the rules."""

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.notation import plain_formula, plain_formulas, superscript, without_sounds
from podcaster.reading.pages import parse_page
from podcaster.reading.pull_quotes import mark_pull_quotes
from podcaster.reading.tidying import tidy


def _read(markup):
    """The blocks of a page with this body, after tidying, as (kind, text), and the formulas left out."""
    tree = parse_page(f"<html><body>{markup}</body></html>")
    formulas = tidy(tree)
    blocks, more = read_blocks(tree)
    return [(block.kind, block.text) for block in mark_pull_quotes(blocks)], (*formulas, *more)


@pytest.mark.parametrize(
    ("markup", "stays"),
    [
        ('<div class="inline-newsletter"><h4>Our letter</h4><p>Long reads, every Sunday.</p></div>', False),
        ('<section class="post-navigation">Older: a bell</section>', False),
        (f'<div class="newsletter-post">{"word " * 61}</div>', True),
        ('<p class="newsletter">Long reads, every Sunday.</p>', True),
        ('<h3 id="a-subscription-to-bread">A subscription to bread</h3>', True),
        ('<div class="subscriber-only"><p>The weir held.</p></div>', True),
    ],
)
def test_class_names_of_notices(markup, stays):
    """A small box whose class name tells of a letter, an appeal or other pages is left out; an article is not."""
    filling = "<p>" + "The ferry came back on Monday with nobody. " * 30 + "</p>"
    found, _ = _read(filling + markup)
    assert all(kind is None for kind, _ in found) is stays


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It opened in 1921<sup>3</sup>.", "It opened in 1921."),
        ("It opened in 1921.<sup>3</sup> It shut.", "It opened in 1921. It shut."),
        ("It opened<sup>[3]</sup>, then shut.", "It opened, then shut."),
        ("It opened<sup>3,4</sup> and shut.", "It opened and shut."),
        ("It opened<sup>*</sup> and shut.", "It opened and shut."),
        ("It holds 10<sup>6</sup> litres.", "It holds 10⁶ litres."),
        ("It holds 10<sup>-6</sup> litres.", "It holds 10⁻⁶ litres."),
        ("It covers 40 m<sup>2</sup> of floor.", "It covers 40 m² of floor."),
        ("where x<sup>2</sup> is the floor", "where x² is the floor"),
        ("roughly as 4b<sup>2</sup> it grew", "roughly as 4b² it grew"),
        ("Weir Board (WEIR.L)<span>, opens new tab</span> fell", "Weir Board (WEIR.L) fell"),
        ("Each doubles: 2<sup>12</sup> grains.", "Each doubles: 2¹² grains."),
        ("Of 340<sup>1</sup> boats 20<sup>2</sup> sank.", "Of 340 boats 20 sank."),
        ("Of 340<sup>5</sup> boats none sank.", "Of 340⁵ boats none sank."),
        ("It is the 21<sup>st</sup> time.", "It is the 21st time."),
        ("Made by Ostler<sup>TM</sup> in May.", "Made by Ostler in May."),
        ('It shut.<a href="#fn1" role="doc-noteref"><sup>1</sup></a> It rained.', "It shut. It rained."),
        ('It shut<a class="footnote-anchor" href="#footnote-1">1</a>.', "It shut."),
        ('See <a href="#part-2">2</a> below.', "See 2 below."),
        ('The weir <a class="anchor" href="#weir">#</a>', "The weir"),
        ('<a href="#weir">¶</a>The weir', "The weir"),
        ('It has a <a href="/hash">#</a> on its lid.', "It has a # on its lid."),
        ('It shut <span class="sr-only">(opens in a new tab)</span>, then rained.', "It shut, then rained."),
        ('It shut <span style="display: none">id-7</span>early.', "It shut early."),
        ('Says <a>Jo Pell</a><span class="people-rollover-block"><a>Jo Pell</a>More boats</span>.', "Says Jo Pell."),
        ('Says <b class="tooltip">Jo Pell<span class="tooltip-text">Jo Pell owns boats</span></b>.', "Says Jo Pell."),
        ('Says Jo Pell<span role="tooltip">owns boats</span>.', "Says Jo Pell."),
        ("It cost <s>£20</s> £15.", "It cost £15."),
        ("It cost <del>£20</del><ins>£15</ins>.", "It cost £15."),
        ("The moth (<span>/ˈaɪvəl/</span>; <i>EYE-vəl</i>) flies.", "The moth flies."),
        ("Set <code>--quiet</code> and wait.", "Set --quiet and wait."),
        ('<math><msup><mi>n</mi><mn>2</mn></msup></math> steps', "n² steps"),
        ('after <span class="katex"><math><semantics><mi>k</mi><annotation encoding="application/x-tex">k+1</annotation></semantics></math><span>k+1</span></span> turns', "after k+1 turns"),
    ],
)  # fmt: skip
def test_a_paragraph(markup, text):
    """Hidden and struck-out words, numbers of notes and sounds go; powers, ordinals and simple formulas stay."""
    assert _read(f"<p>{markup}</p>") == ([(None, text)], ())


PROSE = "<p>" + "The ferry came back on Monday and stayed. " * 12 + "</p>"


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        ("<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>4</td></tr></table>", ["table"]),
        ("<table><tr><td>one cell only, in one row</td></tr></table>", [None]),
        ('<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', [None] * 4),
        (f"<table><tr><td>Menu</td><td>{PROSE}</td></tr><tr><td>Foot</td><td>End</td></tr></table>", [None] * 4),
        ("<pre><code>def f():\n    return 1</code></pre>", ["code block"]),
        ("<pre>if (a &lt; b) { swap(a, b); }</pre>", ["code block"]),
        ("<pre>The boat is out of water,\nthe water out of breath.\n\nIt waits.</pre>", [None, None]),
        ("<pre>The boat (green) is out of water\nand waits, and is late, and the whole of the quay waits with it.</pre>", [None]),
        ("<figure><img><figcaption>The quay in 1921</figcaption></figure>", ["picture"]),
        ('<center><img><br><font size="1">The quay in 1921</font></center>', ["picture"]),
        ('<p><a href="/big"><img></a><br><small>The quay in 1921</small></p>', ["picture"]),
        ('<p><img><br><font size="2">It left again on Tuesday.</font></p>', [None]),
        ('<p>It left.<br><small>On Tuesday.</small></p>', [None]),
        ("<p><span class='headline'>Ferry returns</span><br>Jo Pell<br>It came.</p>", [None, None]),
        ("<h2>‘The ferry came back on Monday’</h2>", [None]),
        ("<h2>“The ferry came back on Monday and stayed. The ferry came back”</h2>", ["line"]),
        ('<div class="footnotes"><p>Of wood.</p></div>', ["note"]),
        ('<div id="comments"><p>First!</p></div>', ["comment"]),
        ('<ul><li><a href="#a">One</a></li><li><a href="#b">Two</a></li><li><a href="#c">Three</a></li></ul>', ["line"]),
        ('<ul><li><a href="#a">One</a></li><li><a href="#b">Two</a></li><li><a href="/c">Three</a></li></ul>', [None] * 3),
        ("<aside><p>“The ferry came back on Monday”</p><cite>Ada Moss</cite></aside>", ["line", "line"]),
        ("<aside><p>Nothing like this stands in the text above</p></aside>", [None]),
        ("<p hidden>A draft.</p>", []),
    ],
)  # fmt: skip
def test_what_is_left_out(markup, kinds):
    """Tables of data, code, captions, notes, comments, contents and pull quotes have a kind; their look-alikes have none."""
    blocks, formulas = _read(PROSE + markup)
    assert [kind for kind, _ in blocks[1:]] == kinds
    assert formulas == ()


def test_a_page_that_is_hidden_until_its_scripts_run():
    """Hidden text that is most of the page is the article."""
    blocks, _ = _read(f'<h1>Ferry</h1><div style="display:none">{PROSE}</div>')
    assert len(blocks) == 2


@pytest.mark.parametrize(
    ("latex", "plain"),
    [("n^{2}", "n²"), (r"O(n \log n)", "O(n log n)"), (r"\frac{1}{3}", "1/3"), (r"\alpha + x_1", "α + x1"), (r"\int_0^1 f", None)],
)
def test_a_formula(latex, plain):
    """What a person would say of a formula is kept; an integral is not said."""
    assert plain_formula(latex) == plain


@pytest.mark.parametrize(
    ("text", "plain", "left_out"),
    [
        ("It costs $5 and then $10 more.", "It costs $5 and then $10 more.", ()),
        ("from $20 to $30 a week", "from $20 to $30 a week", ()),
        ("With $n$ boats, $2n$ oars.", "With n boats, 2n oars.", ()),
        (r"So $$\sum_i x_i$$, which is all.", "So, which is all.", (r"\sum_i x_i",)),
    ],
)
def test_formulas_in_a_sentence(text, plain, left_out):
    """Dollar signs around a formula are told from money; what can't be said is left out and returned."""
    assert plain_formulas(text) == (plain, left_out)


def test_sounds_and_superscripts():
    """Slashes without phonetic letters stay; only digits, signs and n have superscripts."""
    assert without_sounds("Tea and/or coffee on 3/4 and 5/6, Łódź") == "Tea and/or coffee on 3/4 and 5/6, Łódź"
    assert without_sounds("Ivel (/ˈaɪvəl/; Norse: Ifill) runs") == "Ivel (Norse: Ifill) runs"
    assert (superscript("-12"), superscript("n"), superscript("th")) == ("⁻¹²", "ⁿ", None)
