"""Values: what stages hand to each other.

Why not dataclasses: Python writes and compiles six functions for each class, half a millisecond a class, which was a
quarter of the start of a command.
"""

from copy import copy
from dataclasses import Field, dataclass, fields
from typing import Any

import msgspec
from msgspec import field
from msgspec.structs import force_setattr, replace

__all__ = ["Record", "as_dict", "field", "force_setattr", "replace"]


@dataclass
class _Template:
    field: object


class _Fields:
    """The fields as the module `dataclasses` wants them: a script that uses podcaster may call its `replace`, `fields`
    and `asdict` with settings, cues and the like."""

    def __get__(self, record: object, kind: type["Record"]) -> dict[str, Field[object]]:
        (template,) = fields(_Template)
        found = {name: copy(template) for name in kind.__struct_fields__}
        for name, one in found.items():
            one.name = name
        return found


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A value that does not change, with named fields. A subclass says `frozen=True, kw_only=True` too."""

    __dataclass_fields__ = _Fields()


def as_dict(record: Record) -> dict[str, Any]:
    """The fields of a record by name, and those of the records in it."""
    return {name: _plain(getattr(record, name)) for name in record.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return as_dict(value)
    if isinstance(value, list | tuple):
        return type(value)(map(_plain, value))
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value
