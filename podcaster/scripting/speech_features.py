"""Features that tell speech from scare quotes, titles and nicknames."""

from podcaster.scripting import vocabulary
from podcaster.scripting.candidates import CANDIDATE_FEATURES, SHARED_INNER, Analysis, before_strength
from podcaster.scripting.vocabulary import strength

_TITLE_WORDS = frozenset(
    (
        "book song album film movie show series episode program programme titled called entitled novel play musical "
        "documentary headline term word words phrase so-called nicknamed dubbed known chorus "
        "headlined column essay article segment single hit podcast magazine"
    ).split()
)
_ON_AIR = frozenset("on of on's nbc's abc's cbs cbs's cnn's fox msnbc's host hosts moderator hosted watch".split())


def speech_features(analysis: Analysis, quotation: int, odds: list[float], rows: list[list[float]]) -> list[float]:
    """Return the features of a quotation: the words inside, the words around it, and its likeliest speaker.

    `odds` has the probability of each candidate, `rows` the candidates' features (`Analysis.features`).
    """
    tokens, place = analysis.tokens, analysis.place[quotation]
    token = tokens[place]
    ranked = sorted(range(len(odds)), key=lambda i: -odds[i])[:2]
    best = rows[ranked[0]] if ranked else None
    first = analysis.body[token.start : token.end].strip("“”\"' .")
    back = [tokens[i].lower for i in range(max(0, place - 6), place) if tokens[i].paragraph == token.paragraph]
    ahead = [t for t in tokens[place + 1 : place + 4] if t.paragraph == token.paragraph]
    sentence = [t for t in tokens[max(0, place - 40) : place + 40] if t.sentence == token.sentence and t.is_word]
    strengths = [strength(t.lower) for t in sentence]
    return [
        *analysis.inner[quotation],
        *(best[:CANDIDATE_FEATURES] if best is not None else [-1.0] * CANDIDATE_FEATURES),
        odds[ranked[0]] if ranked else 0.0,
        odds[ranked[1]] if len(ranked) > 1 else 0.0,
        *analysis.place_features(quotation)[SHARED_INNER:],
        float(bool(back) and back[-1] in _TITLE_WORDS) + float(len(back) > 1 and back[-2] in _TITLE_WORDS),
        float(any(word in _TITLE_WORDS for word in back)),
        float(bool(back) and back[-1] in _ON_AIR) + 2 * float(any(word in _ON_AIR for word in back[-3:])),
        float(max(strengths, default=0)),
        float(sum(s > 1 for s in strengths)),
        float(len(sentence)),
        float(before_strength(tokens, place)),
        float(strength(ahead[0].lower)) if ahead else -1.0,
        float(strength(ahead[1].lower)) if len(ahead) > 1 else -1.0,
        float(
            bool(ahead) and ahead[0].is_word and not ahead[0].is_capital and ahead[0].lower not in vocabulary.FUNCTION
        ),
        float(bool(back) and back[-1] in ("the", "a", "an", "his", "her", "their", "its", "s")),
        float(bool(ahead) and ahead[0].quotation >= 0) + 2.0 * float(place > 0 and tokens[place - 1].quotation >= 0),
        float(any(t.quotation >= 0 for t in tokens[max(0, place - 4) : place] if t.sentence == token.sentence)),
        float(token.paragraph),
        float(first[:1] == "(" and first[-1:] == ")"),
    ]
