"""One episode of several articles: read each, and write their digest."""

import os
from collections.abc import Iterable, Sequence

from podcaster.errors import PodcasterError, SourceError, UsageError
from podcaster.pipeline.given import Given
from podcaster.pipeline.plan import read_script
from podcaster.reading import Article
from podcaster.scripting import Script
from podcaster.scripting.digest import write_digest
from podcaster.show.entries import digest_source
from podcaster.show.settings import Settings

LeftOut = tuple[str | Given, PodcasterError]
"""A source that is not in the digest, and why."""


def digest_of(
    title: str,
    sources: Iterable[str | os.PathLike[str] | Given],
    settings: Settings,
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    language: str | None = None,
) -> tuple[Given | None, tuple[LeftOut, ...]]:
    """The digest of some articles, to be built with `build_episode`, None if no article can be read; and the articles
    that are left out, because they can't be read or are in another language than the first. The arguments are those of
    `build_episode`. UsageError for a title without words."""
    title = " ".join(title.split())
    if not any(map(str.isalnum, title)):
        raise UsageError("the digest has no title", advice="give it one, such as \"Tuesday's papers\"")
    parts: list[tuple[Article, Script]] = []
    left_out: list[LeftOut] = []
    for one in sources:
        source = one if isinstance(one, Given) else os.fspath(one)
        try:
            article, script, _ = read_script(
                source, settings, verbatim=verbatim, keep=keep, drop=drop, language=language
            )
            _check_language(article, parts)
            parts.append((article, script))
        except PodcasterError as error:
            left_out.append((source, error))
    if not parts:
        return None, tuple(left_out)
    article, script = write_digest(title, digest_source(title), parts)
    return Given(article=article, script=script), tuple(left_out)


def _check_language(article: Article, parts: Sequence[tuple[Article, Script]]) -> None:
    """SourceError when an article is in another language than the digest's first one: one narrator reads a digest."""
    if parts and _main(article.language) != _main(parts[0][0].language):
        raise SourceError(
            f"its language is {article.language}, and that of the digest {parts[0][0].language}",
            where=article.source, advice="build it alone, or in a digest of its language",
        )  # fmt: skip


def _main(language: str) -> str:
    return language.partition("-")[0].lower()
