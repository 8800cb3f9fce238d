"""The pictures of the pages in README: an episode that is written here, in a real browser.

    python tests/publishing/page_pictures.py

draws them anew. `test_page_pictures.py` compares them with what the browser shows now.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from shutil import copyfile
from typing import Any

from PIL import Image

import podcaster
from podcaster.mixing.cover import draw_cover
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.share_picture import small_cover
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.publishing.page import Neighbour, episode_page, index_page
from podcaster.publishing.pictures import THUMB, THUMB_PIXELS
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import Speaker
from podcaster.system.ffmpeg import find_ffmpeg

PICTURES = Path(__file__).with_name("pictures")
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
SCHEMES = ("light", "dark")
FONTS = ("Liberation Serif", "DejaVu Sans")
"""Fonts of the text and of everything else: with the fonts of another machine, lines break elsewhere."""
PAGES = {"episode": "the-old-quay/index.html#t=31", "show": "index.html"}
NAMES = [f"{page}-{size}-{scheme}.png" for page, size, scheme in product(PAGES, SIZES, SCHEMES)]
_SHOW = Show(
    title="The Harbour Post", author="Anna Whitlock", email="post@example.org", url="https://example.org/pod/",
    description="News of the bay, read aloud. Every quoted person speaks in a voice of their own.",
)  # fmt: skip
_MARSH = Speaker(id="helen-marsh", name="Helen Marsh", gender="female", kind="person")
_STONE = Speaker(id="oliver-stone", name="Oliver Stone", gender="male", kind="person")
_LEE = Speaker(id="ada-lee", name="Ada Lee", gender="female", kind="person")
_QUAY = [
    ("opening", None, "\n\n", "The Harbour Post. By Ines Falk, May 3, 2024."),
    ("title", None, "\n\n", "Who will pay for the old quay?"),
    ("body", None, "\n\n", "The town council of Marrow Bay voted on Tuesday to repair the old stone quay, eleven years after a storm broke its outer wall. The work will cost $4.2m."),
    ("body", "helen-marsh", "\n\n", "“We have talked about this wall for longer than it took to build it,”"),
    ("body", None, " ", "Helen Marsh, the mayor, told the council."),
    ("body", "helen-marsh", " ", "“Tonight we stop talking.”"),
    ("heading", None, "\n\n", "An hour each way"),
    ("body", None, "\n\n", "Not everybody was glad. Oliver Stone, who lands crab at the quay, said the boats would have to move to Eastport."),
    ("body", "oliver-stone", " ", "“That is an hour each way,”"),
    ("body", None, " ", "he said,"),
    ("body", "oliver-stone", " ", "“and nobody has offered to pay for the diesel.”"),
    ("body", "ada-lee", "\n\n", "“Stone moves slowly, and then, one night in January, all at once,”"),
    ("body", None, " ", "said Ada Lee, who led the survey."),
    ("notice", None, "\n\n", NOTICE),
]  # fmt: skip
_OTHERS = (
    ("sunday-library", "Library to open on Sundays again", "The town library will open on Sundays from September, for the first time since 2009."),
    ("tide-tables", "“The sea keeps its own minutes”", "For forty years Ada Lee has computed the tides of a small northern harbour by hand."),
    ("night-ferry", "The night ferry sails for the last time", "The ferry to Eastport left the bay at ten on Friday night, with eleven passengers and a brass band."),
)  # fmt: skip
_WORD_MS, _PAUSE_MS = 330, 500


@contextmanager
def drawn_site() -> Iterator[Path]:
    """A folder with the pages, their assets, covers, and silence in the place of the sound."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / "assets").mkdir()
        for asset in (Path(podcaster.__file__).parent / "publishing" / "assets").iterdir():
            copyfile(asset, site / "assets" / asset.name)
        (site / THUMB).write_bytes(small_cover(draw_cover(_SHOW.title, _SHOW.author), THUMB_PIXELS))
        shown = [_episode("the-old-quay", "Who will pay for the old quay?", _QUAY)]
        shown += [_episode(slug, title, [("body", None, "\n\n", text)]) for slug, title, text in _OTHERS]
        releases = [Release(guid=one.slug, slug=one.slug, first_published=f"2024-05-0{4 - n}T10:00:00+00:00") for n, one in enumerate(shown)]
        for episode in shown:
            (site / episode.slug).mkdir()
            (site / episode.slug / THUMB).write_bytes(small_cover(draw_cover(episode.title, _SHOW.title), THUMB_PIXELS))
        place, older = site / shown[0].slug, Neighbour(slug=shown[1].slug, title=shown[1].title)
        (place / "index.html").write_text(episode_page(_SHOW, releases[0], shown[0], older=older), encoding="utf-8")
        volume = Volume(number=0, first=0, end=len(shown), archives=0)
        index = index_page(_SHOW, list(zip(releases, shown, strict=True)), volume)
        (site / "index.html").write_text(index, encoding="utf-8")
        length_s = f"{shown[0].timeline.duration_ms / 1000:.3f}"
        silence = ("-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono", "-t", length_s, "-b:a", "32k", place / f"{place.name}.mp3")
        subprocess.run([find_ffmpeg(), "-loglevel", "error", *silence], check=True, stdin=subprocess.DEVNULL)
        yield site


def pictures(browser: Any, site: Path) -> Iterator[tuple[str, Image.Image]]:
    """Every picture with its name, as the browser shows the pages now."""
    for page_name, size, scheme in product(PAGES, SIZES, SCHEMES):
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
        page = context.new_page()
        address, _, time = PAGES[page_name].partition("#t=")
        page.goto((site / address).as_uri())
        page.wait_for_load_state("load")
        page.add_style_tag(content=":root {{ --read: '{}'; --ui: '{}'; }}".format(*FONTS))
        if time:
            page.evaluate(f"new Promise(done => {{ audio.onseeked = done; location.hash = '#t={time}'; }})")
            page.evaluate(f"audio.pause(); audio.currentTime = {time}")
            page.wait_for_timeout(400)
            page.evaluate("scrollTo(0, innerWidth < 600 ? scrollY : 60)")
            page.wait_for_timeout(300)
        yield f"{page_name}-{size}-{scheme}.png", Image.open(BytesIO(page.screenshot())).convert("RGB")
        context.close()


def _episode(slug: str, title: str, parts: list[tuple[str, str | None, str, str]]) -> Episode:
    files = EpisodeFolder(Path(slug))
    cues: list[TimedCue] = []
    at_ms = 250
    for number, (part, speaker, before, text) in enumerate(parts):
        words, start_ms, position = [], at_ms, 0
        for word in text.split():
            start = text.index(word, position)
            position = start + len(word)
            words.append(Word(start_ms=at_ms, end_ms=at_ms + _WORD_MS, char_start=start, char_end=position))
            at_ms += _WORD_MS
        kind = "quote" if speaker else "heading" if part in ("heading", "title") else "narration"
        cues.append(
            TimedCue(
                number=number, kind=kind, part="body" if part == "heading" else part, speaker=speaker, voice="arthur",
                start_ms=start_ms, end_ms=at_ms, text=text, words=tuple(words), before=before,
            )
        )  # fmt: skip
        at_ms += _PAUSE_MS
    starts = [(cue.start_ms, cue.text.strip("“”,.")) for cue in cues if cue.kind == "heading" and cue.part == "body"]
    bounds = [(0, title), *starts, (at_ms, "")]
    chapters = tuple(Chapter(title=name, start_ms=start, end_ms=end) for (start, name), (end, _) in pairwise(bounds))
    said = {cue.speaker for cue in cues}
    return Episode(
        folder=files, source="-", title=title, byline="Ines Falk", site="The Harbour Post", published="2024-05-03", url="https://example.org/quay",
        speakers=tuple(one for one in (_MARSH, _STONE, _LEE) if one.id in said),
        timeline=Timeline(duration_ms=at_ms, sample_rate_hz=44_100, cues=tuple(cues), chapters=chapters), audio=(files.mp3,),
    )  # fmt: skip


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright
    from publishing.conftest import CHROMIUM

    with sync_playwright() as driver, drawn_site() as folder:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"])
        PICTURES.mkdir(exist_ok=True)
        for name, picture in pictures(chromium, folder):
            picture.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
            print(PICTURES / name)
        chromium.close()
