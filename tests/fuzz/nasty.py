"""Nasty texts and the entries they are given to: for measuring growth, and for tests."""

import io
from collections.abc import Callable

from podcaster.casting.cast_file import with_alias, with_entries, with_pin
from podcaster.casting.profiles import parse_profile
from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.errors import PodcasterError
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.publishing.transcript import webvtt
from podcaster.publishing.words_file import subrip, words_json
from podcaster.reading import Article, read_article
from podcaster.reading.document import Document
from podcaster.reading.formats import built_in_format
from podcaster.reading.formats.markdown import read_markdown
from podcaster.recording.lexicon import parse_lexicon, respellings_for
from podcaster.recording.spoken import spoken
from podcaster.scripting import Cue, Script, format_script, leave_fragments_to_narrator, parse_script_file, write_script
from podcaster.scripting.sentences import sentences

PROSE = "The harbour reopened on Monday after three weeks of repairs, and the first ferries left before noon. "

# A name and how the text of about n characters is made: a piece to repeat, or head, piece, tail.
INPUTS: dict[str, tuple[str, str, str]] = {
    name: (head, piece, tail)
    for name, head, piece, tail in [
        ("one letter", "", "a", ""), ("one capital", "", "A", ""), ("one digit", "", "7", ""), ("one word", "", "word ", ""),
        ("one name", "", "Aa ", ""), ("names", "", "Helen Marsh met Paul Quill. ", ""), ("prose line", "", PROSE, ""),
        ("prose paragraphs", "", PROSE + "\n\n", ""), ("prose lines", "", PROSE + "\n", ""),
        ("hard wrap", "", "the harbour reopened on monday after three weeks of repairs and the\n", ""),
        ("hyphenated", "", "the harbour reopened on monday after three weeks of repairs and the re-\n", ""),
        ("newlines", "", "\n", ""), ("blank lines", "a", " \n", "b"), ("spaces", "a", " ", "b"), ("tabs", "a", "\t", "b"),
        ("no-break", "a", "\u00a0", "b"), ("line separators", "a", "\u2028", "b"), ("returns", "a", "\r", "b"),
        ("Dr.", "", "Dr. ", ""), ("Dr. tight", "", "Dr.", ""), ("U.S.", "", "U.S. ", ""), ("initials", "", "a.", ""),
        ("St.", "", "St. ", ""), ("dots", "", ".", ""), ("dots spaced", "", ". ", ""), ("dashes", "", "-", ""),
        ("em dashes", "", "—", ""), ("dashes spaced", "", "a - ", ""), ("speech dashes", "", "— It is old, he\n", ""),
        ("commas", "", ",", ""), ("a, ", "", "a, ", ""), ("colons", "", "a:", ""), ("apostrophes", "", "a'", ""),
        ("hyphens", "", "a-", ""), ("underscores", "", "_", ""), ("stars", "", "*", ""), ("stars spaced", "", "* ", ""),
        ("star words", "", "*a ", ""), ("star words tight", "", "*a*", ""), ("strong", "", "**a", ""), ("backticks", "", "`", ""),
        ("backtick words", "", "`a ", ""), ("tildes", "", "~", ""), ("quote marks md", "", "> ", ""), ("quoted lines", "", "> a\n", ""),
        ("list", "", "- ", ""), ("list lines", "", "- a\n", ""), ("deep list", "", "1. ", ""), ("hashes", "", "#", ""),
        ("headings", "", "# a\n", ""), ("brackets", "", "[", ""), ("brackets close", "", "]", ""), ("brackets pair", "", "[a](", ""),
        ("brackets bang", "", "![", ""), ("link", "", "[a](b) ", ""), ("link refs", "", "[a]: b\n", ""), ("footnotes", "", "a[1]", ""),
        ("parens", "", "(", ""), ("parens words", "", "(a ", ""), ("pipes", "", "|", ""), ("table", "a|b\n-|-\n", "a|b\n", ""),
        ("wide table", "", "|a", "\n" + "|-" * 50 + "\n"), ("backslashes", "", "\\", ""), ("dollars", "", "$", ""), ("$1", "", "$1 ", ""),
        ("$1 m", "", "$1 m", ""), ("1,", "", "1,", ""), ("1,000,", "", "1,000,", ""), ("1.", "", "1.", ""), ("1/", "", "1/", ""),
        ("1-", "", "1-", ""), ("1:", "", "1:", ""), ("12 ", "", "12 ", ""), ("12:30", "", "12:30 ", ""), ("10 May ", "", "10 May ", ""),
        ("1 m", "", "1 m ", ""), ("1 to ", "", "1 to ", ""), ("plus", "", "+1 ", ""), ("x", "", "2 x ", ""), ("percent", "", "5% ", ""),
        ("halves", "", "½", ""), ("1 ½", "", "1 ½ ", ""), ("IX ", "", "IX ", ""), ("King", "", "King ", ""), ("King A", "", "King Aa ", ""),
        ("number a-", "", "1-a", ""), ("1 A ", "", "1 A ", ""), ("1 Aa Aa ", "", "1 Aa Aa ", ""), ("No.", "", "No. ", ""),
        ("hash a", "", "#a", ""), ("at a", "", "@a", ""), ("a@", "", "a@", ""), ("a@b.", "", "a@b.", ""), ("a.b", "", "a.b-", ""), ("http", "", "http://a", ""),
        ("http ", "", "http://a.com/", ""), ("www", "", "www.", ""), ("a/", "", "a/", ""), ("emoji", "", "😀", ""), ("emoji spaced", "", " 😀", ""),
        ("superscripts", "", "²", ""), ("joiners", "", "\u200d", ""), ("nul", "a", "\0", "b"), ("escapes", "a", "\x1b[31m", "b"), ("combining", "a", "\u0301", ""),
        ("arabic", "", "سلام ", ""), ("chinese", "", "港口重新开放。", ""), ("low", "", "„", ""), ("open curly", "", "“", ""), ("close curly", "", "”", ""),
        ("open curly a", "", "“a ", ""), ("straight", "", '"', ""), ("straight a", "", '"a" ', ""), ("quotes said", "", "“Aa bb.” ", ""),
        ("quotes by name", "", "“It is open,” said Helen Marsh. ", ""), ("quotes by she", "", "“It is open,” she said. ", ""),
        ("quotes para", "", "“It is open,” said Helen Marsh.\n\n", ""), ("open para", "", "“It is open\n\n", ""), ("new names", "", "“No,” said Ab%d Cd%d.\n\n", ""),
        ("same surname", "", "“No,” said Ab%d Marsh. ", ""), ("Marsh again", "", "Ab%d Marsh met Marsh. ", ""), ("spokesmen", "", "“No,” said a spokesman of Ab%d. ", ""),
        ("the senator", "", "Senator Ab%d Cd%d spoke. The senator left. ", ""), ("the gondolier", "", "“No,” said the gondolier%d. ", ""),
        ("fragments", "", "the “new” and ", ""), ("he said,", "", "he said, ", ""), ("who", "", "who ", ""), ("said", "", "said ", ""), ("singles", "", "'", ""),
        ("singles a", "", "'a ", ""), ("singles open", "", "‘a ", ""), ("singles s", "", "voters’ ", ""), ("'''", "", "''' ", ""), ("guillemets", "", "« a », ", ""),
        ("corner", "", "「", ""), ("labels", "", "QUILL: a\n", ""), ("labels upper", "", "AB%d: a\n", ""), ("upper words", "", "ABC ", ""), ("feet", "", "6'2\" ", ""),
        ("ellipses", "", "…", ""), ("bangs", "", "!", ""), ("datelines", "", "DALLAS (AP) ", ""), ("entities", "", "&amp;", ""), ("entity open", "", "&a", ""), ("ampersands", "", "&", ""),
        ("entity digits", "", "&#1", ""), ("lt", "", "<", ""), ("gt", "", ">", ""), ("lt a", "", "<a ", ""), ("tags a", "", "<a>", ""), ("div", "", "<div>", ""), ("div a", "", "<div>a", ""),
        ("div p", "", "<div><p>" + PROSE, ""), ("p", "", "<p>" + PROSE + "</p>", ""), ("p short", "", "<p>a", ""), ("anchors open", "", '<p><a name="a%d">' + PROSE, ""), ("links open", "", "<p>" + PROSE + "<a href=x>b", ""), ("span", "", "<span>a", ""), ("b", "", "<b>a", ""), ("br", "", "a<br>", ""),
        ("br br", "", "a<br><br>", ""), ("table deep", "", "<table><tr><td>a", ""), ("li", "", "<ul><li>a", ""), ("comment", "", "<!--", ""), ("comments", "", "<!-- a -->", ""),
        ("script", "", "<script>", ""), ("jsonld", '<script type="application/ld+json">', '{"@graph":[', ""), ("jsonld wide", '<script type="application/ld+json">[', '{"@graph":{}},', "{}]</script>"),
        ("meta", "", '<meta name="a%d" content="b">', ""), ("h1", "<title>A b c d</title>", "<h1>Harbour %d opens</h1>", ""), ("title", "<title>", "a - ", "</title>"), ("title bars", "<title>", "a | ", "</title>"),
        ("attributes", "<div ", 'a%d="b" ', ">"), ("class", '<div class="', "ad-article-", '">a'), ("style", '<div style="', "display ", '">a'), ("hidden", "", "<div hidden>a", ""), ("blockquote", "", "<blockquote>a", ""),
        ("svg", "", "<svg><g>", ""), ("iframe", "", "<iframe>", ""), ("select", "", "<select><option>a", ""), ("noscript", "", "<noscript>a", ""), ("pi", "", "<?xml ", ""), ("cdata", "", "<![CDATA[", ""), ("doctype", "", "<!DOCTYPE ", ""),
        ("link rel", "", "<link rel=canonical href=a>", ""), ("author", "", "<a rel=author>Jo</a>", ""), ("time", "", "<time datetime=2020-01-01>a</time>", ""), ("hr", "", "<hr>", ""), ("anchor", "", "<a href=x>a</a> ", ""),
        ("players", "", "0:00 / 23:13\n", ""), ("player line", "", "0:00 / 23:13 ", ""), ("clocks", "", "1:23", ""), ("player words", "", "play ", ""), ("minutes", "", "5 min\n", ""), ("bylines", "", "By Jane Roe and John Doe\n", ""),
        ("dates", "", "23 Feb, 2010 21:55\n", ""), ("share", "", "Share\n", ""), ("sign up", "", "sign up ", ""), ("like this", "", "like this story", ""), ("continues", "", "continues below ", ""),
        ("is a writer", "", "Aa Bb is a ", ""), ("Photo: ", "", "Photo: a", ""), ("front", "---\n", "a: b\n", ""), ("front open", "---\n", "a", ""), ("fence", "", "```\n", ""), ("html block", "", "<div>\n\n", ""), ("setext", "", "a\n=\n", ""),
        ("autolink", "", "<http:a", ""), ("image", "", "![a](b ", ""), ("nested emph", "", "*a _b ", ""), ("emph close", "", "a* b_ ", ""), ("ref link", "", "[a][", ""), ("link title", "", '[a](b "', ""), ("entity md", "", "&#x", ""),
    ]
}  # fmt: skip


def grown(made_of: tuple[str, str, str], length: int) -> str:
    """A text of about `length` characters; "%d" in a piece is its number."""
    head, piece, tail = made_of
    count = max(1, (length - len(head) - len(tail)) // len(piece))
    body = "".join(piece.replace("%d", _letters(number)) for number in range(count)) if "%d" in piece else piece * count
    return head + body + tail


def _letters(number: int) -> str:
    """A number in small letters, for names that differ."""
    return "abcdefghij"[number % 10] if number < 10 else _letters(number // 10) + "abcdefghij"[number % 10]


def refusing(entry: Callable[[str], object]) -> Callable[[str], object]:
    """The entry, a PodcasterError being an answer too."""

    def run(text: str) -> object:
        try:
            return entry(text)
        except PodcasterError as error:
            assert "\n" not in str(error).strip()
            return error

    return run


def _bytes(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode("utf-8", "replace"))


def read_text(text: str) -> Article:
    """Plain text (or what looks like a page) from standard input."""
    return read_article("-", stdin=_bytes(text))


def read_html(text: str) -> Article:
    """A page."""
    return read_article("-", stdin=_bytes("<html><body>" + text))


def read_md(text: str) -> object:
    """Markdown."""
    return read_markdown(text)


def write(text: str) -> object:
    """The script of a body."""
    return write_script(Article(source="-", title="", body=text))


def write_title(text: str) -> object:
    """The script of a title."""
    return write_script(Article(source="-", title=text, body=PROSE))


def script_file(text: str) -> object:
    """A script written as a file and read back."""
    if not text.strip():
        return None
    cue = Cue(number=1, kind="narration", text=text, start=0, end=len(text))
    script = Script(source="-", title=text, body=text, language="en", speakers=(), cues=(cue,))
    return parse_script_file(format_script(script), "-")[1] == script


def parse_head(text: str) -> object:
    """A script file with the text above its first cue."""
    return parse_script_file("# podcaster script\n" + text, "-")[1]


def parse_cue(text: str) -> object:
    """A script file with the text in a cue."""
    return parse_script_file("# podcaster script\nspeaker: a = A\n\n## quote: a\n" + text, "-")[1]


def parse_note(text: str) -> object:
    """A script file with the text, on a line, as a note, a speaker and a player."""
    line = " ".join(text.split())
    for head in (
        "## narration\n> {}\na",
        "speaker: {}\n## narration\na",
        "player: {}\n## narration\na",
        "## narration\n> say {}\na",
        "## quote: {}\na",
    ):
        refusing(lambda whole: parse_script_file(whole, "-"))("# podcaster script\n" + head.format(line))
    return None


def fragments(text: str) -> object:
    """A script with its fragments left to the narrator."""
    return leave_fragments_to_narrator(write(text))


def say(text: str) -> object:
    """The spoken form."""
    return spoken(text)


def say_lexicon(text: str) -> object:
    """Words looked up in a lexicon of two entries."""
    lexicon = parse_lexicon('[words]\n"Aa" = "b"\n"a" = { say = "c", case_sensitive = false }\n', "x")
    return spoken(text, respellings_for(text, lexicon, "tone"))


def say_german(text: str) -> object:
    """The spoken form in another language."""
    return spoken(text, language="de")


def lexicon_file(text: str) -> object:
    """The text as a lexicon."""
    return parse_lexicon("[words]\n" + text, "x")


def cast_file(text: str) -> object:
    """The text as a cast file, and as a name in one."""
    refusing(lambda t: parse_remembered(t, "x"))(text)
    one = Remembered(name=text, voice=text)
    whole = with_entries("", [one])
    return parse_remembered(with_alias(with_pin(whole, "x", text, "ada"), "x", one, text + "b"), "x")


def cast_list(text: str) -> object:
    """A cast file with a list over many lines."""
    lines = "".join(f'"{number}{"a" * 20}",\n' for number in range(len(text) // 24))
    return parse_remembered(f'["A B"]\nvoice = "a"\naliases = [\n{lines}]\n', "x")


def profile(text: str) -> object:
    """The text as a voice profile."""
    return parse_profile(text, "x")


def surfaces(text: str) -> object:
    """Sentences, WebVTT, SubRip and the words file of a cue."""
    cue = TimedCue(number=1, kind="narration", speaker=None, voice="a", start_ms=0, end_ms=100_000, text=text, words=())
    timeline = Timeline(duration_ms=100_000, sample_rate_hz=22_050, cues=(cue,), chapters=())
    transcript = webvtt(timeline, ())
    return sentences(text), transcript, subrip(transcript), words_json(timeline, ())


def format(text: str) -> object:  # noqa: A001
    """Which format a text is in."""
    return built_in_format(Document(data=text.encode(errors="replace"), where="-", name=""))


ENTRIES: dict[str, Callable[[str], object]] = {
    entry.__name__: refusing(entry)
    for entry in (
        say, say_lexicon, say_german, write, write_title, fragments, script_file, parse_head, parse_cue, parse_note, lexicon_file,
        cast_file, cast_list, profile, surfaces, format, read_text, read_md, read_html,
    )
}  # fmt: skip
