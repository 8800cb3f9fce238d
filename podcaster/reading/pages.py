"""Reads an HTML page: its blocks, which of them are the article, its metadata and its players."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.reading.article import DroppedKind
from podcaster.reading.block_judging import judge_blocks
from podcaster.reading.blocks import MARKUP_FEATURES, Block, read_blocks
from podcaster.reading.credits import is_credit
from podcaster.reading.datelines import find_byline, find_date, find_published, is_dateline
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.mending import without_early_ends
from podcaster.reading.metadata import Metadata, read_metadata
from podcaster.reading.page_titles import choose_title, labels
from podcaster.reading.pictures import leave_out_captions, of_article, read_pictures
from podcaster.reading.players import find_players
from podcaster.reading.pull_quotes import mark_pull_quotes
from podcaster.reading.tidying import tidy
from podcaster.reading.votes import votes
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADING = lazy_regex(r"h[1-6]$")
_BOX_TAGS = lazy_regex(
    r"(?:</?(?:div|section|article|main|aside|center|blockquote|table|tbody|tr|td|ul|ol|li|dl|dd|span|font|b|i|em|strong"
    r"|a)\b[^<>]*>\s*)+",
    re.I,
)
"""Runs of tags that bad pages nest thousands deep."""
_CONTROLS = lazy_regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONTROL_REFERENCES = lazy_regex(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F])(?![\da-fA-F]));?"
)
"""References to control characters. lxml accepts such characters, but the extractors fail on them."""
_ANCHOR = lazy_regex(r"<a\b(?![^<>]*\bhref\b)[^<>]*>", re.I)
_LINK = lazy_regex(r"</?a\b[^<>]*>", re.I)
_MOST_NESTED_LINKS = 5
"""Links that nest deeper are anchors that were never closed. The extractors read a text once for each link around
it."""
_DEEP_PATH = f"boolean({'/*' * 200})"
"""True for a page that nests deeper than any article."""
_LONG_PAGE_CHARACTERS = 100_000
_LONGEST_CREDIT = 100
"""In characters."""
_SHORTEST_PARAGRAPH = 80
"""In characters."""
_CREDIT_BLOCKS = 12
"""How many blocks above the text are searched for credits on a page whose headline is not found."""
_APART_ABOVE = tuple(MARKUP_FEATURES.index(name) for name in ("in_aside", "in_nav", "in_form"))
_APART = (*_APART_ABOVE, MARKUP_FEATURES.index("in_footer"))
"""What is apart from an article. Above its text a <footer> is the article's own."""
_BESIDE_A_NAME = lazy_regex(r"\s*[|·•]\s*|\s+(?=(?:posted|published|updated|last|on)\b)", re.I)
"""What parts the names of a byline from what stands beside them."""
_DATED = lazy_regex(r"\b(?:published|posted|submitted|updated|first published|issued|released)\b", re.I)
_PUBLISHED = lazy_regex(r"(?:first )?published(?: on)?\W*|publication date\W*", re.I)
"""The term whose meaning is the date, in a list of a page's facts."""
_SAVE_IT = "open it in a browser, save it and give the file"
_NEEDS_SCRIPTS = "the page is empty until its scripts run"
_SUSPICIONS = (  # words on a page without an article, why there is none, and what to do
    (
        r"(?:are you a|not a) (?:robot|human)|captcha|checking your browser|access denied|unusual (?:traffic|activity)"
        r"|cf-challenge|verify(?:ing)? (?:that )?you are|you have been blocked"
        r"|using a security service to protect",
        "the page is a robot check",
        _SAVE_IT,
    ),
    (
        r"\b(?:page|article|story) (?:you (?:are|were|'re) looking for|(?:was|is|could|can) ?not (?:be )?found)"
        r"|\bpage not found|\b(?:error 404|404 (?:error|not found|[-–—|:] ))",
        "the page says that there is none at this address",
        "check the address",
    ),
    (
        r"accept (?:all )?cookies|cookie (?:consent|preferences|policy)|\bconsent\b"
        r"|we (?:and our partners )?(?:use|value) (?:cookies|your privacy)",
        "the page is a cookie or consent wall",
        _SAVE_IT,
    ),
    (
        r"(?:enable|requires?|without|turn on|activate) javascript|javascript (?:is )?(?:disabled|required)",
        _NEEDS_SCRIPTS,
        _SAVE_IT,
    ),
    (
        r"subscri(?:be|bers|ption)|(?:sign|log) in to (?:read|continue)|create (?:a free|an) account|free trial",
        "the article is behind a paywall or a login",
        "save it from a browser that is signed in and give the file",
    ),
)


def read_page(text: str, *, url: str | None = None) -> Draft:
    """The draft of the article on an HTML page. `url` is the address it was fetched from."""
    tree = parse_page(text)
    if tree is None:
        return Draft(pieces=(), suspicion="the page has no content", advice=_SAVE_IT)
    _held = list(tree.iter())  # lxml makes an element anew each time it is met, unless something holds it
    formulas = tidy(tree)
    metadata = read_metadata(tree, url=url)
    leave_out_captions(tree)
    blocks, more_formulas = read_blocks(tree)
    placed = read_pictures(tree)
    blocks = mark_pull_quotes(blocks)
    suspicion, advice = _suspicion(tree, blocks)
    kept = judge_blocks(blocks, votes(tree, blocks, metadata.body))
    players = find_players(["Left out." if block.kind else block.text for block in blocks])
    kept = [stays and number not in players.lines for number, stays in enumerate(kept)]
    title = choose_title(blocks, kept, metadata.titles)
    kept = [stays and not _is_title(block, title) for block, stays in zip(blocks, kept, strict=True)]
    byline, published = _credits(blocks, kept, title, metadata)
    pictures = of_article(placed, blocks, kept, title=title)
    pieces = [
        Piece(
            text=block.text,
            kept=stays,
            heading=bool(stays and _HEADING.match(block.tag)),
            bold=block.bold,
            kind=block.kind or ("player" if number in players.lines else _kind_of_line(block)),
            pictures=pictures.get(number, ()),
        )
        for number, (block, stays) in enumerate(zip(blocks, kept, strict=True))
    ]
    pieces += (Piece(text=formula, kept=False, kind="formula") for formula in (*formulas, *more_formulas))
    return Draft(
        pieces=tuple(pieces),
        title=title,
        byline=byline,
        published=published,
        language=metadata.language,
        site=metadata.site,
        labels=labels(metadata.titles.head, title),
        url=metadata.url,
        image_url=metadata.image_url,
        players=players.players,
        suspicion=suspicion,
        advice=advice,
    )


def _kind_of_line(block: Block) -> DroppedKind:
    if len(block.text) > _LONGEST_CREDIT:
        return "line"
    return "credit" if find_byline(block.text) or is_dateline(block.text) else "line"


def parse_page(text: str) -> "HtmlElement | None":
    """The tree of a page; None when nothing is on it. Nesting that makes the extractors slow is removed."""
    import lxml.etree
    import lxml.html

    def parsed(markup: str) -> "tuple[HtmlElement | None, bool]":
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
        try:
            tree = lxml.html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
        except lxml.etree.LxmlError:
            tree = None
        return tree, any("depth" in error.message for error in parser.error_log)

    text = _CONTROLS.sub(lambda found: " " if found[0] in "\x0b\x0c" else "", text)
    text = without_early_ends(_CONTROL_REFERENCES.sub("", text))
    tree, too_deep = parsed(text)
    # libxml2 drops elements that are more than 2048 deep. The extractors read a text once for each element around it.
    if too_deep or (tree is not None and len(text) > _LONG_PAGE_CHARACTERS and tree.getroottree().xpath(_DEEP_PATH)):
        tree, too_deep = parsed(_BOX_TAGS.sub("<br><br>", text))
    if tree is not None and _nests_links(tree):
        tree, _ = parsed(_ANCHOR.sub("", text))
    if tree is not None and _nests_links(tree):
        tree, _ = parsed(_LINK.sub("", text))
    return tree


def _nests_links(tree: "HtmlElement") -> bool:
    return any(sum(1 for _ in link.iterancestors("a")) > _MOST_NESTED_LINKS for link in tree.iter("a"))


def _is_title(block: Block, title: str) -> bool:
    return block.tag in {"h1", "h2"} and block.text.casefold() == title.casefold()


def _credits(
    blocks: Sequence[Block], kept: Sequence[bool], title: str, metadata: Metadata
) -> tuple[str | None, str | None]:
    """The byline and the date: those of the metadata, else those that stand between the headline and the text, or right
    after the text."""
    byline, published = metadata.byline, metadata.published
    begins = next((at for at, stays in enumerate(kept) if stays), 0)
    for at in _around_text(blocks, kept, title):
        text = _BESIDE_A_NAME.split(blocks[at].text)[0] or blocks[at].text
        dated = blocks[at].text
        apart = _APART_ABOVE if at < begins else _APART
        if blocks[at].kind or kept[at] or len(dated) > _LONGEST_CREDIT or any(blocks[at].markup[tag] for tag in apart):
            continue
        named = find_byline(text) or find_byline(dated)
        byline = byline or named
        if not published and (is_credit(dated) or _DATED.search(dated)):
            published = find_published(dated)
    terms = ((label, value) for label, value in pairwise(blocks) if label.tag == "dt" and value.tag == "dd")
    for label, value in terms:
        if not published and _PUBLISHED.fullmatch(label.text):
            published = find_date(value.text)
    return byline or metadata.linked_author, published


def _around_text(blocks: Sequence[Block], kept: Sequence[bool], title: str) -> list[int]:
    """The indices of the blocks where the article's credits are: from its headline to its text, and right after it.

    Of a text that begins with a standfirst also those below it.
    """
    texts = [at for at, stays in enumerate(kept) if stays]
    if not texts:
        return []
    first = next((at for at in texts if len(blocks[at].text) >= _SHORTEST_PARAGRAPH), texts[0])
    headlines = [at for at in range(first) if title and blocks[at].text.casefold().startswith(title.casefold())]
    start = max(0, headlines[-1] - 2 if headlines else first - _CREDIT_BLOCKS)
    second = next((at for at in texts if at > first and len(blocks[at].text) >= _SHORTEST_PARAGRAPH), first)
    below = range(first + 1, second if second - first <= _CREDIT_BLOCKS else first)
    after = [
        at for at in range(texts[-1] + 1, min(len(blocks), texts[-1] + 3)) if _is_near(blocks[texts[-1]], blocks[at])
    ]
    return [*range(start, first), *below, *after]


def _is_near(last: Block, other: Block) -> bool:
    """True when `other` is in the same element as the article's last block."""
    return other.parent == last.parent


def _suspicion(tree: "HtmlElement", blocks: list[Block]) -> tuple[str | None, str | None]:
    """Why there may be no article on the page, and advice for that case."""
    unseen = " ".join(element.text_content()[:500] for element in tree.iter("noscript", "title"))
    words = f"{' '.join(block.text for block in blocks)[:20_000]} {unseen}".lower()
    for pattern, why, advice in _SUSPICIONS:
        if re.search(pattern, words):
            return why, advice
    if len(words.split()) < 30 and next(tree.iter("script"), None) is not None:
        return _NEEDS_SCRIPTS, _SAVE_IT
    return None, None
