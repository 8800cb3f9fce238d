"""The first half of a build: all decisions before the recording."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcaster.casting import Cast, Troupe, at_rate
from podcaster.pipeline.edits import Origin
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
    origin: Origin
    """What the script was made from, and whether it was edited by hand."""


def prepare(
    source: str,
    settings: Settings,
    *,
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    output: Path | None = None,
    discard_edits: bool = False,
    remember: bool = False,
) -> Plan:
    """Decide what is said, by whom and in which voice. The arguments are those of `build_episode`. An edited script
    file is used unchanged; so is the edited script of the article's episode in the folder `output`, unless
    `discard_edits`. With `remember`, new speakers keep their voices in later episodes of the show. Raises SourceError,
    ScriptError, CastError and SetupError."""
    found = read_source(source, verbatim=verbatim, keep=keep, drop=drop, output=output, discard_edits=discard_edits)
    article, script = found.article, found.script or write_script(found.article)
    if found.script is None and settings.fragments == "narrator":
        script = leave_fragments_to_narrator(script)
    troupe, remark = troupe_for(settings, script.language)
    cast = at_rate(cast_script(script, settings, troupe=troupe, pins=pins, remember=remember), settings.rate_wpm)
    edits = f"your edits in {found.origin.file} are used; discard them to start anew" if found.origin.file else None
    cast = replace(cast, remarks=(*article.remarks, *filter(None, (edits, remark)), *cast.remarks))
    opening = opening_text(settings.title, article.byline, article.published) if settings.has_opening else ""
    spoken = announced(script, opening=opening, notice=NOTICE if settings.has_notice else "")
    return Plan(article=article, script=script, cast=cast, troupe=troupe, spoken=spoken, origin=found.origin)
