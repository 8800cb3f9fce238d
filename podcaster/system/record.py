"""Values: what stages hand to each other.

Why not dataclasses: Python writes and compiles six functions for each class, half a millisecond a class, which was a
quarter of the start of a command.
"""

from copy import copy
from dataclasses import Field, dataclass, fields
from functools import cache

import msgspec
from msgspec import field
from msgspec.structs import force_setattr, replace

__all__ = ["Record", "field", "force_setattr", "replace"]


@dataclass
class _Template:
    field: object


class _Fields:
    """The fields as the module `dataclasses` wants them, for its `replace`, `fields` and `asdict`: scripts that use
    podcaster call these with settings, cues and the like."""

    def __get__(self, record: object, kind: type["Record"]) -> dict[str, Field[object]]:
        return _fields_of(kind)


@cache
def _fields_of(kind: type["Record"]) -> dict[str, Field[object]]:
    (template,) = fields(_Template)
    found = {name: copy(template) for name in kind.__struct_fields__}
    for name, one in found.items():
        one.name = name
    return found


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A value that does not change, with named fields. A subclass says `frozen=True, kw_only=True` too."""

    __dataclass_fields__ = _Fields()
