"""The bit rates that a container's encoder can have."""

from podcaster.errors import UsageError
from podcaster.system.record import Record


class BitRates(Record, frozen=True, kw_only=True):
    """Bit rates in kb/s."""

    default: int
    lowest: int
    highest: int
    steps: tuple[int, ...] = ()
    """The only bit rates there are; any between the lowest and the highest if it is empty."""

    def checked(self, kbps: int, name: str) -> int:
        """The bit rate itself. UsageError when the format `name` can't have it."""
        if self.lowest <= kbps <= self.highest and (not self.steps or kbps in self.steps):
            return kbps
        choice = " or ".join(map(str, self.steps)) if self.steps else f"{self.lowest} to {self.highest}"
        raise UsageError(f"{name} can't have {kbps} kb/s", advice=f"choose {choice}")
