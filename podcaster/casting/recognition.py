"""Who of an episode is who of the show's lasting cast: by full name, by alias, by surname where only one can be meant.

A wrong voice is worse than a new one: a surname that two known people share finds nobody, and nobody is found whose
known gender or kind says otherwise.
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
"""How an unnamed source begins: "a campaign spokesman", "one resident"."""


def is_lasting(speaker: Speaker) -> bool:
    """Whether the speaker has a name that means the same one in the next episode; "a spokesman" means another."""
    words = speaker.name.split()
    if not words:
        return False
    if speaker.kind != "organisation" and words[0].casefold() in _NOT_NAMED:
        return False
    return any(word[0] != word[0].lower() or (word[0].isalpha() and not word[0].isascii()) for word in words)


def recognise(speakers: Sequence[Speaker], known: Sequence[Remembered]) -> dict[str, Remembered]:
    """The remembered one of each speaker's id, for those who are known. No two speakers are the same one."""
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
    """The show's lasting cast by the ways a speaker may be called, so that nobody is compared with everybody."""

    def __init__(self, known: Sequence[Remembered]) -> None:
        self.by_name: dict[str, list[Remembered]] = {}
        self.by_alias: dict[str, list[Remembered]] = {}
        self.by_surname: dict[str, list[Remembered]] = {}
        self.by_initial: dict[tuple[str, str], list[tuple[str, Remembered]]] = {}
        """Each full name and whose it is, by its first letter and its surname."""
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
    """Whether the speaker's bare surname could mean several known ones."""
    return len(fold(speaker.name).split()) == 1 and len(_by_surname(speaker, known)) > 1


def named(name: str, speakers: Sequence[Speaker]) -> list[Speaker]:
    """The speakers whom a person means by `name`: an id, a full name or, failing both, a surname."""
    wanted = fold(name)
    exact = [one for one in speakers if one.id.casefold() == name.strip().casefold()]
    exact = exact or [one for one in speakers if fold(one.name) == wanted]
    return exact[:1] or [one for one in speakers if wanted and _surname(fold(one.name)) == wanted]


def remembered_as(name: str, known: Sequence[Remembered]) -> list[Remembered]:
    """The remembered ones whom a person means by `name`: a full name, an alias or, failing both, a surname."""
    wanted = fold(name)
    exact = [one for one in known if fold(one.name) == wanted]
    exact = exact or [one for one in known if wanted in map(fold, one.aliases)]
    return exact or [one for one in known if wanted and _surname(fold(one.name)) == wanted]


def _by_name(speaker: Speaker, known: Known) -> list[Remembered]:
    wanted = fold(speaker.name)
    same = known.by_name.get(wanted, [])
    if " " not in wanted:
        # "Clinton" alone: whoever was remembered by that alone may since have been joined by namesakes.
        alone = [one for one in same if _may_be(speaker, one)]
        return alone if len(_by_surname(speaker, known)) == 1 else []
    # An article may be wrong about a gender; the full name is not.
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
    """All whom a single word can mean."""
    wanted = fold(speaker.name)
    if " " in wanted or speaker.kind == "organisation":
        return [one for one in known.by_name.get(wanted, []) if _may_be(speaker, one)]
    family = known.by_surname.get(wanted, [])
    return [one for one in family if one.kind != "organisation" and _may_be(speaker, one)]


def _by_what_was_a_surname(speaker: Speaker, known: Known) -> list[Remembered]:
    """Whom an earlier episode called by this surname only, when nobody else is known by it."""
    name = fold(speaker.name)
    surname = _surname(name)
    if " " not in name or not surname or speaker.kind == "organisation":
        return []
    family = known.by_surname.get(surname, [])
    if len(family) != 1 or family[0].kind == "organisation" or not _may_be(speaker, family[0]):
        return []
    return family if all(" " not in fold(other) for other in (family[0].name, *family[0].aliases)) else []


def _may_be(speaker: Speaker, one: Remembered) -> bool:
    genders = {speaker.gender, one.gender} - {"unknown"}
    kinds = {speaker.kind, one.kind} - {"unknown"}
    return len(genders) < 2 and len(kinds) < 2


def _parts(name: str) -> tuple[list[str], str]:
    """A folded name's words without a suffix, and the suffix: Donald Trump Jr. is not Donald Trump."""
    words = name.split()
    if len(words) > 1 and words[-1] in _SUFFIXES:
        return words[:-1], words[-1]
    return words, ""


def _surname(name: str) -> str:
    words, _ = _parts(name)
    return words[-1] if words else ""


def _same_person(one: str, other: str) -> bool:
    """Whether two folded full names can be one person's: Hillary Rodham Clinton's and Hillary Clinton's."""
    (first, *middle, last), suffix = _padded(one)
    (first_2, *middle_2, last_2), suffix_2 = _padded(other)
    if not first or not first_2 or last != last_2 or suffix != suffix_2 or not _abbreviates(first, first_2):
        return False
    if not middle or not middle_2:
        return True
    return len(middle) == len(middle_2) and all(map(_abbreviates, middle, middle_2))


def _padded(name: str) -> tuple[list[str], str]:
    words, suffix = _parts(name)
    return (words if len(words) > 1 else ["", *(words or [""])]), suffix


def _abbreviates(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def newly_learned(speaker: Speaker, one: Remembered) -> Mapping[str, str]:
    """What an episode tells about a remembered one that the file does not say: a fuller name, a gender."""
    learned: dict[str, str] = {}
    name = fold(speaker.name)
    if " " in name and name not in {fold(other) for other in (one.name, *one.aliases)}:
        learned["alias"] = speaker.name
    if one.gender == "unknown" and speaker.gender != "unknown":
        learned["gender"] = speaker.gender
    return learned
