"""Takes are remembered by what made them: used again, whole or not at all, by many at once, and not without end."""

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from casting.test_profiles import shipped

from podcaster.errors import RecordingError
from podcaster.pipeline.episode import Production, build_episode
from podcaster.recording.request import TakeRequest
from podcaster.recording.take import Take, Word, take_of
from podcaster.recording.take_cache import KIND, LIST_KIND, SOUND_KIND, TakeCache, key_of
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
TAKE = take_of(
    cue_number=3,
    voice="ada",
    pcm=bytes(range(256)) * 40,
    sample_rate_hz=22_050,
    words=(Word(start_ms=0, end_ms=90, char_start=0, char_end=4),),
)
KEY, OTHER = "ab" + "c" * 38, "cd" + "e" * 38


def line(text: str = "Some words.", **changes: object) -> TakeRequest:
    voice = next(voice for voice in shipped() if voice.name == "ada")
    made = TakeRequest(cue_number=1, text=text, voice=voice, engine="espeak")
    return replace(made, **changes)


def test_a_take_is_what_was_kept(tmp_path: Path) -> None:
    """Samples, rate, voice and words come back, for the cue that asks."""
    TakeCache(tmp_path).keep(KEY, TAKE)
    assert TakeCache(tmp_path).find(KEY, 7) == replace(TAKE, cue_number=7)
    assert TakeCache(tmp_path).find("ff" + KEY[2:], 7) is None
    assert TakeCache(tmp_path, fresh=True).find(KEY, 7) is None


def test_an_articles_takes_are_found_in_its_list(tmp_path: Path) -> None:
    """A listed take is found though its facts can't be read in its own file. A missing file, another article, an unlisted
    take and a fresh start are as without a list."""
    cache = TakeCache(tmp_path)
    listed = cache.takes_of("ferry.txt")
    cache.keep(KEY, TAKE, listed)
    cache.keep(OTHER, TAKE)
    listed.keep()
    facts = next(tmp_path.rglob(f"{KEY[2:]}.{KIND}"))
    facts.write_bytes(b"damaged")
    assert cache.find(KEY, 7, listed=cache.takes_of("ferry.txt")) == replace(TAKE, cue_number=7)
    assert cache.find(KEY, 7, listed=cache.takes_of("other.txt")) is None
    assert cache.find(KEY, 7, listed=cache.takes_of("")) is None
    assert cache.find(OTHER, 3, listed=cache.takes_of("ferry.txt")) == TAKE
    anew = TakeCache(tmp_path, fresh=True)
    assert anew.find(KEY, 7, listed=anew.takes_of("ferry.txt")) is None
    facts.unlink()
    assert cache.find(KEY, 7, listed=cache.takes_of("ferry.txt")) is None


def test_a_list_has_the_takes_of_the_last_build(tmp_path: Path) -> None:
    """What is found is listed again, what is not asked for is not; a damaged list is none; the same list is not written
    again."""
    cache = TakeCache(tmp_path)
    first = cache.takes_of("ferry.txt")
    for key in (KEY, OTHER):
        cache.keep(key, TAKE, first)
    first.keep()
    second = cache.takes_of("ferry.txt")
    assert cache.find(OTHER, 3, listed=second) == TAKE
    second.keep()
    third = cache.takes_of("ferry.txt")
    assert (third.find(KEY), third.find(OTHER) is not None) == (None, True)
    path = next(tmp_path.rglob(f"*.{LIST_KIND}"))
    written = path.stat().st_ino
    assert cache.find(OTHER, 3, listed=third) == TAKE
    third.keep()
    assert path.stat().st_ino == written
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.takes_of("ferry.txt").find(OTHER) is None


def test_the_key_tells_what_makes_a_take() -> None:
    """Another text, voice, rate, saying, engine or version has another key; another cue number or level has not."""
    voice = line().voice
    others = [
        line("Some word."),
        line(respellings=(("Some", "Other"),)),
        line(language="de"),
        line(runs_on=True),
        line(engine="tone"),
        line(voice=replace(voice, rate_wpm=99)),
        line(voice=replace(voice, pitch=99)),
        line(voice=replace(voice, name="eda")),
    ]
    keys = {key_of(line(), "1"), key_of(line(), "2"), *(key_of(other, "1") for other in others)}
    assert len(keys) == 10
    same = line(cue_number=9, timeout_s=1, voice=replace(voice, gain_db=3.0, description="Other."))
    assert key_of(same, "1") == key_of(line(), "1")


def test_the_key_tells_the_rules_of_spoken_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a rule says a word in another way, takes are made again."""
    before = key_of(line(), "1")
    monkeypatch.setattr("podcaster.recording.take_cache.rules_digest", lambda: "other rules")
    assert key_of(line(), "1") != before


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-1],
    "cut in its head": lambda data: data[:50],
    "empty": lambda data: b"",
    "flipped": lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
    "foreign": lambda data: b"[]\n",
    "no text": lambda data: b"\xff" + data,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_harmed_entry_is_none(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    """Cut off, empty, flipped or foreign facts: it is as if the take were not there, and a new one takes its place."""
    cache = TakeCache(tmp_path)
    cache.keep(KEY, TAKE)
    (entry,) = tmp_path.glob(".takes/*/*.take")
    entry.write_bytes(harm(entry.read_bytes()))
    assert cache.find(KEY, 3) is None
    cache.keep(KEY, TAKE)
    assert cache.find(KEY, 3) == TAKE


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_harmed_sound_is_recorded_again(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    """When it is asked for, and only then; an engine that says it otherwise now is told of."""
    cache = TakeCache(tmp_path)
    cache.keep(KEY, TAKE)
    (entry,) = tmp_path.glob(".takes/*/*.sound")
    entry.write_bytes(harm(entry.read_bytes()))
    asked: list[Take] = []
    found = cache.find(KEY, 3, lambda: asked.append(TAKE) or TAKE)
    assert found == TAKE
    assert not asked
    assert found.pcm == TAKE.pcm
    assert asked == [TAKE]
    other = take_of(cue_number=3, voice="ada", pcm=bytes(2), sample_rate_hz=22_050, words=())
    for again in (lambda: other, None):
        found = cache.find(KEY, 3, again)
        assert found is not None
        with pytest.raises(RecordingError, match="the remembered sound of a cue is damaged"):
            _ = found.pcm


def test_a_take_without_its_sound_is_none(tmp_path: Path) -> None:
    """It is recorded again at once."""
    cache = TakeCache(tmp_path)
    cache.keep(KEY, TAKE)
    (entry,) = tmp_path.glob(".takes/*/*.sound")
    entry.unlink()
    assert not cache.has(KEY)
    assert cache.find(KEY, 3) is None


def test_what_was_used_longest_ago_is_forgotten_first(tmp_path: Path) -> None:
    """`shrink` leaves no more bytes than it is told, and the latest used."""
    cache = TakeCache(tmp_path)
    for k in range(5):
        cache.keep(f"{k:02}" + "d" * 38, TAKE)
        for kind in (KIND, SOUND_KIND):
            os.utime(tmp_path / ".takes" / f"{k:02}" / ("d" * 38 + f".{kind}"), (k, k))
    sizes = [cache.store.size(kind) for kind in (KIND, SOUND_KIND)]
    assert [count for count, _ in sizes] == [5, 5]
    size = sum(size for _, size in sizes)
    cache.store.shrink(size // 5 * 2)
    assert [cache.find(f"{k:02}" + "d" * 38, 3) is not None for k in range(5)] == [False, False, False, True, True]
    assert cache.store.clear() == size // 5 * 2
    assert cache.store.size(KIND) == cache.store.size(SOUND_KIND) == (0, 0)


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    """Nothing is remembered then, and nothing breaks."""
    (tmp_path / ".takes").write_text("a file where the folder should be")
    cache = TakeCache(tmp_path)
    cache.keep(KEY, TAKE)
    assert cache.find(KEY, 3) is None


def _keep_many(folder: str) -> None:
    cache = TakeCache(Path(folder))
    for k in range(50):
        cache.keep(f"{k % 10:02}" + "e" * 38, TAKE)
        found = cache.find(f"{k % 10:02}" + "e" * 38, 3)
        assert found in (None, TAKE)


@pytest.mark.long
def test_many_processes_at_once(tmp_path: Path) -> None:
    """Four processes that write and read the same ten takes never see half of one."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_keep_many, args=(str(tmp_path),)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert TakeCache(tmp_path).store.size(KIND)[0] == 10
    assert not [path for path in tmp_path.glob(".takes/*/*") if path.suffix not in (".take", ".sound")]


def build(folder: Path, article: Path, **options: object) -> Production:
    settings = replace(load_settings(folder), cast_file=None)
    return build_episode(str(article), settings=settings, output=folder, **options)


@pytest.mark.long
def test_only_what_changed_is_spoken_again(tmp_path: Path) -> None:
    """The same article again is not made anew; with a word changed, a take is spoken; `fresh` speaks all."""
    article = tmp_path / "article.txt"
    text = NATO.read_text(encoding="utf-8")
    article.write_text(text, encoding="utf-8")
    first = build(tmp_path, article)
    cues = len(first.script.cues)
    assert (first.takes_made, first.takes_reused) == (cues, 0)
    mp3 = first.episode.mp3.read_bytes()
    again = build(tmp_path, article)
    assert (again.takes_made, again.takes_reused) == (0, cues)
    assert again.episode == first.episode
    assert again.episode.mp3.read_bytes() == mp3
    words = first.script.cues[-1].text.split()[-3]
    article.write_text(f"{'whatever'.join(text.rpartition(words)[::2])}", encoding="utf-8")
    changed = build(tmp_path, article)
    assert changed.takes_made == 1
    assert changed.takes_reused == cues - 1
    for facts in (tmp_path / ".takes").glob(f"*/*.{KIND}"):
        facts.write_bytes(b"")  # those of the article's list are used
    article.write_text(text, encoding="utf-8")
    assert build(tmp_path, article).takes_made == 1
    assert build(tmp_path, article, fresh=True).takes_made == cues


@pytest.mark.long
def test_an_episode_whose_files_changed_is_made_again(tmp_path: Path) -> None:
    """A lost transcript is noticed: the takes are used again, the files made anew."""
    first = build(tmp_path, NATO)
    first.episode.mp3.with_suffix(".vtt").unlink()
    again = build(tmp_path, NATO)
    assert again.episode.mp3.with_suffix(".vtt").is_file()
    assert again.takes_made == 0
