"""Attribution's models and thresholds: what is sure, what is in doubt, what is no speech."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.reading.article import Article
from podcaster.scripting import Cue, format_script, is_doubtful, parse_script_file, write_script
from podcaster.scripting.addressed import ADDRESSED, NOT_INSIDE, NamesInside
from podcaster.scripting.doubt import certainty
from podcaster.scripting.entities import Entity
from podcaster.scripting.forest import FEATURES
from podcaster.scripting.script import CueKind
from podcaster.scripting.speakers import Models, shares
from podcaster.scripting.tokens import tokenize
from podcaster.system.record import replace

BODY = (
    "Helen Marsh opened the bridge on Friday with Peter Ford.\n\n"
    "“It is open to everyone in this town,” she said. “We are proud.”\n\n"
    "“So am I,” said Ford.\n\n"
    "A spokesman said: “We will not comment on that.”"
)


def quote(confidence: float, *, speaker: str | None = "ford", evidence: str = "said + name after") -> Cue:
    """A quote with this confidence."""
    return Cue(
        number=1, kind="quote", text="“Yes.”", start=0, end=6, speaker=speaker, confidence=confidence, evidence=evidence
    )


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (quote(1.0), "sure"),
        (quote(0.85), "sure"),
        (quote(0.84), "likely"),
        (quote(0.6), "likely"),
        (quote(0.99, speaker=None), "in doubt"),
        (quote(0.1, speaker=None), "in doubt"),
        (quote(0.99, speaker=None, evidence="a fragment of what Peter Ford said: said + name after"), "sure"),
        (quote(0.84, speaker=None, evidence="a fragment of what Peter Ford said: said + name after"), "likely"),
        (quote(1.0, speaker=None, evidence="chosen by hand"), "sure"),
    ],
)
def test_a_quote_is_sure_likely_or_in_doubt(cue: Cue, expected: str) -> None:
    """A quote that nobody was given is in doubt; from 0.85 on a speaker is sure; below, likely."""
    assert certainty(cue) == expected
    assert is_doubtful(cue) is (expected == "in doubt")


def test_only_quotes_are_in_doubt() -> None:
    """Narration, headings and labels never are."""
    kinds: tuple[CueKind, ...] = ("narration", "heading", "label")
    assert not any(is_doubtful(replace(quote(0.1), kind=kind, speaker=None)) for kind in kinds)


def test_every_command_tells_of_the_same_quotes_in_doubt(tmp_path: Path) -> None:
    """`script` marks as many quotes as `script --json` has without a speaker, and the file has a note for each."""
    article = tmp_path / "a.txt"
    article.write_text(
        'Dana Whitlock opened the gate of the harbour. "It was late," Whitlock said.\n\nThe boats came in one by one.\n\n'
        '"Nobody asked us about any of this," and the whole crowd cheered.\n',
        encoding="utf-8",
    )
    seen, told = (CliRunner().invoke(app, ["script", str(article), *more]).stdout for more in ((), ("--json",)))
    cues = [cue for cue in json.loads(told)["cues"] if cue["kind"] == "quote"]
    assert [cue["speaker"] for cue in cues] == ["dana-whitlock", None]
    assert [line.split("·")[1].split(",")[0].strip() for line in seen.splitlines() if line.startswith("?")] == ["in doubt"]
    assert "1 of 2 quotes in doubt, marked with ?" in seen
    file = format_script(write_script(Article(source="a.txt", title="", body=article.read_text(encoding="utf-8").strip())))
    assert file.count("> in doubt ") == 1


def test_the_file_says_how_certain_a_speaker_is() -> None:
    """A cue at 0.85 has no note, since it is sure; at 0.84 its note says "likely". Both read back."""
    text = "# podcaster script\nspeaker: ford = Peter Ford\n\n## quote: ford\n> sure {}: he + said\n“Yes.”\n"
    for confidence, note in ((0.85, ""), (0.84, "> likely 0.84: he + said\n")):
        _, script = parse_script_file(text.format(confidence), "x")
        written = format_script(script)
        assert f"\n## quote: ford\n{note}“Yes.”" in written
        (cue,) = parse_script_file(written, "x")[1].cues
        assert (cue.speaker, cue.confidence) == ("ford", 0.84 if note else 1.0)


def test_every_row_has_the_features_that_its_model_expects() -> None:
    """As many numbers as names, for each of the three models, and for each row."""
    shipped = Models.shipped()
    seen: dict[str, set[int]] = {"antecedent": set(), "speaker": set(), "speech": set()}

    def rank_antecedents(pronoun: int, entities: list[int], rows: list[list[float]]) -> list[float]:
        seen["antecedent"] |= {len(row) for row in rows}
        return shipped.rank_antecedents(pronoun, entities, rows)

    def rank_speakers(quotes: list[int], mentions: list[int], tables: list[list[list[float]]]) -> list[list[float]]:
        seen["speaker"] |= {len(row) for rows in tables for row in rows}
        return shipped.rank_speakers(quotes, mentions, tables)

    def classify_speech(quotation: int, row: list[float]) -> float:
        seen["speech"].add(len(row))
        return shipped.classify_speech(quotation, row)

    models = Models(
        rank_antecedents=rank_antecedents, rank_speakers=rank_speakers, classify_speech=classify_speech
    )  # fmt: skip
    write_script(Article(source="-", title="", body=BODY), models)
    assert seen == {name: {len(names)} for name, names in FEATURES.items()}


ALONE = (
    "Helen Marsh opened the bridge on Friday with Peter Ford.\n\n“It is open to everyone in this town, and I thank them.”"
)
"""No clause names the speaker of this quotation: the models alone decide."""
TWO_WOMEN = "Helen Marsh came with Anna Ford. It rained all day.\n\n“It is open to everyone in this town,” she said."
UNNAMED = "The bridge was open on Friday. A spokesman was there.\n\n“It is open to everyone in this town, and I thank them.”"


def scripted(
    body: str, *, antecedent: float = 1.0, speaker: float = 1.0, speech: float = 1.0
) -> list[tuple[str | None, float]]:
    """The speaker and the confidence of each quote of a body, by models that give their last candidate these odds."""

    def last(rows: list[list[float]], odds: float) -> list[float]:
        return [odds if at == len(rows) - 1 else 0.0 for at in range(len(rows))]

    models = Models(
        rank_antecedents=lambda _pronoun, _entities, rows: last(rows, antecedent),
        rank_speakers=lambda _quotes, _mentions, tables: [last(rows, speaker) for rows in tables],
        classify_speech=lambda _quotation, _row: speech,
    )
    script = write_script(Article(source="-", title="", body=body), models)
    return [(cue.speaker, cue.confidence) for cue in script.cues if cue.kind == "quote"]


def test_a_named_speaker_needs_half_the_odds() -> None:
    """At 0.5 Ford and "she" are named, at 0.49 they are not; the odds of pronoun and speaker multiply."""
    assert scripted(ALONE, speaker=0.5) == [("peter-ford", 0.5)]
    assert scripted(ALONE, speaker=0.49) == [(None, 0.49)]
    assert scripted(TWO_WOMEN, antecedent=0.52, speaker=0.0) == [("helen-marsh", 0.5)]
    assert scripted(TWO_WOMEN, antecedent=0.51, speaker=0.0) == [(None, 0.49)]
    assert scripted(TWO_WOMEN, antecedent=0.6, speaker=0.0) == [("helen-marsh", 0.58)]


def test_an_unnamed_speaker_needs_more() -> None:
    """A spokesman is a speaker at 0.6, not at 0.59; his confidence is lower, for he may be somebody named."""
    assert scripted(UNNAMED, speaker=0.6) == [("a-spokesman", 0.48)]
    assert scripted(UNNAMED, speaker=0.59) == [(None, 0.47)]


def test_the_clause_of_a_quotation_decides() -> None:
    """Models that name nobody, or somebody else, can't overrule "said Ford", "Ford said", "according to Ford"."""
    for clause in ("said Ford", "Ford said", "according to Ford"):
        body = f"Peter Ford came with Helen Marsh.\n\n“It is open to everyone in this town,” {clause}."
        for odds in (0.0, 1.0):
            [(speaker, sure)] = scripted(body.replace("with Helen Marsh", "alone, without Helen Marsh"), speaker=odds)
            assert (speaker, sure >= 0.92) == ("peter-ford", True)


def test_what_is_hardly_speech_is_narration() -> None:
    """At 0.96 a quotation is a quote, at 0.95 it is narration, unless its clause or the sentence before shows speech."""
    assert len(scripted(ALONE, speech=0.96)) == 1
    assert scripted(ALONE, speech=0.95) == []
    assert len(scripted(ALONE.replace("them.”", "them,” said Ford."), speech=0.0)) == 1
    assert len(scripted(ALONE.replace("\n\n", " Ford shrugged. "), speech=0.0)) == 1


def test_without_a_likely_speaker_speech_must_be_surer() -> None:
    """At 0.985 a quotation whose likeliest speaker has 0.39 is in doubt, at 0.98 it is narration; with 0.4 it is a quote."""
    assert scripted(ALONE, speaker=0.39, speech=0.985) == [(None, 0.39)]
    assert scripted(ALONE, speaker=0.39, speech=0.98) == []
    assert scripted(ALONE, speaker=0.4, speech=0.98) == [(None, 0.4)]


def test_what_is_titled_is_a_title() -> None:
    """ "titled" makes any words a title, however much they look like speech."""
    body = "Peter Ford made an advertisement {} “Who pays the ferryman now?” It was loud."
    assert scripted(body.format("titled")) == []
    assert len(scripted(body.format("and asked"))) == 1


def test_nobody_is_addressed_in_words_that_the_speaker_repeats() -> None:
    """Nadia is addressed in “Nadia, cry in time”, and not where her mother is quoted with it."""
    nadia = Entity(number=0, name=("Nadia", "Serra"))
    assert NamesInside("“Nadia, cry in time.”").relation(nadia) == ADDRESSED
    assert NamesInside("“My mother used to say, ‘Nadia, cry in time,’ to us.”").relation(nadia) == NOT_INSIDE


def test_a_name_in_s_may_own() -> None:
    """The apostrophe alone is a possessive before a word: Thomas' sister."""
    body = "Thomas' sister asked. They saw Thomas' ."
    owners = [token.text for token in tokenize(body, [(0, len(body))], []) if token.possessive]
    assert owners == ["Thomas"]


def test_rivals_share_their_odds() -> None:
    """More than certainty is scaled down to it; less stays."""
    assert shares([0.5, 0.25]) == [0.5, 0.25]
    assert shares([1.0, 0.5, 0.5]) == [0.5, 0.25, 0.25]


def test_a_signature_is_nearly_certain() -> None:
    """ "❝ – Clinton" names its speaker whatever the models say."""
    body = "Peter Ford came.\n\n“It is open to everyone in this town.” – Ford"
    nobody = Models(
        rank_antecedents=lambda _pronoun, _entities, rows: [0.0] * len(rows),
        rank_speakers=lambda _quotes, _mentions, tables: [[0.0] * len(rows) for rows in tables],
        classify_speech=lambda _quotation, _row: 0.0,
    )
    script = write_script(Article(source="-", title="", body=body), nobody)
    assert [(cue.speaker, cue.confidence) for cue in script.cues if cue.kind == "quote"] == [("peter-ford", 0.97)]
