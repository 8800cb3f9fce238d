"""A picture of an episode, drawn with Pillow: its waveform with a colour for each speaker, its chapters, and a
legend."""

import colorsys
import io
from array import array
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from podcaster.errors import MixingError
from podcaster.mixing.fonts import sized_font
from podcaster.mixing.timeline import Timeline
from podcaster.system.ffmpeg import TO_PIPE, FfmpegRuns
from podcaster.system.files import write_whole

WIDTH, HEIGHT = 1600, 420
_MARGIN, _TOP, _BOTTOM = 32, 96, 300
_RATE_HZ = 8_000
_TIMEOUT_S = 600
_GROUND, _INK, _FAINT, _NARRATOR = "#ffffff", "#1b2330", "#c9d0da", "#5b6675"
_LEGEND_TOP = 336


def plot_episode(audio: Path, timeline: Timeline, names: dict[str, str], to: Path) -> None:
    """Draw an audio file with its timeline into the PNG file `to`. `names` are the names of the speakers by id.
    MixingError when the audio can't be decoded, OutputError when the PNG can't be written."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    speakers = list(dict.fromkeys(cue.speaker for cue in timeline.cues if cue.speaker))
    colours = {speaker: _colour(k, len(speakers)) for k, speaker in enumerate(speakers)}
    _draw_wave(draw, _peaks(audio, WIDTH - 2 * _MARGIN), timeline, colours)
    _draw_chapters(draw, timeline)
    _draw_legend(draw, [("Narrator", _NARRATOR), *((names.get(one, one), colours[one]) for one in speakers)])
    png = io.BytesIO()
    image.save(png, format="PNG", optimize=True)
    write_whole(to, png.getvalue())


def _peaks(audio: Path, columns: int) -> list[float]:
    """The highest sample of each column, 0 to 1."""
    command = ["-v", "error", "-i", f"file:{audio}", "-f", "s16le", "-ac", "1", "-ar", str(_RATE_HZ), *TO_PIPE]
    try:
        decoded, _ = FfmpegRuns().run(command, patience_s=_TIMEOUT_S)
    except MixingError as error:
        raise MixingError("can't be decoded", where=str(audio), advice="build the episode again") from error
    samples = array("h", decoded)
    width = max(1, len(samples) // columns)
    windows = (samples[k * width : (k + 1) * width] for k in range(columns))
    return [max(max(window, default=0), -min(window, default=0)) / 32_768 for window in windows]


def _draw_wave(draw: ImageDraw.ImageDraw, peaks: list[float], timeline: Timeline, colours: dict[str, str]) -> None:
    middle, half = (_TOP + _BOTTOM) / 2, (_BOTTOM - _TOP) / 2
    cues, k = timeline.cues, 0
    for column, peak in enumerate(peaks):
        ms = column * timeline.duration_ms / len(peaks)
        while k + 1 < len(cues) and cues[k + 1].start_ms <= ms:
            k += 1
        speaker = cues[k].speaker if cues else None
        colour = colours[speaker] if speaker else _NARRATOR
        x, height = _MARGIN + column, max(0.5, half * peak)
        draw.line((x, middle - height, x, middle + height), fill=colour)


def _draw_chapters(draw: ImageDraw.ImageDraw, timeline: Timeline) -> None:
    font = sized_font(19)
    for chapter in timeline.chapters:
        x = _MARGIN + chapter.start_ms / timeline.duration_ms * (WIDTH - 2 * _MARGIN)
        draw.line((x, 20, x, _BOTTOM + 8), fill=_FAINT, width=2)
    right, row = 0.0, 0
    for chapter in timeline.chapters:
        x = _MARGIN + chapter.start_ms / timeline.duration_ms * (WIDTH - 2 * _MARGIN)
        row = 0 if x > right + 12 else 1 - row
        title = _fitting(chapter.title, font, 0.24 * WIDTH)
        y = 20 + 30 * row
        left = min(x + 8, WIDTH - _MARGIN - font.getlength(title))
        draw.rectangle((left - 4, y, left + font.getlength(title) + 4, y + 26), fill=_GROUND)
        draw.text((left, y), title, font=font, fill=_INK)
        right = left + font.getlength(title)


def _draw_legend(draw: ImageDraw.ImageDraw, entries: list[tuple[str, str]]) -> None:
    font = sized_font(22)
    x, y = float(_MARGIN), _LEGEND_TOP
    for name, colour in entries:
        name = _fitting(name, font, 0.3 * WIDTH)
        if x + 30 + font.getlength(name) > WIDTH - _MARGIN:
            x, y = float(_MARGIN), y + 36
        draw.rounded_rectangle((x, y + 4, x + 20, y + 24), radius=5, fill=colour)
        draw.text((x + 30, y), name, font=font, fill=_INK)
        x += 62 + font.getlength(name)


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    text = " ".join(text.split())
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _colour(k: int, count: int) -> str:
    """The colour of speaker `k`: evenly spread hues, dark enough for a white background."""
    red, green, blue = colorsys.hls_to_rgb((0.02 + k / max(1, count)) % 1, 0.42, 0.72)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
