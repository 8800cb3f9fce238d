"""A tiny ONNX model with Piper's inputs and three speakers, written byte by byte: each speaker hums at a pitch of its own.

Every phoneme id lasts four frames of 256 samples, times the length scale.
"""

import json
import struct
from pathlib import Path


def _field(number: int, value: "bytes | int | str") -> bytes:
    """A field of a protocol buffer."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def _node(kind: str, inputs: str, output: str, attributes: bytes = b"") -> bytes:
    names = b"".join(_field(1, name) for name in inputs.split())
    return _field(1, names + _field(2, output) + _field(3, f"node_{output}") + _field(4, kind) + attributes)


def _constant(name: str, kind: int, shape: tuple[int, ...], raw: bytes) -> bytes:
    return _field(5, b"".join(_field(1, size) for size in shape) + _field(2, kind) + _field(8, name) + _field(9, raw))


def _value(number: int, name: str, kind: int, *shape: "int | str") -> bytes:
    sizes = b"".join(_field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape)
    return _field(number, _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, sizes))))


def _cast(to: int) -> bytes:
    return _field(5, _field(1, "to") + _field(3, to) + _field(20, 2))


def model() -> bytes:
    """The model's bytes."""
    number, whole = 1, 7
    graph = b"".join(
        (
            _node("Cast", "input", "ids", _cast(number)),
            _node("Mul", "ids nought", "noughts"),
            _node("Gather", "scales one", "length"),
            _node("Mul", "four length", "frames"),
            _node("Add", "noughts frames", "lengths"),
            _node("Ceil", "lengths", "/Ceil_output_0"),
            _node("ReduceSum", "/Ceil_output_0", "total", _field(5, _field(1, "keepdims") + _field(3, 0) + _field(20, 2))),
            _node("Mul", "total frame", "samples"),
            _node("Range", "nought samples single", "time"),
            _node("Cast", "sid", "speaker", _cast(number)),
            _node("Add", "speaker single", "pitch"),
            _node("Mul", "pitch step", "steps"),
            _node("Mul", "time steps", "phase"),
            _node("Sin", "phase", "wave"),
            _node("Mul", "wave loudness", "quiet"),
            _node("Reshape", "quiet shape", "output"),
            _field(2, "hum"),
            *(
                _constant(name, number, (), struct.pack("<f", value))
                for name, value in {"nought": 0, "four": 4, "frame": 256, "single": 1, "step": 0.03, "loudness": 0.3}.items()
            ),
            _constant("one", whole, (), struct.pack("<q", 1)),
            _constant("shape", whole, (3,), struct.pack("<3q", 1, 1, -1)),
            _value(11, "input", whole, 1, "phonemes"),
            _value(11, "input_lengths", whole, 1),
            _value(11, "scales", number, 3),
            _value(11, "sid", whole, 1),
            _value(12, "output", number, 1, 1, "samples"),
        )
    )
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


def write_voice(folder: Path) -> Path:
    """Write the model and its settings; return the path of the model."""
    path = folder / "hum.onnx"
    path.write_bytes(model())
    symbols = "_^$ !,.:;?abcdefhijklmnopqrstuvwxyzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒˈˌːθᵻ"
    settings = {
        "audio": {"sample_rate": 22_050},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {symbol: [number] for number, symbol in enumerate(symbols)},
        "num_speakers": 3,
        "speaker_id_map": {"low": 0, "middle": 1, "high": 2},
    }
    path.with_name("hum.onnx.json").write_text(json.dumps(settings), encoding="utf-8")
    return path
