"""The gain of a mix: from the loudness of its first half minute, in steps, so that an edit seldom changes it."""

from pathlib import Path

import numpy as np
import pytest
from test_sample_rates import takes_of
from tones import NARRATOR, decoded

from podcaster.casting.voice import Cast
from podcaster.mixing.encoder import Encoder
from podcaster.mixing.mix import Sound, level_pieces, mix_takes
from podcaster.mixing.release import release_episode
from podcaster.reading import Article


def gain_and_loudness(folder: Path, peak: int) -> tuple[float, float]:
    """The gain in dB and the loudness in LUFS of a mix of tones with this peak."""
    folder.mkdir()
    script, takes = takes_of([24_000] * 12, [440.0] * 12, 4.0, peak=peak)
    with Encoder() as encoder:
        mix = mix_takes(
            script, Cast(narrator=NARRATOR, roles=()), takes, folder, encoder=encoder, on_cue=lambda cue: None, sound=Sound()
        )
        pieces, lufs = level_pieces(mix, mix.encoded[0], encoder, -16.0)
    assert len({piece.gain_db for piece in pieces}) == 1
    return pieces[0].gain_db, lufs


@pytest.mark.long
def test_a_little_more_or_less_loudness_keeps_the_gain(tmp_path: Path) -> None:
    """Six mixes, each a third of a dB louder than the one before, have four gains at most, and all reach the target."""
    made = [gain_and_loudness(tmp_path / str(k), round(5000 * 10 ** (k / 60))) for k in range(6)]
    assert len({gain for gain, _ in made}) <= 4
    assert all(lufs == pytest.approx(-16, abs=0.5) for _, lufs in made)


@pytest.mark.long
def test_a_mix_far_from_the_usual_loudness_reaches_the_target(tmp_path: Path) -> None:
    """20 dB quieter, or as loud as a take can be."""
    for peak in (400, 32_000):
        assert gain_and_loudness(tmp_path / str(peak), peak)[1] == pytest.approx(-16, abs=0.5)


def test_an_episode_tells_its_highest_true_peak(tmp_path: Path) -> None:
    """That of its loudest piece, also when a faint piece comes after it."""
    script, loud = takes_of([24_000] * 14, [440.0] * 14, 5.0, peak=8000)
    _, faint = takes_of([24_000] * 14, [440.0] * 14, 5.0, peak=2500)
    article = Article(source="-", title="Tones", body=script.body)
    with Encoder() as encoder:
        mix = mix_takes(
            script,
            Cast(narrator=NARRATOR, roles=()),
            [*loud[:7], *faint[7:]],
            tmp_path,
            encoder=encoder,
            on_cue=lambda cue: None,
        )
        assert len(mix.pieces) >= 2
        episode = release_episode(
            article, (), mix, tmp_path / "tones", show="", author="", encoder=encoder, target_lufs=-16.0, made_by="test"
        )
    peak = np.abs(decoded(episode.mp3)).max() / 32_768
    assert episode.true_peak_dbtp == pytest.approx(20 * np.log10(peak), abs=0.3)
