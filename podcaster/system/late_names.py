"""Names of a package that are imported from its modules on first use (PEP 562).

A stage's `__init__` names what the stage offers. A worker process that needs one product of a stage, such as `Voice`,
does not import the whole stage for it. So it starts in half the time.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def late_names(package: str, names: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The `__getattr__` of a package. `names` has the names that it takes from each of its modules. None of them may be
    the name of a module of the package."""
    homes = {name: f"{package}.{module}" for module, listed in names.items() for name in listed}

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)  # from now on it is found without this function
        return value

    return find
