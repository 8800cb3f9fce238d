"""Read-later lists as Pocket, Instapaper, Wallabag and browsers write them, and texts with addresses."""

import json
from pathlib import Path

import pytest

from podcaster.cli.build import _listed
from podcaster.errors import UsageError
from podcaster.reading.reading_lists import exported_addresses

A, B, C = "https://tarn.example/ferry", "https://quarry.example/stone?id=7&x=2", "http://moor.example/"
EXPORTS = {
    "Pocket, a page": f'<!DOCTYPE html>\n<html>\n<head><title>Pocket Export</title></head>\n<body>\n<h1>Unread</h1>\n<ul>\n<li><a href="{A}" time_added="1793000000" tags="sea">Ferry</a></li>\n<li><a href="{B.replace("&", "&amp;")}" time_added="1" tags="">Stone</a></li>\n</ul>\n<h1>Read Archive</h1>\n<ul><li><a href="{C}" time_added="2" tags="">Moor</a></li><li><a href="{A}?utm_source=pocket">Ferry again</a></li></ul></body></html>',
    "Pocket, a table": f'title,url,time_added,tags,status\n"Ferry, the",{A},1793000000,,unread\nStone,{B},1,a|b,unread\nMoor,{C},2,,archive\n',
    "Instapaper": f'URL,Title,Selection,Folder,Timestamp,Tags\r\n{A},Ferry,"He said ""no"".\nAnd left.",Unread,1793000000,[]\r\n"{B}",Stone,,Starred,1,[]\r\n{C},Moor,,Archive,2,[]\r\n',
    "Wallabag": json.dumps([{"is_archived": 0, "url": A, "title": "Ferry", "content": '<p><a href="https://no.example/">no</a></p>', "preview_picture": "https://no.example/p.jpg", "tags": ["x"]}, {"url": B, "annotations": [{"url": "https://no.example/"}]}, {"url": C}]),
    "Wallabag, a table": f'"title";"url";"content";"tags"\n"Ferry";"{A}";"{"long " * 40_000}";""\n"Stone";"{B}";"";""\n"Moor";"{C}";"";""\n',
    "Firefox and Chrome, a page": f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<!-- This is an automatically generated file. -->\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3 ADD_DATE="1">Later</H3>\n<DL><p>\n<DT><A HREF="{A}" ADD_DATE="1" ICON="data:image/png;base64,AA">Ferry</A>\n<DT><A HREF="{B.replace("&", "&amp;")}">Stone</A>\n</DL><p>\n<DT><A HREF="{C}">Moor</A>\n<DT><A HREF="place:sort=8">Recent</A><DT><A HREF="javascript:void(0)">x</A>\n</DL>',
    "Chrome": json.dumps({"checksum": "x", "roots": {"bookmark_bar": {"children": [{"type": "folder", "name": "Later", "children": [{"type": "url", "url": A}, {"type": "url", "url": B}]}, {"type": "url", "url": C}]}, "other": {"children": []}}, "version": 1}),
    "Firefox, a backup": json.dumps({"guid": "root________", "children": [{"title": "menu", "iconUri": "https://no.example/i.ico", "children": [{"type": "text/x-moz-place", "uri": A, "iconUri": "https://no.example/i.ico"}, {"uri": B}, {"uri": "place:x"}]}, {"uri": C}]}),
}
"""Each has the addresses A, B and C in this order, and others that are no entries."""


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_names_its_addresses(name: str, tmp_path: Path) -> None:
    """Each once, in order, whatever else the file has; also in UTF-16, as Windows programs save it."""
    assert exported_addresses(EXPORTS[name]) == (A, B, C)
    path = tmp_path / "export"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(EXPORTS[name].encode(encoding))
        assert _listed(path) == [A, B, C]


def test_a_text_has_paths_and_addresses(tmp_path: Path) -> None:
    """A line is a path, an address, or words around an address; comments are skipped."""
    (tmp_path / "my https notes.txt").write_text("x")
    path = tmp_path / "list.txt"
    path.write_text(f"# for tonight: {C}\n\n{A}\n- [Stone]({B})\nmy https notes.txt\nRead this: <{C}>, soon.\nmissing.txt\nhttps://w.example/Tarn_(lake)\n")
    assert _listed(path) == [A, B, str(tmp_path / "my https notes.txt"), C, str(tmp_path / "missing.txt"), "https://w.example/Tarn_(lake)"]
    path.write_text("URL\nhttps://only.example/\n")
    assert _listed(path)[1:] == ["https://only.example/"]


@pytest.mark.parametrize("text", ["url,title\n", "[]", "[" * 50_000 + "]" * 50_000, '{"url": "file:///etc/passwd"}', "<html></html>", "\x00\x01\x02" * 999])
def test_a_list_without_addresses_is_one_line(text: str, tmp_path: Path) -> None:
    """An empty export and a list that is no text end with an explained line, or name no address."""
    path = tmp_path / "list"
    path.write_text(text)
    try:
        listed = _listed(path)
    except UsageError as error:
        assert "\n" not in str(error)
    else:
        assert all("://" not in name for name in listed)
