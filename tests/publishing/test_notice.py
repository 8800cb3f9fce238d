"""One notice that the voices are synthetic: spoken, in the tags, in the notes and on the pages."""

import json
from html import unescape

from lxml import etree
from lxml.html import fromstring
from mutagen import id3
from publishing.conftest import ShowFolder

NOTICE = "All voices in this episode are synthetic: no quoted person is heard speaking."
OF_ALL = "All voices in these episodes are synthetic: no quoted person is heard speaking."


def test_the_notice_is_the_same_everywhere(show: ShowFolder) -> None:
    """To the letter, as it is written here."""
    folder = show.output / show.slug
    cues = json.loads((folder / f"{show.slug}.timeline.json").read_text(encoding="utf-8"))["cues"]
    assert [cue["text"] for cue in cues if cue["part"] == "notice"] == [NOTICE]
    assert cues[-1]["part"] == "notice"
    assert [str(frame) for frame in id3.ID3(folder / f"{show.slug}.mp3").getall("COMM")] == [NOTICE]
    item = etree.fromstring((show.site / "feed.xml").read_bytes()).find("channel/item")
    assert item.findtext("description").endswith(f"\n{NOTICE}")
    encoded = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert unescape(encoded).endswith(f"{NOTICE}</p>")
    page = fromstring((show.site / show.slug / "index.html").read_bytes())
    assert page.xpath("string(//p[contains(@class, 'notice')]/span[@class='s'])") == NOTICE
    assert page.text_content().count(NOTICE) == 1
    for name in ("index.html", "subscribe.html"):
        assert fromstring((show.site / name).read_bytes()).xpath("string(//footer/p)") == OF_ALL
