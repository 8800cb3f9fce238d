"""The commands, by name. Each is imported when it is called, so that help comes at once."""

import sys

import typer

from podcaster.cli.build import build
from podcaster.cli.cache import cache
from podcaster.cli.cast import cast
from podcaster.cli.clean import clean
from podcaster.cli.doctor import doctor
from podcaster.cli.explained import say_error
from podcaster.cli.init import init
from podcaster.cli.publish import feed, listen, publish, serve
from podcaster.cli.script import script
from podcaster.cli.spoken import spoken
from podcaster.cli.streams import give_up_results, tell_of_lost_output
from podcaster.cli.voices import voices
from podcaster.errors import OutputError
from podcaster.version import podcaster_version

app = typer.Typer(
    name="podcaster",
    help="Turn an article into a podcast episode, offline, every quoted person in their own voice.\n\n"
    "Example: podcaster build article.txt",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(build)
app.command()(clean)
app.command()(script)
app.command()(spoken)
app.command()(init)
app.command()(publish)
app.command()(serve)
app.command()(listen)
app.command()(doctor)
app.add_typer(voices, name="voices")
app.add_typer(cast, name="cast")
app.add_typer(cache, name="cache")
app.add_typer(feed, name="feed")


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
    """Do what the command line says."""
    tell_of_lost_output()
    try:
        try:
            app()
        except SystemExit as ended:
            if not ended.code:
                sys.stdout.flush()
            raise
    except OutputError as error:  # of help, or at the very end: commands tell their own
        say_error(error)
        raise SystemExit(error.exit_code) from None
    finally:
        give_up_results()
