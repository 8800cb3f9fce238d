"""Reads an HTML page: its blocks, which of them are the article, its metadata and its players."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcaster.reading.article import Player
from podcaster.reading.blocks import Block, read_blocks
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.judging import judge_blocks
from podcaster.reading.metadata import Metadata, read_metadata
from podcaster.reading.players import find_players
from podcaster.reading.votes import votes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADING = re.compile(r"h[1-6]$")
_BOX_TAGS = re.compile(
    r"(?:</?(?:div|section|article|main|aside|center|blockquote|table|tbody|tr|td|ul|ol|li|dl|dd|span|font|b|i|em|strong"
    r"|a)\b[^<>]*>\s*)+",
    re.I,
)
"""Runs of tags that bad pages nest thousands deep."""
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[0-8bcef]|1[\da-f])(?![\da-f]));?",
    re.I,
)
"""Control characters and references to them. lxml accepts them, but the extractors fail on them."""
_ANCHOR = re.compile(r"<a\b(?![^<>]*\bhref\b)[^<>]*>", re.I)
_LINK = re.compile(r"</?a\b[^<>]*>", re.I)
_MOST_NESTED_LINKS = 5
"""Links that nest deeper are anchors that were never closed. The extractors read a text once for each link around
it."""
_DEEP_PATH = f"boolean({'/*' * 200})"
"""True for a page that nests deeper than any article."""
_LONG_PAGE_CHARACTERS = 100_000
_LONGEST_CREDIT = 100
"""In characters."""
_SAVE_IT = "open it in a browser, save it and give the file"
_NEEDS_SCRIPTS = "the page is empty until its scripts run"
_SUSPICIONS = (  # words on a page without an article, why there is none, and what to do
    (
        r"(?:are you a|not a) (?:robot|human)|captcha|checking your browser|access denied|unusual (?:traffic|activity)"
        r"|cf-challenge|verify(?:ing)? (?:that )?you are",
        "the page is a robot check",
        _SAVE_IT,
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
    metadata = read_metadata(tree, url=url)
    blocks = read_blocks(tree)
    kept = judge_blocks(blocks, votes(tree, blocks))
    found = find_players([block.text for block in blocks])
    pieces = []
    for number, (block, stays) in enumerate(zip(blocks, kept, strict=True)):
        stays = stays and number not in found.lines and not _is_title(block, metadata.title)
        heading = bool(stays and _HEADING.match(block.tag))
        pieces.append(Piece(text=block.text, kept=stays, heading=heading, bold=block.bold))
    suspicion, advice = _suspicion(tree, blocks)
    return replace(_draft(pieces, metadata, found.players), suspicion=suspicion, advice=advice)


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


def _draft(pieces: list[Piece], metadata: Metadata, players: tuple[Player, ...]) -> Draft:
    byline, published = metadata.byline, metadata.published
    for piece in pieces:
        if byline and published:
            break
        if not piece.kept and len(piece.text) <= _LONGEST_CREDIT:
            byline = byline or find_byline(piece.text)
            published = published or find_date(piece.text)
    return Draft(
        pieces=tuple(pieces),
        title=metadata.title,
        byline=byline,
        published=published,
        language=metadata.language,
        site=metadata.site,
        url=metadata.url,
        image_url=metadata.image_url,
        players=players,
    )


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
