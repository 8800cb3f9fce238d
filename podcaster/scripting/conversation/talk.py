"""Talk: what tells the words of a speaker from those of a narrator in a conversation."""

from podcaster.system.lazy_regex import lazy_regex

_FIRST = lazy_regex(
    r"(?<!\w)(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine|[Ww]e|[Ww]e[’'](?:re|ve|d|ll)|[Oo]urs?|us)(?!\w)"
)
_SINGULAR = lazy_regex(r"(?<!\w)(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine)(?!\w)")
_SECOND = lazy_regex(r"(?<!\w)[Yy]ou(?:r|rs|rself|[’'](?:re|ve|d|ll))?(?!\w)|\b[Tt]ell (?:us|me)\b")
_SPOKEN = lazy_regex(
    r"[?!]|(?i:n[’']t|\w[’'](?:re|ve|ll|d|m)|(?:it|that|there|what|here|he|she|let)[’']s)\b"
    r"|(?<!\w)(?i:yes|no|yeah|well|oh|okay|ok|please|sorry|thanks|thank|hello|hi)(?!\w)"
)
_QUOTED = lazy_regex(r"[“\"„«][^“”\"„«»]*[”\"“»]?")
_BRACKETED = lazy_regex(r"\s*(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}|\*[^*]*\*|_[^_]*_)[.\s]*")
_ABOUT_THE_TEXT = lazy_regex(
    r"(?i)(?:this|the|these|our|an?) (?:\w+ )?(?:interview|conversation|transcript|podcast|episode|q ?& ?a|exchange"
    r"|discussion|roundtable|answers?|session|hearing|inquiry|trial|court|debate)\b"
    r"|(?:interview|reporting|photographs?|illustrations?|as told to|edited|produced|translated|compiled|words) by\b"
    r"|\b(?:edited|condensed|shortened|cut) for\b"
    r"|\b(?:is|are) (?:published|out (?:now|on)|available|on at)\b"
    r"|^(?:until next|reply to|subscribe|sign up|listen to|read more|follow |more on|for more|to read)"
)
_DIRECTIONS = (
    r"laugh\w* chuckl\w* paus\w* applau\w* cross-?talk inaudible unintelligible sigh\w* smil\w+ beat aside "
    r"silence exit exeunt enter\w* cough\w* cries crying nods? nodding whisper\w* shout\w* sing\w* off "
    r"music gasps? grin\w* turn\w* look\w* ris\w+ sit\w* stand\w* tak\w+ shak\w+ mov\w+ hand\w* point\w* "
    r"stop\w* break\w* off-?mic simultaneous overlapping gestur\w+ shrug\w* thinks thinking video clip "
    r"recess\w* begin\w* end\w* speak\w* "
)
_STAGE = lazy_regex(
    rf"(?i)\b(?:{'|'.join(_DIRECTIONS.split())}|to (?:[A-Z]\w+|him|her|them|the \w+)|foreign language)\b"
)
_ASIDE = lazy_regex(r"\((?P<round>[^()\n]{1,120})\)|\[(?P<square>[^\[\]\n]{1,160})\]")
_SENTENCE_ENDS = ".!?…:”\"’'—–"


def is_first_person(text: str) -> bool:
    """Return whether the words outside quotation marks speak of "I" or "we"."""
    return _FIRST.search(_QUOTED.sub(" ", text)) is not None


def is_singular(text: str) -> bool:
    """Return whether the words outside quotation marks speak of "I"."""
    return _SINGULAR.search(_QUOTED.sub(" ", text)) is not None


def is_second_person(text: str) -> bool:
    """Return whether the words outside quotation marks speak to "you"."""
    return _SECOND.search(_QUOTED.sub(" ", text)) is not None


def sounds_spoken(text: str) -> bool:
    """Return whether a text has the marks of talk: I, you, a question, a contraction, or quotation marks around it."""
    stripped = text.strip()
    if stripped[:1] in '“"„«‘':
        return True
    return any(pattern.search(text) for pattern in (_FIRST, _SECOND, _SPOKEN))


def is_direction(text: str) -> bool:
    """Return whether a whole paragraph is in brackets or asterisks: a stage direction or a note."""
    return _BRACKETED.fullmatch(text) is not None


def is_about_the_text(text: str) -> bool:
    """Return whether a paragraph speaks of the interview itself: "This conversation has been edited"."""
    return _ABOUT_THE_TEXT.search(text) is not None


def without_directions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a turn that are spoken: its text without the stage directions between its sentences."""
    parts: list[tuple[int, int]] = []
    at = start
    for match in _ASIDE.finditer(text, start, end):
        before = text[at : match.start()].rstrip()
        inside = match["round"] or match["square"]
        square = match["square"] is not None
        apart = not before or before[-1] in _SENTENCE_ENDS
        directs = _STAGE.search(inside) is not None and (inside[0].islower() or len(inside.split()) <= 3 or square)
        if apart and (directs or (not before and inside[0].islower() and at == start)):
            parts.append((at, match.end() - len(match[0])))
            at = match.end()
    parts.append((at, end))
    stripped = []
    for first, last in parts:
        piece = text[first:last]
        if any(map(str.isalnum, piece)):
            first += len(piece) - len(piece.lstrip(" \t\n.")) if first > start else len(piece) - len(piece.lstrip())
            stripped.append((first, last - (len(piece) - len(piece.rstrip()))))
    return stripped
