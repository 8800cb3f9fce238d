"""Who of an episode is who of the show's cast: the same one is found, a namesake never is."""

import pytest

from podcaster.casting.recognition import is_lasting, recognise
from podcaster.casting.remembered import Remembered
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Gender, Speaker, SpeakerKind


def speaker(name: str, gender: Gender = "unknown", kind: SpeakerKind = "person") -> Speaker:
    """A speaker whose id is the name."""
    return Speaker(id=name, name=name, gender=gender, kind=kind)


def known(name: str, gender: Gender = "unknown", kind: SpeakerKind = "person", *aliases: str) -> Remembered:
    """Someone of the show's cast."""
    return Remembered(name=name, voice="iris", gender=gender, kind=kind, aliases=aliases)


HILLARY, BILL = known("Hillary Clinton", "female"), known("Bill Clinton", "male")
CASES = [
    # Who speaks, who is known, who of those it is.
    (speaker("Hillary Clinton"), [HILLARY, BILL], "Hillary Clinton"),
    (speaker("HILLARY  CLINTON"), [HILLARY], "Hillary Clinton"),
    (speaker("Hillary Clinton", "male"), [HILLARY], "Hillary Clinton"),  # the article's guess is wrong, not the name
    (speaker("Hillary Rodham Clinton"), [HILLARY, BILL], "Hillary Clinton"),
    (speaker("H. Clinton"), [HILLARY, BILL], "Hillary Clinton"),
    (speaker("Chelsea Clinton"), [HILLARY, BILL], None),
    (speaker("Clinton"), [HILLARY], "Hillary Clinton"),
    (speaker("Clinton", "male"), [HILLARY], None),
    (speaker("Clinton"), [HILLARY, BILL], None),
    (speaker("Clinton", "female"), [HILLARY, BILL], "Hillary Clinton"),
    (speaker("Clinton"), [known("Hillary Clinton", "female", "person", "Clinton"), BILL], "Hillary Clinton"),
    (speaker("Clinton", "male"), [known("Hillary Clinton", "female", "person", "Clinton"), BILL], "Bill Clinton"),
    (speaker("Clinton"), [known("Clinton"), BILL], None),
    (speaker("Hillary"), [HILLARY], None),
    (speaker("Hillary Clinton", "female"), [known("Clinton", "female")], "Clinton"),
    (speaker("Hillary Clinton", "female"), [known("Clinton", "male")], None),
    (speaker("Bill Clinton"), [known("Clinton", "unknown", "person", "Hillary Clinton")], None),
    (speaker("Secretary Clinton"), [known("Hillary Clinton", "female", "person", "Secretary Clinton")], "Hillary Clinton"),
    (speaker("George H. W. Bush"), [known("George W. Bush")], None),
    (speaker("George Bush"), [known("George W. Bush"), known("George H. W. Bush")], None),
    (speaker("Donald Trump Jr."), [known("Donald Trump", "male")], None),
    (speaker("Recep Tayyip Erdogan"), [known("Recep Tayyip Erdoğan", "male")], "Recep Tayyip Erdoğan"),
    (speaker("Conan O’Brien"), [known("Conan O'Brien", "male")], "Conan O'Brien"),
    (speaker("Washington Post", kind="organisation"), [known("Huffington Post", kind="organisation")], None),
    (speaker("Ford", kind="organisation"), [known("Harrison Ford", "male")], None),
    (speaker("Ford", kind="organisation"), [known("Ford", kind="organisation")], "Ford"),
    (speaker("Ford", kind="organisation"), [known("Ford")], None),
    (speaker("Ford"), [known("Ford", kind="organisation")], None),
    (speaker("Foreign Ministry", kind="organisation"), [known("Russian Foreign Ministry", kind="organisation")], None),
    (speaker("習近平"), [known("習近平", "male")], "習近平"),
    (speaker("Зеленський"), [known("Володимир Зеленський", "male")], "Володимир Зеленський"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "cast", "expected"), CASES, ids=lambda value: getattr(value, "name", None))
def test_who_is_who(who: Speaker, cast: list[Remembered], expected: str | None) -> None:
    """Each case says who of the cast the speaker is, or that it is nobody known."""
    found = recognise([who], cast).get(who.id)
    assert (found.name if found else None) == expected
    assert recognise([who], cast[::-1]).get(who.id) == found


def test_two_speakers_are_never_the_same_one() -> None:
    """Bill takes his own entry; the other Clinton of the episode gets neither it nor a guess."""
    found = recognise([speaker("Clinton"), speaker("Bill Clinton")], [BILL])
    assert {who: one.name for who, one in found.items()} == {"Bill Clinton": "Bill Clinton"}
    assert recognise([speaker("Hillary Clinton"), speaker("Bill Clinton")], [known("Clinton")]) == {}


@pytest.mark.parametrize(
    ("name", "kind", "lasting"),
    [
        ("Hillary Clinton", "person", True), ("Bashar al-Assad", "person", True), ("al-Assad", "person", False),
        ("a campaign spokesman", "person", False), ("A Clinton spokesman", "person", False),
        ("one resident", "person", False), ("officials", "unknown", False), ("The Hague court", "organisation", True),
        ("習近平", "person", True), ("Зеленський", "person", True), ("", "person", False),
    ],
)  # fmt: skip
def test_only_names_last(name: str, kind: SpeakerKind, lasting: bool) -> None:
    """An unnamed source is another one in the next article."""
    assert is_lasting(speaker(name, kind=kind)) is lasting


def test_folding_twice_changes_nothing() -> None:
    """A folded name is its own folded name."""
    for name in ("Erdoğan", "O’Brien", "İstanbul", "Jean‑Luc", "Straße", "SAMUEL L. JACKSON, Jr.", "Łódź"):
        assert fold(fold(name)) == fold(name)
