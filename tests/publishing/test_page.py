"""The pages as HTML: what they show, for an episode that is written here."""

from dataclasses import replace
from pathlib import Path

from lxml.html import HtmlElement, fromstring

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.publishing.excerpts import soundbite_of, summary_of
from podcaster.publishing.page import episode_page, index_page
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume
from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, CuePart, Speaker

SHOW = Show(title="Tides & <Co>", author="Anna", email="a@example.org", url="https://example.org/pod/")
RELEASE = Release(guid="g", slug="one", first_published="2024-05-03T10:00:00+00:00")
ONE = Volume(number=0, first=0, end=1, archives=0)


def cue(
    number: int, text: str, speaker: str | None = None, *, kind: CueKind | None = None, part: CuePart = "body", length_ms: int = 1000
) -> TimedCue:
    """A cue at `number` seconds whose words are spoken one after the other."""
    words, at = [], 0
    for position, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        ms = 1000 * number + 100 * position
        words.append(Word(start_ms=ms, end_ms=ms + 90, char_start=start, char_end=at))
    return TimedCue(
        number=number, kind=kind or ("quote" if speaker else "narration"), part=part, speaker=speaker, voice="arthur",
        start_ms=1000 * number, end_ms=1000 * number + length_ms, text=text, words=tuple(words),
    )  # fmt: skip


def episode(*cues: TimedCue, speakers: tuple[Speaker, ...] = (), url: str = "") -> Episode:
    files = EpisodeFolder(Path("one"))
    chapters = (Chapter(title="First & last", start_ms=0, end_ms=61_500), Chapter(title="Then", start_ms=61_500, end_ms=3_723_900))
    timeline = Timeline(duration_ms=3_723_900, sample_rate_hz=44_100, cues=cues, chapters=chapters)
    return Episode(
        folder=files, source="-", title="The <b>quay</b>", byline="Eve", site="Post", published="2024-05-03T09:00",
        url=url, speakers=speakers, timeline=timeline, audio=(files.mp3,),
    )  # fmt: skip


def shown(made: Episode) -> HtmlElement:
    return fromstring(episode_page(SHOW, RELEASE, made).encode())


def test_an_episodes_page() -> None:
    """Title, credit, player, chapters and every word with its time; text is never markup."""
    page = shown(episode(cue(0, "Waves & <i>wind</i>. They rose!"), url="https://example.org/a?b=1&c"))
    assert page.xpath("string(//h1)") == "The <b>quay</b>"
    assert page.xpath("string(//title)") == "The <b>quay</b>"
    assert page.xpath("string(//p[@class='show'])") == "Tides & <Co>"
    assert page.xpath("string(//p[@class='credit'])") == "By Eve, Post, 2024-05-03 · Read the article · 1:02:03"
    (link,) = page.xpath("//p[@class='credit']/a")
    assert dict(link.attrib) == {"href": "https://example.org/a?b=1&c", "rel": "noopener"}
    assert page.xpath("//audio/@src") == ["one.mp3"]
    assert page.xpath("//track/@src") == ["one.vtt"]
    assert [(a.get("href"), a.text_content()) for a in page.xpath("//nav//a")] == [
        ("one.mp3#t=0.000", "0:00First & last"), ("one.mp3#t=61.500", "1:01Then"),
    ]  # fmt: skip
    words = [(w.text, w.get("data-s"), w.get("data-e")) for w in page.xpath("//span[@class='w']")]
    assert words == [("Waves", "0", "90"), ("&", "100", "190"), ("<i>wind</i>.", "200", "290"), ("They", "300", "390"), ("rose!", "400", "490")]
    assert page.xpath("string(//p[@class='cue'])") == "Waves & <i>wind</i>. ¶ They rose!¶ "
    assert page.xpath("//a[@class='at']/@href") == ["#t=0.000", "#t=0.300"]


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    """What an article's metadata say can't become a script."""
    page = shown(episode(cue(0, "Waves."), url="javascript:alert(1)"))
    assert page.xpath("string(//p[@class='credit'])") == "By Eve, Post, 2024-05-03 · 1:02:03"


def test_who_speaks_is_named_where_the_voice_changes() -> None:
    """Not again for the same speaker's next quote; a heading is one; the ninth speaker has the first one's colour."""
    speakers = tuple(Speaker(id=f"id{n}", name=f"Name {n}") for n in range(9))
    quotes = [cue(n, "Yes.", f"id{max(0, n - 1)}") for n in range(10)]  # the first speaker twice
    page = shown(episode(*quotes, cue(10, "Later", kind="heading"), cue(11, "Wind."), speakers=speakers))
    assert page.xpath("//span[@class='who']/text()") == [speaker.name for speaker in speakers]
    assert page.xpath("//section[@id='transcript']/p/@class") == [
        "cue s1", "cue s1", "cue s2", "cue s3", "cue s4", "cue s5", "cue s6", "cue s7", "cue s8", "cue s1", "cue",
    ]  # fmt: skip
    assert [h.text_content() for h in page.xpath("//h3")] == ["Later¶ "]
    assert page.xpath("//section[@class='cast']//li/text()") == [*(speaker.name for speaker in speakers), "Narrator"]


def test_the_shows_own_page() -> None:
    """Every episode with its page, date, length and first words; a show without one says so; volumes are linked."""
    made = [(RELEASE, episode(cue(0, "Waves & wind."))), (replace(RELEASE, slug="t w"), episode())]
    page = fromstring(index_page(SHOW, made, ONE).encode())
    assert page.xpath("//ol/li/h2/a/@href") == ["one/index.html", "t%20w/index.html"]
    assert [p.text_content() for p in page.xpath("//ol/li[1]/p")] == ["2024-05-03 · 1:02:03", "Waves & wind."]
    assert page.xpath("string(//header//p[@class='meta'])") == "Articles read aloud by Anna."
    assert not page.xpath("//nav")
    empty = fromstring(index_page(SHOW, [], Volume(number=2, first=0, end=0, archives=3)).encode())
    assert empty.xpath("//p[@class='empty']/text()") == ["No episode yet."]
    assert [(a.text, a.get("href")) for a in empty.xpath("//nav//a")] == [
        ("Newer", "archive-3.html"), ("Older", "archive-1.html"), ("Newest", "index.html"), ("Oldest", "archive-1.html"),
    ]  # fmt: skip


def test_a_summary_is_the_articles_first_words() -> None:
    """Neither what the show says, nor the title, nor headings; at most 300 characters, cut between words."""
    around = (cue(0, "The Post.", part="opening"), cue(1, "The quay", part="title"), cue(2, "Later", kind="heading"))
    assert summary_of((*around, cue(3, "Waves  rose."), cue(4, "“No,”", "a"), cue(5, "Bye.", part="notice"))) == "Waves rose. “No,”"
    long = summary_of([cue(0, "wave " * 100)])
    assert long == "wave " * 59 + "wave…"
    assert summary_of([cue(0, "w" * 500)]) == "…"


def test_a_soundbite_is_the_longest_quote_of_15_to_60_seconds() -> None:
    """Quotes of one speaker in a row count together, and are cut at their start when they are too long; none is none."""
    assert soundbite_of([cue(0, "a", "x", length_ms=14_999)]) is None
    assert soundbite_of([cue(0, "a", "x", length_ms=60_001)]) is None
    assert soundbite_of([cue(0, "a", length_ms=30_000)]) is None
    assert soundbite_of([cue(1, "a", "x", length_ms=15_000), cue(20, "b", "y", length_ms=60_000)]) == (20_000, 60_000)
    assert soundbite_of([cue(0, "a", "x"), cue(1, "b", "x", length_ms=14_000)]) == (0, 15_000)
    assert soundbite_of([cue(0, "a", "x"), cue(1, "b", "y", length_ms=14_000)]) is None
    assert soundbite_of([cue(0, "a", "x"), cue(30, "b", "x"), cue(70, "c", "x", length_ms=10_000)]) == (30_000, 50_000)
