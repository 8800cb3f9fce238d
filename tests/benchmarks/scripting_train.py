"""Train the three forests of scripting from labelled articles, and measure them on articles they have not seen.

    python tests/benchmarks/scripting_train.py DATA.jsonl... [--by article|outlet] [--write]

DATA: one article a line, {"id", "text", "quotes": [{"start", "end", "kind", "speaker_start", "speaker_end",
"speaker_name", "speaker_mentions", ...}], "nonspeech": [[start, end, why]], "ignore": [[start, end, why]]}.
Offsets are inside the quotation marks. Needs lightgbm and numpy, which the library itself does not.

Five folds; every article is judged by forests trained without it (or without any of its outlet). With --write, forests
trained on everything go to podcaster/scripting/forests.json.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from podcaster.scripting.forest import Forest
from podcaster.scripting.marks import Quotation
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.pronouns import resolve_pronouns  # noqa: F401
from podcaster.scripting.speakers import Ears, ears, listen

FOLDS = 5
EDGE = " \t\n\r\"'“”‘’`„«»,.;:…-–—()"
SETTINGS = {
    "antecedent": {"num_leaves": 10, "learning_rate": 0.06, "min_data_in_leaf": 20, "rounds": 140},
    "speaker": {"num_leaves": 20, "learning_rate": 0.07, "min_data_in_leaf": 20, "rounds": 200},
    "speech": {"num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 15, "rounds": 160},
}


def overlap(one, two):
    """Intersection over union of two spans."""
    inner = min(one[1], two[1]) - max(one[0], two[0])
    return 0.0 if inner <= 0 else inner / (max(one[1], two[1]) - min(one[0], two[0]))


def trimmed(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


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
            overlap(span, gold) > 0 and (last in heads or (mention.name and normal(mention.name[-1]) in heads))
        ):
            return 1
        if any(overlap(span, m) >= 0.5 for m in quote.get("speaker_mentions") or []):
            return None
        if quote.get("speaker_name") and mention.name and surname(quote["speaker_name"]) == normal(mention.name[-1]):
            return None
        return None if overlap(span, gold) > 0 else 0


def study(doc, hear=None):
    """Read one article with the labels as ears; return the examples for each forest."""
    gold = Gold(doc)
    examples = {"antecedent": [], "speaker": [], "speech": []}
    scene_box = {}

    def choose(index, candidates, rows):
        mentions, entities = scene_box["mentions"], scene_box["entities"]
        want = gold.pronouns.get(mentions[index].start)
        names = [normal(entities.all[c].name[-1]) if entities.all[c].name else "" for c in candidates]
        if want is None:
            return (
                hear.choose(index, candidates, rows)
                if hear
                else [1.0 / (1 + i) * (0.5 + r[5]) for i, r in enumerate(rows)]
            )
        labels = [float(n == want) for n in names]
        examples["antecedent"].append((rows, labels))
        return labels if any(labels) else (hear.choose(index, candidates, rows) if hear else [0.1] * len(rows))

    def weigh(pieces, candidates, tables):
        scene, out = scene_box["scene"], []
        for piece, rows in zip(pieces, tables, strict=True):
            quote = gold.quote(scene.quotations[piece])
            if quote is None or quote["speaker_start"] is None:
                out.append([0.0] * len(rows))
                continue
            labels = [gold.speaks(scene.mentions[c], quote, gold.text) for c in candidates]
            if not any(labels) and None in labels:
                place = scene.place[piece]
                near = min(
                    (i for i, x in enumerate(labels) if x is None),
                    key=lambda i: abs(scene.mentions[candidates[i]].first - place),
                )
                labels[near] = 1
            examples["speaker"].append((rows, labels))
            out.append([float(x or 0) for x in labels])
        return out

    def judge(quotation, row):
        scene = scene_box["scene"]
        if gold.quote(scene.quotations[quotation]) is not None:
            return 1.0
        return 0.0

    watch(doc, Ears(choose=choose, weigh=weigh, judge=judge), scene_box)
    return examples


def watch(doc, hear, box):
    """Run the stage on an article and keep its inner values where the labels can be compared with them."""
    import podcaster.scripting.speakers as stage

    real_resolve, real_scene = stage.resolve_pronouns, stage.Scene

    def resolve(tokens, mentions, entities, frames, choose):
        box.update(mentions=mentions, entities=entities)
        return real_resolve(tokens, mentions, entities, frames, choose)

    def scene(*args):
        box["scene"] = real_scene(*args)
        return box["scene"]

    stage.resolve_pronouns, stage.Scene = resolve, scene
    try:
        return listen(doc["text"], paragraphs(doc["text"]), hear)
    finally:
        stage.resolve_pronouns, stage.Scene = real_resolve, real_scene


def judged(doc, hear):
    """Return examples of speech and not, with the speaker's odds as an unseen article has them."""
    gold, rows, box = Gold(doc), [], {}

    def judge(quotation, row):
        found = box["scene"].quotations[quotation]
        quote = gold.quote(found)
        if quote is not None:
            rows.append((row, 1.0, 0.35 if quote["kind"] == "fragment" else 1.0))
            return 1.0
        if gold.is_noise(found):
            rows.append((row, 0.0, 4.0))
        return 0.0

    watch(doc, Ears(choose=hear.choose, weigh=hear.weigh, judge=judge), box)
    return rows


def grow(kind, rows, labels, weights):
    """Train one forest."""
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
    return as_forest(lightgbm.train(options, data, rounds))


def as_forest(booster):
    trees = []
    for tree in booster.dump_model()["tree_info"]:
        nodes = []

        def add(node, nodes=nodes):
            at = len(nodes)
            nodes.append(None)
            if "leaf_value" in node:
                nodes[at] = (-1, round(node["leaf_value"], 4), 0, 0)
            else:
                below = add(node["left_child"])
                above = add(node["right_child"])
                nodes[at] = (node["split_feature"], float(f"{node['threshold']:.5g}"), below, above)
            return at

        add(tree["tree_structure"])
        trees.append(tuple(nodes))
    return Forest(trees=tuple(trees))


def flatten(examples):
    rows, labels, weights = [], [], []
    for some, wanted in examples:
        for row, label in zip(some, wanted, strict=True):
            if label is not None:
                rows.append(row)
                labels.append(float(label))
                weights.append(1.0)
    return rows, labels, weights


def fold_of(doc, by):
    key = doc["id"].split("/")[-1]
    if by == "outlet":
        outlets = ["breitbart", "huff-post", "nyt", "politico", "usa-today", "wash-post", "west-journal"]
        outlet = key.split("_")[0]
        return outlets.index(outlet) % FOLDS if outlet in outlets else 0
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % FOLDS


def train(docs, by="article", log=lambda *_: None):
    """Return (ears for each fold, the forests trained on everything)."""
    blank = Forest(trees=())
    studied = [study(doc) for doc in docs]
    folds = [fold_of(doc, by) for doc in docs]
    members = defaultdict(dict)
    for fold in [*range(FOLDS), None]:
        for kind in ("antecedent", "speaker"):
            chosen = [e for s, f in zip(studied, folds, strict=True) if f != fold for e in s[kind]]
            members[fold][kind] = grow(kind, *flatten(chosen))
        log("grown", fold)
    rows = []
    for doc, fold in zip(docs, folds, strict=True):
        rows.append(judged(doc, ears(members[fold]["antecedent"], members[fold]["speaker"], blank)))
    for fold in [*range(FOLDS), None]:
        chosen = [r for some, f in zip(rows, folds, strict=True) if f != fold for r in some]
        members[fold]["speech"] = grow("speech", [r[0] for r in chosen], [r[1] for r in chosen], [r[2] for r in chosen])
    return {fold: ears(m["antecedent"], m["speaker"], m["speech"]) for fold, m in members.items()}, members[None], folds


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--by", choices=("article", "outlet"), default="article")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    docs = [
        json.loads(line) for path in options.data for line in Path(path).read_text("utf-8").splitlines() if line.strip()
    ]
    _, whole, _ = train(docs, options.by, print)
    if options.write:
        target = Path(__file__).parents[2] / "podcaster/scripting/forests.json"
        lines = (
            f"{json.dumps(kind)}:{json.dumps(forest.trees, separators=(',', ':'))}" for kind, forest in whole.items()
        )
        target.write_text("{" + ",\n".join(lines) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
