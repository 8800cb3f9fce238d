"""What a site asks of programs, in its robots.txt (RFC 9309).

Python's own parser knows no wildcards and takes the first rule that fits, not the longest.
"""

import re
from urllib.parse import quote, unquote

from podcaster.system.record import Record

LARGEST_BYTES = 512_000
"""More of the file is not read (RFC 9309, section 2.5, asks for at least 500 KiB)."""
_MOST_RULES = 5_000
_LONGEST_DELAY_S = 30.0
"""A longer wait between two requests is cut to this."""


class Robots(Record, frozen=True, kw_only=True):
    """The rules for one program."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Patterns of paths, and whether they may be read."""
    unreachable: bool = False
    """Whether the server could not say. Then nothing may be read for now."""
    delay_s: float = 0.0
    """Seconds between two requests that the site asks for (Crawl-delay, not in the standard but common)."""

    def allow(self, path: str) -> bool:
        """Whether a path with its query may be read: the longest pattern that fits decides, and of equal ones the one
        that allows."""
        path = _normal(path or "/")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for the program `agent`: its own group's, else those for all. Lines that can't be read
    are skipped."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    names: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [] if in_rules else names
            in_rules = False
            names.append(re.split(r"[/\s]", value.lower() or "*")[0])
            groups.setdefault(names[-1], [])
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for name in names:
                if key == "crawl-delay":
                    delays[name] = _seconds(value)
                elif value and len(groups[name]) < _MOST_RULES:
                    groups[name].append((_normal(value), key == "allow"))
    name = agent.lower() if agent.lower() in groups else "*"
    return Robots(rules=tuple(groups.get(name, ())), delay_s=delays.get(name, 0.0))


def _seconds(value: str) -> float:
    return min(float(value), _LONGEST_DELAY_S) if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value) else 0.0


def _normal(path: str) -> str:
    """The path with one spelling of its percent-encoded characters; "*" and "$" stay."""
    return quote(unquote(path), safe="/?&=*$:@!,;+'()~%#[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says, in time that is linear for each part between two stars."""
    ends = pattern.endswith("$")
    first, *rest = re.split(r"\*+", pattern.removesuffix("$"))
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    for part in rest[:-1] if ends else rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or (path.endswith(rest[-1]) and at <= len(path) - len(rest[-1]))
