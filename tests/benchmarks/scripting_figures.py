"""What is measured of quotations and their speakers, against labelled articles.

    python tests/benchmarks/scripting_figures.py GOLD.jsonl PREDICTED.jsonl

GOLD: one article a line, {"id", "text", "quotes": [{"start", "end", "kind", "speaker_start", "speaker_end", "speaker_text",
"speaker_heads", "speaker_mentions", "speaker_name"}], "ignore", "nonspeech": [[start, end, why]], "indirect"}.
PREDICTED: {"id", "quotes": [{"start", "end", "speaker_start", "speaker_end", "speaker_name"}]}. Offsets are characters.

- end-to-end F1: a hit is a span (four fifths of its characters, marks and edge punctuation apart) whose predicted speaker is
  the labelled mention, another mention of the same speaker, or shares its head word. Fragments of one to three words are free.
- right, wrong: of the quotations whose speaker has a name, those given that name (surname), and those given another.
- alarms: of the scare quotes, titles and nicknames, those taken for speech.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

EDGE = " \t\n\r\"'“”‘’`„«»,.;:…-–—()"
SAME_SPAN = 0.8
SAME_MENTION = 0.5
PRONOUNS = set("he she they it i we you him her them who his their himself herself themselves".split())
SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "qc", "md", "phd", "esq"}
OPENS_PHRASE = r"\b(?:of|for|from|at|in|to|with|who|whose|which|that|on|by|about|near|including|during|after)\b"


def trimmed(text, start, end):
    """The span without marks, spaces and punctuation at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def overlap(one, two):
    """Intersection over union of two spans."""
    inner = min(one[1], two[1]) - max(one[0], two[0])
    return 0.0 if inner <= 0 else inner / (max(one[1], two[1]) - min(one[0], two[0]))


def plain(word):
    """A word in lower case, without possessive and punctuation."""
    return re.sub(r"(?:'s|s')$", "", word.replace("’", "'")).strip(EDGE).lower()


def heads(phrase):
    """The head words of a noun phrase: "Gov. Helen Marsh (I), the running mate" gives marsh and mate."""
    found = set()
    for piece in re.split(r",|;|\band\b|&|—|–", re.sub(r"\([^)]*\)", " ", phrase or "")):
        core = re.split(OPENS_PHRASE, piece)[0]
        for part in {core, piece} if piece.strip()[:1].isupper() else {core}:
            words = [word for word in part.split() if plain(word) and plain(word) not in SUFFIXES]
            if words and not re.search(r"['’]s$", words[-1]):
                found.add(plain(words[-1]))
    return found


def surname(name):
    """The last word of a name, suffixes and what stands behind a comma or in brackets apart."""
    words = [plain(word) for word in re.sub(r"\([^)]*\)", " ", (name or "").split(",")[0]).split()]
    words = [word for word in words if word and word not in SUFFIXES]
    return words[-1] if words else ""


def speaker_is_right(quote, gold, text):
    """True when the prediction means the labelled speaker, by any of their mentions."""
    start, end = quote.get("speaker_start"), quote.get("speaker_end")
    said = text[start:end] if start is not None else quote.get("speaker_name")
    if gold.get("speaker_text") is None:
        return not said
    words = (heads(said) | {surname(quote.get("speaker_name"))}) - {""}
    wanted = {plain(word) for word in gold.get("speaker_heads") or []} or heads(gold["speaker_text"])
    if start is not None:
        close = overlap((start, end), (gold["speaker_start"], gold["speaker_end"]))
        if close >= SAME_MENTION or (close > 0 and words & wanted):
            return True
        if any(overlap((start, end), other) >= SAME_MENTION for other in gold.get("speaker_mentions") or []):
            return True
    named = wanted | {surname(gold.get("speaker_name"))}
    return bool((words & named) - PRONOUNS - {""})


def is_named(quote, gold):
    """True when the prediction names the labelled speaker."""
    name = quote.get("speaker_name")
    return surname(gold["speaker_name"]) in ({surname(name)} | heads(name)) - PRONOUNS


def count(doc, predicted, errors=None):
    """Count what the figures are made of in one article; append what went wrong to `errors`."""
    text, tally = doc["text"], Counter()
    wanted = [quote for quote in doc["quotes"] if quote["kind"] != "fragment"]
    loose = [(q["start"], q["end"]) for q in doc["quotes"] if q["kind"] == "fragment"]
    loose += [tuple(x[:2]) for x in doc.get("ignore", [])] + [(q["start"], q["end"]) for q in doc.get("indirect", [])]
    noise = [trimmed(text, *x[:2]) for x in doc.get("nonspeech", [])]
    gold_spans = [trimmed(text, quote["start"], quote["end"]) for quote in wanted]
    predicted = [quote for quote in predicted if len(range(*trimmed(text, quote["start"], quote["end"])))]
    spans = [trimmed(text, quote["start"], quote["end"]) for quote in predicted]
    pairs = sorted(
        ((overlap(one, two), i, j) for i, one in enumerate(gold_spans) for j, two in enumerate(spans)), reverse=True
    )
    of_gold, of_predicted = {}, {}
    for close, i, j in pairs:
        if close >= SAME_SPAN and i not in of_gold and j not in of_predicted:
            of_gold[i], of_predicted[j] = j, i
    free = {at for start, end in loose for at in range(start, end)} - {at for s in gold_spans for at in range(*s)}
    problems = []
    for j, span in enumerate(spans):
        if j in of_predicted:
            tally["predicted"] += 1
        elif sum(at in free for at in range(*span)) < 0.5 * (span[1] - span[0]):
            tally["predicted"] += 1
            problems.append(("false alarm", predicted[j], predicted[j]))
    tally["noise"] = len(noise)
    tally["alarms"] = sum(
        any(overlap(one, span) >= 0.5 for j, span in enumerate(spans) if j not in of_predicted) for one in noise
    )
    for i, gold in enumerate(wanted):
        quote = predicted[of_gold[i]] if i in of_gold else None
        fits = quote is not None and speaker_is_right(quote, gold, text)
        tally["gold"] += 1
        tally["found"] += quote is not None
        tally["hits"] += fits
        if gold.get("speaker_name"):
            right = quote is not None and is_named(quote, gold)
            wrong = quote is not None and not right and bool(quote.get("speaker_name"))
            tally["named"] += 1
            tally["right"] += right
            tally["wrong"] += wrong
            if wrong:
                problems.append(("wrong name", gold, quote))
            elif quote is not None and not right:
                problems.append(("left to the narrator", gold, quote))
        if quote is None:
            problems.append(("missed", gold, None))
        elif not fits:
            problems.append(("wrong mention", gold, quote))
    if errors is not None:
        errors += [(what, doc, gold, quote) for what, gold, quote in problems]
    return tally


def figures(tally):
    """The figures of a tally, as percentages."""

    def share(one, of):
        return 100.0 * tally[one] / tally[of] if tally[of] else 0.0

    precision, recall = share("hits", "predicted"), share("hits", "gold")
    return {
        "quotes": tally["gold"],
        "end-to-end F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "right person": share("right", "named"),
        "wrong person": share("wrong", "named"),
        "alarms": share("alarms", "noise"),
        "found": share("found", "gold"),
    }


def row(label, tally):
    """One line of a table: the figures of a tally."""
    return f"{label:14}" + "  ".join(f"{name} {value:5.1f}" for name, value in figures(tally).items()).replace(
        ".0  end", "  end", 1
    )


def describe(what, doc, gold, quote):
    """An error for reading: where it is in its text, who was labelled, who was predicted."""
    text, start, end = doc["text"], gold["start"], gold["end"]
    lines = [
        f"{what}: {doc['id']} at {start}",
        f"  {text[max(0, start - 300) : start]!r} [[{text[start:end]}]] {text[end : end + 160]!r}",
    ]
    if "kind" in gold:
        lines.append(f"  labelled {gold.get('speaker_text')!r} ({gold.get('speaker_name')}, {gold['kind']})")
    if quote is not None:
        said = text[quote["speaker_start"] : quote["speaker_end"]] if quote.get("speaker_start") is not None else None
        lines.append(f"  predicted {said!r} ({quote.get('speaker_name')}) {quote.get('why', '')}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    options = parser.parse_args()
    gold, predicted = (
        [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
        for path in (options.gold, options.predicted)
    )
    answers = {doc["id"]: doc["quotes"] for doc in predicted}
    print(row("all", sum((count(doc, answers.get(doc["id"], [])) for doc in gold), Counter())))


if __name__ == "__main__":
    main()
