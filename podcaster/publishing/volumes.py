"""A long show is split into volumes: feed.xml and index.html have the newest episodes, archives have the older ones.

An episode's position in the ledger determines its volume. A new episode changes only the newest volume (RFC 5005, 4:
archive documents are stable). AntennaPod and gPodder follow the `next` links from volume to volume (RFC 5005, 3). Other
apps get at least the newest 100 episodes.
"""

from podcaster.system.record import Record

EPISODES_A_VOLUME = 100


class Volume(Record, frozen=True, kw_only=True):
    """A range of the show's episodes, by their positions in the ledger, from 0."""

    number: int
    """0 for the newest volume; archives are counted from 1, the oldest."""
    first: int
    end: int
    """One past the last position."""
    archives: int
    """How many archives there are."""

    @property
    def newer(self) -> int | None:
        """The number of the next newer volume, None for the newest."""
        if self.number == 0:
            return None
        return self.number + 1 if self.number < self.archives else 0

    @property
    def older(self) -> int | None:
        """The number of the next older volume, None for the oldest."""
        return (self.archives if self.number == 0 else self.number - 1) or None


def volumes(count: int) -> tuple[Volume, ...]:
    """The volumes of `count` episodes, the oldest first. The newest volume has 100 to 199 episodes, or all of them."""
    archives = max(0, count // EPISODES_A_VOLUME - 1)
    starts = [EPISODES_A_VOLUME * number for number in range(archives + 1)]
    ends = [*starts[1:], count]
    return tuple(
        Volume(number=number if number <= archives else 0, first=first, end=end, archives=archives)
        for number, (first, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def feed_name(number: int) -> str:
    """File name of a volume's feed."""
    return f"archive-{number}.xml" if number else "feed.xml"


def index_name(number: int) -> str:
    """File name of a volume's page."""
    return f"archive-{number}.html" if number else "index.html"
