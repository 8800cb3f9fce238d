"""Notation that is not read aloud: formulas in LaTeX and sounds in the phonetic alphabet (IPA).

A simple formula becomes plain text: "$n^{2}$" is "n²". What is not simple is left out and reported.
"""

import re

from podcaster.system.lazy_regex import lazy_regex

_SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_RAISED = lazy_regex(r"[+−-]?\d{1,4}|n")
"""Exponents that have superscript characters."""
_FORMULA = lazy_regex(
    r"\$\$(?P<display>.{1,2000}?)\$\$|\\\[(?P<display2>.{1,2000}?)\\\]|\\\((?P<inline>.{1,400}?)\\\)"
    r"|\\begin\{(?P<kind>equation|align|gather|multline|eqnarray)\*?\}(?P<display3>.{1,4000}?)\\end\{(?P=kind)\*?\}"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<inline2>[^$\n]{1,300}?)(?<=[^\s\\$])\$(?![\d$])",
    re.S,
)
_COMMAND = lazy_regex(r"\\[a-zA-Z]")
_MATHEMATICAL = lazy_regex(
    r"[\\^_={}<>|]|^[A-Za-z]$|^[A-Za-z][+\-*/,()]|^[\d.,]*\d$|^\d*[a-z](?: ?[+\-*/] ?\d*[a-z\d]+)*$"
)
"""What tells a formula between dollar signs from two sums of money."""
_WORDS = {
    "times": "×", "cdot": "·", "pm": "±", "approx": "≈", "sim": "~", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "to": "→", "rightarrow": "→", "infty": "∞", "degree": "°", "circ": "°", "percent": "%",
    "ldots": "…", "dots": "…", "cdots": "…", "log": " log ", "ln": " ln ", "sin": " sin ", "cos": " cos ",
    "tan": " tan ", "exp": " exp ", "min": " min ", "max": " max ", "quad": " ", "qquad": " ",
}  # fmt: skip
_GREEK = dict(
    zip(
        (
            "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
            "upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
        ).split(),
        "αβγδεεζηθικλμνξπρστυφφχψωΓΔΘΛΞΠΣΦΨΩ",
        strict=True,
    )
)
_STYLED = lazy_regex(
    r"\\(?:text|textrm|textit|textbf|mathrm|mathbf|mathit|mathsf|mathcal|mathbb|operatorname|emph|bm|boldsymbol)\*?"
    r"\s*\{([^{}]*)\}"
)
_FRACTION = lazy_regex(r"\\[dt]?frac\s*\{([^{}\\]{1,12})\}\s*\{([^{}\\]{1,12})\}")
_EXPONENT = lazy_regex(r"\^\s*(?:\{([^{}]*)\}|([\dn]))")
_INDEX = lazy_regex(r"_\s*(?:\{([A-Za-z\d]{1,4})\}|([A-Za-z\d]))")
_DECORATION = lazy_regex(r"\\(?:displaystyle|textstyle|left|right|big|Big|bigl|bigr|limits|,|;|!|:|>| )|(?<!\\)[~]")
_LONGEST_SIMPLE = 40
"""Most characters of a formula, in plain text, that is read aloud."""
_SIMPLE = lazy_regex(r"[\w\s.,;:()+−\-*/=<>≤≥≈≠~±×·→∞°%…|!'⁰¹²³⁴-⁹⁺⁻ⁿ]+")

_IPA = "ˈˌːˑəɚɝɪʊɛɜɔæɑɒʌɐθðʃʒŋɡɹɾʔʲʰɨʉɯɤøœɶɓɗɟɢʛɦɧɥʜɭɬɫɮʟɱɲɳɴɸχʁʀɽɻʂʈʍʋβçʝɕʑʐʎ͡"
_SOUNDS = lazy_regex(
    rf"(?<![\w/])/(?=[^/\n]{{0,60}}[{_IPA}])[^/\n<>]{{1,60}}/|\[(?=[^\]\n]{{0,60}}[{_IPA}])[^\]\n]{{1,60}}\]"
)
_LABEL_OF_SOUNDS = r"(?:(?:pronounced|pronunciation|locally?|also|IPA|[A-Z][a-z]+(?: pronunciation)?|[A-Z]{2})[:,]? ?)?"
_RESPELLING = lazy_regex(r"(?:[a-zə]+-)*[A-Z]{2,}(?:-[a-zə]+)*")
"""A pronunciation in plain letters, as on Wikipedia: "TOL-bek"."""
_EMPTIED = lazy_regex(r" ?[(\[][\s;:,.·•]*[)\]]")
_OPENED = lazy_regex(r"(?<=\()[\s;,]+")
_CLOSED = lazy_regex(r"[\s;,]+(?=\))")


def superscript(text: str) -> str | None:
    """`text` in superscript characters: "⁶" for "6"; None when there are none for it."""
    text = text.strip()
    return text.translate(_SUPERSCRIPTS) if _RAISED.fullmatch(text) else None


def plain_formula(latex: str) -> str | None:
    """A short formula as plain text: "O(n²)" for "O(n^{2})"; None when it can't be read aloud."""
    text = _DECORATION.sub(" ", latex)
    for _ in range(3):
        text = _STYLED.sub(r"\1", text)
        text = _FRACTION.sub(r"\1/\2", text)
    text = re.sub(r"\^\s*\{?\s*\\(?:circ|degree)\s*\}?", "°", text)
    text = re.sub(r"\\([a-zA-Z]+)", lambda found: _WORDS.get(found[1], _GREEK.get(found[1], found[0])), text)
    text = _EXPONENT.sub(lambda found: superscript(found[1] or found[2]) or found[0], text)
    text = _INDEX.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"\\([%$&#_{}])", r"\1", text).replace("{", "").replace("}", "")
    text = re.sub(r"\(\s+", "(", " ".join(text.split()))
    return text if text and len(text) <= _LONGEST_SIMPLE and _SIMPLE.fullmatch(text) else None


def plain_formulas(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with its simple LaTeX formulas as plain text, and the formulas that were left out of it."""
    if "$" not in text and "\\(" not in text and "\\[" not in text and "\\begin{" not in text:
        return text, ()
    left_out: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        dollars = found["inline2"]
        if dollars is not None and not _MATHEMATICAL.search(dollars):
            return found[0]  # two sums of money
        latex = next(filter(None, (found["display"], found["display2"], found["display3"], found["inline"], dollars)))
        plain = plain_formula(latex)
        if plain is None:
            left_out.append(" ".join(latex.split()))
        return plain or ""

    replaced_text = _FORMULA.sub(replaced, text)
    if not left_out:
        return replaced_text, ()
    return re.sub(r" +(?=[ ,.;:?!)])", "", replaced_text), tuple(left_out)


def without_sounds(text: str) -> str:
    """`text` without pronunciations in the phonetic alphabet, and without brackets that this empties."""
    if text.isascii() or _SOUNDS.search(text) is None:
        return text
    found = re.sub(_LABEL_OF_SOUNDS + f"(?:{_SOUNDS.pattern})", "", text)
    if found == text:
        return text
    found = re.sub(rf"(?<=\()[\s;,]*{_RESPELLING.pattern}[\s;,]*(?=[;)])", "", found)
    return re.sub(" {2,}", " ", _EMPTIED.sub("", _CLOSED.sub("", _OPENED.sub("", found))))
