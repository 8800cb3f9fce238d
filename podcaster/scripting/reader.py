"""The body as the tokens a reader of the frame story sees: each quotation folded into one token."""

import re
from dataclasses import dataclass

from podcaster.scripting.marks import Quotation
from podcaster.scripting.sentences import ABBREVIATIONS, STATE_ABBREVIATIONS

QUOTE = "❝"
"""The text of the token that stands for a whole quotation."""

_STOPPED = ABBREVIATIONS | STATE_ABBREVIATIONS
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|\b(?i:{'|'.join(sorted(_STOPPED, key=lambda word: (-len(word), word)))})\.(?!\w)"
    r"|[@#]?\w+(?:[-’'&./@]\w+)*(?:(?<=\b[A-Z])\.(?=\s))?"  # words, and the initial in "Robert F. Kennedy"
    r"|\.\.\.|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a quotation."""

    text: str
    lower: str
    start: int
    end: int
    paragraph: int
    sentence: int
    quotation: int = -1
    """Index of the quotation this token stands for, or -1."""
    possessive: bool = False
    """True for "Clinton's"; its text is "Clinton"."""

    @property
    def is_word(self) -> bool:
        """True for a word or a number, not for punctuation and quotations."""
        return self.text[0].isalnum() or self.text[0] in "@#"

    @property
    def is_capital(self) -> bool:
        """True when the word looks like part of a name: Clinton, al-Amr, @POTUS."""
        first = self.text[0]
        return first.isupper() or (first in "@" and len(self.text) > 1) or self.text[:3] in ("al-", "el-", "d’A", "d'A")


def read(body: str, paragraphs: list[tuple[int, int]], quotations: list[Quotation]) -> list[Token]:
    """Return the tokens of `body` outside quotations, with one token for each quotation, in order."""
    tokens: list[Token] = []
    sentence = 0
    upcoming = 0
    for number, (start, end) in enumerate(paragraphs):
        at = start
        sentence += 1
        first = len(tokens)
        while upcoming < len(quotations) and quotations[upcoming].paragraph == number:
            quotation = quotations[upcoming]
            sentence = _words(body, at, quotation.start, number, sentence, tokens, first)
            sentence += _begins_sentence(body, tokens, first, quotation)
            tokens.append(Token(QUOTE, QUOTE, quotation.start, quotation.end, number, sentence, upcoming))
            at = quotation.end
            upcoming += 1
        sentence = _words(body, at, end, number, sentence, tokens, first)
    return tokens


def _words(body: str, start: int, end: int, paragraph: int, sentence: int, tokens: list[Token], first: int) -> int:
    """Append the words of a stretch; return the number of the sentence it ends in."""
    for match in _TOKEN.finditer(body, start, end):
        text = match.group()
        possessive = False
        if text[-1] in "'’sS" and len(text) > 1:
            bare = _POSSESSIVE.sub("", text)
            if bare and bare != text:
                text, possessive = bare, True
        if len(tokens) > first and _ends_sentence(body, tokens, first, text):
            sentence += 1
        tokens.append(Token(text, text.lower(), match.start(), match.end(), paragraph, sentence, possessive=possessive))
    return sentence


def _ends_sentence(body: str, tokens: list[Token], first: int, text: str) -> bool:
    """True when a new sentence begins with the word `text`, judged by the tokens before it."""
    last = tokens[-1]
    if last.quotation >= 0:
        closing = body[last.end - 3 : last.end].rstrip("\"'”’»」『")[-1:]
        if not text[0].isupper():
            return False
        return closing in ".!?…"
    if text[0].islower():
        return False
    if last.text in "!?…" or last.text == "...":
        return True
    return last.text == "."


def _begins_sentence(body: str, tokens: list[Token], first: int, quotation: Quotation) -> bool:
    if len(tokens) == first:
        return False
    inner = body[quotation.start : quotation.end].lstrip("“”„\"'`«»‘’「『 ")
    if not inner or not (inner[0].isupper() or inner[0].isdigit() or inner[0] in "[(…."):
        return False
    return _ends_sentence(body, tokens, first, "A")
