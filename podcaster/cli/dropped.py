"""What an article leaves out, as `build` and `clean` say it."""

import shlex
from collections import Counter
from typing import TYPE_CHECKING, get_args

from podcaster.cli.counts import plural

if TYPE_CHECKING:
    from podcaster.reading import Article, Dropped


def dropped_counts(article: "Article") -> list[tuple[str, int]]:
    """How much of each kind is left out. Lines, which are mostly menus, come last."""
    from podcaster.reading.article import DroppedKind

    counts = Counter(one.kind for one in article.dropped)
    return [(kind, counts[kind]) for kind in get_args(DroppedKind) if counts[kind]]


def dropped_line(one: "Dropped") -> str:
    """A part that is left out, on one line: "[table] Monday 9:00 Tuesday 10:00"."""
    text = " ".join(one.text.split())
    return text if one.kind == "line" else f"[{one.kind}] {text}"


def dropped_summary(article: "Article") -> str:
    """ "left out: 2 tables, 14 comments, 3 other lines: podcaster clean --dropped page.html"; "" if nothing is."""
    counts = dropped_counts(article)
    told = [plural(count, f"other {kind}" if kind == "line" and len(counts) > 1 else kind) for kind, count in counts]
    sources = shlex.join([credit.source for credit in article.credits] or [article.source])
    return f"left out: {', '.join(told)}: podcaster clean --dropped {sources}" if told else ""
