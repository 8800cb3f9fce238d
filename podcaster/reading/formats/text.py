"""Plain text, most often scraped from a page: finds the article's lines, its headline, its date and its byline."""

from collections.abc import Iterator, Sequence

from podcaster.reading.article import DroppedKind, Player
from podcaster.reading.characters import clean_characters
from podcaster.reading.credits import find_credits, is_credit
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.formats.unread import refuse_unread
from podcaster.reading.glue import opening_title
from podcaster.reading.headlines import choose_headline, choose_title
from podcaster.reading.judging import is_spaced, judge_lines
from podcaster.reading.letterhead import cut_letterhead
from podcaster.reading.lines import Line, split_lines
from podcaster.reading.mail_text import own_text
from podcaster.reading.mojibake import repair_mojibake
from podcaster.reading.notation import plain_formulas, without_sounds
from podcaster.reading.players import cut_inline_players, find_players
from podcaster.reading.repeats import copied_lines
from podcaster.reading.titles import without_barred_parts
from podcaster.reading.typescript import cut_library_frame, cut_page_heads, without_typed_marks
from podcaster.system.record import replace

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
    """The draft of the article in a plain text. Raises SourceError for a format that only looks like one."""
    refuse_unread(document)
    return read_plain(document.text)


def read_plain(text: str) -> Draft:
    """The draft of the article in a text, which may have a page's furniture around it."""
    text, remarks = repair_mojibake(text)
    text, page_heads = cut_page_heads(text)
    letterhead, text = cut_letterhead(clean_characters(text))
    text = own_text(text) if letterhead.is_mail else text
    before, text, after = cut_library_frame(text)
    text, formulas = plain_formulas(without_sounds(without_typed_marks(text)))
    lines, players = _without_players(split_lines(text))
    lines = _without_copies(lines)
    judged = [line for line in lines if line.verdict is None or line.verdict]
    kept = judge_lines(judged)
    headline = None if letterhead.title else choose_headline(judged, kept)
    title = letterhead.title or _title(text, judged, headline)
    glued = any(line.continues for line in judged)
    found_credits = find_credits([line.text for line in judged], kept, glued=glued)
    pieces = [Piece(text=line, kept=False, kind="credit") for line in letterhead.lines]
    pieces += [Piece(text=" ".join(line.split()), kept=False) for line in page_heads]
    pieces += _left_out(before)
    pieces += _pieces(lines, kept, headline, title)
    pieces += _left_out(after)
    pieces += [Piece(text=formula, kept=False, kind="formula") for formula in formulas]
    return Draft(
        pieces=tuple(pieces),
        title=title,
        byline=letterhead.byline or found_credits.byline or _poet(lines),
        published=letterhead.published or found_credits.published,
        players=players,
        remarks=remarks,
    )


def _poet(lines: Sequence[Line]) -> str | None:
    return next((line.text for line in lines if line.verdict is False and line.kind == "credit"), None)


def _left_out(text: str) -> list[Piece]:
    return [Piece(text=line, kept=False) for line in map(str.strip, text.split("\n")) if line]


def _pieces(lines: Sequence[Line], kept: Sequence[bool], headline: int | None, title: str) -> Iterator[Piece]:
    """The lines as pieces. `kept` and `headline` are of the lines without a verdict against them."""
    judged = [line for line in lines if line.verdict is not False]
    dense = not is_spaced(judged) if judged else False
    position = -1
    before = ""
    for line in lines:
        if line.verdict is False:
            yield Piece(text=line.text, kept=False, kind=line.kind)
            before = ""
            continue
        position += 1
        if position == headline and title in line.text:
            continue
        stays = kept[position] and not _repeats(line.text, title)
        joined = stays and before != "" and (line.continues or (dense and _same_sentence(before, line.text)))
        kind: DroppedKind = "credit" if not stays and is_credit(line.text) else "line"
        yield Piece(text=line.text, kept=stays, joined=joined, kind=kind)
        before = (f"{before[-200:]} {line.text}" if joined else line.text) if stays else ""


def _title(text: str, lines: Sequence[Line], headline: int | None) -> str:
    found = lines[headline].text if headline is not None else ""
    if any(line.continues for line in lines):
        return without_barred_parts(choose_title(opening_title(text), found))
    return found


def _without_players(lines: Sequence[Line]) -> tuple[list[Line], tuple[Player, ...]]:
    """The lines, with a verdict against those that are of a player, and the players."""
    apart = list(_with_players_apart(lines))
    found = find_players([line.text for line in apart])
    return [
        replace(line, verdict=False, kind="player") if number in found.lines else line
        for number, line in enumerate(apart)
    ], found.players


def _without_copies(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a verdict against those that are copies of others."""
    copied = copied_lines([line.text for line in lines])
    return [
        replace(line, verdict=False) if at in copied and line.verdict is None else line for at, line in enumerate(lines)
    ]


def _with_players_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with each player that is glued into prose on a line of its own."""
    for line in lines:
        rest, players = cut_inline_players(line.text)
        if not players or not rest:
            yield line
            continue
        yield replace(line, text=rest)
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
