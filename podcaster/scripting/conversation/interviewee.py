"""The interviewee: who answers the questions, judged by the title and the paragraphs before the first turn."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from podcaster.scripting import vocabulary
from podcaster.scripting.entities import Entities, Entity
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_name
from podcaster.scripting.phrases import Mention
from podcaster.system.lazy_regex import lazy_regex

_MEETS = lazy_regex(
    r"(?:met|meets|asked|asks|interviewed|interviews|visited|visits|joined|joins|questioned|questions|examined|walks"
    r"|cross-examined|grilled|spoke|speaks|talked|talks|sat down|sits down|caught up|catches up|chatted|chats|walked"
    r"|went|goes)\b(?: \w+){0,3}$"
)
"""Words between the one who asks and the one who answers, of which some also stand the other way round (_TALKS)."""
_TALKS = lazy_regex(r"(?:spoke|speaks|talked|talks|chats|chatted)\b")
_EXAMINES = lazy_regex(r"(?:[^.;:!?\n]{0,40}[ ,])?(?:cross-)?(?:examined|questioned)\b")
"""Words behind the name of who asks in court."""
_WE_MEET = lazy_regex(
    r"\b(?:I|[Ww]e|[Oo]ur \w+)\b(?: \w+){0,3} "
    r"(?:met|meet|asked|ask|interviewed|visited|spoke|talked|sat|caught|see|saw|called|rang)\b"
)
_IN_CONVERSATION = lazy_regex(
    r"(?i)\b(?:conversation|interview|q ?& ?a|questions (?:for|to)|minutes|talk|lunch|chat) (?:with|for)\s*$"
)
_SIGNS = lazy_regex(r"[—–-]\s*$")
_INTERVIEWER = lazy_regex(r"(?im)^\W*(?:interview(?:ed)?|words|text|story|questions)(?: by)?\W+$")
_WITNESS = lazy_regex(r"(?i)\b(?:witness|defendant|plaintiff|deponent|testimony of|examination of)\b[^.;:!?]{0,40}$")
_SWORN = lazy_regex(r"(?i),? (?:(?:having|has|was|being) )?(?:been )?(?:first )?(?:duly )?(?:sworn|affirmed|testif\w+)")
_JUDGE = lazy_regex(r"(?i)\b(?:judge|justice|magistrate|counsel|before|reporter|by)\b(?: [A-Z][\w.]*)*\s*$")
_IN_TITLE, _NAMED, _FIRST, _AGAIN = 2.0, 0.5, 1.0, 0.3
_MEETING, _WROTE, _STRONG = 1.5, 4.0, 3.0
"""Weights of the evidence. A lead of .75 decides (`people`)."""
_LOWEST = -1.0
"""Whoever has no more asks, or wrote the article."""
_NEAR, _FAR = 60, 80
_SURELY = 2.0
"""Least `Entity.person` of somebody with a title. Beside people with given names, others may be a newsletter's name."""


def likely_interviewees(
    text: str,
    introduction: int,
    mentions: Sequence[Mention],
    entities: Entities,
    *,
    asking: Collection[int],
    byline: str,
) -> dict[int, float]:
    """Return the persons (by entity) who may be interviewed, each with a score.

    `introduction` is the offset where the introduction ends. `asking` are entities who ask.
    """
    before = [index for index in range(len(mentions)) if mentions[index].start < introduction]
    before.sort(key=lambda index: mentions[index].start)
    title_end = text.find("\n")
    scores: dict[int, float] = {}
    for index in before:
        number = entities.of[index]
        if number is not None and number not in asking and _is_person(entities.all[number]):
            _add_mention(mentions[index], number, scores, in_title=mentions[index].start < title_end < introduction)
    for index in before:
        number = entities.of[index]
        if number in scores:
            scores[number] += _said_of(text, mentions[index])
    for index, other in pairwise(before):
        if _MEETS.match(text[mentions[index].end : mentions[other].start].strip(" ,")):
            _add_meeting(text, mentions[index], entities.of[index], mentions[other], entities.of[other], scores)
    wrote = fold(byline)
    for number in scores:
        if wrote and fold(" ".join(entities.all[number].name)) in wrote:
            scores[number] -= _WROTE
    known = {number for number in scores if _has_given_name(entities.all[number])}
    return {
        number: score
        for number, score in scores.items()
        if score > _LOWEST and (number in known or not known or entities.all[number].person >= _SURELY)
    }


def examiner(text: str, introduction: int, mentions: Sequence[Mention], entities: Entities) -> int | None:
    """Return the person (by entity) who asks in court, as the introduction says; None if it does not."""
    for index, mention in enumerate(mentions):
        number = entities.of[index]
        if mention.start >= introduction or mention.kind != "name" or number is None:
            continue
        behind = _EXAMINES.match(text, mention.end, min(introduction, mention.end + _FAR))
        others = (
            any(mention.end < one.start < behind.end() for one in mentions if one.kind == "name") if behind else True
        )
        passive = (
            re.search(r"\b(?:was|were|is|been|being)\b(?: \w+)?$", behind[0].rsplit(" ", 1)[0]) if behind else None
        )
        if not others and passive is None and entities.all[number].person >= 0.0:
            return number
    return None


def _add_mention(mention: Mention, number: int, scores: dict[int, float], *, in_title: bool) -> None:
    """Add what a mention of a person tells: who is named in the title, or first, or often."""
    if mention.kind == "name" and not mention.possessive:
        scores[number] = scores.get(number, 0.0) + _NAMED + _FIRST * (not scores) + _IN_TITLE * in_title
    elif number in scores:
        scores[number] += _AGAIN


def _said_of(text: str, mention: Mention) -> float:
    """Return what the words beside a mention say: "the witness", "a conversation with", a signature."""
    lead = text[max(0, mention.start - _NEAR) : mention.start]
    tail = text[mention.end : mention.end + _FAR]
    score = 0.0
    if _INTERVIEWER.search(lead):
        score -= _STRONG
    if _SIGNS.search(lead) and not tail.strip(" .*_\n")[:1].isalpha():
        score -= _STRONG
    if _WITNESS.search(lead) or _SWORN.match(tail):
        score += _STRONG
    elif _JUDGE.search(lead):
        score -= _STRONG
    if _IN_CONVERSATION.search(lead) or _WE_MEET.search(lead):
        score += _IN_TITLE
    return score


def _add_meeting(
    text: str, one: Mention, subject: int | None, other: Mention, patient: int | None, scores: dict[int, float]
) -> None:
    """Add what a clause says: "Tom Bracken met Stellan Mbeki", "Tom Bracken met him", "He talks to Adele Munro"."""
    if one.kind == "pronoun":
        if patient in scores:
            talks = _TALKS.match(text[one.end : other.start].strip())
            scores[patient] += -_STRONG if talks is not None else _FIRST
    elif subject in scores:
        scores[subject] -= _MEETING if other.kind == "name" else _STRONG
        if patient in scores and patient != subject and other.kind == "name":
            scores[patient] += _MEETING


def _has_given_name(entity: Entity) -> bool:
    return len(entity.name) > 1 and given_name(entity.name[0]) is not None


def _is_person(entity: Entity) -> bool:
    if not entity.name or fold(entity.name[0]) in vocabulary.NATIONS | vocabulary.SPEECH:
        return False
    if entity.person >= 0.5:
        return True
    return len(entity.name) > 1 and entity.person > -1.0 and (entity.gender != "unknown" or entity.person >= 0.0)
