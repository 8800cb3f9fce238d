"""The stages' calls in order: what a library user and the command line get from them."""

import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import podcaster
from podcaster import Production, Progress, Settings, build_episode, build_episodes
from podcaster.casting import Cast, Role, Voice, at_rate
from podcaster.cli.build_summary import episode_text
from podcaster.errors import PodcasterError, SourceError
from podcaster.pipeline.plan import prepare
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

SEED = Path(__file__).parent / "articles" / "nato.txt"
STORY = "The {name} stays open\n\n{byline}The council met on Tuesday. “We keep it open all winter,” said Anna Whitlock, the mayor. Nobody objected, and the meeting was over within the hour.\n\nThe harbour master was pleased with what he heard, and went back to his boats before the rain came in from the sea.\n"
TONE = replace(Settings(), engine="tone")


def story(folder: Path, name: str = "harbour", byline: str = "") -> str:
    """The path of an article in a folder."""
    path = folder / f"{name}.txt"
    path.write_text(STORY.format(name=name, byline=byline), encoding="utf-8")
    return str(path)


def test_settings_have_the_shipped_voices_and_lexicon() -> None:
    """`Settings()` casts and says names without any file; a show's own voices/ comes on top."""
    assert {"arthur", "ada", "iris"} <= {voice.name for voice in Settings().voices}
    assert Settings().voices == load_settings(Path("nowhere")).voices
    assert Settings().lexicon == load_settings(Path("nowhere")).lexicon
    assert "Kyiv" in [entry.written for entry in Settings().lexicon]
    assert Settings().cast_file is None


def test_progress_and_speakers_are_those_that_are_heard(tmp_path: Path) -> None:
    """A label counts as no cue that is done, and a speaker without a line, whom an editor left at the top, is nowhere."""
    script = tmp_path / "bells.script.md"
    script.write_text(
        "# podcaster script 2\ntitle: Bells\nspeaker: ola = Ola Pask\nspeaker: ines = Ines\n\n## label\nQ:\n## narration\n"
        "When is a bell done?\n\n## label\nOla Pask:\n## quote: ola\nNever. You stop.\n\n## narration\nShe laughed.\n",
        encoding="utf-8",
    )
    seen: list[Progress] = []
    made = build_episode(str(script), settings=TONE, output=tmp_path / "out", watch=seen.append)
    done = [progress.cues_done for progress in seen]
    assert (done, done[-1], seen[-1].cues) == (sorted(done), 4, 4)
    assert [speaker.name for speaker in made.episode.speakers] == ["Ola Pask"]
    assert "Ines" not in episode_text(str(script), made, tmp_path / "out")


def test_an_episode_needs_nothing_but_its_source(tmp_path: Path) -> None:
    """`build_episode(source)` has settings and a folder of its own; the production tells what was made, the second
    build takes the first one's episode, a third one without it makes the same."""
    seen: list[Progress] = []
    made = build_episode(story(tmp_path), settings=TONE, output=tmp_path / "out", watch=seen.append)
    assert (made.episode.mp3 or Path()).is_file()
    assert made.episode.slug == "the-harbour-stays-open"
    assert [speaker.name for speaker in made.script.speakers] == ["Anna Whitlock"]
    assert (made.takes_made, made.takes_reused) == (len(made.episode.timeline.cues), 0)
    assert seen[0].stage == "reading"
    assert seen[-1].stage == "finishing"
    assert seen[-1].cues_done == seen[-1].cues == made.takes_made
    assert sorted(path.name.partition(".")[2] for path in (tmp_path / "out" / made.episode.slug).iterdir()) == [
        "chapters.json", "jpg", "mp3", "script.md", "srt", "timeline.json", "vtt", "words.json",
    ]  # fmt: skip
    again = build_episode(story(tmp_path), settings=TONE, output=tmp_path / "out")
    assert (again.takes_made, again.takes_reused) == (0, made.takes_made)
    assert again.episode == replace(made.episode, speakers=again.episode.speakers)
    fresh = build_episode(story(tmp_path), settings=TONE, output=tmp_path / "out", fresh=True)
    assert (fresh.takes_made, fresh.takes_reused) == (made.takes_made, 0)


@pytest.mark.long
def test_reissued_articles_have_an_episode_of_their_own(tmp_path: Path) -> None:
    """With `reissue` an unchanged article is built again, into another folder."""
    first = build_episode(story(tmp_path), settings=TONE, output=tmp_path / "out")
    second = build_episode(story(tmp_path), settings=TONE, output=tmp_path / "out", reissue=True)
    assert second.episode.slug != first.episode.slug
    assert (second.episode.mp3 or Path()).is_file()


@pytest.mark.long
def test_a_change_of_settings_makes_the_episode_again(tmp_path: Path) -> None:
    """The fingerprint holds the voices and the sound: another narrator, rate or loudness is another episode."""
    source = story(tmp_path)
    build_episode(source, settings=TONE, output=tmp_path / "out")
    for change in ({"narrator": "iris"}, {"rate_wpm": 200}, {"target_lufs": -20.0}, {"title": "Tides"}):
        build_episode(source, settings=TONE, output=tmp_path / "out")
        made = build_episode(source, settings=replace(TONE, **change), output=tmp_path / "out")
        assert json.loads((made.episode.folder.path.parent / ".takes" / "episodes" / f"{made.episode.slug}.json").read_text())
        timeline = made.episode.timeline
        unchanged = build_episode(source, settings=replace(TONE, **change), output=tmp_path / "out").episode.timeline
        assert timeline == unchanged
    assert made.episode.timeline.cues[0].part == "opening"


@pytest.mark.long
def test_articles_of_a_batch_come_in_their_order(tmp_path: Path) -> None:
    """Each with its own episode or the reason why it has none; nothing unfinished is left."""
    names = ["harbour", "railway", "library"]
    sources = [story(tmp_path, name) for name in names]
    sources.insert(1, str(tmp_path / "missing.txt"))
    outcomes = list(build_episodes(sources, settings=TONE, output=tmp_path / "out"))
    assert [source for source, _ in outcomes] == sources
    assert isinstance(outcomes[1][1], SourceError)
    made = [outcome.episode.slug for _, outcome in outcomes if isinstance(outcome, Production)]
    assert made == [f"the-{name}-stays-open" for name in names]
    assert not list((tmp_path / "out").glob(".making-*"))


def test_the_next_article_is_read_while_one_is_recorded(tmp_path: Path) -> None:
    """The second source is asked for before the first episode is handed on, the third not yet."""
    asked = []

    def sources() -> Iterator[str]:
        for name in ("harbour", "railway", "library"):
            asked.append(name)
            yield story(tmp_path, name)

    with closing(build_episodes(sources(), settings=TONE, output=tmp_path / "out")) as outcomes:
        next(outcomes)
        assert asked == ["harbour", "railway"]
    assert not list((tmp_path / "out").glob(".making-*"))  # the railway was given up


def voice(name: str, rate_wpm: int) -> Voice:
    return replace(next(voice for voice in Settings().voices if voice.name == name), rate_wpm=rate_wpm)


def test_a_rate_moves_everybody_in_proportion() -> None:
    """The narrator speaks at the rate, the others as much faster or slower; without a rate nothing changes."""
    cast = Cast(narrator=voice("arthur", 160), roles=(Role(speaker="a", voice=voice("ada", 180), reason="x"),))
    quicker = at_rate(cast, 200)
    assert (quicker.narrator.rate_wpm, quicker.roles[0].voice.rate_wpm) == (200, 225)
    assert at_rate(cast, None) is cast


@pytest.mark.parametrize(
    ("settings", "byline", "opening", "notice"),
    [
        ({}, "By Jo Reed\n\n", None, False),
        ({"title": "Tides"}, "By Jo Reed\n\n", "Tides. By Jo Reed.", True),
        ({"title": "Tides", "author": "The Harbour Post"}, "", "Tides.", True),
        ({"title": "My articles"}, "", "My articles.", True),
        ({"title": "Tides", "opening": False}, "", None, True),
        ({"title": "Tides", "notice": False}, "", "Tides.", False),
        ({"opening": True, "notice": True, "author": "The Harbour Post"}, "", None, False),
    ],
)
def test_a_show_with_a_title_announces_its_articles(
    settings: dict[str, Any], byline: str, opening: str | None, notice: bool, tmp_path: Path
) -> None:
    """The opening names the article's author, and nobody where the article names none, the show's author least of all."""
    plan = prepare(story(tmp_path, byline=byline), replace(Settings(), **settings))
    assert next((cue.text for cue in plan.spoken.cues if cue.part == "opening"), None) == opening
    assert any(cue.part == "notice" for cue in plan.spoken.cues) == notice
    assert not any(cue.part in ("opening", "notice") for cue in plan.script.cues)


@pytest.mark.long
def test_what_build_says_of_an_episode(tmp_path: Path) -> None:
    """`build --json` has every key of the interface, each with what is true of this episode."""
    doubt = "“It was far too loud in the hall for anybody to hear,” and nobody knew who had spoken that day. " * 2
    page = Path(story(tmp_path))
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{doubt}\n\nMore about boats and harbours here.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "podcaster", "build", str(page), "--engine", "tone", "--json", "--drop", "More about boats", "--cast", "Whitlock=arthur"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    mp3 = "output/the-harbour-stays-open/the-harbour-stays-open.mp3"
    assert (told["mp3"], told["audio"], told["language"], told["voices"]) == (mp3, [mp3], "en", "plain")
    assert told["dropped"] == [{"kind": "line", "count": 1}]
    assert told["doubtful"] == 2
    assert len(told["remarks"]) == done.stderr.count("\n") >= 1
    assert all(remark in done.stderr for remark in told["remarks"])
    assert told["takes"]["made"] + told["takes"]["reused"] == len(json.loads((tmp_path / told["timeline"]).read_text())["cues"])


@pytest.mark.long
def test_clean_prints_the_article_that_a_script_file_holds(tmp_path: Path) -> None:
    """`script -o` then `clean` gives the body and title that `clean` of the article itself gives."""

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "podcaster", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    run("script", str(SEED), "-o", "edited.md")
    plain, edited = (json.loads(run("clean", "--json", source)) for source in (str(SEED), "edited.md"))
    for key in ("title", "body", "byline", "published", "language"):
        assert edited[key] == plain[key], key
    assert run("clean", "edited.md").startswith(plain["title"])


@pytest.mark.long
def test_numbers_and_their_nouns_agree(tmp_path: Path) -> None:
    """One speaker, one take, two articles."""
    story(tmp_path)
    story(tmp_path, "railway")
    command = [sys.executable, "-m", "podcaster", "build", "harbour.txt", "railway.txt", "--engine", "tone"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert told.count(", 1 speaker\n") == 2
    assert "1 speakers" not in told


def test_a_build_on_a_terminal_says_at_once_what_it_does(tmp_path: Path) -> None:
    """Within a second of processor time the terminal shows which article is read."""
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    source = story(tmp_path)
    screen, terminal = pty.openpty()
    slow = "import time, podcaster.reading as reading\ndef wait(*_, **__): time.sleep(30)\nreading.read_article = wait\n"
    with subprocess.Popen(
        [sys.executable, "-c", f"{slow}from podcaster.cli import main; main()", "build", source],
        stdout=subprocess.PIPE, stderr=terminal, cwd=tmp_path, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    ) as running:  # fmt: skip
        os.close(terminal)
        shown = b""
        while b"harbour.txt" not in shown:
            shown += os.read(screen, 65536)
        running.kill()
    os.close(screen)
    assert b"reading" in shown
    assert b"0 times" not in shown


@pytest.mark.long
def test_a_plain_script_builds_an_episode(tmp_path: Path) -> None:
    """What README shows of the library runs from a file as it stands, its main module guarded or not."""
    readme = (SEED.parents[2] / "README.md").read_text(encoding="utf-8")
    example = readme.split("```python\n")[1].split("```")[0]
    guarded = f'if __name__ == "__main__":\n{textwrap.indent(example, "    ")}'
    story(tmp_path, "article")
    (tmp_path / "myshow").mkdir()
    (tmp_path / "myshow" / "podcaster.toml").write_text(
        '[show]\ntitle = "Tarn News"\nurl = "https://example.org/podcast/"\n[sound]\nengine = "tone"\n'
    )
    for script in (example, guarded):
        (tmp_path / "make.py").write_text(script)
        done = subprocess.run([sys.executable, "make.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(r"The article stays open \d+\n", done.stdout)
        assert (tmp_path / "published" / "feed.xml").is_file()


@pytest.mark.long
def test_a_path_may_be_text_or_a_path(tmp_path: Path) -> None:
    """Every public function that takes a file or a folder takes both."""
    source, output = story(tmp_path), tmp_path / "output"
    assert podcaster.read_article(Path(source)) == podcaster.read_article(source)
    made = build_episode(Path(source), settings=TONE, output=str(output))
    assert podcaster.read_episode(str(made.episode.folder.path)) == podcaster.read_episode(made.episode.folder.path)
    [(again, outcome)] = build_episodes([Path(source)], settings=TONE, output=str(output))
    assert again == source
    assert isinstance(outcome, Production)
    settings = replace(TONE, title="Tarn News", url="https://example.org/")
    podcaster.publish_show(settings, str(output), tmp_path / "published")
    assert (tmp_path / "published" / "feed.xml").is_file()


def test_every_public_name_is_listed_once() -> None:
    """`__all__` is sorted and each name comes from the module that defines it."""
    assert list(podcaster.__all__) == sorted(podcaster.__all__, key=lambda name: (name[0].islower(), name))
    assert issubclass(podcaster.PodcasterError, PodcasterError)
