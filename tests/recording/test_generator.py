"""The generator in OpenVINO: the polynomial is the sine, and the sound is that of onnxruntime."""

import numpy as np
import pytest

from podcaster.recording.engines import kokoro
from podcaster.recording.engines.generator import GeneratorSession, sine_squared
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
@pytest.mark.parametrize(("bfloat16", "least_db"), [(False, 70), (True, 26)])
def test_the_sound_is_that_of_onnxruntime(bfloat16: bool, least_db: int) -> None:
    """A man's and a woman's voice, short and long text: the difference is so many decibels below the speech, or
    more. With float32 that is about a step of the 16-bit samples."""
    if not (kokoro.is_installed() and kokoro.has_openvino()):
        pytest.skip("the extra `studio` is not installed")
    if bfloat16 and not kokoro.has_bfloat16():
        pytest.skip("this processor has no units for bfloat16")
    model = kokoro.Kokoro()
    bodies = [GeneratorSession(assembled_model()["body"], bfloat16=bfloat16), kokoro._Session(assembled_model()["body"])]
    for voice, text in (("am_adam", "The ferry left at noon."), ("bf_emma", "Nobody had seen the fog on the harbour, said the captain, who had sailed there for forty years.")):
        sounds = []
        for model._body in bodies:
            sounds.append(model.say(text, voice, 170).samples)
        ours, exact = sounds
        assert len(ours) == len(exact)
        assert 10 * np.log10(np.sum(exact**2) / np.sum((ours - exact) ** 2)) > least_db


@pytest.mark.long
def test_the_generator_is_bound_to_no_core() -> None:
    """Several processes run at once: bound to the same core, two took twice as long."""
    if not (kokoro.is_installed() and kokoro.has_openvino()):
        pytest.skip("the extra `studio` is not installed")
    session = GeneratorSession(assembled_model()["body"], bfloat16=False)._compiled(None)
    assert session.get_property("ENABLE_CPU_PINNING") is False
