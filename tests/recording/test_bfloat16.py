"""The generator in bfloat16: the polynomial is the sine, and the sound is that of float32."""

import numpy as np
import pytest

from podcaster.recording.engines import kokoro
from podcaster.recording.engines.bfloat16 import BFloat16Session, sine_squared
from podcaster.recording.engines.kokoro_model import assembled_model


@pytest.mark.long
def test_the_polynomial_is_the_square_of_the_sine() -> None:
    """Over many periods, to a millionth; float32 itself is not more exact."""
    openvino = pytest.importorskip("openvino", reason="the extra `studio` is not installed")
    angles = np.linspace(-40, 40, 100_001, dtype=np.float32)
    given = openvino.opset13.parameter([angles.size], np.float32)
    model = openvino.Model([sine_squared(given)], [given])
    found = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})(angles)[0]
    assert np.abs(found - np.sin(angles.astype(np.float64)) ** 2).max() < 5e-6


@pytest.mark.long
def test_the_sound_is_that_of_float32() -> None:
    """A man's and a woman's voice, short and long text: the difference is 26 dB below the speech, or more."""
    if not (kokoro.is_installed() and kokoro.has_bfloat16()):
        pytest.skip("this processor has no units for bfloat16, or the extra `studio` is not installed")
    model = kokoro.Kokoro()
    bodies = [BFloat16Session(assembled_model()["body"]), kokoro._Session(assembled_model()["body"])]
    for voice, text in (("am_adam", "The ferry left at noon."), ("bf_emma", "Nobody had seen the fog on the harbour, said the captain, who had sailed there for forty years.")):
        sounds = []
        for model._body in bodies:
            sounds.append(model.say(text, voice, 170).samples)
        ours, exact = sounds
        assert len(ours) == len(exact)
        assert 10 * np.log10(np.sum(exact**2) / np.sum((ours - exact) ** 2)) > 26
