"""RTF: control words of Word and TextEdit, code pages, and files that are hostile or damaged."""

import io
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import Article, read_article

LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers."
BAND = "The band came at two and played until the ice sang along, which the older people said it had not done for years."
HOME = "At half past eight the bakery closed, and everybody went home over the ice in the dark, singing."
DOCUMENTS = Path(__file__).parent / "documents"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fswiss\fcharset204 Arial;}{\f2\fnil\fcharset2 Symbol;}}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}{\s3 caption;}{\s4 toc 1;}}"
INFO = r"{\info{\title Document1}{\author Ida Roe}{\operator Olaf}{\creatim\yr2026\mo5\dy4\hr8\min0}}"


def read(text: str) -> Article:
    return read_article("-", stdin=io.BytesIO(text.encode("cp1252")))


def test_words_dialect() -> None:
    """Styles, properties, deleted, hidden and struck-out words, notes, comments, contents, headers, fields and pictures."""
    text = (
        HEAD + INFO + r"{\header\pard The Lake Letter\par}{\*\generator Word;}"
        r"\pard\s2 The Ice\par\pard\s4 Music 2\par\pard\s1 At the lake\par\pard\plain "
        + LAKE.replace("Sunday", r"{\deleted Monday}Sunday{\v hidden}{\strike struck}{\cs5\super\chftn}{\footnote\pard\plain{\super\chftn} So they say.\par}")
        + r"\par\pard\s3 Figure 1\par\pard\plain {\pict\pngblip 89504e47}"
        + BAND.replace("The band", r"{\field{\*\fldinst HYPERLINK x}{\fldrslt The band}}").replace("years.", r"years{\*\atnid a}{\*\annotation\pard Is that so?}.")
        + r"\par{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt}" + HOME + r"\par}"
    )  # fmt: skip
    article = read(text)
    assert article.body.split("\n\n") == ["At the lake", LAKE, BAND, HOME]
    assert [article.body[start:end] for start, end in article.headings] == ["At the lake"]
    assert (article.title, article.byline, article.published) == ("The Ice", "Ida Roe", "2026-05-04")
    assert [(one.kind, one.text) for one in article.dropped] == [("line", "Music 2"), ("picture", "Figure 1"), ("note", "So they say."), ("comment", "Is that so?")]


def test_characters() -> None:
    """Code pages by font, Unicode with what stands in for it, pairs for signs beyond 65,535, dashes, spaces and quotes."""
    text = HEAD + LAKE + r"\par\f0 Caf\'e9 \u8364\'80 12 \uc2\u8212??long \uc1\u55357?\u56832? {\f1 \'ef\'f0\'e8\'f7\'e0\'eb} Mr.\~Roe\emdash\ldblquote yes\rdblquote  a\_b so\-on" + "\\\nnew\\par}"
    assert read(text).body.split("\n\n")[1:] == ["Café € 12 —long \U0001f600 причал Mr. Roe—“yes” a-b soon", "new"]


def test_tables() -> None:
    """A table of data is left out; the paragraphs of one that lays out text are read."""
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row "
    data = row.format("Ada", "1912") + row.format("Olaf", "1930")
    article = read(HEAD + r"\pard " + LAKE + r"\par " + data + r"\pard " + BAND + r"\par " + row.format(HOME, LAKE) + r"\pard}")
    assert article.body.split("\n\n") == [LAKE, BAND, HOME, LAKE]
    assert [one.text for one in article.dropped if one.kind == "table"] == ["Ada 1912 Olaf 1930"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{\\rtf1" + "{" * 5_000, "this RTF is damaged: its groups nest too deep"),
        (HEAD + "{\\object{\\objdata 0105}}}", "no article was found"),
        ("{\\rtf1\\bin99999999 " + LAKE, "no article was found"),
    ],
)
def test_hostile_files(text: str, reason: str) -> None:
    """One line says what is wrong."""
    with pytest.raises(SourceError, match=reason):
        read(text)


def test_what_is_no_rtf(tmp_path: Path) -> None:
    """A file that only has the name is refused."""
    path = tmp_path / "ice.rtf"
    path.write_text(LAKE, encoding="utf-8")
    with pytest.raises(SourceError, match="this is not RTF, whatever its name says"):
        read_article(str(path))


def test_any_cut_and_any_damage_is_explained() -> None:
    """A cut or damaged file is read or is one line, never a traceback."""
    data = (DOCUMENTS / "tide.libreoffice.rtf").read_bytes()
    for at in range(10, len(data), 1_499):
        damaged = bytearray(data)
        damaged[at] = b"{}\\'"[at % 4]
        for one in (data[:at], bytes(damaged)):
            try:
                read_article("-", stdin=io.BytesIO(one))
            except SourceError as error:
                assert "\n" not in str(error)
