"""Plain text, most often scraped from a page: finds the article's lines, its headline, its date and its byline."""

from collections.abc import Iterator, Sequence

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.glue import opening_title
from podcaster.reading.headlines import choose_headline, choose_title
from podcaster.reading.judging import is_spaced, judge_lines
from podcaster.reading.lines import Line, split_lines
from podcaster.reading.players import cut_inline_players, find_players
from podcaster.reading.titles import without_barred_parts

_LONGEST_CREDIT = 100
"""In characters."""
_MOST_CREDIT_LINES = 60
_CONTINUES_SENTENCE = ",.;:!?)]’”…"
"""A line that begins with one of these or in lower case continues the sentence of the line before."""
_ENDS = ".!?…:"
_CLOSERS = "\"”’')]"
_FRAGMENT_WORDS = 6
"""Most words of a capitalised line that is a link or an emphasised name within a sentence."""


def detect(document: Document) -> bool:
    """True for every document: plain text is asked last."""
    return True


def read(document: Document) -> Draft:
    """The draft of the article in a plain text."""
    return read_plain(document.text)


def read_plain(text: str) -> Draft:
    """The draft of the article in a text, which may have a page's furniture around it."""
    text = clean_characters(text)
    lines = list(_with_players_apart(split_lines(text)))
    found = find_players([line.text for line in lines])
    spoken = [line for number, line in enumerate(lines) if number not in found.lines]
    kept = judge_lines(spoken)
    headline = choose_headline(spoken, kept)
    title = _title(text, spoken, headline)
    pieces: list[Piece] = []
    position = -1
    before = ""
    dense = not is_spaced(spoken)
    for number, line in enumerate(lines):
        if number in found.lines:
            pieces.append(Piece(text=line.text, kept=False, kind="player"))
            before = ""
            continue
        position += 1
        if position == headline and title in line.text:
            continue
        stays = kept[position] and not _repeats(line.text, title)
        joined = stays and before != "" and (line.continues or (dense and _same_sentence(before, line.text)))
        pieces.append(Piece(text=line.text, kept=stays, joined=joined))
        before = (f"{before[-200:]} {line.text}" if joined else line.text) if stays else ""
    byline, published = _credits(spoken, kept)
    return Draft(pieces=tuple(pieces), title=title, byline=byline, published=published, players=found.players)


def _title(text: str, lines: Sequence[Line], headline: int | None) -> str:
    found = lines[headline].text if headline is not None else ""
    if any(line.continues for line in lines):
        return without_barred_parts(choose_title(opening_title(text), found))
    return found


def _with_players_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with each player that is glued into prose on a line of its own."""
    for line in lines:
        rest, players = cut_inline_players(line.text)
        if not players or not rest:
            yield line
            continue
        yield Line(text=rest, after_gap=line.after_gap, continues=line.continues, indented=line.indented)
        for player in players:
            yield Line(text=player, after_gap=False)


def _repeats(text: str, title: str) -> bool:
    return bool(title) and len(title.split()) > 3 and text.casefold() == title.casefold()


def _same_sentence(before: str, text: str) -> bool:
    """True when two lines of dense text are one sentence that inline markup broke in two."""
    if text[0] in _CONTINUES_SENTENCE or text[0].islower():
        return True
    open_end = before.rstrip(_CLOSERS)[-1:] not in _ENDS
    return open_end and len(before.split()) > _FRAGMENT_WORDS and len(text.split()) <= _FRAGMENT_WORDS


def _credits(lines: list[Line], kept: list[bool]) -> tuple[str | None, str | None]:
    """The byline and the date in the first lines that are not kept."""
    byline = published = None
    aside = [line.text for line, stays in zip(lines, kept, strict=True) if not stays]
    for text in aside[:_MOST_CREDIT_LINES]:
        if len(text) <= _LONGEST_CREDIT:
            byline = byline or find_byline(text)
            published = published or find_date(text)
    return byline, published
