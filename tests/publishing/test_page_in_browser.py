"""The page in a real browser: plays, seeks, follows the voice, from a server and from a file, with and without script."""

import re
import shutil
from pathlib import Path

import pytest
from publishing.conftest import URL, ShowFolder

from podcaster.publishing.server import serving

pytestmark = pytest.mark.long

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def served(show: ShowFolder):
    with serving(show.site, URL) as url:
        yield f"{url}{show.slug}/index.html"


IN_VIEW = "(() => { const b = document.querySelector('.now')?.getBoundingClientRect(); return b && b.top > 0 && b.bottom < document.querySelector('.player').getBoundingClientRect().top; })()"
"""Whether the word that is marked can be seen, above the player."""


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
    watched.until(IN_VIEW)
    assert page.evaluate("document.querySelector('.here').contains(document.querySelector('.now'))")
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
    # Where each seek goes is written down, since on a slow machine it has played on before anybody looks.
    page.evaluate("window.seeks = []; audio.addEventListener('seeking', () => seeks.push(audio.currentTime))")
    for selector, number in ((".w", 100), (".chapters a", 2), (".at", 12)):
        thing = page.locator(selector).nth(number)
        wanted = thing.evaluate("e => e.dataset.s ? e.dataset.s / 1000 : +e.dataset.t")
        page.evaluate("audio.pause()")
        thing.scroll_into_view_if_needed()  # waits until the page no longer scrolls after what is heard
        thing.click(force=True)
        watched.until(f"Math.abs(seeks.at(-1) - {wanted}) < 0.1 && !audio.paused")
        page.evaluate("seeks.push(-1)")
    assert page.url.endswith("#t=" + page.locator(".at").nth(12).get_attribute("data-t"))
    assert watched.said == []


def test_the_keyboard_does_it_too(browser, served: str) -> None:
    """Skip link first, then everything that acts can be reached and pressed."""
    watched = Watched(browser)
    page = watched.page
    page.goto(served)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    link = page.locator(".chapters a").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    watched.until(f"Math.abs(audio.currentTime - {link.get_attribute('data-t')}) < 0.6")
    starts = [float(one.get_attribute("data-t")) for one in page.locator(".chapters a").all()]
    page.evaluate("audio.pause(); audio.currentTime = 40; document.activeElement.blur()")
    for key, wanted in (
        ("l", 55), ("ArrowRight", 70), ("j", 55), ("ArrowLeft", 40), ("n", starts[2]), ("p", starts[1]), ("ArrowLeft", starts[1] - 15),
    ):  # fmt: skip
        page.keyboard.press(key)
        watched.until(f"Math.abs(audio.currentTime - {wanted}) < 0.1 && !audio.seeking")
    sentences = page.evaluate("[...document.querySelectorAll('.s')].map(s => +s.id.slice(2)).sort((a, b) => a - b)")
    page.evaluate(f"audio.currentTime = {sentences[9]} + .2")
    for key, number in ((".", 10), (".", 11), (",", 10)):
        page.keyboard.press(key)
        watched.until(f"Math.abs(audio.currentTime - {sentences[number]}) < 0.05 && !audio.seeking")
    page.keyboard.press(">")
    assert page.evaluate("audio.playbackRate") == 1.25
    page.keyboard.press("k")
    watched.until("!audio.paused && document.documentElement.classList.contains('playing')")
    page.keyboard.press("Space")
    watched.until("audio.paused")
    page.keyboard.press("?")
    assert page.locator("#help kbd").count() > 10
    page.keyboard.press("Space")  # in the list, keys do nothing to the sound: this one is the checkbox's
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    assert page.evaluate("[audio.paused, audio.currentTime]") == [True, pytest.approx(sentences[10], abs=2.5)]
    assert watched.said == []


def test_it_is_whole_without_script(browser, show: ShowFolder, served: str) -> None:
    """Every word is there, and chapters lead to the audio at their time."""
    page = Watched(browser, java_script_enabled=False).page
    page.goto(served)
    words = page.locator("#transcript").inner_text()
    assert "Let me state unambiguously" in words
    chapter = page.locator(".chapters a").nth(1).get_attribute("href")
    assert chapter.startswith(f"{show.slug}.mp3#t=")
    assert page.locator("audio").is_visible()
    assert not any(button.is_visible() for button in page.locator("button, input, select").all())
    page.goto(served.rpartition(show.slug)[0] + "index.html")
    assert not page.locator("#search").is_visible()
    assert page.locator(".card").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page_name", ["episode", "filtered", "share", "help", "index", "found", "subscribe"])
def test_no_barrier_is_found(browser, served: str, scheme: str, page_name: str, size: str) -> None:
    """axe-core finds no violation, light and dark, with a word marked, one speaker alone, a dialog or results open."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe: pip install -e '.[dev]'"
    )
    page = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport=SIZES[size]).new_page()
    root = served.rpartition("/")[0].rpartition("/")[0]
    page.goto({"index": f"{root}/index.html", "found": f"{root}/index.html", "subscribe": f"{root}/subscribe.html"}.get(page_name, served + "#t=28.5"))
    act = {"filtered": "[data-only]", "share": ".keys [data-do=share]"}.get(page_name)
    if page_name in ("episode", "filtered", "share", "help"):
        page.wait_for_selector(".now")
        page.evaluate("audio.pause()")
    if act:
        page.locator(act).first.click()
    if page_name == "help":
        page.evaluate("document.getElementById('help').showModal()")
    if page_name == "found":
        page.fill("#search", "unambiguously")
        page.wait_for_selector("#found mark")
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
    bad = "main script, .block img, .block iframe, .block b, [onload], [onerror], svg:not([class])"
    assert watched.page.locator(bad).count() == 0
    assert watched.page.evaluate("document.scripts.length") == 2  # the facts for search engines, and the page's own
    assert "<script>alert(1)</script>" in watched.page.locator("#transcript").inner_text()
    assert [url for url in watched.asked if not url.startswith(new_show.site.as_uri())] == []
    assert watched.said == []


def test_it_yields_to_the_reader(browser, served: str) -> None:
    """Who scrolls is left alone, however long the voice goes on; a button leads back, and following goes on."""
    watched = Watched(browser, "phone")
    page = watched.page
    page.goto(served + "#t=60")
    watched.until("!audio.paused && audio.currentTime > 60.5 && document.querySelector('.now')")
    watched.until(IN_VIEW)
    page.mouse.move(200, 300)
    page.mouse.wheel(0, -5000)
    watched.until("scrollY < 50")
    page.evaluate("audio.currentTime += 4; audio.playbackRate = 2")
    watched.until("audio.currentTime > 70")
    assert page.evaluate("scrollY") < 50
    page.get_by_role("button", name="Back to the voice").click()
    watched.until(IN_VIEW)
    assert not page.locator("#follow").is_visible()
    page.evaluate("audio.currentTime = 150")
    watched.until("audio.currentTime > 151 && " + IN_VIEW)
    assert watched.said == []


def test_only_one_speakers_quotes(browser, show: ShowFolder, served: str) -> None:
    """The others' paragraphs are hidden, the sound goes from quote to quote and stops after the last; everything comes back."""
    import json

    cues = json.loads((show.output / show.slug / f"{show.slug}.timeline.json").read_text(encoding="utf-8"))["cues"]
    turns = [(cue["start_ms"] / 1000, cue["end_ms"] / 1000) for cue in cues if cue["speaker"] == "dmitry-rogozin"]
    watched = Watched(browser)
    page = watched.page
    page.goto(served)
    watched.until("audio.readyState > 1")
    everything = page.locator(".block:visible").count()
    page.locator("[data-only=dmitry-rogozin]").click()
    assert page.locator(".block:visible").count() == 2
    watched.until(f"Math.abs(audio.currentTime - {turns[0][0]}) < 0.2")
    page.keyboard.press("k")
    page.evaluate("document.activeElement.blur()")
    watched.until(f"audio.currentTime >= {turns[1][0]} - 0.1")
    page.evaluate(f"audio.currentTime = {turns[1][1]} - 0.5")
    watched.until("audio.paused")
    page.get_by_role("button", name="Show everything").click()
    assert page.locator(".block:visible").count() == everything
    assert watched.said == []


def test_a_moment_is_shared(browser, served: str) -> None:
    """The dialog shows a link to the sentence that is spoken, or to the whole, and copies it."""
    watched = Watched(browser, permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.goto(served + "#t=30")
    watched.until("audio.currentTime > 30.2 && document.querySelector('.here')")
    page.evaluate("audio.pause()")
    start = page.locator(".here").get_attribute("id").removeprefix("t=")
    page.keyboard.press("s")
    assert page.locator("#link").input_value() == f"{served}#t={float(start):.1f}"
    page.get_by_role("button", name="Copy the link").click()
    watched.until("document.getElementById('toast').textContent === 'The link is copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}#t={float(start):.1f}"
    page.keyboard.press("s")
    page.locator("#from-here").uncheck()
    assert page.locator("#link").input_value() == served
    assert watched.said == []


def test_the_place_and_the_speed_are_remembered(browser, served: str) -> None:
    """Who comes back goes on where the sound was stopped, at the same speed; nothing plays by itself."""
    watched = Watched(browser)
    page = watched.page
    page.goto(served + "#t=80")
    watched.until("audio.currentTime > 81")
    page.locator("#speed").select_option("1.5")
    page.evaluate("audio.pause()")
    page.goto("about:blank")
    page.goto(served)
    watched.until("audio.readyState > 0 && audio.currentTime > 80")
    assert page.evaluate("[audio.paused, audio.playbackRate, scrollY]") == [True, 1.5, 0]


def test_lock_screens_know_the_episode(browser, served: str) -> None:
    """Title, show and cover are told to the system's media controls, and its keys act."""
    watched = Watched(browser)
    page = watched.page
    page.add_init_script("self.keys = {}; navigator.mediaSession.setActionHandler = (name, act) => { keys[name] = act; };")
    page.goto(served)
    watched.until("audio.readyState > 1")
    facts = page.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist, navigator.mediaSession.metadata.artwork[0].src]")
    assert facts == ["“NATO no challenge to Russian security” – Clinton", "The Harbour Post & Co.", served.replace("index.html", "cover-480.jpg")]
    page.evaluate("keys.seekto({ seekTime: 50 }); keys.seekforward({})")
    watched.until("Math.abs(audio.currentTime - 65) < 0.1")


def test_a_page_is_small_quick_and_still(browser, show: ShowFolder, served: str) -> None:
    """At most 150 kB without the sound, no layout shift, and the first sound at most 0.3 s after the click (best of three)."""
    sound_s = []
    for _ in range(3):
        watched = Watched(browser)
        page = watched.page
        sizes: dict[str, int] = {}
        page.on("response", lambda response, sizes=sizes: sizes.update({response.url: len(response.body())}) if not response.url.endswith((".mp3", ".vtt")) else None)
        page.add_init_script(
            "self.shifts = []; new PerformanceObserver(list => { for (const one of list.getEntries()) shifts.push([one.value, ...one.sources.map(source => source.node?.outerHTML ?? source.node?.textContent)]); }).observe({ type: 'layout-shift', buffered: true });"
        )
        page.goto(served)
        watched.until("audio.readyState > 0 && document.readyState === 'complete'")
        page.evaluate("audio.addEventListener('timeupdate', () => { if (audio.currentTime > 0) self.heard ??= performance.now(); }); addEventListener('click', () => { self.clicked = performance.now(); }, true)")
        page.locator(".play.big").click()
        watched.until("self.heard")
        sound_s.append(page.evaluate("(heard - clicked) / 1000"))
        watched.until("audio.currentTime > 1")
        assert page.evaluate("shifts") == []
        assert sum(sizes.values()) <= 150_000, sizes
    assert min(sound_s) <= 0.3, sound_s


@pytest.mark.parametrize("place", ["served", "file"])
def test_a_show_is_searched_in_the_browser(browser, show: ShowFolder, served: str, place: str) -> None:
    """Words of the title, of a speaker's name and of the text are found, without accents too, and lead to their moment."""
    watched = Watched(browser)
    page = watched.page
    page.goto(served.rpartition(show.slug)[0] + "index.html" if place == "served" else (show.site / "index.html").as_uri())
    for words, count in (("unambiguously", 1), ("ROGOZIN quité", 1), ("nato challenge", 1), ("unicorn", 0)):
        page.fill("#search", words)
        watched.until(f"document.getElementById('count').textContent === '{count} episode{'' if count == 1 else 's'}'")
    assert not page.locator(".card").is_visible()
    page.fill("#search", "unambiguously")
    watched.until("document.querySelector('#found mark')")
    assert page.locator("#found mark").first.inner_text() == "unambiguously"
    page.locator("#found .when").first.click()
    watched.until("self.audio && audio.currentTime > 27")
    assert page.evaluate("audio.currentTime") < 40
    page.go_back()
    page.fill("#search", "")
    page.wait_for_selector(".card", state="visible")
    assert watched.said == []


def test_a_long_list_is_folded(browser, show: ShowFolder, served: str, tmp_path: Path) -> None:
    """24 cards of 60 are shown, more when asked for, the focus on the first new one; all without script, and to the browser's own search."""
    site = tmp_path / "site"
    shutil.copytree(show.site, site, ignore=shutil.ignore_patterns("*.mp3"))
    index = site / "index.html"
    card = re.search(r'<li class="card">.*?</li>\n(?=</ol>)', index.read_text(encoding="utf-8"), re.S)[0]
    many = "".join(card.replace("</h2>", f" number {n}</h2>") for n in range(60))
    index.write_text(index.read_text(encoding="utf-8").replace(card, many), encoding="utf-8")
    shown = "[...document.querySelectorAll('.card')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 1).length"
    watched = Watched(browser)
    page = watched.page
    page.goto(index.as_uri())
    assert page.evaluate(shown) == 24
    page.get_by_role("button", name="Show more (36)").click()
    assert page.evaluate(shown) == 48
    assert page.evaluate("document.activeElement.closest('.card').textContent").count("number 24") == 1
    page.get_by_role("button", name="Show more (12)").click()
    assert page.evaluate(shown) == 60
    assert not page.locator(".more").is_visible()
    page.goto(index.as_uri() + "#:~:text=number%2055")
    watched.until("document.querySelectorAll('.cards[hidden]').length === 0")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(index.as_uri())
    assert plain.locator(".card").count() == 60
    assert plain.locator(".more").count() == 0
    assert watched.said == []


def test_the_feeds_address_is_copied(browser, served: str) -> None:
    """One click on the subscribe page."""
    watched = Watched(browser, permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.goto(served.rpartition("/")[0].rpartition("/")[0] + "/subscribe.html")
    page.get_by_role("button", name="Copy").click()
    watched.until("document.getElementById('copied').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == URL + "feed.xml"
    assert watched.said == []
