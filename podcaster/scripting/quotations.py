"""Quotations: the parts of a body in quotation marks. Marks may be nested, unclosed, straight, curly or foreign."""

import re
from dataclasses import dataclass, field
from typing import Literal

from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_Turn = Literal["open", "close", "either"]

_DOUBLE = lazy_regex(r"“|”|„|‟|\"|＂|'{2,3}|``|«|»|「|」|『|』|《|》")
_SINGLE = lazy_regex(r"[‘’‚']")
_OPENS_SINGLE, _CLOSES_SINGLE = lazy_regex(r"(?:^|(?<=[\s(—–]))[‘'](?=\w)"), lazy_regex(r"[,.!?][’'](?=\s|$)")
_ALWAYS_OPEN = frozenset("「『《")
_ALWAYS_CLOSE = frozenset("」』》")
_BEFORE_OPENING = frozenset("([{—–-―/‘“«„\"'")
_AFTER_CLOSING = frozenset(",.;:!?)]}…—–-―/’”»\"'")
_LONGEST_RUN_ON = 6
"""Largest number of paragraphs without a mark inside one quotation. A closing mark further on is a stray mark."""
_LEAST_UNCLOSED = 25
"""An opening mark that is closed neither here nor in a later paragraph begins a quotation if more than this many
characters of its paragraph follow. Otherwise it is a stray mark."""


class Quotation(Record, frozen=True, kw_only=True):
    """A text in quotation marks, within one paragraph."""

    start: int
    """Offset of the opening mark. A paragraph that continues a quotation without one starts at its first character."""
    end: int
    """One past the closing mark, or the paragraph's end without one."""
    paragraph: int
    """Index of its paragraph."""
    closed: bool = True
    """Whether it has a closing mark."""
    continues: bool = False
    """True when it continues the quotation before it, which was open at the end of its paragraph."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    turn: _Turn


@dataclass(slots=True)
class _Pairing:
    """The pairs of one paragraph's marks."""

    closed: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each closed quotation."""
    open_at: int | None = None
    """Start of a quotation that is open at the paragraph's end."""
    strays: int = 0
    """Number of marks without a partner."""


def find_quotations(text: str, paragraphs: list[tuple[int, int]], *, headline: bool = False) -> list[Quotation]:
    """Return the outermost quotations of `text`, in order, one for each paragraph they touch.

    Single marks count as quotation marks in a text that has few double ones, as in British papers, and in a headline:
    `headline` says that the first paragraph is one. The time is linear in the text.
    """
    singles = _quotes_with_singles(text)
    marks = [
        _marks(text, start, end, singles=singles or (headline and number == 0))
        for number, (start, end) in enumerate(paragraphs)
    ]
    found: list[Quotation] = []
    carried = False
    run_on = 0
    for number, (start, end) in enumerate(paragraphs):
        reopens = bool(marks[number]) and marks[number][0].start == start and marks[number][0].turn != "close"
        follows = number + 1 < len(paragraphs) and _begins_open(marks[number + 1], paragraphs[number + 1][0])
        if carried and not reopens and (not marks[number] or marks[number][0].turn != "open"):
            # The speech continues without a mark at the start of this paragraph, up to the first closing mark.
            ends = bool(marks[number])
            close = marks[number][0].end if ends else end
            found.append(Quotation(start=start, end=close, paragraph=number, closed=ends, continues=True))
            if not marks[number]:
                run_on += 1
                carried = run_on < _LONGEST_RUN_ON
                continue
            rest = marks[number][1:]
        else:
            rest = marks[number]
        pairing = _pair(rest, runs_on=follows)
        for index, (opening, closing) in enumerate(pairing.closed):
            found.append(
                Quotation(
                    start=opening,
                    end=closing,
                    paragraph=number,
                    continues=carried and reopens and index == 0 and opening == start,
                )
            )
        was_carried, carried, run_on = carried, False, 0
        if pairing.open_at is not None:
            closes_later = not follows and _closes_later(marks, number + 1)
            if follows or closes_later or end - pairing.open_at > _LEAST_UNCLOSED:
                found.append(
                    Quotation(
                        start=pairing.open_at,
                        end=end,
                        paragraph=number,
                        closed=False,
                        continues=was_carried and reopens and pairing.open_at == start,
                    )
                )
                carried = follows or closes_later
    return found


def _begins_open(marks: list[_Mark], start: int) -> bool:
    return bool(marks) and marks[0].start == start and marks[0].turn != "close"


def _closes_later(marks: list[list[_Mark]], number: int) -> bool:
    for later in marks[number : number + _LONGEST_RUN_ON]:
        if later:
            return later[0].turn == "close"
    return False


def _pair(marks: list[_Mark], *, runs_on: bool) -> _Pairing:
    """Pair opening with closing marks. `runs_on` says that the next paragraph begins with an opening mark."""
    pairing = _stack(marks, runs_on=runs_on)
    if (pairing.strays or pairing.open_at is not None) and len(marks) % 2 == 0 and not runs_on:
        # A space is on the wrong side of a mark (said,"We): take the marks as opening and closing in turns.
        turns: tuple[_Turn, _Turn] = ("open", "close")
        return _stack([_Mark(m.start, m.end, turns[i % 2]) for i, m in enumerate(marks)], runs_on=False)
    return pairing


def _stack(marks: list[_Mark], *, runs_on: bool) -> _Pairing:
    """Pair marks with a stack. An opening mark inside a quotation nests if enough closing marks follow."""
    reach = _closable_depth(marks)
    pairing = _Pairing()
    depth, start = 0, 0
    for index, mark in enumerate(marks):
        turn = mark.turn if mark.turn != "either" else ("close" if depth else "open")
        if turn == "open":
            if not depth:
                depth, start = 1, mark.start
            elif reach[index] >= depth + (not runs_on):
                depth += 1
            else:  # the mark before has no closing mark: it is a stray, and the quotation starts here
                depth, start = 1, mark.start
                pairing.strays += 1
        elif depth:
            depth -= 1
            if not depth:
                pairing.closed.append((start, mark.end))
        else:
            pairing.strays += 1
    if depth:
        pairing.open_at = start
    return pairing


def _closable_depth(marks: list[_Mark]) -> list[int]:
    """Return for each mark how many open quotations the marks after it can close, net of those they open."""
    reach = [0] * len(marks)
    best = balance = 0
    # From the last mark to the first: `best` is the largest excess of closing marks in any run that starts here.
    for index in range(len(marks) - 1, -1, -1):
        reach[index] = best
        balance = {"open": -1, "close": 1, "either": 0}[marks[index].turn]
        best = max(0, best + balance)
    return reach


def _marks(text: str, start: int, end: int, *, singles: bool) -> list[_Mark]:
    found = []
    for match in _DOUBLE.finditer(text, start, end):
        first, last = match.span()
        if last - first == 3:  # ''' is a double mark beside a single one
            opens = first == start or text[first - 1].isspace()
            first, last = (first, last - 1) if opens else (first + 1, last)
        turn = _turn(text, match.group(), first, last, start, end)
        if turn is not None:
            found.append(_Mark(first, last, turn))
    if singles:
        alone = _single_marks(text, start, end)
        if not found or (alone and alone[0].start < found[0].start and found[-1].end < alone[-1].end):
            return alone  # double marks inside are those of a quotation in the quotation
    return found


def _turn(text: str, mark: str, first: int, last: int, start: int, end: int) -> _Turn | None:
    """Return whether a mark opens or closes, judged by the characters around it; None if it is not a quotation mark."""
    before = text[first - 1] if first > start else " "
    after = text[last] if last < end else " "
    if mark in _ALWAYS_OPEN or mark in ("``", "„"):
        return "open"
    if mark in _ALWAYS_CLOSE:
        return "close"
    spaced = before.isspace(), after.isspace()
    if mark in "«»" and any(spaced):
        return "open" if mark == "«" else "close"
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",.;:!?)"
    closes = not before.isspace() and before not in "([{" and (after.isspace() or after in _AFTER_CLOSING)
    if mark in "“«" and not (closes and not opens):
        return "open"
    if mark in "”»" and not (opens and not closes and before.isspace()):
        return "close"
    if opens != closes:
        if closes and before.isdigit() and mark == '"' and "'" in text[max(start, first - 4) : first]:
            return None  # 6'2": inches
        return "open" if opens else "close"
    return "close" if before in ",.!?…" and not before.isspace() else "either"


def _single_marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the single quotation marks, not the apostrophes: an opening mark is before a word, a closing one after."""
    found = []
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if (before.isspace() or before in "([—–-") and after.isalnum() and match.group() != "’":
            if not re.match(r"(?:\d\ds?|em|til|tis|twas|cause|n|t(?= [A-Z]))\b", text[at + 1 : at + 8]):
                found.append(_Mark(at, at + 1, "open"))
        elif match.group() != "‘" and not before.isspace() and not after.isalnum():
            found.append(_Mark(at, at + 1, "close"))
    # A plural possessive (voters’ choice) looks like a closing mark. It is dropped if another closing mark follows.
    kept: list[_Mark] = []
    for index, mark in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        possessive = (
            mark.turn == "close"
            and text[mark.start - 1] == "s"
            and text[mark.end : mark.end + 2].strip().isalpha()
            and following is not None
            and following.turn == "close"
        )
        if not possessive:
            kept.append(mark)
    return kept


def _nests(line: str) -> bool:
    """Return whether a single mark is open before the first double mark of a line."""
    first = _DOUBLE.search(line)
    before = line[: first.start()] if first is not None else ""
    opened = [one.end() for one in _OPENS_SINGLE.finditer(before)]
    return bool(opened) and _CLOSES_SINGLE.search(before, opened[-1]) is None


def _quotes_with_singles(text: str) -> bool:
    """Return whether the text uses single marks for quotations."""
    doubles = len(_DOUBLE.findall(text))
    opening = len(re.findall(r"(?:^|(?<=[\s(—–]))[‘'](?=\w)", text))
    closing = len(re.findall(r"[,.!?][’'](?=\s|$)", text))
    if opening > 1.5 * doubles and (closing > 0 or not doubles):
        return True
    # Double marks inside single ones: in every line with a double mark a single one is open before it.
    lines = [line for line in text.split("\n") if _DOUBLE.search(line)]
    return closing > 0 and bool(lines) and all(map(_nests, lines))
