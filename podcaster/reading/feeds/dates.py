"""Dates as feeds write them: RFC 822 in RSS, ISO 8601 (RFC 3339) elsewhere, and what people make of these."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from podcaster.system.lazy_regex import lazy_regex

_DAY = lazy_regex(r"\d{4}-\d\d-\d\d")


def iso_date(text: str) -> str:
    """The date in ISO 8601, as precise as it is written; "" when it can't be read."""
    text = " ".join(text.split())[:100]
    if not text:
        return ""
    for read in (_of_iso, parsedate_to_datetime):
        try:
            return read(text).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    day = _DAY.search(text)
    try:
        return datetime.fromisoformat(day[0]).date().isoformat() if day else ""
    except ValueError:
        return ""


def _of_iso(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if _DAY.fullmatch(text):
        raise ValueError("a day without a time is kept as it is")
    return found
