"""Cross-validate scripting: every labelled article is scripted by forests that never saw it, or none of its outlet.

    python tests/benchmarks/scripting_validate.py DATA.jsonl... [--by article|outlet] [--also OTHER.jsonl] [--errors FILE]

DATA is as for scripting_train.py, OTHER is scripted by forests grown on all of DATA, never on itself. The method and the
figures reached stand in scripting.md. --errors writes every error in its context, for reading.
"""

import argparse
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from scripting_figures import count, describe, row
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
        said["why"] = f"{cue.confidence} {cue.evidence}"
        lines = re.finditer(r"[^\n]+", text[cue.start : cue.end])
        found += [{"start": cue.start + line.start(), "end": cue.start + line.end(), **said} for line in lines]
    return found


def script_all(docs, forests):
    """Script articles with some forests; return their tallies and errors."""
    models = models_of(*(forest_of(kind, forests) for kind in ("antecedent", "speaker", "speech")))
    errors = []
    return [count(doc, predict(doc, models), errors) for doc in docs], errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--by", choices=("article", "outlet"), default="article")
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--errors")
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
        beside = script_all(others, grown[None]) if others else ([], [])
    outlets, whole = {}, Counter()
    for (_, part), (tallies, _) in zip(parts, judged, strict=True):
        for doc, tally in zip(part, tallies, strict=True):
            outlets.setdefault(outlet_of(doc), Counter()).update(tally)
            whole.update(tally)
    for outlet, tally in sorted(outlets.items()):
        print(row(outlet, tally))
    print(row("all", whole))
    if others:
        print(row("also", sum(beside[0], Counter())))
    if options.errors:
        errors = [error for _, some in judged for error in some] + beside[1]
        errors.sort(key=lambda error: error[0])
        Path(options.errors).write_text("\n\n".join(describe(*error) for error in errors) + "\n", "utf-8")
        print(Counter(error[0] for error in errors))


if __name__ == "__main__":
    main()
