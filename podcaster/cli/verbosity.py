"""How much a command prints: -q and -v, which every command takes."""

from collections.abc import Sequence
from dataclasses import dataclass

HELP = (
    ("-q, --quiet", "Print results and errors only, nothing about the progress."),
    ("-v, --verbose", "Print more: reasons, chapters, what is left out."),
)
"""The options with their help."""
_QUIET, _VERBOSE = ("-q", "--quiet"), ("-v", "--verbose")


@dataclass(slots=True)
class Verbosity:
    """How much to print."""

    quiet: bool = False
    verbose: bool = False


verbosity = Verbosity()
"""The choice of this process's command line."""


def forget_verbosity() -> None:
    """Print as much as usual again: a new command line begins."""
    verbosity.quiet = verbosity.verbose = False


def take_verbosity(args: Sequence[str], *, leading: bool = False) -> list[str]:
    """The arguments without -q and -v, which are remembered. `leading` ones only, before a command's name; words after
    "--" are never options."""
    rest: list[str] = []
    for at, word in enumerate(args):
        if word == "--" or (leading and word not in (*_QUIET, *_VERBOSE)):
            return [*rest, *args[at:]]
        if word in _QUIET:
            verbosity.quiet = True
        elif word in _VERBOSE:
            verbosity.verbose = True
        else:
            rest.append(word)
    return rest
