"""Cross-validate scripting: every labelled article is scripted by forests that never saw it, or none of its outlet.

    python tests/benchmarks/scripting_validate.py DATA.jsonl... [--by article|outlet] [--also OTHER.jsonl] [--errors FILE]

DATA is as for scripting_train.py, OTHER is scripted by forests grown on all of DATA, never on itself. The method and the
figures reached stand in scripting.md. --calibration draws how often a confidence is right. --errors writes every error in its context, for reading.
"""

import argparse
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from scripting_figures import SAME_SPAN, count, describe, is_named, overlap, row, trimmed
from scripting_train import articles, fold_of, forest_of, outlet_of, train

from podcaster.reading.article import Article
from podcaster.scripting import write_script
from podcaster.scripting.speakers import models_of


def predict(doc, models=None):
    """The quotations of an article as the figures want them: one for each paragraph a cue touches."""
    text = doc["text"]
    script = write_script(Article(source=doc["id"], title="", body=text), models)
    names = {speaker.id: speaker.name for speaker in script.speakers}
    found = []
    for cue in script.cues:
        if cue.kind != "quote":
            continue
        start, end = cue.mention or (None, None)
        said = {"speaker_start": start, "speaker_end": end, "speaker_name": names.get(cue.speaker or "")}
        guess = cue.candidates[0] if cue.candidates else None
        said["guess"] = guess.name if guess is not None else said["speaker_name"]
        said["confidence"] = guess.confidence if guess is not None else cue.confidence
        said["why"] = f"{cue.confidence} {cue.evidence}"
        lines = re.finditer(r"[^\n]+", text[cue.start : cue.end])
        found += [{"start": cue.start + line.start(), "end": cue.start + line.end(), **said} for line in lines]
    return found


def script_all(docs, forests):
    """Script articles with some forests; return their tallies, errors and judged guesses."""
    models = models_of(*(forest_of(kind, forests) for kind in ("antecedent", "speaker", "speech")))
    tallies, errors, guesses = [], [], []
    for doc in docs:
        predicted = predict(doc, models)
        tallies.append(count(doc, predicted, errors))
        guesses += judged_guesses(doc, predicted)
    return tallies, errors, guesses


def judged_guesses(doc, predicted):
    """The confidence in the likeliest speaker of each quotation whose speaker has a name, and whether it is right."""
    judged = []
    for gold in doc["quotes"]:
        span = trimmed(doc["text"], gold["start"], gold["end"])
        found = [q for q in predicted if overlap(trimmed(doc["text"], q["start"], q["end"]), span) >= SAME_SPAN]
        if gold.get("speaker_name") and found and found[0]["guess"]:
            right = is_named({"speaker_name": found[0]["guess"]}, gold)
            judged.append((found[0]["confidence"], right))
    return judged


def calibration(judged):
    """For each tenth of confidence: its mean, the share that was right, and the number of quotations."""
    rows = []
    for low in range(10):
        inside = [(sure, right) for sure, right in judged if low <= sure * 10 < low + 1 + (low == 9)]
        if inside:
            count_of = len(inside)
            rows.append((sum(sure for sure, _ in inside) / count_of, sum(r for _, r in inside) / count_of, count_of))
    return rows


def plot(rows, path):
    """Draw the calibration: points on the diagonal keep what their confidence promises."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axes.axvline(0.5, color="grey", linestyle=":", linewidth=1)
    axes.plot([sure for sure, _, _ in rows], [right for _, right, _ in rows], marker="o")
    for sure, right, number in rows:
        axes.annotate(f"{number}", (sure, right), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set(xlabel="confidence in the likeliest speaker", ylabel="share that was right", xlim=(0, 1), ylim=(0, 1))
    axes.set_title("Outlets that the forests never saw; left of the dots: doubt")
    figure.savefig(path, dpi=100, metadata={"Software": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--by", choices=("article", "outlet"), default="article")
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--errors")
    parser.add_argument("--calibration", metavar="PNG", help="draw confidence against right; needs matplotlib")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    docs, others = articles(options.data), articles(options.also)
    folds = [fold_of(doc, options.by) for doc in docs]
    with ProcessPoolExecutor(options.jobs) as pool:
        grown = train(docs, folds, pool, whole=bool(others))
        parts = [
            (fold, [doc for doc, its in zip(docs, folds, strict=True) if its == fold]) for fold in sorted(set(folds))
        ]
        judged = list(pool.map(script_all, (part for _, part in parts), (grown[fold] for fold, _ in parts)))
        beside = script_all(others, grown[None]) if others else ([], [], [])
    outlets, whole = {}, Counter()
    for (_, part), (tallies, _, _) in zip(parts, judged, strict=True):
        for doc, tally in zip(part, tallies, strict=True):
            outlets.setdefault(outlet_of(doc), Counter()).update(tally)
            whole.update(tally)
    for outlet, tally in sorted(outlets.items()):
        print(row(outlet, tally))
    print(row("all", whole))
    if others:
        print(row("also", sum(beside[0], Counter())))
    rows = calibration([guess for _, _, some in judged for guess in some])
    for sure, right, number in rows:
        print(f"confidence {sure:.2f}  right {right:.2f}  of {number}")
    if options.calibration:
        plot(rows, options.calibration)
    if options.errors:
        errors = [error for _, some, _ in judged for error in some] + beside[1]
        errors.sort(key=lambda error: error[0])
        Path(options.errors).write_text("\n\n".join(describe(*error) for error in errors) + "\n", "utf-8")
        print(Counter(error[0] for error in errors))


if __name__ == "__main__":
    main()
