"""`podcaster review`: a person decides who speaks the quotes in doubt, one by one."""

import os
import shlex
import shutil
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.explained import explained, say
from podcaster.cli.options import ARTICLE_HELP, Output, bare
from podcaster.cli.playing import PLAYERS, play
from podcaster.errors import PodcasterError

if TYPE_CHECKING:
    from podcaster.pipeline.review import Review
    from podcaster.scripting import Cue, Script

_KEYS = (
    "number: this speaker · n: the narrator · w NAME: somebody else · h [number]: hear · s: skip · b: back · q: quit"
)
_CONTEXT = 300
"""Number of characters that are shown before and after a quote."""
_MOST_OFFERED = 9


@explained
def review(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help=ARTICLE_HELP, parser=bare)],
    output: Output = Path("output"),
) -> None:
    """Go through the quotes in doubt: choose who speaks each.

    Each choice is written to the episode's script at once. The next build uses it.

    Example: podcaster review article.txt
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise PodcasterError(
            "a review needs a terminal to ask you",
            advice="run it in a terminal (ssh is one), or edit the episode's .script.md file",
        )
    from podcaster.pipeline.review import open_review
    from podcaster.scripting import quotes_in_doubt
    from podcaster.show.settings import load_settings

    opened = open_review(article, load_settings(Path()), output)
    doubtful = quotes_in_doubt(opened.plan.script)
    if not doubtful:
        say(f"No quote is in doubt. To change who speaks: podcaster script {shlex.quote(article)} --open")
        return
    session = _Session(opened)
    session.ask_about([cue.number for cue in doubtful])
    left = len(quotes_in_doubt(session.script))
    say(f"\n{plural(session.chosen, 'quote')} decided, {left} still in doubt.")
    if session.file is not None:
        folder = f" -o {shlex.quote(str(output))}" if output != Path("output") else ""
        say(f"Written: {session.file}\nBuild it: podcaster build {shlex.quote(article)}{folder}")


class _Session:
    """The questions and answers of one review."""

    def __init__(self, opened: "Review") -> None:
        self._opened = opened
        self.script: Script = opened.plan.script
        self.file: Path | None = None
        """The script file, once something is chosen."""
        self._decided: set[int] = set()

    @property
    def chosen(self) -> int:
        """Number of quotes that were decided."""
        return len(self._decided)

    def ask_about(self, numbers: list[int]) -> None:
        """Ask about each of these cues until a person has chosen, skips it or quits."""
        say(_KEYS)
        at = 0
        while at < len(numbers):
            cue = self.script.cues[[one.number for one in self.script.cues].index(numbers[at])]
            offered = self._show(cue, f"{at + 1} of {len(numbers)}")
            step = self._answer(cue, offered)
            if step is None:
                return
            at = max(0, at + step)

    def _show(self, cue: "Cue", place: str) -> list[str]:
        """Show a quote in its context, and the names that may speak it. Return the names, in order."""
        body = self.script.body
        start = body.rfind("\n", 0, max(0, cue.start - _CONTEXT)) + 1 if cue.start > _CONTEXT else 0
        say(f"\n── {place} " + "─" * 40)
        _say_wrapped(body[start : cue.start], "   ")
        _say_wrapped(cue.text, " » ")
        _say_wrapped(body[cue.end : cue.end + _CONTEXT], "   ")
        guesses = {guess.name: f"{guess.confidence:4.0%}" for guess in cue.candidates}
        others = [speaker.name for speaker in self.script.speakers if speaker.name not in guesses]
        offered = [*guesses, *others][:_MOST_OFFERED]
        say("")
        for number, name in enumerate(offered, start=1):
            reason = f"  {cue.evidence}" if number == 1 and name in guesses else ""
            say(f"   {number}  {guesses.get(name, '    ')}  {name}{reason}")
        return offered

    def _answer(self, cue: "Cue", offered: list[str]) -> int | None:
        """Ask until an answer is understood. Return how many quotes to go on; None to quit."""
        while True:
            print("> ", end="", flush=True)
            answer = sys.stdin.readline()
            if not answer:  # the end of the input
                return None
            answer = answer.strip()
            key, _, rest = answer.partition(" ")
            rest = rest.strip()
            if key in ("", "s"):
                return 1
            if key == "q":
                return None
            if key == "b":
                return -1
            if key == "h":
                self._hear(cue, offered[int(rest) - 1] if _is_number(rest, offered) else None)
            elif key == "n":
                self._choose(cue, None)
                return 1
            elif key == "w" and rest:
                self._choose(cue, rest)
                return 1
            elif _is_number(answer, offered):
                self._choose(cue, offered[int(answer) - 1])
                return 1
            else:
                say(_KEYS)

    def _choose(self, cue: "Cue", name: str | None) -> None:
        from podcaster.pipeline.review import save_review
        from podcaster.scripting.choices import with_choice

        self.script = with_choice(self.script, cue.number, name)
        self.file = save_review(self._opened, self.script)
        self._decided.add(cue.number)

    def _hear(self, cue: "Cue", name: str | None) -> None:
        """Play a quote in the voice of a speaker, or in the narrator's."""
        from podcaster.pipeline.voice_samples import save_sample
        from podcaster.show.settings import load_settings

        cast = self._opened.plan.cast
        idents = {speaker.name: speaker.id for speaker in self._opened.plan.script.speakers}
        voice = cast.voice_of(idents[name]) if name in idents else cast.narrator
        if name is not None and name not in idents:
            say(f"{name} has no voice yet: this is the narrator's.")
        mp3 = Path(tempfile.gettempdir()) / f"podcaster-quote-{os.getpid()}.mp3"
        save_sample([voice], cue.text, load_settings(Path()), mp3)
        if play(mp3):
            mp3.unlink(missing_ok=True)
        else:
            say(f"This machine can't play it: it has no sound, or none of {PLAYERS}. The quote is in {mp3}")


def _is_number(answer: str, offered: list[str]) -> bool:
    return answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(offered)


def _say_wrapped(text: str, margin: str) -> None:
    width = max(40, min(100, shutil.get_terminal_size().columns))
    for paragraph in text.split("\n"):
        if paragraph.strip():
            say(textwrap.fill(paragraph.strip(), width, initial_indent=margin, subsequent_indent="   "))
