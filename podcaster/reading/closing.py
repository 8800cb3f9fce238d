"""Leaves out what a publication writes below an article: a last mark, who the author is, its name, calls to readers.

A true last sentence looks much like a biography ("She has three dogs."). So a biography must begin with the name in the
byline, and the article must not name that person before.
"""

import re
from collections.abc import Sequence

from podcaster.reading.draft import Draft, Piece
from podcaster.reading.furniture import is_stock
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_PRAISE = lazy_regex(
    r"(?:[Ee]njoy(?:ing|ed)?|[Ll]ik(?:e|ed|ing)|[Ll]ov(?:e|ed|ing)|[Nn]ew to) (?:reading )?"
    r"(?P<name>[A-ZÀ-Þ][\w’'&-]*(?: (?:[A-ZÀ-Þ][\w’'&-]*|of|and|the|in|on|for|a|&)){0,6})\? ?"
)
"""A question about a publication: "Enjoying Folded Sheets?"."""
_OF_A_LETTER = lazy_regex(
    r"\b(?:each|every|once an?|twice an?|times an?) (?:\w+ )?(?:morning|evening|day|week|month|year|\w+day)s?\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|newsletter|inbox|subscri\w+|sign up|you|your)\b",
    re.I,
)
"""What a publication says of itself below such a question: "A letter about old maps, twice a month."."""
_MOST_LETTER_WORDS = 25
_SPEECH = "says|asks|adds|argues|thinks|believes|insists|warns|admits|agrees|explains|hopes|wants|tells|replies"
_MOST_BIOGRAPHY = 400
"""In characters."""
_MOST_NAME_WORDS = 6
_TOP_LINES = 3
_LAST_MARK = lazy_regex(r"\s*[♦◆◊■▪◼●□]+$")
"""The mark behind the last word of a magazine's article."""
_SENTENCE_ENDS = ".!?…”\"’')]:"
_SHORTEST_FIRST_NAME = 3


def without_closing(draft: Draft) -> Draft:
    """The draft without the lines below its last sentence that are the publication's, and without its name."""
    pieces = list(draft.pieces)
    paragraphs = _paragraphs(pieces)
    names = _publication(draft, paragraphs[0][0]) if paragraphs else set()
    texts = [" ".join(pieces[at].text for at in members) for members in paragraphs]
    asks = [_PRAISE.fullmatch(text) for text in texts]
    site = {_plain(name) for name in (draft.site, *draft.labels) if name and " " in name}
    gone = {
        at
        for at, (text, ask) in enumerate(zip(texts, asks, strict=True))
        if (ask and _plain(ask["name"]) in names)
        or (_is_name(text, site) and not pieces[paragraphs[at][0]].heading and _plain(text) != _plain(draft.title))
    }
    for at in range(len(texts) - 1, 0, -1):
        text = texts[at]
        follows = asks[at - 1] is not None and _is_of_a_letter(text)
        if not (
            at in gone
            or follows
            or asks[at]
            or (is_stock(text) and not pieces[paragraphs[at][0]].heading)
            or _is_name(text, names)
            or _is_biography(text, draft.byline, texts[:at])
        ):
            break
        gone.add(at)
    gone |= {at + 1 for at in gone if asks[at] and at + 1 < len(texts) and _is_of_a_letter(texts[at + 1])}
    kept = [at for number, members in enumerate(paragraphs) if number not in gone for at in members]
    if kept and (ended := _LAST_MARK.sub("", pieces[kept[-1]].text)):
        pieces[kept[-1]] = replace(pieces[kept[-1]], text=ended)
    for at in gone:
        for member in paragraphs[at]:
            pieces[member] = replace(pieces[member], kept=False, heading=False, joined=False, kind="line")
    return replace(draft, pieces=tuple(pieces))


def _paragraphs(pieces: Sequence[Piece]) -> list[list[int]]:
    """The indices of the kept pieces of each paragraph."""
    found: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if piece.kept and piece.joined and found:
            found[-1].append(at)
        elif piece.kept:
            found.append([at])
    return found


def _publication(draft: Draft, start: int) -> set[str]:
    """What the publication may be called: the site's name, and short lines above the text, which begins at `start`.

    A single word counts only at the top: above the text are also the answers and the items of menus.
    """
    names = {
        _plain(piece.text)
        for at, piece in enumerate(draft.pieces[:start])
        if (at < _TOP_LINES or " " in piece.text) and len(piece.text.split()) <= _MOST_NAME_WORDS
    }
    return (names | {_plain(draft.site or "")} | set(map(_plain, draft.labels))) - {"", _plain(draft.title)}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _is_name(text: str, names: set[str]) -> bool:
    return len(text.split()) <= _MOST_NAME_WORDS and text[-1] not in _SENTENCE_ENDS and _plain(text) in names


def _is_of_a_letter(text: str) -> bool:
    return len(text.split()) <= _MOST_LETTER_WORDS and bool(_OF_A_LETTER.search(text))


def _is_biography(text: str, byline: str | None, before: Sequence[str]) -> bool:
    """True for a sentence about a person of the byline whom the article has not named."""
    if not byline or len(text) > _MOST_BIOGRAPHY:
        return False
    for name in re.split(r",| and | & ", byline):
        first, _, rest = name.strip().partition(" ")
        if len(first) < _SHORTEST_FIRST_NAME:  # "J. Roe"
            first, rest = name.strip(), ""
        if len(first) < _SHORTEST_FIRST_NAME:
            continue
        tells = re.match(
            rf"{re.escape(first)}(?: {re.escape(rest)})?,? (?!(?:{_SPEECH})\b)(?:is|was|has|[a-z]+s)\b",
            text,
        )
        if tells:
            named = re.compile(rf"\b{re.escape(first)}\b")
            return not any(map(named.search, before))
    return False
