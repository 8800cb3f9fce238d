"""The text of an e-mail: which lines are its sender's, and which are quotations, signatures or a newsletter's
furniture."""

import re
from collections.abc import Sequence
from email.message import Message

from podcaster.reading.draft import Piece
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_QUOTE = lazy_regex(r"\s*>")
_ATTRIBUTION = lazy_regex(
    r"\s*(?:(?:on|am|le|el|il|op)\b.{4,200}\b(?:wrote|writes|schrieb|écrit|escribió|scritto|schreef)\b.{0,80}:"
    r"|-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine)\s*-{2,}"
    r"|begin forwarded message:)\s*",
    re.I | re.S,
)
"""The line before a quoted message: "On Mon, 4 May 2026 at 10:12, Ada Marsh wrote:"."""
_FORWARDED = lazy_regex(r"\s*(?:-{2,}\s*forwarded message\s*-{2,}|begin forwarded message:)\s*", re.I)
_FORWARDED_HEADER = lazy_regex(r"\s*\*?(?:from|date|sent|subject|to|cc|reply-to)\*?:.*", re.I)
_MOST_ATTRIBUTION_LINES = 3
_LINK_NOTE = lazy_regex(r"\s*(?:<?https?://\S+>?|\[\d+\] ?https?://\S+|[-=_*~#]{4,})\s*")
_INLINE_LINK = lazy_regex(r"\s?[<(\[]\s?https?://[^\s>)\]]{1,900}\s?[>)\]]|\s?\[(?:image|cid):[^\]\n]{0,200}\]", re.I)
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "’")
_MAILING_LIST = lazy_regex(r"\s*_{20,}\s*")
_LONGEST_FURNITURE = 400
_MOST_TOP_LINES = 3
_MOST_SHORT_WORDS = 12
_BUTTON = lazy_regex(
    r"\W*(?:(?:view|read|open|see)\b.{0,40}\b(?:in (?:your|a|the|my) (?:web ?)?browser|online|web version|in app)"
    r"|(?:web|browser|online) version|unsubscribe(?: here| from this list| instantly)?|manage (?:your )?preferences"
    r"|update (?:your )?(?:profile|preferences)|share|tweet|forward|like|restack|comment|leave a comment|read in app"
    r"|start writing|upgrade to paid|privacy policy|terms(?: of service)?|contact us|log ?in|sign ?up"
    r"|subscribe(?: now| here)?|forward to a friend|share this (?:e-?mail|post|issue)|get the app"
    r"|sent from my \w+)(?:\s*[|·•/]\s*[\w ]{1,30})*\W*",
    re.I,
)
"""A whole line that is a button or a link of a newsletter."""
_FURNITURE = lazy_regex(
    r"\bin (?:your|a|the) browser\b|\bunsubscribe\b|\b(?:web|browser|online) version\b"
    r"|\b(?:manage|update|change|edit)\b.{0,30}\b(?:subscription|(?:e-?mail )?preferences|settings|profile)\b"
    r"|\byou(?:['’]re| are| were| have been| got| received)\b.{0,40}\b(?:receiv|got|getting|sent|subscri|e-?mail)\w*\b"
    r"|\bthis (?:e-?mail|message|newsletter) was (?:sent|delivered) (?:to|by)\b|\bforwarded (?:this|to you)\b"
    r"|\bwas this (?:e-?mail|newsletter) forwarded\b|\bforward (?:it|this)\b.{0,40}\bfriend\b"
    r"|\badd (?:us|me|\S+@\S+) to your (?:address book|contacts|safe senders)\b"
    r"|\b(?:our|the) mailing (?:address|list)\b|\bsent (?:with|by|via) (?:mailchimp|substack|beehiiv|buttondown)\b"
    r"|\bsubscri(?:be|ber|ption)\b|\bno longer (?:want|wish)\b|\bgot this from a friend\b"
    r"|^\W*(?:©|\(c\)|copyright)\s",
    re.I,
)
"""What the lines at the very beginning and end of a newsletter say. In the middle it may be a sentence of the text."""


def own_text(text: str) -> str:
    """The plain text of a message without signature, quoted messages and the addresses of links. The text of a
    forwarded message stays."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if at and (line in {"-- ", "--"} or _MAILING_LIST.fullmatch(line)):
            break  # the signature, or what a mailing list adds
        if _FORWARDED.fullmatch(line) and not any(map(str.strip, kept)):
            at = _past_headers(lines, at + 1)
            continue
        taken = _attribution(lines, at)
        if taken:
            if not _QUOTE.match(_next_written(lines, at + taken)):
                break  # the quoted message below it has no marks
            at += taken
            continue
        if not _QUOTE.match(line):
            kept.append("" if _LINK_NOTE.fullmatch(line) else _INLINE_LINK.sub("", line))
        at += 1
    return "\n".join(kept).strip("\n")


def _past_headers(lines: list[str], at: int) -> int:
    while at < len(lines) and (not lines[at].strip() or _FORWARDED_HEADER.fullmatch(lines[at])):
        at += 1
    return at


def _attribution(lines: list[str], at: int) -> int:
    """How many lines from `at` say whose message is quoted below; 0 if they say nothing of that kind."""
    if not lines[at].strip():
        return 0
    for count in range(1, _MOST_ATTRIBUTION_LINES + 1):
        if _ATTRIBUTION.fullmatch("\n".join(lines[at : at + count])):
            return count
    return 0


def _next_written(lines: list[str], at: int) -> str:
    return next((line for line in lines[at : at + 5] if line.strip()), "")


def unflowed(text: str, part: "Message[str, str]") -> str:
    """The text with its paragraphs on one line each, if the message says that its lines are flowed (RFC 3676)."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    glue = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    lines: list[str] = []
    open_ = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith(" ") and not line.startswith("  "):
            line = line[1:]  # space-stuffed
        ends = line.endswith(" ") and line != "-- " and not _QUOTE.match(line)
        line = line[:-1] if ends else line
        if open_:
            lines[-1] += glue + line
        else:
            lines.append(line)
        open_ = ends
    return "\n".join(lines)


def without_furniture(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a message without the furniture of a newsletter: how to unsubscribe, who sent it, links to share
    it. Buttons go everywhere, other lines at the beginning and at the end only."""
    found = [replace(piece, kept=False) if piece.kept and _is_button(piece.text) else piece for piece in pieces]
    kept = [at for at, piece in enumerate(found) if piece.kept]
    gone = [at for at in kept[:_MOST_TOP_LINES] if _is_furniture(found[at].text)]
    below: list[int] = []
    for at in reversed(kept):
        if _is_furniture(found[at].text):
            gone += [*below, at]
            below = []
        elif len(found[at].text.split()) <= _MOST_SHORT_WORDS and not found[at].text.endswith(_SENTENCE_ENDS):
            below.append(at)  # such as a postal address above or below it
        else:
            break
    for at in gone:
        found[at] = replace(found[at], kept=False, joined=False)
    return tuple(found)


def _is_button(text: str) -> bool:
    return len(text) <= _LONGEST_FURNITURE and _BUTTON.fullmatch(text) is not None


def _is_furniture(text: str) -> bool:
    return len(text) <= _LONGEST_FURNITURE and _FURNITURE.search(text) is not None
