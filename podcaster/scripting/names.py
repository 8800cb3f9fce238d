"""Given names, each with the gender of most of its bearers."""

import pkgutil
from functools import cache
from typing import Literal

GivenName = Literal["female", "male", "either"]


@cache
def given_names() -> dict[str, GivenName]:
    """Return the shipped table of given names, in lower case. The file's first lines give its source and licence."""
    table: dict[str, GivenName] = {}
    kinds: tuple[GivenName, ...] = ("female", "male", "either")
    text = (pkgutil.get_data("podcaster.scripting", "models/given_names.txt") or b"").decode("ascii")
    for line in text.splitlines():
        for kind in kinds:
            if line.startswith(kind + ": "):
                table.update(dict.fromkeys(line[len(kind) + 2 :].split(), kind))
    return table
