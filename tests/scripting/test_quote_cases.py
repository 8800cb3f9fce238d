"""The hard cases of attribution, each a text and the speakers a person would cast."""

import json
from pathlib import Path

import pytest

from podcaster.reading.article import Article
from podcaster.scripting import write_script

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hard_case_is_cast_as_a_person_would(path: Path) -> None:
    """Every expected quotation is a quote cue of the expected speaker, and nothing else is quoted."""
    body = path.read_text("utf-8").strip()
    script = write_script(Article(source=path.name, title="", body=body))
    names = {speaker.id: speaker.name for speaker in script.speakers}
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    quotes = [cue for cue in script.cues if cue.kind == "quote"]
    got = [names.get(cue.speaker or "") for cue in quotes]
    assert got == [one["speaker"] for one in wanted]
    assert all(one["quote"] in cue.text for one, cue in zip(wanted, quotes, strict=True))
