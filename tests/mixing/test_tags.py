"""The tags of real MP3s, read back by mutagen, ffprobe and ffmpeg."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from mutagen import id3

from podcaster.errors import MixingError
from podcaster.mixing.containers.id3 import read_tags, write_tags
from podcaster.mixing.cover import draw_cover
from podcaster.mixing.tags import EpisodeTags, transcript_lines
from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.reading.article import Player
from podcaster.scripting.script import CueKind, Speaker
from podcaster.system.record import replace

JPEG = draw_cover("A title", "A show")
LAVROV = Speaker(id="sergey-lavrov", name="Sergey Lavrov", gender="male", kind="person")


@pytest.fixture(scope="module")
def sine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty seconds of a sine, encoded by the real LAME at 44.1 kHz mono 96 kb/s."""
    path = tmp_path_factory.mktemp("audio") / "sine.mp3"
    command = "-v error -f lavfi -i sine=frequency=440:duration=40 -ar 44100 -ac 1 -b:a 96k"
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *command.split(), str(path)], check=True)
    return path


@pytest.fixture
def mp3(sine: Path, tmp_path: Path) -> Path:
    """A copy of the sine to write on."""
    return Path(shutil.copy(sine, tmp_path / "episode.mp3"))


def chapters(*titles: str, each_ms: int = 10_000) -> tuple[Chapter, ...]:
    """Contiguous chapters of equal length."""
    return tuple(
        Chapter(title=title, start_ms=index * each_ms, end_ms=(index + 1) * each_ms)
        for index, title in enumerate(titles)
    )


def episode_tags(**changes: object) -> EpisodeTags:
    """The tags of the seed episode, changed where a test says so."""
    tags = EpisodeTags(
        title="“NATO no challenge to Russian security” – Clinton",
        show="Articles aloud",
        artist="podcaster",
        date="2010-02-23T21:55",
        language="en",
        source="nato.txt",
        comment="The voices in this episode are synthetic.",
        lyrics="Washington has urged Moscow.\nSergey Lavrov: “Cold war stereotypes remain strong.”",
        cover=JPEG,
        chapters=chapters(
            "Opening", "Hillary Clinton: Let me state", "Sergey Lavrov: Cold", "Rogozin: quite constructive"
        ),
        players=(
            Player(label="Podcasts", position_ms=0, duration_ms=1_393_000),
            Player(label="", position_ms=0, duration_ms=1_500_000, truncated=True),
        ),
        encoder="podcaster 0.1.0",
    )
    return replace(tags, **changes)  # type: ignore[arg-type]


def audio_of(path: Path) -> bytes:
    """The bytes after the ID3v2 tag: every MP3 frame, the Xing/LAME header among them."""
    data = path.read_bytes()
    if not data.startswith(b"ID3"):
        return data
    size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    return data[10 + size :]


def ffprobe_chapters(path: Path) -> list[tuple[float, float, str]]:
    """Start, end and title of the chapters ffprobe lists, in its order."""
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("ffprobe is not installed on this machine")
    told = subprocess.run(
        [program, "-v", "error", "-show_chapters", "-of", "json", str(path)], check=True, capture_output=True
    )
    return [
        (float(chapter["start_time"]), float(chapter["end_time"]), chapter["tags"]["title"])
        for chapter in json.loads(told.stdout)["chapters"]
    ]


def test_every_field_reads_back(mp3: Path) -> None:
    """What is written is what is read, field by field."""
    tags = episode_tags()
    write_tags(mp3, tags)
    assert read_tags(mp3) == tags


def test_the_version_is_2_3_and_no_v2_4_frame_remains(mp3: Path) -> None:
    """ffprobe and mpv drop chapters of v2.4; dates are in the frames of v2.3."""
    write_tags(mp3, episode_tags(date="2010-02-23T21:00"))
    tag = id3.ID3(mp3, translate=False)
    assert tag.version == (2, 3, 0)
    assert (str(tag["TYER"]), str(tag["TDAT"]), str(tag["TIME"])) == ("2010", "2302", "2100")
    assert "TDRC" not in tag
    assert "TDTG" not in tag


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2010", "2010"),
        ("2010-02", "2010"),
        ("2010-02-23", "2010-02-23"),
        ("2010-02-23 00:00", "2010-02-23T00:00"),
        ("2010-02-23T21:55:59.5+03:00", "2010-02-23T21:55"),
        ("2010-02-23T21:55Z", "2010-02-23T21:55"),
        (None, None),
    ],
)
def test_a_date_is_kept_as_exact_as_the_standard_can(mp3: Path, date: str | None, read: str | None) -> None:
    """Midnight and whole hours are times too; a date without a time gets none."""
    write_tags(mp3, episode_tags(date=date))
    assert read_tags(mp3).date == read


def test_a_date_that_is_none_is_refused(mp3: Path) -> None:
    """An unreadable date is an explained error, not a missing tag."""
    with pytest.raises(MixingError, match="'yesterday' is not ISO 8601"):
        write_tags(mp3, episode_tags(date="yesterday"))


def test_the_audio_is_not_touched(sine: Path, mp3: Path) -> None:
    """Every audio frame, and the Info header with the gapless lengths, stays byte for byte; also when tagged again."""
    write_tags(mp3, episode_tags())
    assert audio_of(mp3) == audio_of(sine)
    assert b"Info" in audio_of(mp3)[:200]
    once = mp3.read_bytes()
    write_tags(mp3, episode_tags())
    assert mp3.read_bytes() == once


def test_ffprobe_lists_the_chapters_in_order(mp3: Path) -> None:
    """Another program sees the same chapters, in time order, though their frames differ in size."""
    written = chapters("A long title that makes this frame the largest", "b", "Ёж – ежу", "😀 “mid”")
    write_tags(mp3, episode_tags(chapters=written))
    assert ffprobe_chapters(mp3) == [
        (chapter.start_ms / 1000, chapter.end_ms / 1000, chapter.title) for chapter in written
    ]


@pytest.mark.parametrize("length", [63, 64, 126, 127, 128, 200, 400])
def test_a_long_chapter_title_drops_no_chapter(mp3: Path, length: int) -> None:
    """The sizes at which v2.4's and v2.3's numbers part."""
    written = chapters("x" * length, "é" * length, "end")
    write_tags(mp3, episode_tags(chapters=written))
    assert [title for *_, title in ffprobe_chapters(mp3)] == [chapter.title for chapter in written]


def test_255_chapters_are_the_most(mp3: Path) -> None:
    """The table of contents counts in one byte: 255 go through, also in ffprobe, and 256 are refused."""
    most = chapters(*(f"Chapter {number}" for number in range(255)), each_ms=150)
    write_tags(mp3, episode_tags(chapters=most))
    assert [title for *_, title in ffprobe_chapters(mp3)] == [chapter.title for chapter in most]
    with pytest.raises(MixingError, match="256 chapters"):
        write_tags(mp3, episode_tags(chapters=(*most, Chapter(title="one more", start_ms=38_250, end_ms=38_400))))


def test_the_table_of_contents_names_every_chapter_once(mp3: Path) -> None:
    """One top-level ordered CTOC, unique ids, and times instead of byte offsets."""
    write_tags(mp3, episode_tags())
    tag = id3.ID3(mp3, translate=False)
    (toc,) = tag.getall("CTOC")
    assert toc.flags == id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    assert toc.child_element_ids == [frame.element_id for frame in tag.getall("CHAP")]
    assert len(set(toc.child_element_ids)) == 4
    assert {(frame.start_offset, frame.end_offset) for frame in tag.getall("CHAP")} == {(0xFFFFFFFF, 0xFFFFFFFF)}


def test_ffmpeg_decodes_without_a_word(mp3: Path) -> None:
    """A decoder finds nothing wrong in the tagged file, and all forty seconds."""
    write_tags(mp3, episode_tags())
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-xerror", "-i", str(mp3), "-f", "s16le", "-"]
    told = subprocess.run(command, check=True, capture_output=True)
    assert told.stderr == b""
    assert len(told.stdout) == 40 * 44_100 * 2


def test_ffprobe_reads_the_texts(mp3: Path) -> None:
    """Another program reads title, show, artist, date, comment and transcript, non-Latin characters whole."""
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("ffprobe is not installed on this machine")
    write_tags(mp3, episode_tags(title="Лавров & “NATO” 𝔘😀", artist="Ω"))
    told = subprocess.run(
        [program, "-v", "error", "-show_format", "-of", "json", str(mp3)], check=True, capture_output=True
    )
    tags = json.loads(told.stdout)["format"]["tags"]
    assert tags["title"] == "Лавров & “NATO” 𝔘😀"
    assert (tags["artist"], tags["album"], tags["genre"]) == ("Ω", "Articles aloud", "Podcast")
    assert tags["date"] == "2010-02-23 21:55"
    assert "synthetic" in tags["comment"]
    assert "Sergey Lavrov: “Cold war" in tags["lyrics-eng"]
    assert tags["Podcast player 1"] == "label: Podcasts; position: 0:00; duration: 23:13"
    assert tags["Podcast player 2"] == "position: 0:00; duration: at least 25:00 (cut off in the source)"


@pytest.mark.parametrize(
    ("player", "text"),
    [
        (Player(label="", position_ms=None, duration_ms=None), "duration: unknown"),
        (
            Player(label="", position_ms=None, duration_ms=None, truncated=True),
            "duration: unknown (cut off in the source)",
        ),
        (
            Player(label="a; b: c", position_ms=61_500, duration_ms=None),
            "label: a; b: c; position: 1:01.500; duration: unknown",
        ),
        (Player(label="Audio", position_ms=None, duration_ms=3_723_000), "label: Audio; duration: 1:02:03"),
    ],
)
def test_a_player_is_described_in_words(mp3: Path, player: Player, text: str) -> None:
    """What the page did not say is not claimed, and the words read back as the player."""
    write_tags(mp3, episode_tags(players=(player,)))
    assert str(id3.ID3(mp3, translate=False)["TXXX:Podcast player 1"]) == text
    assert read_tags(mp3).players == (player,)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("HTTP://example.org/новость", "http://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("https://me:secret@example.org/a%20b", "https://example.org/a%20b"),
        ("/home/someone/texts/nato.txt", "nato.txt"),
        ("C:\\Users\\someone\\nato.txt", "nato.txt"),
        ("-", ""),
    ],
)
def test_the_source_says_no_more_than_it_should(mp3: Path, source: str, read: str) -> None:
    """An address is kept, a password and the folders of a path are not."""
    write_tags(mp3, episode_tags(source=source))
    assert read_tags(mp3).source == read
    raw = mp3.read_bytes()
    assert b"someone" not in raw
    assert b"secret" not in raw


@pytest.mark.parametrize(
    ("language", "frame", "read"),
    [
        ("en-GB", "eng", "en"),
        ("ru", "rus", "ru"),
        ("de_AT", "deu", "de"),
        ("gsw", "gsw", "gsw"),
        ("x-odd", "und", "und"),
    ],
)
def test_the_language_is_iso_639_2(mp3: Path, language: str, frame: str, read: str) -> None:
    """TLAN, the comment and the transcript carry the three-letter name."""
    write_tags(mp3, episode_tags(language=language))
    tag = id3.ID3(mp3, translate=False)
    assert str(tag["TLAN"]) == tag.getall("COMM")[0].lang == tag.getall("USLT")[0].lang == frame
    assert read_tags(mp3).language == read


def test_control_characters_cannot_break_a_frame(mp3: Path) -> None:
    """NUL ends a value in ID3, and a lone surrogate cannot be encoded: neither reaches a frame."""
    odd = "a\0b\x01c\ud800d\ttab"
    write_tags(
        mp3,
        episode_tags(
            title=odd, lyrics=f"one\r\ntwo\0\n{odd}", chapters=chapters(odd, "\0"), source="https://a.b/\0c\nd"
        ),
    )
    read = read_tags(mp3)
    assert read.title == "abc\ufffdd tab"
    assert read.lyrics == "one\ntwo\nabc\ufffdd tab"
    assert [chapter.title for chapter in read.chapters] == ["abc\ufffdd tab", "Chapter 2"]
    assert [title for *_, title in ffprobe_chapters(mp3)] == ["abc\ufffdd tab", "Chapter 2"]


def test_empty_fields_make_no_frames(mp3: Path) -> None:
    """Nothing is written for what is not known."""
    tags = episode_tags(
        show="", artist="", date=None, source="", comment="", lyrics="", cover=None, chapters=(), players=()
    )
    write_tags(mp3, tags)
    assert read_tags(mp3) == tags
    assert set(id3.ID3(mp3, translate=False)) == {"TIT2", "TCON", "TENC", "TSSE", "TLAN"}


@pytest.mark.parametrize("cover", [b"\xff\xd8" + bytes(300_000), b"\x89PNG"])
def test_a_cover_that_players_refuse_is_refused(mp3: Path, cover: bytes) -> None:
    """Only a JPEG of at most 300 kB goes in."""
    with pytest.raises(MixingError, match="cover"):
        write_tags(mp3, episode_tags(cover=cover))


def test_a_tag_that_reads_back_differently_is_an_error(mp3: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison after writing notices a changed frame and names it."""
    save = id3.ID3.save

    def save_wrongly(self: id3.ID3, *args: object, **options: object) -> None:
        save(self, *args, **options)
        mp3.write_bytes(mp3.read_bytes().replace(b"podcaster 0.1.0", b"podcaster 6.6.6", 1))

    monkeypatch.setattr(id3.ID3, "save", save_wrongly)
    with pytest.raises(MixingError, match="does not read back"):
        write_tags(mp3, episode_tags())


def test_a_missing_or_untagged_file_is_explained(tmp_path: Path, mp3: Path) -> None:
    """Reading and writing say which file and what to do."""
    missing = tmp_path / "none.mp3"
    with pytest.raises(MixingError, match=re.escape(str(missing))):
        read_tags(missing)
    with pytest.raises(MixingError, match="can't be written"):
        write_tags(tmp_path / "no" / "folder.mp3", episode_tags())
    id3.ID3(mp3).delete(mp3)
    with pytest.raises(MixingError, match="can't be read"):
        read_tags(mp3)


def test_the_transcript_names_who_speaks() -> None:
    """Quotes follow the speaker's name; narration stands alone; a cue is one line."""

    def cue(kind: CueKind, text: str, speaker: str | None = None) -> TimedCue:
        return TimedCue(number=1, kind=kind, speaker=speaker, voice="v", start_ms=0, end_ms=1, text=text, words=())

    cues = [cue("heading", "Title"), cue("quote", "“Cold\nwar,”", LAVROV.id), cue("narration", "he said.")]
    assert transcript_lines(cues, [LAVROV]) == "Title\nSergey Lavrov: “Cold war,”\nhe said."
