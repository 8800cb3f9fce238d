"""The same article, settings and versions make the same bytes."""

import hashlib
from pathlib import Path

import pytest

from podcaster.casting import Troupe
from podcaster.pipeline.episode import build_episode
from podcaster.show.settings import Settings

SEED = Path(__file__).parent / "articles" / "nato.txt"
LONG = "A report on the harbour\n\n" + "\n\n".join(
    f"The ferry number {n} left the harbour before noon. “We were {n % 7 + 2} minutes late,” said Anna Marsh. "
    f"Nobody on board complained about it, said Peter Lund, who was the captain on day {n}."
    for n in range(1, 25)
)


def audio(source: Path, output: Path, **more: object) -> bytes:
    settings = more.pop("settings", Settings(troupe="plain"))
    made = build_episode(source, settings=settings, output=output, **more)  # type: ignore[arg-type]
    return made.episode.mp3.read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("troupe", ["plain", "natural"])
def test_any_number_of_processes_makes_the_same_bytes(tmp_path: Path, troupe: Troupe) -> None:
    """One, two and three processes speak the same episode, with plain and with natural voices."""
    made = {
        hashlib.sha256(audio(SEED, tmp_path / str(jobs), settings=Settings(troupe=troupe), jobs=jobs)).hexdigest()
        for jobs in (1, 2, 3)
    }
    assert len(made) == 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ferry number 1 left", "small ferry number 1 has left"),
        ("“We were 7 minutes late,”", "“Of course we were late, and I am sorry,”"),
        ("captain on day 24.", "captain."),
    ],
    ids=["start", "middle", "end"],
)
def test_a_rebuild_after_an_edit_makes_the_bytes_of_a_fresh_build(tmp_path: Path, old: str, new: str) -> None:
    """What is remembered of the text before leaves no trace in the audio file."""
    article = tmp_path / "harbour.txt"
    article.write_text(LONG, encoding="utf-8")
    before = audio(article, tmp_path / "kept")
    assert old in LONG
    article.write_text(LONG.replace(old, new, 1), encoding="utf-8")
    edited = audio(article, tmp_path / "kept")
    assert edited != before
    assert edited == audio(article, tmp_path / "fresh")
