"""Entities: the persons and organisations of a body, each with its mentions (coreference resolution).

"Clinton", "Mrs. Clinton", "Hillary Clinton" and "the senator" are one entity. `pronouns` links pronouns.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from podcaster.languages.en.people import GIVEN_NAMES_AS_SURNAMES
from podcaster.scripting import vocabulary
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_name, same_name
from podcaster.scripting.phrases import Mention, end_of_noun, is_owned, is_place
from podcaster.scripting.roles import TITLES_OF, gender_told, nouns_introduced, roles_told
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token

_TOKENS_PER_ROLE = 250
"""How many tokens since a named entity's last mention count as much as one role that a noun shares with it."""
_MOST_NAMESAKES = 64
"""Largest number of entities compared for one name: the nearest. It bounds the time; no real article has more."""
_FIRST_PARAGRAPHS = 3
"""Number of paragraphs that may speak of an office before they name who holds it."""
_NEAR = 40
"""Within this many tokens after an entity's last mention, a surname more likely means this entity than a namesake."""


@dataclass(slots=True, kw_only=True)
class Entity:
    """A person, an organisation or a thing that is mentioned. It grows while the mentions are read."""

    number: int
    """Its index in `Entities.all`."""
    name: tuple[str, ...] = ()
    """The fullest name so far; () without a name."""
    text: str = ""
    """The words for an entity without a name: "a campaign spokesman"."""
    introduced: bool = False
    """True for an entity without a name that the text introduced: "a soldier", "my grandmother"; not "the senator"."""
    roles: set[str] = field(default_factory=set)
    """Titles and roles of its mentions, in lower case."""
    person: float = -9.0
    """The largest `Mention.person` of its mentions."""
    mentions: list[int] = field(default_factory=list)
    """Indices of its mentions, in order."""
    genders: dict[Gender, float] = field(default_factory=lambda: defaultdict(float))
    """Evidence for each gender, as a sum of weights."""

    @property
    def gender(self) -> Gender:
        """The gender with the most evidence."""
        female, male = self.genders.get("female", 0.0), self.genders.get("male", 0.0)
        if female == male:
            return "unknown"
        return "female" if female > male else "male"


class Entities:
    """The entities of one body, and the entity of each mention."""

    def __init__(self, tokens: list[Token], mentions: list[Mention], *, headline: bool = False) -> None:
        """`headline` says that the first paragraph is the title."""
        self.all: list[Entity] = []
        self.of: list[int | None] = [None] * len(mentions)
        """The index of each mention's entity."""
        self._tokens, self._mentions = tokens, mentions
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_ends: dict[tuple[str, str], dict[int, Entity]] = defaultdict(dict)
        """Named entities by number, under (first word, last word) and (initial and a star, last word) of the name."""
        self._unnamed: dict[str, Entity] = {}
        """The latest entity without a name, by its words in lower case."""
        self._introduced = nouns_introduced(tokens)
        self._by_head: dict[str, Entity] = {}
        """The latest entity without a name, by its noun: "a young soldier", then "the soldier"."""
        self._full_mentions: list[int] = []
        """For each entity the number of mentions by full name. They come first in its list of mentions."""
        for index, mention in enumerate(mentions):
            if mention.kind == "name" and len(mention.name) > 1:
                self._join(index, self._full(mention))
        self._full_mentions = [len(entity.mentions) for entity in self.all]
        for index, mention in enumerate(mentions):
            if mention.kind == "name" and len(mention.name) == 1:
                self._join(index, self._short(index, mention))
        self._add_first_names()
        for entity in self.all:
            entity.mentions.sort()
        self._appositions()
        for index, role in roles_told(tokens, mentions, self.of, headline=headline):
            self._hold(index, role)
        for index, mention in enumerate(mentions):
            if mention.kind == "nominal" and self.of[index] is None:
                self._join(index, self._foretold(mention) or self._role(index, mention))

    def attach(self, mention: int, entity: int, weight: float = 0.0) -> None:
        """Link a pronoun to an entity. `weight` is the weight of its gender as evidence."""
        self.of[mention] = entity
        self.all[entity].genders[self._mentions[mention].gender] += weight

    def _join(self, index: int, entity: Entity) -> None:
        mention = self._mentions[index]
        self.of[index] = entity.number
        entity.mentions.append(index)
        entity.roles |= mention.roles
        entity.person = max(entity.person, mention.person)
        if mention.gender != "unknown":
            titled = bool(mention.roles & (vocabulary.MALE_TITLES | vocabulary.FEMALE_TITLES))
            entity.genders[mention.gender] += 3.0 if titled else 1.0

    def _new(self, name: tuple[str, ...] = (), text: str = "") -> Entity:
        entity = Entity(number=len(self.all), name=name, text=text)
        self.all.append(entity)
        known = _keys(name)
        for word in set(known):
            self._by_word[word].append(entity)
        for ends in _ends(known):
            self._by_ends[ends][entity.number] = entity
        if not name:
            self._unnamed[text.lower()] = entity
        return entity

    def _full(self, mention: Mention) -> Entity:
        """Return the entity of a full name: the first that can have it, or a new one."""
        name = _keys(mention.name)
        fitting = [entity for entity in self._alike(name) if same_name(_keys(entity.name), name)]
        if not fitting:
            return self._new(mention.name)
        entity = min(fitting, key=lambda one: one.number)
        if len(name) > len(entity.name):
            self._rename(entity, mention.name)
        return entity

    def _alike(self, name: tuple[str, ...]) -> list[Entity]:
        """Return entities that a full name may mean, without a search through everybody with the surname."""
        first, last = name[0], name[-1]
        ways = [(first, last), (f"{first}*" if len(first) == 1 else first[:1], last)]
        found = [next(iter(self._by_ends[way].values())) for way in ways if self._by_ends.get(way)]
        return found + min((self._by_word[word] for word in name), key=len)

    def _rename(self, entity: Entity, name: tuple[str, ...]) -> None:
        """Give a fuller name to an entity."""
        old, new = _keys(entity.name), _keys(name)
        entity.name = name
        for word in set(new) - set(old):
            self._by_word[word].append(entity)
        for ends in _ends(old) - _ends(new):
            del self._by_ends[ends][entity.number]
        for ends in _ends(new) - _ends(old):
            self._by_ends[ends][entity.number] = entity

    def _short(self, index: int, mention: Mention) -> Entity:
        """Return the entity of a name of one word, by surname, else by given name; of several the likeliest."""
        key = _key(mention.name[0])
        known = _nearest(self._by_word[key], index)
        last = [entity for entity in known if _key(entity.name[-1]) == key]
        middle = [entity for entity in known if key in _keys(entity.name[1:])]
        fitting = last or middle or [e for e in known if _key(e.name[0]) == key and (e.person > 0 or _is_company(e))]
        if mention.gender != "unknown":
            agreeing = [e for e in fitting if e.gender in (mention.gender, "unknown")]
            titled = bool(mention.roles & (vocabulary.MALE_TITLES | vocabulary.FEMALE_TITLES))
            others = titled and all(
                gender_told(e.roles, e.mentions, self._mentions) not in (mention.gender, "unknown") for e in fitting
            )
            fitting = agreeing if others else agreeing or fitting  # Mr Pettifer is not his wife, Enid Pettifer
        fitting = [e for e in fitting if e.roles & mention.roles] or fitting
        if not fitting:
            entity = self._new(mention.name)
            nobody = mention.name[0] in GIVEN_NAMES_AS_SURNAMES or mention.person <= -1
            gender = None if nobody else given_name(mention.name[0])
            if gender in ("female", "male"):
                entity.genders[gender] += 0.5
            return entity
        if len(fitting) == 1:
            return fitting[0]

        def likelihood(entity: Entity) -> tuple[float, float]:
            before = self._mention_before(entity, index)
            near = before >= 0 and mention.first - self._mentions[before].first < _NEAR
            return (before >= 0) + 0.15 * len(entity.mentions) + 1.5 * near, before

        return max(fitting, key=likelihood)

    def _add_first_names(self) -> None:
        """Give Thomas, which is a surname too, the gender of the given name, where nobody has a surname and another one
        is called by what is only a given name."""
        if any(len(entity.name) > 1 and entity.person > 1 for entity in self.all):
            return
        names = [entity.name[0] for entity in self.all if len(entity.name) == 1]
        if not any(name not in GIVEN_NAMES_AS_SURNAMES and given_name(name) in ("female", "male") for name in names):
            return
        for entity in self.all:
            if len(entity.name) == 1 and entity.name[0] in GIVEN_NAMES_AS_SURNAMES:
                gender = given_name(entity.name[0])
                if gender in ("female", "male"):
                    entity.genders[gender] += 0.5

    def _mention_before(self, entity: Entity, index: int) -> int:
        """Return the entity's last mention before the mention `index`, a name of one word; -1 without one."""
        full = self._full_mentions[entity.number] if entity.number < len(self._full_mentions) else 0
        if len(entity.mentions) > full:
            return entity.mentions[-1]  # names of one word are linked in order
        place = bisect_left(entity.mentions, index)
        return entity.mentions[place - 1] if place else -1

    def _appositions(self) -> None:
        """Link a role to the name beside it (apposition): "Robby Mook, the campaign manager,"."""
        for index in range(len(self._mentions) - 1):
            one, beside = self._mentions[index], self._beside(index)
            two = self._mentions[beside]
            self._office(index)
            governed = self._tokens[one.last].lower in ("of", "to", "by", "from")
            called = self._tokens[one.last].lower in ("called", "named") and two.first == one.last + 1
            called = called or self._is_who(one, two)
            if called and one.kind == "nominal" and one.person > 0 and not one.plural and two.kind == "name":
                self._bears(index, beside)
                continue
            if governed and one.kind == "nominal" and two.kind == "name":
                self._governed(index, beside)
                continue
            beside_it = two.first == one.last + 1 or is_owned(self._tokens, one, two)
            if not beside_it or self._tokens[one.last].text != "," or one.possessive or is_place(self._tokens, one):
                continue
            named, role = (one, two) if one.kind == "name" else (two, one)
            owner = self.of[index if named is one else beside]
            if named.kind != "name" or role.kind != "nominal" or owner is None or role.person < 0 or role.plural:
                continue
            entity = self.all[owner]
            entity.roles |= role.roles
            entity.person = max(entity.person, 1.0)
            if role.gender != "unknown":
                entity.genders[role.gender] += 1.0
            self.of[index if role is one else beside] = owner
            after = beside + 1
            if after < len(self._mentions) and role is two and self._tokens[two.last : two.last + 1]:
                third = self._mentions[after]
                joined = third.first == two.last + 1 and self._tokens[two.last].lower in ("and", ",")
                if joined and third.kind == "nominal" and third.person >= 0:
                    self.of[after] = owner
                    entity.roles |= third.roles

    def _is_who(self, role: Mention, name: Mention) -> bool:
        """Return whether a clause says who somebody is: "The man was Alistair Roe."."""
        verb = self._tokens[role.last]
        after = self._tokens[name.last].text if name.last < len(self._tokens) else "."
        beside = verb.lower in ("is", "was") and name.first == role.last + 1
        return beside and role.definite and name.person > 0 and after in ".,;:"

    def _hold(self, index: int, role: str) -> None:
        """Give a role to the entity of a mention, unless the role is somebody's already."""
        owner = self.of[index]
        if owner is None or any(role in entity.roles for entity in self.all):
            return
        self.all[owner].roles.add(role)
        for one, mention in enumerate(self._mentions):
            if not self._tokens[mention.first].paragraph and mention.kind == "nominal" and role in mention.roles:
                self.of[one] = owner

    def _beside(self, index: int) -> int:
        """Return the mention after one, or the noun that it qualifies or owns: "an *Asian* actor", "*Leeds's* boss"."""
        after = self._mentions[index + 1]
        noun = self._mentions[index + 2] if index + 2 < len(self._mentions) else None
        owns = noun is not None and after.possessive and noun.first == after.last
        whole = owns or (after.modifier and noun is not None and noun.first <= after.first)
        return index + 2 if whole and noun is not None and noun.kind == "nominal" else index + 1

    def _office(self, index: int) -> None:
        """Link a role to the name behind what belongs to it: "the head of the Harbour League, Jonas Lind,"."""
        role = self._mentions[index]
        if role.kind != "nominal" or role.person <= 0 or role.plural or role.possessive:
            return
        end = end_of_noun(self._tokens, role.last)
        titled = self._tokens[role.first].lower not in vocabulary.DETERMINERS
        for one in range(index + 1, min(index + 4, len(self._mentions)) if titled else index):
            bearer = self._mentions[one]
            named = len(bearer.name) > 1 and bearer.person >= 0 and bearer.roles.isdisjoint(vocabulary.ROLES)
            if named and role.last < bearer.first and bearer.last == end:
                self._bears(index, one)  # Clerk of the court Imogen Vane
                return
        if end == role.last or end + 1 >= len(self._tokens) or self._tokens[end].text != ",":
            return
        ahead = range(index + 1, min(index + 6, len(self._mentions)))
        name = next((one for one in ahead if self._mentions[one].first == end + 1), None)
        if name is None or self.of[name] is None or self._mentions[name].kind != "name":
            return
        if self._mentions[name].person < 0 or (not self._mentions[name].person and len(self._mentions[name].name) < 2):
            return
        last = self._mentions[name].last
        if last < len(self._tokens) and self._tokens[last].text not in ",.;:—–":
            return
        self._bears(index, name)

    def _bears(self, role: int, name: int) -> None:
        """Link the mention of a role to the name of who bears it."""
        owner = self.of[name]
        if owner is None:
            return
        self.of[role] = owner
        self.all[owner].roles |= self._mentions[role].roles
        self.all[owner].person = max(self.all[owner].person, 1.0)

    def _governed(self, index: int, named: int) -> None:
        """Link a noun and a name with a preposition between: a document and its author ("a report of the Foreign
        Ministry"), a role and its bearer ("the ambassador to NATO Dmitry Rogozin")."""
        one, two = self._mentions[index], self._mentions[named]
        between = self._tokens[one.last + 1 : two.first]
        owner = self.of[named]
        if owner is None:
            return
        if one.person < 0 and two.person <= -1 and one.roles & vocabulary.DOCUMENTS and not between:
            self.of[index] = owner
        elif one.person > 0 and 0 < len(between) < 4 and all(token.is_capital for token in between):
            self.of[index] = owner
            self.all[owner].roles |= one.roles
            self.all[owner].person = max(self.all[owner].person, 1.0)

    def _foretold(self, mention: Mention) -> Entity | None:
        """Return the person whom the first paragraphs call by an office, and the text names later: "a judge", then
        "Judge Helen Roe"."""
        token = self._tokens[mention.last - 1]
        if token.paragraph >= _FIRST_PARAGRAPHS or mention.plural or token.lower not in vocabulary.SINGLE_OFFICES:
            return None
        bearers = [one for one in self.all if one.name and one.person > 0 and token.lower in one.roles]
        if len(bearers) != 1 or not _agree(bearers[0].gender, mention.gender):
            return None
        return bearers[0] if self._mentions[bearers[0].mentions[0]].first > mention.last else None

    def _role(self, index: int, mention: Mention) -> Entity:
        """Return the entity of a noun: a named one with the same role, else an unnamed one with the same words."""
        if mention.definite and not mention.plural and mention.person >= 0:
            head = self._tokens[mention.last - 1].lower
            telling = mention.roles - vocabulary.NATIONS - {"president", head} | ({head} - {"president"})
            best: Entity | None = None
            best_score = 0.0
            same = {head, *TITLES_OF.get(head, ())}
            for entity in self._recent(index, _TOKENS_PER_ROLE * (len(telling) + 1)):
                fits = bool(entity.name) and entity.person >= 0 and not same.isdisjoint(entity.roles)
                before = bisect_left(entity.mentions, index)
                if not fits or not before or not _agree(entity.gender, mention.gender):
                    continue
                shared = len(telling & entity.roles) + 1.0
                score = shared - (mention.first - self._mentions[entity.mentions[before - 1]].first) / _TOKENS_PER_ROLE
                if score > best_score:
                    best, best_score = entity, score
            if best is not None:
                return best
        text = " ".join(t.text for t in self._tokens[mention.first : mention.last])
        head = self._tokens[mention.last - 1].lower
        known_by_words = mention.definite or head.startswith("spokes")
        known = self._unnamed.get(text.lower()) if known_by_words else None
        if known is None and mention.definite and self._tokens[mention.first].lower == "the":
            known = self._by_head.get(head)
        entity = known or self._new(text=text)
        self._by_head[head] = entity
        before = self._introduced.get(head, mention.first) < mention.first and mention.person > 0
        entity.introduced = entity.introduced or before or self._tokens[mention.first].lower != "the"
        return entity

    def _recent(self, index: int, reach: int) -> list[Entity]:
        """Return the entities mentioned in the `reach` tokens before a mention, in the order of their numbers."""
        place = self._mentions[index].first
        owners: set[int] = set()
        for back in range(index - 1, -1, -1):
            if place - self._mentions[back].last >= reach:
                break
            owner = self.of[back]
            if owner is not None:
                owners.add(owner)
        return [self.all[number] for number in sorted(owners)]


def _nearest(known: list[Entity], index: int) -> list[Entity]:
    """Return the entities whose first mention is nearest to a mention, at most _MOST_NAMESAKES."""
    if len(known) <= _MOST_NAMESAKES:
        return known
    place = bisect_left(known, index, key=lambda entity: entity.mentions[0])
    first = max(0, min(place - _MOST_NAMESAKES // 2, len(known) - _MOST_NAMESAKES))
    return known[first : first + _MOST_NAMESAKES]


def _keys(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_key(word) for word in name)


def _ends(name: tuple[str, ...]) -> set[tuple[str, str]]:
    return {(name[0], name[-1]), (f"{name[0][:1]}*", name[-1])} if name else set()


def _agree(one: Gender, two: Gender) -> bool:
    return one == two or "unknown" in (one, two)


def _key(word: str) -> str:
    """Return the form in which words of names are compared: without the particle, "aue" from "von der Aue"."""
    return fold(re.sub(r"['’]s?$", "", word)).rpartition(" ")[2]


def _is_company(entity: Entity) -> bool:
    """Return whether the first word of a name stands for all of it: Pellworth for Pellworth Bank."""
    return len(entity.name) == 2 and entity.name[1].lower() in vocabulary.COMPANY_WORDS
