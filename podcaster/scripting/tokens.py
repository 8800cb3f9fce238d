"""Tokens: the words and punctuation marks of a body outside quotations, and one token for each quotation."""

import re

from podcaster.scripting.quotations import Quotation
from podcaster.scripting.sentences import ABBREVIATIONS, STATE_ABBREVIATIONS
from podcaster.scripting.vocabulary import BODIES, DETERMINERS, MEMBERS_BODIES, ROLES
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

QUOTE = "❝"
"""The text of the token that stands for a whole quotation."""

_WITH_STOP = ABBREVIATIONS | STATE_ABBREVIATIONS
"""Abbreviations whose full stop is part of the token."""
_TOKEN = lazy_regex(
    r"(?:\b[DRI]-)?(?:[^\W\d_]\.){2,}"  # U.S., D-S.C.
    r"|['’]t(?= [^\W\d_a-z])"  # van 't Hoff
    rf"|\b(?i:{'|'.join(sorted(_WITH_STOP, key=lambda word: (-len(word), word)))})\.(?!\w)"
    r"|[@#]?\w+(?:[-’'&./@]\w+)*(?:(?<=\b[A-Z])\.(?=\s)|(?<=s)['’](?=\s\w))?"  # words, "Robert F.", "Thomas' sister"
    r"|\.\.\.|[^\w\s]"
)
_MEMBERS = lazy_regex(r"(?:\w+s['’]|(?:Women|Men|Children|People)['’]s)")
"""The members of an organisation, as its name has them: Farmers’, Women's."""
_BODY = lazy_regex(rf"\s(?:[A-Z]\w+\s){{0,2}}(?:{'|'.join(sorted(map(str.title, BODIES | MEMBERS_BODIES)))})\b")
"""The rest of such a name: *Union*, *Action Group*."""
_POSSESSIVE = lazy_regex(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


class Token(Record, frozen=True):
    """A word, a punctuation mark, or a quotation."""

    text: str
    """As written, without a possessive ending; `QUOTE` for a quotation."""
    lower: str
    """The text in lower case."""
    start: int
    """Offset of its first character in the body."""
    end: int
    paragraph: int
    """Index of its paragraph."""
    sentence: int
    """Number of its sentence, counted from the body's first."""
    quotation: int = -1
    """Index of the quotation this token stands for, or -1."""
    possessive: bool = False
    """True for "Clinton's"; its text is "Clinton"."""

    @property
    def is_word(self) -> bool:
        """True for a word or a number, not for punctuation and quotations."""
        return self.text[0].isalnum() or self.text[0] in "@#" or self.text in ("'t", "’t")

    @property
    def is_capital(self) -> bool:
        """True for a word that may be part of a name: Clinton, al-Amr, @POTUS."""
        first = self.text[0]
        return first.isupper() or (first in "@" and len(self.text) > 1) or self.text[:3] in ("al-", "el-", "d’A", "d'A")


def tokenize(body: str, paragraphs: list[tuple[int, int]], quotations: list[Quotation]) -> list[Token]:
    """Return the tokens of `body` outside quotations and one token for each quotation, in order.

    `quotations` are in order, each within one paragraph.
    """
    tokens: list[Token] = []
    sentence = 0
    upcoming = 0
    for number, (start, end) in enumerate(paragraphs):
        at = start
        sentence += 1
        first = len(tokens)
        while upcoming < len(quotations) and quotations[upcoming].paragraph == number:
            quotation = quotations[upcoming]
            sentence = _add_words(body, at, quotation.start, number, sentence, tokens, first)
            sentence += _begins_sentence(body, tokens, first, quotation)
            tokens.append(Token(QUOTE, QUOTE, quotation.start, quotation.end, number, sentence, upcoming))
            at = quotation.end
            upcoming += 1
        sentence = _add_words(body, at, end, number, sentence, tokens, first)
    return tokens


def _add_words(body: str, start: int, end: int, paragraph: int, sentence: int, tokens: list[Token], first: int) -> int:
    """Append the tokens between two quotations; return the number of the last one's sentence."""
    for match in _TOKEN.finditer(body, start, end):
        text = match.group()
        possessive = False
        if text[-1] in "'’sS" and len(text) > 1:
            bare = _POSSESSIVE.sub("", text)
            if bare and bare != text and not _is_inside_name(body, tokens[first:], match):
                text, possessive = bare, True
        if len(tokens) > first and _begins_new_sentence(body, tokens, text):
            sentence += 1
        tokens.append(Token(text, text.lower(), match.start(), match.end(), paragraph, sentence, possessive=possessive))
    return sentence


def _is_inside_name(body: str, before: list[Token], word: "re.Match[str]") -> bool:
    """Return whether a possessive is inside the name of an organisation: the National *Farmers'* Union. `before` are
    the paragraph's tokens before it. The name has an article, or its members are a known role: *Teachers'* Union."""
    text = word.group()
    if not (text[0].isupper() and _MEMBERS.fullmatch(text) and _BODY.match(body, word.end())):
        return False
    for token in reversed(before):
        if token.lower in DETERMINERS:
            return True
        if not token.is_capital or token.possessive:
            break
    return text[:-2].lower() in ROLES


def _begins_new_sentence(body: str, tokens: list[Token], text: str) -> bool:
    """Return whether the word `text` begins a new sentence, judged by the token before it."""
    last = tokens[-1]
    if last.quotation >= 0:
        closing = body[last.end - 3 : last.end].rstrip("\"'”’»」『")[-1:]
        if not text[0].isupper():
            return False
        return closing in ".!?…"
    if text[0].islower() or text in ",;:)]":
        return False
    if last.text in "!?…" or last.text == "...":
        return True
    return last.text == "."


def _begins_sentence(body: str, tokens: list[Token], first: int, quotation: Quotation) -> bool:
    """Return whether the quotation begins a new sentence of its paragraph, whose first token is `first`."""
    if len(tokens) == first:
        return False
    inner = body[quotation.start : quotation.end].lstrip("“”„\"'`«»‘’「『 ")
    if not inner or not (inner[0].isupper() or inner[0].isdigit() or inner[0] in "[(…."):
        return False
    return _begins_new_sentence(body, tokens, "A")
