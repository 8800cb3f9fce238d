"""The commands, by name. Each imports what it needs when it is called, so that help appears at once."""

import sys
from typing import Any

import typer

from podcaster.cli.build import build
from podcaster.cli.cache import cache
from podcaster.cli.cast import cast
from podcaster.cli.clean import clean
from podcaster.cli.doctor import doctor
from podcaster.cli.explained import say, say_error
from podcaster.cli.feed import feed
from podcaster.cli.follow import follow
from podcaster.cli.help import Command, Group
from podcaster.cli.init import init
from podcaster.cli.listen import listen
from podcaster.cli.publish import publish
from podcaster.cli.review import review
from podcaster.cli.script import script
from podcaster.cli.serve import serve
from podcaster.cli.spoken import spoken
from podcaster.cli.start import is_article, start_text
from podcaster.cli.streams import discard_output, explain_lost_output
from podcaster.cli.voices import voices
from podcaster.errors import OutputError
from podcaster.version import podcaster_version

_FOR_EVERY_COMMAND = ("-q", "--quiet", "-v", "--verbose")


class _Podcaster(Group):
    """The commands. Without one, an article is built, and a bare `podcaster` says what to type."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with `build` before an article. `help` and `version` are their options."""
        if all(word in _FOR_EVERY_COMMAND for word in args) and not ctx.resilient_parsing:
            say(start_text())
            ctx.exit(0)
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        elif args == ["version"]:
            args = ["--version"]
        first = next((word for word in args if word not in _FOR_EVERY_COMMAND), "")
        if first and first not in self.commands and is_article(first):
            args = ["build", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="podcaster",
    cls=_Podcaster,
    help="Turn an article into a podcast episode, offline, every quoted person in their own voice.\n\n"
    "Example: podcaster build article.txt",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, clean, script, review, spoken, init, publish, serve, listen, doctor):
    app.command(cls=Command)(command)
for name, group in (("voices", voices), ("cast", cast), ("cache", cache), ("feed", feed), ("follow", follow)):
    app.add_typer(group, name=name)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"podcaster {podcaster_version()}")
        raise typer.Exit


@app.callback()
def _podcaster(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    pass


def run() -> None:
    """Do what the command line says. A closed pipe on stdout (`| head`) ends the command silently with exit code 1."""
    explain_lost_output()
    try:
        try:
            app()
        except SystemExit as ended:
            if not ended.code:
                sys.stdout.flush()
            raise
    except BrokenPipeError:
        raise SystemExit(1) from None
    except OutputError as error:  # from the help page, or from the last flush: commands explain their own errors
        say_error(error)
        raise SystemExit(error.exit_code) from None
    finally:
        discard_output()
