"""A hostile article end to end: built, cast and published, everything valid, nothing of it commanding a terminal."""

import json
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from lxml.html import fromstring
from publishing.test_transcript import read

from podcaster.doctor.feed import inspect_audio
from podcaster.mixing.containers import container_named
from podcaster.publishing.agreement import spoken_letters

sys.path.insert(0, str(Path(__file__).parent))
from nasty import INPUTS, PROSE, grown

pytestmark = pytest.mark.long

OWNED = "\x1b]0;owned\x07\x9b31m\u202eevil\u2066\u2028"
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPED = OWNED.encode("unicode_escape").decode().replace("\\x", "\\u00")
SCRIPT = f"""\
# podcaster script
title: "Half \\ud800 {ESCAPED}"
byline: "By {ESCAPED}"
source: "story {ESCAPED}"
speaker: eve = "Eve \\\\1 \\ud800 {ESCAPED}" (female, person)
speaker: nul = "\\u0000"

## title heading
\\Half \\ud800 {ESCAPED}

## quote: eve
> sure 0.5: "said {ESCAPED}"
\\“It is --> open, 00:00:09,000 --> 00:00:01,000, \\ud800 {ESCAPED}.”

## heading
\\{ESCAPED}

## quote: nul
“</v> and &amp; <b>we</b> go, said the harbour master of the island.”

## narration
\\\\u0007\\u009b
\\she said <v x> it \\\\1 was done.
"""


def nasty_article() -> str:
    """Some of every nasty piece there is, with prose, quotes and escape sequences about them."""
    pieces = [
        re.sub(r"\s*\n\s*", " ", grown(made, 20)) for name, made in INPUTS.items() if name not in ("nul", "escapes")
    ]
    quotes = [
        f"“It is {' '.join(pieces[at : at + 9])} open{OWNED},” said Helen Marsh{OWNED}. Paul{OWNED} Quill said: “No.” {PROSE}"
        for at in range(0, len(pieces), 9)
    ]
    return f"The harbour {OWNED} opens again\n\n" + "\n\n".join(quotes)


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of two hostile episodes, in the test engine's sound, published."""
    folder = tmp_path_factory.mktemp("hostile")
    run(
        folder,
        "init",
        ".",
        "--title",
        f"Show {OWNED}",
        "--author",
        OWNED,
        "--email",
        "a@example.org",
        "--url",
        "https://example.org/a/",
    )
    with (folder / "podcaster.toml").open("a", encoding="utf-8") as file:
        file.write('\n[sound]\nengine = "tone"\n' if "[sound]" not in (folder / "podcaster.toml").read_text() else "")
    (folder / "nasty.txt").write_text(nasty_article(), encoding="utf-8")
    (folder / "story.script.md").write_text(SCRIPT, encoding="utf-8")
    for article in ("nasty.txt", "story.script.md"):
        run(folder, "build", article, "--engine", "tone")
    run(folder, "publish")
    return folder


def run(folder: Path, *words: str, stdin: str = "", exit_code: int = 0) -> str:
    """What the command shows, which commands no terminal."""
    done = subprocess.run(
        [sys.executable, "-c", "from podcaster.cli import main; main()", *words], cwd=folder, capture_output=True,
        input=stdin.encode(), env={**os.environ, "PYTHONIOENCODING": "utf-8"}, timeout=300,
    )  # fmt: skip
    shown = (done.stdout + done.stderr).decode()
    assert done.returncode == exit_code, shown[-2000:]
    assert not COMMANDS.findall(shown)
    return done.stdout.decode()


def test_what_is_shown_commands_no_terminal(show: Path) -> None:
    """build, script, voices, cast, spoken, clean and doctor show escape sequences as what they are."""
    for words in (
        ("build", "--dry-run", "story.script.md"), ("build", "--dry-run", "--json", "story.script.md"), ("script", "story.script.md"),
        ("script", "--json", "story.script.md"), ("script", "--json", "nasty.txt"), ("cast",), ("cast", "--json"), ("voices", "list"),
        ("cast", "pin", f"Zed {OWNED}", "ada"), ("cast", "release", "Zed \x1b]0;owned\x07\x9b31m\u202eevil\u2066"),
        ("clean", "nasty.txt"), ("clean", "--json", "nasty.txt"), ("doctor", "."),
    ):  # fmt: skip
        assert run(show, *words)
    assert "owned" in run(show, "spoken", stdin=f"a {OWNED} b\n")
    run(show, "script", f"no\x1b[31m{OWNED.strip()}", exit_code=1)
    run(show, "cast", "release", f"Nobody {OWNED}", exit_code=1)
    assert not COMMANDS.search((show / "voices" / "cast.toml").read_text(encoding="utf-8"))


def test_what_is_published_is_valid(show: Path) -> None:
    """Both episodes: feed, MP3, transcript, words and page are what their formats allow and hold the same words."""
    feed = (show / "output" / "site" / "feed.xml").read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = feedparser.parse(feed)
    assert not parsed.bozo
    assert len(parsed.entries) == 2
    for item in etree.fromstring(feed).iter("item"):
        folder = show / "output" / "site" / item.findtext("link").split("/")[-2]
        slug = folder.name
        assert list(inspect_audio(folder / f"{slug}.mp3", container_named("mp3"), slug)) == []
        transcript = (folder / f"{slug}.vtt").read_text(encoding="utf-8")
        timeline = json.loads((show / "output" / slug / f"{slug}.timeline.json").read_text(encoding="utf-8"))
        assert read(transcript)
        written = "".join(cue["text"] for cue in timeline["cues"])
        assert spoken_letters(transcript) == "".join(filter(str.isalnum, written))
        page = fromstring((folder / "index.html").read_bytes())
        shown = "".join(page.xpath("//h1//text() | //section[@id='transcript']//text()[not(ancestor::*[@class='at'])]"))
        shown = "".join(filter(str.isalnum, shown))
        for cue in timeline["cues"]:
            assert "".join(filter(str.isalnum, cue["text"])) in shown
        assert not page.xpath("//b | //v | //iframe | //form | //svg//svg | //svg[not(@class)] | //@onload | //@onerror | //@style")
        scripts = page.xpath("//script")
        assert [(one.get("src"), one.get("type")) for one in scripts] == [(None, "application/ld+json"), ("../assets/podcaster.js", None)]
        assert json.loads(scripts[0].text)["name"] == timeline["title"]
        for name in (f"{slug}.vtt", f"{slug}.srt", "index.html"):
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", (folder / name).read_text(encoding="utf-8")), name


def test_it_is_built_again_as_the_same(show: Path) -> None:
    """Odd names are the same ones in the next episode: the cast file stays whole and no voice changes."""
    before = (show / "voices" / "cast.toml").read_text(encoding="utf-8")
    run(show, "build", "story.script.md", "--engine", "tone")
    assert (show / "voices" / "cast.toml").read_text(encoding="utf-8") == before
