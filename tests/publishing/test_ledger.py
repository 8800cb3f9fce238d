"""An episode stays the same one: rebuilt, retitled, moved, in a crowd; and becomes another only when asked to."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from publishing.conftest import NATO, PODCASTER, ShowFolder

from podcaster.errors import OutputError, UsageError
from podcaster.mixing.release import slug_of
from podcaster.reading import read_article
from podcaster.show.entries import Entry, find_entry, new_entry, parse_ledger, similarity, sketch_of
from podcaster.show.ledger import enter_episode, load_ledger, twin_episode
from podcaster.system.record import replace

TEXT = NATO.read_text(encoding="utf-8")
GUM = [
    json.loads(line)["text"].strip()
    for line in (Path(__file__).parents[1] / "scripting" / "gum.dev.jsonl").read_text(encoding="utf-8").splitlines()
]


def article(number: int) -> str:
    """A short article: the first paragraphs of one of GUM's."""
    text = f"Headline number {number}\n"
    for paragraph in GUM[number].split("\n"):
        text += f"\n{paragraph}\n" if paragraph.strip() and len(text.split()) < 110 else ""
    return text


@pytest.mark.long
def test_rebuilt_retitled_and_moved_it_is_the_same_episode(new_show: ShowFolder) -> None:
    """Guid, folder and date are those of the first build, whatever the file is called or its headline says."""
    first = new_show.folder / "one.txt"
    first.write_text(article(3), encoding="utf-8")
    new_show.run("build", first)
    entry = load_ledger(new_show.output)[0]
    second = new_show.folder / "moved.txt"
    first.rename(second)
    second.write_text(article(3).replace("Headline number 3", "Another headline altogether"), encoding="utf-8")
    made = json.loads(new_show.run("build", "--json", "--narrator", "cora", second).stdout)
    assert made["slug"] == entry.slug
    again = load_ledger(new_show.output)
    assert [(one.guid, one.slug, one.first_published) for one in again] == [
        (entry.guid, entry.slug, entry.first_published)
    ]
    new_show.run("build", "--reissue", second)
    assert len(load_ledger(new_show.output)) == 2
    assert len({one.guid for one in load_ledger(new_show.output)}) == 2
    assert len({one.slug for one in load_ledger(new_show.output)}) == 2


@pytest.mark.long
def test_another_article_in_the_same_file_is_another_episode(new_show: ShowFolder) -> None:
    """Who writes every article to one file has an episode of each."""
    file = new_show.folder / "article.txt"
    slugs = set()
    for text in (article(5), TEXT):
        file.write_text(text, encoding="utf-8")
        slugs.add(json.loads(new_show.run("build", "--json", file).stdout)["slug"])
    assert len(slugs) == len(load_ledger(new_show.output)) == 2


@pytest.mark.long
def test_builds_at_once_lose_no_episode(new_show: ShowFolder) -> None:
    """Six processes build six articles with one headline: six episodes, each in a folder of its own, all in the feed."""
    running = []
    for number in range(6):
        file = new_show.folder / f"{number}.txt"
        file.write_text(article(number).replace(f"Headline number {number}", "One headline"), encoding="utf-8")
        running.append(
            subprocess.Popen(
                [*PODCASTER, "build", "--jobs", "1", str(file)], cwd=new_show.folder, stdout=subprocess.DEVNULL
            )
        )
    assert [process.wait(timeout=120) for process in running] == [0] * 6
    entries = load_ledger(new_show.output)
    assert len(entries) == len({entry.slug for entry in entries}) == 6
    assert json.loads(new_show.run("publish", "--json").stdout)["episodes"] == 6


@pytest.mark.long
def test_an_unfinished_episode_is_not_published(new_show: ShowFolder) -> None:
    """What a crash left in the ledger without its files is passed over."""
    file = new_show.folder / "a.txt"
    file.write_text(article(4), encoding="utf-8")
    new_show.run("build", file)
    path = new_show.output / ".ledger.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["episodes"].append(content["episodes"][0] | {"guid": "g", "slug": "never-made"})
    path.write_text(json.dumps(content), encoding="utf-8")
    assert json.loads(new_show.run("publish", "--json").stdout)["episodes"] == 1


def test_corrections_are_alike_and_other_stories_are_not() -> None:
    """A corrected sentence leaves a body alike; another story in the same words is not."""
    changed = article(7).replace(" the ", " this ", 1)
    assert similarity(sketch_of(article(7)), sketch_of(changed)) > 0.75
    assert similarity(sketch_of(article(7)), sketch_of(TEXT)) < 0.1


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"version": 1}', '{"version": 1, "episodes": [{"guid": "a"}]}', '{"version": 9, "episodes": []}'],
)
def test_a_broken_ledger_is_told(text: str) -> None:
    """Its name is said, and nothing is thrown away."""
    with pytest.raises(OutputError, match="here"):
        parse_ledger(text, "here")


def test_a_ledger_without_episodes(tmp_path: Path) -> None:
    """No file, no episodes."""
    assert load_ledger(tmp_path) == ()


@pytest.mark.parametrize(
    "change",
    [
        *({"slug": slug} for slug in ("..", ".", ".hidden", "a/b", "a\\b", "/etc", "a\0b", "con", "site", "assets", "x" * 300, "\u202eabc", "")),
        *({"first_published": date} for date in ("yesterday", "2026-01-01T00:00:00", "")),
    ],
)  # fmt: skip
def test_a_ledger_that_leads_elsewhere_is_refused(change: dict[str, str]) -> None:
    """A folder's name that leads out of the output folder, is the site's or a device's, or a date that is none."""
    good = {"guid": "g", "slug": "a", "first_published": "2026-01-01T00:00:00+00:00", "source": "", "url": "", "sketch": []}
    assert len(parse_ledger(json.dumps({"version": 1, "episodes": [good]}), "here")) == 1
    with pytest.raises(OutputError, match="here: the ledger is broken"):
        parse_ledger(json.dumps({"version": 1, "episodes": [good | change]}), "here")


def entered(slug: str, *dates: str) -> list[Entry]:
    entries: list[Entry] = []
    for date in dates:
        entries.append(new_entry(entries, slug=slug, now=date, source="", url="", sketch=()))
    return entries


@pytest.mark.parametrize("title", ["Site", "Assets", "CON", "nul", "LPT1"])
def test_no_title_makes_a_reserved_folder(title: str) -> None:
    """An article called Site does not land in the site's own folder, one called CON in a folder Windows can have."""
    assert entered(slug_of(title), "2026-01-01T00:00:00+00:00")[0].slug == f"{title.lower()}-2"


def test_a_clock_set_back_keeps_the_order() -> None:
    """An episode follows the one before also when the clock went back; after a clock far in the future it does not."""
    times = ("2026-03-01T12:00:00+00:00", "2026-03-01T11:00:00+00:00", "2026-03-01T11:00:01+00:00")
    dates = [entry.first_published for entry in entered("a", *times)]
    assert dates == sorted(set(dates))
    assert entered("a", "2040-01-01T00:00:00+00:00", times[0])[1].first_published == times[0]


@pytest.mark.parametrize(("shared", "other_path", "same_path"), [(90, True, True), (55, False, True), (10, False, False)])
def test_how_alike_two_texts_of_one_article_are(shared: int, other_path: bool, same_path: bool) -> None:
    """Of 100 words so many are the same: at another place an article keeps its episode when most of it is left, in the
    same file when some of it is, and a text of its own is a new one anywhere."""
    old = [f"word{n}" for n in range(100)]
    new = old[:shared] + [f"other{n}" for n in range(100 - shared)]
    (entry,) = entered("a", "2026-01-01T00:00:00+00:00")
    known = [replace(entry, source="/here.txt", sketch=sketch_of(" ".join(old)))]

    def is_found(source: str) -> bool:
        sketch = sketch_of(" ".join(new))
        return find_entry(known, source=source, url="", sketch=sketch, is_other=lambda place: False) is not None

    assert (is_found("/there.txt"), is_found("/here.txt")) == (other_path, same_path)


def test_reports_made_from_one_form_are_episodes_each(tmp_path: Path) -> None:
    """Articles much alike, each in its file, take no other's place; a copy is the same one, and so is what was moved."""
    form = article(7)
    slugs = []
    for day in ("Monday", "Tuesday", "Friday"):
        file = tmp_path / f"{day}.txt"
        file.write_text(form.replace(" the ", f" {day}'s ", 1), encoding="utf-8")
        slugs.append(enter_episode(read_article(str(file), verbatim=True), day, tmp_path).slug)
    assert slugs == ["Monday", "Tuesday", "Friday"]
    copy = shutil.copy(tmp_path / "Monday.txt", tmp_path / "copy.txt")
    assert enter_episode(read_article(str(copy), verbatim=True), "copy", tmp_path).slug == "Monday"
    (tmp_path / "Friday.txt").rename(tmp_path / "moved.txt")
    assert enter_episode(read_article(str(tmp_path / "moved.txt"), verbatim=True), "moved", tmp_path).slug == "Friday"


def test_the_date_of_an_episode_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the time of a new entry, so that a build can be repeated; a text that is no time is refused."""
    made = read_article(str(NATO))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert enter_episode(made, "a", tmp_path / "given").first_published == "2023-11-14T22:13:20+00:00"
    for wrong in ("yesterday", "1e9", "99999999999999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(UsageError, match="seconds since 1970"):
            enter_episode(made, "a", tmp_path / "refused")
    assert load_ledger(tmp_path / "refused") == ()


def test_a_copy_that_differs_is_told(tmp_path: Path) -> None:
    """An article that is nearly another file's, and whose file still exists, is called its twin; a known one, a moved
    one and another article are not."""
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text(article(3), encoding="utf-8")
    entry = enter_episode(read_article(str(first)), "one", tmp_path)
    second.write_text(article(3).replace(" the ", " that ", 1), encoding="utf-8")
    assert twin_episode(read_article(str(second)), tmp_path) == entry
    assert twin_episode(read_article(str(first)), tmp_path) is None
    copy = read_article(str(second))
    first.unlink()
    assert twin_episode(copy, tmp_path) is None
    second.write_text(article(4), encoding="utf-8")
    assert twin_episode(read_article(str(second)), tmp_path) is None
