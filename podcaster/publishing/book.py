"""The read-along book: EPUB 3 with media overlays (w3.org/TR/epub-33), made of an episode's text and its audio.

Every word is an element of the text, and a clip of the audio. The clips of a book are its whole audio: each one ends
where the next begins, so that reading systems play on without a jump.
"""

import hashlib
import shutil
import uuid
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from podcaster.errors import OutputError, cause_of
from podcaster.mixing.containers import container_of
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EPUB, M4A, M4B, MEDIA_TYPES, MP3
from podcaster.publishing.book_text import BookSection, BookSentence, book_sections
from podcaster.publishing.notes import credit, is_web
from podcaster.publishing.xml_text import clean
from podcaster.scripting.announcements import NOTICE
from podcaster.system.files import move_into_place
from podcaster.system.record import Record

AUDIO_ENDINGS = (MP3, M4A, M4B)
"""Formats of audio that every reading system plays, the first best (EPUB 3.3, 3.2)."""
_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_SMIL, _OPF, _DC = "http://www.w3.org/ns/SMIL", "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_ACTIVE = "-epub-media-overlay-active"
_STYLE = f"""body {{ line-height: 1.5; }}
h1, h2 {{ line-height: 1.2; }}
.{_ACTIVE} {{ background-color: #ffe08a; color: #1c1b19; }}
"""
_UNKNOWN_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Date of change of a book whose article has none: the same input makes the same bytes."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class _Clip(Record, frozen=True, kw_only=True):
    """The audio of a word."""

    sentence: str
    """Id of the sentence's element."""
    word: str
    """Id of the word's element."""
    begin_ms: int
    end_ms: int


class _File(Record, frozen=True, kw_only=True):
    """A section in the book."""

    name: str
    """Name of its text and its overlay, without ending."""
    section: BookSection
    first_sentence: int
    """Number of its first spoken sentence. Sentences and words are counted through the whole book."""
    first_word: int
    clips: tuple[_Clip, ...]

    @property
    def duration_ms(self) -> int:
        """Length of its audio."""
        return self.clips[-1].end_ms - self.clips[0].begin_ms if self.clips else 0


def write_book(episode: Episode, show: str, to: Path, *, unfinished: Path) -> None:
    """Write the book of an episode atomically. `unfinished` is the path to write it to first. OutputError when the disk
    is full, or the episode has no audio that a book can hold."""
    audio = next((path for ending in AUDIO_ENDINGS for path in episode.audio if path.suffix == ending), None)
    if audio is None:
        raise OutputError("a book can't hold this audio", where=str(to), advice="add the format mp3 or m4a")
    try:
        with ZipFile(unfinished, "w") as book:
            _add(book, "mimetype", MEDIA_TYPES[EPUB], packed=False)
            _add(book, "META-INF/container.xml", _CONTAINER)
            for name, content in _texts(episode, show, audio):
                _add(book, f"EPUB/{name}", content)
            _copy(book, "EPUB/cover.jpg", episode.folder.cover)
            _copy(book, f"EPUB/{_audio_name(audio)}", audio)
    except OSError as error:
        raise OutputError(f"can't write the book ({cause_of(error)})", where=str(to)) from error
    move_into_place(unfinished, to)


def _texts(episode: Episode, show: str, audio: Path) -> Iterator[tuple[str, str | bytes]]:
    """Name and content of every file that is text."""
    files = list(_files(book_sections(episode.timeline.cues), episode.timeline.duration_ms))
    yield "package.opf", _package(episode, show, audio, files)
    yield "nav.xhtml", _nav(episode, files)
    yield "style.css", _STYLE
    for file in files:
        yield f"{file.name}.xhtml", _text(episode, file)
        if file.clips:
            yield f"{file.name}.smil", _overlay(file, audio)
    yield "about.xhtml", _about(episode)


def _files(sections: Sequence[BookSection], duration_ms: int) -> Iterator[_File]:
    """The sections with their clips. The first clip begins with the audio, and the last one ends with it."""
    starts: list[tuple[int, str, str, int]] = []
    firsts: list[tuple[int, int]] = []
    number = word_number = 1
    for index, section in enumerate(sections):
        firsts.append((number, word_number))
        for sentence in (sentence for block in section.blocks for sentence in block.sentences if sentence.words):
            for word in sentence.words:
                # A clip can't be empty: of words with one time only the first is heard.
                if not starts or word.start_ms > starts[-1][3]:
                    starts.append((index, f"s{number}", f"w{word_number}", word.start_ms))
                word_number += 1
            number += 1
    begins = [0, *(start for _, _, _, start in starts[1:]), duration_ms]
    clips: list[list[_Clip]] = [[] for _ in sections]
    for (index, sentence_id, word_id, _), (begin, end) in zip(starts, pairwise(begins), strict=False):
        clips[index].append(_Clip(sentence=sentence_id, word=word_id, begin_ms=begin, end_ms=end))
    for index, section in enumerate(sections):
        yield _File(
            name=f"text-{index + 1:04}",
            section=section,
            first_sentence=firsts[index][0],
            first_word=firsts[index][1],
            clips=tuple(clips[index]),
        )


def _text(episode: Episode, file: _File) -> bytes:
    html, body = _page(episode, episode.title)
    numbers = _numbers(file)
    for block in file.section.blocks:
        element = _child(body, f"h{block.level}" if block.level else "p")
        for sentence in block.sentences:
            _add_sentence(element, sentence, numbers)
    return _xml(html)


def _numbers(file: _File) -> Iterator[tuple[str, str]]:
    """The ids of the section's sentences and words, in order, as `_files` counts them."""
    number, word_number = file.first_sentence, file.first_word
    for block in file.section.blocks:
        for sentence in block.sentences:
            for _ in sentence.words:
                yield f"s{number}", f"w{word_number}"
                word_number += 1
            number += bool(sentence.words)


def _add_sentence(block: etree._Element, sentence: BookSentence, numbers: Iterator[tuple[str, str]]) -> None:
    if not sentence.words:
        _append_text(block, sentence.text)
        return
    ids = [next(numbers) for _ in sentence.words]
    element = _child(block, "span", id=ids[0][0])
    for word, (_, word_id) in zip(sentence.words, ids, strict=True):
        _append_text(element, word.before)
        _child(element, "span", word.text, id=word_id)
        _append_text(element, word.after)


def _overlay(file: _File, audio: Path) -> bytes:
    """The media overlay (EPUB 3.3, 9): for each sentence a sequence, for each word in it a clip."""
    root = etree.Element(f"{{{_SMIL}}}smil", nsmap={None: _SMIL, "epub": _OPS}, version="3.0")
    body = etree.SubElement(root, f"{{{_SMIL}}}body")
    sequence, current = body, ""
    for clip in file.clips:
        if clip.sentence != current:
            current = clip.sentence
            sequence = etree.SubElement(body, f"{{{_SMIL}}}seq", id=f"q{current[1:]}")
            sequence.set(f"{{{_OPS}}}textref", f"{file.name}.xhtml#{current}")
        pair = etree.SubElement(sequence, f"{{{_SMIL}}}par", id=f"p{clip.word[1:]}")
        etree.SubElement(pair, f"{{{_SMIL}}}text", src=f"{file.name}.xhtml#{clip.word}")
        begin, end = _clock(clip.begin_ms), _clock(clip.end_ms)
        etree.SubElement(pair, f"{{{_SMIL}}}audio", src=_audio_name(audio), clipBegin=begin, clipEnd=end)
    return _xml(root)


def _nav(episode: Episode, files: Sequence[_File]) -> bytes:
    html, body = _page(episode, episode.title)
    nav = _child(body, "nav", id="toc")
    nav.set(f"{{{_OPS}}}type", "toc")
    _child(nav, "h1", episode.title)
    entries = _child(nav, "ol")
    places = [(clip.begin_ms, f"{file.name}.xhtml#{clip.sentence}") for file in files for clip in file.clips]
    listed: set[str] = set()
    for chapter in episode.timeline.chapters:
        index = bisect_left(places, (chapter.start_ms, ""))
        place = places[index][1] if index < len(places) else "about.xhtml"
        if place not in listed:
            listed.add(place)
            _child(_child(entries, "li"), "a", chapter.title, href=place)
    if "about.xhtml" not in listed:
        _child(_child(entries, "li"), "a", "About this book", href="about.xhtml")
    return _xml(html)


def _about(episode: Episode) -> bytes:
    html, body = _page(episode, "About this book")
    _child(body, "h1", "About this book")
    if known := credit(episode):
        _child(body, "p", known)
    if is_web(episode.url):
        _child(_child(body, "p"), "a", "The article", href=episode.url)
    for one in episode.credits:
        line = _child(body, "p")
        if is_web(one.url):
            _child(line, "a", one.title, href=one.url)
        else:
            line.text = one.title
    if episode.speakers:
        _child(body, "p", f"Quoted: {', '.join(speaker.name for speaker in episode.speakers)}")
    _child(body, "p", NOTICE)
    return _xml(html)


def _package(episode: Episode, show: str, audio: Path, files: Sequence[_File]) -> bytes:
    root = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF, "dc": _DC}, version="3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", episode.language)
    metadata = etree.SubElement(root, f"{{{_OPF}}}metadata")
    etree.SubElement(metadata, f"{{{_DC}}}identifier", id="id").text = f"urn:uuid:{_identifier(episode)}"
    for name, value in (
        ("title", episode.title),
        ("language", episode.language),
        ("creator", episode.byline or show),
        ("publisher", show),
        ("source", episode.url if is_web(episode.url) else ""),
    ):
        if value:
            etree.SubElement(metadata, f"{{{_DC}}}{name}").text = clean(value)

    def meta(name: str, value: str, **attributes: str) -> None:
        etree.SubElement(metadata, f"{{{_OPF}}}meta", property=name, **attributes).text = value

    meta("dcterms:modified", _date(episode.published).strftime("%Y-%m-%dT%H:%M:%SZ"))
    meta("media:duration", _clock(sum(file.duration_ms for file in files)))
    meta("media:active-class", _ACTIVE)
    meta("media:narrator", "synthetic voices")
    for mode in ("textual", "auditory"):
        meta("schema:accessMode", mode)
        meta("schema:accessModeSufficient", mode)
    for feature in ("synchronizedAudioText", "tableOfContents"):
        meta("schema:accessibilityFeature", feature)
    meta("schema:accessibilityHazard", "none")
    meta("schema:accessibilitySummary", "The text of the article, with every word synchronised to its sound.")

    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")

    def item(name: str, media_type: str, item_id: str, **attributes: str) -> None:
        etree.SubElement(manifest, f"{{{_OPF}}}item", id=item_id, href=name, **attributes).set("media-type", media_type)

    item("nav.xhtml", "application/xhtml+xml", "nav", properties="nav")
    item("style.css", "text/css", "style")
    item("cover.jpg", "image/jpeg", "cover", properties="cover-image")
    container = container_of(audio)
    item(_audio_name(audio), container.media_type if container else "audio/mpeg", "audio")
    for file in files:
        item(f"{file.name}.xhtml", "application/xhtml+xml", file.name)
        if file.clips:
            manifest[-1].set("media-overlay", f"{file.name}-overlay")
            item(f"{file.name}.smil", "application/smil+xml", f"{file.name}-overlay")
            meta("media:duration", _clock(file.duration_ms), refines=f"#{file.name}-overlay")
        etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=file.name)
    item("about.xhtml", "application/xhtml+xml", "about")
    etree.SubElement(spine, f"{{{_OPF}}}itemref", idref="about")
    return _xml(root)


def _page(episode: Episode, title: str) -> tuple[etree._Element, etree._Element]:
    """An empty page, and its body."""
    html = etree.Element(f"{{{_XHTML}}}html", nsmap={None: _XHTML, "epub": _OPS}, lang=episode.language)
    html.set("{http://www.w3.org/XML/1998/namespace}lang", episode.language)
    head = _child(html, "head")
    _child(head, "title", title)
    _child(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return html, _child(html, "body")


def _child(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_XHTML}}}{name}", {key: clean(value) for key, value in attributes.items()})
    if text is not None:
        element.text = clean(text)
    return element


def _append_text(element: etree._Element, text: str) -> None:
    """Add text behind the last child of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + clean(text)
    else:
        element.text = (element.text or "") + clean(text)


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _clock(ms: int) -> str:
    """A time as SMIL has it (SMIL 3.0, full clock value): "0:01:02.345"."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _date(published: str) -> datetime:
    """The date of the article, in UTC."""
    try:
        date = datetime.fromisoformat(published)
    except ValueError:
        return _UNKNOWN_DATE
    try:
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return _UNKNOWN_DATE


def _identifier(episode: Episode) -> uuid.UUID:
    """An identifier that stays the same while the article does."""
    text = "\0".join((episode.url, episode.title, *(cue.text for cue in episode.timeline.cues)))
    return uuid.UUID(bytes=hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16], version=5)


def _audio_name(audio: Path) -> str:
    """The name of the audio in the book. A file for book apps is the same as one for other apps."""
    return f"audio{M4A if audio.suffix == M4B else audio.suffix}"


def _info(name: str, *, packed: bool) -> ZipInfo:
    info = ZipInfo(name, _ZIP_DATE)
    info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    info.create_system = 3  # on every system the same
    return info


def _add(book: ZipFile, name: str, content: str | bytes, *, packed: bool = True) -> None:
    book.writestr(_info(name, packed=packed), content)


def _copy(book: ZipFile, name: str, path: Path) -> None:
    """Add a file that is compressed already."""
    info = _info(name, packed=False)
    info.file_size = path.stat().st_size
    with path.open("rb") as source, book.open(info, "w") as target:
        shutil.copyfileobj(source, target)
