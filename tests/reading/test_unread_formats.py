"""Formats that podcaster does not read are refused by name, by their ending or by what is in them; prose is not."""

import io
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import read_article

PROSE = "The tide came in at six, and it took the chairs with it. Nobody swam after that, and the band went home."
UNREAD = {
    "tex": ("TeX", "\\documentclass{article}\n\\begin{document}\n" + PROSE),
    "json": ("JSON", '{"title": "Tide", "text": "' + PROSE + '"}'),
    "json lines": ("JSON", '{"id": 1, "text": "Tide"}\n{"id": 2, "text": "Band"}\n'),
    "cut json": ("JSON", '{"items": [{"text": "Tide"}, {"te'),
    "feed": ("XML", '<?xml version="1.0"?><rss><channel><item><title>Tide</title></item></channel></rss>'),
    "unknown xml": ("XML", f"<tei><head>Tide</head><par>{PROSE}</par></tei>"),
    "subtitles": ("subtitles", "1\n00:00:01,000 --> 00:00:02,000\nTide.\n\n2\n00:00:03,000 --> 00:00:04,000\nBand.\n"),
    "web subtitles": ("subtitles", "WEBVTT\n\n00:01.000 --> 00:02.000\nTide.\n"),
    "table": ("a table", "name,age,town\n" + "".join(f"chair {n},{n},sea\n" for n in range(9))),
    "wiki": ("wiki markup", "{{Infobox beach}}\n'''Tide''' is a [[beach]].\n[[Category:Beaches]]"),
    "calendar": ("a calendar", "BEGIN:VCALENDAR\nSUMMARY:Tide\nEND:VCALENDAR\n"),
    "script": ("a program", "#!/bin/sh\necho tide\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNREAD)
def test_known_by_its_content(kind: str) -> None:
    """On standard input there is no name: the content tells, and the error says what it is and what to do."""
    what, content = UNREAD[kind]
    with pytest.raises(SourceError, match=f"this is {what}, which podcaster does not read: save the article as plain text"):
        read_article("-", stdin=io.BytesIO(content.encode()))


@pytest.mark.parametrize("ending", ["tex", "json", "csv", "yaml", "srt", "py", "log", "opml"])
def test_known_by_its_ending(ending: str, tmp_path) -> None:
    """A file is what its ending says, whatever its words are."""
    path = tmp_path / f"tide.{ending}"
    path.write_text(PROSE, encoding="utf-8")
    with pytest.raises(SourceError, match="does not read"):
        read_article(str(path))


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "[The tide is high.]\n\n" + PROSE,
        "{The tide is high.}\n\n" + PROSE,
        "Note: the tide is high.\n\n" + PROSE,
        "Subject: Tide\nFrom: Dee Marsh\n\n" + PROSE,
        "Tide, wind, rain.\nBand, chairs, sand.\nNobody swam, nobody sang.\nPolice, at nine, rang.\nIt was, in short, wet.\n",
        "Is 3 < 4? Yes. Is 5 > 4? Also yes. " + PROSE,
    ],
)
def test_prose_is_prose(text: str) -> None:
    """Brackets, colons, commas and signs do not make a format of a text."""
    assert "nobody swam" in read_article("-", stdin=io.BytesIO(text.encode())).body.lower()


@pytest.mark.parametrize("text", ["https://example.org/moor\n", "[InternetShortcut]\r\nURL=https://example.org/moor\r\nIconIndex=0\r\n"])
def test_a_file_with_only_an_address_is_told(text: str, tmp_path: Path) -> None:
    """As a browser saves a link; nobody wants its letters read aloud."""
    path = tmp_path / "moor.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"only an address in it: give the address itself: podcaster https://example\.org/moor$"):
        read_article(str(path))
