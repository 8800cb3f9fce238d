"""The WebVTT transcript, read back by a strict reader of the format and by ffmpeg."""

import html
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.publishing.agreement import in_transcripts
from podcaster.publishing.transcript import LINE_CHARACTERS, LONGEST_MS, webvtt
from podcaster.publishing.words_file import subrip, words_json
from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, Speaker

SPEAKERS = (
    Speaker(id="lavrov", name="Sergey Lavrov"),
    Speaker(id="odd", name="R&D <b>--> Corp\n>"),
)
WORD_MS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """One cue of a WebVTT file."""

    start_ms: int
    end_ms: int
    voice: str
    lines: tuple[str, ...]


def milliseconds(clock: str) -> int:
    """A WebVTT timestamp with hours."""
    hours, minutes, seconds, rest = (int(part) for part in re.split("[:.]", clock))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def read(vtt: str) -> list[Caption]:
    """The cues of the file; fails on anything that the format does not allow."""
    head, *blocks = vtt.rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    captions = []
    for block in blocks:
        times, *lines = block.split("\n")
        found = re.fullmatch(r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})", times)
        assert found, times
        voice = re.match(r"<v ([^<>\n]+)>", lines[0])
        assert voice
        lines[0] = lines[0][voice.end() :]
        assert all(line.strip() and not re.search(r"[<>]|&(?!amp;|lt;|gt;)", line) for line in lines)
        captions.append(
            Caption(
                start_ms=milliseconds(found[1]),
                end_ms=milliseconds(found[2]),
                voice=html.unescape(voice[1]),
                lines=tuple(html.unescape(line) for line in lines),
            )
        )
    return captions


def timed(text: str, start_ms: int = 0, *, kind: CueKind = "narration", speaker: str | None = None) -> TimedCue:
    """A cue whose words are heard one every 300 ms."""
    words = tuple(
        Word(
            start_ms=start_ms + index * WORD_MS,
            end_ms=start_ms + index * WORD_MS + 250,
            char_start=found.start(),
            char_end=found.end(),
        )
        for index, found in enumerate(re.finditer(r"\w+", text))
    )
    end_ms = start_ms + WORD_MS * len(words) + 100
    return TimedCue(
        number=1, kind=kind, speaker=speaker, voice="v", start_ms=start_ms, end_ms=end_ms, text=text, words=words
    )


def timeline(*cues: TimedCue) -> Timeline:
    """The cues as a whole episode."""
    return Timeline(duration_ms=max(cue.end_ms for cue in cues), sample_rate_hz=44_100, cues=cues, chapters=())


QUOTE = (
    "“Cold war stereotypes remain strong in Euro-Atlantic policies, NATO is continuing its expansion at the same time "
    "as it's developing a new strategy. One strategy option would see NATO have global reach and the possibility to "
    "use force worldwide. This doesn’t exactly comply with the UN charter, and of course we are worried,”"
)


def test_speakers_have_their_voices() -> None:
    """Quotes carry the speaker's name, the rest the narrator's, each at its own time."""
    said = timed("“We are worried,”", kind="quote", speaker="lavrov")
    read_back = read(webvtt(timeline(said, timed("he said.", 2000)), SPEAKERS))
    assert read_back == [
        Caption(start_ms=0, end_ms=850, voice="Sergey Lavrov", lines=("“We are worried,”",)),
        Caption(start_ms=2000, end_ms=2550, voice="Narrator", lines=("he said.",)),
    ]


def test_a_long_quote_is_cut_where_one_pauses() -> None:
    """Between sentences, after a comma, and no line or time too long."""
    captions = read(webvtt(timeline(timed(QUOTE, kind="quote", speaker="lavrov")), SPEAKERS))
    texts = [" ".join(caption.lines) for caption in captions]
    assert texts[0] == "“Cold war stereotypes remain strong in Euro-Atlantic policies,"
    assert "This doesn’t exactly comply with the UN charter, and of course we are worried,”" in texts
    assert " ".join(texts) == QUOTE


def test_a_caption_starts_with_its_first_word() -> None:
    """The engine's word times are what counts, not the share of characters."""
    captions = read(webvtt(timeline(timed(QUOTE, 5000)), SPEAKERS))
    for caption in captions:
        before = QUOTE[: QUOTE.index(" ".join(caption.lines))]
        assert caption.start_ms == 5000 + WORD_MS * len(re.findall(r"\w+", before))


def test_short_sentences_share_a_caption() -> None:
    """Nobody reads a caption that flashes by."""
    captions = read(webvtt(timeline(timed("No. Never. Not in this world. And that is all.")), SPEAKERS))
    assert len(captions) == 1


def test_no_word_is_left_alone() -> None:
    """A sentence one word too long for a caption is shared by two."""
    text = "Washington has strongly urged Moscow not to view NATO as a major threat to its security."
    captions = read(webvtt(timeline(timed(text)), SPEAKERS))
    assert [len(" ".join(caption.lines).split()) for caption in captions] == [8, 8]


def test_text_is_data() -> None:
    """Arrows, tags, entities, control characters and empty lines in an article stay text."""
    text = "a --> b\n\n00:00:00.000 --> 00:00:09.000\n\n<v Lavrov>no</v> &amp; NOTE\n\nSTYLE \0\x1b c"
    captions = read(webvtt(timeline(timed(text, kind="quote", speaker="odd")), SPEAKERS))
    assert {caption.voice for caption in captions} == {"R&D <b>--> Corp >"}
    assert " ".join(" ".join(caption.lines) for caption in captions) == " ".join(
        text.replace("\0", "").replace("\x1b", "").split()
    )


@pytest.mark.parametrize("arrow", ["-->", "--->", "----->"])
def test_a_time_in_the_text_is_no_time(tmp_path: Path, arrow: str) -> None:
    """An article about subtitles has its times as text: in either file only the captions' own are found."""
    said = timeline(timed(f"It begins with a number, then “00:00:09,000 {arrow} 00:00:01,000” on a line", 1000),
                    timed(f"00:00:01.000 {arrow} 00:00:00.000", 9000, kind="quote", speaker="odd"))  # fmt: skip
    vtt = webvtt(said, SPEAKERS)
    srt = subrip(vtt)
    assert srt.count("-->") == len(read(vtt)) >= 2
    assert "00:00:09,000 -> 00:00:01,000" in " ".join(srt.split())
    folder = tmp_path / "one"
    folder.mkdir()
    files = EpisodeFolder(folder)
    episode = Episode(folder=files, source="-", title="", speakers=SPEAKERS, timeline=said, audio=(files.mp3,))
    for ending, text in ((".vtt", vtt), (".srt", srt), (".words.json", words_json(said, SPEAKERS).decode())):
        files.file(ending).write_text(text, encoding="utf-8")
    assert list(in_transcripts(episode)) == []
    for ending in (".vtt", ".srt"):
        whole = files.file(ending).read_text(encoding="utf-8")
        files.file(ending).write_text(whole.replace("00:00:01", "00:00:08", 1).replace("00:00:09", "00:00:02", 1), encoding="utf-8")
    assert len([problem for problem in in_transcripts(episode) if "out of order" in problem]) == 2


def test_without_word_times_the_text_shares_the_time() -> None:
    """An engine that tells no words still gets a whole transcript within the cue."""
    cue = TimedCue(number=1, kind="quote", speaker=None, voice="v", start_ms=1000, end_ms=21_000, text=QUOTE, words=())
    captions = read(webvtt(timeline(cue), SPEAKERS))
    assert captions[0].start_ms == 1000
    assert captions[-1].end_ms == 21_000
    assert len(captions) >= 4


def test_ffmpeg_reads_every_caption() -> None:
    """Another program counts the same captions, in spite of markup in the text."""
    program = shutil.which("ffmpeg")
    if program is None:
        pytest.skip("no ffmpeg is installed on this machine")
    vtt = webvtt(timeline(timed(QUOTE), timed("a --> b <i> & c", 60_000, kind="quote", speaker="odd")), SPEAKERS)
    told = subprocess.run(
        [program, "-v", "error", "-f", "webvtt", "-i", "-", "-f", "srt", "-"],
        input=vtt.encode(),
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().count(" --> ") == len(read(vtt)) + 1  # one arrow is the article's
    assert told.stderr == b""


def test_a_sentence_without_end_takes_no_longer_a_word() -> None:
    """Twenty thousand words in one sentence are a matter of a second, not of their square."""
    text = "word " * 20_000
    began = time.process_time()
    captions = read(webvtt(timeline(timed(text)), SPEAKERS))
    assert time.process_time() - began < 5
    assert sum(len(" ".join(caption.lines).split()) for caption in captions) == 20_000


words = st.text(st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1, max_size=60)
texts = st.lists(words | st.sampled_from(["word", "end.", "so,", "“Yes.”", "-->", "<v>", "&"]), min_size=1, max_size=60)


@given(st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=5))
def test_no_word_is_lost_and_no_caption_overlaps(paragraphs: list[tuple[list[str], bool]]) -> None:
    """Whatever the text: every character in order, in the right voice, on two lines at most, within the measures."""
    cues: list[TimedCue] = []
    for paragraph, quoted in paragraphs:
        start_ms = cues[-1].end_ms + 200 if cues else 0
        cues.append(timed(" ".join(paragraph), start_ms, kind="quote", speaker="lavrov" if quoted else None))
    captions = read(webvtt(timeline(*cues), SPEAKERS))
    shown = "".join("".join(caption.lines) for caption in captions)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", "".join(cue.text for cue in cues))
    assert {caption.voice for caption in captions} == {
        "Sergey Lavrov" if quoted else "Narrator" for _, quoted in paragraphs
    }
    for caption in captions:
        assert caption.start_ms < caption.end_ms
        assert len(caption.lines) <= 2
        assert all(len(line) <= LINE_CHARACTERS for line in caption.lines)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(captions))


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), min_size=1, max_size=30))
def test_broken_word_times_break_no_caption(times: list[tuple[int, int]]) -> None:
    """Even times that go backwards leave a valid file, with every word in it and none shown too long."""
    text = " ".join(f"word{index}" for index in range(len(times)))
    words = tuple(
        Word(start_ms=start, end_ms=end, char_start=found.start(), char_end=found.end())
        for found, (start, end) in zip(re.finditer(r"\S+", text), times, strict=True)
    )
    cue = TimedCue(number=1, kind="quote", speaker=None, voice="v", start_ms=0, end_ms=9000, text=text, words=words)
    captions = read(webvtt(timeline(cue), SPEAKERS))
    assert " ".join(" ".join(caption.lines) for caption in captions) == text
    assert all(one.start_ms < one.end_ms <= other.start_ms for one, other in pairwise(captions))
    assert all(
        caption.end_ms - caption.start_ms <= LONGEST_MS or len(" ".join(caption.lines).split()) == 1
        for caption in captions
    )


@pytest.mark.parametrize("name", ["Ann", "The Permanent Secretary of the Ministry of Works and Ways", "R&D & Sons & Daughters & Co", "&" * 40])
@pytest.mark.parametrize("word", ["walls", "R&D", "<>" * 30, "a" * 200])
def test_no_line_of_the_file_is_longer_than_apple_reads(name: str, word: str) -> None:
    """With the voice tag and escapes, every line has at most 65 characters, and no letter is lost."""
    said = timeline(timed(" ".join([word, "and", "floors"] * 9), 100, speaker="one"))
    vtt = webvtt(said, (Speaker(id="one", name=name),))
    assert max(map(len, vtt.split("\n"))) <= 65
    text = html.unescape(re.sub(r"<v [^>]*>", "", "".join(line for line in vtt.split("\n")[1:] if "-->" not in line)))
    assert text.replace(" ", "") == f"{word}andfloors" * 9
