"""`podcaster clean`: the article as it will be read."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.dropped import dropped_line
from podcaster.cli.explained import each, explained, say, say_remark
from podcaster.cli.mistakes import check_quoted
from podcaster.cli.options import Articles, Drop, Keep, Verbatim
from podcaster.cli.progress import counted

if TYPE_CHECKING:
    from podcaster.reading import Article


@explained
def clean(
    articles: Articles,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per line for each article: title, body, dropped.")
    ] = False,
    dropped: Annotated[
        bool, typer.Option("--dropped", help="Print what is left out instead, one table, comment or line a line.")
    ] = False,
    verbatim: Verbatim = False,
    keep: Keep = None,
    drop: Drop = None,
) -> None:
    """Print an article as it will be read aloud.

    The rest of its page is left out.

    Example: podcaster clean page.html --drop 'Read more'
    """
    from podcaster.pipeline.parts import article_sources

    check_quoted(articles)
    with counted(list(article_sources(articles, verbatim=verbatim)), "cleaning") as sources:
        from podcaster.pipeline.script_source import read_source

        def show(source: str) -> None:
            article = read_source(source, verbatim=verbatim, keep=keep or (), drop=drop or ()).article
            if as_json:
                print(_as_json(article), flush=True)
            elif not dropped:
                say(_as_text(article))
            else:
                for one in article.dropped:
                    say(dropped_line(one))
            for remark in article.remarks:
                say_remark(remark, source)

        each(sources, show)


def _as_json(article: "Article") -> str:
    content = {
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "site": article.site,
        "url": article.url,
        "image_url": article.image_url,
        "body": article.body,
        "headings": article.headings,
        "players": [asdict(player) for player in article.players],
        "dropped": [dropped_line(one) for one in article.dropped],
    }
    whole = json.dumps(content, ensure_ascii=False)
    return whole if whole.isprintable() and _prints_unicode() else json.dumps(content)


def _as_text(article: "Article") -> str:
    about = " · ".join(filter(None, (article.byline, article.published)))
    return "\n\n".join(filter(None, (article.title, about, article.body)))


def _prints_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
