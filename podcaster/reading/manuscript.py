"""A manuscript: a document that holds one text and no page around it. Its paragraphs and headings are marked as such.

What is left out of it: its title and credits, which are told apart from the text, lists of references at its end, and
the stock lines of publications.
"""

import re
from collections.abc import Sequence

from podcaster.reading.characters import clean_characters
from podcaster.reading.credits import find_credits, is_credit, is_helpers
from podcaster.reading.datelines import find_byline, find_date, find_names, is_dateline
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.ends import is_end_head, is_like_headline
from podcaster.reading.furniture import is_stock
from podcaster.reading.players import find_players
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_BY = lazy_regex(r"(?:words |written |text )?by\b", re.I)
_MOST_BY_WORDS = 8
_BETWEEN_NAMES = lazy_regex(r"\s*[,;&]\s*|\s+and\s+")
_BACK_LINK = lazy_regex(r"[↩↑]\ufe0e?$")
"""The end of a note that was made for a page of the web."""
_BULLET = lazy_regex(r"[•▪◦‣●○■□▸►➢✓✔·]\s+(?=\w)")
"""The mark of a list's item, where the document has it in the text."""
_LONGEST_CREDIT = 100
"""In characters."""
_ISO_DATE = lazy_regex(
    r"(?P<year>\d{4})"
    r"(?:-[01]\d(?:-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_MOST_CREDITS = 3
_LONGEST_NAMES = 80
_MOST_HEADING_WORDS = 12
_FEWEST_ROWS = 2
_MOST_CELL_WORDS, _MEAN_CELL_WORDS = 25, 6.0
"""The most words of one cell, and the most of a cell on average, in a table of data."""
_EARLIEST_YEAR = 1000
"""Programs write year 1 or 101 for a date that is not known."""
_NO_TITLE = lazy_regex(
    r"(?:microsoft word|powerpoint presentation|untitled|document\d*|unknown|title|no title)\b.{0,40}"
    r"|\S+\.(?:docx?|odt|rtf|indd|pages|tex|dvi|pdf|html?|md|txt)|[\W\d_]*",
    re.I,
)
_NO_AUTHOR = lazy_regex(
    r"\b(?:user|admin\w*|administrator|python-docx|unknown|anonymous|owner|author|microsoft|office|openoffice|libreoffice"
    r"|calibre|pandoc|test|root|pc|laptop|desktop|adobe)\b|@|\d",
    re.I,
)


class Facts(Record, frozen=True, kw_only=True):
    """What a document says of itself; "" or None where it says nothing."""

    title: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None


def draft_manuscript(
    pieces: Sequence[Piece], *, said: Facts, stored: Facts | None = None, asides: Sequence[Piece] = ()
) -> Draft:
    """The draft of a manuscript.

    `said` is what the document says of itself for its readers. `stored` is what its properties say: programs fill these
    in, and they count only where the text says nothing. `asides` are left out and stand at no certain place.
    """
    said, stored = _cleaned(said), _cleaned(stored or Facts())
    pieces = [_without_bullet(piece) for piece in pieces]
    pieces = [
        replace(one, kept=False, kind="note") if one.kept and _BACK_LINK.search(one.text) else one for one in pieces
    ]
    title, pieces = _title(list(pieces), said.title)
    if not title and not _NO_TITLE.fullmatch(stored.title):
        title, pieces = _title(list(pieces), stored.title)
    found = find_players([piece.text for piece in pieces])
    pieces = [
        replace(piece, kept=False, kind="player") if at in found.lines else piece for at, piece in enumerate(pieces)
    ]
    kept = [piece.kept and not _is_credit(piece) for piece in pieces]
    found_credits = find_credits([piece.text for piece in pieces], kept)
    pieces = _up_to_end(_without_credits(pieces, _names(said.byline, stored.byline)))
    return Draft(
        pieces=(*pieces, *asides),
        title=title,
        byline=said.byline or found_credits.byline or stored_byline(stored.byline),
        published=said.published or found_credits.published or stored_date(stored.published),
        language=said.language or stored.language,
        players=found.players,
    )


def read_title_page(title: str, pieces: list[Piece]) -> Facts:
    """What the lines right below the title say: the authors, then the date. They are marked as credits."""
    byline = published = None
    for at, piece in enumerate(pieces[:_MOST_CREDITS] if title else ()):
        if published is None and is_dateline(piece.text):
            published = find_date(piece.text)
        elif byline is None and (names := _names_below_title(piece, pieces[at + 1 : at + 2])):
            byline = names
        else:
            break
        pieces[at] = replace(piece, kept=False, heading=False, kind="credit")
    return Facts(title=title, byline=byline, published=published)


def _names_below_title(piece: Piece, following: list[Piece]) -> str | None:
    """The authors on a line below the title. A line in large or bold type is names only above a date: else it may be
    the first heading."""
    if names := find_byline(piece.text):
        return names
    told = not piece.heading or any(is_dateline(one.text) for one in following)
    is_names = len(piece.text) < _LONGEST_NAMES and find_names(piece.text) == piece.text
    return piece.text if told and is_names else None


def with_bold_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces. Where no heading is marked, short paragraphs that are all bold are headings: many people set them so.
    A question of an interview is none."""
    if any(piece.heading for piece in pieces):
        return list(pieces)
    followed = [*(later.kept and 0 <= later.bold < len(later.text) for later in pieces[1:]), False]
    return [
        replace(piece, heading=True, bold=0)
        if piece.kept and after and piece.bold == len(piece.text) and _is_short_head(piece.text)
        else piece
        for piece, after in zip(pieces, followed, strict=False)
    ]


def _is_short_head(text: str) -> bool:
    return len(text.split()) <= _MOST_HEADING_WORDS and text[-1] not in '.!?…:,;”"’'


def holds_data(rows: Sequence[Sequence[str]]) -> bool:
    """True for a table of figures and short entries; false for one that lays out text. `rows` have the texts of the
    cells."""
    counts = [len(cell.split()) for row in rows for cell in row]
    if len(rows) < _FEWEST_ROWS or len(counts) < 2 * len(rows) - 1:
        return False
    return max(counts) <= _MOST_CELL_WORDS and sum(counts) <= _MEAN_CELL_WORDS * len(counts)


def _cleaned(facts: Facts) -> Facts:
    """The facts with clean characters, on one line each."""
    title, byline, published, language = (
        " ".join(clean_characters(one or "").split())
        for one in (facts.title, facts.byline, facts.published, facts.language)
    )
    return Facts(title=title, byline=byline or None, published=published or None, language=language or None)


def _without_bullet(piece: Piece) -> Piece:
    found = _BULLET.match(piece.text)
    if not found:
        return piece
    return replace(piece, text=piece.text[found.end() :], bold=max(0, piece.bold - found.end()))


def stored_byline(name: str | None) -> str | None:
    """The author in a document's properties; None for the name of a program or of an account."""
    name = " ".join((name or "").split())
    return name if " " in name and not _NO_AUTHOR.search(name) else None


def stored_date(written: str | None) -> str | None:
    """The ISO 8601 date in a document's properties, as precise as it is; None for anything else."""
    found = _ISO_DATE.match((written or "").strip())
    return found[0] if found and int(found["year"]) >= _EARLIEST_YEAR else None


def _title(pieces: list[Piece], given: str) -> tuple[str, list[Piece]]:
    """The title, and the pieces without it: that of the front matter, else the first heading, else a first line like
    a headline."""
    first = next((at for at, piece in enumerate(pieces) if piece.kept), None)
    if given:
        if first is not None and pieces[first].text.casefold() == given.casefold():
            pieces = _without(pieces, first)
        return given, pieces
    heading = next((at for at, piece in enumerate(pieces) if piece.heading), None)
    if heading is not None and not any(piece.kept and len(piece.text) > _LONGEST_CREDIT for piece in pieces[:heading]):
        return pieces[heading].text, _without(pieces, heading)
    if first is not None and first + 1 < len(pieces) and is_like_headline(pieces[first].text):
        return pieces[first].text, _without(pieces, first)
    return "", pieces


def _without(pieces: list[Piece], at: int) -> list[Piece]:
    """The pieces without one of them. The pictures before it stand before the next one."""
    after = [replace(one, pictures=pieces[at].pictures + one.pictures) for one in pieces[at + 1 : at + 2]]
    return [*pieces[:at], *after, *pieces[at + 2 :]]


def _is_credit(piece: Piece) -> bool:
    return not piece.heading and len(piece.text) <= _LONGEST_CREDIT and is_credit(piece.text)


def _names(*bylines: str | None) -> frozenset[str]:
    """The authors in the document's own facts, each alone and all together."""
    parts = (part for byline in bylines if byline for part in (byline, *_BETWEEN_NAMES.split(byline)))
    return frozenset(" ".join(part.split()).casefold() for part in parts)


def _without_credits(pieces: Sequence[Piece], names: frozenset[str]) -> list[Piece]:
    """The pieces without the byline and the date above the first long paragraph, and without helpers and notices. One
    of `names` on a line of its own is a byline."""
    result: list[Piece] = []
    begun = False
    for piece in pieces:
        begun = begun or (piece.kept and len(piece.text) > _LONGEST_CREDIT)
        aside = piece.kept and (is_helpers(piece.text) or (not begun and _is_told_credit(piece, names)))
        notice = piece.kept and not piece.heading and is_stock(piece.text)
        if aside or notice:
            piece = replace(piece, kept=False, kind="credit" if aside else "line")
        result.append(piece)
    return result


def _is_told_credit(piece: Piece, names: frozenset[str]) -> bool:
    return _is_credit(piece) or _is_by(piece.text) or (piece.text.casefold() in names and not piece.heading)


def _is_by(text: str) -> bool:
    """True for a byline without full names: "by the valley desk"."""
    return bool(_BY.match(text)) and len(text.split()) <= _MOST_BY_WORDS and text[-1] not in ".!?"


def _up_to_end(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, without those behind a heading such as "References" that only other such headings follow."""
    words = [len(piece.text.split()) if piece.kept else 0 for piece in pieces]
    seen = 0
    for at, piece in enumerate(pieces):
        if piece.kept and seen and is_end_head(piece.text) and sum(words[at:]) <= seen / 2:
            return [*pieces[:at], *(replace(one, kept=False, kind="note") for one in pieces[at:])]
        seen += words[at]
    return list(pieces)
