"""Many at once: twenty builds into one show, each a process of its own, and what is published of them."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from publishing.conftest import PODCASTER, ShowFolder, begin
from publishing.test_doctor import found

from podcaster.show.cast import load_cast
from podcaster.show.entries import parse_ledger

pytestmark = pytest.mark.long

EVERYWHERE = ("Sergey Lavrov", "Robin Hood")
TOWNS = "Alden Borth Calne Derby Epsom Frome Goole Hythe Ilkley Jarrow Kelso Louth Maldon Neath Oakham Poole Quorn Ripon Selby Thame".split()


WORDS = (
    "river bridge market winter harbour council ferry garden summer railway school library castle mayor village window "
    "morning evening paper letter island mountain valley forest bakery kitchen station theatre museum engine bicycle "
    "lantern orchard meadow quarry tunnel chapel tavern cellar ladder anchor barrel basket candle carpet copper cotton "
    "feather hammer kettle marble mirror needle pepper pillow pocket ribbon saddle silver sponge timber velvet wagon"
).split()


def article(town: str) -> str:
    """An article with one speaker whom all have, one whom half have, and one of its own; no two are alike."""
    draw = random.Random(town)

    def sentence() -> str:
        return f"the {' and the '.join(draw.sample(WORDS, 5))} of {town}"

    return (
        f"{town} keeps its bridge\n\n"
        f"The council saw {sentence()}. “We have {sentence()},” said {EVERYWHERE[0]}.\n\n"
        f"Nobody in the hall had seen {sentence()}, and everybody went home before {sentence()}. "
        f"“It was {sentence()},” {EVERYWHERE[len(town) % 2]} said. “We like {sentence()},” said Anna {town}son.\n"
    )


def run(show: ShowFolder, town: str, *more: str) -> subprocess.Popen[str]:
    words = ["build", "--engine", "tone", "--jobs", "1", "--json", *more, f"{town}.txt"]
    return subprocess.Popen(
        [*PODCASTER, *words], cwd=show.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def told(process: subprocess.Popen[str]) -> dict[str, object]:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return dict(json.loads(out))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> ShowFolder:
    """A show into which all were built at once."""
    show = begin(tmp_path_factory.mktemp("crowd"))
    for town in TOWNS:
        (show.folder / f"{town}.txt").write_text(article(town), encoding="utf-8")
    for process in [run(show, town) for town in TOWNS]:
        told(process)
    return show


def sounds(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.glob("[!.]*/*.mp3") if path.parent.name != "site"}


def test_every_episode_is_in_the_feed_once(crowd: ShowFolder) -> None:
    """Of twenty builds at once none is lost or doubled, in ledger, folders, feed and files; nothing unfinished is left."""
    entries = parse_ledger((crowd.output / ".ledger.json").read_text(encoding="utf-8"), "")
    assert sorted(Path(entry.source).stem for entry in entries) == sorted(TOWNS)
    assert len({entry.guid for entry in entries}) == len({entry.slug for entry in entries}) == len(TOWNS)
    assert json.loads(crowd.run("publish", "--json").stdout)["episodes"] == len(TOWNS)
    feed = (crowd.site / "feed.xml").read_text(encoding="utf-8")
    assert sorted(feed.count(f"<guid isPermaLink=\"false\">{entry.guid}<") for entry in entries) == [1] * len(TOWNS)
    assert found(crowd.site) == set()
    assert not list(crowd.output.glob(".making-*"))
    assert not list(crowd.output.rglob(".writing-*"))


def test_nobody_is_lost_from_the_cast(crowd: ShowFolder) -> None:
    """Everyone who spoke is remembered once, and whom several episodes have got one voice in all of them."""
    cast = load_cast(crowd.folder / "voices" / "cast.toml")
    assert sorted(one.name for one in cast) == sorted([*EVERYWHERE, *(f"Anna {town}son" for town in TOWNS)])
    remembered = {one.name: one.voice for one in cast}
    for path in crowd.output.glob("[!.]*/*.timeline.json"):
        timeline = json.loads(path.read_text(encoding="utf-8"))
        names = {speaker["id"]: speaker["name"] for speaker in timeline["speakers"]}
        for cue in timeline["cues"]:
            if cue["speaker"]:
                assert cue["voice"] == remembered[names[cue["speaker"]]]


def test_what_the_crowd_remembered_is_sound(crowd: ShowFolder, tmp_path: Path) -> None:
    """Built again one after the other nothing is made; what is made of the crowd's takes, and what is spoken anew
    without them, are the crowd's episodes to the byte."""
    before = sounds(crowd.output)
    for town in TOWNS[:3]:
        assert told(run(crowd, town))["takes"]["made"] == 0  # type: ignore[index]
    assert sounds(crowd.output) == before
    copy = ShowFolder(Path(shutil.copytree(crowd.folder, tmp_path / "copy")))
    ledger = copy.output / ".ledger.json"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(str(crowd.folder), str(copy.folder)), encoding="utf-8")
    for path in copy.output.glob("[!.]*/*.mp3"):
        path.unlink()  # so that it is mixed again
    for town in TOWNS[::4]:
        assert told(run(copy, town))["takes"]["made"] == 0  # type: ignore[index]
    for town in TOWNS[1::4]:
        assert told(run(copy, town, "--fresh"))["takes"]["reused"] == 0  # type: ignore[index]
    again = sounds(copy.output)
    assert len(again) == 10
    assert [name for name, sound in again.items() if audio(sound) != audio(before[name])] == []


def audio(mp3: bytes) -> bytes:
    """An MP3 without its tags, which tell where the article lies."""
    size = 0
    for byte in mp3[6:10]:
        size = size << 7 | byte
    return mp3[10 + size :]
