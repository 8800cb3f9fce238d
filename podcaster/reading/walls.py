"""Tells a teaser and a wall from a short article: by what is missing, not by length.

A teaser has a gate below its text ("Subscribe to continue reading"), and nothing of the article behind the gate. A wall
(a robot check, a consent form, a page that needs its scripts) has no sentence of an article at all.
"""

import re
from collections.abc import Sequence

from podcaster.reading.draft import Piece
from podcaster.reading.ends import is_own_sentence
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_GATE = lazy_regex(
    r"\b(?:subscribe|register|sign (?:in|up)|log ?in|create (?:a free |an )?account|become a (?:member|subscriber)"
    r"|start your"
    r"|try|upgrade)\b.{0,60}\b(?:to|and) (?:continue|keep|finish|read(?:ing)?|unlock|access|view|see)\b"
    r"|\bto (?:continue|keep|finish) reading\b|\b(?:continue|keep) reading (?:with|by|for|this)\b"
    r"|\b(?:this|the full|the rest of this|the remainder of this) (?:article|story|content|post|page) is"
    r" (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive(?:ly)?|locked)\b"
    r"|\b(?:unlock|read the (?:rest|remainder) of|get (?:full )?access to) (?:this|the(?: full)?) (?:article|story"
    r"|post)\b"
    r"|\bfor (?:paid |paying )?(?:subscribers|members) only\b|\b(?:subscribers|members)[- ]only (?:article|story"
    r"|content|post)\b"
    r"|\byou(?: have|['’]ve) (?:reached|used|read) (?:your|all|the)\b.{0,40}\b(?:limit|free|articles?)\b",
    re.I,
)
_LONGEST_GATE = 240
_WALL = lazy_regex(
    r"\b(?:javascript|cookies?|consent|captcha|robot|browser|your privacy|verify(?:ing)?|access denied|subscri\w+"
    r"|log ?in|sign in|your connection|(?:unable|able) to access|security (?:service|solution)|been blocked"
    r"|(?:you are|not) (?:a )?human|(?:take|wait|in) a (?:few (?:seconds|moments)|moment)"
    r"|(?:page|article|story) you\b.{0,80}|page .{0,60}(?:does not|doesn['’]t|no longer) exist"
    r"|(?:page|article|story) (?:was |is |could )?(?:not (?:be )?found|no longer)"
    r"|can(?:not|['’]t| not) find (?:that|this|the) (?:page|article|story)"
    r"|(?:home ?page|search box|check the address|try again))\b",
    re.I,
)
"""What a wall, a robot check or the page of a missing article says."""
_TEASER_WORDS = 150
"""A text before a gate with more words is mostly the whole article: many pages hide their gate from subscribers."""


def is_teaser(pieces: Sequence[Piece]) -> bool:
    """True when a gate is behind the kept pieces, and they are the beginning of an article at most."""
    last = max((at for at, piece in enumerate(pieces) if piece.kept and not is_gate(piece.text)), default=-1)
    words = sum(len(piece.text.split()) for piece in pieces if piece.kept)
    return words < _TEASER_WORDS and any(map(is_gate, (piece.text for piece in pieces[last + 1 :])))


def has_gate(pieces: Sequence[Piece]) -> bool:
    """True when a gate is anywhere among the pieces that are not kept."""
    return any(not piece.kept and is_gate(piece.text) for piece in pieces)


def has_own_words(pieces: Sequence[Piece]) -> bool:
    """True when a kept piece is a sentence that a wall would not say."""
    kept = (piece for piece in pieces if piece.kept)
    return any(not _WALL.search(piece.text) and (piece.heading or is_own_sentence(piece.text)) for piece in kept)


def with_something(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces. When none is kept, the sentences that a wall would not say are: it is a very short article."""
    if any(piece.kept for piece in pieces):
        return pieces
    return [
        replace(piece, kept=piece.kind == "line" and is_own_sentence(piece.text) and not _WALL.search(piece.text))
        for piece in pieces
    ]


def is_gate(text: str) -> bool:
    """True for a line that asks to subscribe or to sign in for the rest of the article."""
    return len(text) <= _LONGEST_GATE and bool(_GATE.search(text))
