"""An attribution: one quotation and its likeliest speaker."""

from podcaster.scripting.quotations import Quotation
from podcaster.system.record import Record


class Attribution(Record, frozen=True, kw_only=True):
    """One quotation and its likeliest speaker."""

    quotation: Quotation
    speech: float
    """Probability that someone speaks it, 0 to 1."""
    mention: int | None
    """Index of the likeliest mention in the analysis."""
    sure: float
    """Probability that this mention speaks it, 0 to 1."""
    entity: int | None
    """Index of the mention's entity in the analysis."""
    same: float
    """Probability that the mention stands for that entity, 0 to 1."""
    rivals: tuple[tuple[int, float], ...] = ()
    """The entities that may speak it, by index, each with its probability, the likeliest first."""
    label: tuple[int, int] | None = None
    """Range of the words of a label that name the speaker."""
    reason: str = ""
    """The evidence in words, for the turn of a conversation."""
