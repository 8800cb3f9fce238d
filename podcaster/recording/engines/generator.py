"""The generator's convolutions in OpenVINO, in float32 or, on processors with units for that, in bfloat16. The sound
stays the same. On a processor with AVX-512, float32 takes 0.7 of the time that onnxruntime takes, and bfloat16 0.3.

The convolutions themselves are quick. What is between them is not, so the model is changed before it runs:

- OpenVINO computes sines one by one. The activation x + sin²(a·x) / a gets a polynomial in the place of its sine.
- The order in memory that is best for convolutions is the one for normalisation too, but only in pictures. So the
  sound becomes a picture of one line: every value has a fourth dimension, of length 1.
"""

import math
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcaster.recording.engines.float_model import FEATURES
from podcaster.recording.engines.onnx_session import give_memory_back

if TYPE_CHECKING:
    import numpy

_FEATURES_A_FRAME = 2
"""How often a frame of 25 ms has values for the generator."""
_LEAST_FIXED_FRAMES = 200
"""Texts of 5 s and more are run with a fixed length, which saves memory: a session of any length keeps its code."""
_MOST_RUNS = 12
"""With a variable length OpenVINO keeps 10 MB after every text, so its session is replaced after this many."""
SINE_SQUARED = (9.869603, -32.469578, 42.725338, -30.085608, 12.989536, -3.271389)
"""sin²(πr) is the sum of these times r², r⁴, r⁶ and so on, for r from -½ to ½; the error is below 10⁻⁶."""


class GeneratorSession:
    """The middle part of the model in OpenVINO. It runs on one thread, since several processes run at once."""

    def __init__(self, file: Path, *, bfloat16: bool) -> None:
        # oneDNN would keep the code of every length. It reads this when it is loaded.
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "0")
        import openvino

        self._core: Any = openvino.Core()
        self._file = str(file)
        self._precision = "bf16" if bfloat16 else "f32"
        self._variable: Any = None
        """The session for texts of any length, while it is in use."""
        self._runs = 0

    def run(self, outputs: Iterable[str], inputs: "dict[str, numpy.ndarray]") -> "list[numpy.ndarray]":
        """The values of the outputs."""
        give_memory_back()  # what onnxruntime no longer needs
        inputs = {name: value[:, :, None] if value.ndim == 3 else value for name, value in inputs.items()}
        if inputs[FEATURES].shape[3] >= _LEAST_FIXED_FRAMES * _FEATURES_A_FRAME:
            self._variable = None
            session = self._compiled({name: value.shape for name, value in inputs.items()})
        else:
            if self._variable is None or self._runs == _MOST_RUNS:
                self._variable, self._runs = self._compiled(None), 0
            session = self._variable
            self._runs += 1
        found = session(inputs)
        values = [found[name][:, :, 0].copy() for name in outputs]
        del found
        if session is self._variable:
            session.release_memory()
        del session
        give_memory_back()
        return values

    def _compiled(self, shapes: dict[str, tuple[int, ...]] | None) -> Any:
        model = self._core.read_model(self._file)
        _replace_sines(model)
        _make_picture(model)
        if shapes is not None:
            model.reshape(shapes)
        settings = {
            "INFERENCE_PRECISION_HINT": self._precision,
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,  # all processes would be bound to the first core
        }
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


def _make_picture(model: Any) -> None:
    """Give every value of the model with three dimensions another one, of length 1, before its last one."""
    import openvino

    for parameter in model.get_parameters():
        shape = parameter.get_partial_shape()
        if len(shape) == 3:
            parameter.set_partial_shape(openvino.PartialShape([shape[0], shape[1], 1, shape[2]]))
    for operator in model.get_ordered_ops():
        if change := _CHANGES.get(operator.get_type_name()):
            change(operator)
    model.validate_nodes_and_infer_types()


def _convolve_picture(operator: Any) -> None:
    import numpy as np
    import openvino
    from openvino import opset13 as op

    sound, weights = operator.input_values()
    given = operator.get_attributes()
    settings = {name: [1, *given[name]] for name in ("strides", "dilations")}
    settings |= {name: [0, *given[name]] for name in ("pads_begin", "pads_end")}
    backwards = operator.get_type_name() == "ConvolutionBackpropData"
    if backwards:
        settings["output_padding"] = [0, *given["output_padding"]]
    # The shape of the sound is not yet known to be four-dimensional, so a parameter takes its place for a moment.
    channels = weights.get_shape()[0 if backwards else 1]
    place = op.parameter(openvino.PartialShape([1, channels, 1, -1]), np.float32)
    make = op.convolution_backprop_data if backwards else op.convolution
    made = make(place, op.unsqueeze(weights, _numbers(2)), **settings)
    made.input(0).replace_source_output(sound)
    operator.output(0).replace(made.output(0))


def _take_both_axes(operator: Any) -> None:
    operator.input(1).replace_source_output(_numbers(2, 3))


def _pad_picture(operator: Any) -> None:
    for number in (1, 2):
        items, channels, length = operator.input_value(number).get_node().get_data()
        operator.input(number).replace_source_output(_numbers(items, channels, 0, length))


def _reshape_to_picture(operator: Any) -> None:
    shape = operator.input_value(1).get_node()
    if shape.get_type_name() == "Constant":
        operator.input(1).replace_source_output(_numbers(*shape.get_data(), 1))


def _widen_constants(operator: Any) -> None:
    from openvino import opset13 as op

    for number, value in enumerate(operator.input_values()):
        if value.get_node().get_type_name() == "Constant" and len(value.get_shape()) == 3:
            operator.input(number).replace_source_output(op.unsqueeze(value, _numbers(3)).output(0))


_CHANGES: dict[str, Callable[[Any], None]] = {
    "Convolution": _convolve_picture,
    "ConvolutionBackpropData": _convolve_picture,
    "ReduceMean": _take_both_axes,
    "Unsqueeze": _take_both_axes,
    "Pad": _pad_picture,
    "Reshape": _reshape_to_picture,
    "Multiply": _widen_constants,
}
"""How each kind of operator is changed for pictures. The others need no change."""


def _numbers(*numbers: int) -> Any:
    import numpy as np
    from openvino import opset13 as op

    return op.constant(np.array(numbers, np.int64)).output(0)
