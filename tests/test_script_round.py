"""An episode's script file: written by every build, edited by people, and built again."""

import json
import subprocess
import sys
from pathlib import Path

ARTICLE = Path(__file__).parent / "articles" / "nato.txt"


def podcaster(*arguments: object) -> str:
    command = [sys.executable, "-c", "from podcaster.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120).stdout


def test_an_edited_script_is_what_is_built(tmp_path: Path) -> None:
    """A changed speaker, a pause and a respelling are heard in the episode; an unedited script changes nothing."""
    story = tmp_path / "story.script.md"
    podcaster("script", ARTICLE, "-o", story)
    plain = json.loads(podcaster("build", story, "--engine", "tone", "-o", tmp_path / "plain", "--json"))
    first = json.loads(podcaster("build", ARTICLE, "--engine", "tone", "-o", tmp_path / "first", "--json"))
    assert (plain["slug"], plain["duration_ms"], plain["chapters"]) == (
        first["slug"], first["duration_ms"], first["chapters"],
    )  # fmt: skip

    text = story.read_text(encoding="utf-8")
    head, title, rest = text.partition("## title ")
    changed = rest.replace("## quote: sergey-lavrov\n", "## quote: hillary-clinton\n> pause 4000 ms\n", 1)
    assert changed != rest
    story.write_text(head + title + changed, encoding="utf-8")
    edited = json.loads(podcaster("build", story, "--engine", "tone", "-o", tmp_path / "edited", "--json"))
    cues = json.loads(Path(edited["timeline"]).read_text(encoding="utf-8"))["cues"]
    at = next(k for k, cue in enumerate(cues) if "Cold war stereotypes" in cue["text"])
    assert cues[at]["speaker"] == "hillary-clinton"
    assert abs(cues[at + 1]["start_ms"] - cues[at]["end_ms"] - 4000) <= 60


def test_the_script_of_a_build_builds_the_same_episode(tmp_path: Path) -> None:
    """<slug>.script.md lies beside the MP3 and, built again, gives the same timeline."""
    made = json.loads(podcaster("build", ARTICLE, "--engine", "tone", "-o", tmp_path, "--json"))
    before = Path(made["timeline"]).read_text(encoding="utf-8")
    script = Path(made["mp3"]).with_suffix(".script.md")
    again = json.loads(podcaster("build", script, "--engine", "tone", "-o", tmp_path, "--json"))
    assert again["mp3"] == made["mp3"]
    assert Path(again["timeline"]).read_text(encoding="utf-8") == before


def test_a_broken_script_says_line_and_reason(tmp_path: Path) -> None:
    """What can't be read is an error naming the line; nothing is made."""
    story = tmp_path / "story.script.md"
    story.write_text("# podcaster script\n\n## shouting: nobody\nHello.\n", encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from podcaster.cli import main; main()",
        "build",
        str(story),
        "-o",
        str(tmp_path / "o"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "line 3" in done.stderr
    assert not list((tmp_path / "o").glob("*"))
