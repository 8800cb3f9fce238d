"""A digest of modules, for the versions of engines: a change of how podcaster itself makes sound makes takes anew."""

import hashlib
from pathlib import Path
from types import ModuleType


def digest_of(*modules: ModuleType) -> str:
    """A digest of the source of these modules."""
    sources = [Path(str(module.__file__)).read_bytes() for module in modules]
    return hashlib.blake2b(b"".join(sources), digest_size=6).hexdigest()
