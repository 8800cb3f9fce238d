"""What every text stage promises for any input, as functions that raise when it is broken: for fuzzing and for tests."""

import io
from collections.abc import Callable
from contextlib import suppress

from podcaster.casting.cast_file import with_pin, without_entry
from podcaster.casting.profiles import parse_profile
from podcaster.casting.remembered import parse_remembered
from podcaster.errors import CastError, PodcasterError
from podcaster.reading import Article, read_article
from podcaster.reading.document import Document
from podcaster.reading.feeds import feeds_in, plain_text, read_feed
from podcaster.reading.formats.markdown import read_markdown
from podcaster.reading.reading_lists import exported_addresses
from podcaster.reading.robots import parse_robots
from podcaster.recording.lexicon import parse_lexicon, respellings_for
from podcaster.recording.spoken import running_on, spoken
from podcaster.scripting import Cue, Script, format_script, leave_fragments_to_narrator, parse_script_file, write_script
from podcaster.scripting.doubt import CHOSEN_EVIDENCE, certainty
from podcaster.show.follow_entries import Followed, new_items
from podcaster.system.record import replace

LANGUAGES = ("en", "de", "fr-FR", "xx")


def tiled(script: Script) -> None:
    """Every character but white space is in exactly one cue, in order, and each cue is what it says."""
    at = 0
    for cue in script.cues:
        if cue.end == 0:
            assert at == 0
            continue
        assert not script.body[at : cue.start].strip(), "text between two cues"
        assert cue.start < cue.end
        assert script.body[cue.start : cue.end] == cue.text
        at = cue.end
    assert not script.body[at:].strip(), "text behind the last cue"
    known = {speaker.id for speaker in script.speakers}
    assert all(cue.speaker is None or cue.speaker in known for cue in script.cues)


def article_is_sound(article: Article) -> None:
    """The body has no invisible characters, its headings lie in it in order, and its facts are single lines."""
    at = 0
    for start, end in article.headings:
        assert at <= start < end <= len(article.body)
        at = end
    for fact in (article.title, article.byline or "", article.site or ""):
        assert len(fact.splitlines()) <= 1, f"a fact of several lines: {fact!r}"
    for text in (article.title, article.body):
        odd = [c for c in text if not c.isprintable() and not c.isspace()]
        assert not [c for c in odd if ord(c) < 0xA0 or c in "\u202e\u2066\ufeff"], f"control characters: {odd!r}"
    assert article.url is None or article.url.startswith(("http://", "https://")) or article.url


def of_reading(data: bytes) -> None:
    """Any bytes are an article, as whatever kind they are given, or are refused in one line."""
    for ending in (b"", b"<html><body>"):
        try:
            article = read_article("-", stdin=io.BytesIO(ending + data))
        except PodcasterError as error:
            in_one_line(error)
            continue
        article_is_sound(article)
        if len(article.body) < 2000:
            tiled(write_script(article))
    try:
        read_article("-", stdin=io.BytesIO(data), verbatim=True)
    except PodcasterError as error:
        in_one_line(error)


def of_feeds(data: bytes) -> None:
    """Any bytes are a feed, a list of feeds or of addresses, robots.txt, or nothing; or are refused in one line."""
    document = Document(data=data, where="x", name="x", url="https://tarn.example/feed")
    try:
        feed = read_feed(document)
        assert all(url.startswith(("http://", "https://")) for url, _ in feeds_in(document))
        text = document.text
    except PodcasterError as error:
        in_one_line(error)
        return
    for item in feed.items if feed else ():
        assert not item.url or item.url.startswith(("http://", "https://"))
        assert not [c for c in item.title + item.byline if not c.isprintable()]
        assert plain_text(item.html) is not None
    if feed:
        known = new_items((), Followed(key="k", place="k"), feed.items, [plain_text(item.html) for item in feed.items], "")
        assert len({item.key for item in known}) == len(known) <= len(feed.items)
    assert all("://" in address for address in exported_addresses(text) or ())
    parse_robots(text, "podcaster").allow("/a/b?c=d")


def of_markdown(text: str) -> None:
    """Any text is Markdown."""
    for piece in read_markdown(text).pieces:
        assert piece.text.strip()
        assert "\n" not in piece.text


def as_filed(script: Script) -> Script:
    """What a script file keeps of a script: which words name a speaker is not among it, nor why one is sure."""

    def filed(cue: Cue) -> Cue:
        cue = replace(cue, mention=None)
        if cue.kind != "quote":
            return replace(cue, confidence=1.0, evidence="", candidates=())
        if not cue.speaker or cue.evidence == CHOSEN_EVIDENCE or certainty(cue) != "sure":
            return cue
        return replace(cue, confidence=1.0, evidence="", candidates=())

    return replace(script, cues=tuple(map(filed, script.cues)))


def of_scripting(text: str) -> None:
    """Any body and title are tiled by cues, and their script file reads back to the letter."""
    body, _, title = text.partition("\x1e")
    article = Article(source="-", title=title, body=body)
    script = write_script(article)
    tiled(script)
    tiled(leave_fragments_to_narrator(script))
    if script.body.strip():
        assert parse_script_file(format_script(script, article=article), "x")[1] == as_filed(script)


def of_spoken(text: str) -> None:
    """Any text has a spoken form whose characters come from it in order, without anything an engine obeys."""
    first, _, rest = text.partition("\x1e")
    for language in LANGUAGES[: 1 + len(text) % len(LANGUAGES)]:
        for said in (spoken(text, language=language), running_on(spoken(text, [(first or "a", rest)], language))):
            assert len(said.origins) == len(said.text)
            assert all(
                0 <= one <= other < len(text) for one, other in zip(said.origins, said.origins[1:], strict=False)
            )
            obeyed = set(said.text) & set("<>[]{}\\\x00\x01\x1b\ue000\ue001")
            assert not obeyed, f"left for the engine to obey: {obeyed}"


def of_script_file(text: str) -> None:
    """Any text is a script file that reads back what it says, or is refused with its line."""
    for whole in (text, "# podcaster script\n" + text, "# podcaster script 2\n" + text):
        try:
            article, script = parse_script_file(whole, "x")
        except PodcasterError as error:
            in_one_line(error)
            continue
        tiled(script)
        again = parse_script_file(format_script(script, article=article), "x")
        facts = ("byline", "site", "url", "image_url")  # an empty one is none
        known = replace(article, **{fact: getattr(article, fact) or None for fact in facts})
        assert again == (known, as_filed(script))


def of_toml(text: str) -> None:
    """Any text is a cast file, a voice profile and a lexicon or is refused with a line; a cast file can be added to."""
    for parse in (parse_remembered, parse_lexicon, parse_profile):
        try:
            parse(text, "x")
        except PodcasterError as error:
            in_one_line(error)
    with suppress(CastError):
        entries = parse_remembered(text, "x")
        for entry in entries[:3]:
            with suppress(CastError):  # written in a way that is refused rather than damaged
                changed = parse_remembered(with_pin(text, "x", entry.name, "ada"), "x")
                assert [one.name for one in changed] == [one.name for one in entries]
                assert [one.voice for one in changed if one.name == entry.name] == ["ada"]
                left = parse_remembered(without_entry(text, "x", entry.name), "x")
                assert [one.name for one in left] == [one.name for one in entries if one.name != entry.name]
    try:
        lexicon = parse_lexicon("[words]\n" + text, "x")
    except PodcasterError as error:
        in_one_line(error)
        return
    whole = " ".join(entry.written for entry in lexicon)
    spoken(whole, respellings_for(whole, lexicon, "tone"))


def in_one_line(error: PodcasterError) -> None:
    """The message can be shown to a person."""
    assert str(error).strip()
    assert len(str(error)) < 5000


def _as_text(promise: Callable[[str], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        promise(
            data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace")
            if _decodes(data)
            else data.decode("latin-1")
        )

    return run


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reading": of_reading,
    "scripting": _as_text(of_scripting),
    "spoken": _as_text(of_spoken),
    "script_file": _as_text(of_script_file),
    "markdown": _as_text(of_markdown),
    "toml": _as_text(of_toml),
    "feeds": of_feeds,
}
"""What atheris is let loose on."""
