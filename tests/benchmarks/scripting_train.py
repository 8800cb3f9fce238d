"""Train the three forests of scripting from labelled articles.

    python tests/benchmarks/scripting_train.py DATA.jsonl...

DATA: one article a line, {"id", "text", "quotes": [{"start", "end", "kind", "speaker_start", "speaker_end",
"speaker_name", "speaker_mentions", ...}], "nonspeech": [[start, end, why]], "ignore": [[start, end, why]]}.
Offsets are inside the quotation marks. "speaker_name_by" says "hand" where a person checked whom a pronoun stands for;
elsewhere a program said so. Such a label is left out where forests that did not see the article all but exclude it.
Needs lightgbm and numpy, which the library itself does not.

The forests go to podcaster/scripting/models; scripting_validate.py measures what they are worth on unseen articles.
"""

import argparse
import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lightgbm
import numpy as np
from forest_file import content_of, trees_of
from scripting_figures import overlap, trimmed

from podcaster.scripting.forest import FEATURES
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.quotations import Quotation
from podcaster.scripting.speakers import Models, attribute, models_of, shares
from podcaster.system.forest import Forest, parse_forest
from podcaster.system.record import replace

FOLDS = 5
EXCLUDED = 0.8
"""Probability of another antecedent from which on a program's label is left out."""
EDGE = " \t\n\r\"'“”‘’`„«»,.;:…-–—()"
SETTINGS = {
    "antecedent": {"num_leaves": 10, "learning_rate": 0.06, "min_data_in_leaf": 20, "rounds": 140},
    "speaker": {"num_leaves": 20, "learning_rate": 0.07, "min_data_in_leaf": 20, "rounds": 200},
    "speech": {"num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 15, "rounds": 160},
}
PREDICTS = {
    "antecedent": "a candidate is whom a pronoun stands for",
    "speaker": "a mention speaks a quotation",
    "speech": "somebody speaks a quotation",
}


def surname(name):
    parts = [w.strip(".,").lower().removesuffix("'s").removesuffix("’s") for w in name.split()]
    parts = [w for w in parts if w not in ("jr", "sr", "ii", "iii", "iv")]
    return parts[-1] if parts else ""


def normal(word):
    return word.replace("’", "'").removesuffix("'s").strip(EDGE).lower()


class Gold:
    """What one article's labels say about the questions the forests are asked."""

    def __init__(self, doc):
        self.doc, self.text = doc, doc["text"]
        self.spans = [(trimmed(self.text, q["start"], q["end"]), q) for q in doc["quotes"]]
        self.noise = [trimmed(self.text, n[0], n[1]) for n in doc.get("nonspeech", [])]
        self.checked = {
            quote["speaker_start"] for quote in doc["quotes"] if quote.get("speaker_name_by") in ("hand", "surface")
        }
        """Starts of the pronouns whose labels a person checked."""
        self.pronouns = {}
        for quote in doc["quotes"]:
            if quote.get("speaker_name"):
                for start, end in quote.get("speaker_mentions") or []:
                    if self.text[start:end].lower() in ("he", "she"):
                        self.pronouns.setdefault(start, surname(quote["speaker_name"]))
        for quote in doc["quotes"]:
            if quote.get("speaker_name") and quote["speaker_start"] is not None:
                self.pronouns[quote["speaker_start"]] = surname(quote["speaker_name"])

    def quote(self, quotation: Quotation):
        span = trimmed(self.text, quotation.start, quotation.end)
        best = max(self.spans, key=lambda s: overlap(s[0], span), default=None)
        return best[1] if best is not None and overlap(best[0], span) >= 0.6 else None

    def is_noise(self, quotation: Quotation):
        span = trimmed(self.text, quotation.start, quotation.end)
        return any(overlap(n, span) >= 0.5 for n in self.noise)

    @staticmethod
    def speaks(mention, quote, text):
        """1 for the labelled mention, None for another of the same speaker, 0 for anyone else's."""
        span, gold = (mention.start, mention.end), (quote["speaker_start"], quote["speaker_end"])
        heads = {normal(h) for h in quote.get("speaker_heads") or []}
        last = normal(text[mention.start : mention.end].split()[-1])
        if overlap(span, gold) >= 0.5 or (
            overlap(span, gold) > 0 and (last in heads or (mention.name and normal(mention.name[-1].split()[-1]) in heads))
        ):
            return 1
        named = (
            quote.get("speaker_name") and mention.name and surname(quote["speaker_name"]) == normal(mention.name[-1].split()[-1])
        )
        if named and overlap(span, gold) > 0:
            return 1
        if any(overlap(span, m) >= 0.5 for m in quote.get("speaker_mentions") or []):
            return None
        if named:
            return None
        return 0


def only_one(labels, mentions, quote, text):
    """Of the mentions within one labelled speaker ("Jeff Patch, an Iowa operative") one alone speaks, for rivals would
    share its odds: the first name with the label's head word, else the first noun with it, else the first."""
    speaking = [i for i, label in enumerate(labels) if label == 1]
    heads = {normal(head) for head in quote.get("speaker_heads") or []}

    def rank(i):
        mention = mentions[i]
        is_head = normal(text[mention.start : mention.end].split()[-1]) in heads
        return not is_head, mention.kind != "name", mention.first

    chosen = min(speaking, key=rank, default=None)
    return [0 if label == 1 and i != chosen else label for i, label in enumerate(labels)]


def study(doc):
    """Read one article with its labels in place of the models; return the examples for each forest."""
    gold = Gold(doc)
    examples = {"antecedent": [], "speaker": [], "speech": []}
    box = {}

    def choose(index, candidates, rows):
        mentions, entities = box["mentions"], box["entities"]
        want = gold.pronouns.get(mentions[index].start)
        names = [normal(entities.all[c].name[-1].split()[-1]) if entities.all[c].name else "" for c in candidates]
        if want is None:
            return [1.0 / (1 + i) * (0.5 + r[5]) for i, r in enumerate(rows)]
        labels = [float(n == want) for n in names]
        checked = mentions[index].start in gold.checked
        examples["antecedent"].append(([(row, label, 1.0) for row, label in zip(rows, labels, strict=True)], checked))
        return labels if any(labels) else [0.1] * len(rows)

    def weigh(pieces, candidates, tables):
        analysis, out = box["analysis"], []
        for piece, rows in zip(pieces, tables, strict=True):
            quote = gold.quote(analysis.quotations[piece])
            if quote is None or quote["speaker_start"] is None:
                out.append([0.0] * len(rows))
                continue
            labels = [gold.speaks(analysis.mentions[c], quote, gold.text) for c in candidates]
            if not any(labels) and None in labels:
                place = analysis.place[piece]
                near = min(
                    (i for i, x in enumerate(labels) if x is None),
                    key=lambda i: abs(analysis.mentions[candidates[i]].first - place),
                )
                labels[near] = 1
            labels = only_one(labels, [analysis.mentions[c] for c in candidates], quote, gold.text)
            examples["speaker"] += [(row, float(x), 1.0) for row, x in zip(rows, labels, strict=True) if x is not None]
            out.append([float(x or 0) for x in labels])
        return out

    def judge(quotation, row):
        analysis = box["analysis"]
        if gold.quote(analysis.quotations[quotation]) is not None:
            return 1.0
        return 0.0

    watch(doc, Models(rank_antecedents=choose, rank_speakers=weigh, classify_speech=judge), box)
    return examples


def watch(doc, models, box):
    """Run the stage on an article and keep its inner values where the labels can be compared with them."""
    import podcaster.scripting.speakers as stage

    real_resolve, real_analysis = stage.resolve_pronouns, stage.Analysis

    def resolve(tokens, mentions, entities, *rest):
        box.update(mentions=mentions, entities=entities)
        return real_resolve(tokens, mentions, entities, *rest)

    def analysis(*args):
        box["analysis"] = real_analysis(*args)
        return box["analysis"]

    stage.resolve_pronouns, stage.Analysis = resolve, analysis
    try:
        return attribute(doc["text"], paragraphs(doc["text"]), models)[:2]
    finally:
        stage.resolve_pronouns, stage.Analysis = real_resolve, real_analysis


def judged(doc, models):
    """Return examples of speech and not, with the speaker's odds as an unseen article has them."""
    gold, rows, box = Gold(doc), [], {}

    def judge(quotation, row):
        found = box["analysis"].quotations[quotation]
        quote = gold.quote(found)
        if quote is not None:
            rows.append((row, 1.0, 0.35 if quote["kind"] == "fragment" else 1.0))
            return 1.0
        if gold.is_noise(found):
            rows.append((row, 0.0, 4.0))
        return 0.0

    watch(doc, replace(models, classify_speech=judge), box)
    return rows


def grow(kind, examples):
    """Train one forest on (rows, labels, weights); return its trees."""
    rows, labels, weights = examples
    settings = dict(SETTINGS[kind])
    rounds = settings.pop("rounds")
    data = lightgbm.Dataset(np.array(rows), np.array(labels), weight=np.array(weights))
    options = {
        "objective": "binary",
        "verbose": -1,
        "num_threads": 1,
        "feature_fraction": 0.6,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "seed": 7,
        "lambda_l2": 2.0,
        "deterministic": True,
        **settings,
    }
    return trees_of(lightgbm.train(options, data, rounds))


def flatten(examples):
    """Rows, labels and weights of examples, each in a list."""
    rows, labels, weights = [], [], []
    for row, label, weight in examples:
        rows.append(row)
        labels.append(label)
        weights.append(weight)
    return rows, labels, weights


def articles(paths):
    """The labelled articles of some files."""
    return [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def outlet_of(doc):
    """The outlet an article is from, by its id: "set/outlet_date_title"."""
    return doc["id"].split("/")[-1].split("_")[0]


def fold_of(doc, by):
    """The part an article is in: one of five, or its outlet's own."""
    if by == "outlet":
        return outlet_of(doc)
    return int(hashlib.md5(doc["id"].encode()).hexdigest(), 16) % FOLDS


def train(docs, folds, pool, *, whole=True):
    """Return the trees of the three forests for each fold, grown on the others; those of everything under None.

    The forest of speech learns with the odds of speakers that unseen articles give, so it comes last.
    """
    studied = list(pool.map(study, docs, chunksize=8))
    parts = sorted(set(folds))
    grown = {part: {} for part in [*parts, *([None] if whole else [])]}

    def grow_all(kind, examples):
        chosen = [[e for some, f in zip(examples, folds, strict=True) if f != part for e in some] for part in grown]
        for part, trees in zip(grown, pool.map(grow, [kind] * len(grown), map(flatten, chosen)), strict=True):
            grown[part][kind] = trees

    groups = [some["antecedent"] for some in studied]
    grow_all("antecedent", [[e for group, _ in some for e in group] for some in groups])
    unseen = [forest_of("antecedent", grown[part]) for part in folds]
    kept = pool.map(credible, groups, unseen, chunksize=8)
    grow_all("antecedent", [[e for group in some for e in group] for some in kept])
    grow_all("speaker", [some["speaker"] for some in studied])
    grouped = [[doc for doc, f in zip(docs, folds, strict=True) if f == part] for part in parts]
    heard = pool.map(judged_all, grouped, [grown[part] for part in parts])
    rows = {
        doc["id"]: some
        for group, lists in zip(grouped, heard, strict=True)
        for doc, some in zip(group, lists, strict=True)
    }
    grow_all("speech", [rows[doc["id"]] for doc in docs])
    return grown


def stored(kind, trees, trained_on):
    """The content of a model's file."""
    return content_of(
        predicts=PREDICTS[kind],
        trained_on=trained_on,
        trained_by="tests/benchmarks/scripting_train.py",
        features=FEATURES[kind],
        trees=trees,
    )


def credible(groups, forest):
    """The examples of the pronouns whose label a person checked, or which a forest that did not see them allows."""
    kept = []
    for group, checked in groups:
        odds = shares([forest.probability(row) for row, _, _ in group])
        others = max((p for p, (_, label, _) in zip(odds, group, strict=True) if not label), default=0.0)
        if checked or others < EXCLUDED:
            kept.append(group)
    return kept


def forest_of(kind, forests):
    """One of the grown forests, as scripting would load it."""
    return parse_forest(stored(kind, forests[kind], "").encode(), where=kind, features=FEATURES[kind])


def judged_all(docs, forests):
    """The examples of speech in some articles, by forests that did not see them."""
    models = models_of(forest_of("antecedent", forests), forest_of("speaker", forests), Forest(features=(), trees=()))
    return [judged(doc, models) for doc in docs]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    docs = articles(options.data)
    with ProcessPoolExecutor(options.jobs) as pool:
        forests = train(docs, [fold_of(doc, "article") for doc in docs], pool)[None]
    about = f"{len(docs)} articles of {len({outlet_of(doc) for doc in docs})} outlets"
    for kind, trees in forests.items():
        target = Path(__file__).parents[2] / f"podcaster/scripting/models/{kind}.json"
        target.write_text(stored(kind, trees, about), "utf-8")


if __name__ == "__main__":
    main()
