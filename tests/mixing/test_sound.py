"""A show's own sound: opening, notice, jingles, level, pauses; and the MP3 listened to before it is delivered."""

import json
import subprocess
from array import array
from math import pi, sin
from pathlib import Path

import pytest

from podcaster.errors import MixingError
from podcaster.mixing.containers.id3 import read_tags
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3_frames import split_frames
from podcaster.mixing.containers.mp3_gains import DELAY_MS, GRANULE_MS, HEARD_GAIN, check_heard, granule_gains
from podcaster.mixing.jingles import load_jingles
from podcaster.mixing.pauses import pause_ms
from podcaster.mixing.timeline import TimedCue
from podcaster.pipeline.episode import Production, build_episode
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE, opening_text
from podcaster.show.settings import Settings, load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.record import replace

ARTICLE = """# The bridge that nobody wants to pay for

By Anna Whitlock

“We will build it,” Maria Lopez said on Monday in the town hall, where people had come to hear what the new bridge over the river would look like.

The town has waited long. Lopez said the mood was “quite constructive and open” and that she expects the council to vote when it meets again next week.

## Costs

“It is too dear,” said John Miller, who has lived by the river for forty years and remembers the floods that took the old bridge away.
"""


def build(folder: Path, **settings: object) -> Production:
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    loaded = replace(load_settings(folder), cast_file=None, **settings)
    return build_episode(str(folder / "article.md"), settings=loaded, output=folder / "output")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Production:
    return build(tmp_path_factory.mktemp("plain"))


@pytest.mark.long
def test_a_show_opens_and_ends_with_its_own_words(tmp_path: Path) -> None:
    """Show, author and date come first, the notice once at the end; both can be switched off."""
    cues = build(tmp_path, title="The Harbour Post").episode.timeline.cues
    assert cues[0].text.startswith("The Harbour Post. By Anna Whitlock")
    assert cues[0].number == 0
    assert [cue.number for cue in cues if cue.text == NOTICE] == [cues[-1].number]
    silent = build(tmp_path, title="The Harbour Post", opening=False, notice=False).episode.timeline.cues
    assert [cue.text for cue in silent] == [cue.text for cue in cues[1:-1]]


def test_an_article_alone_has_nothing_around_it(plain: Production) -> None:
    """Without a show's title only the article is said, and the article's author is the artist."""
    assert plain.episode.mp3 is not None
    assert read_tags(plain.episode.mp3).artist == "Anna Whitlock"
    assert [cue.number for cue in plain.episode.timeline.cues] == [cue.number for cue in plain.script.cues]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("A", "By B. C.", "2010-02-23T21:55"), "A. By B. C., February 23, 2010."),
        (("A", None, None), "A."),
        (("", "", "2010-13-99"), ""),
    ],
)
def test_openings(told: tuple[str, str | None, str | None], said: str) -> None:
    """What is not known is not said."""
    assert opening_text(*told) == said


@pytest.mark.parametrize("target", [-19.0, *(pytest.param(one, marks=pytest.mark.long) for one in (-16.0, -23.0))])
def test_the_level_asked_for(tmp_path: Path, target: float) -> None:
    """`target_lufs` is what another meter reads in the MP3, ±0.5 LU."""
    made = build(tmp_path, target_lufs=target)
    assert measure_audio(made.episode.mp3)[1] == pytest.approx(target, abs=0.5)


def test_the_timeline_tells_how_the_article_sets_its_text(plain: Production, tmp_path: Path) -> None:
    """Cues with what stands before them are the article's text, with paragraphs, headings and unspoken labels."""
    body = ARTICLE.partition("Whitlock\n\n")[2].replace("## ", "").strip()
    cues = [cue for cue in plain.episode.timeline.cues if cue.part == "body"]
    assert "".join(f"{cue.before}{cue.text}" for cue in cues).strip() == body
    interview = "An interview about tides\n\nQ: Do the tides turn?\n\nA: They do, twice a day, and they always will.\n\nQ: And then?\n\nA: Then they turn again, as they always have.\n"
    (tmp_path / "talk.txt").write_text(interview, encoding="utf-8")
    talk = build_episode(str(tmp_path / "talk.txt"), settings=replace(Settings(), cast_file=None), output=tmp_path)
    said = "".join(f"{cue.before}{cue.text}" for cue in talk.episode.timeline.cues if cue.part == "body")
    assert said.strip() == interview.partition("\n\n")[2].strip()


def test_pauses_are_as_long_as_the_show_wants(tmp_path: Path, plain: Production) -> None:
    """What is quiet between cues is what the show sets, ±20 ms: with `pause_percent = 200` twice the usual, and the
    speech stays as it is."""
    doubled = build(tmp_path, pause_percent=200)
    slow, usual = doubled.episode.timeline.cues, plain.episode.timeline.cues
    script = plain.script
    for k in range(1, len(usual)):
        pause = pause_ms(script.cues[k - 1], script.cues[k], script.body)
        for cues, percent in ((usual, 100), (slow, 200)):
            assert cues[k].start_ms - cues[k - 1].end_ms == pytest.approx(pause * percent // 100, abs=20)
        assert slow[k].end_ms - slow[k].start_ms == pytest.approx(usual[k].end_ms - usual[k].start_ms, abs=30)


def test_jingles_sound_where_they_belong(tmp_path: Path, plain: Production) -> None:
    """A loud and a faint sound file are levelled, faded, and put before, behind and between."""
    for name, volume in (("intro", 1.0), ("outro", 0.01)):
        tone = array("h", (int(30_000 * volume * sin(2 * pi * 440 * k / 22_050)) for k in range(2 * 22_050)))
        command = [
            find_ffmpeg(),
            "-v",
            "error",
            "-f",
            "s16le",
            "-ar",
            "22050",
            "-ac",
            "1",
            "-i",
            "-",
            tmp_path / f"{name}.wav",
        ]
        subprocess.run(command, input=tone.tobytes(), check=True)
    jingles = load_jingles(tmp_path / "intro.wav", tmp_path / "outro.wav", None)
    loud, faint = (max(array("h", jingle.pcm)) for jingle in (jingles.intro, jingles.outro) if jingle)
    assert loud == pytest.approx(faint, rel=0.1)
    assert abs(array("h", jingles.intro.pcm)[0]) < 100
    made = build(tmp_path, intro=tmp_path / "intro.wav", outro=tmp_path / "outro.wav", between=tmp_path / "intro.wav")
    headings = sum(cue.kind == "heading" and cue.start > 0 for cue in made.script.cues)
    assert headings == 1
    begins_ms = [one.episode.timeline.cues[0].start_ms for one in (made, plain)]
    assert begins_ms[0] - begins_ms[1] == pytest.approx(2000, abs=26)  # both are on a frame
    assert made.episode.timeline.duration_ms >= plain.episode.timeline.duration_ms + 6000


def test_a_jingle_that_is_none(tmp_path: Path) -> None:
    """The error names the file."""
    (tmp_path / "intro.mp3").write_text("no sound")
    with pytest.raises(MixingError, match=r"intro\.mp3"):
        load_jingles(tmp_path / "intro.mp3", None, None)
    with pytest.raises(MixingError, match=r"outro\.mp3"):
        load_jingles(None, tmp_path / "outro.mp3", None)


def episode(*spans: tuple[int, int]) -> tuple[bytearray, tuple[TimedCue, ...]]:
    """The granules' gains of cues at these milliseconds, and the cues."""
    gains = bytearray(int((spans[-1][1] + 500) / GRANULE_MS))
    for start, end in spans:
        first, last = (int((ms + DELAY_MS) / GRANULE_MS) for ms in (start, end))
        gains[first:last] = bytes([165]) * (last - first)
    cues = tuple(
        TimedCue(number=k, kind="narration", speaker=None, voice="ada", start_ms=start, end_ms=end, text=f"Cue {k}",
                 words=(Word(start_ms=start, end_ms=end, char_start=0, char_end=3),))
        for k, (start, end) in enumerate(spans, 1)
    )  # fmt: skip
    return gains, cues


def test_what_is_not_heard_is_told_by_the_cue() -> None:
    """Silence for a cue, a lost beginning or end, a hole of over 2 s, a piece that is too short: each is found."""
    spans = ((250, 3000), (3200, 9000))
    check_heard(*episode(*spans), begin_ms=0)
    for first, last, wrong in (
        (3200, 9100, "cue 2 .* is not heard"),
        (3150, 3500, "cue 2 .* lost its beginning"),
        (8700, 9100, "cue 2 .* lost its end"),
        (5000, 7200, "cue 2 .* silent for over 2 s"),
    ):
        gains, cues = episode(*spans)
        a, b = int(first / GRANULE_MS), int(last / GRANULE_MS) + 4
        gains[a:b] = bytes(b - a)
        with pytest.raises(MixingError, match=wrong):
            check_heard(gains, cues, begin_ms=0)
    gains, cues = episode(*spans)
    with pytest.raises(MixingError, match=r"cue 2 .* is not heard"):
        check_heard(gains[:400], cues, begin_ms=0)


def test_the_gains_tell_what_a_decoder_hears(plain: Production) -> None:
    """Of a real episode: where decoded sound is loud, the granule's gain is high; where it is silent, there is none."""
    data = plain.episode.mp3.read_bytes()
    size = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])  # the tags, as ID3v2.3 tells
    frames = split_frames(data[size:])[1:]
    command = [find_ffmpeg(), "-v", "error", "-f", "mp3", "-i", "-", "-f", "s16le", "-"]
    sound = array("h", subprocess.run(command, input=b"".join(frames), capture_output=True, check=True).stdout)
    peaks = [max(max(sound[k : k + 576]), -min(sound[k : k + 576])) for k in range(576, len(sound) - 576, 576)]
    gains = granule_gains(frames)
    loud = [gain for peak, gain in zip(peaks, gains, strict=False) if peak > 3000]
    silent = [gain for peak, gain in zip(peaks, gains, strict=False) if peak == 0]
    assert sum(gain >= HEARD_GAIN for gain in loud) > 0.98 * len(loud)
    assert sum(gain == 0 for gain in silent) > 0.9 * len(silent) > 50


def test_a_partial_quote_flows(plain: Production) -> None:
    """Where a voice changes inside a sentence, the pause is short and nothing falls as at a full stop."""
    timeline = json.loads(plain.episode.mp3.with_suffix(".timeline.json").read_text(encoding="utf-8"))
    before, quote = next(
        pair
        for pair in zip(timeline["cues"], timeline["cues"][1:], strict=False)
        if pair[1]["text"].startswith("“quite")
    )
    assert quote["start_ms"] - before["end_ms"] == pytest.approx(70, abs=20)


def test_no_setting_is_taken_that_makes_no_sense(tmp_path: Path) -> None:
    """A target of 0 LUFS and pauses of 1000 % are refused with the line they stand in."""
    from podcaster.errors import UsageError

    for line in ("target_lufs = 0", "pause_percent = 1000", 'notice = "no"'):
        (tmp_path / "podcaster.toml").write_text(f"[sound]\n{line}\n", encoding="utf-8")
        with pytest.raises(UsageError, match=r"podcaster\.toml, line 2"):
            load_settings(tmp_path)
    assert Settings().target_lufs == -16
