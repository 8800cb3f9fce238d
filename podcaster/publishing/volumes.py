"""A long show in volumes: the newest episodes are in feed.xml and index.html, the older ones in archives that stay.

An episode's place in the ledger decides its volume for good: a new episode changes the newest volume and nothing else
(RFC 5005, 4: "archive documents" are stable). AntennaPod and gPodder follow `next` from one to the other (RFC 5005, 3);
an app that knows no pages has the newest 100 at least.
"""

from dataclasses import dataclass

EPISODES_A_VOLUME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Some episodes of the show, by their places in the ledger, counted from 0."""

    number: int
    """0 is the newest; archives count from 1, the oldest."""
    first: int
    end: int
    """The place behind the last."""
    archives: int
    """How many archives there are."""

    @property
    def newer(self) -> int | None:
        """The number of the volume behind this one."""
        if self.number == 0:
            return None
        return self.number + 1 if self.number < self.archives else 0

    @property
    def older(self) -> int | None:
        """The number of the volume ahead of this one."""
        return (self.archives if self.number == 0 else self.number - 1) or None


def volumes(count: int) -> tuple[Volume, ...]:
    """The volumes of so many episodes, the oldest first and the newest, of 100 to 199 episodes, last."""
    archives = max(0, count // EPISODES_A_VOLUME - 1)
    starts = [EPISODES_A_VOLUME * number for number in range(archives + 1)]
    ends = [*starts[1:], count]
    return tuple(
        Volume(number=number if number <= archives else 0, first=first, end=end, archives=archives)
        for number, (first, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def feed_name(number: int) -> str:
    """The file of a volume's feed."""
    return f"archive-{number}.xml" if number else "feed.xml"


def index_name(number: int) -> str:
    """The file of a volume's page."""
    return f"archive-{number}.html" if number else "index.html"
