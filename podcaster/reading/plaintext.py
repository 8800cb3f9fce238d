"""Plain text, most often scraped from a page: which lines are the article, which its headline, which the page's furniture."""

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.headlines import choose_headline
from podcaster.reading.judging import judge_lines
from podcaster.reading.lines import Line, split_lines
from podcaster.reading.players import find_players

_LONGEST_DATELINE = 100
_DATELINES_FROM_TOP = 60


def read_plain(text: str) -> Draft:
    """The draft of an article from the text of a page, or from a text that is the article and nothing else."""
    lines = split_lines(clean_characters(text))
    found = find_players([line.text for line in lines])
    spoken = [line for number, line in enumerate(lines) if number not in found.lines]
    kept = judge_lines(spoken)
    headline = choose_headline(spoken, kept)
    verdicts = iter(kept)
    pieces: list[Piece] = []
    position = -1
    for number, line in enumerate(lines):
        if number in found.lines:
            pieces.append(Piece(text=line.text, kept=False))
            continue
        position += 1
        stays = next(verdicts)
        if position != headline:
            pieces.append(Piece(text=line.text, kept=stays))
    byline, published = _credits(spoken, kept)
    return Draft(
        pieces=tuple(pieces),
        title=spoken[headline].text if headline is not None else "",
        byline=byline,
        published=published,
        players=found.players,
    )


def _credits(lines: list[Line], kept: list[bool]) -> tuple[str | None, str | None]:
    """The byline and the date among the lines set aside, from the top."""
    byline = published = None
    aside = [line.text for line, stays in zip(lines, kept, strict=True) if not stays]
    for text in aside[:_DATELINES_FROM_TOP]:
        if len(text) <= _LONGEST_DATELINE:
            byline = byline or find_byline(text)
            published = published or find_date(text)
    return byline, published
