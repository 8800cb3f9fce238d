"""One e-mail message: the text that its sender wrote, with subject, sender and time from its headers.

Attachments are never opened.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from podcaster.errors import SourceError
from podcaster.reading.characters import clean_characters
from podcaster.reading.decoding import decode
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.formats.text import read_plain
from podcaster.reading.mail_text import own_text, unflowed, without_furniture
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_MULTIPART = re.compile(rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.I | re.M)
_MOST_NESTED = 100
"""Most parts of a message that hold others. Each may be inside the one before, and parsing takes a call a level."""
_LONGEST_HEADER = 2_000
_ENCRYPTED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
_PGP = "-----BEGIN PGP MESSAGE-----"
_REPLY = lazy_regex(r"(?:(?:re|fwd?|aw|wg|sv|tr|rif|antw)(?:\[\d+\])?:\s*)+", re.I)
_LIST_NAME = lazy_regex(r"\[[^\]]{1,60}\]\s*")
_FROM_LETTER = lazy_regex(r"(?P<name>\S+(?: \S+){1,3}) (?:from|at|via|@|\|) (?P<letter>\S.*)")
"""A sender such as "Ada Marsh from The Tarn Letter"."""
_HEADING = lazy_regex(r"<h([1-4])\b[^<>]{0,2000}>.{0,2000}?</h\1\s*>", re.I | re.S)
_LINK = lazy_regex(r"</?a\b[^<>]*>", re.I)
_SAVED_PAGE = lazy_regex(r"<Saved by ", re.I)
_SENT_FROM = lazy_regex(r"(?:no[-_. ]?reply|mailer[-_. ]daemon|postmaster|do[-_. ]?not[-_. ]?reply)\b", re.I)
_FEWEST_WORDS_SHARE = 0.5
"""The plain text is used when the page holds less than this share of its words."""


def read_message(data: bytes, where: str) -> Draft:
    """The draft of a message. Raises SourceError for one that is encrypted or has no text."""
    if len(_MULTIPART.findall(data)) > _MOST_NESTED:
        raise SourceError(
            f"this e-mail has over {_MOST_NESTED} parts within parts", where=where, advice="save its text and give that"
        )
    message = message_from_bytes(data, policy=compat32)
    leaves = list(_texts(message, where))
    pages = [part for part in leaves if part.get_content_type() != "text/plain"]
    plain = [part for part in leaves if part.get_content_type() == "text/plain"]
    if not leaves:
        raise SourceError(
            "this e-mail has no text", where=where, advice="save what is attached to it and give that file"
        )
    text = "\n\n".join(own_text(unflowed(_decoded(part, where), part)) for part in plain)
    if _PGP in text:
        raise _encrypted(where)
    draft = _of_pages(pages, message, where) if pages else None
    if draft is None or _words(draft) < _FEWEST_WORDS_SHARE * _own_words(text):
        draft = _of_plain(text)
    if _SAVED_PAGE.search(_header(message, "From")):
        return replace(draft, url=draft.url or _header(message, "Snapshot-Content-Location") or None)
    return _with_headers(draft, message)


def _texts(message: "Message[str, str]", where: str) -> Iterator["Message[str, str]"]:
    """The parts of a message with what its sender wrote, in order. Of alternatives the page and the plain text."""
    pending = [message]
    while pending:
        part = pending.pop()
        kind = part.get_content_type()
        if kind in _ENCRYPTED:
            if kind == "application/pkcs7-mime" and part.get_param("smime-type") == "signed-data":
                continue
            raise _encrypted(where)
        if part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            if kind in {"multipart/related", "multipart/signed"}:
                inner = inner[:1]
            elif part.get_content_maintype() == "message":
                inner = [] if pending or part is not message else inner
            pending.extend(reversed(inner))
        elif kind in {"text/html", "text/plain", "application/xhtml+xml"}:
            yield part


def _encrypted(where: str) -> SourceError:
    return SourceError(
        "this e-mail is encrypted", where=where, advice="open it in your mail program, save its text and give that"
    )


def _decoded(part: "Message[str, str]", where: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset()
    return decode(data, where, charset=charset)


def _of_pages(pages: Sequence["Message[str, str]"], message: "Message[str, str]", where: str) -> Draft | None:
    """The draft of the message's pages; of several, joined, in order."""
    from podcaster.reading.pages import read_page  # late: only pages need the modules for markup

    address = _header(message, "Snapshot-Content-Location") or None
    texts = [_HEADING.sub(_without_link, text) for text in (_decoded(page, where) for page in pages) if text.strip()]
    drafts = [read_page(text, url=address) for text in texts]
    if not drafts:
        return None
    first, *others = drafts
    pieces = (*first.pieces, *(piece for other in others for piece in other.pieces))
    return replace(first, pieces=without_furniture(pieces))


def _without_link(found: re.Match[str]) -> str:
    """A headline that is a link: in a newsletter it stands above its text, and is no teaser of another page."""
    return _LINK.sub("", found[0])


def _of_plain(text: str) -> Draft:
    draft = read_plain(text) if text.strip() else Draft(pieces=())
    return replace(draft, pieces=without_furniture(draft.pieces))


def _words(draft: Draft) -> int:
    return sum(len(piece.text.split()) for piece in draft.pieces if piece.kept)


def _own_words(text: str) -> int:
    """The words of the plain text in lines that are sentences, roughly: newsletters list links in it."""
    return sum(len(line.split()) for line in text.split("\n") if len(line) > 40 and "://" not in line)


def _with_headers(draft: Draft, message: "Message[str, str]") -> Draft:
    """The draft with the subject as its title, the sender as its byline and the time of sending as its date. A headline
    that is not the subject becomes a heading again."""
    title = _subject(message) or draft.title
    pieces = list(draft.pieces)
    if draft.title and draft.title.casefold() != title.casefold():
        at = next((n for n, piece in enumerate(pieces) if piece.text == draft.title and not piece.kept), None)
        heading = Piece(text=draft.title, kept=True, heading=True)
        if at is not None:
            pieces[at] = heading
        else:
            pieces.insert(0, heading)
    sender = _sender(message)
    of_letter = _FROM_LETTER.fullmatch(sender or "")
    told = {name.casefold() for name in (title, sender, of_letter and of_letter["letter"]) if name}
    pieces = [replace(piece, kept=False) if piece.kept and piece.text.casefold() in told else piece for piece in pieces]
    return replace(
        draft,
        pieces=tuple(pieces),
        title=title,
        byline=(of_letter["name"] if of_letter else sender) or draft.byline,
        published=_sent(message) or draft.published,
        site=draft.site or (of_letter["letter"] if of_letter else None),
    )


def _subject(message: "Message[str, str]") -> str:
    subject = _REPLY.sub("", _header(message, "Subject"), count=1)
    return _LIST_NAME.sub("", subject, count=1) if message.get("List-Id") else subject


def _sender(message: "Message[str, str]") -> str | None:
    raw = str(message.get("From") or "")[:_LONGEST_HEADER]
    name = _unencoded(parseaddr(raw)[0]).strip(" \"'")
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(len(part.split()) <= 2 for part in parts):
        name = f"{parts[1]} {parts[0]}"
    return None if not name or "@" in name or _SENT_FROM.match(name) else name


def _sent(message: "Message[str, str]") -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))[:200]).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _header(message: "Message[str, str]", name: str) -> str:
    return _unencoded(str(message.get(name) or "")[:_LONGEST_HEADER])


def _unencoded(raw: str) -> str:
    """A header with its encoded words (RFC 2047) decoded, on one line."""
    parts = []
    try:
        found = decode_header(raw)
    except (HeaderParseError, ValueError):
        found = [(raw, None)]
    for text, charset in found:
        parts.append(text if isinstance(text, str) else _as_text(text, charset))
    return " ".join(clean_characters("".join(parts)).split())


def _as_text(data: bytes, charset: str | None) -> str:
    for name in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")
