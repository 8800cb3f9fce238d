"""AAC-LC frames (ISO 14496-3) in mono at 44.1 kHz, as ffmpeg writes them: with ADTS headers."""

FRAME_SAMPLES = 1024
SAMPLE_RATE_HZ = 44_100
PRIMING_SAMPLES = 1024
"""Silence that decoders make of the first frame: a frame is heard only with the one after it."""
_ADTS_BYTES = 7
"""Length of an ADTS header without a checksum."""


def split_adts(data: bytes) -> list[bytes]:
    """The frames of an ADTS stream, with their headers. ValueError for anything else."""
    frames, at = [], 0
    while at < len(data):
        header = int.from_bytes(data[at : at + _ADTS_BYTES], "big")
        size = header >> 13 & 0x1FFF
        # Syncword, layer 0, no checksum, AAC-LC, 44.1 kHz, one channel: ISO 14496-3, 1.A.2.2.
        if header >> 44 != 0xFFF or header >> 40 & 7 != 1 or header >> 30 & 0x3FF != 0b01_0100_0_001:
            raise ValueError("this is not AAC in mono at 44.1 kHz")
        if size <= _ADTS_BYTES or at + size > len(data):
            raise ValueError("the last frame is cut off")
        frames.append(data[at : at + size])
        at += size
    return frames


def without_header(frame: bytes) -> bytes:
    """The frame as MP4 files have it."""
    return frame[_ADTS_BYTES:]
