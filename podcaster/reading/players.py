"""Finds audio and video players in scraped text: "0:00 / 23:13", "Play Episode 23:13", "Listen · 5 min".

A single time is not a player: a match ends 3:1, a bus leaves at 21:55. A player has two times, or a time and a word of
a player's buttons, and nothing else on its lines.
"""

import re
from collections.abc import Sequence

from podcaster.reading.article import Player
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_CLOCK = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?"
_TIME = lazy_regex(_CLOCK)
_DIGIT = lazy_regex(r"\d")
_CUT_TIME = lazy_regex(r"(?:\d{1,2}:)?\d{1,2}:[0-5]?$")
_MINUTES = lazy_regex(r"(\d{1,3})[ -]?(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b\.?", re.I)
_SIZE = lazy_regex(r"\(?\b\d+(?:[.,]\d+)? ?[KMG]i?B\b\)?", re.I)
_SPEED = lazy_regex(r"\d(?:\.\d{1,2})?\s?[x×](?!\w)|(?<!\w)[x×]\s?\d(?:\.\d{1,2})?(?![\w.])", re.I)
_MARKS = lazy_regex(r"[\s/|·•–—:,.()\[\]+►▶▷⏵⏸⏯❚■●◀◄⏪⏩⏮⏭🔊🔇🔈🎧🎙️♪-]+")
_CONTROLS = lazy_regex(
    r"\b(?:(?:audio|video|media|podcast) player|play(?: (?:episode|audio|video|now|podcast|in new window|all))?|pause"
    r"|stop|mute|unmute|replay|rewind|fast forward|skip(?: back| forward)?|volume(?: \d{1,3}%)?|(?:enter "
    r"|exit )?full ?screen"
    r"|loaded \d{1,3}(?:\.\d+)?%|loaded|progress|current time|duration(?: time)?|remaining time|playback (?:rate|speed)"
    r"|seek(?: to live)?|live|stream type|speed|now playing|listen(?: now| to (?:this )?(?:article|story|episode"
    r"|podcast))?"
    r"|watch(?: now)?|download(?: (?:audio|episode|mp3|the podcast))?|embed|transcript|captions?(?: off| on)?"
    r"|subtitles(?: off| on)?"
    r"|chapters|descriptions off|picture-in-picture|share|subscribe|audio|video|podcasts?|episode|runtime|running time"
    r"|length|min|minutes?|mins|listening time|beginning of dialog window|this is a modal window"
    r"|use (?:up/down|left/right) arrow keys to (?:increase or decrease volume|advance one second)"
    r"|up/down arrows to advance ten seconds)\b",
    re.I,
)
_HOURS = lazy_regex(r"\b(?:opening|open|hours|times|timetable|departures?|arrivals?|trains|buses)\W*$", re.I)
"""The end of a line above times that are hours of opening or a timetable."""
_PLAYER_WORD = lazy_regex(
    r"\b(?:play|listen|audio|podcasts?|episode|player|watch|video|runtime|duration|current time|playback|pause|mute)\b",
    re.I,
)
_ANNOUNCED = lazy_regex(
    rf"^(?:(?P<label>(?:play|listen|watch|audio|podcast|video|episode|running time|runtime|duration"
    rf"|length)(?: [\w’'-]+){{0,5}}?)"
    rf"[\s:·•|–—(-]+)(?:(?P<clock>{_CLOCK})|(?P<minutes>\d{{1,3}}[ -]?(?:minutes?|mins?|hours?|hrs?)\b\.?))[)\s]*$",
    re.I,
)
_ENDS_SENTENCE = (".", "!", "?", "…", "”", '"', ",", ";")
_INLINE = lazy_regex(
    rf"(?:\b(?:listen|play|pause|audio player|video player"
    rf"|watch)\s+)?(?<![\d:]){_CLOCK}\s*/\s*{_CLOCK}(?![\d:])(?:\s+\d(?:\.\d+)?x\b)?",
    re.I,
)


class FoundPlayers(Record, frozen=True, kw_only=True):
    """The players in a text, and the lines that they consist of."""

    players: tuple[Player, ...]
    lines: frozenset[int]
    """The indices of the lines that are only a player, or its label."""


def find_players(lines: Sequence[str]) -> FoundPlayers:
    """Finds the players in `lines`, which are stripped and not blank."""
    players: list[Player] = []
    used: set[int] = set()
    last = len(lines) - 1
    index = 0
    while index <= last:
        end = index
        while end <= last and _is_player_line(lines[end], final=end == last):
            end += 1
        group = lines[index:end]
        if not group:
            index += 1
        else:
            found = _read_group(group, final=end > last)
            above = lines[index - 1] if index else ""
            if (
                found
                and not _within_sentence(lines, index, end)
                and not _HOURS.search(f"{above[-40:]} {found[0].label}")
            ):
                label_line = index - 1
                if label_line >= 0 and label_line not in used and not found[0].label and _is_label(lines[label_line]):
                    found[0] = _labelled(found[0], lines[label_line].rstrip(" :"))
                    used.add(label_line)
                players += found
                used.update(range(index, end))
            index = end
    return FoundPlayers(players=tuple(players), lines=frozenset(used))


def cut_inline_players(line: str) -> tuple[str, list[str]]:
    """`line` without the players within its prose ("... Listen 0:00 / 40:50 1x ..."), and the text of these players."""
    if "/" not in line or ":" not in line:
        return line, []
    found = [match[0] for match in _INLINE.finditer(line)]
    return (re.sub(r" {2,}", " ", _INLINE.sub(" ", line)).strip(), found) if found else (line, [])


def _is_player_line(line: str, *, final: bool) -> bool:
    """True for a line of only times, sizes, speeds, marks and the names of a player's buttons.

    `final`: it is the last line of the text, which may be cut.
    """
    if len(line) > 120:
        return False
    if _ANNOUNCED.match(line) or (final and _CUT_TIME.fullmatch(line)):
        return True
    left = line
    if _DIGIT.search(line):
        left = _SPEED.sub(" ", _SIZE.sub(" ", _MINUTES.sub(" ", _TIME.sub(" ", line))))
    return not _MARKS.sub("", _CONTROLS.sub(" ", left))


def _within_sentence(lines: Sequence[str], start: int, end: int) -> bool:
    """True for a time of day that inline markup cut out of its sentence, which the lines before and after show."""
    opened = start > 0 and lines[start - 1][-1:].islower() and len(lines[start - 1]) > 40
    goes_on = end < len(lines) and (lines[end][:1].islower() or lines[end][:1] in ",;.")
    return opened and goes_on


def _is_label(line: str) -> bool:
    words = line.split()
    return len(words) <= 8 and len(line) <= 80 and not line.endswith(_ENDS_SENTENCE) and any(c.isalpha() for c in line)


def _labelled(player: Player, label: str) -> Player:
    return Player(
        label=label, position_ms=player.position_ms, duration_ms=player.duration_ms, truncated=player.truncated
    )


def _read_group(group: Sequence[str], *, final: bool) -> list[Player]:
    """The players in a group of player lines; none when the lines do not add up to a player."""
    text = " ".join(group)
    times: list[tuple[int, bool]] = [(_milliseconds(match[0]), False) for match in _TIME.finditer(text)]
    cut = _CUT_TIME.search(group[-1]) if final else None
    if cut and not _TIME.fullmatch(group[-1].split()[-1]):
        if not times and len(group) == 1 and not _PLAYER_WORD.search(text):
            return []
        times.append((_milliseconds(cut[0] + "00"[: 2 - len(cut[0].rpartition(":")[2])]), True))
    has_player_word = bool(_PLAYER_WORD.search(text))
    label = _own_label(group)
    if len(times) >= 2 or (times and (has_player_word or "/" in text)):
        return _pair(times, label)
    minutes = _MINUTES.search(text)
    if has_player_word and minutes:
        unit = minutes[2].lower()[0]
        scale = {"h": 3_600_000, "m": 60_000, "s": 1000}[unit]
        return [Player(label=label, position_ms=None, duration_ms=int(minutes[1]) * scale)]
    if has_player_word and _SIZE.search(text):
        return [Player(label=text, position_ms=None, duration_ms=None)]
    return []


def _own_label(group: Sequence[str]) -> str:
    """The first words in the group: "Play Episode" of "Play Episode 23:13"."""
    for line in group:
        words = _MARKS.sub(" ", _SPEED.sub(" ", _MINUTES.sub(" ", _TIME.sub(" ", line)))).strip()
        if words and not words[0].isdigit():
            return words
    return ""


def _pair(times: Sequence[tuple[int, bool]], label: str) -> list[Player]:
    """The players that times show: each is a position and a longer duration, or a duration alone.

    A time is its milliseconds, and whether it was cut.
    """
    players: list[Player] = []
    index = 0
    while index < len(times):
        at, cut = times[index]
        follows = times[index + 1] if index + 1 < len(times) else None
        position: int | None = None
        duration: int | None = at
        if follows and at <= follows[0]:
            position, (duration, cut) = at, follows
            index += 1
        elif at == 0:
            position, duration = at, None
        duration = duration or None  # "00:00" is the duration of a player that was not loaded
        players.append(
            Player(label="" if players else label, position_ms=position, duration_ms=duration, truncated=cut)
        )
        index += 1
    return players


def _milliseconds(clock: str) -> int:
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part or 0)
    return seconds * 1000
