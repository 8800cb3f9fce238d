"""From article to episode: the stages' calls, in order.

    prepare ──Plan──▶ record ──Recorded──▶ finish ──▶ Production

`build_episode` makes these three calls for one article; `batch.build_episodes` makes them for many.
"""

import os
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.casting import Cast, Troupe
from podcaster.mixing import Episode
from podcaster.pipeline.given import Given
from podcaster.pipeline.inputs import (
    Inputs,
    Outcome,
    asked_of,
    find_outcome,
    inputs_of,
    keep_outcome,
    sounds_of,
    with_people_left,
)
from podcaster.pipeline.troupe import engine_of, usual_troupe
from podcaster.reading import Article
from podcaster.recording import Studio
from podcaster.recording.engines import UNTRAINED
from podcaster.recording.passages import in_passages
from podcaster.recording.take_cache import TakeCache
from podcaster.scripting import Script
from podcaster.show.ledger import enter_episode, find_episode, load_ledger
from podcaster.show.settings import Settings, formats_of
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.files import unfinished_files, unlink, write_whole
from podcaster.system.record import Record, replace
from podcaster.system.user_files import real_path
from podcaster.version import podcaster_version

if TYPE_CHECKING:  # what reads, mixes and publishes is imported while the booths start: that takes as long as they do
    from podcaster.mixing.encoder import Encoder
    from podcaster.mixing.episode import DigitalSource
    from podcaster.mixing.mix import Mix, Sound
    from podcaster.pipeline.plan import Plan


class Progress(Record, frozen=True, kw_only=True):
    """The progress of a build."""

    stage: str
    """The current stage, as shown to people: "reading", "recording" or "finishing"."""
    cues_done: int = 0
    cues: int = 0
    """How many cues the episode has; 0 before that is known."""
    audio_ms: int = 0
    """Length of the audio recorded so far."""


Watch = Callable[[Progress], None]
"""Called with the progress of a build."""


def ignore(progress: Progress) -> None:
    """The default of `watch`: does nothing."""


class Recorded(Record, frozen=True, kw_only=True):
    """An episode's takes, mixed; its encoding has begun."""

    mix: "Mix"
    encoder: "Encoder"
    """The encoder that is encoding the mix."""
    with_book: bool
    """Whether a read-along book is made, too."""
    takes_made: int
    takes_reused: int


class Production(Record, frozen=True, kw_only=True):
    """An episode and what it was made from."""

    article: Article
    script: Script
    cast: Cast
    troupe: Troupe = "plain"
    """Where the voices come from that nobody named."""
    episode: Episode
    takes_made: int = 0
    takes_reused: int = 0


def build_episode(
    source: str | os.PathLike[str] | Given,
    *,
    settings: Settings | None = None,
    output: str | os.PathLike[str] = "output",
    pins: Mapping[str, str] | None = None,
    verbatim: bool = False,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    language: str | None = None,
    discard_edits: bool = False,
    formats: Sequence[str] = (),
    reissue: bool = False,
    fresh: bool = False,
    jobs: int | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    studio: Studio | None = None,
    watch: Watch = ignore,
) -> Production:
    """Build the episode of one article into the folder `output`.

    `source` is a path, an http(s) address, "-" for standard input, an edited script file, or an article that was read
    already (`Given`). `settings` are the show's, by default `Settings()`. `pins` gives speakers, by id or name, the
    voice they must have in this episode. With `verbatim` the source is already the clean body. Lines that contain a
    text of `keep` are read aloud, and lines that contain a text of `drop` are not; both overrule the reader. `language`
    (BCP 47) overrules the detected one. An edited script of the article's episode is used, unless `discard_edits`.
    `formats` names the containers of the audio files, the main one first; by default they are those of the settings.
    `reissue` makes a new episode, with its own guid and folder, of an article that has one already. `fresh` uses no
    result of earlier builds. `jobs` is the number of processes that speak at the same time; None leaves it to the
    engine. With an `executor`, its `workers` speak and encode instead. `studio` is an open studio to use instead of a
    new one. `watch` is called with the progress.

    Raises PodcasterError when the episode can't be made; no unfinished file is left then.
    """
    settings = settings or Settings()
    formats = formats_of(settings, formats)
    source, output = source if isinstance(source, Given) else os.fspath(source), Path(output)
    with ExitStack() as opened:
        for_one = studio is None
        if studio is None:
            studio = opened.enter_context(
                open_studio(settings, output, jobs=jobs, fresh=fresh, executor=executor, workers=workers)
            )
        find_ffmpeg()  # a missing ffmpeg is reported before any work
        folder = opened.enter_context(unfinished_files(output))
        watch(Progress(stage="reading"))
        inputs = inputs_of(
            source, settings, output, pins=pins, verbatim=verbatim, keep=keep, drop=drop, language=language,
            discard_edits=discard_edits, formats=formats, anew=fresh or reissue,
        )  # fmt: skip
        if unchanged := recall_unread(inputs, output, studio):
            return unchanged
        from podcaster.pipeline.plan import prepare

        plan = prepare(
            source, settings, pins=pins, verbatim=verbatim, keep=keep, drop=drop, language=language, output=output,
            discard_edits=discard_edits or reissue, remember=True,
        )  # fmt: skip
        inputs = with_people_left(inputs)
        sound = sound_of(settings, plan.script)
        made_of = cache(partial(fingerprint, plan, settings, studio, sound, formats))
        made = None if fresh or reissue else recall(plan, made_of, output, formats)
        if made is None:
            encoder = opened.enter_context(open_encoder(studio))
            recorded = record(plan, studio, encoder, folder, sound=sound, formats=formats, watch=watch)
            if for_one:
                studio.rest()  # booths take a while to end: they do while the encoder works
            made = finish(plan, recorded, settings, output, made_of=made_of(), reissue=reissue)
        return noted(made, inputs, made_of(), studio)


def record(
    plan: "Plan",
    studio: Studio,
    encoder: "Encoder",
    folder: Path,
    *,
    sound: "Sound",
    formats: Sequence[str],
    watch: Watch = ignore,
) -> Recorded:
    """Speak the cues and mix their takes in `folder`; the encoder has begun when this returns. Raises RecordingError,
    SetupError, CastError and MixingError."""
    from podcaster.mixing.containers import BOOK, sound_formats
    from podcaster.mixing.mix import mix_takes

    numbers = [cue.number for cue in plan.spoken.spoken_cues]
    cues = len(numbers)
    script = replace(plan.spoken, cues=in_passages(plan.spoken.spoken_cues))
    watch(Progress(stage="recording", cues=cues))
    mix = mix_takes(
        script,
        plan.cast,
        studio.record(script.cues, plan.cast, plan.script.language, article=plan.article.source),
        folder,
        encoder=encoder,
        sound=sound,
        formats=sound_formats(formats),
        on_cue=lambda cue: watch(
            Progress(stage="recording", cues_done=bisect(numbers, cue.number), cues=cues, audio_ms=cue.end_ms)
        ),
    )
    watch(Progress(stage="finishing", cues_done=cues, cues=cues, audio_ms=mix.timeline.duration_ms))
    return Recorded(
        mix=mix,
        encoder=encoder,
        with_book=BOOK in formats,
        takes_made=studio.made,
        takes_reused=studio.reused,
    )


def finish(
    plan: "Plan", recorded: Recorded, settings: Settings, output: Path, *, made_of: str, reissue: bool = False
) -> Production:
    """Write the episode and its sidecar files to its folder in `output`, and enter it in the ledger. `made_of` is the
    fingerprint of the plan. Raises MixingError and OutputError."""
    from podcaster.mixing.release import release_episode, slug_of, title_of
    from podcaster.pipeline.script_source import script_file_text
    from podcaster.pipeline.up_to_date import remember_episode
    from podcaster.publishing import transcripts_of, write_sidecars

    article, script = plan.article, plan.script
    transcripts = transcripts_of(recorded.mix.timeline, script.heard_speakers)  # while the encoder works
    entry = enter_episode(article, slug_of(title_of(article)), output, item=plan.item, reissue=reissue)
    episode = release_episode(
        article,
        script.heard_speakers,
        recorded.mix,
        output / entry.slug,
        show=settings.show_title,
        author=settings.author,
        encoder=recorded.encoder,
        target_lufs=settings.target_lufs,
        made_by=f"podcaster {podcaster_version()}",
        cover=plan.cover,
        credentials=plan.credentials,
        pictures=plan.pictures,
        digital_source=digital_source_of(plan.cast, settings),
    )
    write_sidecars(episode, transcripts)
    episode = _with_book(episode, recorded, settings)
    if plan.origin.file is None or real_path(plan.origin.file) != real_path(episode.folder.script):
        text = script_file_text(article, script, plan.cast, plan.origin, pinned=plan.pinned_once)
        write_whole(episode.folder.script, text)
    remember_episode(episode, made_of)
    return Production(
        article=article,
        script=script,
        cast=plan.cast,
        troupe=plan.troupe,
        episode=episode,
        takes_made=recorded.takes_made,
        takes_reused=recorded.takes_reused,
    )


def digital_source_of(cast: Cast, settings: Settings) -> "DigitalSource":
    """What made the voices of an episode: trained models, even if only one of them did."""
    voices = (cast.narrator, *(role.voice for role in cast.roles))
    engines = {settings.engine or voice.engine for voice in voices}
    return "algorithmicMedia" if engines <= UNTRAINED else "trainedAlgorithmicMedia"


def _with_book(episode: Episode, recorded: Recorded, settings: Settings) -> Episode:
    """The episode with its read-along book, if one is asked for. Otherwise the book of an earlier build is removed."""
    if not recorded.with_book:
        unlink(episode.folder.book)
        return episode
    from podcaster.publishing.book import write_book  # late: few episodes have one

    unfinished = recorded.mix.pieces[0].raw.with_name(episode.folder.book.name)
    write_book(episode, settings.show_title, episode.folder.book, unfinished=unfinished)
    return replace(episode, book=episode.folder.book)


def recall_unread(inputs: Inputs | None, output: Path, studio: Studio) -> Production | None:
    """The episode that an earlier build made of the same inputs, if neither they nor its files have changed. The
    article is not read for it. If something has changed, a take will be missing: the booths start."""
    from podcaster.pipeline.up_to_date import recall_episode

    if inputs is None:
        return None
    known, episode = find_outcome(inputs), None
    slugs = {entry.slug for entry in load_ledger(output)}
    if known and known.slug in slugs and studio.engines(known.cast) == known.engines:
        episode = recall_episode(output / known.slug, inputs.source, known.made_of, inputs.formats)
    if known is None or episode is None:
        studio.open_booths()
        return None
    return Production(
        article=replace(known.article, source=inputs.source),
        script=replace(known.script, source=inputs.source),
        cast=known.cast,
        troupe=known.troupe,
        episode=episode,
        takes_reused=known.takes,
    )


def noted(made: Production, inputs: Inputs | None, made_of: str, studio: Studio) -> Production:
    """What came of a build. It is kept for `recall_unread`, unless the script or the article names files that are used
    and may change."""
    pictures = inputs is not None and inputs.settings.chapter_images and made.article.pictures
    if inputs is None or made.article.cover or pictures or any(cue.sound for cue in made.script.cues):
        return made
    keep_outcome(
        inputs,
        Outcome(
            asked=asked_of(inputs),
            read=inputs.read,
            known_people=inputs.known_people,
            sounds=sounds_of(inputs.settings),
            engines=studio.engines(made.cast),
            made_of=made_of,
            slug=made.episode.folder.slug,
            article=replace(made.article, pictures=()),  # some hold whole files
            script=made.script,
            cast=made.cast,
            troupe=made.troupe,
            takes=made.takes_made + made.takes_reused,
        ),
    )
    return made


def recall(plan: "Plan", made_of: Callable[[], str], output: Path, formats: Sequence[str]) -> Production | None:
    """The episode that an earlier build made of the same plan, if its files are unchanged. `made_of` returns the
    fingerprint of the plan; it is not called for a new article, so that the booths get the first cue sooner."""
    from podcaster.pipeline.up_to_date import recall_episode

    entry = find_episode(plan.article, output, plan.item)
    episode = recall_episode(output / entry.slug, plan.article.source, made_of(), formats) if entry else None
    if episode is None:
        return None
    return Production(
        article=plan.article,
        script=plan.script,
        cast=plan.cast,
        troupe=plan.troupe,
        episode=episode,
        takes_reused=len(in_passages(plan.spoken.spoken_cues)),
    )


def fingerprint(plan: "Plan", settings: Settings, studio: Studio, sound: "Sound", formats: Sequence[str]) -> str:
    """A digest of everything that the episode of a plan is made from."""
    from podcaster.pipeline.up_to_date import fingerprint_of

    return fingerprint_of(plan, settings, studio.versions(plan.cast), sound, formats)


def sound_of(settings: Settings, script: Script) -> "Sound":
    """The sound of an episode, with the jingles of the show and the sounds of the script. MixingError when a sound file
    can't be read."""
    # These imports are slow. Here they run while the booths start.
    from podcaster.mixing.jingles import load_jingles
    from podcaster.mixing.mix import Sound

    return Sound(
        target_lufs=settings.target_lufs,
        pause_percent=settings.pause_percent,
        jingles=load_jingles(
            settings.intro,
            settings.outro,
            settings.between,
            {cue.sound: settings.folder / cue.sound for cue in script.cues if cue.sound},
        ),
        bit_rates_kbps=settings.bit_rates_kbps,
    )


def open_studio(
    settings: Settings,
    output: Path,
    *,
    jobs: int | None = None,
    fresh: bool = False,
    executor: Executor | None = None,
    workers: int = 1,
) -> Studio:
    """A studio for the episodes in the folder `output`. Its cache of takes is there. `jobs` processes speak, by default
    as many as suit the engine and this machine; with an `executor`, its `workers` speak instead."""
    return Studio(
        engine=settings.engine,
        booths=jobs,
        lexicon=settings.lexicon,
        cache=TakeCache(output, fresh=fresh),
        executor=executor,
        workers=workers,
        first_engine=engine_of(usual_troupe(settings)),
        device=settings.device,
    )


def open_encoder(studio: Studio) -> "Encoder":
    """The encoder of one episode. It shares the studio's cache and executor."""
    from podcaster.mixing.encoder import Encoder

    return Encoder(studio.cache.store if studio.cache else None, studio.executor, studio.workers)
