"""Forests: what they compute, their files, and that each model fits the code that uses it."""

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from forest_file import content_of, trees_of

import podcaster
from podcaster.errors import SetupError
from podcaster.reading import Article, block_judging, headlines, judging, page_titles
from podcaster.reading.blocks import read_blocks
from podcaster.reading.lines import split_lines
from podcaster.reading.pages import parse_page
from podcaster.reading.title_candidates import GivenTitles
from podcaster.reading.votes import votes
from podcaster.reading.word_weights import grams, weigh
from podcaster.scripting import write_script
from podcaster.scripting.forest import FEATURES
from podcaster.system.forest import Forest, load_forest, parse_forest

PACKAGE = Path(podcaster.__file__).parent
SIZE_FIRST = ("size", "weight")
# size <= 2.5: 0.5; else weight <= 10: -1.0, above it 2.0
TREE = (0, 2.5, 0.5, (1, 10.0, -1.0, 2.0))
MODELS = {
    "reading/spaced": judging.TEXT_FEATURES,
    "reading/dense": judging.TEXT_FEATURES,
    "reading/spaced_second_pass": judging.SECOND_PASS_FEATURES,
    "reading/dense_second_pass": judging.SECOND_PASS_FEATURES,
    "reading/blocks": block_judging.BLOCK_FEATURES,
    "reading/blocks_second_pass": block_judging.SECOND_PASS_FEATURES,
    "reading/page_titles": page_titles.PAGE_TITLE_FEATURES,
    "reading/headlines": headlines.HEADLINE_FEATURES,
    "scripting/antecedent": FEATURES["antecedent"],
    "scripting/speaker": FEATURES["speaker"],
    "scripting/speech": FEATURES["speech"],
}


@pytest.mark.parametrize(
    ("row", "leaf"), [((2.5, 99.0), 0.5), ((2.6, 10.0), -1.0), ((2.6, 10.1), 2.0), ((-1.0, 0.0), 0.5)]
)
def test_a_row_falls_into_a_leaf(row: tuple[float, float], leaf: float) -> None:
    """A feature at the threshold goes the first way, a larger one the other; two trees add up."""
    assert Forest(features=SIZE_FIRST, trees=(TREE,)).log_odds(row) == leaf
    assert Forest(features=SIZE_FIRST, trees=(TREE, 0.25)).log_odds(row) == leaf + 0.25


def test_log_odds_become_a_probability() -> None:
    """The logistic function; the sum is correctly rounded, however many leaves are added."""
    assert Forest(features=(), trees=()).probability(()) == 0.5
    assert Forest(features=(), trees=(1.0986122886681098,)).probability(()) == pytest.approx(0.75, abs=1e-12)
    assert Forest(features=(), trees=(0.1,) * 10).log_odds(()) == 1.0


@pytest.mark.parametrize("leaves", [1, 2, 8, 9, 16, 17, 33, 64])
def test_trees_of_any_shape_give_the_leaves_that_walking_down_gives(leaves: int) -> None:
    """Forty random trees of a size, with equal thresholds in several nodes and rows on, above and below them."""
    dice = random.Random(leaves)
    names = ("a", "b", "c", "d", "e")

    def grow(count: int) -> Any:
        if count == 1:
            return dice.uniform(-1, 1)
        first = dice.randint(1, count - 1)
        return (dice.randrange(5), dice.randint(-4, 4) / 2, grow(first), grow(count - first))

    def walk(node: Any, row: Sequence[float]) -> float:
        while isinstance(node, tuple):
            node = node[2] if row[node[0]] <= node[1] else node[3]
        return float(node)

    trees = tuple(grow(leaves) for _ in range(40))
    forest = Forest(features=names, trees=trees)
    for _ in range(200):
        row = [dice.choice((dice.randint(-5, 5) / 2, dice.uniform(-3, 3), dice.random() < 0.5)) for _ in names]
        assert forest.log_odds(row) == math.fsum(walk(tree, row) for tree in trees)


def test_a_model_with_a_tree_of_too_many_leaves_is_refused() -> None:
    """Sixty-five leaves: the error names the file."""
    tree: Any = 0.0
    for threshold in range(64):
        tree = [0, threshold, 1.0, tree]
    content = json.dumps({"features": ["size"], "trees": [tree]}).encode()
    with pytest.raises(SetupError, match=r"big\.json: this is not a model's file"):
        parse_forest(content, where="big.json", features=("size",))


class Booster:
    """As much of a LightGBM model as is written to a file."""

    def dump_model(self) -> dict[str, object]:
        inner = {
            "split_feature": 1, "threshold": 10.0, "left_child": {"leaf_value": -1.00004}, "right_child": {"leaf_value": 2.0},
        }  # fmt: skip
        root = {"split_feature": 0, "threshold": 2.4999999, "left_child": {"leaf_value": 0.49996}, "right_child": inner}
        return {"tree_info": [{"tree_structure": root}, {"tree_structure": {"leaf_value": 0.25}}]}


def content(**changes: object) -> bytes:
    fields = {
        "predicts": "it floats", "trained_on": "12 ships", "trained_by": "train.py", "features": SIZE_FIRST,
        "trees": trees_of(Booster()), "words": {"boat": 0.5},
    } | changes  # fmt: skip
    return content_of(**fields).encode()


def test_what_training_writes_is_read() -> None:
    """A model's file gives the trees that were trained, rounded, with word weights, and says what it is."""
    forest = parse_forest(content(), where="ships.json", features=SIZE_FIRST)
    assert forest == Forest(features=SIZE_FIRST, trees=(TREE, 0.25), words={"boat": 0.5})
    assert json.loads(content())["trained_on"] == "12 ships"
    bare = parse_forest(content(words=None), where="ships.json", features=SIZE_FIRST)
    assert bare.words == {}


@pytest.mark.parametrize(
    ("features", "difference"),
    [
        (("weight", "size"), "number 0 is size in the model and weight in the code"),
        (("size",), "number 1 is weight in the model and nothing in the code"),
        (("size", "weight", "age"), "number 2 is nothing in the model and age in the code"),
    ],
)
def test_other_features_than_the_code(features: tuple[str, ...], difference: str) -> None:
    """A model that was trained on other features, or in another order, is refused: its numbers would mean others."""
    with pytest.raises(SetupError) as caught:
        parse_forest(content(), where="ships.json", features=features)
    assert str(caught.value) == (
        f"ships.json: the model expects other features than the code computes ({difference}): "
        "reinstall podcaster, or train the model again with train.py"
    )


@pytest.mark.parametrize("broken", [b"", b"[]", b"{}", b"\xff", b'{"features": [], "trees": [[1, 2]]}', b'{"features": [], "trees": ["a"]}'])
def test_a_broken_model(broken: bytes) -> None:
    """What is not a model's file is named, not shown as a traceback."""
    with pytest.raises(SetupError, match=r"^ships\.json: this is not a model's file: reinstall podcaster$"):
        parse_forest(broken, where="ships.json", features=())


def test_a_missing_model() -> None:
    """A model's file that is not there is named."""
    with pytest.raises(SetupError, match=r"nowhere\.json: the model can't be read \(.*\): reinstall podcaster$"):
        load_forest("podcaster.reading", "nowhere", ())


@pytest.mark.parametrize("name", MODELS)
def test_each_model_fits_its_code(name: str) -> None:
    """Each model is loaded with the features its code computes, and no tree asks for one that does not exist."""
    room, file = name.split("/")
    forest = load_forest(f"podcaster.{room}", file, MODELS[name])

    def largest(node: object) -> int:
        return max(node[0], largest(node[2]), largest(node[3])) if isinstance(node, tuple) else -1

    assert max(map(largest, forest.trees)) < len(MODELS[name])
    assert len(set(MODELS[name])) == len(MODELS[name])
    stored = json.loads((PACKAGE / room / "models" / f"{file}.json").read_bytes())
    assert all(stored[key] for key in ("predicts", "trained_on", "trained_by"))
    assert (Path(__file__).parents[2] / stored["trained_by"]).exists()


def test_no_model_is_left_over() -> None:
    """Every model's file is used."""
    files = {path.relative_to(PACKAGE).as_posix().replace("/models/", "/") for path in PACKAGE.glob("*/models/*.json")}
    assert files == {f"{name}.json" for name in MODELS}


TEXT = "Ferry returns\n\nBy Jane Roe\n\nThe ferry came back on Monday, and two hundred people stood on the quay to see it.\n\nShare\n"


def test_reading_names_every_feature() -> None:
    """Rows of lines, blocks and headlines have a number for each name."""
    lines = split_lines(TEXT)
    rows = judging.measure_text(lines, {})
    assert [len(row) for row in rows] == [len(judging.TEXT_FEATURES)] * 4
    again = judging.measure_again(lines, rows, [0.1, 0.2, 0.9, 0.1])
    assert [len(row) for row in again] == [len(judging.SECOND_PASS_FEATURES)] * 4
    candidates = headlines.measure_candidates(lines, [False, False, True, False])
    assert candidates
    assert {len(row) for _, row in candidates} == {len(headlines.HEADLINE_FEATURES)}
    tree = parse_page(f"<html><body><h1>Ferry returns</h1><p>{TEXT}</p></body></html>")
    assert tree is not None
    blocks, _ = read_blocks(tree)
    rows = block_judging.measure_blocks(blocks, votes(tree, blocks), {})
    assert {len(row) for row in rows} == {len(block_judging.BLOCK_FEATURES)}
    around = block_judging.measure_around(blocks, [0.5] * len(blocks))
    assert {len(row) + len(more) for row, more in zip(rows, around, strict=True)} == {len(block_judging.SECOND_PASS_FEATURES)}
    titles = page_titles.measure_titles(blocks, [False, True], GivenTitles(head="Ferry returns - Courier"))
    assert {len(row) for _, row in titles} == {len(page_titles.PAGE_TITLE_FEATURES)}


def test_features_stand_where_their_names_are() -> None:
    """Some numbers of a row are looked up by name and are what the name says."""
    first, byline, prose, share = (
        dict(zip(judging.TEXT_FEATURES, row, strict=True)) for row in judging.measure_text(split_lines(TEXT), {"ferry": 0.5})
    )
    assert (first["words"], first["index"], first["words+1"], first["copies"]) == (2.0, 0.0, 3.0, 1.0)
    assert (byline["byline"], first["byline"], share["sharing"]) == (1.0, 0.0, 1.0)
    assert (prose["ends_sentence"], prose["lexical_sum"], prose["index_from_end"]) == (1.0, 0.5, 1.0)
    assert (prose["lines_until_sharing"], prose["lines_since_sharing"]) == (1.0, 99.0)


def test_scripting_names_every_feature(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of antecedents, speakers and quotations have a number for each name."""
    seen: dict[tuple[str, ...], set[int]] = {}
    probability = Forest.probability

    def watched(forest: Forest, row: Sequence[float]) -> float:
        seen.setdefault(forest.features, set()).add(len(row))
        return probability(forest, row)

    monkeypatch.setattr(Forest, "probability", watched)
    text = "Helen Marsh met Paul Quill on Monday. She left at noon.\n\n“It is open,” said Helen Marsh. He said that it was “so.”"
    write_script(Article(source="-", title="", body=text))
    assert seen == {names: {len(names)} for names in FEATURES.values()}


def test_word_weights() -> None:
    """Words, pairs, and first and last words have weights; their sum, its share a word, and the least are features."""
    assert grams(["the", "old", "ferry"]) == {"the", "old", "ferry", "the old", "old ferry", "^ the", "ferry $"}
    assert grams([]) == set()
    weights = {"the": -0.25, "old ferry": 1.0, "ferry $": 0.75, "^ ferry": 9.0}
    assert weigh(["the", "old", "ferry"], weights) == (1.5, 0.5, -0.25)
    assert weigh(["boat"], weights) == weigh([], weights) == (0.0, 0.0, 0.0)
