"""E-mail: a message, a mailbox of messages (mbox), or a page that a browser saved as a message (MHTML).

The article is the text that the sender wrote. Quoted messages, signatures and the furniture of newsletters are left
out. Attachments are never opened.
"""

import re
from collections.abc import Iterator

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft

_MEDIA_TYPES = frozenset(("message/rfc822", "application/mbox"))
_ENDINGS = frozenset((".eml", ".mbox", ".mht", ".mhtml"))
_PLAIN_ENDINGS = frozenset(("", ".txt", ".text"))
_HEADER_LINE = re.compile(rb"[A-Za-z][\w-]*:(?: |\r?$)|[ \t]+\S|>?From \S+ ")
_MAIL_HEADERS = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|content-type|content-transfer-encoding|dkim-signature"
    rb"|delivered-to|in-reply-to|references|list-unsubscribe|x-[\w-]+):",
    re.I | re.M,
)
_FEWEST_MAIL_HEADERS = 2
_SEARCHED_BYTES = 20_000
_MESSAGE_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S[^\r\n]*\r?\n(?=[A-Za-z>][\w-]*:| ?From )")
"""The line before each message of a mailbox (RFC 4155)."""
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>\s]{1,500}>)", re.I | re.M)
_QUOTED_START = re.compile(rb"^>(?=>*From )", re.M)


def detect(document: Document) -> bool:
    """Whether the server, the name or the headers at the beginning say that the document is an e-mail."""
    if document.media_type in _MEDIA_TYPES or document.ending in _ENDINGS:
        return True
    return document.media_type is None and document.ending in _PLAIN_ENDINGS and _begins_with_headers(document.data)


def _begins_with_headers(data: bytes) -> bool:
    """True when the text begins with the headers that mail programs write. A few lines like "Subject:" are none."""
    headers = []
    for line in data[:_SEARCHED_BYTES].lstrip().split(b"\n"):
        if not _HEADER_LINE.match(line):
            break
        headers.append(line)
    return len(_MAIL_HEADERS.findall(b"\n".join(headers))) >= _FEWEST_MAIL_HEADERS


def count(document: Document, *, chapters: bool) -> int:
    """How many messages the document holds."""
    if chapters:
        raise SourceError("an e-mail has no chapters to split", where=document.where, advice="build it whole")
    return max(1, len(_starts(document.data)))


def read(document: Document) -> tuple[Draft, ...]:
    """The draft of each message, or of the one that is wanted."""
    from podcaster.reading.message import read_message  # late: only e-mail needs its modules

    spans = _spans(document.data)
    if document.part is not None:
        document.check_part(len(spans))
        spans = [spans[document.part - 1]]
    return tuple(read_message(_QUOTED_START.sub(b"", document.data[start:end]), document.where) for start, end in spans)


def messages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each message of a mailbox, or the one message that the data is, with its Message-ID, "" without one."""
    for start, end in _spans(data):
        message = _QUOTED_START.sub(b"", data[start:end])
        named = _MESSAGE_ID.search(message.partition(b"\n\n")[0][:_SEARCHED_BYTES])
        yield (named[1].decode("ascii", "replace") if named else ""), message


def is_mailbox(data: bytes) -> bool:
    """Whether the data is a mailbox: it begins with the line before a message."""
    return bool(_starts(data[:_SEARCHED_BYTES]))


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Where each message begins and ends."""
    starts = _starts(data)
    ends = [*(found.start() for found in starts[1:]), len(data)]
    return [(found.end(), end) for found, end in zip(starts, ends, strict=True)] if starts else [(0, len(data))]


def _starts(data: bytes) -> list[re.Match[bytes]]:
    return list(_MESSAGE_START.finditer(data)) if data.startswith(b"From ") else []
