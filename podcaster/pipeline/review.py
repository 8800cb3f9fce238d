"""Reviewing an episode's script: read it, and write it with the choices of a person."""

from pathlib import Path

from podcaster.errors import OutputError, cause_of
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.release import slug_of, title_of
from podcaster.pipeline.edits import Origin
from podcaster.pipeline.plan import Plan, prepare
from podcaster.pipeline.script_source import script_file_text
from podcaster.scripting import Script
from podcaster.show.ledger import enter_episode
from podcaster.show.settings import Settings
from podcaster.system.files import write_whole
from podcaster.system.record import Record


class Review(Record, frozen=True, kw_only=True):
    """A script that a person reviews."""

    source: str
    """The article, or the script file that was given."""
    output: Path
    plan: Plan


def open_review(source: str, settings: Settings, output: Path) -> Review:
    """Read the script of an article, with its edits, or a script file. Raises the errors of `prepare`."""
    return Review(source=source, output=output, plan=prepare(source, settings, output=output))


def script_to_edit(review: Review) -> Path:
    """The script file for a person to edit: the one that was given or is edited already, else that of the article's
    episode in the output folder, written now. It counts as edited once it is changed."""
    plan = review.plan
    if plan.origin.file is not None:
        return plan.origin.file
    file = _script_file(review)
    if not plan.origin.given:
        write_whole(file, script_file_text(plan.article, plan.script, plan.cast, plan.origin))
    return file


def _script_file(review: Review) -> Path:
    """The script file that was given, else that of the article's episode, whose folder is made."""
    plan = review.plan
    if plan.origin.given:
        return Path(review.source)
    entry = enter_episode(plan.article, slug_of(title_of(plan.article)), review.output, item=plan.item)
    file = EpisodeFolder(review.output / entry.slug).script
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"can't make the folder ({cause_of(error)})", where=str(file.parent)) from error
    return file


def save_review(review: Review, script: Script) -> Path:
    """Write the script to the script file that was given, else to that of the article's episode in the output folder.
    Return the file. It counts as edited: the next build uses it."""
    plan, file = review.plan, _script_file(review)
    origin = Origin(article=plan.origin.article, edited=True)
    write_whole(file, script_file_text(plan.article, script, plan.cast, origin))
    return file
