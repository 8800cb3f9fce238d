"""The command line: arguments in, one call, one result out.

process    the process: signals, streams, exit code
app        the list of commands
explained  the one place where an error becomes a line and an exit code
options    arguments that several commands share
streams    stdin, stdout and stderr, closed or full
stopping   Ctrl-C and SIGTERM
progress   the live line on stderr
editing    a script in the user's editor
verbosity  -q and -v
completing what the shell offers after TAB
build, clean, script, voices, cast, init, ...: one command a file; publish: also serve, listen and feed
"""

from podcaster.cli.process import main

__all__ = ["main"]
