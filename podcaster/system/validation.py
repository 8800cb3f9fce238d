"""Values that people or files gave (TOML tables, JSON) checked against the types that the program expects.

msgspec does the checking. This module turns its messages into plain English, with the place of the value and the values
that are allowed.
"""

import re
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from podcaster.system.lazy_regex import lazy_regex

T = TypeVar("T")
Meta = msgspec.Meta
"""Bounds of a field: `Annotated[int, Meta(ge=80, le=450)]`."""

_PLACE = lazy_regex(r"^(?P<what>.*?)(?: - at `(?P<place>[^`]*)`)?$", re.DOTALL)
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every schema of a file's table: its keys with their types, bounds and defaults. Other keys are
    errors."""


class InvalidValueError(ValueError):
    """A value has the wrong type or is out of bounds."""

    def __init__(self, what: str, path: tuple[str, ...], advice: str = "") -> None:
        """`what` is wrong at `path`, the keys from the outside in: ("sound", "rate_wpm"); list items are "[0]".
        `advice` says which values are right, where the type lists or bounds them."""
        super().__init__(what)
        self.what = what
        self.path = path
        self.advice = advice


def checked(value: Any, kind: type[T]) -> T:
    """The value as a `kind`, a Table or any type that msgspec knows. Raises InvalidValueError."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        found = _PLACE.match(str(error))
        assert found is not None  # the pattern matches any text
        path = tuple(re.findall(r"\[[^\]]*\]|[^.\[\]$]+", found["place"] or ""))
        raise InvalidValueError(_in_english(found["what"]), path, _advice(kind, path)) from None


def to_json(value: object) -> bytes:
    """A value as JSON: dataclasses, tuples, texts and numbers."""
    return msgspec.json.encode(value)


def from_json(content: bytes, kind: type[T]) -> T:
    """A value that `to_json` wrote. InvalidValueError when the content is not a `kind`."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidValueError(str(error), ()) from None


def _in_english(message: str) -> str:
    if found := re.fullmatch(r"Expected `([^`]+)`, got `([^`]+)`", message):
        return f"must be {_kinds(found[1])}, not {_kinds(found[2])}"
    if found := re.fullmatch(r"Expected `(\w+)` (>=|>|<=|<) (\S+)", message):
        limits = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
        return f"must be {limits[found[2]]} {found[3]}"
    if found := re.fullmatch(r"Expected `(\w+)` of length >= 1", message):
        return "must not be empty"
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", message, re.DOTALL):
        return f"has no key {found[1]!r}"
    if found := re.fullmatch(r"Object missing required field `(.*)`", message, re.DOTALL):
        return f"lacks the key {found[1]!r}"
    if found := re.fullmatch(r"Invalid enum value (.*)", message, re.DOTALL):
        return f"can't be {found[1]}"
    if message == "Number out of range":
        return "is out of range"
    return message


def _kinds(names: str) -> str:
    return " or ".join(_KINDS.get(name.strip(), name.strip()) for name in names.split("|"))


def _advice(kind: Any, path: tuple[str, ...]) -> str:
    """The keys, the values or the bounds that the type at `path` allows; "" where it lists none."""
    for step in path:
        kind = _without_none(kind)
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            return ""
        kind = get_type_hints(kind, include_extras=True).get(step)
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"its keys are {', '.join(kind.__struct_fields__)}"
    if get_origin(kind) is Literal:
        return f"choose {' or '.join(str(one) for one in get_args(kind) if one != '')}"
    if get_origin(kind) is Annotated:
        for bounds in get_args(kind)[1:]:
            if isinstance(bounds, Meta) and bounds.ge is not None and bounds.le is not None:
                return f"choose {bounds.ge:g} to {bounds.le:g}"
    return ""


def _without_none(kind: Any) -> Any:
    """`int` for `int | None`; any other type unchanged."""
    if get_origin(kind) in (Union, UnionType):
        kinds = [one for one in get_args(kind) if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else kind
    return kind
