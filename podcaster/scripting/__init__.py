"""Scripting: find what is quoted, say who speaks it, lay the article out as cues.

The flow inside the stage, each step a module:

    paragraphs → marks → reader → mentions → entities → pronouns → attribution → speech → layout → naming
    (where)      (“ ”)   (tokens) (“she”)    (who is    (he →      (who says     (or a    (cues    (doubt goes to
                                              who)       whom)      it)           title)   tile)    the narrator)

`speakers` runs the middle of it, `writing` the whole: an `Article` in, a `Script` out. Rules propose; three small
boosted forests (`forest`, shipped as data, trained by tests/benchmarks/scripting_train.py) decide. `script_file` writes
a script as text for people to edit, `script_parser` reads it back, `fragments` leaves quotes of a few words to the
narrator.
"""

from podcaster.scripting.fragments import leave_fragments_to_narrator
from podcaster.scripting.script import Cue, Script, Speaker
from podcaster.scripting.script_file import format_script, is_doubtful, is_script_file
from podcaster.scripting.script_parser import parse_script, parse_script_file
from podcaster.scripting.writing import write_script

__all__ = [
    "Cue",
    "Script",
    "Speaker",
    "format_script",
    "is_doubtful",
    "is_script_file",
    "leave_fragments_to_narrator",
    "parse_script",
    "parse_script_file",
    "write_script",
]
