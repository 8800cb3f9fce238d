"""Attribution case by case: every kind of clause, name and setting, each with the speaker that a reader would name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from podcaster.reading.article import Article
from podcaster.scripting import write_script
from podcaster.scripting.folding import fold

_WANTED = re.compile(r"> (?P<start>.+) = (?P<name>.+?)(?P<either> or nobody)?")


def _cases() -> Iterator[tuple[str, str, list[tuple[str, str, bool]]]]:
    """The cases of the file: kind, body, and for each quotation its first words, its speaker and whether nobody fits."""
    text = (Path(__file__).parent / "speaking_clauses.txt").read_text("utf-8")
    for block in text.split("\n== ")[1:]:
        kind, _, rest = block.partition("\n")
        body, _, wanted = rest.partition("\n> ")
        matches = [_WANTED.fullmatch(line) for line in f"> {wanted}".strip().splitlines()]
        assert all(matches), kind
        yield kind, body.strip(), [(m["start"], m["name"], bool(m["either"])) for m in matches if m]


@pytest.mark.parametrize(("kind", "body", "wanted"), [pytest.param(*case, id=case[0]) for case in _cases()])
def test_every_quotation_has_the_speaker_of_its_clause(
    kind: str, body: str, wanted: list[tuple[str, str, bool]]
) -> None:
    """Each quotation is read by the person a reader would name, or by the narrator where nobody is named."""
    script = write_script(Article(source=kind, title="", body=body))
    names = {speaker.id: speaker.name for speaker in script.speakers}
    problems = []
    for start, name, either in wanted:
        cue = next(cue for cue in script.cues if start in cue.text)
        got = names[cue.speaker] if cue.speaker else "nobody"
        full, part = fold(name), fold(got)
        right = full == part or (full in part if name.islower() else full.split()[-1] == part.split()[-1])
        if not right and not (either and got == "nobody"):
            problems.append(f"{start}: {name} wanted, {got} got ({cue.kind}, {cue.confidence}, {cue.evidence})")
    assert problems == []
