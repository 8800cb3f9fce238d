"""Playing an MP3 with a program of this machine."""

import shutil
import subprocess
from pathlib import Path

_PLAYERS = (
    ("mpv", "--really-quiet"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
    ("mpg123", "-q"),
    ("afplay",),
)
"""Programs that play an MP3, with options for no output on the terminal."""
PLAYERS = ", ".join(words[0] for words in _PLAYERS)


def play(mp3: Path) -> bool:
    """Play an MP3 to its end. False if no program here can: none is installed, or there is no sound device."""
    player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
    if player is None:
        return False
    # Without a stdin of its own a player would read the keys that are meant for podcaster.
    done = subprocess.run([*player, str(mp3)], check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0
