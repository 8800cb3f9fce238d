"""Speech or not: a quotation that someone speaks, against scare quotes, titles and nicknames."""

from podcaster.scripting import words
from podcaster.scripting.attribution import Scene, before_strength
from podcaster.scripting.words import strength

_TITLED = frozenset(
    (
        "book song album film movie show series episode program programme titled called entitled novel play musical "
        "documentary headline term word words phrase so-called nicknamed dubbed known chorus "
        "headlined column essay article segment single hit podcast magazine"
    ).split()
)
_ON_AIR = frozenset("on of on's nbc's abc's cbs cbs's cnn's fox msnbc's host hosts moderator hosted watch".split())


def speech_features(scene: Scene, quotation: int, odds: list[float], rows: list[list[float]]) -> list[float]:
    """Return what tells speech: the words inside, the words around, and how well its best candidate speaks it."""
    tokens, place = scene.tokens, scene.place[quotation]
    token = tokens[place]
    ranked = sorted(range(len(odds)), key=lambda i: -odds[i])[:2]
    best = rows[ranked[0]] if ranked else None
    first = scene.body[token.start : token.end].strip("“”\"' .")
    back = [tokens[i].lower for i in range(max(0, place - 6), place) if tokens[i].paragraph == token.paragraph]
    ahead = [t for t in tokens[place + 1 : place + 4] if t.paragraph == token.paragraph]
    sentence = [t for t in tokens[max(0, place - 40) : place + 40] if t.sentence == token.sentence and t.is_word]
    strengths = [strength(t.lower) for t in sentence]
    return [
        *scene.inner[quotation],
        *(best[:32] if best is not None else [-1.0] * 32),
        odds[ranked[0]] if ranked else 0.0,
        odds[ranked[1]] if len(ranked) > 1 else 0.0,
        *scene._around(quotation, place)[6:],
        float(bool(back) and back[-1] in _TITLED) + float(len(back) > 1 and back[-2] in _TITLED),
        float(any(word in _TITLED for word in back)),
        float(bool(back) and back[-1] in _ON_AIR) + 2 * float(any(word in _ON_AIR for word in back[-3:])),
        float(max(strengths, default=0)),
        float(sum(s > 1 for s in strengths)),
        float(len(sentence)),
        float(before_strength(tokens, place)),
        float(strength(ahead[0].lower)) if ahead else -1.0,
        float(strength(ahead[1].lower)) if len(ahead) > 1 else -1.0,
        float(bool(ahead) and ahead[0].is_word and not ahead[0].is_capital and ahead[0].lower not in words.FUNCTION),
        float(bool(back) and back[-1] in ("the", "a", "an", "his", "her", "their", "its", "s")),
        float(bool(ahead) and ahead[0].quotation >= 0) + 2.0 * float(place > 0 and tokens[place - 1].quotation >= 0),
        float(any(t.quotation >= 0 for t in tokens[max(0, place - 4) : place] if t.sentence == token.sentence)),
        float(token.paragraph),
        float(first[:1] == "(" and first[-1:] == ")"),
    ]
