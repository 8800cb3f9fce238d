"""Sources that hold several articles become one source an article, before any of them is built."""

import os
from collections.abc import Iterable, Iterator
from typing import Literal

from podcaster.errors import SourceError
from podcaster.reading.parts import list_parts

Split = Literal["chapters"]
"""What a source is split into."""


def article_sources(
    sources: Iterable[str | os.PathLike[str]], *, split: Split | None = None, verbatim: bool = False
) -> Iterator[str]:
    """The sources, each that holds several articles replaced by one source an article, such as "letters.mbox#2". With
    `split`, each source is replaced by its chapters.

    Raises SourceError when a source can't be split. Without `split`, a source that can't be read stays as it is: the
    error comes when it is read.
    """
    for given in sources:
        source = os.fspath(given)
        if verbatim and not split:
            yield source
            continue
        try:
            yield from list_parts(source, chapters=split == "chapters")
        except SourceError:
            if split:
                raise
            yield source
