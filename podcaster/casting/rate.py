"""The speaking rate of a whole cast."""

from podcaster.casting.voice import Cast
from podcaster.system.record import replace


def at_rate(cast: Cast, rate_wpm: int | None) -> Cast:
    """The cast with the narrator at `rate_wpm` words a minute and every other voice faster or slower by the same
    factor. None leaves every voice at the rate of its profile."""
    if rate_wpm is None:
        return cast
    factor = rate_wpm / cast.narrator.rate_wpm
    return replace(
        cast,
        narrator=replace(cast.narrator, rate_wpm=rate_wpm),
        roles=tuple(
            replace(role, voice=replace(role.voice, rate_wpm=round(role.voice.rate_wpm * factor)))
            for role in cast.roles
        ),
    )
