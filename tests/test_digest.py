"""Digests: one episode of several articles, from the script to the tags, notes and feed."""

import subprocess
import sys
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from follow.newsroom import TONE, Newsroom, built, run, story
from mixing.tones import pcm_of, tone

from podcaster import Article, build_episode, read_episode, write_script
from podcaster.errors import UsageError
from podcaster.mixing.containers.id3 import read_tags
from podcaster.pipeline import follow as following
from podcaster.pipeline.digest import digest_of
from podcaster.pipeline.follow import follow
from podcaster.publishing.notes import notes_html, notes_text
from podcaster.scripting import format_script, parse_script_file
from podcaster.scripting.announcements import spoken_credit
from podcaster.scripting.digest import write_digest
from podcaster.show.follow_entries import Item
from podcaster.show.followed import load_follows
from podcaster.show.ledger import load_ledger
from podcaster.system.record import replace

FERRY = "The ferry stops\n\nBy Ada Marsh\n\nThe ferry will stop in winter, the council said after a long meeting. “We can't pay for it,” said Helen Orme, the mayor.\n\nThe harbour stays open until the ice comes. " + " ".join(f"Boat {number} was sold to village {number * 3} for {number * 7} sheep." for number in range(9)) + "\n"
QUARRY = "“We are rich,” says quarry\n\nThe quarry opened again, and everybody was there to see it. “It was the best day of my life,” said Peter Stone, who works there. Helen Orme said: “I am glad that it is open.”\n"
MOOR = "Das Moor brennt\n\nDas Moor brennt seit gestern, und die Feuerwehr der Stadt ist mit allen Leuten dort. Niemand weiß, wie lange es noch dauert, und die Straße bleibt vorerst gesperrt.\n"


def article(title: str, body: str, **facts: str) -> Article:
    return Article(source=f"{title}.txt", title=title, body=body, **facts)


def files(folder: Path) -> list[str]:
    for name, text in (("ferry", FERRY), ("quarry", QUARRY), ("moor", MOOR)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in ("ferry", "quarry", "moor")]


def test_a_digest_is_a_script_of_its_own() -> None:
    """Its cues tile its body, people of one name are one speaker, each headline begins a chapter, and everything comes
    back from its script file."""
    parts = [
        article("The ferry stops", "“We can't pay,” said Helen Orme.\n\nWhy\n\nNobody knows.", site="The Tarn Letter", byline="Ada Marsh", published="2026-11-02T08:00:00Z"),
        article("“We are rich,” says Stone", "Q: Are you?\n\n“I am,” said Peter Stone. “Good,” said Helen Orme.", url="https://www.quarry.example/rich"),
        article("", "Only these few words are here."),
    ]  # fmt: skip
    made, script = write_digest("Tuesday's papers", "digest:Tuesday's papers", [(one, write_script(one)) for one in parts])
    spoken = [cue for cue in script.cues if cue.part == "body"]
    assert all(cue.text == script.body[cue.start : cue.end] for cue in spoken)
    covered = "".join(script.body[cue.start : cue.end] for cue in spoken)
    assert "".join(covered.split()) == "".join(script.body.split())
    assert [cue.number for cue in script.cues] == list(range(1, len(script.cues) + 1))
    assert [speaker.name for speaker in script.speakers] == ["Helen Orme", "Peter Stone"]
    assert [cue.chapter for cue in script.cues if cue.chapter] == ["The ferry stops", "“We are rich,” says Stone", "Only these few words are here."]
    assert script.cues[1].text == "In this episode: The ferry stops, from The Tarn Letter; “We are rich,” says Stone; and Only these few words are here."
    said = [cue.text for cue in script.cues]
    assert "From The Tarn Letter, by Ada Marsh, November 2, 2026." in said
    assert "From quarry.example." in said
    again_article, again = parse_script_file(format_script(script, article=made), "x")
    assert again.body == script.body
    assert [(cue.text, cue.start, cue.speaker, cue.chapter) for cue in again.cues] == [(cue.text, cue.start, cue.speaker, cue.chapter) for cue in script.cues]
    assert again_article.credits == made.credits
    assert [credit.url for credit in made.credits] == ["", "https://www.quarry.example/rich", ""]


@pytest.mark.parametrize(("facts", "said"), [
    ({"site": "The Tarn Letter", "byline": "By Ada Marsh", "published": "2026-11-02"}, "From The Tarn Letter, by Ada Marsh, November 2, 2026."),
    ({"byline": "Ada Marsh"}, "By Ada Marsh."),
    ({"site": "RT", "byline": "RT", "published": "2010-02-23"}, "From RT, February 23, 2010."),
    ({"url": "https://news.tarn.example:8080/a"}, "From news.tarn.example."),
    ({"url": "http://127.0.0.1:8000/a"}, ""),
    ({}, ""),
])  # fmt: skip
def test_where_an_article_is_from_is_said(facts: dict[str, str], said: str) -> None:
    """Publication, author and date, as far as they are known."""
    assert spoken_credit(article("T", "Words.", **facts)) == said


def test_a_digest_leaves_out_what_fails(tmp_path: Path) -> None:
    """A missing file and an article in another language are told, the rest is a digest; a title needs words."""
    given, left_out = digest_of("Papers", [*files(tmp_path), str(tmp_path / "none.txt")], TONE)
    assert given is not None
    assert [credit.title for credit in given.article.credits] == ["The ferry stops", "“We are rich,” says quarry"]
    assert [("language is de" in str(error), "does not exist" in str(error)) for _, error in left_out] == [(True, False), (False, True)]
    assert digest_of("Papers", [str(tmp_path / "none.txt")], TONE)[0] is None
    with pytest.raises(UsageError):
        digest_of(" … ", files(tmp_path), TONE)


@pytest.mark.long
def test_a_digest_is_an_episode(tmp_path: Path) -> None:
    """A chapter an article, every source in tags and notes; the same digest is the same episode, one with other articles
    another; a changed article records its own cues again; an article's own episode is not touched."""
    ferry, quarry, _ = files(tmp_path)
    output = tmp_path / "out"
    alone = build_episode(ferry, settings=TONE, output=output)
    before = (alone.episode.mp3 or Path()).read_bytes()

    def build(title: str = "Tuesday's papers", *sources: str) -> object:
        given, _ = digest_of(title, sources or (ferry, quarry), TONE)
        assert given is not None
        return build_episode(given, settings=TONE, output=output)

    made = build()
    episode = made.episode
    assert episode.slug == "tuesdays-papers"
    assert [chapter.title for chapter in episode.timeline.chapters] == ["Tuesday's papers", "The ferry stops", "“We are rich,” says quarry"]
    by_number = {cue.number: cue for cue in episode.timeline.cues}
    heads = [by_number[cue.number].start_ms for cue in made.script.cues if cue.chapter]
    assert [chapter.start_ms for chapter in episode.timeline.chapters[1:]] == heads
    assert "ferry.txt" in read_tags(episode.mp3).comment
    assert "quarry.txt" in read_tags(episode.mp3).comment
    assert str(tmp_path) not in read_tags(episode.mp3).comment
    again = read_episode(episode.folder.path)
    assert again is not None
    assert again.credits == made.article.credits
    for notes in (notes_text(again), notes_html(again)):
        assert "The ferry stops, by Ada Marsh" in notes
    assert build().takes_made == 0
    Path(quarry).write_text(QUARRY.replace("best day", "worst day"), encoding="utf-8")
    changed = build()
    assert (changed.takes_made, changed.episode.slug) == (1, "tuesdays-papers")
    (tmp_path / "other.txt").write_text("Wolves\n\nWolves were seen near the mill at night, and no dog barked until the morning came.", encoding="utf-8")
    assert build("Tuesday's papers", str(tmp_path / "other.txt")).episode.slug == "tuesdays-papers-2"
    assert (alone.episode.mp3 or Path()).read_bytes() == before
    assert [entry.slug for entry in load_ledger(output)] == ["the-ferry-stops", "tuesdays-papers", "tuesdays-papers-2"]
    assert build("Ferries", ferry).episode.slug == "ferries"  # not the article's own episode
    assert build_episode(ferry, settings=TONE, output=output, fresh=True).episode.slug == "the-ferry-stops"
    script = changed.episode.folder.script
    script.write_text(script.read_text(encoding="utf-8").replace("until the ice", "when the ice"), encoding="utf-8")
    edited = build_episode(str(script), settings=TONE, output=output)
    assert edited.episode.slug == "tuesdays-papers"
    assert edited.article.credits == made.article.credits
    assert any("your edits" in remark for remark in build().cast.remarks)


@pytest.mark.long
def test_a_transition_sounds_before_each_article_only(tmp_path: Path) -> None:
    """The sound `between` is heard before the headlines, and not before a section heading within an article."""
    with wave.open(str(tmp_path / "between.wav"), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", "NONE"))
        file.writeframes(pcm_of(tone(440, 2.0, 22_050)))
    (tmp_path / "ferry.md").write_text("# The ferry stops\n\nThe ferry will stop in winter, the council said.\n\n## Why\n\nThe ice is too thick for it.\n", encoding="utf-8")
    (tmp_path / "quarry.txt").write_text(QUARRY, encoding="utf-8")
    given, _ = digest_of("Papers", [str(tmp_path / "ferry.md"), str(tmp_path / "quarry.txt")], TONE)
    assert given is not None
    made = build_episode(given, settings=replace(TONE, between=tmp_path / "between.wav"), output=tmp_path / "out")
    cues = made.episode.timeline.cues
    gaps = {after.text: after.start_ms - before.end_ms for before, after in pairwise(cues)}
    assert gaps["The ferry stops"] > 2000
    assert gaps["“We are rich,” says quarry"] > 2000
    assert gaps["Why"] < 2000


@pytest.fixture
def site() -> Iterator[Newsroom]:
    newsroom = Newsroom()
    yield newsroom
    newsroom.web.close()


@pytest.mark.long
def test_the_digest_of_a_run(site: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`follow run --digest` makes one episode of all new articles, without those that fail; a crash before it is noted
    makes no second one, also when the next run is an ordinary one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793500000")
    site.stories = [story("charlie", 3), story("bravo", 2), story("alpha", 1)]
    site.publish()
    del site.web.pages["bravo"]
    follow(site.feed_url, tmp_path)
    told = run(tmp_path, digest=True)
    assert [one.error is None for one in told] == [False, True]
    assert built(tmp_path) == ["Tarn News, November 1, 2026"]
    assert [(item.title, item.state) for item in load_follows(tmp_path).items] == [("About alpha", "built"), ("About bravo", "waiting"), ("About charlie", "built")]
    site.publish()
    site.stories = [story("delta", 4)]
    site.publish()
    real = following.build_episode

    def crash(*arguments: object, **more: object) -> object:
        real(*arguments, **more)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(following, "build_episode", crash)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, digest=True)
    assert len(built(tmp_path)) == 2
    assert len(run(tmp_path)) == 1
    assert built(tmp_path) == ["Tarn News, November 1, 2026"] * 2
    items: tuple[Item, ...] = load_follows(tmp_path).items
    assert [item.state for item in items] == ["built"] * 4
    settings = replace(TONE, target=str(tmp_path / "public"), url="https://tarn.example/", email="a@tarn.example")
    assert run(tmp_path, settings, digest=True) == []
    for place in (tmp_path / "public").glob("tarn-news-november-*"):
        page = (place / "index.html").read_text(encoding="utf-8")
        links = [f'<a href="{site.web.base}{name}" rel="noopener">About {name}</a>' for name in ("alpha", "bravo", "charlie", "delta")]
        assert sum(link in page for link in links) == 2
    assert (tmp_path / "public" / "feed.xml").read_text(encoding="utf-8").count(f"{site.web.base}bravo") >= 1


@pytest.mark.long
def test_the_command_builds_a_digest(tmp_path: Path) -> None:
    """What fails is told and the exit code is 1; the digest is made of the rest; --dry-run shows its script."""
    ferry, quarry, moor = files(tmp_path)

    def podcaster(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "podcaster", "build", "--engine", "tone", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)

    done = podcaster("--digest", "Tuesday's papers", ferry, moor, quarry, "none.txt")
    assert done.returncode == 1
    assert "output/tuesdays-papers/tuesdays-papers.mp3" in done.stdout
    assert len([line for line in done.stderr.splitlines() if "is short" not in line]) == 2
    assert [path.name for path in (tmp_path / "output").iterdir() if path.name[0] != "."] == ["tuesdays-papers"]
    done = podcaster("--digest", "Papers", ferry, quarry, "--dry-run")
    assert (done.returncode, "In this episode:" in done.stdout) == (0, True)
    done = podcaster("--digest", "Papers", "none.txt", "nothing.txt")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 2)
