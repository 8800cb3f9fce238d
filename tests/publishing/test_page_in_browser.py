"""The page in a real browser: plays, seeks, follows the voice, from a server and from a file, with and without script."""

import shutil
from pathlib import Path

import pytest
from publishing.conftest import URL, ShowFolder

from podcaster.publishing.server import serving

pytestmark = pytest.mark.long

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def served(show: ShowFolder):
    with serving(show.site, URL) as url:
        yield f"{url}{show.slug}/index.html"


class Watched:
    """A page whose errors and requests are kept."""

    def __init__(self, browser, size: str = "desktop", **context) -> None:
        self.page = browser.new_context(viewport=SIZES[size], **context).new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def until(self, holds: str) -> None:
        """Wait until an expression is true; the page's own policy forbids the browser to wait by itself."""
        for _ in range(200):
            if self.page.evaluate(holds):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(holds)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["served", "file"])
def test_it_plays_from_where_the_address_says_and_follows(
    browser, show: ShowFolder, served: str, place: str, size: str
) -> None:
    """#t=64 lands within 0.3 s, the word marked is the one of that time, in view; no error, no request elsewhere."""
    watched = Watched(browser, size)
    page = watched.page
    address = served if place == "served" else (show.site / show.slug / "index.html").as_uri()
    page.goto(address + "#t=64.000")
    page.evaluate("audio.pause()")
    watched.until("audio.readyState > 1")
    landed = page.evaluate(
        "new Promise(done => { audio.onseeked = () => done(audio.currentTime); location.hash = '#t=90.5'; })"
    )
    assert landed == pytest.approx(90.5, abs=0.3)
    watched.until("audio.currentTime > 92.5 && document.querySelector('.now')")  # not in a pause
    now = page.evaluate(
        "(() => { const w = document.querySelector('.now'); const b = w.getBoundingClientRect(); return [+w.dataset.s, +w.dataset.e, b.top, b.bottom, audio.currentTime * 1000, innerHeight]; })()"
    )
    assert now[0] - 60 <= now[4] <= now[1] + 460
    watched.until(
        "(() => { const b = document.querySelector('.now')?.getBoundingClientRect(); return b && b.top > 0 && b.bottom < innerHeight; })()"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    home = served.rpartition("/")[0].rpartition("/")[0] if place == "served" else show.site.as_uri()
    assert [url for url in watched.asked if not url.startswith(home)] == []
    assert watched.said == []


def test_a_click_on_a_word_a_chapter_or_a_sentence_plays_from_there(browser, served: str) -> None:
    """Each seeks to its own time and plays."""
    watched = Watched(browser)
    page = watched.page
    page.goto(served)
    watched.until("audio.readyState > 0")
    for selector, number in ((".w", 100), ("nav a", 2), (".at", 12)):
        thing = page.locator(selector).nth(number)
        wanted = thing.evaluate("e => e.dataset.s ? e.dataset.s / 1000 : +e.dataset.t")
        thing.click()
        watched.until(f"Math.abs(audio.currentTime - {wanted}) < 0.6 && !audio.paused")
    assert page.url.endswith("#t=" + page.locator(".at").nth(12).get_attribute("data-t"))
    assert watched.said == []


def test_the_keyboard_does_it_too(browser, served: str) -> None:
    """Skip link first, then everything that acts can be reached and pressed."""
    watched = Watched(browser)
    page = watched.page
    page.goto(served)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    link = page.locator("nav a").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    watched.until(f"Math.abs(audio.currentTime - {link.get_attribute('data-t')}) < 0.6")


def test_it_is_whole_without_script(browser, show: ShowFolder, served: str) -> None:
    """Every word is there, and chapters lead to the audio at their time."""
    page = Watched(browser, java_script_enabled=False).page
    page.goto(served)
    words = page.locator("#transcript").inner_text()
    assert "Let me state unambiguously" in words
    assert "#t=" in page.locator("nav a").nth(1).get_attribute("href")
    assert page.locator("nav a").nth(1).get_attribute("href").startswith(f"{show.slug}.mp3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_name", ["episode", "index"])
def test_no_barrier_is_found(browser, served: str, scheme: str, page_name: str) -> None:
    """axe-core finds no violation, light and dark."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe: pip install -e '.[dev]'"
    )
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(served if page_name == "episode" else served.rpartition("/")[0].rpartition("/")[0] + "/index.html")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]][:3]) for one in found] == []


def test_an_articles_text_is_never_markup(browser, new_show: ShowFolder, tmp_path: Path) -> None:
    """Title, quotes and names full of markup show as text; nothing of theirs runs or is fetched."""
    hostile = (
        "“<script>document.title='x'</script>” says <img src=http://127.0.0.1:1/x onerror=alert(1)>\n\n"
        "The harbour authority said on Monday that the four cranes <b>will</b> be sold before the summer, after two years.\n\n"
        '“</span><script>alert(1)</script><iframe src=javascript:alert(2)> We are glad,” said Helen "><svg onload=alert(3)> Marsh, who runs it & more.\n\n'
        "“We &lt;3 cranes,” said Oliver Stone, who operates the northern one of them and has done so for nineteen years now.\n"
    )
    file = tmp_path / "hostile.txt"
    file.write_text(hostile, encoding="utf-8")
    new_show.run("build", "--verbatim", file)
    new_show.run("publish")
    watched = Watched(browser)
    watched.page.goto((new_show.site / new_show.slug / "index.html").as_uri())
    assert (
        watched.page.locator(
            "#transcript script, #transcript img, #transcript iframe, #transcript svg, #transcript b"
        ).count()
        == 0
    )
    assert watched.page.evaluate("document.scripts.length") == 1
    assert "<script>alert(1)</script>" in watched.page.locator("#transcript").inner_text()
    assert [url for url in watched.asked if not url.startswith(new_show.site.as_uri())] == []
    assert watched.said == []
