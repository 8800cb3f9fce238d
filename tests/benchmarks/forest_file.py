"""Writes what training found as a model's file, in the format that podcaster/system/forest.py reads."""

import json


def trees_of(*models):
    """The trees of trained LightGBM boosters, whose log-odds are averaged. Leaves are rounded to 4 decimals, thresholds to
    5 digits."""
    return [_node(tree["tree_structure"], len(models)) for model in models for tree in model.dump_model()["tree_info"]]


def _node(node, models):
    if "leaf_value" in node:
        return round(float(node["leaf_value"]) / models, 4)
    threshold = float(f"{node['threshold']:.5g}")
    return [node["split_feature"], threshold, _node(node["left_child"], models), _node(node["right_child"], models)]


def content_of(*, predicts, trained_on, trained_by, features, trees, words=None):
    """The content of a model's file, one entry a line."""
    entries = {
        "predicts": predicts,
        "trained_on": trained_on,
        "trained_by": trained_by,
        "features": features,
        "trees": trees,
        "words": words,
    }
    lines = [f"{json.dumps(name)}:{json.dumps(value, separators=(',', ':'))}" for name, value in entries.items() if value]
    return "{" + ",\n".join(lines) + "}\n"
