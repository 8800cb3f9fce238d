"""The generator's convolutions in bfloat16, in OpenVINO, for processors with units for that. The sound stays the same.

The convolutions themselves are then quick. The sines between them are not: OpenVINO computes them one by one. So the
model's activation x + sin²(a·x) / a gets a polynomial in the place of its sine.
"""

import math
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcaster.recording.engines.float_model import FEATURES
from podcaster.recording.engines.onnx_session import give_memory_back

if TYPE_CHECKING:
    import numpy

_FEATURES_A_FRAME = 2
"""How often a frame of 25 ms has values for the generator."""
_LEAST_FIXED_FRAMES = 200
"""Texts of 5 s and more are run with a fixed length, which takes 0.6 s for each and saves half of the memory."""
_MOST_RUNS = 12
"""With a variable length OpenVINO keeps 10 MB after every text, so its session is replaced after this many."""
SINE_SQUARED = (9.869603, -32.469578, 42.725338, -30.085608, 12.989536, -3.271389)
"""sin²(πr) is the sum of these times r², r⁴, r⁶ and so on, for r from -½ to ½; the error is below 10⁻⁶."""


class BFloat16Session:
    """A part of the model in OpenVINO. It runs on one thread, since several processes run at once."""

    def __init__(self, file: Path) -> None:
        # oneDNN would keep the code of every length. It reads this when it is loaded.
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "0")
        import openvino

        self._core: Any = openvino.Core()
        self._file = str(file)
        self._variable: Any = None
        """The session for texts of any length, while it is in use."""
        self._runs = 0

    def run(self, outputs: Iterable[str], inputs: "dict[str, numpy.ndarray]") -> "list[numpy.ndarray]":
        """The values of the outputs."""
        give_memory_back()  # what onnxruntime no longer needs
        if inputs[FEATURES].shape[2] >= _LEAST_FIXED_FRAMES * _FEATURES_A_FRAME:
            self._variable = None
            session = self._compiled({name: value.shape for name, value in inputs.items()})
        else:
            if self._variable is None or self._runs == _MOST_RUNS:
                self._variable, self._runs = self._compiled(None), 0
            session = self._variable
            self._runs += 1
        found = session(inputs)
        values = [found[name].copy() for name in outputs]
        del found
        if session is self._variable:
            session.release_memory()
        del session
        give_memory_back()
        return values

    def _compiled(self, shapes: dict[str, tuple[int, ...]] | None) -> Any:
        model = self._core.read_model(self._file)
        _replace_sines(model)
        if shapes is not None:
            model.reshape(shapes)
        settings = {"INFERENCE_PRECISION_HINT": "bf16", "INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1}
        return self._core.compile_model(model, "CPU", settings)


def _replace_sines(model: Any) -> None:
    """Replace each square of a sine in the model."""
    for operator in model.get_ordered_ops():
        if operator.get_type_name() == "Sin":
            for user in operator.output(0).get_target_inputs():
                square = user.get_node()
                if square.get_type_name() == "Power":
                    square.output(0).replace(sine_squared(operator.input_value(0)).output(0))


def sine_squared(angle: Any) -> Any:
    """sin² of a value in OpenVINO, by additions and multiplications, which it computes together."""
    import numpy as np
    from openvino import opset13 as op

    def constant(value: float) -> Any:
        return op.constant(np.float32(value))

    turns = op.multiply(angle, constant(1 / math.pi))
    rest = op.subtract(turns, op.round(turns, "half_to_even"))  # sin² repeats after π
    square = op.multiply(rest, rest)
    total = constant(SINE_SQUARED[-1])
    for factor in SINE_SQUARED[-2::-1]:
        total = op.add(op.multiply(total, square), constant(factor))
    return op.multiply(total, square)
