"""The first half of a build: all decisions before the recording."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from podcaster.casting import Cast, Troupe, at_rate
from podcaster.pipeline.script_source import read_source
from podcaster.pipeline.troupe import troupe_for
from podcaster.reading import Article
from podcaster.scripting import Script, leave_fragments_to_narrator, write_script
from podcaster.scripting.announcements import NOTICE, announced, opening_text
from podcaster.show.cast import cast_script
from podcaster.show.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All decisions before the recording."""

    article: Article
    script: Script
    """What the article says, and who says it."""
    cast: Cast
    """Who speaks with which voice, at the rate of the settings."""
    troupe: Troupe
    """Where the voices come from that nobody named."""
    spoken: Script
    """The script with the show's opening before it and its notice after it, where the show has them."""


def prepare(
    source: str,
    settings: Settings,
    *,
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    remember: bool = False,
) -> Plan:
    """Decide what is said, by whom and in which voice. The arguments are those of `build_episode`. An edited script
    file is used unchanged. With `remember`, new speakers keep their voices in later episodes of the show. Raises
    SourceError, ScriptError, CastError and SetupError."""
    article, edited = read_source(source, verbatim=verbatim, keep=keep, drop=drop)
    script = edited or write_script(article)
    if edited is None and settings.fragments == "narrator":
        script = leave_fragments_to_narrator(script)
    troupe, remark = troupe_for(settings, script.language)
    cast = at_rate(cast_script(script, settings, troupe=troupe, pins=pins, remember=remember), settings.rate_wpm)
    cast = replace(cast, remarks=(*article.remarks, *filter(None, [remark]), *cast.remarks))
    opening = opening_text(settings.title, article.byline, article.published) if settings.has_opening else ""
    spoken = announced(script, opening=opening, notice=NOTICE if settings.has_notice else "")
    return Plan(article=article, script=script, cast=cast, troupe=troupe, spoken=spoken)
