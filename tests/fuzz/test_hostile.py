"""Hostile texts: what the fuzzers' seeds and the measures of growth found stays fixed."""

import gc
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from podcaster.casting import assign_cast
from podcaster.casting.cast_file import with_pin
from podcaster.casting.remembered import Remembered
from podcaster.doctor.site import check_show
from podcaster.errors import PodcasterError, ScriptError
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.pipeline.script_source import read_script_file
from podcaster.publishing.publishers import open_publisher
from podcaster.publishing.show import check_address
from podcaster.publishing.transcript import webvtt
from podcaster.publishing.words_file import subrip, words_json
from podcaster.reading import Article, read_article
from podcaster.recording.spoken import spoken
from podcaster.scripting import Cue, Script, Speaker, parse_script_file, write_script
from podcaster.show.settings import load_settings

sys.path.insert(0, str(Path(__file__).parent))
from promises import TARGETS
from work import count_calls

ARTICLES = Path(__file__).parents[1] / "articles"
PROSE = "The harbour reopened on Monday after three weeks of repairs, and the first ferries left before noon. "
SEEDS = sorted((Path(__file__).parent / "corpus").glob("*/*"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}-{seed.name}")
def test_the_promises_hold_for_the_seeds(seed: Path) -> None:
    """What the fuzzers check holds for what they start from, whole and cut anywhere."""
    data = seed.read_bytes()
    for end in (len(data), len(data) // 2, len(data) // 3):
        TARGETS[seed.parent.name](data[:end])


@pytest.mark.long
@pytest.mark.parametrize(
    "piece", ["\n", " ", "\t", "\u00a0", " \n", "* ", "<a>", "Dr.", "A'A-", "<hr>", "1 ", "5-4 ", "12:30 p.m. ", "2x "]
)
def test_spoken_forms_take_time_in_proportion(piece: str) -> None:
    """Four times the text takes at most eight times as long: white space, tags and figures are not gone over again."""

    def seconds(size: int) -> float:
        text = "a" + piece * (size // len(piece)) + "b"
        return _seconds(lambda: spoken(text))

    assert _in_proportion(seconds, 8_000)


@pytest.mark.long
@pytest.mark.parametrize(
    "piece", ["Ab%s Marsh met Marsh. ", "Senator Ab%s Cd%s spoke. The senator left. ", "A spokesman of Ab%s left. "]
)
def test_namesakes_take_time_in_proportion(piece: str) -> None:
    """Four times the people of one surname or one role take at most eight times as long."""

    def text(count: int) -> str:
        names = ("".join(chr(ord("a") + int(digit)) for digit in str(number)) for number in range(count))
        return "".join(piece.replace("%s", name) for name in names)

    def seconds(count: int) -> float:
        article = Article(source="-", title="", body=text(count))
        return _seconds(lambda: write_script(article))

    assert _in_proportion(seconds, 500)


@pytest.mark.long
def test_casting_takes_time_in_proportion() -> None:
    """Four times the speakers and quotes, all of them or two by turns, take at most eight times as long, remembered ones
    among them."""
    voices = load_settings(Path()).voices
    known = [Remembered(name=f"Ab{_letters(n)} Marsh", voice="iris") for n in range(200)]

    def cast(speakers: int, quotes: int) -> float:
        people = tuple(Speaker(id=str(n), name=f"Cd{_letters(n)} Marsh") for n in range(speakers))
        cues = tuple(
            Cue(number=n + 1, kind="quote", text="a", start=n, end=n + 1, speaker=str(n % speakers))
            for n in range(quotes)
        )
        script = Script(source="-", title="", body="a" * quotes, language="en", speakers=people, cues=cues)
        return _seconds(lambda: assign_cast(script, voices, remembered=known))

    assert _in_proportion(lambda count: cast(count, 2 * count), 200, least_s=0.03)
    assert _in_proportion(lambda count: cast(2, count), 2000, least_s=0.03)


@pytest.mark.long
@pytest.mark.parametrize(
    ("speakers", "blank", "cues"),
    [
        ("", "\n" * 40, ""),
        ("speaker: a%s = Ab%s\n", "", "## quote: Ab%s\na\n"),
        ("", "", '## quote\n> attributed by "bb" at 1\na\n'),
    ],
    ids=["blank lines", "names", "moved mentions"],
)
def test_script_files_take_time_in_proportion(speakers: str, blank: str, cues: str) -> None:
    """Four times the blank lines before the words, speakers by name, or mentions that are gone: at most five times the
    calls."""

    def text(count: int) -> str:
        head, gap, tail = (
            "".join(one.replace("%s", _letters(n)) for n in range(count)) for one in (speakers, blank, cues)
        )
        return f"# podcaster script\n{head}\n## narration\n{gap}words\n{tail}"

    def calls(count: int) -> int:
        whole = text(count)
        return count_calls(lambda: parse_script_file(whole, "x"))

    assert calls(4_000) < 5 * calls(1_000)


@pytest.mark.long
def test_cast_files_take_time_in_proportion() -> None:
    """Four times the lines of one list take at most eight times as long to read and to change."""

    def text(count: int) -> str:
        return '["A"]\nvoice = "a" # ' + "#" * count + "\naliases = [\n" + '"b", # c\n' * count + "]\n"

    def seconds(count: int) -> float:
        whole = text(count)
        return _seconds(lambda: with_pin(whole, "x", "A", "ada"))

    assert _in_proportion(seconds, 1_000, least_s=0.03)


@pytest.mark.parametrize(
    "head",
    [
        "<html><title>" + "a - " * 100_000 + "|</title>",
        '<html><script type="application/ld+json">' + ("[" + "0," * 50) * 900 + "{}" + "]" * 900 + "</script>",
        "<html>" + "<h1>Harbour opens</h1>" * 2_000,
    ],
    ids=["title", "JSON-LD", "headlines"],
)
def test_what_stands_before_an_article_holds_nobody_up(head: str) -> None:
    """A title of 400,000 characters, objects in objects and headlines by the thousand are passed in seconds."""
    page = f"{head}<body>{f'<p>{PROSE * 2}</p>' * 4}</body>"
    began = time.process_time()
    article = read_article("-", stdin=io.BytesIO(page.encode()))
    assert time.process_time() - began < 5
    assert article.body.count(PROSE.strip()) == 8


def test_comments_before_no_tag_are_passed() -> None:
    """Whether a text is a page is known at once, however many comments stand before what is no tag."""
    began = time.process_time()
    text = "<!-- menu -->" * 4_000 + "\n\n" + (ARTICLES / "nato.txt").read_text(encoding="utf-8")
    article = read_article("-", stdin=io.BytesIO(text.encode()))
    assert time.process_time() - began < 5
    assert article.body == read_article(str(ARTICLES / "nato.txt")).body


def test_a_control_character_behind_what_is_hidden_is_no_traceback() -> None:
    """A page with character references to what XML lacks is read whole, what is hidden in it is not."""
    page = f"<html><body><p>{PROSE * 3}<b>a</b><span hidden>no</span>&#27;[31m\x0b {PROSE}</p><p>{PROSE * 3}</p></body>"
    body = read_article("-", stdin=io.BytesIO(page.encode())).body
    assert body.count(PROSE.strip()) == 7


@pytest.mark.long
def test_boxes_in_boxes_take_no_longer() -> None:
    """Paragraphs each in a box of the one before take about as long as side by side."""

    def page(box: str) -> str:
        return f"<html><title>Harbour</title><body>{f'{box}<p>{PROSE}</p>' * 1000}"

    def seconds(box: str) -> float:
        whole = page(box).encode()
        return _seconds(lambda: read_article("-", stdin=io.BytesIO(whole)))

    assert any(seconds("<div>") < 5 * seconds("<br>") for _ in range(3))


def test_a_script_file_has_a_size(tmp_path: Path) -> None:
    """Over 50 MB it is refused before it is taken apart."""
    path = tmp_path / "big.script.md"
    with path.open("wb") as file:
        file.write(b"# podcaster script\n\n## narration\na\n")
        file.truncate(50_000_001)
    with pytest.raises(ScriptError, match="over 50 MB"):
        read_script_file(str(path))


@pytest.mark.parametrize("address", ["http://[", "http://[x/a", "http://me:secret@[x"])
def test_no_address_is_an_explained_error(address: str, tmp_path: Path) -> None:
    """What urllib can't take apart is refused by reading, settings and targets, and no password of it is told."""
    for work in (
        lambda: read_article(address),
        lambda: check_address(address),
        lambda: open_publisher(address.replace("http", "sftp")),
        lambda: list(check_show(address)),
    ):
        with pytest.raises(PodcasterError) as caught:
            work()
        assert "secret" not in str(caught.value)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _seconds(work: Callable[[], object]) -> float:
    """The processor time of some work. What earlier tests left in memory is not searched for garbage meanwhile."""
    gc.freeze()
    began = time.process_time()
    work()
    spent = time.process_time() - began
    gc.unfreeze()
    return spent


def _in_proportion(seconds: Callable[[int], float], size: int, least_s: float = 0.01) -> bool:
    """Whether four times the size takes at most eight times as long; asked again, twice, where other work may have
    come between."""
    return any(seconds(4 * size) < 8 * max(seconds(size), least_s) for _ in range(3))


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_an_article_nested_deep_is_read(depth: int) -> None:
    """libxml2 drops what is nested too deep; the article's paragraphs are there all the same, each by itself."""
    paragraphs = "".join(f"<p>{PROSE * 2}</p>" for _ in range(4))
    page = (
        f"<html><title>Harbour reopens today</title><body>{'<div>' * depth}{paragraphs}{'</div>' * depth}</body></html>"
    )
    article = read_article("-", stdin=io.BytesIO(page.encode()))
    assert article.body == "\n\n".join([(PROSE * 2).strip()] * 4)


@pytest.mark.long
@pytest.mark.parametrize("link", ['<a name="p">', "<a href=x>b"])
def test_links_never_closed_take_time_in_proportion(link: str) -> None:
    """Old pages' anchors, each in the one before, are read at once and whole."""

    def page(count: int) -> bytes:
        return f"<!DOCTYPE html><html><body>{f'<p>{link}{PROSE}' * count}".encode()

    assert read_article("-", stdin=io.BytesIO(page(40))).body.count(PROSE.strip()) == 40
    assert _in_proportion(lambda count: _seconds(lambda: read_article("-", stdin=io.BytesIO(page(count)))), 40, 0.03)


def test_entities_and_outside_files_stay_outside(tmp_path: Path) -> None:
    """A page that declares entities of files, addresses and each other gets none of them."""
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "bomb">{lol}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    page = f"{head}<html><body><p>{PROSE * 3}</p><p>&x; &l9; {PROSE}</p></body></html>"
    body = read_article("-", stdin=io.BytesIO(page.encode())).body
    assert "swordfish" not in body
    assert len(body) < 2 * len(page)


def test_a_cue_of_signs_alone_has_no_words() -> None:
    """Its transcripts are written all the same."""
    cue = TimedCue(number=1, kind="narration", speaker=None, voice="a", start_ms=0, end_ms=900, text="* * *", words=())
    timeline = Timeline(duration_ms=900, sample_rate_hz=22_050, cues=(cue,), chapters=())
    assert json.loads(words_json(timeline, ()))["segments"] == []
    assert webvtt(timeline, ())
    assert subrip(webvtt(timeline, ()))


@pytest.mark.parametrize(
    "arguments", [["clean", "--verbatim"], ["clean", "--verbatim", "--json"], ["script", "--verbatim"]]
)
def test_nothing_commands_the_terminal(arguments: list[str], tmp_path: Path) -> None:
    """Escape sequences, C1 controls and bidirectional overrides of an article are shown, not obeyed."""
    article = tmp_path / "nasty.txt"
    article.write_text(f"{PROSE}\x1b]0;owned\x07\x9b31m\u202eevil\u2066 {PROSE}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from podcaster.cli import main; main()", *arguments, str(article)],
        capture_output=True,
        encoding="utf-8",
        env=_utf8(),
    )
    shown = done.stdout + done.stderr
    assert done.returncode == 0, shown
    assert "owned" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")


def test_half_a_character_pair_is_no_traceback(tmp_path: Path) -> None:
    """A script file may hold what no encoding can: it is shown as its escape."""
    edited = tmp_path / "odd.script.md"
    edited.write_text("# podcaster script\n\n## narration\n\\a \\ud800 b\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from podcaster.cli import main; main()", "script", str(edited)],
        capture_output=True,
        encoding="utf-8",
        env=_utf8(),
    )
    assert done.returncode == 0, done.stderr
    assert "\\ud800" in done.stdout


def _utf8() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}
