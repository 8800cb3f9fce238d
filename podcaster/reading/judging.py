"""Judges which lines of a scraped text belong to the article, by trained forests."""

from collections.abc import Mapping, Sequence

from podcaster.reading.context import CONTEXT_FEATURES, measure_context
from podcaster.reading.datelines import is_dateline
from podcaster.reading.ends import corrected
from podcaster.reading.features import LINE_FEATURES, measure_lines
from podcaster.reading.furniture import count_kinds, is_biography, is_stock
from podcaster.reading.lines import Line
from podcaster.reading.repeats import without_quoted
from podcaster.reading.rough_body import ROUGH_BODY_FEATURES, measure_rough_body
from podcaster.reading.sections import SECTION_FEATURES, measure_sections
from podcaster.reading.turns import is_chat, with_turns
from podcaster.system.forest import Forest, load_forest

_LEAST_RATING = 0.5
"""Lowest rating of a line that is kept."""
_LEAST_RATING_WITH_PHRASE, _LEAST_RATING_OF_PROSE = 0.15, 0.08
"""Lowest ratings of prose right after a kept line: with a stock phrase in it, and without one."""
_PROSE_WORDS = 15
"""The fewest words of a line of prose."""
_SENTENCE_ENDS = '.!?”"'
_LEAST_PROSE_SHARE = 0.6
"""When no line is kept, but prose has a larger share of the words than this, the prose is kept."""
_PROSE_WORDS_A_PHRASE = 40
"""The fewest words of prose for each stock phrase in it."""
_MOST_REJECTED_SHARE = 0.15
"""The largest share of lines that the forest rejects by mistake in a text without furniture."""
_SPACED_SHARE = 0.12
"""A text is spaced if at least this share of its lines follow a blank line. Dense texts are far below it."""
TEXT_FEATURES = (*LINE_FEATURES, *SECTION_FEATURES)
"""The names of the numbers that `measure_text` gives for each line, in order."""
_KNOWN_AGAIN = (
    "words", "ends_sentence", "ends_colon", "capitalised", "function_words", "digits", "shouting", "after_gap",
    "all_kinds", "lexical_mean", "lexical_sum", "index", "index_from_end", "share_of_prose_before", "prose_before",
    "prose_after", "words-1", "words+1", "date", "byline", "credit_tail", "persons", "topical", "topical_names",
    "caption", "credit", "glued_words", "price", "label", "bullet", "contact", "lexical_least", "said", "tail_upper",
)  # fmt: skip
"""The features of the first pass that the second one has too. With all of them it learns furniture by heart."""
_AT_AGAIN = tuple(map(TEXT_FEATURES.index, _KNOWN_AGAIN))
SECOND_PASS_FEATURES = (*_KNOWN_AGAIN, *CONTEXT_FEATURES, *ROUGH_BODY_FEATURES)


def judge_lines(lines: Sequence[Line]) -> list[bool]:
    """For each line of a text whether it belongs to the article's body."""
    if not lines:
        return []
    texts = [line.text for line in lines]
    if is_chat(texts):
        return [line.verdict is not False and not is_stock(line.text) for line in lines]
    kind = "spaced" if is_spaced(lines) else "dense"
    first = load_forest("podcaster.reading", kind, TEXT_FEATURES)
    second = load_forest("podcaster.reading", f"{kind}_second_pass", SECOND_PASS_FEATURES)
    ratings = rate_lines(lines, first, second)
    kept: list[bool] = []
    for line, rating in zip(lines, ratings, strict=True):
        kept.append(rating >= (_least_rating_after_body(line.text) if kept and kept[-1] else _LEAST_RATING))
    kept = without_stock(texts, corrected(texts, with_turns(texts, _whole_if_bare(texts, kept)), ratings))
    kept = without_quoted(texts, kept)
    return [stays if line.verdict is None else line.verdict for line, stays in zip(lines, kept, strict=True)]


def rate_lines(lines: Sequence[Line], first: Forest, second: Forest) -> list[float]:
    """For each line the probability that it belongs to the article, by two passes.

    The forest `first` rates each line. The forest `second` rates it again and also knows the first ratings around it.
    """
    rows = measure_text(lines, first.words)
    ratings = [first.probability(row) for row in rows]
    return [second.probability(row) for row in measure_again(lines, rows, ratings)]


def measure_again(
    lines: Sequence[Line], rows: Sequence[Sequence[float]], ratings: Sequence[float]
) -> list[list[float]]:
    """The features of each line in the second pass, in the order of SECOND_PASS_FEATURES.

    `rows` are the features of the first pass, and `ratings` what it gave.
    """
    around = zip(rows, measure_context(lines, ratings), measure_rough_body(lines, ratings), strict=True)
    return [[*(row[at] for at in _AT_AGAIN), *context, *body] for row, context, body in around]


def measure_text(lines: Sequence[Line], weights: Mapping[str, float]) -> list[list[float]]:
    """The features of each line of a text, in the order of TEXT_FEATURES. `weights` are the forest's word weights."""
    rows = measure_lines(lines, weights)
    return [row + more for row, more in zip(rows, measure_sections(lines), strict=True)]


def _whole_if_bare(texts: Sequence[str], kept: list[bool]) -> list[bool]:
    """The verdicts, corrected for a text without furniture, where the forest rejects prose by mistake.

    When the rejected lines after the first kept one are few, and all are prose, they are kept. When no line is kept and
    most of the text is prose, the prose is kept: the text is a brief of one paragraph.
    """
    if True not in kept:
        prose = [
            _is_plain_prose(text) and _PROSE_WORDS_A_PHRASE * sum(count_kinds(text)) <= len(text.split())
            for text in texts
        ]
        words = [len(text.split()) for text in texts]
        prose_words = sum(count for count, is_prose in zip(words, prose, strict=True) if is_prose)
        return prose if prose_words > _LEAST_PROSE_SHARE * sum(words) else kept
    first = kept.index(True)
    rejected = [text for text, stays in zip(texts[first:], kept[first:], strict=True) if not stays]
    if first > 1 or len(rejected) > _MOST_REJECTED_SHARE * len(texts) or not all(map(_is_plain_prose, rejected)):
        return kept
    return [*kept[:first], *(True for _ in kept[first:])]


def _is_plain_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS and text[-1] in _SENTENCE_ENDS and not is_biography(text)


def without_stock(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without stock lines, dates before the first prose, and biographies after the last prose."""
    left = [stays and not is_stock(text) for text, stays in zip(texts, kept, strict=True)]
    for at, text in enumerate(texts):
        if left[at] and len(text.split()) >= _PROSE_WORDS:
            break
        left[at] = left[at] and not is_dateline(text)
    for at in range(len(left) - 1, -1, -1):
        if left[at] and is_biography(texts[at]):
            left[at] = False
        elif left[at] and len(texts[at].split()) >= _PROSE_WORDS:
            break
    return left


def _least_rating_after_body(text: str) -> float:
    """Lowest rating of a line that is kept right after a kept line.

    It is low for prose, because a lost sentence is worse than a superfluous one.
    """
    if len(text.split()) < _PROSE_WORDS or text[-1] not in _SENTENCE_ENDS:
        return _LEAST_RATING
    return _LEAST_RATING_WITH_PHRASE if any(count_kinds(text)) else _LEAST_RATING_OF_PROSE


def is_spaced(lines: Sequence[Line]) -> bool:
    """True when blank lines separate the paragraphs, as in a text from a browser or a person.

    Other texts are dense: each element of the page is on its own line, or each piece of text, or all are on one line.
    """
    if any(line.continues for line in lines) or sum(line.indented for line in lines) > len(lines) / 2:
        return False
    return sum(line.after_gap for line in lines) >= _SPACED_SHARE * len(lines)
