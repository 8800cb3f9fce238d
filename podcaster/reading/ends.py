"""Where an article ends, and which sentences beside its lines are its own, in a text.

The forests judge each line by what most pages look like. These rules correct them by what a person knows: a sentence
right below the article's text continues it, and behind the head of the comments or the references nothing does.
"""

import re
from collections.abc import Sequence

from podcaster.reading.credits import is_credit, is_credit_above, is_helpers
from podcaster.reading.datelines import is_dateline
from podcaster.reading.furniture import count_kinds, is_biography, is_stock
from podcaster.reading.sections import comments_start, is_comments_head
from podcaster.reading.turns import is_entry
from podcaster.system.lazy_regex import lazy_regex

_END_MARK = lazy_regex(r"\W*(?:#{3}|(?:# ){2}#|-{0,2} ?30 ?-{0,2}|[-–—~]* ?ends? ?[-–—~]*|-?fin-?)\W*", re.I)
"""The mark behind a press release: "###", "-30-", "ENDS"."""
_END_HEAD = lazy_regex(
    r"\W*(?:\d+\.? )?(?:(?:selected |further |cited )?references(?: cited)?|(?:foot|end)?notes(?: and references)?"
    r"|bibliography"
    r"|works cited|citations|(?:external|useful) links|see also|further reading|sources and further reading"
    r"|notes to editors?|editors?['’] notes?|(?:media|press) (?:contacts?|enquiries|inquiries|relations)\b.{0,80}"
    r"|for (?:further|more|media|press) (?:information|enquiries|inquiries|details)\b.{0,80}|contacts?"
    r"|forward[- ]looking statements?|safe harbou?r statement|about the authors?|author (?:bio\w*|information))\W*",
    re.I,
)
_MOST_HEAD_WORDS = 12
_MOST_KEPT_BEHIND = 0.5
"""Where more than this share of the kept words is behind the head, it is no end: "References" may be a menu's."""
_SENTENCE = lazy_regex(r"[\"“‘'«»„“(\[「『—–¿¡-]*\s*(?P<first>\w).*[.!?…。！？؟।][\"”’')»«“\]」』]*", re.S)
_UNSPACED = lazy_regex("[\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff]")
"""Characters of writing without spaces between words; two of them count as a word."""
_IMPERATIVE = lazy_regex(
    r"\W*(?:please|sign|subscribe|share|follow|click|tap|read|support|join|get|download|visit|see|check|leave|post"
    r"|send|donate"
    r"|become|register|log|enter|enable|turn|accept|copyright|all rights|have (?:something|a|you)|got|do you|want"
    r"|like|want|find"
    r"|listen|watch|try|buy|shop|save|learn|discover|stay|sponsored|this (?:article|story|post|content|site|website"
    r"|page|field)"
    r"|comments?|we use|by (?:using|signing|clicking|submitting)|your|you|our|required|thank|thanks|note:"
    r"|disclaimer|disclosure"
    r"|affiliate|we may|we earn|photos?|image|picture|credit|source|via|tags?|filed)\b",
    re.I,
)
_FIRST_OR_SECOND = lazy_regex(r"\b(?:you|your|yours|us|our|ours|we)\b", re.I)
_CONTACT = lazy_regex(
    r"https?://|www\.|\S@\S|\.(?:com|org|net|co\.uk)\b|(?:tel|phone|fax)\b|[©®™]|\d{3}[ -]\d{3,}",
    re.I,
)
_TIME = lazy_regex(r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|(?:\d+|an?) (?:min(?:ute)?|hour)s? ago", re.I)
_LETTER = lazy_regex(
    r"(?:dear|hello|hi|to) [\w .’'-]{1,60}[,:]"
    r"|(?:(?:with )?(?:(?:all )?(?:the|my|our) )?(?:best|kind|warm|good)(?: (?:wishes|regards))?"
    r"|yours(?: \w+){0,2}|regards|sincerely"
    r"|(?:with )?(?:much )?love|cheers|take care"
    r"|(?:until|see you|back|more) (?:next|soon|then|tomorrow|again)(?: \w+)?),",
    re.I,
)
"""The first and the last line of a letter."""
_GREETING = lazy_regex(
    r"(?:dear|hello|hi|welcome|greetings|(?:a )?(?:very )?(?:good|happy) (?:morning|afternoon|evening|day|\w+day))\b"
    r".{0,60}[,.!]",
    re.I,
)
"""The first line of a letter, when it stands above the first line that is kept."""
_SIGNATURE = lazy_regex(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:(?:and|&) )?[A-ZÀ-Þ][\w.’'-]*){0,3}")
"""The name below the last line of a letter."""
_DETERMINER = lazy_regex(r"(?:THE|AN?|OUR|MY|HIS|HER|ITS|THEIR|THIS|THAT|THESE|THOSE|NO|EVERY|SOME|TWO|THREE) ")
_PLACE = lazy_regex(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?,?)?"
    r"(?: ?\([A-Z][\w.,’' /-]{0,30}\)| ?/[\w. ]{2,20}/)? ?(?:—|–|--|-) ?(?=[“\"A-Z])"
)
"""The place, and perhaps the day and the agency, at the beginning of a report."""
_LEAD_REACH = 2
"""How many lines above the first kept one are searched for the beginning of a report: a credit may stand between."""
_SURE_RATING = 0.9
"""A short line of at least this rating stays behind the last sentence: it is in a list that ends the article."""
_FEWEST_HEAD_WORDS = 2
_MOST_LEADING = 2
_FEWEST_POST_WORDS = 6
_MOST_SUBHEAD_WORDS = 7
"""A longer line in capitals is mostly the headline of another article."""
_SENTENCE_ENDS = ".!?…。！？؟।\"”’')]»"
_LONG_WORDS = 12
_MOST_HEADLINE_WORDS = 40
_HEADLINE_WORDS_A_PHRASE = 3
"""A headline has at least this many words for each phrase of furniture. "Subscribe" and "Read more" have fewer."""
_BARE_SHARE = 0.75
"""A text is bare if at least this share of its words is in sentences of its own, and nothing is furniture."""


def corrected(texts: Sequence[str], kept: Sequence[bool], ratings: Sequence[float] = ()) -> list[bool]:
    """The verdicts `kept` on the lines `texts`, corrected by what a person knows of an article's beginning and end.

    `ratings` are the probabilities that the lines are the article's, where they are known.
    """
    bare = is_bare(texts)
    if bare:
        kept = [True] * len(texts)
        kept[0] = len(texts) == 1 or not is_like_headline(texts[0]) or is_entry(texts[0])
    else:
        kept = _without_leading(texts, kept)
    left = _without_credits(texts, _with_own_sentences(texts, _up_to_end(texts, kept)))
    if not bare:
        left = _without_trailing(texts, _with_lead(texts, left), ratings)
    return left if any(left) else _something(texts)


def is_like_headline(text: str) -> bool:
    """True for a line that ends no sentence and is no label: a headline, if a text begins with it."""
    words = len(text.split()) + len(_UNSPACED.findall(text)) / 2
    if sum(count_kinds(text)) * _HEADLINE_WORDS_A_PHRASE > words:
        return False
    return 0 < words <= _MOST_HEADLINE_WORDS and text[-1] not in ".:;,…。，、：；" and not is_credit(text)


def is_bare(texts: Sequence[str]) -> bool:
    """True for a text of sentences without any furniture: somebody pasted or wrote just the article."""
    body = texts[1:] if len(texts) > 1 and is_like_headline(texts[0]) else texts
    words = sum(len(text.split()) for text in body)
    if any(map(_is_furniture, body)):
        return False
    own = sum(len(text.split()) for text in body if is_own_sentence(text))
    return own >= _BARE_SHARE * words or (is_own_sentence(body[0]) and is_own_sentence(body[-1]))


def _is_furniture(text: str) -> bool:
    if is_end_head(text) or is_credit(text) or is_own_sentence(text):
        return False
    return is_stock(text) or is_biography(text) or bool(_CONTACT.search(text)) or sum(count_kinds(text)) > 0


def _something(texts: Sequence[str]) -> list[bool]:
    """The verdicts on a text of which nothing was kept: its sentences, or else all of its lines."""
    own = [is_own_sentence(text) for text in texts]
    return own if any(own) else [not is_stock(text) for text in texts]


def _without_credits(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without the names of who helped, and without bylines above the first prose."""
    left = list(kept)
    begun = False
    for at, text in enumerate(texts):
        left[at] = left[at] and not is_helpers(text) and (begun or not is_credit_above(text))
        begun = begun or (left[at] and len(text.split()) >= _LONG_WORDS)
    return left


def _up_to_end(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    words = [len(text.split()) if stays and not _is_short(text) else 0 for text, stays in zip(texts, kept, strict=True)]
    total, seen = sum(words), 0
    thread = comments_start(texts)
    if thread is not None and any(kept[:thread]):
        return [stays and at < thread for at, stays in enumerate(kept)]
    for at, text in enumerate(texts):
        if seen and is_end_head(text) and total - seen <= _MOST_KEPT_BEHIND * seen:
            return [stays and number < at for number, stays in enumerate(kept)]
        seen += words[at]
    return list(kept)


def _without_leading(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without the short lines above the first sentence, such as a menu, but for the last two of them.

    The last two may be a time and a subhead.
    """
    leading: list[int] = []
    for at, text in enumerate(texts):
        if kept[at] and not (_is_short(text) or _is_call(text)):
            return [stays and at not in leading[:-_MOST_LEADING] for at, stays in enumerate(kept)]
        if kept[at]:
            leading.append(at)
    return list(kept)


def _is_short(text: str) -> bool:
    return text[-1] not in _SENTENCE_ENDS and text[-1] not in ":," and len(text.split()) < _LONG_WORDS


def _with_lead(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts, with the first sentence of a report kept: it begins with a place and a dash, "LONDON (AP) —"."""
    left = list(kept)
    first = left.index(True) if True in left else 0
    for at in range(first - 1, max(-1, first - 1 - _LEAD_REACH), -1):
        if len(texts[at].split()) >= _LONG_WORDS:
            left[at] = bool(_PLACE.match(texts[at])) and texts[at][-1] in _SENTENCE_ENDS
            break
    return left


def _without_trailing(texts: Sequence[str], kept: Sequence[bool], ratings: Sequence[float] = ()) -> list[bool]:
    """The verdicts without the short lines behind the last sentence, such as the headlines of other articles.

    A list that a colon leads stays, and so do a name below the last line of a letter and lines of a high rating.
    """
    ending: set[int] = set()
    for at in range(len(texts) - 1, -1, -1):
        if not kept[at]:
            continue
        if texts[at].endswith(":") or _LETTER.fullmatch(texts[at]):
            break
        if not _is_short(texts[at]):
            return [stays and number not in ending for number, stays in enumerate(kept)]
        if not ratings or ratings[at] < _SURE_RATING:
            ending.add(at)
    return list(kept)


def is_end_head(text: str) -> bool:
    """True for a line behind which no article goes on."""
    if len(text.split()) > _MOST_HEAD_WORDS:
        return False
    return bool(_END_MARK.fullmatch(text) or _END_HEAD.fullmatch(text)) or is_comments_head(text)


def _with_own_sentences(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts, with the sentences kept that directly follow a kept line, and the times of a live report."""
    left = list(kept)
    for at, text in enumerate(texts):
        if at and left[at - 1] and not left[at]:
            signs = _LETTER.fullmatch(texts[at - 1]) is not None and _SIGNATURE.fullmatch(text) is not None
            heads = (
                at + 1 < len(texts) and left[at + 1] and _is_head_in_capitals(text) and texts[at - 1][-1] in '.!?:”"'
            )
            left[at] = signs or heads or (is_own_sentence(text) and not _is_call(text))
    first = left.index(True) if True in left else 0
    if first and is_greeting(texts[first - 1]):
        left[first - 1] = True
    ended = max((at for at, stays in enumerate(left) if stays), default=-1)
    times = [at for at, text in enumerate(texts) if _TIME.fullmatch(text)]
    if len(times) < 2:
        return left
    for at in times:  # a post of a live report stands below its time
        follows = at + 1 < len(texts)
        if follows and (left[at + 1] or (at < ended + 2 and _is_post(texts[at + 1]))):
            left[at] = left[at + 1] = True
            ended = max(ended, at + 1)
    return left


def _is_post(text: str) -> bool:
    """True for a sentence below a time of a live report. It may greet its readers: "We will follow the river here"."""
    return is_own_sentence(text) or (
        len(text.split()) >= _FEWEST_POST_WORDS
        and text[-1] in _SENTENCE_ENDS
        and not (_is_call(text) or is_stock(text) or is_credit(text) or _CONTACT.search(text))
    )


def is_greeting(text: str) -> bool:
    """True for the first line of a letter."""
    return _GREETING.fullmatch(text) is not None


def _is_head_in_capitals(text: str) -> bool:
    """True for a subhead typed in capitals: "WHAT THE RIVER KEPT"."""
    if not text.isupper() or not _FEWEST_HEAD_WORDS <= len(text.split()) <= _MOST_SUBHEAD_WORDS or is_stock(text):
        return False
    return not sum(count_kinds(text)) or bool(_DETERMINER.match(text))


def _is_call(text: str) -> bool:
    """True for a short question or exclamation: below an article it is mostly for the reader."""
    return text[-1] in "!?" and len(text.split()) < _LONG_WORDS


def is_own_sentence(text: str) -> bool:
    """True for a sentence that can only be an article's: no call to the reader, no credit, no address."""
    sentence = _SENTENCE.fullmatch(text)
    if _LETTER.fullmatch(text):
        return True
    if not sentence or sentence["first"].islower() or text.isupper():
        return False
    if is_stock(text) or is_biography(text) or is_helpers(text):
        return False
    if _CONTACT.search(text) or is_dateline(text) or is_credit(text):
        return False
    if text[0] in "\"“‘'«„":
        return True
    kinds = sum(count_kinds(text))
    if kinds and (_IMPERATIVE.match(text) or _FIRST_OR_SECOND.search(text)):
        return False
    return kinds <= (2 if len(text.split()) >= _LONG_WORDS else 1)
