"""The command line: arguments in, one call, one result out.

app        the commands' list and the one place where an error becomes a line and an exit code
options    arguments that several commands share
build, clean, script, voices, cast, init    a command each; publish: also serve, listen and feed
progress   the live line on stderr
"""

from podcaster.cli.app import main

__all__ = ["main"]
