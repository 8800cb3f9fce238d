"""How a page's structure corrects the verdicts of the forests, and where credits are looked for."""

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.pages import parse_page, read_page
from podcaster.reading.structure import correct_verdicts

PROSE = "<p>The ferry came back on Monday, and two hundred people stood on the quay to see it tie up.</p>"

LONG = f"<p>{' '.join(f'At pier {number} a crew of nine waited for the tide.' for number in range(12))}</p>"
OTHER = "<p>Engineers looked at the dam above the town on Sunday and found that the new wall had held.</p>"


def _corrected(markup, wrong=(), rating=0.1):
    """The texts that are kept of a page of which the forests keep all blocks but those with the words `wrong`."""
    blocks, _ = read_blocks(parse_page(f"<html><body>{markup}</body></html>"))
    kept = [not any(words in block.text for words in wrong) for block in blocks]
    ratings = [0.9 if stays else rating for stays in kept]
    verdicts = correct_verdicts(blocks, kept, ratings)
    return [block.text for block, stays in zip(blocks, verdicts, strict=True) if stays][1:]


@pytest.mark.parametrize(
    ("markup", "wrong", "kept"),
    [
        ("<p>Nobody waved.</p>", ["waved"], ["Nobody waved."]),
        ("<p>The harbour board declined to comment.</p>", ["board"], ["The harbour board declined to comment."]),
        ("<p>Subscribe to our newsletter.</p>", ["newsletter"], []),
        ("<p>Waved</p>", ["Waved"], []),
        ("<p>It brought:</p><ul><li>tea</li><li>nails</li></ul>", ["tea", "nails"], ["It brought:", "tea", "nails"]),
        ("<p>It was full.</p><ul><li>News</li><li>Sport</li></ul>", ["News", "Sport"], ["It was full."]),
        ("<ul><li>It brought forty crates of tea.</li><li>nails</li></ul>", ["nails"], ["It brought forty crates of tea.", "nails"]),
        ("<h2>The crew</h2><p>There were nine.</p>", ["crew"], ["The crew", "There were nine."]),
        ("<h2>The crew</h2><h2>Fares</h2><p>They rose.</p>", [], ["Fares", "They rose."]),
        ("<h2>Related stories</h2>", [], []),
        ("<h2>References</h2><p>Tides, 1921.</p><h2>More</h2><p>It left.</p>", [], ["More", "It left."]),
        ("<h2>Sources</h2><ol><li>Tides, 1921.</li></ol>", [], []),
        ("<h2>Sources</h2><p>They said little.</p>", [], ["Sources", "They said little."]),
        ("<p>8.41pm</p><p>It left.</p><p>8.50pm</p><p>It sank.</p>", ["8."], ["8.41pm", "It left.", "8.50pm", "It sank."]),
        ("<p>8.41pm</p><p>It left.</p>", [], ["It left."]),
        ("<p>-ENDS-</p><p>Ivel Ferries is a maker of boats.</p>", [], []),
        ("<p>Contact: Jo Pell, Ivel Ferries</p>", [], []),
        ("<p>Additional reporting by Karl Voigt</p>", [], []),
        ("<p>4.8 from 31 votes Print recipe Pin</p>", [], []),
        ("<div>Getty Images</div><p>It left.</p>", [], ["It left."]),
        ("<p>It left.</p><h2>Line-ups</h2><p>Formation 4-3-3</p><ol><li>1 Voss</li></ol><p>Referee: Jo Pell</p>", [], ["It left."]),
        (LONG + "<h2>Teams</h2><p>Both teams of divers went down at dawn and came up at noon with the bell.</p>", [], [LONG[3:-4], "Teams", "Both teams of divers went down at dawn and came up at noon with the bell."]),
        (LONG + "<h2>Teams</h2><p>Tarn: Lowe; Birch, Obi, Stott, Cann; Wray, Pike, Dunn; Moss, Bell (Hart 80), Fry.</p>", [], [LONG[3:-4]]),
        (LONG + "<h3>Publication</h3><p>Pell J. Tides at bridges. J Quays. 2024; vol. 12. doi:10.9999/jq.44</p>", [], [LONG[3:-4]]),
        ("<h3>The paper</h3><p>It is printed at night.</p>", [], ["The paper", "It is printed at night."]),
        ("<h3>Paper</h3><p>It is printed at night.</p>", [], ["Paper", "It is printed at night."]),
        ("<dl><dt>From:</dt><dd>Harbours Agency</dd><dt>Published</dt><dd>4 June 2024</dd></dl>", [], []),
        ("<dl><dt>Weir</dt><dd>It is shut.</dd></dl>", [], ["Weir", "It is shut."]),
        ("<p>By Jo Pell</p><p>It left.</p>", [], ["It left."]),  # below a standfirst
        ("<p>It left.</p><p>Words by Jo Pell, Assistant Curator</p><p>Bells</p>", [], ["It left.", "Bells"]),
        ("<p>Bells</p><h1>Tide</h1><p>It left.</p>", [], ["Tide", "It left."]),
        ("<p>Bells</p><h1>Tide</h1><h1>Dam</h1><p>It left.</p>", [], ["Bells", "Tide", "Dam", "It left."]),
        ("<h3>Notes</h3><div>Stale bread is best for this.</div>", [], ["Notes", "Stale bread is best for this."]),
        ("<h3>Notes</h3><p>Hart, J. (1921) Tides, vol. 2.</p>", [], []),
        (f"<section>{PROSE}</section>", [], []),
        (f"<p>Gulls</p>{OTHER}<section><h2>Quay</h2>{PROSE}<p>Gulls</p>{OTHER}</section>", [], ["Gulls", OTHER[3:-4]]),
        (f"{OTHER}<section>{PROSE}</section>", [], [OTHER[3:-4], PROSE[3:-4]]),
    ],
)  # fmt: skip
def test_structure(markup, wrong, kept):
    """Sentences beside the text, lists, times and headings stay whole; sources, ends and credits go."""
    assert _corrected(PROSE + markup, wrong) == kept


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"<h1>Tide</h1><div>{LONG}</div><div><h1>Dam holds</h1><p>By Jo Pell</p>{OTHER}</div>", [LONG]),
        (f"<h1>Tide</h1><div>{LONG}</div><div><h1>Dam holds</h1><p>7 May 2024</p>{OTHER}</div>", [LONG]),
        (f"<h1>Tide</h1><div>{LONG}</div><div><h1>Dam</h1>{OTHER}</div>", [LONG, "<p>Dam</p>", OTHER]),
        (f"<h1>Tide</h1><div>{LONG}<h1>Dam</h1><p>7 May 2024</p>{OTHER}</div>", [LONG, "<p>Dam</p>", "<p>7 May 2024</p>", OTHER]),
        (f"<div>{LONG}</div><div><h1>Dam</h1><p>7 May 2024</p>{OTHER}</div>", [LONG, "<p>Dam</p>", "<p>7 May 2024</p>", OTHER]),
    ],
    ids=["with a byline", "with a date", "without either", "a section", "its first headline"],
)  # fmt: skip
def test_further_articles(markup, kept):
    """A second headline in elements of its own, with a byline or a date, begins another article."""
    blocks, _ = read_blocks(parse_page(f"<html><body>{markup}</body></html>"))
    before = [block.text != "Tide" for block in blocks]
    verdicts = correct_verdicts(blocks, before, [0.9] * len(blocks))
    assert [f"<p>{block.text}</p>" for block, stays in zip(blocks, verdicts, strict=True) if stays] == kept


@pytest.mark.parametrize(("lead", "rating", "stays"), [("The dates:", 0.3, True), ("The dates:", 0.2, False), ("The dates", 0.3, False)])
def test_a_paragraph_behind_a_colon(lead, rating, stays):
    """A paragraph that ends no sentence stays behind a line with a colon, if the forests are not against it."""
    dates = "June 9, Coral Quay, Voss June 10, Mill Hall, Ivel"
    kept = _corrected(f"{PROSE}<p>{lead}</p><p>{dates}</p>", ["Coral"], rating)
    assert (dates in kept) == stays


def test_a_sentence_that_the_forests_are_sure_of_goes():
    """A rating near zero is not overruled."""
    assert _corrected(PROSE + "<p>Nobody waved.</p>", ["waved"], rating=0.01) == []


HEAD = "<html><head><title>Ferry returns</title></head><body><main><h1>Ferry returns</h1>"


@pytest.mark.parametrize(
    ("markup", "byline", "published"),
    [
        (f"<p>By Jane Roe</p><p>7 May 2024</p>{PROSE}", "Jane Roe", "2024-05-07"),
        (f"<p>By Jane Roe | 4 min read | 7 May 2024</p>{PROSE}", "Jane Roe", "2024-05-07"),
        (f'<span class="author vcard">Jane Roe</span>{PROSE}', "Jane Roe", None),
        (f'<span class="byline">by <span class="author vcard"><a href="/p">Petra</a></span></span>{PROSE}', "Petra", None),
        (f'<span class="author vcard">admin</span>{PROSE}', None, None),
        (f'<span class="author">Sport</span>{PROSE}', None, None),
        (f'<meta name="dcterms.date" content="2024-05-07">{PROSE}', None, "2024-05-07"),
        (f'{PROSE}</main><div class="comments"><p class="author">Jane Roe</p><time datetime="2024-05-07">x</time></div>', None, None),
        (f"{PROSE}</main><aside><p>By Jane Roe</p><p>7 May 2024</p></aside>", None, None),
        (f"{PROSE}<figure><figcaption>The quay on 7 May 2024</figcaption></figure>", None, None),
        (f'<time datetime="2024-05-07">7 May</time>{PROSE}', None, "2024-05-07"),
        (f'{PROSE}<div class="post"><time datetime="2024-05-07">9.10</time></div>', None, None),
        (f'{PROSE}</main><aside><span class="byline">By Jane Roe</span><time class="published" datetime="2024-05-07">x</time></aside>', None, None),
        (f'<meta name="citation_author" content="Roe, Jane"><meta name="citation_author" content="Doe, Jo">{PROSE}', "Jane Roe and Jo Doe", None),
    ],
)  # fmt: skip
def test_credits_of_a_page(markup, byline, published):
    """Names and dates count beside the headline, not in comments, asides, captions and posts."""
    draft = read_page(f"{HEAD}{markup}</body></html>")
    assert (draft.byline, draft.published) == (byline, published)


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ("Ferry returns after nine years - Ivel Herald", "<h1>Ferry returns after nine years</h1>", "Ferry returns after nine years"),
        ("Ivel Herald", "<h1>Ivel Herald</h1><h2>Ferry returns after nine years</h2>", "Ferry returns after nine years"),
        ("Ivel Herald | Ferry returns after nine years", "<b>Ivel Herald</b>", "Ferry returns after nine years"),
    ],
)
def test_titles_of_pages(head, shown, title):
    """The headline is found though the page's own title or first heading is the site's name."""
    body = f"{PROSE}<p>The ferry was nine years in a shed, and nobody knows who paid for the paint.</p>"
    assert read_page(f"<html><head><title>{head}</title></head><body>{shown}{body}</body></html>").title == title


@pytest.mark.parametrize(("pictures", "stay"), [(3, True), (4, False)])
def test_a_gallery_below_the_text(pictures, stay):
    """The captions among the numbers of four pictures or more go, and what stands behind the gallery stays."""
    gallery = "".join(f"<p>{number} of {pictures}</p><p>Quay {number} had a red boat.</p>" for number in range(1, pictures + 1))
    found = _corrected(f"{PROSE}{LONG}<div>{gallery}</div>{OTHER}")
    assert [f"Quay {number} had a red boat." in found for number in range(1, pictures + 1)] == [stay] * pictures
    assert OTHER[3:-4] in found


def test_a_gallery_that_is_the_article():
    """Without an article above it, a gallery is read."""
    gallery = "".join(f"<p>{number} of 5</p><p>Quay {number} had a red boat.</p>" for number in range(1, 6))
    assert "Quay 4 had a red boat." in _corrected(PROSE + gallery)


def test_a_thread_of_comments_on_a_page():
    """Signed comments below the text are not read, whatever the forests say."""
    comments = "".join(f"<p>It was a stork.</p><p>Posted by {name} on 3 May 2019</p>" for name in ("Ann", "Ben", "Cy", "Dee"))
    assert _corrected(PROSE + LONG + f"<div>{comments}</div>") == [LONG[3:-4], "It was a stork."]
