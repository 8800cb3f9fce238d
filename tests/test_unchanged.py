"""While nothing changed that a build reads, it reads, scripts and casts nothing; and whatever changes is noticed."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from podcaster.pipeline import plan
from podcaster.pipeline.batch import build_episodes
from podcaster.pipeline.episode import Production, Progress, build_episode
from podcaster.pipeline.publication import publish_show
from podcaster.recording.take_cache import TakeCache
from podcaster.show.settings import Settings, load_settings
from podcaster.system.record import replace

TEXT = """The Weir Holds

The weir at Tarn Mill held through the night, the parish said on Monday.

"We watched it until the rain stopped," said Nora Quill, the miller. "Then we slept."
"""


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """A show with an article."""
    (tmp_path / "podcaster.toml").write_text('[show]\ntitle = "Mill News"\n[sound]\nengine = "tone"\n')
    (tmp_path / "voices").mkdir()
    (tmp_path / "weir.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were read so far."""
    sources: list[str] = []
    real = plan.read_source

    def watched(source: str, **options: object) -> object:
        sources.append(source)
        return real(source, **options)

    monkeypatch.setattr(plan, "read_source", watched)
    return sources


def build(show: Path, **options: object) -> Production:
    settings = options.pop("settings", None) or load_settings(show)
    return build_episode(show / "weir.txt", settings=settings, output=show / "output", **options)


def test_an_unchanged_article_is_not_read(show: Path, prepared: list[str]) -> None:
    """The second build gives the same product without reading, by itself or among others; a fresh one reads."""
    made = build(show)
    assert len(prepared) == 1
    again = build(show)
    assert again == replace(made, takes_made=0, takes_reused=made.takes_made)
    ((_, among_others),) = build_episodes([show / "weir.txt"], settings=load_settings(show), output=show / "output")
    assert among_others == again
    assert len(prepared) == 1
    build(show, fresh=True)
    build(show, reissue=True)
    assert len(prepared) == 3


def article_changes(show: Path) -> Settings:
    """The same length and the same time of change."""
    path = show / "weir.txt"
    times = path.stat()
    path.write_text(TEXT.replace("Monday", "Friday"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    return load_settings(show)


def settings_change(show: Path) -> Settings:
    return replace(load_settings(show), rate_wpm=200)


def cast_changes(show: Path) -> Settings:
    cast = show / "voices" / "cast.toml"
    cast.write_text(cast.read_text() + "# mine\n")
    return load_settings(show)


def script_changes(show: Path) -> Settings:
    (script,) = show.glob("output/*/*.script.md")
    script.write_text(script.read_text().replace("Then we slept", "Then we all slept"))
    return load_settings(show)


def episode_is_gone(show: Path) -> Settings:
    for mp3 in show.glob("output/*/*.mp3"):
        mp3.unlink()
    return load_settings(show)


def note_is_broken(show: Path) -> Settings:
    (note,) = show.glob("output/.takes/*/*.outcome")
    note.write_bytes(note.read_bytes()[:-9])
    return load_settings(show)


def cache_is_cleared(show: Path) -> Settings:
    TakeCache(show / "output").store.clear()
    return load_settings(show)


def ledger_is_gone(show: Path) -> Settings:
    (show / "output" / ".ledger.json").unlink()
    return load_settings(show)


CHANGES = (
    settings_change, cast_changes, script_changes, episode_is_gone, note_is_broken,
    cache_is_cleared, ledger_is_gone,
)  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [article_changes, *(pytest.param(change, marks=pytest.mark.long) for change in CHANGES)],
    ids=lambda change: change.__name__,
)
def test_a_change_is_noticed(show: Path, prepared: list[str], change: Callable[[Path], Settings]) -> None:
    """Whatever a build reads or writes: when it has changed, the article is read again."""
    build(show)
    settings = change(show)
    build(show, settings=settings)
    assert len(prepared) == 2


@pytest.mark.long
def test_an_article_changed_during_its_build_is_built_again(show: Path) -> None:
    """What is written while the voices speak is in the next episode, as is a voice that is pinned then."""

    def change(progress: Progress) -> None:
        if progress.stage == "finishing":
            (show / "weir.txt").write_text(TEXT.replace("Monday", "Friday"))

    build(show, watch=change)
    assert "Friday" in build(show).article.body

    def pin(progress: Progress) -> None:
        if progress.stage == "finishing":
            cast = show / "voices" / "cast.toml"
            cast.write_text(re.sub(r'voice = "\w+"', 'voice = "dina"', cast.read_text()))

    (show / "weir.txt").write_text(TEXT)
    build(show, watch=pin)
    assert {role.voice.name for role in build(show).cast.roles} == {"dina"}


def test_another_jingle_is_noticed(show: Path, prepared: list[str]) -> None:
    """Also under the same name."""
    jingle = show / "intro.mp3"
    made = build(show)
    shutil.copy(made.episode.mp3, jingle)
    settings = replace(load_settings(show), intro=jingle)
    build(show, settings=settings)
    build(show, settings=settings)
    assert len(prepared) == 2
    jingle.write_bytes(jingle.read_bytes()[: jingle.stat().st_size // 2])
    build(show, settings=settings)
    assert len(prepared) == 3


@pytest.mark.long
def test_other_options_are_noticed(show: Path, prepared: list[str]) -> None:
    """A build that is asked for something else reads the article."""
    build(show)
    for number, options in enumerate(({"verbatim": True}, {"drop": ["slept"]}, {"pins": {"Nora Quill": "ada"}}), 2):
        build(show, **options)
        assert len(prepared) == number


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).as_posix().startswith(".")
    }


@pytest.mark.long
def test_publishing_after_an_edit_touches_that_episode_only(show: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In the site and at the target the files of other episodes stay; the edited one's, the index and the feed are
    written, which is less than a third of three short episodes."""
    target = tmp_path_factory.mktemp("target")
    for name in ("dam", "lock"):
        (show / f"{name}.txt").write_text(TEXT.replace("weir", name).replace("Weir", name.title()))
    settings = replace(load_settings(show), url="https://example.org/mill/")

    def publish() -> None:
        list(build_episodes(sorted(show.glob("*.txt")), settings=settings, output=show / "output"))
        publish_show(settings, show / "output", target)

    publish()
    before = [stamps(place) for place in (show / "output" / "site", target)]
    path = show / "dam.txt"
    path.write_text(path.read_text().replace("Then we slept", "Then all of us slept"))
    publish()
    for old, place in zip(before, (show / "output" / "site", target), strict=True):
        now = stamps(place)
        changed = {name for name in now if now[name] != old.get(name)}
        assert {name.split("/")[0] for name in changed if name.startswith("the-")} == {"the-dam-holds"}
        assert {"feed.xml", "the-dam-holds/the-dam-holds.mp3"} <= changed
        assert sum(now[name][0] for name in changed) < 0.4 * sum(size for size, _ in now.values())
