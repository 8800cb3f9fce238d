"""The pages as HTML: what they show, for an episode that is written here."""

import io
import json
import re
from pathlib import Path

import segno
from lxml import etree
from lxml.html import HtmlElement, fromstring
from PIL import Image
from publishing.conftest import ShowFolder

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.share_picture import draw_share_picture, small_cover
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.publishing.excerpts import pull_quote, soundbite_of, summary_of
from podcaster.publishing.page import Neighbour, episode_page, index_page, subscribe_page
from podcaster.publishing.release import Release
from podcaster.publishing.search_file import search_file
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import CueKind, CuePart, Speaker
from podcaster.system.record import replace

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


def shown(made: Episode, **around: Neighbour) -> HtmlElement:
    return fromstring(episode_page(SHOW, RELEASE, made, **around).encode())


def spaced(element: HtmlElement) -> str:
    """The text of an element, with single spaces, without what only a screen reader says."""
    hidden = "ancestor-or-self::*[contains(@class, 'vh') or @class='at' or @class='who']"
    return " ".join("".join(element.xpath(f".//text()[not({hidden})]")).split())


def blocks(page: HtmlElement) -> list[tuple[str, str]]:
    """The blocks of the transcript: tag and class, and text."""
    found = page.xpath("//section[@id='transcript']/*[contains(@class, 'block')]")
    return [(f"{block.tag} {block.get('class').removeprefix('block').strip()}".strip(), spaced(block)) for block in found]


def test_an_episodes_page() -> None:
    """Title, credit, player, chapters and every word with its time; text is never markup."""
    page = shown(episode(cue(0, "Waves & <i>wind</i>. They 🌊 rose!"), url="https://example.org/a?b=1&c"))
    assert page.xpath("string(//h1)") == "The <b>quay</b>"
    assert page.xpath("string(//title)") == "The <b>quay</b> · Tides & <Co>"
    assert page.xpath("string(//p[@class='show'])") == "Tides & <Co>"
    assert page.xpath("string(//p[@class='credit'])") == "By Eve · Post · 3 May 2024 · Read the article · 1:02:03"
    (link,) = page.xpath("//p[@class='credit']/a")
    assert dict(link.attrib) == {"href": "https://example.org/a?b=1&c", "rel": "noopener"}
    assert page.xpath("//audio/@src") == ["one.mp3"]
    assert page.xpath("//track/@src") == ["one.vtt"]
    assert page.xpath("//img/@src") == ["cover-480.jpg"]
    assert [(a.get("href"), a.text_content()) for a in page.xpath("//nav[contains(@class, 'chapters')]//a")] == [
        ("one.mp3#t=0.000", "0:00First & last"), ("one.mp3#t=61.500", "1:01Then"),
    ]  # fmt: skip
    sentences = [(s.text, s.get("id"), s.get("data-w")) for s in page.xpath("//span[@class='s']")]
    assert sentences == [  # units before the first word and its start; then units, gap and length of each
        ("Waves & <i>wind</i>. ", "t=0.000", "0 0 6 0 90 2 10 90 13 10 90"),
        ("They 🌊 rose!", "t=0.300", "0 300 5 0 90 3 10 90 5 10 90"),  # a script counts the wave as two units
    ]
    assert page.xpath("//a[@class='at']/@href") == ["#t=0.000"]


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    """What an article's metadata say can't become a script."""
    page = shown(episode(cue(0, "Waves."), url="javascript:alert(1)"))
    assert page.xpath("string(//p[@class='credit'])") == "By Eve · Post · 3 May 2024 · 1:02:03"
    assert "javascript" not in " ".join(page.xpath("//@href"))


def test_the_text_is_set_as_the_article_sets_it() -> None:
    """A paragraph stays one, with its quotes; a heading is whole; labels stand where they stood; the notice is there once."""
    ann = Speaker(id="ann", name="Ann Lee", gender="female")
    page = shown(
        episode(
            replace(cue(0, "The Post.", part="opening"), before="\n\n"),
            replace(cue(1, "“Not us”", "ann", part="title"), before="\n\n"),
            replace(cue(2, "say crews", kind="heading", part="title"), before=" "),
            replace(cue(3, "“No,”", "ann"), before="\n\n"),
            replace(cue(4, "she said. “Not"), before=" "),
            replace(cue(5, "now.”", "ann"), before=" "),
            replace(cue(6, "“A bill”", "ann"), before="\n\n"),
            replace(cue(7, "for whom?", kind="heading"), before=" "),
            replace(cue(8, "Why?\n\nWhen?"), before="\n\nQ: "),
            replace(cue(9, "(Soon.)", "ann"), before="\n\n10:30\n\nA: "),
            replace(cue(10, NOTICE, part="notice"), before="\n\n"),
            speakers=(ann,),
        )
    )
    page_title = page.xpath("//h1")[0]
    assert spaced(page_title) == "The <b>quay</b>"  # the spoken title is another one, and stays in the transcript
    assert blocks(page) == [
        ("p opening", "The Post."),
        ("h2", "“Not us” say crews"),
        ("p paragraph said s1", "“No,” she said. “Not now.”"),
        ("h2", "“A bill” for whom?"),
        ("p paragraph", "Q: Why?"),
        ("p paragraph", "When?"),
        ("p paragraph", "10:30"),
        ("p paragraph said s1", "A: (Soon.)"),
        ("p notice", NOTICE),
    ]
    assert NOTICE not in page.xpath("string(//footer)")


def test_a_title_that_is_spoken_is_the_pages_heading() -> None:
    """Its words have their times there, and it is not repeated in the transcript."""
    made = replace(episode(cue(0, "The quay", part="title", kind="heading"), cue(2, "Waves.")), title="The quay")
    page = shown(made)
    assert page.xpath("//h1/span/@data-w") == ["0 0 4 0 90 4 10 90"]
    assert blocks(page) == [("p paragraph", "Waves.")]


def test_paragraphs_of_an_earlier_versions_timeline_are_told_by_text_and_pauses() -> None:
    """What goes on in the same sentence, or after a short pause, is in the paragraph."""
    made = [cue(0, "“No,”", "a", length_ms=400), cue(1, "she said."), cue(3, "Then:"), cue(5, "“Why?”", "a", length_ms=900), cue(6, "Ann asked."), cue(9, "Rain.")]
    page = shown(episode(*made, speakers=(Speaker(id="a", name="Ann"),)))
    assert [text for _, text in blocks(page)] == ["“No,” she said.", "Then: “Why?” Ann asked.", "Rain."]


def test_who_speaks_is_named_where_the_voice_changes() -> None:
    """Not again for the same speaker's next quote; the ninth speaker has the first one's colour, and a mark of their own."""
    speakers = tuple(Speaker(id=f"id{n}", name=f"Name {n}", gender="male" if n else "female") for n in range(9))
    quotes = [replace(cue(n, "Yes.", f"id{max(0, n - 1)}"), before="\n\n") for n in range(10)]  # the first speaker twice
    page = shown(episode(*quotes, cue(11, "Wind."), speakers=speakers))
    assert page.xpath("//span[@class='who']/text()") == [speaker.name for speaker in speakers]
    assert [kind for kind, _ in blocks(page)] == [
        *(f"p paragraph said s{n}" for n in (1, 1, 2, 3, 4, 5, 6, 7, 8, 1)), "p paragraph",
    ]  # fmt: skip
    assert page.xpath("//section[contains(@class, 'cast')]//*[@class='name']/text()") == [*(speaker.name for speaker in speakers), "Narrator"]
    assert page.xpath("string((//span[@class='fact'])[1])") == "2 quotes · 0:02"
    assert [b.text for b in page.xpath("//button[@data-only]")][:2] == ["Only her quotes", "Only his quotes"]
    marks = [etree.tostring(mark) for mark in page.xpath("//symbol[starts-with(@id, 'mark-')]/*[1]")]
    assert len(set(marks)) == 8
    assert marks[8] == marks[0]
    bars = page.xpath("//symbol[starts-with(@id, 'mark-')]/path[@class='bars']/@d")
    assert len(set(bars)) == 9
    turns = page.xpath("//*[local-name()='rect' and @data-of]")
    assert [(turn.get("data-of"), turn.get("x"), turn.get("width")) for turn in turns][8:] == [("id7", "8000", "1000"), ("id8", "9000", "1000")]


def test_a_page_tells_programs_what_it_is() -> None:
    """Open Graph, a Twitter card and a schema.org PodcastEpisode, with whole addresses; a show of this machine has none."""
    page = shown(episode(cue(0, "Waves </script><b>& wind</b>."), url="https://example.org/a"))
    facts = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.xpath("//meta[@content]")}
    assert facts["og:title"] == "The <b>quay</b>"
    assert facts["og:image"] == "https://example.org/pod/one/share.jpg"
    assert facts["og:url"] == page.xpath("//link[@rel='canonical']/@href")[0] == "https://example.org/pod/one/index.html"
    assert facts["og:audio"] == "https://example.org/pod/one/one.mp3"
    assert facts["twitter:card"] == "summary_large_image"
    assert facts["description"] == facts["og:description"] == "Waves </script><b>& wind</b>."
    told = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert (told["@type"], told["duration"], told["datePublished"]) == ("PodcastEpisode", "PT3723S", "2024-05-03T10:00:00+00:00")
    assert told["description"] == facts["description"]
    assert told["associatedMedia"]["contentUrl"] == facts["og:audio"]
    assert told["partOfSeries"]["webFeed"] == "https://example.org/pod/feed.xml"
    assert told["isBasedOn"]["url"] == "https://example.org/a"
    assert told["digitalSourceType"] == "https://schema.org/AlgorithmicMediaDigitalSource"
    trained = shown(replace(episode(cue(0, "Waves.")), digital_source="trainedAlgorithmicMedia")).xpath("string(//script[@type='application/ld+json'])")
    assert json.loads(trained)["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert len(page.xpath("//script")) == 2
    local = replace(SHOW, url="http://127.0.0.1:8000/")
    assert "127.0.0.1" not in episode_page(local, RELEASE, episode(cue(0, "Waves.")))
    private = fromstring(episode_page(replace(SHOW, token="s3cret"), RELEASE, episode(cue(0, "Waves."))).encode())
    assert private.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_what_is_read_has_its_language_and_the_page_its_own() -> None:
    """The article's words are told apart from the page's English ones, so that screen readers pronounce both right."""
    page = shown(replace(episode(cue(0, "Wellen.")), language="de"))
    assert page.get("lang") == "en"
    assert page.xpath("//h1/@lang | //section[@id='transcript']/@lang | //track/@srclang") == ["de", "de", "de"]
    listed = fromstring(index_page(SHOW, [(RELEASE, replace(episode(cue(0, "Wellen.")), language="de"))], ONE).encode())
    assert listed.xpath("//li//@lang") == ["de", "de"]


def test_the_episodes_before_and_after_are_linked() -> None:
    """By title; the first and the last episode have one neighbour only."""
    page = shown(episode(cue(0, "Waves.")), newer=Neighbour(slug="t w", title="Two"), older=Neighbour(slug="zero", title="<Zero>"))
    links = [(a.get("rel"), a.get("href"), a.text_content()) for a in page.xpath("//nav[@class='neighbours']/a")]
    assert links == [("prev", "../zero/index.html", "Previous episode<Zero>"), ("next", "../t%20w/index.html", "Next episodeTwo")]
    assert not shown(episode(cue(0, "Waves."))).xpath("//nav[@class='neighbours']")


def test_the_shows_own_page() -> None:
    """Every episode with cover, page, date, length, first words and speakers; a show without one says so; volumes are linked."""
    five = tuple(Speaker(id=f"id{n}", name=f"Name {n}") for n in range(6))
    made = [(RELEASE, episode(cue(0, "Waves & wind."), cue(1, "Yes.", "id0"), speakers=five)), (replace(RELEASE, slug="t w"), episode())]
    page = fromstring(index_page(SHOW, made, ONE).encode())
    assert page.xpath("//ol[@class='cards']/li/h2/a/@href") == ["one/index.html", "t%20w/index.html"]
    assert page.xpath("//li/img/@src") == ["one/cover-480.jpg", "t%20w/cover-480.jpg"]
    assert [p.text_content() for p in page.xpath("//ol[@class='cards']/li[1]/p")] == ["3 May 2024 · 1:02:03", "Waves & wind. Yes."]
    assert [li.text_content() for li in page.xpath("//ul[@class='voices']/li")] == ["Name 0", "Name 1", "Name 2", "Name 3", "and 2 more"]
    assert page.xpath("string(//header//p[@class='meta'])") == "Articles read aloud by synthetic voices, from Anna."
    assert page.xpath("//input/@data-files") == ["search-0.js"]
    assert not page.xpath("//nav")
    empty = fromstring(index_page(SHOW, [], Volume(number=2, first=0, end=0, archives=3)).encode())
    assert empty.xpath("//p[@class='empty']/text()") == ["No episode yet."]
    assert [(a.text, a.get("href")) for a in empty.xpath("//nav//a")] == [
        ("Newer", "archive-3.html"), ("Older", "archive-1.html"), ("Newest", "index.html"), ("Oldest", "archive-1.html"),
    ]  # fmt: skip
    full = replace(made[0][1], title="The council votes about the quay", description="words of a summary " * 15)
    many = [(replace(RELEASE, slug=f"the-council-votes-about-the-quay-{n}"), full) for n in range(100)]
    assert len(index_page(SHOW, many, ONE).encode()) < 150_000
    old = fromstring(index_page(SHOW, made, Volume(number=2, first=0, end=2, archives=3)).encode())
    assert old.xpath("//input/@data-files") == ["search-0.js search-3.js search-2.js search-1.js"]


def test_a_search_file_has_every_paragraph_with_its_time() -> None:
    """Of every episode: where it is, what it is called, who speaks, and the text of its body."""
    spoken = (cue(0, "The Post.", part="opening"), replace(cue(2, "Waves\n rose."), before="\n\n"), replace(cue(4, "“No,”", "a"), before="\n\n"), replace(cue(5, "she said."), before=" "))
    text = search_file([(RELEASE, episode(*spoken, speakers=(Speaker(id="a", name="Ann"),)))], 3)
    assert text == '(self.podcasterSearch ||= []).push([3,[["one","The <b>quay</b>","2024-05-03",3723900,["Ann"],[[2000,"Waves rose."],[4000,"“No,” she said."]]]]]);\n'


def test_subscribing_is_one_step() -> None:
    """A link for each app by the scheme it registers, the address to copy, and a QR code of it; a private feed sends nobody its address."""
    page = fromstring(subscribe_page(SHOW).encode())
    assert {a.text: a.get("href") for a in page.xpath("//ul[@class='apps']//a")} == {
        "Apple Podcasts": "podcast://example.org/pod/feed.xml",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fexample.org%2Fpod%2Ffeed.xml",
        "Pocket Casts": "pktc://subscribe/example.org/pod/feed.xml",
        "AntennaPod": "https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fexample.org%2Fpod%2Ffeed.xml&title=Tides%20%26%20%3CCo%3E",
    }
    assert page.xpath("string(//code)") == "https://example.org/pod/feed.xml"
    drawn = {(int(row), int(column)) for column, row in re.findall(r"M(\d+) (\d+)h1v1h-1z", page.xpath("string(//*[@class='dark']/@d)"))}
    rows = [[bool(module) for module in row] for row in segno.make("https://example.org/pod/feed.xml", error="m", micro=False).matrix]
    assert drawn == {(y + 4, x + 4) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    private = fromstring(subscribe_page(replace(SHOW, token="s3cret")).encode())
    assert private.xpath("string(//code)") == "https://example.org/pod/s3cret/feed.xml"
    assert not [href for href in private.xpath("//@href") if href.startswith("http")]
    local = fromstring(subscribe_page(replace(SHOW, url="http://localhost:8000/")).encode())
    assert not local.xpath("//ul[@class='apps'] | //*[@class='qr']")
    assert local.xpath("string(//code)") == "http://localhost:8000/feed.xml"


def test_the_words_of_the_share_picture_are_somebodys() -> None:
    """The first quote of eight words, without its marks; cut between words; else the article's first words."""
    ann = (Speaker(id="a", name="Ann Lee"),)
    short, long = cue(1, "“No, not now.”", "a"), cue(2, "“We have waited for it for longer than that,”", "a")
    assert pull_quote(episode(cue(0, "Wind."), short, long, speakers=ann)) == ("“We have waited for it for longer than that”", "Ann Lee")
    assert pull_quote(episode(cue(0, "Wind."), short, speakers=ann)) == ("Wind. “No, not now.”", "")
    words, _ = pull_quote(episode(cue(1, "“" + "wave, " * 60 + "”", "a"), speakers=ann))
    assert words == "“" + "wave, " * 24 + "wave…”"


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


def test_the_site_has_small_covers_and_pictures_to_share(show: ShowFolder) -> None:
    """Of every episode and of the show, in the sizes that the pages tell."""
    for name, size in (("cover-480.jpg", (480, 480)), (f"{show.slug}/cover-480.jpg", (480, 480)), (f"{show.slug}/share.jpg", (1200, 630))):
        with Image.open(show.site / name) as picture:
            assert (picture.format, picture.size) == ("JPEG", size)
        assert (show.site / name).stat().st_size < 150_000
    page = fromstring((show.site / show.slug / "index.html").read_bytes())
    told = [page.xpath(f"string(//meta[@property='og:image:{side}']/@content)") for side in ("width", "height")]
    assert told == ["1200", "630"]


def test_a_share_picture_is_drawn_of_any_cover_and_words() -> None:
    """The ground has the colour of the cover, dark enough for white letters; without a cover, or with letters that the font lacks, it is drawn too."""
    red = io.BytesIO()
    Image.new("RGB", (1400, 1400), "#ff5040").save(red, "JPEG")
    cases = ((red.getvalue(), "“We wait”", "Ann"), (b"no picture", "wave " * 40, ""), (red.getvalue(), "潮の満ち干", "アン"), (red.getvalue(), "w" * 300, "n" * 300))
    for cover, words, name in cases:
        with Image.open(io.BytesIO(draw_share_picture(cover, words, name, "The Post", (1200, 630)))) as picture:
            shown = picture.convert("RGB")
        assert shown.size == (1200, 630)
        assert max(shown.getpixel((1190, 10))) <= 80
        assert shown.crop((1144, 0, 1200, 630)).getextrema()[0][1] <= 95, "words reach into the margin"
    with Image.open(io.BytesIO(draw_share_picture(red.getvalue(), "", "", "", (1200, 630)))) as picture:
        ground = picture.convert("RGB").getpixel((1190, 10))
    assert ground[0] > 2 * ground[1]


def test_a_small_cover_is_the_cover() -> None:
    """Half red, half blue stays so; what is no picture is a plain square."""
    halves, data = Image.new("RGB", (1400, 1400), "#c00000"), io.BytesIO()
    halves.paste("#0000c0", (700, 0, 1400, 1400))
    halves.save(data, "PNG")
    with Image.open(io.BytesIO(small_cover(data.getvalue(), 480))) as small:
        (red, _, blue), (other_red, _, other_blue) = small.getpixel((40, 240)), small.getpixel((440, 240))
        assert small.size == (480, 480)
    assert red > 150 > 60 > blue
    assert other_blue > 150 > 60 > other_red
    with Image.open(io.BytesIO(small_cover(b"", 480))) as plain:
        assert plain.size == (480, 480)
