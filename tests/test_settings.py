"""podcaster.toml: what it may say, and what it is told when it says something else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from podcaster import build_episode, read_episode
from podcaster.errors import UsageError
from podcaster.show.settings import formats_of, load_settings

ARTICLE = Path(__file__).parent / "articles" / "nato.txt"


@pytest.mark.parametrize(
    "text", ['[sound]\nfragments = "narrator"', '[show]\nfragments = "narrator"', 'fragments = "narrator"']
)
def test_a_key_is_understood_in_any_table(tmp_path: Path, text: str) -> None:
    """No two tables have a key of one name, so where it stands does not matter."""
    (tmp_path / "podcaster.toml").write_text(text)
    assert load_settings(tmp_path).fragments == "narrator"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[sound]\nfragments = "nobody"', r"podcaster\.toml, line 2: fragments can't be 'nobody': choose speaker or narrator$"),
        ("[sound]\nfragments = 3", "line 2: fragments must be text, not a whole number"),
        ('[sound]\nfragment = "narrator"', r"line 2: \[sound\] has no key 'fragment': its keys are voices, narrator, engine, rate_wpm, frag"),
        ('[noise]\nfragments = "narrator"', r"line 1: there is no table \[noise\]: the tables are \[show\], \[sound\], \[publish\]$"),
        ('sound = "loud"', r"there is no table \[sound\]"),
        ("[sound]\nrate_wpm = 5", "line 2: rate_wpm must be at least 80: choose 80 to 450$"),
        ("[sound]\ntarget_lufs = 0", "line 2: target_lufs must be at most -14.0: choose -30 to -14$"),
        ('rate_wpm = "fast"', "line 1: rate_wpm must be a whole number, not text: choose 80 to 450$"),
        ("[sound]\n\n# loud\nnotice = 1", "line 4: notice must be true or false, not a whole number"),
        ("[sound]\npause_percent = true", "line 2: pause_percent must be a whole number, not true or false: choose 25 to 400$"),
        ('[sound]\nformats = ["m4b", "ogg"]', "line 2: there is no format 'ogg': choose mp3 or m4a or m4b or opus or epub"),
        ("[sound]\nformats = []", "line 2: formats must not be empty"),
        ('[sound]\nformats = "m4b"', "line 2: formats must be a list, not text"),
        ("[sound]\nbit_rates_kbps = { m4a = 1 }", "line 2: m4a can't have 1 kb/s: choose 32 to 256"),
        ('[sound]\nbit_rates_kbps = { m4a = "high" }', "line 2: bit_rates_kbps must be a whole number, not text"),
        ('[publish]\nenclosure = "wav"', "line 2: there is no audio format 'wav': choose mp3 or m4a or m4b or opus"),
        ('[show]\nemail = "x"', "line 2: 'x' is not an e-mail address"),
        ("[show]\n[sound", "line 2: this is not TOML"),
        ('[show]\nurl = "https://bob:hush@e.org/"', "take the login out of 'https://e.org/': everybody could"),
        ('[show]\nurl = "https://bob@e.org/"', "take the login out"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_told(tmp_path: Path, text: str, reason: str) -> None:
    """The file, the key and what it may be."""
    (tmp_path / "podcaster.toml").write_text(text)
    with pytest.raises(UsageError, match=reason):
        load_settings(tmp_path)


def test_formats_and_bit_rates_are_set(tmp_path: Path) -> None:
    """Each format once, in the order given; bit rates by the formats' names."""
    (tmp_path / "podcaster.toml").write_text(
        '[sound]\nformats = ["m4b", "opus", "m4b"]\nbit_rates_kbps = { opus = 32, m4b = 80 }\n[publish]\nenclosure = "m4a"\n'
    )
    settings = load_settings(tmp_path)
    assert settings.formats == ("m4b", "opus")
    assert settings.bit_rates_kbps == (("m4b", 80), ("opus", 32))
    assert settings.enclosure == "m4a"
    assert load_settings(tmp_path / "elsewhere").formats == ("mp3",)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Some editors write one."""
    (tmp_path / "podcaster.toml").write_text('[show]\ntitle = "Tides"', encoding="utf-8-sig")
    assert load_settings(tmp_path).title == "Tides"


@pytest.mark.long
@pytest.mark.parametrize(("fragments", "voice"), [("speaker", "boyd"), ("narrator", "arthur")])
def test_fragments_are_heard_in_the_voice_the_show_says(tmp_path: Path, fragments: str, voice: str) -> None:
    """“quite constructive” in the example is Rogozin's or the narrator's; nothing else changes its voice."""
    (tmp_path / "podcaster.toml").write_text(f'[sound]\nfragments = "{fragments}"\nengine = "tone"\n')
    command = [sys.executable, "-c", "from podcaster.cli import main; main()", "build", str(ARTICLE), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, cwd=tmp_path)
    timeline = json.loads((tmp_path / json.loads(done.stdout)["timeline"]).read_text(encoding="utf-8"))
    heard = {cue["text"]: cue["voice"] for cue in timeline["cues"] if cue["kind"] == "quote"}
    assert heard.pop("“quite constructive”") == voice
    assert "arthur" not in heard.values()


def test_what_a_script_may_give_wrongly(tmp_path: Path) -> None:
    """From Python a folder may be text, and a format a text by itself; a format that is none is told before anything is read."""
    (tmp_path / "podcaster.toml").write_text('[sound]\nformats = ["opus", "mp3"]\n', encoding="utf-8")
    settings = load_settings(str(tmp_path))
    assert formats_of(settings, ()) == ("opus", "mp3")
    assert formats_of(settings, "m4a") == ("m4a",)
    assert formats_of(settings, ["epub", "mp3", "epub"]) == ("epub", "mp3")
    with pytest.raises(UsageError, match="there is no format 'wav': choose mp3 or m4a or m4b or opus or epub"):
        build_episode("nowhere.txt", settings=settings, output=tmp_path, formats=["wav"])
    assert read_episode(tmp_path / "podcaster.toml") is None
