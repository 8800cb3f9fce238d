"""The feed in a real browser: whoever opens its address reads a page, not markup."""

import shutil

import pytest
from publishing.conftest import URL, ShowFolder

from podcaster.publishing.server import serving

pytestmark = pytest.mark.long

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_a_feed_in_a_browser_is_a_readable_page(show: ShowFolder) -> None:
    """Title, episode and description are shown once, what only programs read is not, and nothing is asked of others."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver, serving(show.site, URL) as url:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = chromium.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{url}feed.xml")
        shown = """() => [...document.querySelectorAll("*")].filter(one => !one.children.length && one.checkVisibility())
            .map(one => one.localName + ": " + one.textContent.trim())"""
        lines = page.evaluate(shown)
        hint = page.evaluate("getComputedStyle(document.querySelector('channel'), '::before').content")
        chromium.close()
    names = [line.partition(": ")[0] for line in lines]
    assert names == ["title", "description", "title", "pubDate", "description"]
    assert "NATO no challenge" in lines[2]
    assert "podcast app to subscribe" in hint
    assert all(one.startswith(url) for one in asked)
