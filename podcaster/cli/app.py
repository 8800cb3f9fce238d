"""The commands, by name. Each imports what it needs when it is called, so that help appears at once."""

import sys

import typer

from podcaster.cli.build import build
from podcaster.cli.cache import cache
from podcaster.cli.cast import cast
from podcaster.cli.clean import clean
from podcaster.cli.doctor import doctor
from podcaster.cli.explained import say_error
from podcaster.cli.feed import feed
from podcaster.cli.help import Command, Group
from podcaster.cli.init import init
from podcaster.cli.listen import listen
from podcaster.cli.publish import publish
from podcaster.cli.review import review
from podcaster.cli.script import script
from podcaster.cli.serve import serve
from podcaster.cli.spoken import spoken
from podcaster.cli.streams import discard_output, explain_lost_output
from podcaster.cli.voices import voices
from podcaster.errors import OutputError
from podcaster.version import podcaster_version

app = typer.Typer(
    name="podcaster",
    cls=Group,
    help="Turn an article into a podcast episode, offline, every quoted person in their own voice.\n\n"
    "Example: podcaster build article.txt",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, clean, script, review, spoken, init, publish, serve, listen, doctor):
    app.command(cls=Command)(command)
for name, group in (("voices", voices), ("cast", cast), ("cache", cache), ("feed", feed)):
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
