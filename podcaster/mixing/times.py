"""Times as text. Only this module formats times for people and timestamps for files, and parses times.

Seconds are always rounded down, so that every surface (page, feed, notes, command line) shows the same length.
"""


def whole_seconds(ms: int) -> int:
    """A time in whole seconds, rounded down."""
    return ms // 1000


def format_time(ms: int) -> str:
    """A time or a length for people, rounded down to seconds: "0:22", "3:23", "1:02:03"."""
    minutes, seconds = divmod(whole_seconds(ms), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_exact_time(ms: int) -> str:
    """As `format_time`, with milliseconds where there are any: "3:23", "1:01.500"."""
    return f"{format_time(ms)}.{ms % 1000:03}" if ms % 1000 else format_time(ms)


def format_clock(ms: int) -> str:
    """A time with hours, rounded down to seconds: "00:00:22". Apple Podcasts makes chapters of such times in show
    notes, if the first is 00:00:00."""
    return format_timestamp(ms)[:8]


def format_timestamp(ms: int) -> str:
    """A timestamp as WebVTT and Podlove Simple Chapters write it: "00:00:22.340"."""
    minutes, seconds = divmod(whole_seconds(ms), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{ms % 1000:03}"


def parse_time(text: str) -> int:
    """The milliseconds of a time that `format_time`, `format_exact_time` or `format_timestamp` wrote. ValueError for
    any other text."""
    whole, _, rest = text.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + (int(rest.ljust(3, "0")) if rest else 0)
