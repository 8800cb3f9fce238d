"""Labels: what a paragraph begins with when it may be a turn of a conversation ("Q:", "ANNA BERG:", "[00:04] AB:")."""

import re
from typing import Literal

from podcaster.languages.en.people import OCCUPATIONS
from podcaster.scripting import vocabulary
from podcaster.scripting.folding import fold
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

Separator = Literal["colon", "stop", "dash", "angle", "bare", "alone", "time"]
"""What ends a label: "Q:", "HAMLET.", "COURT —", "<anna>", "Q Thanks", a line of its own, or only a time is there."""
Role = Literal["name", "asks", "answers", "time", "sound"]

_ZONE = r"(?:\s(?:[A-Z]{1,3}T|UTC|Z)\b)?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d{{1,3}})?(?:\s?[aApP]\.?[mM]\b\.?)?{_ZONE}"
_DAY = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+|\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?,?\s+|[A-Z][a-z]{2,8}\s\d{1,2},\s+)?"
)
_HOUR = rf"\d{{1,2}}\s?[aApP]\.?[mM]\b\.?{_ZONE}"
_UNTIL = rf"(?:\s?[-–—]\s?{_CLOCK})?"
TIME = rf"(?:[\[(]\s?{_DAY}{_CLOCK}{_UNTIL}\s?[\])]|{_DAY}(?:{_CLOCK}|{_HOUR}){_UNTIL})"
"""A time of day or of a recording, perhaps in brackets, perhaps with a date."""

_LINK = r"(?:de|del|della|der|den|dos|da|di|du|la|le|van|von|bin|ibn|al|el|ter|of|the|and|&|y|e|to|for)"
_WORD = r"(?:(?:[a-z]{1,3}[’'-])?[A-ZÀ-ÖØ-ÞŁŚŠŻŽČĆĞİ][\w’'-]*\.?(?:/[\w]+)?|\d{1,2}|#\d{1,2}|No\.)"
_PARTICLES = r"(?:(?:de|del|der|den|van|von|la|du|di|da|le|ter|al|el|bin) ){0,2}"
_NAME = rf"{_PARTICLES}[A-ZÀ-ÖØ-ÞŁŚŠŻŽČĆĞİ][\w’'-]*\.?(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,6}}"
_CAPITALS = r"(?:[A-ZÀ-Þ]\.? ?[’'-]?)?[A-ZÀ-Þ]['’A-ZÀ-Þ-]+(?:\.? (?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]*|\d{1,2})){0,4}"
_HANDLE = r"(?:/?u/[\w-]{2,30}|@\w{2,30})"
_ASIDE = r"(?:\s*(?:\([^()\n]{1,70}\)|\[[^\[\]\n]{1,70}\]))"

_IN_BRACKETS = lazy_regex(rf"{_CLOCK}{_UNTIL}")
_TIMED = lazy_regex(rf"(?P<time>{TIME})(?:\s*[:|–—-])?\s*")
_LETTER = lazy_regex(
    r"(?P<who>(?i:question|answer|q|a))(?P<number>\s?#?\d{1,3})?\s?(?P<mark>[.:)\]]|[–—-](?=\s))"
    r"\s*(?P<aside>\((?i:by|from)\s+(?P<by>[^()\n]{2,50})\)\s*:?)?\s*"
)
_BARE = lazy_regex(
    r"(?:[QA]\s+(?=[“\"‘'(\[]?[A-ZÀ-Þ0-9])(?!\S*[A-ZÀ-Þ]{2,}[.:])"  # "Q Thanks", not "A VOTER."
    r"|Q(?=[A-ZÀ-Þ][a-zà-þ]))|(?P<alone>[QA])$"  # "QThanks", "Q"
)
_NUMBERED = lazy_regex(r"Q\d{1,4}\.?\s+(?=[A-Z])")
_COLON = lazy_regex(
    rf"[“\"]?(?P<who>{_NAME}|{_HANDLE})(?P<aside>{_ASIDE}{{0,3}}|, [a-zA-Z][^:.?!\n“\"]{{2,60}})"
    rf"(?P<time>,?\s+{TIME})?\s?:(?!\S)\s*"
)
_STOP = lazy_regex(rf"(?P<who>{_CAPITALS})(?P<aside>{_ASIDE}?)\.\s*(?=\S)")
_DASH = lazy_regex(rf"(?P<who>{_CAPITALS})(?P<aside>{_ASIDE}?)\s[–—]\s*(?=\S)")
_ANGLE = lazy_regex(r"<(?P<who>[\w.| -]{1,30})>\s*(?=\S)")
_CHAT = lazy_regex(r"(?P<who>[a-z][\w.-]{1,20}):\s+(?=\S)")
_ALONE = lazy_regex(
    rf"(?P<open>\[(?=[^\[\]\n]{{2,60}}\]:?,?\s+\d))?(?P<who>{_NAME}|{_HANDLE})(?(open)\])(?P<aside>{_ASIDE}{{0,3}})(?P<time>:?,?\s+{TIME})?\s?:?\.?$"
)
_BEFORE_TIME = lazy_regex(rf"(?P<who>{_NAME})(?P<time>,?\s+{TIME})\s+(?=\S)")
_EXAMINER = lazy_regex(r"(?:BY|By)\s+(?P<who>(?:MR|MS|MRS|Mr|Ms|Mrs|DR|Dr)\.?\s[\w’'. -]{2,30})\s?:\s*$")
_LONGEST = 150
"""Largest number of characters of a label."""

ASKS = frozenset(
    (
        "q question questioner questions interviewer interview reporter journalist press media reader viewer listener "
        "caller audience interlocutor int"
    ).split()
)
"""First words of labels of those who ask and are not named. The narrator reads their turns."""
ANSWERS = frozenset("a answer answers respondent interviewee guest".split())
NARRATORS = frozenset("narrator narration announcer".split())
"""Labels of the narrator of a play."""
SOUNDS = NARRATORS | frozenset("sound sfx fx music grams lights lighting scene setting effect effects".split())
"""First words of labels in plays whose text is the narrator's."""
_FIELDS = frozenset(
    (
        "abstract address admission advice age also answer appearances april attendance attention august author "
        "authors award background battery before best between birthplace bonus born breakfast breaking budget "
        "calories camera capacity cast category caution caveat certificate chapter cite claim clue color colour "
        "company complaint con conclusion conclusions cons contact contents context cook correction cost costs "
        "country credit credits cuisine date dates day days deadline dear december defendant definition "
        "description design dessert details difficulty dimensions dinner director disclaimer disclosure discussion "
        "distance distributor dose downsides drink drinks duration editor education email engine entry episode "
        "equipment event example exception exercise experience expert explainer facebook fact facts false fax "
        "feature features february fee fiction figure file filed final finding findings first follow for forecast "
        "friday from full funding game genre goal goals grade group half headline height highlights hint history "
        "hours how hypothesis idea image impact important in inbox ingredients instagram instructions intro "
        "introduction isbn issue issues january job july june key keywords lesson lessons level limitations link "
        "links list listen local location lunch main mains makes making march material materials may measures memo "
        "message method methods mileage model monday month months more motive myth name need needs next no note "
        "notes november now number objective occupation october odds on opening option options or order origin our "
        "out output overall pages parking part participants people performance phone photo photos picture platform "
        "players plot pm point points position power practice prep preparation present previously price prices pro "
        "problem procedure process producer product profile profit program programme pros ps publication published "
        "publisher purpose quote ranking rate rating ratings read reality reason reasons recipe record referee "
        "reference references related release released remember reminder requirements response result results "
        "revenue review reward risk round rule rules ruling running runtime salary saturday score scorers screen "
        "season second section see selected september series serves serving servings session sessions setting "
        "share shots side sign size social solution source sources spoiler sponsor staff stage stars start starter "
        "statement status step steps story stream street student studio style sub subject subs subtitle summary "
        "sunday support symptoms synopsis system table tags takeaway takeaways target task team teams tel test "
        "text theme thesis third thursday tickets time times tip tips title tldr to today together tomorrow topic "
        "total track trailer translation transmission treatment trivia true truth tuesday twitter type update "
        "updated upsides venue verdict verse version via video view visit volume vote warning watch weakness "
        "weather website wednesday week weekend weight what when where which who why winner winners with word "
        "words writer writers year years yes yield youtube "
    ).split()
)
"""First words of lines that state a fact, in lower case: "Method:", "Price:", "Myth:". They are nobody's labels."""
OFFICES = frozenset(
    (
        "ambassador analyst anchor attorney bailiff boy brother caller captain chair chairman chairperson chairwoman "
        "child chorus clerk coach commissioner counsel court defendant doctor duchess duke father foreman ghost girl "
        "governor guard host interpreter judge juror king lady lord man mayor messenger minister moderator mother "
        "narrator nurse officer operator panel panelist panellist presenter president prince princess prosecutor "
        "queen registrar secretary senator servant sir sister soldier speaker spokesman spokesperson spokeswoman "
        "stranger student teacher usher voice witch witness woman"
    ).split()
).union(OCCUPATIONS)
"""Nouns that stand for a speaker in a label."""
_ORDINALS = frozenset("first second third fourth another unidentified unknown female male local foreign".split())
_NUMBERED_ROLES = frozenset("speaker voice person participant unidentified no number man woman".split())
_POSTSCRIPTS = ("PS", "TV", "ID", "NB")
"""Two letters that are seldom initials."""
_FIELDS_WITH_NAMES = frozenset("may june april august will".split())
"""Words of these that are given names too."""


class Label(Record, frozen=True, kw_only=True):
    """What may be a label at the start of a paragraph."""

    paragraph: int
    start: int
    end: int
    """One past its last character; the text of the turn, if it is in this paragraph, begins here."""
    role: Role
    separator: Separator
    who: str = ""
    """The words that name the speaker, as written: "ANNA BERG"; "" for "Q:" and for a time."""
    at: int = 0
    """Offset of `who`."""
    about: str = ""
    """The words in brackets or after a comma: "architect"."""
    timed: bool = False
    """Whether it has a time."""

    @property
    def key(self) -> str:
        """The name in the form in which names are compared."""
        return fold(self.who)

    @property
    def capitals(self) -> bool:
        """Whether the name is in capital letters."""
        return self.who.isupper()


def read_label(text: str, paragraph: int, start: int, end: int) -> Label | None:
    """Return what may be a label at the start of the paragraph from `start` to `end`, None without one."""
    limit = min(end, start + _LONGEST)
    at = start
    time = _TIMED.match(text, at, limit)
    if time is not None:
        at = time.end()
        if at >= end:
            return Label(paragraph=paragraph, start=start, end=end, role="time", separator="time", timed=True)
    numbered = _NUMBERED.match(text, at, limit)
    named = numbered.end() if numbered is not None else at
    found = _lettered(text, paragraph, at, limit) or _named(text, paragraph, named, limit, end, timed=time is not None)
    if found is None:
        if time is None:
            return None
        return Label(paragraph=paragraph, start=start, end=at, role="time", separator="time", timed=True)
    label, timed = found
    timed = timed or _IN_BRACKETS.fullmatch(label.about) is not None
    return Label(
        paragraph=paragraph, start=start, end=label.end, role=label.role, separator=label.separator, who=label.who,
        at=label.at, about=label.about, timed=time is not None or timed,
    )  # fmt: skip


def _lettered(text: str, paragraph: int, at: int, limit: int) -> tuple[Label, bool] | None:
    """Return a label of one letter or of the words Question and Answer."""
    examiner = _EXAMINER.match(text, at, limit)
    if examiner is not None:
        return _label(paragraph, at, examiner, "asks", "alone"), False
    match = _LETTER.match(text, at, limit)
    if match is not None:
        asks = match["who"].lower() in ASKS
        label = Label(
            paragraph=paragraph, start=at, end=match.end(), role="asks" if asks else "answers", separator="colon",
            who=(match["by"] or "").strip(), at=match.start("by") if match["by"] else at,
        )  # fmt: skip
        return label, False
    bare = _BARE.match(text, at, limit)
    if bare is not None:
        asks = bare[0].startswith("Q")
        separator: Separator = "alone" if bare["alone"] else "bare"
        role: Role = "asks" if asks else "answers"
        return Label(paragraph=paragraph, start=at, end=bare.end(), role=role, separator=separator), False
    return None


def _named(text: str, paragraph: int, at: int, limit: int, end: int, *, timed: bool) -> tuple[Label, bool] | None:
    """Return a label that names somebody."""
    ways: list[tuple[re.Pattern[str], Separator]] = [
        (_COLON, "colon"), (_STOP, "stop"), (_DASH, "dash"), (_ANGLE, "angle"), (_BEFORE_TIME, "alone"),
    ]  # fmt: skip
    if timed:
        ways.append((_CHAT, "colon"))
    if end <= limit:
        ways.insert(0, (_ALONE, "alone"))
    for pattern, separator in ways:
        match = pattern.match(text, at, limit)
        if match is None or not _may_name(match["who"], separator):
            continue
        parts = match.groupdict()
        return _label(paragraph, at, match, _role(match["who"]), separator), bool(parts.get("time"))
    return None


def _label(paragraph: int, start: int, match: re.Match[str], role: Role, separator: Separator) -> Label:
    who = match["who"].rstrip(" ,")
    if who.endswith(".") and len(who.split()[-1]) > 4:
        who = who.rstrip(".")
    about = (match.groupdict().get("aside") or "").strip(" ,()[]")
    return Label(
        paragraph=paragraph, start=start, end=match.end(), role=role, separator=separator, who=who,
        at=match.start("who"), about=about,
    )  # fmt: skip


def _role(who: str) -> Role:
    words = fold(who).split()
    if words[0] in SOUNDS:
        return "sound"
    if words == ["the", "witness"] or words == ["witness"]:
        return "answers"
    if words[-1] in ASKS and words[0] in _ORDINALS:
        return "asks"
    generic = len(words) == 1 or (len(words) == 2 and (words[1].isdigit() or words[1] in ("member", "question")))
    if generic and words[0] in ASKS:
        return "asks"
    return "answers" if len(words) == 1 and words[0] in ANSWERS else "name"


def _ends_label(word: str) -> bool:
    """Return whether a word ends a label of a play: "HAL. Eleven." is not one name."""
    return word.endswith(".") and len(word) > 3 and word.isupper() and fold(word) not in vocabulary.TITLES


def _may_name(who: str, separator: Separator) -> bool:
    """Return whether the words can be a name or a role, judged by themselves."""
    words = fold(who).split()
    if not words or (len(words) == 1 and len(words[0]) < 2):
        return False
    named = len(words) > 1 and (words[0] in _FIELDS_WITH_NAMES or words[-1] in OFFICES | ASKS)
    named = named or (len(words) == 2 and who.isupper() and words[0] in _ORDINALS)  # FIRST FISHWIFE
    initials = who.isupper() and len(who) == 2 and who not in _POSTSCRIPTS
    if words[0] in _FIELDS and not named and not initials:
        return words[0] in ASKS | ANSWERS and len(words) <= 2
    if words[-1].strip("#").isdigit() and not {words[0], words[-2] if len(words) > 1 else ""} & (
        OFFICES | ASKS | _NUMBERED_ROLES
    ):
        return False
    if separator == "alone" and (len(words) > 5 or any(map(_ends_label, who.split()[:-1]))):
        return False
    return words[-1] not in _FIELDS or len(words) > 1 or initials
