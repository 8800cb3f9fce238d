"""E-mail: what is the sender's own text, mailboxes, and messages that are hostile, encrypted or empty."""

import io
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.pipeline.parts import article_sources
from podcaster.reading import read_article, read_articles
from podcaster.reading.parts import list_parts

HEAD = "From: Ida Roe <ida@post.example>\nSubject: The lake\nDate: Mon, 4 May 2026 08:00:00 +0100\nMIME-Version: 1.0\n"
LAKE = "The lake froze on Sunday, and by noon half the village stood on it with their dogs and their grandmothers."
BAND = "The band came at two and played until the ice sang along, which the older people said it had not done for years."
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\n"


def read(text: str | bytes, name: str = "-"):
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(name, stdin=io.BytesIO(data))


def written(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (f"{LAKE}\n\n{BAND}\n\n-- \nIda\n+44 20 5550 0000\n", [LAKE, BAND]),
        (f"{LAKE}\n\n> Did it freeze?\n> I hope so.\n\n{BAND}\n", [LAKE, BAND]),
        (f"{LAKE}\n\n{BAND}\n\n-----Original Message-----\nFrom: Olaf\nSubject: Re: Ice\n\nDid it freeze at all this year?\n", [LAKE, BAND]),
        (f"---------- Forwarded message ---------\nFrom: Olaf <o@post.example>\nDate: Sun, 3 May 2026\nSubject: Ice\n\n{LAKE}\n\n{BAND}\n", [LAKE, BAND]),
        (f"{LAKE}\n\n{BAND}\n\n_______________________________________________\nVillage mailing list\nVillage@lists.example\n", [LAKE, BAND]),
        (f"{LAKE} [https://l.example/1]\n\n{BAND}\n\nSent from my iPhone\n", [LAKE, BAND]),
    ],
    ids=["signature", "quotation", "Outlook's reply", "forwarded", "list", "phone"],
)
def test_only_the_senders_text(rest: str, expected: list[str]) -> None:
    """Quoted messages, signatures and what lists and phones add are left out; a forwarded text is read."""
    assert read(PLAIN + rest).body.split("\n\n") == expected


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        ("Content-Type: text/plain; charset=iso-8859-15\nContent-Transfer-Encoding: quoted-printable\n", "The caf=E9 cost =A412, =\nand nobody paid for the first one, said Ren=E9e Blanc of the village."),
        ("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n", "VGhlIHBpZXIgaXMgY2FsbGVkINDSyd7BzCBhbmQgbm9ib2R5IGtub3dzIHdobyBuYW1lZCBpdCBvciB3\naGVuIHRoYXQgd2FzLg=="),
        ("Content-Type: text/plain; charset=nonsense-8\nContent-Transfer-Encoding: 8bit\n", "The café was never so full, and nobody paid for the first one, said the owner."),
    ],
    ids=["quoted-printable", "base64", "unknown charset"],
)  # fmt: skip
def test_encodings(headers: str, data: str) -> None:
    """The words come out as they were written, in any transfer encoding and charset."""
    body = read(HEAD + headers + "\n" + data).body
    assert any(words in body for words in ("The café cost €12, and nobody", "is called причал and", "The café was never")), body


def test_the_headers_are_the_articles_facts() -> None:
    """Encoded subjects and names are decoded, "Re:" goes, and a sender that is an address is no byline."""
    subject = "=?iso-8859-1?Q?Re=3A_Fw=3A_Caf=E9?= =?utf-8?B?IGFtIFNlZQ==?="
    article = read(f"From: =?utf-8?B?UmVuw6llIEJsYW5j?= <r@post.example>\nSubject: {subject}\nMIME-Version: 1.0\nDate: nonsense\nContent-Type: text/plain\n\n{LAKE}\n")
    assert (article.title, article.byline, article.published) == ("Café am See", "Renée Blanc", None)
    assert read(PLAIN.replace("Ida Roe <ida@post.example>", "no-reply@post.example") + LAKE).byline is None


def test_a_page_saved_as_a_message(tmp_path: Path) -> None:
    """A browser's MHTML file is the page in it, with the page's own title and address."""
    page = f"<html><head><title>Ice</title></head><body><article><h1>The ice sang</h1><p>{LAKE}</p><p>{BAND}</p><p>{LAKE.lower()}</p></article></body></html>"
    text = f'From: <Saved by Blink>\nSnapshot-Content-Location: https://v.example/ice\nSubject: Ice\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Location: https://v.example/ice\n\n{page}\n--b\nContent-Type: text/css\n\np {{}}\n--b--\n'
    article = read_article(written(tmp_path, "ice.mhtml", text))
    assert (article.title, article.byline, article.url) == ("The ice sang", None, "https://v.example/ice")
    assert article.body.startswith(LAKE)


def test_a_mailbox_holds_several(tmp_path: Path) -> None:
    """Each message of a mailbox is an article of its own, by its number; a line "From " inside a message starts none."""
    one = PLAIN + f"{LAKE}\n\n>From the pier it looked like a fair, and the children would not come home before dark.\n\n"
    two = PLAIN.replace("The lake", "The band") + BAND + "\n\n"
    path = written(tmp_path, "village.mbox", f"From ida@post.example Mon May  4 08:00:00 2026\n{one}From ida@post.example Tue May  5 08:00:00 2026\n{two}")
    assert [article.title for article in read_articles(path)] == ["The lake", "The band"]
    assert list_parts(path) == tuple(article_sources([path])) == (f"{path}#1", f"{path}#2")
    assert read_article(f"{path}#1").body.split("\n\n")[1].startswith("From the pier")
    second = read_article(f"{path}#2")
    assert (second.title, second.body, second.source) == ("The band", BAND, f"{path}#2")
    with pytest.raises(SourceError, match=r"village\.mbox: this holds 2 articles, but one is expected: name the one you mean: .*mbox#1"):
        read_article(path)
    with pytest.raises(SourceError, match=r"there is no article 3 in it: the file holds 2 articles: give a number up to 2"):
        read_article(f"{path}#3")
    with pytest.raises(SourceError, match="an e-mail has no chapters"):
        list_parts(path, chapters=True)


def test_a_file_may_have_a_number_sign(tmp_path: Path) -> None:
    """"issue#2" is a part of "issue" only where no file has that name."""
    path = written(tmp_path, "issue#2", LAKE + " " + BAND)
    written(tmp_path, "issue", "Another text that nobody asked for.")
    assert read_article(path).body == f"{LAKE} {BAND}"
    with pytest.raises(SourceError, match=r"issue#3: there is no article 3 in it: the file holds one article"):
        read_article(str(tmp_path / "issue#3"))


def nested(depth: int) -> str:
    parts = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(depth))
    return HEAD + "Content-Type: multipart/mixed; boundary=b0\n\n" + parts + LAKE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (nested(10_000), "this e-mail has over 100 parts within parts"),
        (HEAD + 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n--b\n\nx\n--b--\n', "this e-mail is encrypted"),
        (HEAD + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n", "this e-mail is encrypted"),
        (PLAIN + "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", "this e-mail is encrypted"),
        (HEAD + "Content-Type: application/pdf\nContent-Disposition: attachment\n\nAAAA\n", "this e-mail has no text"),
        (HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--c\n\n", "this e-mail has no text|no article was found"),
    ],
    ids=["nested", "PGP/MIME", "S/MIME", "PGP", "attachment", "damaged"],
)  # fmt: skip
def test_what_has_no_text_to_read(text: str, reason: str) -> None:
    """One line says what is wrong, also of 10,000 nested parts."""
    with pytest.raises(SourceError, match=reason) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_what_is_attached_is_not_read() -> None:
    """A text file that is attached is no part of the message; a second part that is shown inside it is."""
    text = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
    for disposition, words in (("inline", LAKE), ("attachment; filename=a.txt", "The attached words of somebody else."), ("inline", BAND)):
        text += f"--b\nContent-Type: text/plain\nContent-Disposition: {disposition}\n\n{words}\n"
    assert read(text + "--b--\n").body.split("\n\n") == [LAKE, BAND]


def test_ninety_nested_parts_are_read() -> None:
    """The bound is far from what mail programs write, and below what the parser can do."""
    text = HEAD + "Content-Type: multipart/mixed; boundary=b0\n\n"
    text += "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(90))
    text += f"--b90\nContent-Type: text/plain\n\n{LAKE}\n--b90--\n"
    assert read(text).body == LAKE
