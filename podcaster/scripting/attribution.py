"""Attribution: which mention speaks a quotation. Rules propose mentions, a trained forest weighs them."""

from bisect import bisect_left

from podcaster.scripting import words
from podcaster.scripting.entities import Entities
from podcaster.scripting.frames import NO_PATH, PREPOSITIONAL, Frame
from podcaster.scripting.marks import Quotation
from podcaster.scripting.mentions import Mention
from podcaster.scripting.reader import Token
from podcaster.scripting.words import strength

_KINDS = {"name": 0.0, "nominal": 1.0, "pronoun": 2.0}
_PRONOUNS = {"he": 1.0, "she": 1.0, "they": 2.0, "we": 3.0, "i": 3.0, "it": 4.0, "who": 5.0}


_NEAREST = 24
"""Of a paragraph's mentions so many, the nearest, may speak a quotation in it."""
_JOINTS = words.CONJUNCTIONS | words.RELATIVES | {",", ";"}
_FEW = 40
"""A text with fewer mentions is too short for its commonest name to mean much."""


class Scene:
    """Everything read so far about one body: what candidates' features are computed from."""

    def __init__(
        self,
        body: str,
        quotations: list[Quotation],
        tokens: list[Token],
        mentions: list[Mention],
        frames: list[Frame],
        entities: Entities,
    ) -> None:
        self.body, self.quotations, self.tokens = body, quotations, tokens
        self.mentions, self.frames, self.entities = mentions, frames, entities
        self.place = {token.quotation: index for index, token in enumerate(tokens) if token.quotation >= 0}
        """The token of each quotation."""
        self.order = sorted(range(len(mentions)), key=lambda i: mentions[i].first)
        self._firsts = [mentions[i].first for i in self.order]
        self._of_paragraph: dict[int, list[int]] = {}
        for index in self.order:
            self._of_paragraph.setdefault(tokens[mentions[index].first].paragraph, []).append(index)
        self._total = max(_FEW, sum(len(entity.mentions) for entity in entities.all))
        self._quote_places = sorted(self.place.values())
        self.inner = [_inner_features(body, quotation) for quotation in quotations]

    def of_paragraph(self, number: int) -> list[int]:
        """Return the mentions of a paragraph, in order."""
        return self._of_paragraph.get(number, [])

    def candidates(self, quotation: int, previous: int | None) -> list[int]:
        """Return the mentions that may speak a quotation; `previous` spoke the quotation before it."""
        here = self.quotations[quotation].paragraph
        place = self.place[quotation]
        found = self._nearest(self._of_paragraph.get(here, []), place)
        for back, most in ((1, 10), (2, 4), (3, 2)):
            found += self._of_paragraph.get(here - back, [])[-most:]
        found += self._of_paragraph.get(here + 1, [])[:3]
        if previous is not None and previous not in found:
            found.append(previous)
        return [i for i in found if not (self.mentions[i].possessive and self.mentions[i].kind == "pronoun")]

    def _nearest(self, mentions: list[int], place: int) -> list[int]:
        """Of many mentions in order the nearest to a place, the nearest first; else all in their order."""
        if len(mentions) <= _NEAREST:
            return list(mentions)
        middle = bisect_left(mentions, place, key=lambda i: self.mentions[i].first)
        about = mentions[max(0, middle - _NEAREST) : middle + _NEAREST]
        return sorted(about, key=lambda i: abs(self.mentions[i].first - place))[:_NEAREST]

    def features(self, quotation: int, candidates: list[int], previous: int | None) -> list[list[float]]:
        """Return one row of numbers for each candidate."""
        place = self.place[quotation]
        token = self.tokens[place]
        shared = self._around(quotation, place)
        before = self.tokens[place - 1] if place else None
        rows = []
        spoke = self.entities.of[previous] if previous is not None else None
        previous_place = self.mentions[previous].first if previous is not None else None
        pivots = []
        for index in candidates:
            verb = self.frames[index].verb
            far = 99.0
            if verb is not None and self.frames[index].path != NO_PATH:
                far = abs(verb - place) + (0 if self.tokens[verb].paragraph == token.paragraph else 60)
                far += 3.0 * self._quotes_between(verb, place)
            pivots.append(far)
        nearest = min(pivots, default=99.0)
        rivals = sorted(self.mentions[i].first for i in candidates if self._can_speak(i))
        for index, pivot in zip(candidates, pivots, strict=True):
            mention, shape = self.mentions[index], self.frames[index]
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
                    min(99.0, pivot),
                    float(pivot == nearest),
                    pivot - nearest if pivot < 99 else 99.0,
                    float(shape.verb - place) if shape.verb is not None and abs(shape.verb - place) < 60 else 99.0,
                    float(shape.path),
                    float(shape.strength),
                    float(shape.inverted),
                    float(shape.according),
                    float(shape.preposition),
                    float(shape.leads),
                    _KINDS[mention.kind],
                    _PRONOUNS.get(at.lower, 0.0) if mention.kind == "pronoun" else 0.0,
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
                    *shared,
                ]
            )
        return rows

    def _around(self, quotation: int, place: int) -> list[float]:
        """Features of the quotation and its place, the same for every candidate."""
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
            *self.inner[quotation][:6],
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
        """True for the subject of a verb of speech, or the first mention of its sentence."""
        shape, mention = self.frames[index], self.mentions[index]
        if mention.possessive or mention.modifier:
            return False
        return shape.inverted or (shape.strength > 1 and shape.path <= PREPOSITIONAL and not shape.preposition)

    def _rivals(self, rivals: list[int], low: int, high: int) -> int:
        """Count the other likely speakers between a mention and the quotation; `rivals` are places in order."""
        return max(0, bisect_left(rivals, high) - bisect_left(rivals, low))

    def _breaks(self, low: int, high: int) -> int:
        """Count the commas, conjunctions and relatives between a mention and the quotation, to nine at most."""
        between = self.tokens[low : min(high, low + 60)]
        return min(9, sum(token.lower in _JOINTS for token in between))

    def _is_between_verb(self, place: int, mention: Mention) -> bool:
        """True for "❝ said Clinton" and "❝ Clinton said", nothing but adverbs between."""
        if mention.first <= place:
            return False
        for index in range(place + 1, mention.first):
            token = self.tokens[index]
            if token.text == "," or token.lower in words.ADVERB or strength(token.lower) > 1:
                continue
            return False
        return True


def signature(scene: Scene, quotation: int) -> int | None:
    """Return the mention that signs a paragraph that is otherwise one quotation: `❝ – Clinton` or `Clinton: ❝`."""
    tokens, place = scene.tokens, scene.place[quotation]
    number = tokens[place].paragraph
    ahead = [t for t in tokens[place + 1 : place + 8] if t.paragraph == number]
    back = [t for t in tokens[max(0, place - 7) : place] if t.paragraph == number]
    if 2 <= len(ahead) < 7 and ahead[0].text in "—–-―" and all(t.is_capital or t.text == "." for t in ahead[1:]):
        wanted = place + 2, place + 1 + len([t for t in ahead if t.text != "."])
    elif not ahead and 2 <= len(back) < 7 and back[-1].text == ":" and all(t.is_capital for t in back[:-1]):
        wanted = place - len(back), place - 1
    else:
        return None
    for index in scene.of_paragraph(number):
        mention = scene.mentions[index]
        if mention.kind == "name" and mention.last == wanted[1] and mention.first >= wanted[0]:
            return index
    return None


def before_strength(tokens: list[Token], place: int) -> int:
    """Return how strong a verb of speech stands just before a quotation, 0 to 4; 5 for "that" or "as" between."""
    for back in range(1, 5):
        if place - back < 0 or tokens[place - back].paragraph != tokens[place].paragraph:
            return 0
        word = tokens[place - back].lower
        if strength(word):
            return strength(word)
        if word not in words.FUNCTION and word not in words.ADVERB and tokens[place - back].is_word:
            return 0
    return 0


def _before_code(token: Token | None) -> float:
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
    if token.lower in words.PREPOSITIONS:
        return 6.0
    if token.lower in words.FUNCTION:
        return 7.0
    if token.text in "—–-―":
        return 8.0
    return 9.0 if token.is_word else 10.0


def _after_code(token: Token | None) -> float:
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
    if token.lower in words.HE or token.lower in words.SHE:
        return 6.0
    if token.is_capital:
        return 7.0
    if token.lower in words.FUNCTION:
        return 8.0
    return 9.0 if token.is_word else 10.0


_TALK = frozenset("i we you my our me us your i'm i've don't we're you're it's that's i’m i’ve don’t we’re".split())
_FINITE = frozenset("is are was were be have has had do does did will would can could should must may am".split())


def _inner_features(body: str, quotation: Quotation) -> list[float]:
    """What is between the marks: length, how it begins and ends, words of talk, words of titles."""
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
        float(sum(word in _FINITE for word in lower) > 0),
        float(sum(word in _TALK for word in lower)),
        float(parts[-1][:1].isupper()) if parts else 0.0,
        float(sum(word in words.FUNCTION for word in lower)),
        float(any(ch in inner for ch in ".!?;,")),
        float(last == ","),
        float(inner[:1] in "[("),
        float(inner.isupper()),
    ]
