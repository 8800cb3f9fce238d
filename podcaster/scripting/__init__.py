"""Scripting: Article → Script. Find the quotations, attribute each to a speaker, lay the article out as cues.

`writing` runs the whole stage, `speakers` the attribution. The steps, in order:

    paragraphs       paragraphs of the body
    quotations       quotation marks; speech_dashes finds speech after dashes
    conversation     interviews, transcripts and plays: labels, turns and the person behind each label
    tokens           words outside quotations, one token for each quotation
    mentions         words that may stand for a speaker: "Clinton", "the senator", "she"; phrases makes one mention
    clauses          the verb of speech near each mention
    entities         mentions of one person linked; roles are what a text tells beside names: ages, nouns of headlines
    grammar          the speaker that a quotation's clause names, with the subjects that verbs and words find; reports
                     reads words in the clause of another; its answers are readings
    titles           quotations that are titles of works
    addressed        names inside a quotation
    pronouns         the person behind "he", "she", "it" and "the striker", from the scenes before quotations;
                     organisations behind "it" and "the company"; epithets and antecedents are rules for both
    candidates       the mentions that may speak a quotation, and their features
    speech_features  features that tell speech from titles and scare quotes
    dialogue         turns of a dialogue that no clause attributes
    layout           the body cut into spans, one for each cue
    naming           speakers with ids and names; a quote in doubt has no speaker

Rules propose; three trained forests (`forest`, trained by tests/benchmarks/scripting_train.py) decide, except where the
grammar is clear. Then:

    script_file      a script as a text file for people to edit; script_parser parses it
    marked_quotes    quotations by their marks alone, for articles that are not in English
    doubt            which quotes are in doubt: the one rule for all commands
    choices          a person decides who speaks a quote
    fragments        quotes of a few words, left to the narrator
    digest           the scripts of several articles as one
    announcements    the show's opening and notice, added to a script
    sentences        sentence boundaries and abbreviations, for later stages too
"""

from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.scripting.doubt import is_doubtful, quotes_in_doubt
    from podcaster.scripting.fragments import leave_fragments_to_narrator
    from podcaster.scripting.script import Cue, Guess, Script, Speaker
    from podcaster.scripting.script_file import format_script, is_script_file
    from podcaster.scripting.script_parser import parse_script_file
    from podcaster.scripting.writing import write_script

_HOMES = {
    "doubt": ("is_doubtful", "quotes_in_doubt"),
    "fragments": ("leave_fragments_to_narrator",),
    "script": ("Cue", "Guess", "Script", "Speaker"),
    "script_file": ("format_script", "is_script_file"),
    "script_parser": ("parse_script_file",),
    "writing": ("write_script",),
}

__all__ = [
    "Cue",
    "Guess",
    "Script",
    "Speaker",
    "format_script",
    "is_doubtful",
    "is_script_file",
    "leave_fragments_to_narrator",
    "parse_script_file",
    "quotes_in_doubt",
    "write_script",
]

__getattr__ = late_names(__name__, _HOMES)
