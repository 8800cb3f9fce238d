"""Formats that podcaster recognises but does not read: subtitles, data, markup of other kinds.

Read as plain text they would become nonsense: headers, field names and tags, spoken aloud.
"""

import json
import re

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.system.lazy_regex import lazy_regex

_SAVE_AS_TEXT = "save the article as plain text, Markdown or HTML and give that file"
_BY_ENDING = {
    ending: what
    for what, endings in (
        ("a Textile file", ".textile"),
        ("wiki markup", ".wiki .mediawiki"),
        ("TeX", ".tex .ltx .latex .bib"),
        ("JSON", ".json .jsonl .ndjson .geojson .ipynb"),
        ("a table", ".csv .tsv"),
        ("YAML", ".yaml .yml"),
        ("settings", ".toml .ini .cfg .conf"),
        ("subtitles", ".srt .vtt .ass .ssa .sbv"),
        ("a calendar", ".ics"),
        ("an address card", ".vcf"),
        ("XML", ".xml .rss .atom .opml .svg .fb2 .docbook"),
        ("a program", ".py .js .ts .c .h .cpp .java .go .rs .rb .php .sh .sql .css .pl .lua .r .swift .kt"),
        ("a log", ".log"),
    )
    for ending in endings.split()
}
_MARKUP_START = lazy_regex(r"\s*<(?:\?xml\b|!DOCTYPE\b|!--|[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>)", re.I)
_XML_DECLARED = lazy_regex(r"\s*<\?xml\b", re.I)
_ELEMENTS = lazy_regex(r"</[A-Za-z_][\w.:-]*\s*>|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/>")
_SIGNS = tuple(  # patterns, how many of their matches tell the format, and its name
    (lazy_regex(pattern, re.M), fewest, what)
    for pattern, fewest, what in (
        (r"^\\(?:documentclass|begin\{document\}|section\*?\{|usepackage)", 1, "TeX"),
        (r"\A(?:\ufeff)?WEBVTT\b", 1, "subtitles"),
        (r"^\s*(?:\d\d:)?\d\d:\d\d[.,]\d{3} --> (?:\d\d:)?\d\d:\d\d[.,]\d{3}", 2, "subtitles"),
        (r"\ABEGIN:VCALENDAR", 1, "a calendar"),
        (r"\ABEGIN:VCARD", 1, "an address card"),
        (r"^\{\{(?:Infobox|Short description|Use [dm]|Cite|Reflist)|^\[\[(?:Category|File|Image):", 1, "wiki markup"),
        (r"\A%!PS", 1, "PostScript"),
        (r"\A#!\s*/\S", 1, "a program"),
    )
)
_SEARCHED_CHARACTERS = 20_000
_FEWEST_ROWS = 5
_DELIMITERS = ("\t", ";", ",")
_FEWEST_DELIMITERS = 2
_SHARE_OF_ROWS = 0.9
_SENTENCE = lazy_regex(r"[a-z]{2}[.!?…][\"”’')]*(?:\s|$)")


_ONLY_ADDRESS = lazy_regex(r"\s*(?:\[InternetShortcut\]\s+URL=)?(https?://\S+)(?:\s+\w+=\S*)*\s*", re.I)
"""The text of a file with only an address in it, also as Windows saves a link."""


def refuse_unread(document: Document) -> None:
    """Raises SourceError for a document in a format that is known and not read, and for one that is only an address."""
    if only := _ONLY_ADDRESS.fullmatch(document.text[:_SEARCHED_CHARACTERS]):
        advice = f"give the address itself: podcaster {only[1]}"
        raise SourceError("this file has only an address in it", where=document.where, advice=advice)
    what = _BY_ENDING.get(document.ending) or _by_content(document.text)
    if what:
        raise SourceError(
            f"this is {what}, which podcaster does not read", where=document.where, advice=_SAVE_AS_TEXT
        )


def _by_content(text: str) -> str | None:
    head = text.removeprefix("\ufeff")[:_SEARCHED_CHARACTERS]
    if _is_json(text):
        return "JSON"
    if _XML_DECLARED.match(head) or (_MARKUP_START.match(head) and len(_ELEMENTS.findall(head)) >= 2):
        return "XML"
    for pattern, fewest, what in _SIGNS:
        if len(pattern.findall(head)) >= fewest:
            return what
    return "a table" if _is_table(head) else None


def _is_json(text: str) -> bool:
    """True for a JSON object or array, and for JSON lines."""
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] not in ("{", "["):
        return False
    first, _, rest = start.partition("\n")
    for candidate in (first.strip().rstrip(","), start):
        try:
            found = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        is_list = isinstance(found, list) and found != [] and (candidate is start or not rest.strip())
        return isinstance(found, dict) or is_list
    return bool(re.match(r"[{\[]\s*(?:[{\[]\s*)?\"[^\"\n]{1,80}\"\s*:", start))


def _is_table(head: str) -> bool:
    """True when nearly all lines have the same number of delimiters, and hardly any ends a sentence."""
    rows = [row for row in head.split("\n")[:200] if row.strip()]
    if len(rows) < _FEWEST_ROWS or sum(bool(_SENTENCE.search(row)) for row in rows) > len(rows) / 10:
        return False
    for delimiter in _DELIMITERS:
        counts = sorted(row.count(delimiter) for row in rows)
        usual = counts[len(counts) // 2]
        if usual >= _FEWEST_DELIMITERS and counts.count(usual) >= _SHARE_OF_ROWS * len(rows):
            return True
    return False
