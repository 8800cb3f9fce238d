"""The first half of a build: all decisions before the recording."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.casting import Cast, Troupe, at_rate, cast_in_language, is_english
from podcaster.casting.recognition import named
from podcaster.mixing.provenance import Credentials
from podcaster.pipeline.edits import Origin
from podcaster.pipeline.episode_cover import episode_cover
from podcaster.pipeline.given import Given
from podcaster.pipeline.script_source import Source, read_source
from podcaster.pipeline.troupe import check_language, usual_troupe
from podcaster.reading import Article
from podcaster.scripting import Script, leave_fragments_to_narrator, write_script
from podcaster.scripting.announcements import NOTICE, announced, notice_in, opening_text
from podcaster.show.cast import cast_script
from podcaster.show.ledger import twin_episode
from podcaster.show.settings import Settings
from podcaster.system.record import Record, replace

if TYPE_CHECKING:
    from podcaster.mixing.chapter_pictures import PlacedPicture


class Plan(Record, frozen=True, kw_only=True):
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
    pinned_once: frozenset[str] = frozenset()
    """Ids of the speakers whose voices are for this build only."""
    cover: bytes | None = None
    """The cover that the script asks for, a JPEG; None is a cover drawn from the title."""
    credentials: Credentials | None = None
    """With what the audio is signed; None leaves it unsigned."""
    pictures: tuple["PlacedPicture", ...] = ()
    """The article's pictures for the chapters, if the show has chapter images."""
    item: str = ""
    """Key of the followed item that the article is; "" if it is none."""


def prepare(
    source: str | Given,
    settings: Settings,
    *,
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    language: str | None = None,
    output: Path | None = None,
    discard_edits: bool = False,
    remember: bool = False,
) -> Plan:
    """Decide what is said, by whom and in which voice. The arguments are those of `build_episode`. An edited script
    file is used unchanged; so is the edited script of the article's episode in the folder `output`, unless
    `discard_edits`. With `remember`, new speakers keep their voices in later episodes of the show. Raises SourceError,
    ScriptError, CastError and SetupError."""
    article, script, found = read_script(
        source, settings, verbatim=verbatim, keep=keep, drop=drop, language=language, output=output,
        discard_edits=discard_edits,
    )  # fmt: skip
    origin = found.origin
    troupe = usual_troupe(settings)
    check_language(troupe, settings, script.language)
    if is_english(script.language):
        settings, pins = _with_own_voices(script, settings, pins or {})
        cast = cast_script(script, settings, troupe=troupe, pins=pins, last=origin.voices, remember=remember)
    else:
        cast = cast_in_language(script, instead_of=troupe)
        troupe = "plain"
    copies = _copies(article, output, found.item) if output is not None and remember and not discard_edits else ()
    edits = (f"your edits in {origin.file} are used; --discard-edits makes the script anew",) if origin.file else ()
    pictures, unused = _pictures(article, script, origin) if settings.chapter_images and remember else ((), ())
    remarks = (*article.remarks, *edits, *copies, *_unsaid(script), *cast.remarks, *unused)
    cast = replace(at_rate(cast, settings.rate_wpm), remarks=remarks)
    spoken = _announced(article, script, settings)
    once = frozenset(speaker.id for name in pins or () for speaker in named(name, script.speakers))
    return Plan(
        article=article,
        script=script,
        cast=cast,
        troupe=troupe,
        spoken=spoken,
        origin=origin,
        pinned_once=once,
        cover=episode_cover(article, settings),
        credentials=settings.credentials,
        pictures=pictures,
        item=found.item,
    )


def _pictures(
    article: Article, script: Script, origin: Origin
) -> tuple[tuple["PlacedPicture", ...], tuple[str, ...]]:
    from podcaster.pipeline.chapter_pictures import load_pictures, pictures_of_source  # late: few shows have them

    if origin.given:
        article = replace(article, pictures=pictures_of_source(article))
    return load_pictures(article, script)


def _copies(article: Article, output: Path, item: str) -> tuple[str, ...]:
    """A remark when another file with nearly the same article has an episode already."""
    twin = twin_episode(article, output, item)
    if twin is None:
        return ()
    return (f"nearly the same article as {twin.source}, which is episode {twin.slug}: this makes a second episode",)


def _unsaid(script: Script) -> tuple[str, ...]:
    """A remark for each pronunciation of a word that its cue does not have."""
    return tuple(
        f'no "{word}" in cue {cue.number} ("{" ".join(cue.text.split())[:30]}…"): it is not said as "{said}"'
        for cue in script.cues
        for word, said in cue.respellings
        if word.casefold() not in cue.text.casefold()
    )


def _with_own_voices(
    script: Script, settings: Settings, pins: Mapping[str, str]
) -> tuple[Settings, dict[str, str]]:
    """The settings and the pins with the voices that a person wrote into the script. Those of the command line come
    first."""
    pinned = {speaker.id for name in pins for speaker in named(name, script.speakers)}
    own = {speaker.id: speaker.voice for speaker in script.speakers if speaker.voice and speaker.id not in pinned}
    if script.narrator and not settings.narrator_is_demanded:
        settings = replace(settings, narrator=script.narrator)
    return settings, own | dict(pins)


def _announced(article: Article, script: Script, settings: Settings) -> Script:
    """The script with the show's opening and notice. The opening is in English: only an English article has it."""
    if is_english(script.language):
        opening, notice = opening_text(settings.title, article.byline, article.published), NOTICE
    else:
        opening, notice = "", notice_in(script.language)
    return announced(
        script, opening=opening if settings.has_opening else "", notice=notice if settings.has_notice else ""
    )


def read_script(
    source: str | Given,
    settings: Settings,
    *,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    language: str | None = None,
    output: Path | None = None,
    discard_edits: bool = False,
) -> tuple[Article, Script, Source]:
    """The article, its script, and what the source holds. The arguments are those of `build_episode`. Raises
    SourceError and ScriptError."""
    found = read_source(source, verbatim=verbatim, keep=keep, drop=drop, output=output, discard_edits=discard_edits)
    article, edited = found.article, found.script
    if language:
        article = replace(article, language=language)
        edited = replace(edited, language=language) if edited else None
    script = edited or write_script(article)
    if edited is None and settings.fragments == "narrator":
        script = leave_fragments_to_narrator(script)
    return article, script, found
