"""The mark of each speaker: a shape with the bars of a voice in it. They tell speakers apart without colour."""

import hashlib

SHAPES = (
    '<circle cx="12" cy="12" r="11"/>',
    '<rect x="2" y="2" width="20" height="20" rx="5"/>',
    '<path d="M12 1.5 21.5 7v10L12 22.5 2.5 17V7z"/>',
    '<path d="M12 .8 23.2 12 12 23.2.8 12z"/>',
    '<path d="M2.5 3h19v10.5c0 4.6-4.4 7.6-9.5 9.5-5.1-1.9-9.5-4.9-9.5-9.5z"/>',
    '<path d="M7.6 1.6h8.8l6 6v8.8l-6 6H7.6l-6-6V7.6z"/>',
    '<path d="M12 1a6 6 0 0 1 5.2 3.1A6 6 0 0 1 20 14.4 6 6 0 0 1 12 21.6 6 6 0 0 1 4 14.4 6 6 0 0 1 6.8 4.1 '
    '6 6 0 0 1 12 1z"/>',
    '<path d="M12 2c6.5 0 11 3.6 11 8.6s-4.5 8.6-11 8.6q-1.5 0-3-.3L3 22.6l1.3-5.3C2.2 15.7 1 13.3 1 10.6 '
    '1 5.6 5.5 2 12 2z"/>',
)  # fmt: skip
"""Outlines in a square of 24, as SVG. The ninth speaker has the first one's shape with other bars."""
NARRATOR = (
    '<circle cx="12" cy="12" r="10.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M7.5 9h9M7.5 12h9M7.5 15h5.5" fill="none" stroke="currentColor" stroke-width="1.6" '
    'stroke-linecap="round"/>'
)
_BARS = ((7.2, 5), (10.4, 9), (13.6, 9), (16.8, 5))
"""Middle and greatest height of each bar."""


def mark_of(number: int, speaker: str) -> str:
    """The mark of the speaker with this number and id, as the content of an SVG symbol in a square of 24."""
    digest = hashlib.sha256(speaker.encode("utf-8", "replace")).digest()
    bars = []
    for byte, (middle, most) in zip(digest, _BARS, strict=False):
        half = (most * (90 + byte * 166 // 255) / 256) / 2
        bars.append(f"M{middle} {11.5 - half:.1f}v{2 * half:.1f}")
    shape = SHAPES[number % len(SHAPES)].replace("/>", ' fill="currentColor"/>')
    return f'{shape}<path class="bars" d="{"".join(bars)}" fill="none" stroke-width="1.9" stroke-linecap="round"/>'
