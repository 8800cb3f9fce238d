"""MP3 frames (ISO 11172-3) and the Info frame before them (gabriel.mp3-tech.org/mp3infotag.html), for mono at 44.1
kHz."""

FRAME_SAMPLES = 1152
"""Samples of a frame at `SAMPLE_RATE_HZ` (ISO 11172-3, layer III)."""
SAMPLE_RATE_HZ = 44_100
ENCODER_DELAY_SAMPLES = 576
"""Silence that LAME puts before the sound. Decoders add 529 samples of their own."""
FLUSH_FRAMES = 2
"""Frames to add after the last frame of sound: the encoder and the decoder delay the end of the sound into them."""
LONGEST_FRAME_BYTES = 1_045
"""At 320 kb/s, with a padding byte."""
_BIT_RATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_SYNC = 0x7FF
HEADER_BYTES, MONO_SIDE_BYTES = 4, 17
"""Lengths of a frame's header and of its side information in mono (ISO 11172-3, layer III)."""


def frames_of(samples: int, sample_rate_hz: int) -> int:
    """The number of MP3 frames in a piece of this many samples. The piece is a whole number of frames, to less than a
    sample."""
    return round(samples * SAMPLE_RATE_HZ / (FRAME_SAMPLES * sample_rate_hz))


def split_frames(data: bytes) -> list[bytes]:
    """The frames of an MP3 stream. ValueError for anything that is not a frame."""
    frames, at = [], 0
    while at < len(data):
        size = _frame_bytes(int.from_bytes(data[at : at + HEADER_BYTES], "big"))
        if at + size > len(data):
            raise ValueError("the last frame is cut off")
        frames.append(data[at : at + size])
        at += size
    return frames


def info_frame(frames: int, audio_bytes: int, samples: int, first: bytes) -> bytes:
    """The Info frame. It tells players the length of the stream, and which samples at its start and end are padding.
    The stream has `frames` frames and `audio_bytes` bytes. `samples` is the length of the sound. The Info frame copies
    the header of `first`, the stream's first frame."""
    without_padding = int.from_bytes(first[:HEADER_BYTES], "big") & ~0x200
    size, header = _frame_bytes(without_padding), without_padding.to_bytes(HEADER_BYTES, "big")
    padding = frames * FRAME_SAMPLES - ENCODER_DELAY_SAMPLES - samples
    bit_rate = _BIT_RATES_KBPS[header[2] >> 4]
    total = audio_bytes + size
    body = b"Info" + (0xF).to_bytes(4, "big") + frames.to_bytes(4, "big") + total.to_bytes(4, "big")
    body += bytes(k * 256 // 100 for k in range(100))  # constant bit rate: time and bytes go together
    body += (0).to_bytes(4, "big") + b"LAME3.100" + bytes([0x01, 0]) + bytes(8) + bytes([0, min(255, bit_rate)])
    body += (ENCODER_DELAY_SAMPLES << 12 | padding).to_bytes(3, "big") + bytes([0, 0]) + bytes(2)
    body += total.to_bytes(4, "big") + bytes(2)
    frame = header + bytes(MONO_SIDE_BYTES) + body
    frame += _crc16(frame).to_bytes(2, "big")
    return frame + bytes(size - len(frame))


def _frame_bytes(header: int) -> int:
    rate = header >> 12 & 15
    if header >> 21 != _SYNC or not 0 < rate < len(_BIT_RATES_KBPS) or header >> 10 & 3:
        raise ValueError("this is not an MP3 frame at 44.1 kHz")
    return 144_000 * _BIT_RATES_KBPS[rate] // SAMPLE_RATE_HZ + (header >> 9 & 1)


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, the checksum of the Info frame."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value
