"""Names and files that a person may give by mistake, each told in one line that names it; nothing hangs, nothing half
made is left."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from cli.limits import within
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.errors import OutputError
from podcaster.reading import Article
from podcaster.show.ledger import enter_episode
from podcaster.show.settings import load_settings
from podcaster.system.files import unfinished_files, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and closed folders")
ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"
VOICE = Path(__file__).parents[2] / "voices" / "ada.toml"
COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'podcaster'; from podcaster.cli import main; main()"]
LONG_NAME = "a" * 300


def _written(name: str, content: bytes) -> Callable[[], object]:
    return lambda: Path(name).write_bytes(content)


def _made(make: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: make(name)


def _linked(name: str, to: str) -> Callable[[], object]:
    return lambda: Path(name).symlink_to(to)


def _hummed(timbre: str) -> bytes:
    lines = VOICE.read_text(encoding="utf-8").splitlines()
    return "\n".join([f"timbre = {timbre}" if line.startswith("timbre") else line for line in lines]).encode()


CASES = [
    # what there is, what is asked, the exit code, what the line says
    (None, ["clean", "/dev/zero"], 1, "/dev/zero: this is over 50 MB"),
    (None, ["build", "--from", "/dev/zero"], 2, "/dev/zero (it is over 50 MB)"),
    (_made(os.mkfifo, "podcaster.toml"), ["cast"], 2, "podcaster.toml"),
    (_made(os.mkfifo, "voices/cast.toml"), ["cast"], 1, "voices/cast.toml"),
    (_linked("voices/cast.toml", "/dev/zero"), ["build", "article.txt"], 1, "voices/cast.toml (it is not a regular file)"),
    (_made(os.mkfifo, "voices/x.toml"), ["voices", "list"], 2, "voices/x.toml"),
    (_made(os.mkfifo, "voices/lexicon.toml"), ["cast"], 2, "voices/lexicon.toml"),
    (_linked("voices/x.toml", "/dev/zero"), ["voices", "list"], 2, "voices/x.toml (it is not a regular file)"),
    (_linked("voices/x.toml", "nowhere"), ["voices", "list"], 2, "voices/x.toml (No such file"),
    (_made(os.mkdir, "voices/x.toml"), ["voices", "list"], 2, "voices/x.toml (Is a directory)"),
    (_written("voices/x.toml", b"\xff"), ["voices", "list"], 2, "voices/x.toml (it is not UTF-8 text)"),
    (_written("voices/x.toml", _hummed(f"[1{'0' * 400}]")), ["voices", "list"], 1, "timbre[0] is out of range"),
    (None, ["build", "--from", "article.txt", "--dry-run"], 2, "no line of article.txt is an address or a file"),
    (_written("list", LONG_NAME.encode()), ["build", "--from", "list"], 1, "File name too long"),
    (None, ["build", f"{LONG_NAME}?"], 1, "File name too long"),
    (None, ["build", "foo**.txt"], 1, "foo**.txt: this file does not exist"),
    (None, ["build", "article.txt", "-o", LONG_NAME], 1, "File name too long"),
    (None, ["cache", "info", "-o", LONG_NAME], 1, "File name too long"),
    (None, ["doctor", LONG_NAME], 2, LONG_NAME),
    (None, ["clean", LONG_NAME], 1, f"{LONG_NAME}: this file can't be read (File name too long): check the path"),
    (_linked("circle", "circle"), ["build", "circle"], 1, "circle: this file can't be read (Too many levels"),
    (_linked("circle", "circle"), ["build", "--from", "circle"], 2, "the list circle (Too many levels"),
    (_linked("circle", "circle"), ["follow", "remove", "circle"], 2, "circle is not followed"),
    (_linked("circle", "circle"), ["publish", "-o", "circle"], 1, "there is no episode in circle yet"),
    (_linked("voices/cast.toml", "cast.toml"), ["cast", "pin", "Ann", "maud"], 1, "cast.toml (Too many levels"),
    (_made(os.mkdir, "podcaster.toml"), ["cast"], 2, "can't read podcaster.toml (Is a directory): put a readable file there"),
    (None, ["doctor", "article.txt"], 2, "article.txt is a file: give the folder of a show or of its site"),
    (None, ["spoken", "--language", "klingon"], 2, "'klingon' is not a language tag"),
    (_made(os.mkdir, "folder"), ["voices", "say", "hi", "-o", "folder"], 2, "folder is a folder"),
    (None, ["voices", "say", "hi", "-o", "."], 2, ". is a folder"),
    (None, ["voices", "say", "hi", "-o", "article.txt/x.mp3"], 1, "can't write article.txt"),
]


def test_what_is_given_by_mistake_is_told_in_a_line(tmp_path: Path) -> None:
    """Each case ends by itself, with its exit code and lines that begin with the program's name, never a traceback."""
    for number, (arrange, arguments, code, told) in enumerate(CASES):
        folder = tmp_path / str(number)
        (folder / "voices").mkdir(parents=True)
        shutil.copy(ARTICLE, folder / "article.txt")
        with chdir(folder), within(30):
            if arrange:
                arrange()
            done = CliRunner().invoke(app, arguments)
        said = done.stderr.splitlines()
        assert (done.exit_code, type(done.exception)) == (code, SystemExit), (arguments, done.exception)
        assert all(line.startswith("podcaster: ") for line in said), arguments
        assert told in done.stderr, (arguments, said[:3])
        assert len(said) == 1, arguments


def test_a_mark_of_windows_editors_is_no_letter(tmp_path: Path) -> None:
    """Lexicon, profile, cast and list may begin with a byte order mark; lines may end in CR LF."""
    (tmp_path / "voices").mkdir()
    shutil.copy(ARTICLE, tmp_path / "article.txt")
    with chdir(tmp_path):
        Path("voices/lexicon.toml").write_bytes(b'\xef\xbb\xbf[words]\r\n"Kyiv" = "Keeve"\r\n')
        Path("voices/zoe.toml").write_bytes(b"\xef\xbb\xbf" + VOICE.read_bytes().replace(b"\n", b"\r\n"))
        Path("list").write_bytes(b"\xef\xbb\xbfarticle.txt\r\n")
        settings = load_settings(Path())
        assert "Kyiv" in [entry.written for entry in settings.lexicon]
        assert "zoe" in [voice.name for voice in settings.voices]
        assert CliRunner().invoke(app, ["build", "--from", "list", "--dry-run"]).exit_code == 0


@pytest.mark.parametrize("source", ["a\0b", "loop", "\ud800x", LONG_NAME, "."])
def test_a_script_file_may_name_any_source(source: str, tmp_path: Path) -> None:
    """It has an episode, and so has whoever comes after it into the same show."""
    body = " ".join(f"Word{k} of the council's report is said on Tuesday." for k in range(40))
    with chdir(tmp_path):
        Path("loop").symlink_to("loop")
        Path("other.txt").write_text(body)
        odd = enter_episode(Article(source=source, title="", body=body, language="en"), "odd", tmp_path)
        same = enter_episode(Article(source="other.txt", title="", body=body, language="en"), "other", tmp_path)
    assert (odd.slug, same.guid) == ("odd", odd.guid)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither the file nor what it was before it had its name."""
    (tmp_path / "taken" / "here").mkdir(parents=True)
    with pytest.raises(OutputError):
        write_whole(tmp_path / "taken", "words")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_removed_output_folder_is_told(tmp_path: Path) -> None:
    """Who removes it while an episode is made in it is told so; another missing file is a bug, and keeps its traceback."""

    def make() -> None:
        with unfinished_files(tmp_path / "out") as folder:
            shutil.rmtree(tmp_path / "out")
            (folder / "sound").write_bytes(b"")

    with pytest.raises(OutputError, match="can't write"):
        make()
    with pytest.raises(FileNotFoundError), unfinished_files(tmp_path / "out"):
        (tmp_path / "nowhere" / "sound").read_bytes()


def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    """A pipe given as the place of a script or a sound is one afterwards, and its reader has all of it."""
    for name, arguments in (("script", ["script", str(ARTICLE)]), ("sound", ["voices", "say", "Good evening."])):
        os.mkfifo(tmp_path / name)
        heard: list[bytes] = []
        reader = threading.Thread(target=lambda: heard.append((tmp_path / name).read_bytes()), daemon=True)  # noqa: B023
        reader.start()
        with chdir(tmp_path), within(30):
            done = CliRunner().invoke(app, [*arguments, "-o", str(tmp_path / name)])
            assert done.exit_code == 0, done.stderr
            assert (tmp_path / name).is_fifo()
            reader.join()
        assert len(heard[0]) > 1_000


def test_no_name_of_a_voice_or_an_engine_is_none_chosen(tmp_path: Path) -> None:
    """`narrator = ""` is the default narrator, as `engine = ""` is the default engine."""
    (tmp_path / "podcaster.toml").write_text('[sound]\nnarrator = ""\nengine = ""\n')
    settings = load_settings(tmp_path)
    assert (settings.narrator, settings.engine) == (None, None)


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell script in which `podcaster` is the command; root is bound by permissions like everybody."""
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if bound and not shutil.which("setpriv"):
        pytest.skip("root may do everything here")
    shutil.copy(ARTICLE, folder / "article.txt")
    command = " ".join(f"'{word}'" for word in (sys.executable, "-c", COMMAND[2].replace("'", '"')))
    words = ["sh", "-c", f'podcaster() {{ {command} "$@"; }}\n{script}']
    return subprocess.run([*bound, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=120)


BUILD = "podcaster build article.txt --engine tone"


@pytest.mark.long
@pytest.mark.parametrize(
    ("script", "told"),
    [
        (f"mkdir -m 0 shut; {BUILD} -o shut/x", "can't write shut/x (Permission denied)"),
        (f"mkdir -m 444 shut; {BUILD} -o shut", "can't write shut (Permission denied)"),
        (f"mkdir -m 555 shut; {BUILD} -o shut", "can't write shut (Permission denied)"),
        ("mkdir -m 0 shut; podcaster build 'shut/*.txt'", "shut/*.txt: this file can't be read (permission denied)"),
        ("mkdir -m 0 shut; podcaster build 'shut/a?.txt'", "shut/a?.txt: this file can't be read (permission denied)"),
        ("mkdir -m 0 shut; echo shut/a.txt >list; podcaster build --from list", "shut/a.txt: this file can't be read (permission denied)"),
        ("mkdir -m 0 shut; podcaster doctor shut/x", "can't look into shut/x (Permission denied)"),
        ("mkdir -m 444 voices; podcaster cast", "can't read voices/lexicon.toml"),
        ("mkdir -m 111 voices; podcaster cast", "can't read voices (Permission denied)"),
        ("mkdir voices; touch voices/x.toml; chmod 0 voices/x.toml; podcaster cast", "can't read voices/x.toml"),
        ("mkdir here; cd here; chmod 0 .; podcaster voices list", "can't read voices/lexicon.toml"),
        ("mkdir -m 555 shut; podcaster voices say hi -o shut/q/x.mp3", "can't write shut/q (Permission denied)"),
        (f"mkdir here; cd here; rmdir ../here; {BUILD} -o /tmp/nowhere", "the current folder was removed"),
        ("mkdir here; cd here; rmdir ../here; podcaster cast pin A ada", "the current folder was removed"),
    ],
)
def test_what_is_closed_is_told_in_a_line(script: str, told: str, tmp_path: Path) -> None:
    """To whoever may not, with what may not be."""
    done = shell(script, tmp_path)
    assert done.returncode in (1, 2)
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


@pytest.mark.long
def test_a_build_needs_no_environment(tmp_path: Path) -> None:
    """No PATH, no home, no language: an episode."""
    shutil.copy(ARTICLE, tmp_path / "article.txt")
    words = ["env", "-i", *COMMAND, "build", "article.txt", "--engine", "tone"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.long
def test_an_article_like_one_that_lies_behind_a_closed_door_is_another(tmp_path: Path) -> None:
    """Where nobody can tell whether the old file is still there, its episode is not taken away."""
    done = shell(
        f"mkdir -m 700 shut; cp article.txt shut; {BUILD.replace('article', 'shut/article')}; echo 'It ended.' >>article.txt;"
        f" chmod 0 shut; {BUILD}; chmod 700 shut",
        tmp_path,
    )
    assert done.returncode == 0
    assert re.fullmatch(r"podcaster: article\.txt: nearly the same article as .*/shut/article\.txt, .*\n", done.stderr)
    assert len(list(tmp_path.glob("output/*/*.mp3"))) == 2


@pytest.mark.long
def test_a_broken_note_of_an_episode_makes_it_again(tmp_path: Path) -> None:
    """A loudness that no number can hold is no traceback."""
    change = 'sed -i \'s/"loudness_lufs": [^,]*/"loudness_lufs": 1' + "0" * 400 + "/' output/.takes/episodes/*.json"
    done = shell(f"{BUILD} && {change} && {BUILD}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_half_a_byte_is_still_a_line() -> None:
    """`spoken` says what it can of a line that is not UTF-8."""
    words = [*COMMAND, "spoken"]
    done = subprocess.run(
        words, input=b"one \xff\n2\n", capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"}
    )
    assert (done.returncode, done.stdout.decode().splitlines()[1]) == (0, "two")
