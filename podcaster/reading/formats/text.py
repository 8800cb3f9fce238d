"""Plain text, most often scraped from a page: which lines are the article, which its headline, which furniture."""

from collections.abc import Iterator, Sequence

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.glue import opening_title
from podcaster.reading.headlines import choose_headline, choose_title, without_site
from podcaster.reading.judging import is_spaced, judge_lines
from podcaster.reading.lines import Line, split_lines
from podcaster.reading.players import cut_inline_players, find_players

_LONGEST_CREDIT = 100
_DATELINES_FROM_TOP = 60
_GOES_ON = ",.;:!?)]’”…"
"""A line that begins with one of these, or in lower case, goes on the sentence of the one before."""
_ENDS = ".!?…:"
_CLOSERS = "\"”’')]"
_SHORT_FRAGMENT = 6
"""Words up to which a capitalised line in the middle of a sentence can be a link or an emphasised name."""


def detect(document: Document) -> bool:
    """True for every document: plain text is asked last."""
    return True


def read(document: Document) -> Draft:
    """The draft of the article in a plain text."""
    return read_plain(document.text)


def read_plain(text: str) -> Draft:
    """The draft of an article from the text of a page, or from a text that is the article and nothing else."""
    text = clean_characters(text)
    lines = list(_players_apart(split_lines(text)))
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
            pieces.append(Piece(text=line.text, kept=False))
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
        return without_site(choose_title(opening_title(text), found))
    return found


def _players_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with players that are glued into prose on lines of their own."""
    for line in lines:
        rest, players = cut_inline_players(line.text)
        if not players or not rest:
            yield line
            continue
        yield Line(text=rest, after_gap=line.after_gap, continues=line.continues, padded=line.padded)
        for player in players:
            yield Line(text=player, after_gap=False)


def _repeats(text: str, title: str) -> bool:
    return bool(title) and len(title.split()) > 3 and text.casefold() == title.casefold()


def _same_sentence(before: str, text: str) -> bool:
    """True when two lines of dense text are one sentence that inline markup broke."""
    if text[0] in _GOES_ON or text[0].islower():
        return True
    open_end = before.rstrip(_CLOSERS)[-1:] not in _ENDS
    return open_end and len(before.split()) > _SHORT_FRAGMENT and len(text.split()) <= _SHORT_FRAGMENT


def _credits(lines: list[Line], kept: list[bool]) -> tuple[str | None, str | None]:
    """The byline and the date among the lines set aside, from the top."""
    byline = published = None
    aside = [line.text for line, stays in zip(lines, kept, strict=True) if not stays]
    for text in aside[:_DATELINES_FROM_TOP]:
        if len(text) <= _LONGEST_CREDIT:
            byline = byline or find_byline(text)
            published = published or find_date(text)
    return byline, published
