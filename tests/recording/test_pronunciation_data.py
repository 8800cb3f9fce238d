"""hibari's lexicons and tagger say the same whether they are read as dictionaries or looked up in their text."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import hibari

from podcaster.recording.engines.pronunciation_data import SortedTable, WeightTable, g2p, lexicon, tagger_model

ASSETS = Path(hibari.__file__).parent / "assets"
LEXICONS = ["us_gold", "us_silver", "gb_gold", "gb_silver"]


def asset(name: str) -> bytes:
    return gzip.decompress((ASSETS / f"{name}.json.gz").read_bytes())


def same(table: Any, entries: dict[str, Any], step: int) -> None:
    """Every step-th entry and a word that is missing beside it."""
    assert not isinstance(table, dict)
    words = list(entries)[::step]
    assert [word for word in words if table.get(word) != entries[word]] == []
    missing = [near for word in words for near in (word + "q", word[:-1], word.upper()) if near not in entries]
    assert [word for word in missing if table.get(word) is not None] == []


@pytest.mark.parametrize("name", LEXICONS)
def test_words_are_found_in_the_text_of_a_lexicon(name: str) -> None:
    """Some 300 words of each lexicon, and their neighbours that are not in it."""
    text = asset(f"lexicon_{name}")
    same(lexicon(text), json.loads(text), 301)


@pytest.mark.long
@pytest.mark.parametrize("name", LEXICONS)
def test_every_word_is_found(name: str) -> None:
    """The whole lexicon."""
    text = asset(f"lexicon_{name}")
    same(lexicon(text), json.loads(text), 1)


def test_weights_are_found_in_the_text_of_the_tagger() -> None:
    """Some 500 features of the tagger, and everything else of its model."""
    text = asset("tagger")
    model, light = json.loads(text), tagger_model(text)
    assert isinstance(light["weights"], WeightTable)
    weights = model.pop("weights")
    assert {name: light[name] for name in model} == model
    same(light["weights"], weights, 157)


def long_lexicon(**more: Any) -> dict[str, Any]:
    words = {f"word{number:05}": {"DEFAULT": "wˈɜd", "NOUN": None, "VERB": f"v{number}"} for number in range(2_000)}
    return dict(sorted({**words, **more}.items()))


def test_parts_of_speech_are_no_words() -> None:
    """A key inside an entry is not taken for an entry, and an entry with the same name is found."""
    table = SortedTable(json.dumps(long_lexicon(), separators=(",", ":")).encode())
    assert [table.get(key) for key in ("NOUN", "VERB", "DEFAULT")] == [None, None, None]
    assert table.get("word01234") == {"DEFAULT": "wˈɜd", "NOUN": None, "VERB": "v1234"}
    text = json.dumps(long_lexicon(NOUN="nˈWn", verb="vˈɜb"), separators=(",", ":"), ensure_ascii=False).encode()
    assert [SortedTable(text).get(key) for key in ("NOUN", "verb", "VERB")] == ["nˈWn", "vˈɜb", None]


def test_strange_words_are_not_found() -> None:
    """Quotes, backslashes, half characters and nothing at all."""
    table = lexicon(asset("lexicon_us_gold"))
    assert [table.get(word) for word in ("", '"', "\\", "\ud800", "{", "}", ",", "\U0010ffff")] == [None] * 8


def test_another_form_of_the_files_is_read_as_dictionaries() -> None:
    """Lexicons that are not sorted, and a model whose weights do not stand last."""
    unsorted = dict(reversed(long_lexicon().items()))
    assert lexicon(json.dumps(unsorted, separators=(",", ":")).encode()) == unsorted
    model = {"tags": ["NN"], "weights": {"w=a": {"NN": 1.5}}, "vocab": ["a"], "tagdict": {}}
    assert tagger_model(json.dumps(model, separators=(",", ":")).encode()) == model


@pytest.mark.parametrize("british", [False, True])
def test_a_text_sounds_as_hibari_reads_it(british: bool) -> None:
    """Known words, homographs and a word in no lexicon."""
    from hibari.g2p import G2P

    text = "They read the record, and will read it again; the Xylotrupes live in Blorfing, so I've heard a live one."
    assert g2p(british)(text) == G2P(british=british)(text)
