"""JSON with one long list, encoded item by item: as Python objects, or as text, all words of a book take five times as
much memory."""

import json
from collections.abc import Iterable, Mapping


def json_with_list(
    before: Mapping[str, object], name: str, items: Iterable[object], after: Mapping[str, object] | None = None
) -> bytes:
    """The JSON of an object, with a line break: the keys of `before`, which has at least one, the list `name`, and the
    keys of `after`. Characters outside ASCII stay as they are; lone surrogates, which UTF-8 can't encode, become JSON
    escapes."""
    content = bytearray(_encoded(before)[:-1] + b"," + _encoded(name) + b":[")
    for number, item in enumerate(items):
        if number:
            content += b","
        content += _encoded(item)
    content += b"]," + _encoded(after)[1:] if after else b"]}"
    content += b"\n"
    return bytes(content)


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
