"""A mistake in a command line, told in one line: what is wrong, and what to type.

typer tells it in four lines, in the words of programmers. Its exceptions have the type Any here: their classes are
click's, or those in typer's own copy of click.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer

from podcaster.cli.explained import say_error
from podcaster.errors import UsageError
from podcaster.system.user_files import real_path

_USAGE_ERROR: Any = typer.BadParameter.__bases__[0]


@contextmanager
def told(ctx: Any) -> Iterator[None]:
    """Tell a mistake in the command line, and end the command with exit code 2."""
    try:
        yield
    except _USAGE_ERROR as mistake:
        if ctx.resilient_parsing or type(mistake).__name__ == "NoArgsIsHelpError":
            raise
        say_error(_explained(mistake, ctx))
        raise typer.Exit(UsageError.exit_code) from None


def check_command(ctx: Any, name: str, commands: list[str]) -> None:
    """End the command line where it names a command that does not exist."""
    if name in commands or ctx.resilient_parsing or name.startswith("-"):
        return
    near = get_close_matches(name, commands, n=1)
    told_by = "podcaster" if ctx.parent is None else f"podcaster {_path(ctx)}"
    advice = f"did you mean {near[0]}?" if near else f"{told_by} --help lists the commands"
    say_error(UsageError(f"there is no command {name!r}" + _of(ctx), advice=advice))
    raise typer.Exit(UsageError.exit_code)


def check_quoted(articles: list[str]) -> None:
    """UsageError for a path with spaces that came as several words, and for an option after a long dash, which some
    programs make of two hyphens."""
    for word in articles:
        if word.startswith(("–", "—")) and not _is_there(word):
            raise UsageError(f"{word} begins with a long dash", advice=f"write --{word.lstrip('–—-')}")
    if len(articles) < 2 or "-" in articles or all(map(_is_there, articles)):
        return
    whole = " ".join(articles)
    if _is_there(whole):
        raise UsageError(f"{whole} came as {len(articles)} words", advice=f'put it in quotation marks: "{whole}"')


def check_show(output: Path) -> None:
    """UsageError when the output folder is that of another show than the current folder's: the settings and the cast of
    that show would not be used."""
    from podcaster.show.settings import FILE_NAME  # slow to import

    try:
        here, show = real_path(Path()), real_path(output).parent
    except FileNotFoundError:
        return  # the current folder was removed: reading the settings says so
    if show != here and _is_there(str(show / FILE_NAME)):
        raise UsageError(f"{output} belongs to the show in {show}", advice=f"cd {shlex.quote(str(show))} first")


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _explained(mistake: Any, ctx: Any) -> UsageError:
    """The mistake as an error of ours."""
    kind, message = type(mistake).__name__, mistake.format_message()
    if kind == "NoSuchOption":
        near = get_close_matches(mistake.option_name, _options(ctx), n=1)
        if ctx.parent is None and not near:
            advice = "options stand after the command: podcaster build --help"
        else:
            advice = f"did you mean {near[0]}?" if near else f"podcaster {_path(ctx)} --help lists the options"
        return UsageError(f"there is no option {mistake.option_name}{_of(ctx)}", advice=advice)
    if kind == "BadOptionUsage":
        return UsageError(f"{mistake.option_name} needs a value", advice=_form(ctx, mistake.option_name))
    if kind == "MissingParameter":
        name = mistake.param.metavar or mistake.param.name.upper()
        return UsageError(f"{name.removesuffix('...')} is missing", advice=_example(ctx))
    if kind == "BadParameter" and mistake.param is not None:
        name = max(mistake.param.opts, key=len)
        return UsageError(f"{name} {_limits(mistake.message)}")
    if found := re.match(r"Got unexpected extra argument\S* \((.*)\)", message):
        advice = f"words that belong together need quotation marks; {_example(ctx)}"
        return UsageError(f"{found[1]!r} is too much", advice=advice)
    return UsageError(message.rstrip("."), advice=_example(ctx))


def _form(ctx: Any, name: str) -> str:
    """How an option is written."""
    metavar = next((one.metavar for one in ctx.command.get_params(ctx) if name in one.opts), None)
    return f"write {name} {metavar or 'TEXT'}"


def _limits(message: str) -> str:
    """What a number must be, from the message of any version of typer."""
    if re.search(r"\bvalid int", message):
        return "takes a whole number"
    if found := re.search(r"not in the range (\d+)<=x<=(\d+)", message):
        return f"takes {found[1]} to {found[2]}"
    if found := re.search(r"(?:range x>=|greater than or equal to )(\d+)", message):
        return f"takes at least {found[1]}"
    if found := re.search(r"less than or equal to (\d+)", message):
        return f"takes at most {found[1]}"
    return f"can't be that: {message.rstrip('.')}"


def _of(ctx: Any) -> str:
    return f" of podcaster {_path(ctx)}" if _path(ctx) else ""


def _path(ctx: Any) -> str:
    """The words of the command: "voices say"."""
    words: list[str] = []
    while ctx.parent is not None:
        words.insert(0, ctx.info_name)
        ctx = ctx.parent
    return " ".join(words)


def _options(ctx: Any) -> list[str]:
    return [name for one in ctx.command.get_params(ctx) if one.param_type_name == "option" for name in one.opts]


def _example(ctx: Any) -> str:
    """The example in the command's help."""
    found = re.search(r"Example: (.*)", ctx.command.help or "", re.S)
    return f"for example: {' '.join(found[1].split())}" if found else f"podcaster {_path(ctx)} --help explains it"
