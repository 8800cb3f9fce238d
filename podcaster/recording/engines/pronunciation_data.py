"""hibari's lexicons and tagger, read from their JSON text as they are needed.

Each of several processes has its own, and as dictionaries they would take 160 MB a process and half a second to build.
The text takes 15 MB.
"""

import functools
import gzip
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from podcaster.recording.engines.onnx_session import open_session

_WINDOW_BYTES = 4096
_MEMO = 8192
"""Entries of a table that stay decoded."""
_VALUE = re.compile(rb'"(?:[^"\\]|\\.)*"|\{[^}]*\}')
_NEXT_ENTRY = re.compile(rb'[}"],"')
_ENTRY = re.compile(rb'"((?:[^"\\]|\\.)*)":(\{[^}]*\})')


@functools.cache
def g2p(british: bool) -> Any:
    """hibari's grapheme-to-phoneme conversion. The extra `natural` must be installed."""
    from hibari.g2p import G2P
    from hibari.g2p.lexicon import Lexicon

    accent = "gb" if british else "us"
    gold, silver = (lexicon(_asset(f"lexicon_{accent}_{kind}.json.gz")) for kind in ("gold", "silver"))
    converter = G2P.__new__(G2P)  # its __init__ loads dictionaries
    converter.lexicon = Lexicon(gold, silver, british)
    converter.tokenizer, converter.tagger = _tokenizer_and_tagger()
    converter._oov = lambda word: _network(british)(word)
    converter.unk, converter.british = "", british
    return converter


def lexicon(text: bytes) -> "Mapping[str, Any] | SortedTable":
    """The entries of a lexicon in JSON: a light table if its keys are sorted, else a dictionary."""
    try:
        return SortedTable(text)
    except ValueError:
        return dict(json.loads(text))


def tagger_model(text: bytes) -> dict[str, Any]:
    """The tagger's model in JSON, with a light table of its weights if they stand last."""
    begin = text.rfind(b',"weights":{')
    if begin < 0 or not text.endswith(b"}}}") or text.find(b'}},"', begin) >= 0:
        return dict(json.loads(text))
    model = json.loads(text[:begin] + b"}")
    return {**model, "weights": WeightTable(text[begin + len(b',"weights":') : -1])}


class SortedTable:
    """A JSON object with sorted keys. Its values are texts, or objects whose values are texts or null.

    Looks up a key in a window of the text. The beginnings of the windows are found by bisection."""

    def __init__(self, text: bytes) -> None:
        """ValueError when the keys are not sorted, as far as the beginnings of the windows tell."""
        self._text = text
        self._begins = list(self._windows())
        self._keys = [str(json.loads(text[begin : text.index(b'":', begin) + 1])) for begin in self._begins]
        if any(first >= second for first, second in zip(self._keys, self._keys[1:], strict=False)):
            raise ValueError("the keys are not sorted")
        self.get = functools.lru_cache(_MEMO)(self._value)

    def _windows(self) -> Iterator[int]:
        """Where windows begin, each at the key of an entry."""
        begin = 1
        while begin + 1 < len(self._text):
            yield begin
            comma = begin + _WINDOW_BYTES
            while (found := _NEXT_ENTRY.search(self._text, comma)) and self._is_nested(begin, found.end() - 2):
                comma = self._text.index(b"}", found.end())
            if found is None:
                return
            begin = found.end() - 1

    def _is_nested(self, begin: int, at: int) -> bool:
        """Whether a place is inside the value of an entry. `begin` is a place outside, before it."""
        return self._text.rfind(b"{", begin, at) > self._text.rfind(b"}", begin, at)

    def _value(self, key: str) -> Any:
        """The value of a key, or None."""
        window = bisect_right(self._keys, key) - 1
        if window < 0:
            return None
        begin = at = self._begins[window]
        end = self._begins[window + 1] if window + 1 < len(self._begins) else len(self._text)
        quoted = json.dumps(key, ensure_ascii=False).encode("utf-8", "surrogatepass") + b":"
        while (at := self._text.find(quoted, at, end)) >= 0:
            value = _VALUE.match(self._text, at + len(quoted))
            if value and not self._is_nested(begin, at):
                return json.loads(value.group())
            at += 1
        return None


class WeightTable:
    """A JSON object whose values are objects of numbers."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._places = {found[1]: found.start(2) for found in _ENTRY.finditer(text, 1)}
        self.get = functools.lru_cache(_MEMO)(self._value)

    def _value(self, key: str) -> dict[str, float] | None:
        """The value of a key, or None."""
        place = self._places.get(json.dumps(key, ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass"))
        return None if place is None else dict(json.loads(self._text[place : self._text.index(b"}", place) + 1]))


@functools.cache
def _tokenizer_and_tagger() -> tuple[Any, Any]:
    from hibari.g2p.tagger import Tagger
    from hibari.g2p.tokenize import Tokenizer

    return Tokenizer(json.loads(_asset("tokenizer_exceptions.json"))), Tagger(tagger_model(_asset("tagger.json.gz")))


def _asset(name: str) -> bytes:
    data = files("hibari").joinpath("assets", name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


@functools.cache
def _network(british: bool) -> Any:
    """The network for words that are not in the lexicons."""
    from hibari.g2p.oov import OOV

    path = str(files("hibari").joinpath("assets", "oov_gb.onnx" if british else "oov.onnx"))
    return OOV(path, open_session(path))
