"""Kokoro's int8 model as three float32 models in a row. float32 is quicker than int8, and the middle one may run in
bfloat16 without a loss that can be heard, on processors with units for that.

- head: tokens, style and speed to the durations and to what the generator needs. It computes pitch and phase, which
  bfloat16 would spoil.
- body: the convolutions of the generator, which take most of the time.
- tail: the inverse Fourier transform to samples.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

DURATIONS = "/encoder/Clip_output_0"
"""Name of the value in the model's graph that has the length of every token, in frames."""
_ROUNDED = "/encoder/Round_output_0"
"""Name of the value that has the rounded lengths before the shortest ones are made a frame long."""
_GENERATOR = "/decoder/decoder/generator/"
FEATURES, HARMONICS = f"{_GENERATOR}LeakyRelu_output_0", f"{_GENERATOR}Concat_3_output_0"
"""The inputs of the generator's convolutions, besides the style."""
SPECTRUM = f"{_GENERATOR}conv_post/Conv_output_0"
"""The output of the generator's convolutions: 22 levels and phases for each frame of 5 samples."""
STYLE, AUDIO = "style", "audio"
"""The names of an input and of the output of the published model."""
PARTS = ("head", "body", "tail")
DIGITS = 16
"""How many hexadecimal digits of a digest a file name has."""
_LEAST_EXTERNAL_BYTES, _PAGE_BYTES = 1024, 4096


def float_models(model: bytes, prefix: str) -> Iterator[tuple[str, bytes | bytearray]]:
    """The names and the contents of the files of the three models, of the bytes of the published one.

    Each has a file `.bin` with its weights, which all processes map into memory together, and then a file `.onnx`. A
    name is the prefix, the part and the beginning of the content's SHA-256 digest. ValueError when the graph is not the
    expected one."""
    import onnx

    int8 = onnx.load_model_from_string(model)
    graph = _Dequantised(int8.graph)
    graph.nodes = [new for node in graph.nodes for new in _with_carried_rests(node, graph.constants)]
    given = {one.name: one for one in int8.graph.input}
    cuts = {
        "head": (given, (FEATURES, HARMONICS, DURATIONS)),
        "body": (
            {FEATURES: _tensor(FEATURES, 512), HARMONICS: _tensor(HARMONICS, 22), STYLE: given[STYLE]},
            (SPECTRUM,),
        ),
        "tail": ({SPECTRUM: _tensor(SPECTRUM, 22)}, (AUDIO,)),
    }
    for name, (inputs, outputs) in cuts.items():
        part = _part(graph, inputs, outputs)
        part.graph.name = name
        part.ir_version = int8.ir_version
        part.opset_import.extend(one for one in int8.opset_import if one.domain in ("", "com.microsoft"))
        places, weights = _weights(part.graph.initializer)
        weights_file = _file_name(f"{prefix}-{name}", weights, "bin")
        yield weights_file, weights
        for tensor, place in places:
            _refer(tensor, weights_file, *place)
        content = part.SerializeToString(deterministic=True)
        yield _file_name(f"{prefix}-{name}", content, "onnx"), content


def _with_carried_rests(node: Any, constants: dict[str, Any]) -> list[Any]:
    """The node itself or, for the one that rounds the lengths of tokens to frames, nodes that carry the rest of each
    token over to the next. Rounded one by one, many lengths of two or three frames would be the same at every rate."""
    import numpy as np
    from onnx import helper, numpy_helper

    if _ROUNDED not in node.output:
        return [node]
    axis, ends, starts = "axis of tokens", "ends of tokens", "starts of tokens"
    constants[axis] = numpy_helper.from_array(np.array(-1, np.int64), axis)
    return [
        helper.make_node("CumSum", [node.input[0], axis], [ends]),
        helper.make_node("CumSum", [node.input[0], axis], [starts], exclusive=1),
        helper.make_node("Round", [ends], [f"{ends}, rounded"]),
        helper.make_node("Round", [starts], [f"{starts}, rounded"]),
        helper.make_node("Sub", [f"{ends}, rounded", f"{starts}, rounded"], [_ROUNDED]),
    ]


def _file_name(stem: str, content: bytes | bytearray, ending: str) -> str:
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:DIGITS]}.{ending}"


def _weights(tensors: Iterable[Any]) -> tuple[list[tuple[Any, tuple[int, int]]], bytearray]:
    """The large tensors, each with its offset and length in bytes, and the content of the file that holds them."""
    from onnx import numpy_helper

    content = bytearray()
    places = []
    for tensor in tensors:
        raw = numpy_helper.to_array(tensor).tobytes()
        if len(raw) >= _LEAST_EXTERNAL_BYTES:
            content += bytes(-len(content) % _PAGE_BYTES)
            places.append((tensor, (len(content), len(raw))))
            content += raw
    return places, content


def _refer(tensor: Any, file: str, offset: int, length: int) -> None:
    """Replace the content of a tensor by its place in a file. onnx's own function writes the file too, but it refuses
    to when the current folder has a file of that name."""
    from onnx import TensorProto

    tensor.ClearField("raw_data")
    tensor.ClearField("float_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", file), ("offset", str(offset)), ("length", str(length))):
        tensor.external_data.add(key=key, value=value)


def _tensor(name: str, channels: int) -> Any:
    from onnx import TensorProto, helper

    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, f"length of {name}"])


def _part(graph: "_Dequantised", inputs: dict[str, Any], outputs: tuple[str, ...]) -> Any:
    """The nodes between inputs and outputs, as a model."""
    from onnx import ModelProto, ValueInfoProto

    makers = {output: node for node in graph.nodes for output in node.output}
    values: set[str] = set()
    to_do = list(outputs)
    while to_do:
        value = to_do.pop()
        if value and value not in values:
            values.add(value)
            if value not in inputs and value in makers:
                to_do += makers[value].input
    unknown = values - makers.keys() - graph.constants.keys() - inputs.keys()
    if unknown:
        raise ValueError(f"the graph has no {', '.join(sorted(unknown))}")
    part = ModelProto()
    part.graph.node.extend(node for node in graph.nodes if not values.isdisjoint(set(node.output) - inputs.keys()))
    part.graph.initializer.extend(constant for name, constant in graph.constants.items() if name in values)
    part.graph.input.extend(inputs.values())
    part.graph.output.extend(ValueInfoProto(name=name) for name in outputs)
    return part


class _Dequantised:
    """A graph with float32 weights and operators in the place of dynamically quantised ones.

    Quantised, an operator is a chain of nodes:

        DynamicQuantizeLinear -> ConvInteger or MatMulInteger [-> Add of a quantised bias] -> Cast -> Mul by the scales
    """

    def __init__(self, graph: Any) -> None:
        self.constants: dict[str, Any] = {one.name: one for one in graph.initializer}
        """Constants by name; also those that no node uses any longer."""
        self._makers: dict[str, Any] = {output: node for node in graph.node for output in node.output}
        self._users: dict[str, list[Any]] = {}
        for node in graph.node:
            for value in node.input:
                self._users.setdefault(value, []).append(node)
        self._dropped: set[str] = set()
        """The first outputs of nodes that have no place in the new graph."""
        replaced: dict[str, Any] = {}
        """The new nodes, by the first output of the nodes that they replace."""
        for node in graph.node:
            if node.op_type in ("ConvInteger", "MatMulInteger"):
                new = self._plain_operator(node)
                replaced[new.output[0]] = new
            elif node.op_type == "DynamicQuantizeLSTM":
                replaced[node.output[0]] = self._plain_lstm(node)
        left = (node for node in graph.node if node.output[0] not in self._dropped)
        self.nodes = [replaced.get(node.output[0], node) for node in left]

    def _plain_operator(self, node: Any) -> Any:
        """The Conv or MatMul in the place of a chain that contains this node."""
        from onnx import helper

        quantised = self._maker(node.input[0], "DynamicQuantizeLinear")
        following, bias = self._only_user(node.output[0]), []
        self._dropped.add(node.output[0])
        if following.op_type == "Add":
            bias = [self._bias(_other(following.input, node.output[0]))]
            self._dropped.add(following.output[0])
            following = self._only_user(following.output[0])
        _check(following, "Cast")
        self._dropped.add(following.output[0])
        last = self._only_user(following.output[0])
        _check(last, "Mul")
        scales = self._maker(_other(last.input, following.output[0]), "Mul")
        weight = self._weight(node.input[1], node.input[3], _other(scales.input, quantised.output[1]))
        inputs = [quantised.input[0], weight, *bias]
        new = helper.make_node(node.op_type.removesuffix("Integer"), inputs, [last.output[0]], name=node.name)
        new.attribute.extend(node.attribute)
        return new

    def _plain_lstm(self, node: Any) -> Any:
        from onnx import helper

        x, w, r, bias, lengths, h, c, _, w_scale, w_zero, r_scale, r_zero = node.input
        weights = (self._weight(w, w_zero, w_scale, recurrent=True), self._weight(r, r_zero, r_scale, recurrent=True))
        new = helper.make_node("LSTM", [x, *weights, bias, lengths, h, c], list(node.output), name=node.name)
        new.attribute.extend(one for one in node.attribute if one.name != "input_forget")
        return new

    def _weight(self, name: str, zero_point: str, scale: str, *, recurrent: bool = False) -> str:
        """The name of a weight in float32."""
        found = f"{name} in float32"
        if found not in self.constants:
            parts = [self.constants[one] for one in (name, zero_point, scale)]
            self.constants[found] = _float_weight(parts, found, recurrent)
        return found

    def _bias(self, value: str) -> str:
        """The name of the float32 bias that a chain of nodes quantises."""
        for operator in ("Reshape", "Cast", "Floor", "Div"):
            value = self._maker(value, operator).input[0]
        if value not in self.constants:
            raise ValueError(f"the bias {value} is not constant")
        return value

    def _maker(self, value: str, operator: str) -> Any:
        node = self._makers[value]
        _check(node, operator)
        return node

    def _only_user(self, value: str) -> Any:
        users = self._users.get(value, [])
        if len(users) != 1:
            raise ValueError(f"{value} has {len(users)} users")
        return users[0]


def _other(values: Iterable[str], known: str) -> str:
    """The first of the values that is not the known one."""
    return next(value for value in values if value != known)


def _check(node: Any, operator: str) -> None:
    if node.op_type != operator:
        raise ValueError(f"there is a {node.op_type} in the place of a {operator}")


def _float_weight(parts: Iterable[Any], name: str, recurrent: bool) -> Any:
    """A weight in float32, of its values, zero points and scales. A quantised LSTM has its weights transposed."""
    import numpy as np
    from onnx import numpy_helper

    values, zeros, scales = (numpy_helper.to_array(one).astype(np.float32) for one in parts)
    if not recurrent:
        return numpy_helper.from_array((values - zeros) * scales, name)
    across = (-1, 1, values.shape[2]) if scales.ndim == 2 else (-1, 1, 1)
    floats = (values - zeros.reshape(across if zeros.size == scales.size else (-1, 1, 1))) * scales.reshape(across)
    return numpy_helper.from_array(np.ascontiguousarray(floats.transpose(0, 2, 1)), name)
