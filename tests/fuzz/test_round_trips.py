"""What is written is read back: by our own readers and by others', whatever characters titles, names and words hold."""

import io
import json
import re
import shutil
import subprocess
import warnings
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import imageio_ffmpeg
import podcastparser
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fromstring
from publishing.test_transcript import read

from podcaster.casting.cast_file import with_alias, with_entries, with_gender, with_pin
from podcaster.casting.profiles import parse_profile
from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError
from podcaster.mixing.containers.id3 import read_tags, write_tags
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.mixing.timeline_file import read_episode, timeline_json
from podcaster.publishing.chapters_file import chapters_json
from podcaster.publishing.feed import ITUNES, PODCAST, PSC, feed_of
from podcaster.publishing.page import episode_page
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.transcript import webvtt
from podcaster.publishing.volumes import volumes
from podcaster.publishing.words_file import subrip, words_json
from podcaster.reading.article import Player
from podcaster.recording.lexicon import parse_lexicon
from podcaster.recording.take import Word
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Speaker
from podcaster.show.settings import load_settings
from podcaster.system.files import write_whole
from podcaster.system.record import replace
from podcaster.system.toml import TomlError, parse_toml
from podcaster.system.toml_lines import table_lines

ODD = [
    "\\1", "\\g<0>", "\\", "&amp;", "&", "<b>", "</title>", "]]>", "-->", "<!--", "\"", "'", "\r", "\r\n", "\n\n", "\t", "\x00", "\x07", "\x0b",
    "\x1b[31m", "\x1c", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff",
    "\U0010ffff", "e\u0301", "👩‍👩‍👧", "«", "Лавров", "سلام", "港口", "WEBVTT", "NOTE", "STYLE", "00:01.000 --> 00:02.000", "<v x>", "{\\an8}", "#", "=",
    "[x]", '"""', "'''", "\\u0041", "%", "%20", "+", "a", "Mr.", ". ", "“No,” ", "x" * 50,
]  # fmt: skip
anything = st.characters(exclude_categories=())
text = st.lists(st.sampled_from(ODD) | st.text(anything, max_size=8), max_size=5).map(
    # Two halves side by side are one character, to whoever reads JSON too.
    lambda pieces: "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
)
line = text.filter(lambda one: bool(words(one)))
QUICKLY = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(one: str) -> list[str]:
    """The words of a text that can be written down anywhere: without half characters and control characters."""
    spaced = re.sub(r"[\x09-\x0d\x1c-\x1f\x85]", " ", one)
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "", spaced).split()


def letters(one: str) -> str:
    """The words of a text that XML can hold too, without the spaces between them."""
    return "".join(words(NOT_XML.sub("", one)))


def short_arrows(one: str) -> str:
    """A text with its arrows as SubRip can hold them."""
    return re.sub("-{2,}>", "->", one)


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Timeline, tuple[Speaker, ...]]:
    """An episode of odd words by odd speakers, some of its words heard."""
    speakers = tuple(Speaker(id=f"s{n}", name=name) for n, name in enumerate(draw(st.lists(line, max_size=3))))
    cues: list[TimedCue] = []
    now_ms = 0
    for number in range(1, draw(st.integers(1, 4)) + 1):
        said = draw(line)
        end_ms = now_ms + draw(st.integers(1, 9000))
        places = [found.span() for found in re.finditer(r"\w+", said)][: draw(st.integers(0, 9))]
        step = (end_ms - now_ms) // (len(places) + 1)
        heard = tuple(
            Word(start_ms=now_ms + n * step, end_ms=now_ms + (n + 1) * step, char_start=start, char_end=end)
            for n, (start, end) in enumerate(places)
        )
        who = draw(st.sampled_from([None, *(speaker.id for speaker in speakers)]))
        cues.append(
            TimedCue(
                number=number, kind="quote" if who else "narration", speaker=who, voice="arthur", start_ms=now_ms,
                end_ms=end_ms, text=said, words=heard,
            )
        )  # fmt: skip
        now_ms = end_ms
    titles = draw(st.lists(line, min_size=1, max_size=3))
    cuts = [now_ms * n // len(titles) for n in range(len(titles) + 1)]
    chapters = tuple(
        Chapter(title=title, start_ms=a, end_ms=b) for title, a, b in zip(titles, cuts, cuts[1:], strict=False)
    )
    return Timeline(duration_ms=now_ms, sample_rate_hz=44_100, cues=tuple(cues), chapters=chapters), speakers


@given(timelines(), text, st.none() | text)
@QUICKLY
def test_a_timeline_is_read_back_to_the_letter(
    tmp_path: Path, made: tuple[Timeline, tuple[Speaker, ...]], title: str, byline: str | None
) -> None:
    """The timeline file holds any title, name and word, half characters too; its page is well-formed HTML."""
    timeline, speakers = made
    folder = tmp_path / "odd"
    files = EpisodeFolder(folder)
    made_now = Episode(
        folder=files, source="-", title=title, byline=byline or "", speakers=speakers, timeline=timeline, audio=(files.mp3,)
    )
    write_whole(files.timeline, timeline_json(made_now))
    write_whole(folder / "odd.mp3", b"sound")
    episode = read_episode(folder)
    assert episode is not None
    assert (episode.timeline, episode.speakers, episode.byline) == (timeline, speakers, byline or "")
    release = Release(guid="g", slug="odd", first_published="2024-05-03T00:00:00+00:00")
    page = fromstring(NOT_XML.sub("", episode_page(SHOW, release, episode)).encode())  # drop_tree refuses them
    for link in page.xpath("//a[@class='at']"):
        link.drop_tree()  # the time of a paragraph, which may begin inside a cue
    shown = letters("".join(page.xpath("//section[@id='transcript']")[0].itertext()))
    assert all(letters(cue.text) in shown for cue in timeline.cues)
    assert not page.xpath("//b | //v")


@given(timelines(), text)
@QUICKLY
def test_chapters_are_read_back_to_the_letter(
    tmp_path: Path, made: tuple[Timeline, tuple[Speaker, ...]], title: str
) -> None:
    """The chapters file is JSON with every title as it is, and times to the millisecond."""
    write_whole(tmp_path / "c.json", chapters_json(made[0], title))
    content = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert content["title"] == title
    assert made[0].chapters == tuple(
        Chapter(title=one["title"], start_ms=round(1000 * one["startTime"]), end_ms=round(1000 * one["endTime"]))
        for one in content["chapters"]
    )


@given(timelines())
@QUICKLY
def test_transcripts_hold_every_word(tmp_path: Path, made: tuple[Timeline, tuple[Speaker, ...]]) -> None:
    """WebVTT, SubRip and the words file are what their formats allow, and no word of a cue is lost or split in two."""
    timeline, speakers = made
    names = {"".join(words(speaker.name)) for speaker in speakers}
    wanted = "".join("".join(words(cue.text)) for cue in timeline.cues)
    transcript = webvtt(timeline, speakers)
    write_whole(tmp_path / "t.vtt", transcript)
    captions = read((tmp_path / "t.vtt").read_bytes().decode())
    assert "".join("".join("".join(caption.lines).split()) for caption in captions) == wanted
    for voice in {"".join(caption.voice.split()) for caption in captions} - {*names, "Narrator"}:
        assert voice.endswith("…"), "a long name is cut"
        assert any(name.startswith(voice[:-1]) for name in names)
    said = []
    for block, caption in zip(subrip(transcript).rstrip("\n").split("\n\n"), captions, strict=True):
        number, time, *lines = block.split("\n")
        assert int(number) == len(said) + 1
        assert re.fullmatch(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}", time)
        assert not any("-->" in one for one in lines), "it would begin a time"
        named = short_arrows(f"{caption.voice}: ")
        if lines[0].startswith(named):
            lines[0] = lines[0].removeprefix(named)
        said.append("".join("".join(lines).split()))
    assert short_arrows("".join(said)) == short_arrows(wanted)
    write_whole(tmp_path / "w.json", words_json(timeline, speakers))
    segments = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))["segments"]
    heard = "".join("".join(cue.text.split()) for cue in timeline.cues if cue.words)
    assert "".join("".join(segment["body"].split()) for segment in segments) == heard


SHOW = Show(title="A show", author="A", email="a@example.org", url="https://example.org/pod/")
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).flatmap(
    lambda when: st.integers(-12 * 60, 14 * 60).map(
        lambda minutes: when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    )
)


@given(timelines(), st.lists(text, min_size=6, max_size=6), line, moments)
@QUICKLY
def test_a_feed_is_read_back(
    tmp_path: Path, made: tuple[Timeline, tuple[Speaker, ...]], facts: list[str], guid: str, when: datetime
) -> None:
    """Titles, notes, names, dates and guids are what they were, as far as XML has their characters: for an XML parser
    to the letter, for feedparser and podcastparser as far as these leave text alone."""
    title, byline, site, summary, show_title, about = facts
    timeline, speakers = made
    first = TimedCue(
        number=1, kind="narration", speaker=None, voice="arthur", start_ms=0, end_ms=1, text=summary, words=()
    )
    files = EpisodeFolder(tmp_path / "an-episode")
    write_whole(files.mp3, b"sound")
    episode = Episode(
        folder=files, source="-", title=title, byline=byline, site=site, url="https://example.org/a?b=1&c=<",
        speakers=speakers, timeline=replace(timeline, cues=(first, *timeline.cues)), audio=(files.mp3,),
    )  # fmt: skip
    release = Release(guid=guid, slug="an-episode", first_published=when.isoformat())
    feed = feed_of(replace(SHOW, title=show_title, description=about), [(release, episode)], volumes(1)[0])
    root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False))
    item = root.find("channel/item")

    def same(element: etree._Element | None, wanted: str) -> None:
        assert element is not None
        assert words(element.text or "") == words(NOT_XML.sub(" ", wanted)) or letters(element.text or "") == letters(
            wanted
        )

    same(item.find("title"), title)
    same(item.find(f"{{{ITUNES}}}title"), title)
    same(item.find("guid"), guid)
    same(root.find("channel/title"), show_title)
    people = [person.text or "" for person in item.findall(f"{{{PODCAST}}}person")]
    assert list(map(letters, people)) == [letters(name) for name in (byline, SHOW.author) if name]
    chapters = item.findall(f"{{{PSC}}}chapters/{{{PSC}}}chapter")
    assert [letters(one.get("title")) for one in chapters] == [letters(one.title) for one in timeline.chapters]
    notes = fromstring("<div>" + item.find("{http://purl.org/rss/1.0/modules/content/}encoded").text + "</div>")
    shown = letters("".join(notes.itertext()))
    beginning = summary if len(" ".join(summary.split())) < 300 else ""
    assert all(letters(part) in shown for part in (beginning, byline, site, *(speaker.name for speaker in speakers)))
    assert not notes.xpath(".//*[not(self::div or self::p or self::br or self::ul or self::li or self::a)]")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = feedparser.parse(io.BytesIO(feed))
    assert not parsed.bozo
    assert len(parsed.entries) == 1
    assert datetime(*parsed.entries[0].published_parsed[:6], tzinfo=UTC) == when
    assert letters(parsed.entries[0].id) == letters(guid) or taken_for_another_encoding(item.find("guid"))
    (seen,) = podcastparser.parse("https://example.org/feed.xml", io.BytesIO(feed))["episodes"]
    assert letters(seen["guid"]) == letters(guid)
    assert seen["published"] == when.timestamp()
    assert [letters(one["title"]) for one in seen["chapters"]] == [letters(one.title) for one in timeline.chapters]
    if not set(title) & set("<&"):
        assert letters(parsed.entries[0].get("title", "")) == letters(title) or taken_for_another_encoding(
            item.find("title")
        )
        assert letters(seen["title"]) == letters(title) or not letters(title)


def taken_for_another_encoding(element: etree._Element) -> bool:
    """Whether feedparser takes an element's text for UTF-8 that was read as Latin-1."""
    text = (element.text or "").strip()
    try:
        return not text.isascii() and bool(text.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return False


@pytest.fixture(scope="module")
def sine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of sound."""
    path = tmp_path_factory.mktemp("audio") / "sine.mp3"
    command = "-v error -f lavfi -i sine=duration=10 -ar 44100 -ac 1 -b:a 32k"
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *command.split(), str(path)], check=True)
    return path


@given(timelines(), st.lists(text, min_size=5, max_size=5))
@QUICKLY
def test_tags_are_read_back(sine: Path, made: tuple[Timeline, tuple[Speaker, ...]], facts: list[str]) -> None:
    """Title, show, artist, transcript, players and chapters keep every word that ID3 can hold."""
    title, show, artist, lyrics, label = facts
    tags = EpisodeTags(
        title=title, show=show, artist=artist, date=None, language="en", source="-", comment=title, lyrics=lyrics, cover=None,
        chapters=made[0].chapters, players=(Player(label=label, position_ms=0, duration_ms=9_000),), encoder="podcaster",
    )  # fmt: skip
    write_tags(sine, tags)
    got = read_tags(sine)
    for one, other in ((got.title, title), (got.show, show), (got.artist, artist), (got.lyrics, lyrics)):
        assert held(one) == held(other)
    assert [held(one.title) for one in got.chapters] == [
        held(one.title) or ["Chapter", str(number)] for number, one in enumerate(tags.chapters, 1)
    ]
    assert [(one.start_ms, one.end_ms) for one in got.chapters] == [(one.start_ms, one.end_ms) for one in tags.chapters]


def held(one: str) -> list[str]:
    """The words of a text as ID3 holds them: half characters replaced."""
    return words(re.sub("[\ud800-\udfff]", "\ufffd", one))


def test_another_program_reads_the_oddest_tags(sine: Path) -> None:
    """ffprobe has the same title and chapters of everything odd at once."""
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("ffprobe is not installed on this machine")
    odd = re.sub("[\ufffe\uffff]", "", "".join(ODD))  # which ffprobe replaces
    chapters = tuple(
        Chapter(title=f"{n} {one}", start_ms=100 * n, end_ms=100 * n + 100) for n, one in enumerate([odd, *ODD[:20]])
    )
    write_tags(
        sine,
        EpisodeTags(
            title=odd, show=odd, artist=odd, date=None, language="en", source="-", comment=odd, lyrics=odd, cover=None,
            chapters=chapters, players=(), encoder="podcaster",
        ),
    )  # fmt: skip
    command = [program, "-v", "error", "-show_format", "-show_chapters", "-of", "json", str(sine)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert held(told["format"]["tags"]["title"]) == held(odd)
    assert [held(one["tags"]["title"]) for one in told["chapters"]] == [held(one.title) for one in chapters]


def quoted(one: str) -> str:
    """A text as a TOML string."""
    return json.dumps(one, ensure_ascii=False).replace("\x7f", "\\u007f")


whole = text.map(lambda one: one.encode("utf-8", "replace").decode())
VALID = {
    "title": whole, "author": whole, "description": whole, "narrator": whole.filter(bool), "engine": whole.filter(bool), "target": whole,
    "email": st.just("post@example.org"), "url": st.just("https://example.org/a/"), "language": st.sampled_from(["en", "de-AT"]),
    "category": st.sampled_from(["News", "Arts"]), "rate_wpm": st.integers(80, 450), "fragments": st.sampled_from(["speaker", "narrator"]),
    "target_lufs": st.floats(-30, -14), "pause_percent": st.integers(50, 200), "opening": st.booleans(), "notice": st.booleans(),
}  # fmt: skip
TABLES = {"show": ("title", "author", "description", "email", "url", "language", "category"), "publish": ("target",)}


@given(st.fixed_dictionaries({}, optional=VALID), st.booleans())
@settings(QUICKLY, max_examples=15)
def test_any_valid_setting_is_read_back(tmp_path: Path, values: dict[str, object], tables: bool) -> None:
    """Whatever a show is called, and any value within bounds, in its table or in none."""
    where = {key: table for table, keys in TABLES.items() for key in keys} if tables else {}
    lines: dict[str, list[str]] = {}
    for key, value in values.items():
        written = quoted(value) if isinstance(value, str) else str(value).lower()
        lines.setdefault(where.get(key, "sound" if tables else ""), []).append(f"{key} = {written}")
    (tmp_path / "podcaster.toml").write_text(
        "\n".join("\n".join([f"[{table}]" if table else "", *keys]) for table, keys in lines.items()), encoding="utf-8"
    )
    read_back = load_settings(tmp_path)
    assert {key: getattr(read_back, key) for key in values} == values


VALUES = [
    "nan", "inf", "-inf", "1e400", "-1", "0", "3", "99999999999999999999", "9" * 5000, "1.5", "true", "[]", "[[]]", "{}", "{a.b = 1}",
    "1979-05-27", "07:32:00", '""', '"a\\u0000b"', '"\\ud800"', "'''x'''", "[" * 3000, "{a=" * 3000, ".".join("a" * 3000), "0x7f", '"ftp://a"', '"http://[" ',
    '"x@y.z"', '"a@b"', '"en-"', '"speaker"',
]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*VALID, "cover", "intro", "outro", "between", "x", ".".join("a" * 99)]),
            st.sampled_from(VALUES) | whole.map(quoted) | text,
        ),
        max_size=3,
    ),
    st.sampled_from(["", "[show]", "[sound]", "[publish]", "[noise]", "[show.x]", "[[sound]]", "[" + "a." * 99 + "a]"]),
)
@settings(QUICKLY, max_examples=25)
@example([("intro", '"a\\u0000b"')], "")
@example([("rate_wpm", "9" * 5000)], "[sound]")
@example([("rate_wpm", "[" * 3000)], "[sound]")
def test_any_other_setting_is_refused_in_a_line(tmp_path: Path, lines: list[tuple[str, str]], table: str) -> None:
    """A value out of bounds, of another kind or no TOML at all is an explained error, never a traceback."""
    content = "\n".join([table, *(f"{key} = {value}" for key, value in lines)])
    (tmp_path / "podcaster.toml").write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        load_settings(tmp_path)
    except PodcasterError as error:
        assert "podcaster.toml" in str(error)


@given(st.dictionaries(whole.filter(str.strip), st.tuples(whole.filter(str.strip), st.booleans(), st.none() | whole), max_size=4))
@QUICKLY
def test_a_lexicon_is_read_back(entries: dict[str, tuple[str, bool, str | None]]) -> None:
    """Any word and any way to say it, as a text or as a table. (A word that is said as nothing is refused.)"""
    lines = ["[words]"]
    for written, (say, sensitive, engine) in entries.items():
        table = f"say = {quoted(say)}, case_sensitive = {str(sensitive).lower()}"
        table += f", engine = {quoted(engine)}" if engine is not None else ""
        plain = sensitive and engine is None
        lines.append(f"{quoted(written)} = {quoted(say) if plain else f'{{ {table} }}'}")
    found = parse_lexicon("\n".join(lines), "lexicon.toml")
    assert {one.written: (one.say, one.case_sensitive, one.engine) for one in found} == entries


voices = st.builds(
    Voice, name=st.just("ada"), engine=line, gender=st.sampled_from(["female", "male", "neutral"]),
    age=st.sampled_from(["young", "adult", "old"]), accent=line, description=line, pitch=st.integers(0, 100), pitch_range=st.integers(0, 100),
    rate_wpm=st.integers(80, 450), median_pitch_hz=st.integers(40, 500), gain_db=st.floats(-40, 40),
    timbre=st.lists(st.floats(-1e9, 1e9), max_size=3).map(tuple),
    find=st.dictionaries(st.sampled_from(["espeak", "sapi5"]), st.lists(line, min_size=1, max_size=2).map(tuple), min_size=1).map(
        lambda found: tuple(found.items())
    ),
)  # fmt: skip


@given(voices)
@QUICKLY
def test_a_voice_profile_is_read_back(voice: Voice) -> None:
    """Every field of a profile, whatever its texts hold."""
    lines = []
    for key, value in asdict(voice).items():
        if key == "find":
            lines += ["[find]", *(f"{driver} = [{', '.join(map(_toml, names))}]" for driver, names in value)]
        elif key != "name":
            lines.append(f"{key} = {_toml(value)}")
    clean = {key: _whole(value) for key, value in asdict(voice).items()}
    assert asdict(parse_profile("\n".join(lines), "ada")) == clean


def _toml(value: object) -> str:
    if isinstance(value, str):
        return quoted(_whole(value))
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, tuple) else repr(value)


def _whole(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_whole, value))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


people = st.builds(
    Remembered, name=whole.filter(fold), voice=whole.filter(str.strip), gender=st.sampled_from(["female", "male", "unknown"]),
    kind=st.sampled_from(["person", "organisation", "unknown"]), aliases=st.lists(whole, max_size=2).map(tuple), pinned=st.booleans(),
    why=whole, first_in=whole,
)  # fmt: skip
LINES = [
    "# note",
    "",
    '# ["Eve"]',
    "  # x = 1",
    'x = "a # b" # c',
    "x = [\n1, # ]\n2,\n]",
    'x = """\n[y]\n# z\n"""',
    "x = '''\n'''",
    "[t]",
    '[ "a.b" ] # x',
]


@given(st.lists(people, min_size=1, max_size=3, unique_by=lambda one: fold(one.name)), whole, st.booleans())
@QUICKLY
def test_a_cast_file_is_read_back(entries: list[Remembered], alias: str, windows: bool) -> None:
    """Everything known of everyone, also after a pin, an alias and a gender, with either kind of line ends."""
    content = with_entries("", entries)
    content = content.replace("\n", "\r\n") if windows else content
    assert [replace(one, place="") for one in parse_remembered(content, "c")] == entries
    first, *rest = entries
    content = with_alias(content, "c", first, alias)
    content = with_gender(with_pin(content, "c", first.name, "ada"), "c", first.name, "male")
    changed = replace(first, aliases=(*first.aliases, alias), voice="ada", pinned=True, why="pinned", gender="male")
    assert [replace(one, place="") for one in parse_remembered(content, "c")] == [changed, *rest]
    assert content.count("\n") == content.count("\r\n") or not windows


@given(
    st.lists(
        st.sampled_from(LINES) | whole.map(lambda one: f"y = {quoted(one)} # {one.split() and one.split()[0]}"),
        max_size=8,
    )
)
@settings(QUICKLY, max_examples=50)
def test_lines_of_tables_and_keys(pieces: list[str]) -> None:
    """Where a table and a key stand is where they are read from, whatever comments, lists and texts lie between."""
    numbered = [
        re.sub(r"^(x|y)(?= )", rf"\g<1>{n}", piece.replace("[t]", f"[t{n}]").replace("a.b", f"a.b{n}"))
        for n, piece in enumerate(pieces)
    ]
    content = "\n".join(numbered)
    try:
        tables = parse_toml(content)
    except ValueError:
        return
    rows = content.split("\n")
    seen = table_lines(content)
    for name, value in tables.items():
        if isinstance(value, dict):
            assert parse_toml(rows[seen[name].header]) == {name: {}}
        for key, inner in (value if isinstance(value, dict) else {name: value}).items():
            start, end = seen[name if isinstance(value, dict) else ""].keys[key]
            assert parse_toml("\n".join(rows[start : end + 1])) == {key: inner}


def test_what_no_hand_writes_is_refused() -> None:
    """Endless nesting and numbers of thousands of digits are no TOML; long texts are."""
    for content in ("a = " + "[" * 5000, "a = " + "9" * 5000):
        with pytest.raises(TomlError, match=r"deep|digits"):
            parse_toml(content)
    assert parse_toml('a = "' + "a." * 5000 + '" # ' + "a." * 5000)
