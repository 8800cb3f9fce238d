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
    """Play an MP3 to its end. False if no program here can."""
    player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
    if player is None:
        return False
    subprocess.run([*player, str(mp3)], check=False)
    return True
