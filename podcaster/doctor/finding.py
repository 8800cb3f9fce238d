"""What `podcaster doctor` reports: one thing that is wrong."""

from podcaster.errors import PodcasterError
from podcaster.system.http import without_logins
from podcaster.system.record import Record, force_setattr

_LONGEST_CHARACTERS = 300
"""Longest text shown of a field: it may quote a foreign feed."""


class Finding(Record, frozen=True, kw_only=True):
    """One thing that is wrong. Logins in addresses are removed from its texts."""

    rule: str
    """Stable name of the check: "enclosure-length"."""
    where: str
    what: str
    advice: str

    def __post_init__(self) -> None:
        for name in ("where", "what", "advice"):
            force_setattr(self, name, without_logins(getattr(self, name)))

    def __str__(self) -> str:
        return f"{_short(self.where)}: {_short(self.what)}; {self.advice} [{self.rule}]"


def finding_of(error: PodcasterError, *, rule: str, where: str, advice: str) -> Finding:
    """An error as a finding. The error's own place follows `where`; `advice` is used when the error has none."""
    at = f"{where}: {error.where}" if error.where and error.where != where else where
    return Finding(rule=rule, where=at, what=" ".join(error.what.split()), advice=error.advice or advice)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_CHARACTERS else line[:_LONGEST_CHARACTERS] + "…"
