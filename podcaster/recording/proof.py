"""Proof that a rendering is whole: the right voice, every word, a plausible length, and sound in it.

Engines may lose files, words and changes of voice without an error (nateshmbhat/pyttsx3 #194, PR 276).
"""

import re
from collections.abc import Sequence

from podcaster.casting.voice import Voice
from podcaster.recording.engines import is_sample_rate
from podcaster.recording.engines.base import FlawedSpeechError, Mark, Speech

LONGEST_UNREPORTED_RUN = 2
"""espeak speaks pairs of small words as one ("in the", "would have") and reports only the first. In 6,900 words of news
text no longer run of words was unreported."""
MOST_LETTERS_PER_S = 36
"""Of such a pair, at 170 words a minute. Measured: at most 27, in 9,500 words of news over all voice profiles."""
SLOWEST_PAIRS_WPM = 100
"""At lower rates a pair is checked as at this one: espeak never speaks slower than 84 words a minute, whatever rate it
is given, and the slower it speaks the less time it gives to a pair."""
MOST_CHARACTERS_PER_S = 45
LEAST_CHARACTERS_PER_S = 1
"""Bounds of the speed of speech at 170 words a minute. Measured: 12 to 19 in news text over the voice profiles. The
bounds are wide for texts of numbers, which are longer aloud, and of punctuation, which is silent."""
LEAST_PEAK = 300
"""Sample value, about 1 % of full scale: quieter than any voice, louder than dither."""
_WINDOW_SAMPLES = 512


def prove(speech: Speech, text: str, voice: Voice, voice_id: str) -> None:
    """FlawedSpeechError, saying what is wrong, unless `speech` is the whole text in the voice `voice_id`. It must have
    marks, its own or estimated."""
    prove_form(speech)
    if speech.voice_id.lower() != voice_id.lower():
        raise FlawedSpeechError(f"voice {speech.voice_id!r} spoke instead of {voice_id!r}")
    if not speech.completed:
        raise FlawedSpeechError("the engine did not reach the end")
    _prove_words(speech, text, voice)
    _prove_length(speech, text, voice)
    _prove_sound(speech, text)


def prove_form(speech: Speech) -> None:
    """FlawedSpeechError unless the types and values are those that `Speech` promises: a plug-in may return anything."""
    if not isinstance(speech, Speech):
        raise FlawedSpeechError(f"the engine returned {type(speech).__name__} instead of speech")
    pcm, rate_hz = speech.pcm, speech.sample_rate_hz
    if not isinstance(pcm, bytes) or len(pcm) % 2:
        what = f"{len(pcm)} bytes" if isinstance(pcm, bytes) else type(pcm).__name__
        raise FlawedSpeechError(f"the engine returned {what} instead of 16-bit samples")
    if not is_sample_rate(rate_hz):
        raise FlawedSpeechError(f"the engine returned sound at {rate_hz!r} Hz")
    if not isinstance(speech.voice_id, str):
        raise FlawedSpeechError(f"the engine returned {speech.voice_id!r} instead of a voice's id")
    position = 0
    for mark in speech.marks or ():
        if not isinstance(mark, Mark):
            raise FlawedSpeechError(f"the engine returned {type(mark).__name__} instead of a mark")
        if mark.sample < position:
            raise FlawedSpeechError(f"the engine's marks are out of order at sample {mark.sample}")
        position = mark.sample


def _prove_words(speech: Speech, text: str, voice: Voice) -> None:
    words = list(re.finditer(r"\S*\w\S*", text))
    if not words:
        return
    starts = _reported(words, speech)
    if starts[0] is None:
        raise FlawedSpeechError(f"the engine did not report {words[0].group()!r}")
    reported = [k for k, start in enumerate(starts) if start is not None]
    end = len(speech.pcm) // 2
    most = MOST_LETTERS_PER_S * max(voice.rate_wpm, SLOWEST_PAIRS_WPM) / 170
    for k, following in zip(reported, [*reported[1:], len(words)], strict=True):
        if following - k - 1 > LONGEST_UNREPORTED_RUN:
            raise FlawedSpeechError(f"the engine did not report {words[k + 1].group()!r}")
        # The unreported words and the one before them must have had enough time together.
        stop = (starts[following] if following < len(words) else end) or end
        seconds = (stop - (starts[k] or 0)) / speech.sample_rate_hz
        letters = sum(len(re.sub(r"\W", "", word.group())) for word in words[k:following])
        if seconds <= 0 or (following - k > 1 and letters / seconds > most):
            raise FlawedSpeechError(f"there is no sound for {words[following - 1].group()!r}")


def _reported(words: list[re.Match[str]], speech: Speech) -> list[int | None]:
    """For each word the sample of its first mark; None when it has no mark."""
    marks = sorted((mark.char, mark.sample) for mark in speech.marks or () if mark.char is not None)
    starts: list[int | None] = []
    k = 0
    for word in words:
        while k < len(marks) and marks[k][0] < word.start():
            k += 1
        starts.append(marks[k][1] if k < len(marks) and marks[k][0] < word.end() else None)
    return starts


def _prove_length(speech: Speech, text: str, voice: Voice) -> None:
    characters = len(re.sub(r"\W", "", text))
    seconds = len(speech.pcm) / 2 / speech.sample_rate_hz
    pace = voice.rate_wpm / 170
    if characters and seconds < characters / (MOST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too short for {characters} characters")
    # Digits, symbols and pauses take a while, so a few more seconds are allowed.
    if seconds > 5 + len(text) / (LEAST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too long for {characters} characters")


def _prove_sound(speech: Speech, text: str) -> None:
    samples = memoryview(speech.pcm).cast("h")
    if not _sounds(samples) and re.search(r"\w", text):
        raise FlawedSpeechError("the sound is silence")
    if not speech.exact:
        return
    words = list(re.finditer(r"\S*\w\S*", text))
    starts = _reported(words, speech)
    marked = [(word.group(), start) for word, start in zip(words, starts, strict=True) if start is not None]
    for (word, start), (_, stop) in zip(marked, [*marked[1:], ("", len(samples))], strict=True):
        if not _sounds(samples[start:stop]):
            raise FlawedSpeechError(f"there is silence instead of {word!r}")


def _sounds(samples: Sequence[int]) -> bool:
    """Whether any sample is loud enough. The first window nearly always has one, so few are looked at."""
    for start in range(0, len(samples), _WINDOW_SAMPLES):
        window = samples[start : start + _WINDOW_SAMPLES]
        if max(window) >= LEAST_PEAK or min(window) <= -LEAST_PEAK:
            return True
    return False
