"""JSON with one long list, encoded a few items at a time: as Python objects, or as text, all words of a book take five
times as much memory."""

import json
from collections.abc import Iterable, Mapping
from itertools import islice

_AT_ONCE = 256
"""Items encoded together: one by one they take three times as long."""


def json_with_list(
    before: Mapping[str, object], name: str, items: Iterable[object], after: Mapping[str, object] | None = None
) -> bytes:
    """The JSON of an object, with a line break: the keys of `before`, which has at least one, the list `name`, and the
    keys of `after`. Characters outside ASCII stay as they are; lone surrogates, which UTF-8 can't encode, become JSON
    escapes."""
    content = bytearray(_encoded(before)[:-1] + b"," + _encoded(name) + b":[")
    later = iter(items)
    comma = b""
    while some := list(islice(later, _AT_ONCE)):
        content += comma + _encoded(some)[1:-1]
        comma = b","
    content += b"]," + _encoded(after)[1:] if after else b"]}"
    content += b"\n"
    return bytes(content)


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
