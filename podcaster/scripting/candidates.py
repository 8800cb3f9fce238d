"""Candidate speakers: the mentions that may speak a quotation, and the features that a trained model ranks them by."""

from bisect import bisect_left

from podcaster.scripting import vocabulary
from podcaster.scripting.addressed import NOT_INSIDE, NamesInside
from podcaster.scripting.clauses import NO_PATH, PREPOSITIONAL, Clause
from podcaster.scripting.entities import Entities
from podcaster.scripting.grammar import Grammar
from podcaster.scripting.phrases import Mention
from podcaster.scripting.quotations import Quotation
from podcaster.scripting.readings import Reading
from podcaster.scripting.scenes import Setting
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

_KIND_CODES = {"name": 0.0, "nominal": 1.0, "pronoun": 2.0}
_PRONOUN_CODES = {"he": 1.0, "she": 1.0, "they": 2.0, "we": 3.0, "i": 3.0, "it": 4.0, "who": 5.0}
_MOST_IN_PARAGRAPH = 24
"""Largest number of candidates from the quotation's own paragraph: the nearest ones."""
_EARLIER = ((1, 10), (2, 4), (3, 2))
"""Candidates from earlier paragraphs: pairs of a distance in paragraphs and the largest number of mentions. The last
mentions of a paragraph are taken."""
_NEXT = 3
"""Largest number of candidates from the paragraph after: the first ones."""
_FAR = 99.0
"""Feature value of a distance that is too large or undefined."""
_JOINTS = vocabulary.CONJUNCTIONS | vocabulary.RELATIVES | {",", ";"}
_LONGEST_SIGNATURE = 16
"""Largest number of tokens of a signature below a quotation."""
_LEAST_MENTIONS = 40
"""A text with fewer mentions counts as one of this many: in a short text the commonest name means little."""


CANDIDATE_FEATURES = 38
"""Number of a candidate's own features. In a row the features of the quotation and its place follow them."""
SHARED_INNER = 6
"""Number of features of the text between the marks that the speaker model uses. The speech model uses all of them."""


class Analysis:
    """Everything known about one body. The features of candidates are computed from it."""

    def __init__(
        self,
        body: str,
        quotations: list[Quotation],
        tokens: list[Token],
        mentions: list[Mention],
        clauses: list[Clause],
        entities: Entities,
        grammar: Grammar,
        inside: list[NamesInside],
        setting: Setting,
    ) -> None:
        self.grammar, self.inside, self.setting = grammar, inside, setting
        self.body, self.quotations, self.tokens = body, quotations, tokens
        self.mentions, self.clauses, self.entities = mentions, clauses, entities
        self.place = {token.quotation: index for index, token in enumerate(tokens) if token.quotation >= 0}
        """Index of each quotation's token."""
        self.order = sorted(range(len(mentions)), key=lambda i: mentions[i].first)
        self._firsts = [mentions[i].first for i in self.order]
        self._of_paragraph: dict[int, list[int]] = {}
        for index in self.order:
            self._of_paragraph.setdefault(tokens[mentions[index].first].paragraph, []).append(index)
        self._total = max(_LEAST_MENTIONS, sum(len(entity.mentions) for entity in entities.all))
        self._quote_places = sorted(self.place.values())
        self.inner = [_inner_features(body, quotation) for quotation in quotations]

    def of_paragraph(self, number: int) -> list[int]:
        """Return the mentions of a paragraph (by index), in order."""
        return self._of_paragraph.get(number, [])

    def candidates(self, quotation: int, previous: int | None) -> list[int]:
        """Return the mentions (by index) that may speak a quotation; `previous` spoke the quotation before it."""
        here = self.quotations[quotation].paragraph
        place = self.place[quotation]
        found = self._nearest(self._of_paragraph.get(here, []), place)
        for back, most in _EARLIER:
            found += self._of_paragraph.get(here - back, [])[-most:]
        found += self._of_paragraph.get(here + 1, [])[:_NEXT]
        if previous is not None and previous not in found:
            found.append(previous)
        named = self.grammar.reading(place).mention
        if named is not None and named not in found:
            found.append(named)
        return [
            i
            for i in found
            if i == named or not (self.mentions[i].possessive and self.mentions[i].kind == "pronoun")
        ]

    def _nearest(self, mentions: list[int], place: int) -> list[int]:
        """Return the mentions nearest to a token, the nearest first; few mentions are all returned, in their order."""
        if len(mentions) <= _MOST_IN_PARAGRAPH:
            return list(mentions)
        middle = bisect_left(mentions, place, key=lambda i: self.mentions[i].first)
        about = mentions[max(0, middle - _MOST_IN_PARAGRAPH) : middle + _MOST_IN_PARAGRAPH]
        return sorted(about, key=lambda i: abs(self.mentions[i].first - place))[:_MOST_IN_PARAGRAPH]

    def features(self, quotation: int, candidates: list[int], previous: int | None) -> list[list[float]]:
        """Return one row of features for each candidate."""
        place = self.place[quotation]
        token = self.tokens[place]
        shared = self.place_features(quotation)
        before = self.tokens[place - 1] if place else None
        rows = []
        spoke = self.entities.of[previous] if previous is not None else None
        previous_place = self.mentions[previous].first if previous is not None else None
        verb_distances = []
        for index in candidates:
            verb = self.clauses[index].verb
            distance = _FAR
            if verb is not None and self.clauses[index].path != NO_PATH:
                distance = abs(verb - place) + (0 if self.tokens[verb].paragraph == token.paragraph else 60)
                distance += 3.0 * self._quotes_between(verb, place)
            verb_distances.append(distance)
        nearest = min(verb_distances, default=_FAR)
        reading = self.grammar.reading(place)
        reader = self.entities.of[reading.mention] if reading.mention is not None else None
        about = self._about(place)
        rivals = sorted(self.mentions[i].first for i in candidates if self._can_speak(i))
        for index, distance in zip(candidates, verb_distances, strict=True):
            mention, clause = self.mentions[index], self.clauses[index]
            at = self.tokens[mention.first]
            owner = self.entities.of[index]
            entity = self.entities.all[owner] if owner is not None else None
            after = mention.first > place
            gap = mention.first - place if after else place - mention.last
            low, high = (place, mention.first) if after else (mention.last, place)
            rows.append(
                [
                    float(after),
                    float(min(120, gap)),
                    float(max(-9, min(9, token.sentence - at.sentence))),
                    float(token.paragraph - at.paragraph),
                    float(min(6, self._quotes_between(low, high))),
                    float(min(12, self._mentions_between(low, high))),
                    min(_FAR, distance),
                    float(distance == nearest),
                    distance - nearest if distance < _FAR else _FAR,
                    float(clause.verb - place) if clause.verb is not None and abs(clause.verb - place) < 60 else _FAR,
                    float(clause.path),
                    float(clause.strength),
                    float(clause.inverted),
                    float(clause.according),
                    float(clause.preposition),
                    float(clause.leads),
                    _KIND_CODES[mention.kind],
                    _PRONOUN_CODES.get(at.lower, 0.0) if mention.kind == "pronoun" else 0.0,
                    float(mention.possessive) + 2.0 * float(mention.modifier),
                    float(mention.plural),
                    mention.person,
                    entity.person if entity is not None else -3.0,
                    len(entity.mentions) / self._total if entity is not None else -1.0,
                    float(len(mention.name)),
                    float(mention.definite),
                    float(index == previous),
                    float(spoke is not None and owner == spoke),
                    float(previous_place is not None and mention.first > previous_place),
                    float(self._is_between_verb(place, mention)),
                    float(before is not None and before.text == ":" and mention.last == place - 1),
                    float(self._rivals(rivals, low, high)),
                    float(self._breaks(low, high)),
                    self._agreement(reading, index, owner is not None and owner == reader),
                    float(reading.kind),
                    self.inside[quotation].relation(entity) if entity is not None else NOT_INSIDE,
                    *(-1.0 if one is None else float(one == owner) for one in about),
                    *shared,
                ]
            )
        return rows

    def _about(self, place: int) -> list[int | None]:
        """Return the entities that the quotation's paragraph, the paragraph and the sentence before are about."""
        setting, here = self.setting, self.tokens[place].paragraph
        about: list[int | None] = []
        for one in (setting.subject_of(here), setting.subject_of(here - 1), setting.subject_before(place)):
            known = one is not None and self.mentions[one].first < place
            about.append(self.entities.of[one] if one is not None and known else None)
        return about

    @staticmethod
    def _agreement(reading: Reading, index: int, same: bool) -> float:
        """Return whether the grammar names this mention (3), another of its entity (2), nobody (1), or another (0);
        -1 where it excludes the mention."""
        if index in reading.excluded:
            return -1.0
        if reading.mention is None:
            return 1.0
        return 3.0 if index == reading.mention else 2.0 if same else 0.0

    def place_features(self, quotation: int) -> list[float]:
        """Return the features of the quotation and the words around it, the same for every candidate."""
        place = self.place[quotation]
        tokens, token = self.tokens, self.tokens[place]
        before = tokens[place - 1] if place and tokens[place - 1].paragraph == token.paragraph else None
        after = None
        if place + 1 < len(tokens) and tokens[place + 1].paragraph == token.paragraph:
            after = tokens[place + 1]
        third = tokens[place + 2] if after is not None and place + 2 < len(tokens) else None
        position = bisect_left(self._quote_places, place)
        back = place - self._quote_places[position - 1] if position else 199
        same = bool(position) and tokens[self._quote_places[position - 1]].paragraph == token.paragraph
        return [
            *self.inner[quotation][:SHARED_INNER],
            _before_code(before),
            _after_code(after),
            _after_code(third),
            float(min(199, back)),
            float(same),
            float(before is None or before.sentence != token.sentence),
            float(min(before_strength(tokens, place), 9)),
        ]

    def _quotes_between(self, low: int, high: int) -> int:
        if low > high:
            low, high = high, low
        return bisect_left(self._quote_places, high) - bisect_left(self._quote_places, low + 1)

    def _mentions_between(self, low: int, high: int) -> int:
        return bisect_left(self._firsts, high) - bisect_left(self._firsts, low + 1)

    def _can_speak(self, index: int) -> bool:
        """Return whether the mention is the subject of a verb of speech."""
        clause, mention = self.clauses[index], self.mentions[index]
        if mention.possessive or mention.modifier:
            return False
        return clause.inverted or (clause.strength > 1 and clause.path <= PREPOSITIONAL and not clause.preposition)

    def _rivals(self, rivals: list[int], low: int, high: int) -> int:
        """Count the likely speakers between a mention and the quotation; `rivals` are their tokens, in order."""
        return max(0, bisect_left(rivals, high) - bisect_left(rivals, low))

    def _breaks(self, low: int, high: int) -> int:
        """Count the commas, conjunctions and relative pronouns between a mention and the quotation, nine at most."""
        between = self.tokens[low : min(high, low + 60)]
        return min(9, sum(token.lower in _JOINTS for token in between))

    def _is_between_verb(self, place: int, mention: Mention) -> bool:
        """Return whether a mention follows the quotation with only verbs of speech, adverbs and commas between."""
        if mention.first <= place:
            return False
        for index in range(place + 1, mention.first):
            token = self.tokens[index]
            if token.text == "," or token.lower in vocabulary.ADVERB or strength(token.lower) > 1:
                continue
            return False
        return True


def signature(analysis: Analysis, quotation: int) -> int | None:
    """Return the mention that signs a quotation, alone with it in the paragraph: "❝ – Clinton" or "Clinton: ❝". Or a
    dash and a name begin the next paragraph, which is short: "– Clinton, in a letter"."""
    tokens, place = analysis.tokens, analysis.place[quotation]
    below = _signature_below(analysis, place)
    if below is not None:
        return below
    number = tokens[place].paragraph
    ahead = [t for t in tokens[place + 1 : place + 8] if t.paragraph == number]
    back = [t for t in tokens[max(0, place - 7) : place] if t.paragraph == number]
    if 2 <= len(ahead) < 7 and ahead[0].text in "—–-―" and all(t.is_capital or t.text == "." for t in ahead[1:]):
        wanted = place + 2, place + 1 + len([t for t in ahead if t.text != "."])
    elif not ahead and 2 <= len(back) < 7 and back[-1].text == ":" and all(t.is_capital for t in back[:-1]):
        wanted = place - len(back), place - 1
    else:
        return None
    for index in analysis.of_paragraph(number):
        mention = analysis.mentions[index]
        if mention.kind == "name" and mention.last == wanted[1] and mention.first >= wanted[0]:
            return index
    return None


def _signature_below(analysis: Analysis, place: int) -> int | None:
    """Return the name after a dash at the start of the paragraph below a quotation that fills its own."""
    tokens = analysis.tokens
    number = tokens[place].paragraph
    if (place and tokens[place - 1].paragraph == number) or place + 2 >= len(tokens):
        return None
    below = tokens[place + 1].paragraph
    if below == number or tokens[place + 1].text not in "—–-―" or tokens[place + 2].paragraph != below:
        return None
    end = next((i for i in range(place + 1, len(tokens)) if tokens[i].paragraph != below), len(tokens))
    if end - place > _LONGEST_SIGNATURE or any(token.quotation >= 0 for token in tokens[place + 1 : end]):
        return None
    names = (i for i in analysis.of_paragraph(below) if analysis.mentions[i].first == place + 2)
    return next((i for i in names if analysis.mentions[i].kind == "name"), None)


def before_strength(tokens: list[Token], place: int) -> int:
    """Return the strength (`vocabulary.strength`) of the verb of speech just before a quotation, 0 without one."""
    for back in range(1, 5):
        if place - back < 0 or tokens[place - back].paragraph != tokens[place].paragraph:
            return 0
        word = tokens[place - back].lower
        if strength(word):
            return strength(word)
        if word not in vocabulary.FUNCTION and word not in vocabulary.ADVERB and tokens[place - back].is_word:
            return 0
    return 0


def _before_code(token: Token | None) -> float:
    """Return a number for the kind of token before a quotation; None is the paragraph's edge."""
    if token is None:
        return 0.0
    if token.text == ":":
        return 1.0
    if token.text == ",":
        return 2.0
    if strength(token.lower):
        return 3.0 + strength(token.lower) / 10
    if token.lower == "that":
        return 4.0
    if token.lower in ("a", "an", "the", "his", "her", "their", "its"):
        return 5.0
    if token.lower in vocabulary.PREPOSITIONS:
        return 6.0
    if token.lower in vocabulary.FUNCTION:
        return 7.0
    if token.text in "—–-―":
        return 8.0
    return 9.0 if token.is_word else 10.0


def _after_code(token: Token | None) -> float:
    """Return a number for the kind of token after a quotation; None is the paragraph's edge."""
    if token is None:
        return 0.0
    if strength(token.lower):
        return 1.0 + strength(token.lower) / 10
    if token.text in ".!?":
        return 3.0
    if token.text == ",":
        return 4.0
    if token.text in "—–-―":
        return 5.0
    if token.lower in vocabulary.HE or token.lower in vocabulary.SHE:
        return 6.0
    if token.is_capital:
        return 7.0
    if token.lower in vocabulary.FUNCTION:
        return 8.0
    return 9.0 if token.is_word else 10.0


_SPOKEN_WORDS = frozenset(
    "i we you my our me us your i'm i've don't we're you're it's that's i’m i’ve don’t we’re".split()
)
_FINITE_VERBS = frozenset("is are was were be have has had do does did will would can could should must may am".split())


def _inner_features(body: str, quotation: Quotation) -> list[float]:
    """Return the features of the text between the marks: length, first and last letters, kinds of words."""
    text = body[quotation.start : quotation.end]
    inner = text.strip("“”„‟\"'`«»‘’「」『』《》＂ ")
    parts = inner.split()
    lower = [part.strip(".,!?;:").lower() for part in parts]
    capitals = sum(part[:1].isupper() for part in parts)
    last = inner[-1:]
    return [
        float(min(60, len(parts))),
        float(inner[:1].isupper()),
        2.0 if last in ".!?…" else 1.0 if last == "," else 3.0 if last and last in "-—–" else 0.0,
        float(quotation.closed) + 2.0 * float(quotation.continues),
        capitals / (len(parts) or 1),
        float(sum(word in _FINITE_VERBS for word in lower) > 0),
        float(sum(word in _SPOKEN_WORDS for word in lower)),
        float(parts[-1][:1].isupper()) if parts else 0.0,
        float(sum(word in vocabulary.FUNCTION for word in lower)),
        float(any(ch in inner for ch in ".!?;,")),
        float(last == ","),
        float(inner[:1] in "[("),
        float(inner.isupper()),
    ]
