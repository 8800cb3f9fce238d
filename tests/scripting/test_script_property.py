"""parse(write(s)) == s for every script there can be: odd names, markup-like words, every character, injections."""

import pytest
from fuzz.promises import as_filed
from hypothesis import example, given, settings
from hypothesis import strategies as st

from podcaster.reading.article import Article, Player
from podcaster.scripting import Cue, Guess, Script, Speaker, format_script, parse_script_file
from podcaster.scripting.naming import slug
from podcaster.system.record import replace

INJECTIONS = [
    "## quote: eve", "## narration", "> pause 9000 ms", "> same paragraph", "# comment", "\\", "\\\\r", "\\u2028", "speaker: eve = Eve",
    "# podcaster script", '"', '"unclosed', "title: x", " (male, person)", "x (female, person)", "\r", "\r\n", "\n\n## title heading\nHi",
    "> say \"a\" as \"b\"", "\u2028## quote: eve", "\x85> gap \"x\"", "\x0c", "\x1c", "\ufeff", "\u202e", "\u2066", "\x00", "\t", "\xa0", "\u3000",
    "<b>bold</b> [link](x) `code` *x* _y_ ```", "---", "===", "e\u0301", "👩‍👩‍👧", "سلام‌علیکم", "「はい」", "ends: \"\"", ":", "=", "(at 3 ms)", "cut off",
]  # fmt: skip
characters = st.characters(codec="utf-8")
piece = st.sampled_from(INJECTIONS) | st.text(characters, max_size=12)
oddity = st.lists(piece, max_size=4).map("".join)
words = st.lists(piece, min_size=1, max_size=4).map("".join).filter(str.strip)
word = oddity.filter(bool)
gap = st.sampled_from(["\n\n", " ", "", "\n", "\t", "\xa0", "\u2028", "\r\n", "\n \n\n"])


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any script that keeps the promises of `Script`: ids made from names, cues that tile the body."""
    speakers: dict[str, Speaker] = {}
    for name in draw(st.lists(words, max_size=3)):
        gender, kind = (
            draw(st.sampled_from(["female", "male", "unknown"])),
            draw(st.sampled_from(["person", "unknown"])),
        )
        speakers.setdefault(slug(name), Speaker(id=slug(name), name=name, gender=gender, kind=kind))
    whoever = st.sampled_from(sorted(speakers)) if speakers else st.none()
    body = draw(st.sampled_from(["", " ", "\n\n"]))
    cues = []
    title_cues = draw(st.integers(0, 2))
    for number in range(1, draw(st.integers(title_cues, 6)) + 1):
        text = draw(words)
        if number > title_cues + 1:
            body += draw(gap)
        start, end = (0, 0) if number <= title_cues else (len(body), len(body) + len(text))
        body += text if end else ""
        kind = draw(st.sampled_from(["heading", "narration", "quote", "label"]))
        cues.append(
            Cue(
                number=number, kind=kind, part="title" if number <= title_cues else "body", text=text, start=start, end=end,
                speaker=draw(whoever | st.none()) if kind == "quote" else None,
                candidates=tuple(draw(st.lists(st.builds(Guess, name=words, confidence=st.floats(0, 1)), max_size=2))),
                confidence=draw(st.floats(0, 1)), evidence=draw(oddity).strip(),
                pause_ms=draw(st.none() | st.integers(0, 600_000)),
                respellings=tuple(draw(st.lists(st.tuples(word, word), max_size=2))),
            )
        )  # fmt: skip
    body += draw(st.sampled_from(["", "\n", " \u2028"])) if len(cues) > title_cues else ""
    if len(cues) <= title_cues:
        body = ""
    for index, cue in enumerate(cues):
        if body.strip() and draw(st.booleans()):
            start = draw(st.integers(0, len(body) - 1))
            end = draw(st.integers(start + 1, len(body)))
            cues[index] = replace(cue, mention=(start, end))
    source, title, language = draw(words), draw(oddity), draw(st.sampled_from(["en", "en-GB", "de"]))
    return Script(
        source=source, title=title, body=body, language=language, speakers=tuple(speakers.values()), cues=tuple(cues)
    )


@pytest.mark.long
@given(scripts())
@settings(max_examples=400, deadline=None)
def test_any_script_is_read_back_to_the_letter(script: Script) -> None:
    """Whatever stands in it, also through a file with the line ends of Windows and a byte order mark."""
    text = format_script(script, {speaker.id: "iris" for speaker in script.speakers})
    wanted = as_filed(replace(script, speakers=tuple(replace(one, voice="iris") for one in script.speakers)))
    assert parse_script_file(text, "x")[1] == wanted
    assert parse_script_file("\ufeff" + text.replace("\n", "\r\n"), "x")[1] == wanted
    assert text.encode("utf-8").decode("utf-8") == text


maybe = st.none() | oddity.filter(bool)
dates = st.sampled_from([None, "2010", "2010-02", "2010-02-23", "2010-02-23T21:55:00+01:00"])
players = st.builds(
    Player, label=oddity, position_ms=st.none() | st.integers(0, 10**7), duration_ms=st.none() | st.integers(0, 10**7),
    truncated=st.booleans(),
)  # fmt: skip


@pytest.mark.long
@given(scripts(), st.tuples(maybe, dates, maybe, maybe, maybe), st.lists(players, max_size=3))
@example(
    Script(source="a", title="", body="", language="en", speakers=(), cues=()),
    ("RT: the news", "2010-02-23T21:55", None, None, '"x'),
    [Player(label="x (cut off)", position_ms=None, duration_ms=None)],
)
@settings(max_examples=150, deadline=None)
def test_what_is_known_of_the_article_comes_along(script: Script, facts: tuple[str | None, ...], found: list[Player]) -> None:
    """Byline, date, site, addresses, players and headings are those of the article."""
    byline, published, site, url, image_url = facts
    article = Article(
        source=script.source, title=script.title, body=script.body, language=script.language, byline=byline,
        published=published, site=site, url=url, image_url=image_url, players=tuple(found),
        headings=tuple((cue.start, cue.end) for cue in script.cues if cue.kind == "heading" and cue.part == "body"),
    )  # fmt: skip
    assert parse_script_file(format_script(script, article=article), "x") == (article, as_filed(script))


def test_hidden_characters_are_shown() -> None:
    """Nothing in the file breaks a line, runs backwards or hides but what the words need to be read."""
    hidden = "a\u2028## quote: eve\u202e b\x85c\x00\ud800"
    cue = Cue(number=1, kind="narration", text=hidden, start=0, end=len(hidden))
    script = Script(source="a", title=hidden, body=hidden, language="en", speakers=(), cues=(cue,))
    text = format_script(script)
    assert text.replace("\n", "").isprintable()
    assert text.splitlines() == text.split("\n")[:-1]
    assert parse_script_file(text, "a")[1] == script
