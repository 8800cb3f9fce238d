"""What `build` prints when an episode is done: its file, who speaks with which voice, and what to do next."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.cli.counts import plural
from podcaster.cli.dropped import dropped_line, dropped_summary
from podcaster.cli.verbosity import verbosity

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Production

_MOST_SHOWN = 12
"""Most speakers in the summary of an episode."""


def episode_text(source: str, made: "Production", output: Path) -> str:
    """The summary of a single episode. -q: the path of the audio file; -v: also the reasons for the voices, the
    chapters, and what was reused."""
    if verbosity.quiet:
        return str(made.episode.audio[0])
    from podcaster.mixing.times import format_time

    timeline = made.episode.timeline
    lines = [f"{made.episode.audio[0]}  {format_time(timeline.duration_ms)}", "", *_voices(made)]
    if verbosity.verbose:
        lines += ["", "Chapters"]
        lines += [f"  {format_time(chapter.start_ms):>7}  {chapter.title}" for chapter in timeline.chapters]
        lines += ["", _recorded(made.takes_made, made.takes_reused)]
    return "\n".join([*lines, "", *_next_steps(source, made, output)])


def episode_line(source: str, made: "Production", output: Path) -> str:
    """One of many episodes, on a line. Below it what was left out, and the quotes in doubt."""
    if verbosity.quiet:
        return str(made.episode.audio[0])
    from podcaster.mixing.times import format_time

    speakers = plural(len(made.script.heard_speakers), "speaker") if made.script.heard_speakers else "nobody is quoted"
    length = format_time(made.episode.timeline.duration_ms)
    lines = [f"{made.episode.audio[0]}  {length}, {speakers}"]
    return "\n".join([*lines, *(f"  {line}" for line in (*_left_out(made), *_doubt(source, made, output)))])


def table(built: "Sequence[Production]", wanted: int, output: Path, *, took_s: float) -> str:
    """The sums of many episodes."""
    from podcaster.mixing.times import format_time
    from podcaster.show.settings import FILE_NAME

    audio_ms = sum(made.episode.timeline.duration_ms for made in built)
    made, reused = sum(one.takes_made for one in built), sum(one.takes_reused for one in built)
    length, took = format_time(audio_ms), format_time(round(took_s * 1000))
    then = f", or podcaster publish{_folder(output)}" if Path(FILE_NAME).is_file() else ""
    return (
        f"\nEpisodes  {len(built)} of {wanted}\n"
        f"Audio     {length} in {took}, {audio_ms / 1000 / took_s:.0f} times real time\n"
        f"Recorded  {_recorded(made, reused)}\n\n"
        f"Next: podcaster listen{_folder(output)}{then}"
    )


def _voices(made: "Production") -> list[str]:
    """The voices, with -v their reasons too."""
    names = {speaker.id: speaker.name for speaker in made.script.heard_speakers}
    rows = [("Narrator", made.cast.narrator.name, "")]
    rows += [(names[role.speaker], role.voice.name, role.reason) for role in made.cast.roles if role.speaker in names]
    if not verbosity.verbose and len(rows) > _MOST_SHOWN + 1:
        more = len(rows) - _MOST_SHOWN
        rows = [*rows[:_MOST_SHOWN], (f"and {more} more", "", "")]
    width = max(len(name) for name, _, _ in rows)
    if not verbosity.verbose:
        return [f"  {name:{width}}  {voice}".rstrip() for name, voice, _ in rows]
    return [f"  {name:{width}}  {voice:9} {reason}".rstrip() for name, voice, reason in rows]


def _recorded(made: int, reused: int) -> str:
    return f"{plural(made, 'sentence')} spoken, {reused} reused from earlier builds"


def _next_steps(source: str, made: "Production", output: Path) -> list[str]:
    heard = f"hear it: podcaster listen {made.episode.slug}{_folder(output)}"
    return [heard, *_left_out(made), *_doubt(source, made, output)]


def _folder(output: Path) -> str:
    """The option for a folder other than the usual one."""
    return f" -o {shlex.quote(str(output))}" if output != Path("output") else ""


def _left_out(made: "Production") -> list[str]:
    """What of the article is not read, with -v line by line."""
    told = dropped_summary(made.article)
    lines = [told] if told else []
    return lines + ([f"  {dropped_line(one)}" for one in made.article.dropped] if verbosity.verbose else [])


def _doubt(source: str, made: "Production", output: Path) -> list[str]:
    """How many quotes are in doubt, and how to decide them."""
    from podcaster.scripting import quotes_in_doubt

    quotes = sum(cue.kind == "quote" for cue in made.script.cues)
    doubtful = len(quotes_in_doubt(made.script))
    if not doubtful:
        return []
    review = f"podcaster review {shlex.quote(source)}{_folder(output)}"
    return [f"{doubtful} of {plural(quotes, 'quote')} in doubt: {review}"]
