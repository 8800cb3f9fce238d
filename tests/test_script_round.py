"""An episode's script file: written by every build, edited by people, and built again."""

import json
import subprocess
import sys
import wave
from pathlib import Path

import mutagen.id3
import pytest
from PIL import Image

ARTICLE = Path(__file__).parent / "articles" / "nato.txt"


def podcaster(*arguments: object) -> str:
    command = [sys.executable, "-c", "from podcaster.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120).stdout


@pytest.mark.long
def test_an_edited_script_is_what_is_built(tmp_path: Path) -> None:
    """A changed speaker, a pause and a respelling are heard in the episode; an unedited script changes nothing."""
    story = tmp_path / "story.script.md"
    podcaster("script", ARTICLE, "-o", story)
    plain = json.loads(podcaster("build", story, "--engine", "tone", "-o", tmp_path / "plain", "--json"))
    first = json.loads(podcaster("build", ARTICLE, "--engine", "tone", "-o", tmp_path / "first", "--json"))
    assert (plain["slug"], plain["duration_ms"], plain["chapters"]) == (
        first["slug"], first["duration_ms"], first["chapters"],
    )  # fmt: skip
    tags = [mutagen.id3.ID3(made["mp3"]) for made in (plain, first)]
    assert tags[0].keys() == tags[1].keys()
    assert all(tags[0][key] == tags[1][key] for key in tags[0])  # date, byline, source and players came along

    text = story.read_text(encoding="utf-8")
    head, title, rest = text.partition("## title ")
    changed = rest.replace("## quote: sergey-lavrov\n", "## quote: hillary-clinton\n> pause 4 s\n", 1)
    assert changed != rest
    changed = changed.replace("\nEarlier, Moscow", "\n## heading\nIn Moscow\n\nEarlier, Moscow")
    changed = changed.replace("“quite constructive”", "> say constructive as kuhn-struk-tiv\n“quite constructive”")
    changed = changed.replace("task", "duty").replace(" We want a", "\n\n## narration\n> same paragraph\nWe want a")
    story.write_text(head + title + changed, encoding="utf-8")
    edited = json.loads(podcaster("build", story, "--engine", "tone", "-o", tmp_path / "edited", "--json"))
    assert "In Moscow" in [chapter["title"] for chapter in edited["chapters"]]
    cues = json.loads(Path(edited["timeline"]).read_text(encoding="utf-8"))["cues"]
    assert next(cue["voice"] for cue in cues if cue["text"].startswith("We want a")) == edited["narrator"]
    assert any("one of our dutys" in cue["text"] for cue in cues)
    again = Path(edited["mp3"]).with_suffix(".script.md").read_text(encoding="utf-8")
    assert '> say "constructive" as "kuhn-struk-tiv"' in again
    at = next(k for k, cue in enumerate(cues) if "Cold war stereotypes" in cue["text"])
    assert cues[at]["speaker"] == "hillary-clinton"
    assert abs(cues[at + 1]["start_ms"] - cues[at]["end_ms"] - 4000) <= 60


@pytest.mark.long
def test_speed_sounds_hosts_cover_and_description_are_heard_and_seen(tmp_path: Path) -> None:
    """A slower cue is longer, a sound lasts its length, a second host has a voice, and the rest is in the episode."""
    story, output = tmp_path / "story.script.md", tmp_path / "output"
    Image.new("RGB", (1400, 1400), "#204060").save(tmp_path / "own.png")
    with wave.open(str(tmp_path / "bell.wav"), "wb") as bell:
        bell.setparams((1, 2, 22050, 0, "NONE", ""))
        bell.writeframes(bytes(range(1, 251)) * 2 * 132)  # 1.5 s
    sentence = "The old bridge over the river was opened to everybody this morning."
    story.write_text(
        "# podcaster script 2\ntitle: A bridge\nnarrator: ada\nspeaker: host = Ben Ode (male), voice boyd\n"
        "description: How a bridge came back.\ncover: own.png\n\n"
        f"## narration\n{sentence}\n\n## narration\n> speed 50 %\n> sound bell.wav\n{sentence}\n\n"
        f"## narration: Ben Ode\n{sentence}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "podcaster", "build", str(story), "--voices", "plain", "-o", str(output), "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120, cwd=tmp_path)
    made = json.loads(ran.stdout)
    told = json.loads(Path(made["timeline"]).read_text(encoding="utf-8"))
    title, plain, slow, host = told["cues"]
    assert (title["part"], plain["voice"], slow["voice"], host["voice"]) == ("title", "ada", "ada", "boyd")
    lengths = [cue["end_ms"] - cue["start_ms"] for cue in (plain, slow)]
    assert 1.7 < lengths[1] / lengths[0] < 2.3
    assert 1500 + 550 <= host["start_ms"] - slow["end_ms"] <= 1500 + 1500
    assert told["description"] == "How a bridge came back."
    with Image.open(output / made["slug"] / "cover.jpg") as cover:
        assert cover.getpixel((700, 700)) == pytest.approx((0x20, 0x40, 0x60), abs=4)
    (tmp_path / "bell.wav").unlink()
    failed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path)
    assert failed.returncode == 1
    assert "bell.wav: the sound file does not exist: change it in the script" in failed.stderr


@pytest.mark.long
def test_the_script_of_a_build_builds_the_same_episode(tmp_path: Path) -> None:
    """<slug>.script.md lies beside the MP3 and, built again, gives the same timeline."""
    made = json.loads(podcaster("build", ARTICLE, "--engine", "tone", "-o", tmp_path, "--json"))
    before = Path(made["timeline"]).read_text(encoding="utf-8")
    script = Path(made["mp3"]).with_suffix(".script.md")
    again = json.loads(podcaster("build", script, "--engine", "tone", "-o", tmp_path, "--json"))
    assert again["mp3"] == made["mp3"]
    assert Path(again["timeline"]).read_text(encoding="utf-8") == before


BROKEN = {
    "label": (b"# podcaster script\n\n## shouting: nobody\nHello.\n", 3, "a cue is"),
    "speaker": (b"# podcaster script\nspeaker: ann = Ann\n## quote: anne\nHello.\n", 3, "did you mean ann?"),
    "no cue": (b"# podcaster script\n\ntitle: x\n", 4, "no cue"),
    "first line": (b"## narration\nHello.\n", 1, "begins with"),
    "latin-1": (b"# podcaster script\n## narration\nCaf\xe9.\n", 3, "not UTF-8"),
    "pause": (b"# podcaster script\n## narration\n> pause 99999999 ms\nHello.\n", 3, "ten minutes"),
}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if case == "speaker" else pytest.mark.long) for case in BROKEN]
)
def test_a_broken_script_says_line_and_reason(case: str, tmp_path: Path) -> None:
    """What can't be read is an error naming the line; nothing is made."""
    content, line, reason = BROKEN[case]
    story = tmp_path / "story.script.md"
    story.write_bytes(content)
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
    assert f"line {line}: " in done.stderr
    assert reason in done.stderr
    assert not list((tmp_path / "o").glob("*"))


def test_a_script_saved_as_unicode_by_windows_is_read(tmp_path: Path) -> None:
    """UTF-16 with a byte order mark, and CRLF, whatever the file is called."""
    story = tmp_path / "story.txt"
    story.write_bytes("# podcaster script\r\n## narration\r\nCafé “one”.\r\n".encode("utf-16"))
    assert json.loads(podcaster("script", story, "--json"))["body"] == "Café “one”."
