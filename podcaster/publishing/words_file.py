"""The transcript word by word as JSON, and as SubRip, for players that do not read WebVTT."""

import re
from collections.abc import Iterator, Sequence

from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.publishing.transcript import NARRATOR
from podcaster.scripting.script import Speaker
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.long_json import json_with_list

_TIME = lazy_regex(r"^(\d\d:\d\d:\d\d)\.(\d\d\d) --> (\d\d:\d\d:\d\d)\.(\d\d\d)$", re.M)
_VOICE = lazy_regex(r"^<v ([^>]*)>", re.M)
_ARROW = lazy_regex("-{2,}>")
"""An arrow in a caption's text would be read as a time, and SubRip has no escapes."""


def words_json(timeline: Timeline, speakers: Sequence[Speaker]) -> bytes:
    """Every spoken word as a Podcasting 2.0 JSON transcript 1.0.0, one segment a word, with its punctuation. Times are
    in seconds, exact to the millisecond."""
    names = {speaker.id: speaker.name for speaker in speakers}
    segments = (one for cue in timeline.cues for one in _segments(cue, names.get(cue.speaker or "", NARRATOR)))
    return json_with_list({"version": "1.0.0"}, "segments", segments)


def _segments(cue: TimedCue, speaker: str) -> Iterator[dict[str, str | float]]:
    """A segment for each word. A cue without letters, like "* * *", has none."""
    ends = [*(word.char_start for word in cue.words[1:]), len(cue.text)] if cue.words else []
    for number, (word, end) in enumerate(zip(cue.words, ends, strict=True)):
        yield {
            "speaker": speaker,
            "startTime": word.start_ms / 1000,
            "endTime": word.end_ms / 1000,
            "body": cue.text[word.char_start if number else 0 : end].strip(),
        }


def subrip(transcript: str) -> str:
    """A transcript of `webvtt` as SubRip: captions have numbers, and a speaker's name where the speaker changes. An
    arrow in the text becomes "->"."""
    blocks = transcript.split("\n\n")[1:]
    lines, last = [], None
    for number, block in enumerate(blocks, 1):
        time, _, text = block.strip("\n").partition("\n")
        found = _VOICE.match(text)
        name = found[1] if found else ""
        text = (f"{name}: " if name != last and name != NARRATOR else "") + _VOICE.sub("", text)
        last = name
        text = _ARROW.sub("->", text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        lines.append(f"{number}\n{_comma(time)}\n{text}\n")
    return "\n".join(lines)


def _comma(time: str) -> str:
    return _TIME.sub(r"\1,\2 --> \3,\4", time)
