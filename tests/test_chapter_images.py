"""Chapters that show the article's pictures: which pictures, in which chapter, in which file; and none unless asked for."""

import base64
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml.html import fromstring
from mutagen.id3 import ID3
from PIL import Image
from web import Web, sent

from podcaster import Settings, build_episode, publish_show, read_article, read_episode
from podcaster.mixing.chapter_pictures import PlacedPicture, with_pictures
from podcaster.mixing.containers.id3 import read_tags
from podcaster.mixing.small_picture import small_picture
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.pipeline.chapter_pictures import load_pictures
from podcaster.recording.take import Word
from podcaster.scripting import write_script
from podcaster.system.record import replace

MORE = (
    "Everybody who came was given a card with a drawing of the water as it had been before the storm of that winter.",
    "The accounts, which the trust put on its wall in September, say that the stones alone took half of the money.",
    "A survey in June counted only nine salmon above the stones, where there had once been some hundreds of them.",
    "If they come back, another cake will be baked, and the children of the school will count the fish every week.",
)
LONG = "The old weir at Oakenden was opened to the public on Sunday, eleven years after a flood tore out its middle stones."
PAGE = f"""<!doctype html><html lang="en"><head><title>The weir opens again</title></head><body>
<header><img src="logo.png" alt="The Courier" class="logo"><nav><a href="/">Home</a></nav></header>
<main><article><h1>The weir opens again</h1><p class="byline">By Rosa Teale <img class="avatar" src="wide.png"></p>
<figure><img src="photo.jpg" alt="Water runs  over stones"><figcaption>The weir. Photograph: Ivo Brandt</figcaption></figure>
<p>{LONG} Some two hundred people walked across the footbridge before noon.</p><p>{MORE[0]}</p>
<h2>What it cost</h2>
<p>The county paid two thirds of the cost. The rest was raised with raffles, a calendar and one very large cake.</p>
<p>{MORE[1]}</p>
<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="sub/tall%20one.png" alt="A hut"></p>
<p><img src="wide.png" width="40" height="40"> The warden has a key to the hut, and lends it to anybody who brings a loaf.</p>
<h2>What comes next</h2>
<p>A fish pass will be added in spring. Anglers had asked for it since the plans were first shown in the town hall.</p>
<p>{MORE[2]}</p>
<picture><source srcset="wide.png 1600w, photo.jpg 3000w"><img src="missing.webp" alt=""></picture>
<p>{MORE[3]}</p></article>
<div class="related"><div><img src="photo.jpg" alt="Another story"><h3>Another story of the day</h3></div></div></main>
<footer><img src="photo.jpg"> © The Courier</footer></body></html>"""


def picture(width: int, height: int, colour: str = "#336699", kind: str = "PNG", **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, kind, **more)
    return made.getvalue()


def page_in(folder: Path, html: str = PAGE) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(picture(1600, 900, "#884422", "JPEG"))
    (folder / "sub" / "tall one.png").write_bytes(picture(500, 800, "#228844"))
    (folder / "wide.png").write_bytes(picture(900, 600, "#222288"))
    (folder / "logo.png").write_bytes(picture(300, 300))
    page = folder / "weir.html"
    page.write_text(html, encoding="utf-8")
    return page


def test_the_pictures_of_an_article_are_those_in_its_text(tmp_path: Path) -> None:
    """Not the logo, a portrait, an icon, a teaser or the footer; each has its place, its words and every place of its file."""
    article = read_article(page_in(tmp_path))
    assert [(one.alt, one.caption) for one in article.pictures] == [("Water runs over stones", "The weir. Photograph: Ivo Brandt"), ("A hut", ""), ("", "")]
    before = [article.body[: one.at].rsplit("\n\n", 1)[-1] for one in article.pictures]
    assert before == ["", MORE[1], MORE[2]]
    assert article.pictures[1].addresses[1] == "sub/tall%20one.png"
    assert article.pictures[2].addresses == ("missing.webp", "wide.png")
    assert "A hut" not in repr(article)


@pytest.mark.parametrize(
    ("around", "count"),
    [
        ("{}", 1),
        ("<figure class='wide-image'><a href='photo.jpg'>{}</a></figure>", 1),
        ("<div class='promo-box'>{}</div>", 0),
        ("<div id='author-bio'>{}</div>", 0),
        ("<span class='tracking-pixel'>{}</span>", 0),
        ("<aside>{}</aside>", 0),
        ("<div><h4>Also in the paper</h4><ul><li><a href='/a'>{} The mill</a></li><li><a href='/b'>The quay</a></li><li><a href='/c'>The lock</a></li></ul></div>", 0),
    ],
)  # fmt: skip
def test_a_picture_inside_the_article_may_be_something_else(tmp_path: Path, around: str, count: int) -> None:
    """A list of other articles, an advertisement or a portrait in the middle of the text is not the article's."""
    story = tmp_path / "story.html"
    text = "".join(f"<p>{one}</p>" for one in MORE)
    story.write_text(f"<html><body><article><h1>A story</h1><p>{LONG}</p>{around.format('<img src=a.png>')}{text}</article></body></html>", encoding="utf-8")
    assert len(read_article(story).pictures) == count


@pytest.mark.parametrize(("above", "below"), [(True, False), (False, True)])
def test_pictures_above_the_headline_and_far_below_the_text_are_the_pages(tmp_path: Path, above: bool, below: bool) -> None:
    """Even where the page sets everything in one element."""
    extra = "<p>The Oakenden Courier</p><img src='a.png'><p>News of the valley</p>"
    text = "".join(f"<p>{one}</p>" for one in (LONG, *MORE))
    story = tmp_path / "story.html"
    end = "<p>Copyright 2026</p><img src='a.png'><p>All rights reserved</p>"
    story.write_text(f"<html><body>{extra if above else ''}<h1>A story</h1><img src='b.png'>{text}{end if below else ''}</body></html>", encoding="utf-8")
    assert [one.addresses for one in read_article(story).pictures] == [("b.png",)]


@pytest.mark.parametrize(
    ("srcset", "address"),
    [
        ("a.jpg 400w, b.jpg 1200w, c.jpg 4000w", "b.jpg"), ("a.jpg 1x,b.jpg 2x", "b.jpg"), ("a.jpg, b.jpg 2x", "b.jpg"), ("w_300,c_fill/a.jpg 300w", "w_300,c_fill/a.jpg"),
        ("c.jpg 4000w", "c.jpg"), ("a.jpg", "a.jpg"), ("", None), (" , ", None), ("a" * 30_000 + " x", None),
    ],
)  # fmt: skip
def test_the_largest_picture_of_a_set_that_is_not_too_large_is_taken(tmp_path: Path, srcset: str, address: str | None) -> None:
    """As browsers read a srcset; an enormous one costs no time."""
    story = tmp_path / "story.html"
    story.write_text(f"<html><body><article><h1>A story</h1><p>{LONG}</p><img srcset='{srcset}'><p>{MORE[0]}</p><p>{MORE[1]}</p></article></body></html>", encoding="utf-8")
    assert [one.addresses[0] for one in read_article(story).pictures] == [address] * bool(address)


def test_markdown_names_its_pictures(tmp_path: Path) -> None:
    """Also one above the title and one below the last paragraph."""
    story = tmp_path / "lock.md"
    story.write_text(f"![A lock](a.png)\n\n# The lock is dry\n\n{LONG}\n\n![Ducks](b.png 'By Ada')\n\n{LONG} So it is.\n\n![Reeds](c.png)\n", encoding="utf-8")
    article = read_article(story)
    assert [(one.addresses, one.alt, one.caption, one.at) for one in article.pictures] == [
        (("a.png",), "A lock", "", 0), (("b.png",), "Ducks", "By Ada", len(LONG)), (("c.png",), "Reeds", "", len(LONG)),
    ]  # fmt: skip


def test_a_chapters_picture_is_small_upright_and_tells_nothing_else() -> None:
    """Turned as the camera was held, without the place, on white; what is no picture, an icon or a banner is not used."""
    camera = Image.Exif()
    camera[0x0112] = 6  # the camera was turned
    camera[0x010F] = "Secret maker"
    jpeg, width, height = small_picture(picture(1500, 1000, kind="JPEG", exif=camera.tobytes())) or (b"", 0, 0)
    with Image.open(io.BytesIO(jpeg)) as made:
        assert made.format == "JPEG"
        assert made.size == (width, height) == (667, 1000)
        assert not made.getexif()
    assert b"Secret" not in jpeg
    clear = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(clear, "WEBP")
    with Image.open(io.BytesIO((small_picture(clear.getvalue()) or (b"",))[0])) as made:
        assert made.getpixel((5, 5)) == (255, 255, 255)
    noise = io.BytesIO()
    Image.effect_noise((700, 700), 200).convert("RGB").save(noise, "PNG")
    assert len((small_picture(noise.getvalue()) or (b"x" * 10**6,))[0]) <= 100_000
    for unusable in (b"", b"GIF89a", picture(239, 500), picture(2000, 300), picture(400, 400)[:80], b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        assert small_picture(unusable) is None


def test_a_picture_belongs_to_the_chapter_of_the_words_before_it() -> None:
    """The first one of a chapter counts; a further one right before the next chapter is the next one's."""
    text = "One two three four"
    words = tuple(Word(start_ms=1000 * n, end_ms=1000 * n + 900, char_start=start, char_end=start + 3) for n, start in enumerate((0, 4, 8, 14)))
    cues = (TimedCue(number=1, kind="narration", speaker=None, voice="arthur", start_ms=0, end_ms=4000, text=text, words=words),)
    chapters = tuple(Chapter(title=str(n), start_ms=2000 * n, end_ms=2000 * n + 2000) for n in range(2))
    timeline = Timeline(duration_ms=4000, sample_rate_hz=44_100, cues=cues, chapters=chapters)

    def placed(*offsets: int) -> list[str | None]:
        pictures = [PlacedPicture(jpeg=b"%d" % n, width=9, height=9, alt=str(n), caption="", cue=1, offset=at) for n, at in enumerate(offsets)]
        made, files = with_pictures(timeline, pictures)
        assert [one.picture.file for one in made.chapters if one.picture] == sorted(files)
        return [one.picture.alt if one.picture else None for one in made.chapters]

    assert placed(0) == ["0", None]
    assert placed(7) == ["0", None]
    assert placed(7, 7) == ["0", "1"]
    assert placed(0, 3) == ["0", None]
    assert placed(99) == [None, "0"]


def loaded(page: Path | str) -> tuple[int, tuple[str, ...]]:
    article = read_article(page)
    pictures, remarks = load_pictures(article, write_script(article))
    return len(pictures), remarks


def test_only_what_lies_with_the_article_is_read(tmp_path: Path) -> None:
    """A page can't make anybody publish another picture of theirs: nothing above its folder, by no way; nothing is fetched."""
    (tmp_path / "private.png").write_bytes(picture(600, 600))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "private.png")
    data = base64.b64encode(picture(600, 600, "#ff0000")).decode()
    for address, count in (
        ("../private.png", 0), ("..%2Fprivate.png", 0), (str(tmp_path / "private.png"), 0), ((tmp_path / "private.png").as_uri(), 0),
        ("link.png", 0), ("http://127.0.0.1:9/private.png", 0), ("//127.0.0.1:9/private.png", 0), ("", 0), ("data:image/png;base64,%%%", 0),
        (f"data:image/png;base64,{data}", 1), ("data:,no", 0), (".", 0),
    ):  # fmt: skip
        story = tmp_path / "in" / "story.html"
        story.write_text(f"<html><body><article><h1>A story</h1><p>{LONG}</p><img src='{address}'><p>{MORE[3]}</p></article></body></html>", encoding="utf-8")
        found, remarks = loaded(story)
        assert found == count, address
        assert bool(remarks) == (count == 0 and address != "")


def test_a_book_has_its_pictures_in_its_archive(tmp_path: Path) -> None:
    """They are read by their names in the archive, relative to the chapter's file."""
    book = tmp_path / "book.epub"
    container = '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferries</dc:title>'
        '<dc:language>en</dc:language><dc:identifier id="i">x</dc:identifier></metadata><manifest><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body><h1>One</h1><p>{LONG}</p><p><img src="../img/a%20pier.png" alt="The pier"/></p><p>{MORE[0]}</p></body></html>'
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in (("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OEBPS/p.opf", package), ("OEBPS/text/a.xhtml", chapter)):
            archive.writestr(name, content)
        archive.writestr("OEBPS/img/a pier.png", picture(700, 500))
    assert loaded(book) == (1, ())


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("The weir on Sunday. Photograph: Ada Moss/Getty Images", True), ("© The Valley Trust", True), ("The quay (AP)", True),
        ("The weir. Photograph: Ada Moss, CC BY 4.0", False), ("© Ada Moss, Creative Commons", False), ("The map of Apt", False), ("", False),
    ],
)  # fmt: skip
def test_an_owner_who_is_named_is_told_of(tmp_path: Path, caption: str, told: bool) -> None:
    """Nobody publishes an agency's picture without being told; a free licence is enough."""
    (tmp_path / "photo.png").write_bytes(picture(300, 300))
    story = tmp_path / "story.html"
    figure = f"<figure><img src='photo.png'><figcaption>{caption}</figcaption></figure>"
    story.write_text(f"<html><body><article><h1>A story</h1><p>{LONG}</p>{figure}<p>{MORE[0]}</p><p>{MORE[1]}</p></article></body></html>", encoding="utf-8")
    found, remarks = loaded(story)
    assert found == 1
    assert [caption in remark for remark in remarks] == [True] * told


@pytest.mark.long
def test_a_page_from_the_web_has_its_pictures_fetched(tmp_path: Path) -> None:
    """From the page's own host; a private host that the page does not come from is never asked."""
    page_in(tmp_path / "site")
    web = Web()
    for path in (tmp_path / "site").rglob("*.*"):
        name = path.relative_to(tmp_path / "site").as_posix().replace(" ", "%20")
        kind = b"text/html" if path.suffix == ".html" else b"image/png"
        web.pages[name] = sent(path.read_bytes(), b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n")
    assert loaded(f"{web.base}weir.html")[0] == 3
    assert {"photo.jpg", "sub/tall%20one.png", "wide.png"} <= set(web.asked) <= {*web.pages, "missing.webp"}
    other = Web()
    elsewhere = PAGE.replace('src="photo.jpg"', f'src="{other.base}photo.jpg"').encode()
    web.pages["weir.html"] = sent(elsewhere, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    assert loaded(f"{web.base}weir.html")[0] == 2
    assert other.asked == []
    web.close()
    other.close()


@pytest.mark.long
def test_an_episode_shows_its_pictures_everywhere(tmp_path: Path) -> None:
    """In the MP3 with what they show, in the chapters file with whole addresses, in the feed and on the page; and none by default."""
    page, settings = page_in(tmp_path / "in"), Settings(engine="tone", title="The Courier", author="Rosa", email="r@example.org", url="https://example.org/pod/")
    plain = build_episode(page, settings=settings, output=tmp_path / "out").episode
    assert not list(plain.folder.path.glob("picture-*"))
    made = build_episode(page, settings=replace(settings, chapter_images=True), output=tmp_path / "out").episode
    shown = [(chapter.title, chapter.picture.file, chapter.picture.alt) for chapter in made.timeline.chapters if chapter.picture]
    assert shown == [("The weir opens again", "picture-1.jpg", "Water runs over stones"), ("What it cost", "picture-2.jpg", "A hut"), ("What comes next", "picture-3.jpg", "")]
    assert read_episode(made.folder.path).timeline == made.timeline
    tags = read_tags(made.mp3)
    assert [(one.chapter, one.alt) for one in tags.pictures] == [(0, "Water runs over stones"), (1, "A hut"), (2, "")]
    assert [one.jpeg for one in tags.pictures] == [(made.folder.path / name).read_bytes() for _, name, _ in shown]
    frames = ID3(made.mp3)
    assert frames.version == (2, 3, 0)
    assert [frame.sub_frames.getall("APIC")[0].mime for frame in frames.getall("CHAP")] == ["image/jpeg"] * 3
    publish_show(replace(settings, chapter_images=True), tmp_path / "out")
    site = tmp_path / "out" / "site"
    assert [(site / made.slug / name).read_bytes() for _, name, _ in shown] == [one.jpeg for one in tags.pictures]
    listed = json.loads((site / made.slug / made.folder.chapters.name).read_text(encoding="utf-8"))["chapters"]
    base = f"https://example.org/pod/{made.slug}"
    assert [one["img"] for one in listed] == [f"{base}/{name}" for _, name, _ in shown]
    assert (site / "feed.xml").read_text(encoding="utf-8").count(f'image="{base}/picture-') == 3
    html = fromstring((site / made.slug / "index.html").read_text(encoding="utf-8"))
    pictures = html.cssselect("#transcript figure") if hasattr(html, "cssselect") else html.xpath('//*[@id="transcript"]//figure')
    assert [(one.find("img").get("src"), one.find("img").get("alt"), one.findtext("figcaption")) for one in pictures] == [
        ("picture-1.jpg", "Water runs over stones", "The weir. Photograph: Ivo Brandt"), ("picture-2.jpg", "A hut", None), ("picture-3.jpg", "", None),
    ]  # fmt: skip
    assert pictures[0].getnext().text_content().endswith("before noon.")
    build_episode(page, settings=settings, output=tmp_path / "out")
    publish_show(settings, tmp_path / "out")
    assert not [*made.folder.path.glob("picture-*"), *(site / made.slug).glob("picture-*")]
    assert "picture" not in (site / made.slug / made.folder.chapters.name).read_text(encoding="utf-8")


@pytest.mark.long
def test_ffprobe_reads_the_chapters_of_an_episode_with_pictures(tmp_path: Path) -> None:
    """The pictures within the chapters hide neither a chapter nor the cover; a changed picture is taken anew."""
    ffprobe = shutil.which("ffprobe")
    if ffprobe is None:
        pytest.skip("needs ffprobe: apt install ffmpeg")
    page, settings = page_in(tmp_path / "in"), Settings(engine="tone", chapter_images=True)
    made = build_episode(page, settings=settings, output=tmp_path / "out").episode
    told = json.loads(subprocess.run([ffprobe, "-v", "error", "-of", "json", "-show_chapters", "-show_streams", made.mp3], check=True, capture_output=True).stdout)
    assert [one["tags"]["title"] for one in told["chapters"]] == ["The weir opens again", "What it cost", "What comes next"]
    assert [one["codec_name"] for one in told["streams"]] == ["mp3", "mjpeg"]
    (tmp_path / "in" / "photo.jpg").write_bytes(picture(1000, 900, "#000000", "JPEG"))
    before = (made.folder.path / "picture-1.jpg").read_bytes()
    build_episode(page, settings=settings, output=tmp_path / "out")
    assert (made.folder.path / "picture-1.jpg").read_bytes() != before


@pytest.mark.long
def test_an_edited_script_keeps_its_pictures(tmp_path: Path) -> None:
    """They stay after the words that they stood after; without these words they go."""
    page, settings = page_in(tmp_path / "in"), Settings(engine="tone", chapter_images=True)
    made = build_episode(page, settings=settings, output=tmp_path / "out").episode
    script = made.folder.script
    script.write_text(script.read_text(encoding="utf-8").replace("one very large cake.", "one very large cake, and nobody minded."), encoding="utf-8")
    again = build_episode(page, settings=settings, output=tmp_path / "out").episode
    assert "nobody minded" in "".join(cue.text for cue in again.timeline.cues)
    assert [one.picture.alt for one in again.timeline.chapters if one.picture] == ["Water runs over stones", "A hut", ""]
    given = tmp_path / "given.script.md"
    given.write_text(script.read_text(encoding="utf-8").replace("A fish pass will be added in spring. ", ""), encoding="utf-8")
    third = build_episode(given, settings=settings, output=tmp_path / "other").episode
    assert [one.picture.alt for one in third.timeline.chapters if one.picture] == ["Water runs over stones", "A hut", ""]
