"""Draws how far apart the shipped voices sound: `python tests/benchmarks/voices_map.py FILE.png`.

Classical scaling (Torgerson 1952) of the distances that casting uses, to two dimensions: what is near on the picture
sounds alike, as far as two of the dimensions show it.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from voices_distance import read_voices

import podcaster.mixing
from podcaster.casting.distance import distance

SIDE_X, SIDE_Y, MARGIN = 1200, 760, 80
COLOURS = {"female": "#b3261e", "male": "#1f4fa3", "neutral": "#5b6675"}
FONT = Path(podcaster.mixing.__file__).parent / "fonts" / "InterDisplay-ExtraBold.otf"


def main() -> None:
    """Write the picture."""
    voices = sorted(read_voices(), key=lambda voice: voice.name)
    apart = np.array([[distance(a, b) for b in voices] for a in voices])
    centred = np.eye(len(voices)) - 1 / len(voices)
    values, vectors = np.linalg.eigh(-0.5 * centred @ apart**2 @ centred)
    places = vectors[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 0))
    low, high = places.min(axis=0), places.max(axis=0)
    image = Image.new("RGB", (SIDE_X, SIDE_Y), "#ffffff")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 24, layout_engine=ImageFont.Layout.BASIC)
    written: list[tuple[float, float, float]] = []
    for voice, place in zip(voices, (places - low) / (high - low), strict=True):
        x, y = MARGIN + place * (np.array([SIDE_X, SIDE_Y]) - 2 * MARGIN)
        draw.ellipse((x - 7, y - 7, x + 7, y + 7), fill=COLOURS[voice.gender])
        label = f"{voice.name} {voice.median_pitch_hz} Hz"
        width = font.getlength(label)
        x = x - 24 - width if x + 12 + width > SIDE_X else x
        while any(abs(y - other) < 24 and left < x + width and x < left + wide for left, other, wide in written):
            y += 24
        written.append((x, y, width))
        draw.text((x + 12, y - 14), label, font=font, fill=COLOURS[voice.gender])
    image.quantize(32).save(sys.argv[1], optimize=True)


if __name__ == "__main__":
    main()
