"""Recognition: which speakers of an episode are in the show's lasting cast.

A speaker is recognised by full name, by alias, or by a surname that only one entry has. A wrong voice is worse than a
new one: a surname of two entries matches neither, and an entry with another gender or kind never matches.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from podcaster.casting.remembered import Remembered
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Speaker

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_NOT_NAMED = frozenset(
    "a an the one two three four five some several many another other others this that these those his her their its "
    "our my both all no any each every most".split()
)
"""First words of an unnamed source: "a campaign spokesman", "one resident"."""


def is_lasting(speaker: Speaker) -> bool:
    """Return whether the name means the same speaker in every episode. "A spokesman" does not."""
    words = speaker.name.split()
    if not words:
        return False
    if speaker.kind != "organisation" and words[0].casefold() in _NOT_NAMED:
        return False
    return any(word[0] != word[0].lower() or (word[0].isalpha() and not word[0].isascii()) for word in words)


def recognise(speakers: Sequence[Speaker], known: Sequence[Remembered]) -> dict[str, Remembered]:
    """Return the entry of each speaker who has one, by id. Two speakers never have the same entry."""
    found: dict[str, Remembered] = {}
    taken: set[str] = set()
    there = Known(known)
    surnames = Counter(_surname(fold(speaker.name)) for speaker in speakers)
    steps = (_by_name, _by_alias, _by_fuller_name, _by_surname, _by_what_was_a_surname)
    for step in steps:
        for speaker in speakers:
            if speaker.id in found:
                continue
            fitting = step(speaker, there)
            if step is _by_what_was_a_surname and surnames[_surname(fold(speaker.name))] > 1:
                continue
            if len(fitting) == 1 and fitting[0].name not in taken:
                found[speaker.id] = fitting[0]
                taken.add(fitting[0].name)
    return found


class Known:
    """Index of the show's lasting cast: entries by name, alias, surname and initial."""

    def __init__(self, known: Sequence[Remembered]) -> None:
        self.by_name: dict[str, list[Remembered]] = {}
        self.by_alias: dict[str, list[Remembered]] = {}
        self.by_surname: dict[str, list[Remembered]] = {}
        self.by_initial: dict[tuple[str, str], list[tuple[str, Remembered]]] = {}
        """Names and aliases, each with its entry, by first letter and surname."""
        for one in known:
            name, *aliases = map(fold, (one.name, *one.aliases))
            self.by_name.setdefault(name, []).append(one)
            for alias in dict.fromkeys(aliases):
                self.by_alias.setdefault(alias, []).append(one)
            for surname in dict.fromkeys(map(_surname, (name, *aliases))):
                self.by_surname.setdefault(surname, []).append(one)
            for other in dict.fromkeys((name, *aliases)):
                self.by_initial.setdefault((other[:1], _surname(other)), []).append((other, one))


def is_ambiguous(speaker: Speaker, known: Known) -> bool:
    """Return whether the speaker's name is one word that several entries match."""
    return len(fold(speaker.name).split()) == 1 and len(_by_surname(speaker, known)) > 1


def named(name: str, speakers: Sequence[Speaker]) -> list[Speaker]:
    """Return the speakers that `name` can mean: by id, else by full name, else by surname. Only surnames may be
    ambiguous."""
    wanted = fold(name)
    exact = [one for one in speakers if one.id.casefold() == name.strip().casefold()]
    exact = exact or [one for one in speakers if fold(one.name) == wanted]
    return exact[:1] or [one for one in speakers if wanted and _surname(fold(one.name)) == wanted]


def remembered_as(name: str, known: Sequence[Remembered]) -> list[Remembered]:
    """Return the entries that `name` can mean: by full name, else by alias, else by surname."""
    wanted = fold(name)
    exact = [one for one in known if fold(one.name) == wanted]
    exact = exact or [one for one in known if wanted in map(fold, one.aliases)]
    return exact or [one for one in known if wanted and _surname(fold(one.name)) == wanted]


def _by_name(speaker: Speaker, known: Known) -> list[Remembered]:
    wanted = fold(speaker.name)
    same = known.by_name.get(wanted, [])
    if " " not in wanted:
        # A single word ("Clinton") was the name of one entry, but others with that surname may have been added since.
        alone = [one for one in same if _may_be(speaker, one)]
        return alone if len(_by_surname(speaker, known)) == 1 else []
    # The gender is not compared: an article's gender may be wrong, a full name is not.
    return same


def _by_alias(speaker: Speaker, known: Known) -> list[Remembered]:
    wanted = fold(speaker.name)
    fitting = known.by_alias.get(wanted, [])
    return fitting if " " in wanted else [one for one in fitting if _may_be(speaker, one)]


def _by_fuller_name(speaker: Speaker, known: Known) -> list[Remembered]:
    """ "Hillary Rodham Clinton" or "H. Clinton" for "Hillary Clinton"."""
    name = fold(speaker.name)
    fitting = {
        one.name: one
        for other, one in known.by_initial.get((name[:1], _surname(name)), [])
        if _may_be(speaker, one) and "organisation" not in (speaker.kind, one.kind) and _same_person(name, other)
    }
    return list(fitting.values())


def _by_surname(speaker: Speaker, known: Known) -> list[Remembered]:
    """Return the entries that a single word can mean."""
    wanted = fold(speaker.name)
    if " " in wanted or speaker.kind == "organisation":
        return [one for one in known.by_name.get(wanted, []) if _may_be(speaker, one)]
    family = known.by_surname.get(wanted, [])
    return [one for one in family if one.kind != "organisation" and _may_be(speaker, one)]


def _by_what_was_a_surname(speaker: Speaker, known: Known) -> list[Remembered]:
    """Return the entry whose only name is the speaker's surname, if no other entry has that surname."""
    name = fold(speaker.name)
    surname = _surname(name)
    if " " not in name or not surname or speaker.kind == "organisation":
        return []
    family = known.by_surname.get(surname, [])
    if len(family) != 1 or family[0].kind == "organisation" or not _may_be(speaker, family[0]):
        return []
    return family if all(" " not in fold(other) for other in (family[0].name, *family[0].aliases)) else []


def _may_be(speaker: Speaker, one: Remembered) -> bool:
    """Return whether neither gender nor kind contradict each other."""
    genders = {speaker.gender, one.gender} - {"unknown"}
    kinds = {speaker.kind, one.kind} - {"unknown"}
    return len(genders) < 2 and len(kinds) < 2


def _parts(name: str) -> tuple[list[str], str]:
    """Return the words of a folded name without its suffix, and the suffix: Donald Trump Jr. is not Donald Trump."""
    words = name.split()
    if len(words) > 1 and words[-1] in _SUFFIXES:
        return words[:-1], words[-1]
    return words, ""


def _surname(name: str) -> str:
    words, _ = _parts(name)
    return words[-1] if words else ""


def _same_person(one: str, other: str) -> bool:
    """Return whether two folded full names can mean one person: Hillary Rodham Clinton and Hillary Clinton."""
    (first, *middle, last), suffix = _padded(one)
    (first_2, *middle_2, last_2), suffix_2 = _padded(other)
    if not first or not first_2 or last != last_2 or suffix != suffix_2 or not _abbreviates(first, first_2):
        return False
    if not middle or not middle_2:
        return True
    return len(middle) == len(middle_2) and all(map(_abbreviates, middle, middle_2))


def _padded(name: str) -> tuple[list[str], str]:
    """Return `_parts` with at least two words: an empty first name if there is none."""
    words, suffix = _parts(name)
    return (words if len(words) > 1 else ["", *(words or [""])]), suffix


def _abbreviates(one: str, other: str) -> bool:
    """Return whether two given names are the same, or one is the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def newly_learned(speaker: Speaker, one: Remembered) -> Mapping[str, str]:
    """Return what an episode adds to an entry: "alias", a fuller name, and "gender"."""
    learned: dict[str, str] = {}
    name = fold(speaker.name)
    if " " in name and name not in {fold(other) for other in (one.name, *one.aliases)}:
        learned["alias"] = speaker.name
    if one.gender == "unknown" and speaker.gender != "unknown":
        learned["gender"] = speaker.gender
    return learned
