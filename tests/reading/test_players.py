"""Players in their usual shapes, and times that are none."""

import pytest

from podcaster.reading.players import cut_inline_players, find_players

PROSE = "The orchestra played for an hour and then the lights went out over the whole square."


@pytest.mark.parametrize(
    ("lines", "players"),
    [
        (["0:00 / 23:13"], [("", 0, 1_393_000, False)]),
        (["Play Episode 23:13"], [("Play Episode", None, 1_393_000, False)]),
        (["00:00 00:00"], [("", 0, None, False)]),
        (["Listen · 5 min"], [("Listen", None, 300_000, False)]),
        (["Listen", "0:00", "/", "40:50", "1x"], [("Listen", 0, 2_450_000, False)]),
        (["Audio player", "00:00", "36:26"], [("Audio player", 0, 2_186_000, False)]),
        (["1:02:03 / 2:00:00"], [("", 3_723_000, 7_200_000, False)]),
        (["Download audio (23.4 MB)"], [("Download audio (23.4 MB)", None, None, False)]),
        (["Episode 12: The river", "0:00", "18:20"], [("Episode 12: The river", 0, 1_100_000, False)]),
        (["0:00", "25:0"], [("", 0, 1_500_000, True)]),
    ],
)
def test_shapes(lines, players):
    """Each usual shape of a player is recognised, with what it says."""
    found = find_players([PROSE, *lines])
    assert [(p.label, p.position_ms, p.duration_ms, p.truncated) for p in found.players] == players
    assert found.lines == frozenset(range(1, 1 + len(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ["The bus left at 21:55 and nobody was on it."],
        ["They won 3:1."],
        ["21:55"],
        ["Listen"],
        ["Hi, Mom."],
        [PROSE.removesuffix("square."), "21:55", "train had not left."],
    ],
)
def test_times_in_the_text_stay(lines):
    """A time of day, a score, a lone word or a time broken out of its sentence is no player."""
    assert find_players([PROSE, *lines, PROSE]).lines == frozenset()


def test_a_long_line_is_no_player():
    """A line of more than 120 characters is no player, though it has only a player's words."""
    line = f"Play episode 0:00 / 23:13 {'pause ' * 15}stop"
    assert len(line) == 120
    assert find_players([line]).lines == {0}
    assert find_players([f"{line}."]).lines == frozenset()


def test_a_player_inside_a_line_is_cut_out():
    """A player glued into prose goes, the prose stays."""
    assert cut_inline_players("Before it. Listen 0:00 / 40:50 1x After it.") == (
        "Before it. After it.",
        ["Listen 0:00 / 40:50 1x"],
    )
    assert cut_inline_players("At 21:55 and/or later.") == ("At 21:55 and/or later.", [])
