"""Quotations and their speakers in languages other than English, where a verb of saying stands beside a name.

    „Wir warten“, sagte Henrike Sollmann.      —Es de día —gritó Evaristo—. Tira más cuerda.

Only what stands beside the quotation is read. Whatever else there is, the quotation is nobody's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podcaster.languages.saying import ARTICLES, PARTICLES, PREPOSITIONS, SAYINGS, Saying
from podcaster.scripting.east_asian_quotes import named_beside
from podcaster.scripting.folding import fold
from podcaster.scripting.marked_quotes import marked_quotes
from podcaster.scripting.names import given_name
from podcaster.scripting.script import Gender
from podcaster.system.lazy_regex import lazy_regex

NAMED, CARRIED, MEANT = 0.9, 0.85, 0.75
"""Confidence in a speaker who is named beside the quotation, in one who goes on, and in one whom a pronoun means."""
_NEAR = 160
"""Number of characters beside a quotation that are read."""
_FEWEST_WORDS = 3
"""A quotation of fewer words is one only with a speaker."""
_BEFORE_VERB, _BEFORE_NAME = 3, 5
"""Largest number of words before the verb and of words in small letters before the name."""
_WORD = lazy_regex(r"[^\W\d_](?:[\w’'-]*\w)?|[^\w\s]")
_LEAD = lazy_regex(r"[\s,.;:!?…»«“”„\"’'—–-]*")
_SENTENCE = lazy_regex(r"[.!?…]\s+")
_CLOSES = lazy_regex(r"[?!…,][\s\"”“»«’]*$")
_DASH = lazy_regex(r"\s[—–―]\s?|(?<=\S)[—–―](?=[\s.,;:])")
_BEGINS_WITH_DASH = "—–―"
_WITH_DASHES = frozenset("es fr pl ru pt it".split())
"""Languages in which a dash begins speech."""
_FULL_NAME = lazy_regex(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){1,3}")
"""Words of which some may be a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuote:
    """A quotation and who speaks it."""

    start: int
    end: int
    name: str = ""
    """The name, as full as the text gives it; "" for nobody."""
    gender: Gender = "unknown"
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A verb of saying and its subject."""

    name: str
    """"" for a pronoun."""
    gender: Gender
    verb: str


def named_quotes(text: str, paragraphs: Sequence[tuple[int, int]], language: str) -> list[NamedQuote]:
    """Return the quotations of a text in order. `language` is the first part of its tag. None lies in another."""
    reader = _Reader(text, language)
    for start, end in paragraphs:
        reader.read(start, end)
    return reader.quotes


class _Reader:
    """Reads a text paragraph by paragraph and remembers who spoke."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language, self._saying = text, language, SAYINGS.get(language)
        self.quotes: list[NamedQuote] = []
        self._speakers: dict[str, Gender] = {}
        """Everybody who spoke, by name, with the gender."""
        self._by_surname: dict[str, str] = {}
        """The fullest name of a speaker, or of somebody in the text, by its last word."""
        for match in _FULL_NAME.finditer(text):
            words = match[0].split()
            given = next((at for at, word in enumerate(words[:-1]) if _is_given(word)), None)
            if given is not None and words[given + 1][0].isupper():
                self._by_surname.setdefault(fold(words[given + 1]), " ".join(words[given : given + 2]))

    def read(self, start: int, end: int) -> None:
        """Add the quotations of one paragraph."""
        text, saying = self._text, self._saying
        dashed = saying is not None and self._language in _WITH_DASHES and text[start] in _BEGINS_WITH_DASH
        spans = list(_dashed(text, start, end, saying)) if dashed and saying is not None else []
        spans = spans or [(first, last) for first, last, _ in marked_quotes(text, [(start, end)], fewest=1)]
        before: NamedQuote | None = None
        for at, (first, last) in enumerate(spans):
            low = spans[at - 1][1] if at else start
            high = spans[at + 1][0] if at + 1 < len(spans) else end
            quote = self._quote(low, first, last, high, before)
            if quote.name or dashed or marked_quotes(text, [(first, last)]):
                self.quotes.append(quote)
                before = quote

    def _quote(self, low: int, first: int, last: int, high: int, before: NamedQuote | None) -> NamedQuote:
        """Return a quotation with its speaker. `before` is the one before it in the paragraph."""
        clause = _clause(self._text, low, first, last, high, self._language, self._saying)
        if clause is not None and clause.name:
            name = self._fullest(clause.name)
            known = self._speakers.get(name, "unknown")
            gender = clause.gender if clause.gender != "unknown" else known if known != "unknown" else _gender(name)
            found = name, gender, NAMED, f"{clause.verb} + name"
        elif clause is not None:
            meant = self._meant(clause.gender, self._text[low:first])
            found = meant, clause.gender, MEANT, f"{clause.verb} + pronoun"
        elif before is not None and before.name:
            found = before.name, before.gender, CARRIED, "same speaker as the quote before"
        else:
            return NamedQuote(start=first, end=last)
        name, gender, confidence, reason = found
        if not name:
            return NamedQuote(start=first, end=last)
        self._speakers[name] = gender
        self._by_surname[fold(name.split()[-1])] = name
        return NamedQuote(start=first, end=last, name=name, gender=gender, confidence=confidence, reason=reason)

    def _meant(self, gender: Gender, narration: str) -> str:
        """Return whom a pronoun means: the one person named in the paragraph before the quotation, else the one speaker
        of this gender; "" for nobody."""
        runs = [match[0].split() for match in _FULL_NAME.finditer(narration)]
        near = {
            " ".join(words[at : at + 2])
            for words in runs
            for at, word in enumerate(words[:-1])
            if _is_given(word) and words[at + 1][0].isupper()
        }
        if len(near) == 1:
            (name,) = near
            return name if _gender(name) in (gender, "unknown") else ""
        fitting = [name for name, known in self._speakers.items() if known == gender]
        return fitting[0] if len(fitting) == 1 and not near else ""

    def _fullest(self, name: str) -> str:
        """Return the fullest form of a name."""
        if " " in name:
            return name
        longer = self._by_surname.get(fold(name))
        if longer is not None:
            return longer
        if self._saying is None:  # 中村 is 中村千鶴
            return next((one for one in self._speakers if one.startswith(name)), name)
        return name


def _clause(
    text: str, low: int, first: int, last: int, high: int, language: str, saying: Saying | None
) -> _Clause | None:
    """Return the clause beside a quotation: after it, inside it, or before it up to a colon."""
    if saying is None:
        ends = language != "zh" or text[first:last].rstrip(" ”」』\"")[-1:] in "。！？…，"
        behind = text[last : min(high, last + _NEAR)] if ends else ""
        name = named_beside(text[max(low, first - _NEAR) : first], behind, language)
        return _Clause(name=name, gender="unknown", verb=language) if name else None
    lead = _LEAD.match(text, last, min(high, last + _NEAR))
    begin = lead.end() if lead is not None else last
    goes_on = any(mark in text[last:begin] for mark in ",—–-") or _CLOSES.search(text, first, last) is not None
    found = _subject_after(_words(text[begin : min(high, last + _NEAR)]), saying) if goes_on else None
    if found is not None:
        return found
    for inner in re.finditer(r", (?=\w)", text[first : min(last, first + 4 * _NEAR)]):
        inside = _subject_after(_words(text[first + inner.end() : min(last, first + inner.end() + _NEAR)]), saying)
        if inside is not None and inside.name:
            return inside
    before = text[max(low, first - _NEAR) : first].rstrip(" \"“„«‘")
    if before.endswith((":", "：")):
        return _subject_before(_words(_SENTENCE.split(before)[-1]), saying)
    return None


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text)]


def _subject_after(words: Sequence[str], saying: Saying) -> _Clause | None:
    """Read "sagte Henrike Sollmann", "a déclaré le maire, Bastien Lorrain", "a-t-elle ajouté"."""
    for at, word in enumerate(words[:_BEFORE_VERB]):
        parts = word.lower().split("-")
        pronoun = _pronoun(parts[-1], saying) if len(parts) > 1 else None
        if pronoun is not None and (parts[0] in saying.verbs or set(words[at + 1 : at + 2]) & saying.verbs):
            return _Clause(name="", gender=pronoun, verb=word)
        if word.lower() in saying.verbs and word[0].islower():
            return _subject_of(words[at + 1 :], saying, word)
        if word.lower() not in saying.auxiliaries and not (at == 0 and word in "’'"):
            return None
    return None


def _subject_of(words: Sequence[str], saying: Saying, verb: str) -> _Clause | None:
    """Return the clause of a verb whose subject stands behind it."""
    pronoun = _pronoun(words[0], saying) if words else None
    if pronoun is not None:
        return _Clause(name="", gender=pronoun, verb=verb)
    if verb == "so" and not (words and words[0][0].isupper()):
        return None  # so heißt das Stück
    at, run = 0, list[str]()
    while not run and at < len(words):
        begin = at
        while at < len(words) and at - begin < _BEFORE_NAME and (words[at][0].islower() or words[at] in ",’'"):
            at += 1
        run = _run(words, at)
        if not run:
            return None
        if at and words[at - 1].lower() in PREPOSITIONS:  # sagte am Montag Henrike Sollmann
            at, run = at + len(run), run[-2:] if len(run) > 2 else []
    if saying.nouns_have_capitals:
        if len(run) == 1 and at:
            return None  # sagte die Ministerin
        run = run if set(run) & PARTICLES else run[-2:]
    return _Clause(name=" ".join(run), gender=_told(verb, saying), verb=verb) if run else None


def _subject_before(words: Sequence[str], saying: Saying) -> _Clause | None:
    """Read "Bürgermeister Jannis Brecht erklärte:"."""
    verbs = [at for at, word in enumerate(words) if word.lower() in saying.verbs and word[0].islower()]
    if not verbs:
        return None
    at = verbs[-1]
    low = at - (at > 0 and words[at - 1].lower() in saying.auxiliaries)
    begin, low = _run_before(words, low)
    run = list(words[begin:low])
    if not run:
        return _subject_of(words[at + 1 :], saying, words[at])
    if saying.nouns_have_capitals:
        if len(run) == 1 and begin and words[begin - 1].lower() in ARTICLES:
            return None
        run = run if set(run) & PARTICLES else run[-2:]
    return _Clause(name=" ".join(run), gender=_told(words[at], saying), verb=words[at])


def _run_before(words: Sequence[str], end: int) -> tuple[int, int]:
    """Return the range of a name that ends before a word, or before what stands in commas between."""
    if end and words[end - 1] == ",":
        end -= 1
        names = [at for at in range(1, end + 1) if words[at - 1][0].isupper() and (at == end or words[at] == ",")]
        end = names[-1] if names else end
    begin = end
    while begin and (words[begin - 1][0].isupper() or words[begin - 1] in PARTICLES):
        begin -= 1
    while begin < end and words[begin] in PARTICLES:
        begin += 1
    return begin, end


def _run(words: Sequence[str], at: int) -> list[str]:
    """Return the words of a name that begins at a word."""
    end = at
    while end < len(words) and (
        words[end][0].isupper()
        or (end > at and words[end] in PARTICLES and end + 1 < len(words) and words[end + 1][0].isupper())
    ):
        end += 1
    return list(words[at:end])


def _pronoun(word: str, saying: Saying) -> Gender | None:
    return "female" if word.lower() in saying.she else "male" if word.lower() in saying.he else None


def _told(verb: str, saying: Saying) -> Gender:
    """Return the gender that a verb's ending tells: сказала."""
    if saying.female_endings and verb.endswith(saying.female_endings):
        return "female"
    return "male" if saying.male_endings and verb.endswith(saying.male_endings) else "unknown"


def _is_given(word: str) -> bool:
    return word[0].isupper() and given_name(word.lower()) is not None


def _gender(name: str) -> Gender:
    known = given_name(name.split()[0].lower())
    return "unknown" if known is None or known == "either" else known


def _dashed(text: str, start: int, end: int, saying: Saying) -> Iterator[tuple[int, int]]:
    """Return the spoken parts of a paragraph that begins with a dash: "—Es de día —gritó Evaristo—. Tira más."."""
    at, spoken = start, True
    for dash in [*_DASH.finditer(text, start + 1, end), None]:
        stop = dash.start() if dash is not None else end
        if spoken:
            behind = _words(text[dash.end() : min(end, dash.end() + _NEAR)]) if dash is not None else []
            if dash is not None and _subject_after(behind, saying) is None:
                continue  # a dash inside the speech
            if text[at:stop].strip(" —–―.,;:"):
                yield at, stop
            spoken = dash is None
        else:
            spoken = True
            if dash is not None:
                at = dash.end()
                while at < end and text[at] in " .,;:":
                    at += 1
