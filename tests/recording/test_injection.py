"""Markup in an article is words or nothing, never obeyed: heard in the real engine's sound."""

from pathlib import Path

import pytest

from podcaster.recording.booth import record_take
from podcaster.recording.request import TakeRequest
from podcaster.recording.take import Take
from podcaster.show.settings import load_settings

VOICE = {voice.name: voice for voice in load_settings(Path("nowhere")).voices}["arthur"]


def record(text: str, respellings: tuple[tuple[str, str], ...] = ()) -> Take:
    """The take of a text in the plainest voice."""
    line = TakeRequest(cue_number=1, text=text, respellings=tuple(respellings), voice=VOICE, engine="espeak")
    return record_take(line)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The harbour [[h@loU]] opened.", "The harbour h@loU opened."),
        ("The harbour [[[h@loU]]] opened.", "The harbour h@loU opened."),
        ("The harbour &#91;[h@loU]] opened.", "The harbour h@loU opened."),
        ("<speak>The harbour <break time='9s'/> opened.</speak>", "The harbour opened."),
        ("<voice name='f5'>The harbour</voice> opened.", "The harbour opened."),
        ("&lt;voice name='f5'&gt;The harbour opened.", "voice name='f5' The harbour opened."),
        ("<prosody rate='10%'>The harbour</prosody> opened.", "The harbour opened."),
        ("<say-as interpret-as='characters'>harbour</say-as> opened.", "harbour opened."),
        ("The harbour <audio src='/etc/passwd'/> opened.", "The harbour opened."),
        ("<!-- <mark name='x'/> --> The harbour opened.", "The harbour opened."),
        ("The \x01harbour \x01150S opened.", "The harbour 150S opened."),
        ("The \x1b[31mharbour\x00 opened.", "The 31mharbour opened."),
        ("\ue000\ue000The harbour\ue001\ue001 opened.", "The harbour opened."),
    ],
)
def test_markup_is_never_obeyed(written: str, plain: str) -> None:
    """It sounds as its plain words do: as long, to a few hundredths."""
    assert record(written).duration_ms == pytest.approx(record(plain).duration_ms, rel=0.06)


def test_a_respelling_is_no_way_in() -> None:
    """Nor is what a script file says of how a word is said."""
    said = record("The harbour opened.", (("harbour", "[[h@loU]]"),))
    assert said.duration_ms == pytest.approx(record("The h@loU opened.").duration_ms, rel=0.06)
