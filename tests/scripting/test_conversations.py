"""Interviews, transcripts, plays and live blogs: every turn in its speaker's voice, no label spoken, and no false alarms.

A case begins with "=== what it is .ENDING", then has the document, "---", and lines "WHO | the first words of a cue" in
their order: WHO is a speaker, "narrator" for narration, or "unspoken" for a text that no spoken cue has. All quotes of
the script are listed.
"""

import io
import random
from pathlib import Path

import pytest

from podcaster.reading import Article, read_article
from podcaster.scripting import Script, write_script

FOLDER = Path(__file__).parent / "conversations"


def _cases() -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("=== ")[1:]:
            head, rest = block.split("\n", 1)
            document, _, wanted = rest.rpartition("---\n")
            lines = [
                (who.strip(), words.strip())
                for who, _, words in (line.partition("|") for line in wanted.splitlines())
                if words
            ]
            found.append((head, document, lines))
    return found


CASES = _cases()


def _script(head: str, document: str) -> Script:
    data = document.encode()
    return write_script(read_article("case" + head[head.rindex(".") :], data=data, stdin=io.BytesIO(data)))


@pytest.mark.parametrize(("head", "document", "wanted"), CASES, ids=[head for head, _, _ in CASES])
def test_every_turn_has_its_speaker(head: str, document: str, wanted: list[tuple[str, str]]) -> None:
    """The quotes are those listed, each of its speaker; what the narrator reads is narration; no label is spoken."""
    script = _script(head, document)
    names = {speaker.id: speaker.name for speaker in script.speakers}
    in_body = [cue for cue in script.cues if cue.part == "body"]
    quotes = [
        (names.get(cue.speaker or "", "nobody"), cue.text.lstrip("“\"'")) for cue in in_body if cue.kind == "quote"
    ]
    spoken = [(who, words) for who, words in wanted if who not in ("narrator", "unspoken")]
    assert len(quotes) == len(spoken), quotes
    for (who, text), (expected, words) in zip(quotes, spoken, strict=True):
        assert (who, text[: len(words)]) == (expected, words)
    for who, words in wanted:
        if who == "narrator":
            assert any(cue.kind in ("narration", "heading") and words in cue.text for cue in in_body), words
        elif who == "unspoken":
            assert not any(words in cue.text for cue in script.spoken_cues), words
            assert any(words in cue.text for cue in in_body if cue.kind == "label"), words


PIECES = (
    "Q:|A:|Q.|Q|A|INTERVIEWER|INTERVIEWER:|ANNA BERG:|BERG:|AB:|Anna Berg:|Tom Rule (nurse):|[00:12]|12:30|Anna Berg 0:03|TOM.|"
    "THE KING:|(laughs)|[pause]|“|”|I do.|Why?|You said so.|He said \"no\".|Anna Berg met Tom Rule.|—|SOUND:|NARRATOR:|BY MR. RULE:|"
    "Q. (By Mr. Rule)|THE WITNESS:|u/anna:|<tom>|Note:|A: (x)|de Groot:|QWhat is it?|EBONY:|The Post:"
).split("|")


def test_any_mixture_of_labels_is_laid_out_whole() -> None:
    """Labels in any order, bold or not: the cues tile the body, and only quotes have speakers, who are all known."""
    chance = random.Random(20261127)
    for _ in range(150):
        paragraphs = [" ".join(chance.choices(PIECES, k=chance.randint(1, 4))) for _ in range(chance.randint(1, 12))]
        body = "\n\n".join(paragraphs)
        bold = tuple((at, at + 1 + chance.randrange(len(one))) for one in paragraphs if chance.random() < 0.2 for at in [body.index(one)])
        script = write_script(Article(source="-", title=chance.choice(["", "Anna Berg"]), body=body, bold=bold))
        at = 0
        for cue in (cue for cue in script.cues if cue.part == "body"):
            assert body[cue.start : cue.end] == cue.text
            assert cue.start >= at
            assert not body[at : cue.start].strip()
            assert cue.kind == "quote" or cue.speaker is None
            at = cue.end
        assert not body[at:].strip()
        assert {cue.speaker for cue in script.cues} - {None} <= {speaker.id for speaker in script.speakers}
