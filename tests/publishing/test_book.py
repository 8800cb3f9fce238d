"""The read-along book, read back: its text is the episode's, and its clips are its whole audio, word by word.

`problems` checks a part of the rules of EPUB 3.3 without any other program; a long test asks epubcheck.
"""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from podcaster.errors import OutputError
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.pipeline.episode import build_episode
from podcaster.publishing.book import write_book
from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, CuePart, Speaker
from podcaster.show.settings import Settings, load_settings
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
EPUBCHECK = Path("/usr/share/java/epubcheck.jar")
X, S, PACKAGE = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/ns/SMIL}", "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"


def cue(number: int, text: str, before: str | None, *, kind: CueKind = "narration", part: CuePart = "body") -> TimedCue:
    """A cue at `number` × 10 s, with a word every 200 ms."""
    words = tuple(
        Word(start_ms=10_000 * number + 200 * k, end_ms=10_000 * number + 200 * k + 150, char_start=one.start(), char_end=one.end())
        for k, one in enumerate(re.finditer(r"\w[\w'’]*", text))
    )
    return TimedCue(
        number=number, kind=kind, part=part, speaker="mara" if kind == "quote" else None, voice="arthur", text=text,
        start_ms=10_000 * number, end_ms=10_000 * number + 5000, words=words, before=before,
    )  # fmt: skip


CUES = (
    cue(0, "Port news.", "", part="opening"),
    cue(1, "Dredging & <noise>", "", kind="heading", part="title"),
    cue(2, "The harbour opened. Nobody came.\n\nThen rain fell. ", "", kind="narration"),
    cue(3, "“It was\x0b wet,”", "", kind="quote"),
    cue(4, "said Mara Lind.", " "),
    cue(5, "* * *", "\n\n"),
    cue(6, "Costs", "\n\n", kind="heading"),
    cue(7, "They rose.", "\n\n"),
    cue(8, "“Why?”", "\n\nQ: ", kind="quote"),
    cue(9, "Nobody knew 𝄞.", "\n\n"),
)


def episode_in(folder: Path, *endings: str, cues: tuple[TimedCue, ...] = CUES) -> Episode:
    files = EpisodeFolder(folder / "one")
    files.path.mkdir()
    for ending in endings:
        files.file(ending).write_bytes(b"sound of " + ending.encode())
    files.cover.write_bytes(b"\xff\xd8\xff\xe0")
    chapters = (
        Chapter(title="Dredging & <noise>", start_ms=0, end_ms=60_000), Chapter(title="Costs", start_ms=60_000, end_ms=100_000),
    )  # fmt: skip
    return Episode(
        folder=files, source="-", title="Dredging & <noise>", byline="Ida Brandt", published="2026-03-04T05:06+02:00",
        url="https://example.org/d?a=1&b=2", speakers=(Speaker(id="mara", name="Mara Lind", gender="female", kind="person"),),
        timeline=Timeline(duration_ms=100_000, sample_rate_hz=44_100, cues=cues, chapters=chapters),
        audio=tuple(map(files.file, endings)),
    )  # fmt: skip


def written(episode: Episode, folder: Path) -> dict[str, bytes]:
    write_book(episode, "Port news", episode.folder.book, unfinished=folder / "unfinished.epub")
    assert not (folder / "unfinished.epub").exists()
    return contents(episode.folder.book)


def contents(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra, book.read(first)) == (
            "mimetype", ZIP_STORED, b"", b"application/epub+zip",
        )  # fmt: skip
        assert path.read_bytes()[38:58] == b"application/epub+zip"
        return {name: book.read(name) for name in book.namelist()}


def ms(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


def clips(book: dict[str, bytes]) -> list[tuple[str, int, int]]:
    """Text, begin and end in ms of every clip, in the order in which they are played."""
    found = []
    for name in sorted(name for name in book if name.endswith(".smil")):
        page = etree.fromstring(book[name.replace(".smil", ".xhtml")])
        texts = {one.get("id"): "".join(one.itertext()) for one in page.iter() if one.get("id")}
        for pair in etree.fromstring(book[name]).iter(f"{S}par"):
            text, audio = pair.find(f"{S}text"), pair.find(f"{S}audio")
            place, _, fragment = text.get("src").partition("#")
            assert f"EPUB/{place}" == name.replace(".smil", ".xhtml")
            found.append((texts[fragment], ms(audio.get("clipBegin")), ms(audio.get("clipEnd"))))
    return found


def problems(book: dict[str, bytes]) -> list[str]:
    """What is wrong with a book: files, ids and references, the order of clips, and durations."""
    found = []
    package = etree.fromstring(book["EPUB/package.opf"])
    items = {item.get("id"): item for item in package.iter(f"{PACKAGE}item")}
    named = {f"EPUB/{item.get('href')}" for item in items.values()}
    if len(named) != len(list(package.iter(f"{PACKAGE}item"))):
        found.append("an item is listed twice")
    if named != book.keys() - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}:
        found.append(f"the manifest is not the files: {named ^ book.keys()}")
    ids: dict[str, set[str]] = {}
    for name, data in book.items():
        if name.endswith((".xhtml", ".smil", ".opf", ".xml")):
            root = etree.fromstring(data)
            listed = [one.get("id") for one in root.iter() if one.get("id")]
            ids[name] = set(listed)
            if len(listed) != len(ids[name]):
                found.append(f"{name} has an id twice")
    for name, data in book.items():
        if name.endswith((".xhtml", ".smil")):
            for one in etree.fromstring(data).iter():
                for link in filter(None, (one.get("src"), one.get("href"), one.get(f"{OPS}textref"))):
                    place, _, fragment = link.partition("#")
                    if "://" not in link and (f"EPUB/{place}" not in book or (fragment and fragment not in ids[f"EPUB/{place}"])):
                        found.append(f"{name} leads to {link}, which is not there")
    metas = {(one.get("property"), one.get("refines")): one.text for one in package.iter(f"{PACKAGE}meta")}
    total = 0
    for item in items.values():
        if overlay := item.get("media-overlay"):
            pairs = list(etree.fromstring(book[f"EPUB/{items[overlay].get('href')}"]).iter(f"{S}audio"))
            length = sum(ms(one.get("clipEnd")) - ms(one.get("clipBegin")) for one in pairs)
            total += length
            if ms(metas["media:duration", f"#{overlay}"]) != length:
                found.append(f"{overlay} has another length")
    if ms(metas["media:duration", None]) != total:
        found.append("the book has another length than its overlays")
    if not found and any(end <= begin for _, begin, end in clips(book)):
        found.append("a clip is empty")
    spine = [ref.get("idref") for ref in package.iter(f"{PACKAGE}itemref")]
    if not {*spine} <= items.keys() or len(spine) != len({*spine}):
        found.append("the spine is broken")
    return found


def test_every_word_has_its_clip_and_every_clip_follows_the_last(tmp_path: Path) -> None:
    """Clips begin with their words, and each ends where the next begins: from the first sample to the last."""
    book = written(episode_in(tmp_path, ".mp3"), tmp_path)
    assert problems(book) == []
    found = clips(book)
    words = [(cue.text[word.char_start : word.char_end], word.start_ms) for cue in CUES for word in cue.words]
    assert [begin for _, begin, _ in found] == [0, *(start for _, start in words[1:])]
    for (text, _, _), (word, _) in zip(found, words, strict=True):
        assert text.startswith(word)
    assert [end for _, _, end in found] == [*(begin for _, begin, _ in found[1:]), 100_000]
    assert book["EPUB/audio.mp3"] == b"sound of .mp3"


def test_the_text_is_set_as_in_the_article(tmp_path: Path) -> None:
    """Title, headings and paragraphs; what is not spoken is there too, and a section begins a file of its own."""
    book = written(episode_in(tmp_path, ".mp3"), tmp_path)
    pages = [name for name in book if re.fullmatch(r"EPUB/text-\d+\.xhtml", name)]
    shown = [
        [(one.tag.removeprefix(X), " ".join("".join(one.itertext()).split())) for one in etree.fromstring(book[name]).find(f"{X}body")]
        for name in pages
    ]
    assert shown == [
        [
            ("p", "Port news."), ("h1", "Dredging & <noise>"), ("p", "The harbour opened. Nobody came."),
            ("p", "Then rain fell. “It was wet,” said Mara Lind."), ("p", "* * *"),
        ],
        [("h2", "Costs"), ("p", "They rose."), ("p", "Q: “Why?”"), ("p", "Nobody knew 𝄞.")],
    ]  # fmt: skip
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    assert [(one.text, one.get("href")) for one in nav.iter(f"{X}a")] == [
        ("Dredging & <noise>", "text-0001.xhtml#s1"), ("Costs", "text-0002.xhtml#s8"), ("About this book", "about.xhtml"),
    ]  # fmt: skip
    package = book["EPUB/package.opf"].decode()
    assert "<dc:creator>Ida Brandt</dc:creator>" in package
    assert "2026-03-04T03:06:00Z" in package
    assert "Mara Lind" in book["EPUB/about.xhtml"].decode()


def test_words_at_one_time_share_a_clip(tmp_path: Path) -> None:
    """A clip can't be empty; every word is in the text all the same. A timeline of an earlier version has no `before`."""
    words = tuple(replace(word, start_ms=20_000) for word in CUES[2].words)
    cues = (*(replace(one, before=None) for one in CUES[:2]), replace(CUES[2], words=words, before=None), *CUES[3:])
    book = written(episode_in(tmp_path, ".mp3", cues=cues), tmp_path)
    assert problems(book) == []
    assert len(clips(book)) == sum(len(one.words) for one in CUES) - len(words) + 1


def test_same_episode_same_bytes(tmp_path: Path) -> None:
    """Written twice; and the audio is the MP3, else the M4A or M4B."""
    episode = episode_in(tmp_path, ".opus", ".m4b", ".mp3")
    assert "EPUB/audio.mp3" in written(episode, tmp_path)
    first = episode.folder.book.read_bytes()
    assert "EPUB/audio.mp3" in written(episode, tmp_path)
    assert episode.folder.book.read_bytes() == first
    book = written(replace(episode, audio=episode.audio[:2]), tmp_path)
    assert book["EPUB/audio.m4a"] == b"sound of .m4b"
    assert b'media-type="audio/mp4"' in book["EPUB/package.opf"]
    with pytest.raises(OutputError, match="can't hold this audio"):
        written(replace(episode, audio=episode.audio[:1]), tmp_path)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """Each of these mistakes is told."""
    book = written(episode_in(tmp_path, ".mp3"), tmp_path)
    for name, before, after in (
        ("EPUB/text-0001.xhtml", b'id="w2"', b'id="w1"'),
        ("EPUB/text-0001.smil", b"xhtml#w2", b"xhtml#w999"),
        ("EPUB/text-0001.smil", b'clipEnd="0:00:00.200"', b'clipEnd="0:00:00.000"'),
        ("EPUB/package.opf", b'href="style.css"', b'href="styles.css"'),
        ("EPUB/package.opf", b'idref="about"', b'idref="nowhere"'),
        ("EPUB/nav.xhtml", b"#s1", b"#s0"),
    ):
        assert before in book[name]
        assert problems(book | {name: book[name].replace(before, after, 1)})


@pytest.mark.long
@pytest.mark.skipif(not (EPUBCHECK.exists() and shutil.which("java")), reason="needs epubcheck: apt-get install epubcheck")
@pytest.mark.parametrize("formats", [("epub",), ("m4b", "epub")])
def test_epubcheck_finds_nothing(formats: tuple[str, ...], tmp_path: Path) -> None:
    """A book of a real episode, with the MP3 or the M4B in it, has neither an error nor a warning, and a format that is
    no longer asked for is removed."""
    settings = replace(load_settings(tmp_path), title="Port news", author="Anna", cast_file=None)
    episode = build_episode(NATO, settings=settings, output=tmp_path, formats=formats).episode
    assert episode.book == episode.folder.book
    assert [path.suffix for path in episode.audio] == [".mp3" if formats == ("epub",) else ".m4b"]
    book = contents(episode.folder.book)
    assert problems(book) == []
    spoken = [word.start_ms for cue in episode.timeline.cues for word in cue.words]
    assert [begin for _, begin, _ in clips(book)] == [0, *spoken[1:]]
    for (_, begin, _), (_, following, _) in pairwise(clips(book)):
        assert begin < following
    ran = subprocess.run(["java", "-jar", EPUBCHECK, episode.folder.book], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in ran.stdout
    assert build_episode(NATO, settings=settings, output=tmp_path, formats=formats).episode == episode
    assert build_episode(NATO, settings=settings, output=tmp_path, formats=("mp3",)).episode.book is None
    assert not episode.folder.book.exists()


def test_a_book_alone_brings_its_audio() -> None:
    """An MP3, unless there is an M4A; the feed's enclosure is that file."""
    from podcaster.mixing.containers import sound_formats

    assert sound_formats(("epub",)) == ("mp3",)
    assert sound_formats(("opus", "epub")) == ("opus", "mp3")
    assert sound_formats(("m4b", "epub", "m4b")) == ("m4b",)
    assert sound_formats(("opus",)) == ("opus",)
    assert Settings(formats=("epub",)).feed_format == "mp3"
    assert Settings(formats=("m4b", "epub")).feed_format == "m4b"
    assert Settings(formats=("m4b", "epub"), enclosure="m4a").feed_format == "m4a"
