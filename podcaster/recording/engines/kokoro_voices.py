"""Kokoro's English voices, and mixtures of them.

The id of a mixture names its voices, each with its share in percent: "am_adam:60+bm_lewis:40". It speaks with the
accent of its first voice. "@92" after any id lowers all frequencies of the voice to 92 percent, as those of a larger
person; above 100 they are raised. Its rate stays.
"""

import re

from podcaster.errors import CastError
from podcaster.recording.engines.synthesis import ModelVoice
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

STYLES_FILE = "kokoro.npz"
"""File in voices/ with the style of each voice: float16, 510 numbers of tokens by 256."""
_NATURAL_WPM = {
    "af_alloy": 195,
    "af_aoede": 180,
    "af_bella": 175,
    "af_heart": 184,
    "af_jessica": 209,
    "af_kore": 175,
    "af_nicole": 117,
    "af_nova": 199,
    "af_river": 212,
    "af_sarah": 181,
    "af_sky": 190,
    "am_adam": 189,
    "am_echo": 196,
    "am_eric": 209,
    "am_fenrir": 178,
    "am_liam": 204,
    "am_michael": 163,
    "am_onyx": 195,
    "am_puck": 180,
    "am_santa": 178,
    "bf_alice": 185,
    "bf_emma": 193,
    "bf_isabella": 193,
    "bf_lily": 189,
    "bm_daniel": 200,
    "bm_fable": 202,
    "bm_george": 170,
    "bm_lewis": 170,
}
"""Words a minute of each voice at speed 1, in texts with words of usual length."""
VOICES = {
    name: ModelVoice(
        id=name,
        name=name[3:],
        language="en-GB" if name[0] == "b" else "en-US",
        gender="female" if name[1] == "f" else "male",
    )
    for name in _NATURAL_WPM
}
_PART = lazy_regex(r"([a-z]+_[a-z]+):([1-9]\d?)")
_FREQUENCIES = lazy_regex(r"(.*)@([1-9]\d{1,2})", re.DOTALL)
LOWEST_PERCENT, HIGHEST_PERCENT = 85, 115
"""Limits of the frequencies of a voice. Beyond them it sounds like a slow or a fast tape."""


class Mixture(Record, frozen=True, kw_only=True):
    """A weighted mixture of voices; a single voice has the whole weight."""

    shares: tuple[tuple[str, float], ...]
    """Names of voices and their shares, with the sum 1."""
    natural_wpm: float
    """Words a minute at speed 1, before the frequencies are changed."""
    frequency_percent: int = 100
    """All frequencies of the voice, in percent of those of the model."""

    @property
    def is_british(self) -> bool:
        """Whether it speaks with British phonemes."""
        return self.shares[0][0].startswith("b")


def parse_mixture(voice_id: str) -> Mixture:
    """The mixture that an id names. CastError when it names none; the advice lists the voices."""
    changed = _FREQUENCIES.fullmatch(voice_id)
    if changed is None:
        return _mixture(voice_id)
    percent = int(changed[2])
    if not LOWEST_PERCENT <= percent <= HIGHEST_PERCENT:
        advice = f"choose {LOWEST_PERCENT} to {HIGHEST_PERCENT}"
        raise CastError(f"kokoro can't speak {voice_id!r} at {percent} percent of its frequencies", advice=advice)
    return replace(_mixture(changed[1]), frequency_percent=percent)


def _mixture(voice_id: str) -> Mixture:
    if voice_id in VOICES:
        return Mixture(shares=((voice_id, 1.0),), natural_wpm=_NATURAL_WPM[voice_id])
    parts = [_PART.fullmatch(part) for part in voice_id.split("+")]
    named = [(part[1], int(part[2])) for part in parts if part]
    if len(named) < 2 or len(named) < len(parts) or not all(name in VOICES for name, _ in named):
        raise CastError(f"kokoro has no voice {voice_id!r}", advice=f"choose one of {', '.join(VOICES)}")
    if sum(percent for _, percent in named) != 100:
        raise CastError(f"the shares of {voice_id!r} are not 100 in all", advice="correct them")
    shares = tuple((name, percent / 100) for name, percent in named)
    return Mixture(shares=shares, natural_wpm=sum(share * _NATURAL_WPM[name] for name, share in shares))
