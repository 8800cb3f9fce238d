"""Who speaks, kind by kind: the voice that a reader would choose, the narrator for what is nobody's, one voice a person."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from podcaster.reading import read_article
from podcaster.scripting import Script, write_script
from podcaster.scripting.folding import fold

_MARK = re.compile(r"\{([^{}\n]+)\}")
_ENDS = re.compile(r"[\"”“»\n*<]|[’'](?=[\s,.?!;:)]|$)")
_GENDERS = {"f": "female", "m": "male", "u": "unknown"}
_OPENING = "“‘\"'("
_TITLES = frozenset("mr mrs ms miss dr sir lady lord the a an old".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who speaks a quotation."""

    words: str
    """The first words of the quotation."""
    names: tuple[str, ...]
    """The accepted names, the full one first; none for the narrator's."""
    genders: frozenset[str]
    either: bool


def _cases() -> Iterator[tuple[str, str, list[Wanted]]]:
    text = (Path(__file__).parent / "speakers.txt").read_text("utf-8")
    for block in text.split("\n=== ")[1:]:
        head, _, marked = block.partition("\n")
        known: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
        wanted = []
        for match in _MARK.finditer(marked):
            spec, either = match[1].rstrip("?"), match[1].endswith("?")
            called, _, letters = spec.partition("/")
            names = tuple(called.split("|"))
            if called not in known:
                made = () if called == "-" else names, frozenset(_GENDERS[letter] for letter in letters)
                for word in {called, *names, *" ".join(names).split()}:
                    known.setdefault(word, made)
                known[called] = made
            rest = _MARK.sub("", marked[match.end() :]).lstrip("*")
            words = " ".join(_ENDS.split(rest, maxsplit=1)[0].split()[:5]).rstrip(",")
            wanted.append(Wanted(words=words, names=known[called][0], genders=known[called][1], either=either))
        yield head, _MARK.sub("", marked).strip(), wanted


def _is(got: str, names: tuple[str, ...]) -> bool:
    """Whether a speaker's name is one of those accepted, or the surname alone."""
    mine = [word for word in fold(got).split() if word not in _TITLES]
    for name in names:
        words = [word for word in fold(name).split() if word not in _TITLES]
        if set(words) <= set(mine) if name.islower() else (mine == words or (mine and mine == words[-len(mine) :])):
            return True
    return False


def _faults(script: Script, wanted: list[Wanted]) -> Iterator[str]:
    speakers = {speaker.id: speaker for speaker in script.speakers}
    ids: dict[str, set[str]] = defaultdict(set)
    after = 0
    for one in wanted:
        found = [c for c in script.cues if c.end > after and one.words in " ".join(c.text.split())]
        begins = (c for c in found if c.start >= after and " ".join(c.text.split()).lstrip(_OPENING).startswith(one.words))
        cue = next(begins, found[0] if found else None)
        if cue is None:
            yield f"{one.words}: not in the script"
            continue
        after = cue.start + 1
        speaker = speakers[cue.speaker] if cue.speaker else None
        if speaker is None:
            if one.names and not one.either:
                yield f"{one.words}: {one.names[0]} wanted, the narrator got ({cue.kind}, {cue.evidence})"
        elif not one.names or not _is(speaker.name, one.names):
            yield f"{one.words}: {one.names or 'the narrator'} wanted, {speaker.name} got ({cue.evidence})"
        else:
            ids[one.names[0]].add(speaker.id)
            if one.genders and speaker.gender not in one.genders:
                yield f"{one.words}: {speaker.name} is {speaker.gender}"
    yield from (f"{name} has two voices" for name, found in ids.items() if len(found) > 1)
    if len({ident for found in ids.values() for ident in found}) < len(ids):
        yield f"two people have one voice: {dict(ids)}"


_BY_KIND: dict[str, list[tuple[str, str, list[Wanted]]]] = defaultdict(list)
for _case in _cases():
    _BY_KIND[_case[0].rpartition(" .")[0]].append(_case)


@pytest.mark.parametrize("kind", _BY_KIND)
def test_every_quotation_has_the_voice_that_a_reader_would_choose(kind: str) -> None:
    """Each quotation has its speaker with the right gender, what is nobody's has none, and one person has one voice."""
    problems = []
    for head, document, wanted in _BY_KIND[kind]:
        data = document.encode()
        article = read_article("case." + head.rpartition(" .")[2], data=data, stdin=io.BytesIO(data))
        problems += [f"{document.splitlines()[0]}: {fault}" for fault in _faults(write_script(article), wanted)]
    assert problems == []
