"""Proof that a rendering is whole: the right voice, every word, a plausible length, and sound in it.

Left to themselves, engines lose files, words and voice changes without a word (nateshmbhat/pyttsx3 #194, PR 276).
"""

import re
from collections.abc import Sequence

from podcaster.casting.voice import Voice
from podcaster.recording.engines.base import FlawedSpeechError, Speech

# espeak speaks pairs of small words as one ("in the", "would have") and reports the first only; news text of 6,900
# words showed no longer run of unreported words than this.
LONGEST_UNREPORTED_RUN = 2
# Letters a second of such pairs at 170 words a minute: at most 27 in 9,500 words of news over all voice profiles.
QUICKEST_LETTERS_PER_S = 36
# Characters a second at 170 words a minute: news text measured 12 to 19 over the voice profiles. The bounds leave room
# for texts of numbers, which are longer aloud, and of punctuation, which is silent.
QUICKEST_CHARACTERS_PER_S = 45
SLOWEST_CHARACTERS_PER_S = 1
# Half of full scale over a thousand: quieter than any voice, louder than a dither.
LEAST_PEAK = 300
# espeak is never slower than 84 words a minute, whatever it is asked for, and the slower it is the less it dwells on
# such pairs: up to here they are allowed the pace of this rate.
SLOWEST_PAIRS_WPM = 100
_LOOK_SAMPLES = 512
# Telephones to studios; at another rate it is not sound, or a number that the engine made up.
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 192_000


def prove(speech: Speech, spoken_text: str, voice: Voice, voice_id: str) -> None:
    """FlawedSpeechError, saying what is wrong, unless `speech` is the whole text in the voice asked for."""
    _prove_form(speech)
    if speech.voice_id.lower() != voice_id.lower():
        raise FlawedSpeechError(f"voice {speech.voice_id!r} spoke instead of {voice_id!r}")
    if not speech.completed:
        raise FlawedSpeechError("the engine did not reach the end")
    _prove_words(speech, spoken_text, voice)
    _prove_length(speech, spoken_text, voice)
    _prove_sound(speech, spoken_text)


def _prove_form(speech: Speech) -> None:
    """An engine is somebody else's code: what it returns is what the protocol says, before anything is made of it."""
    if not isinstance(speech, Speech):
        raise FlawedSpeechError(f"the engine returned {type(speech).__name__} instead of speech")
    pcm, rate_hz = speech.pcm, speech.sample_rate_hz
    if not isinstance(pcm, bytes) or len(pcm) % 2:
        what = f"{len(pcm)} bytes" if isinstance(pcm, bytes) else type(pcm).__name__
        raise FlawedSpeechError(f"the engine returned {what} instead of 16-bit samples")
    if not isinstance(rate_hz, int) or not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        raise FlawedSpeechError(f"the engine returned sound at {rate_hz!r} Hz")
    position = 0
    for mark in speech.marks:
        if mark.sample < position:
            raise FlawedSpeechError(f"the engine's marks are out of order at sample {mark.sample}")
        position = mark.sample


def _prove_words(speech: Speech, spoken_text: str, voice: Voice) -> None:
    words = list(re.finditer(r"\S*\w\S*", spoken_text))
    if not words:
        return
    starts = _reported(words, speech)
    if starts[0] is None:
        raise FlawedSpeechError(f"the engine did not report {words[0].group()!r}")
    reported = [k for k, start in enumerate(starts) if start is not None]
    end = len(speech.pcm) // 2
    quickest = QUICKEST_LETTERS_PER_S * max(voice.rate_wpm, SLOWEST_PAIRS_WPM) / 170
    for k, following in zip(reported, [*reported[1:], len(words)], strict=True):
        if following - k - 1 > LONGEST_UNREPORTED_RUN:
            raise FlawedSpeechError(f"the engine did not report {words[k + 1].group()!r}")
        # Unreported words must at least have had the time to be spoken with the one before them.
        stop = (starts[following] if following < len(words) else end) or end
        seconds = (stop - (starts[k] or 0)) / speech.sample_rate_hz
        letters = sum(len(re.sub(r"\W", "", word.group())) for word in words[k:following])
        if seconds <= 0 or (following - k > 1 and letters / seconds > quickest):
            raise FlawedSpeechError(f"there is no sound for {words[following - 1].group()!r}")


def _reported(words: list[re.Match[str]], speech: Speech) -> list[int | None]:
    """For each word the sample at which the engine reported it first, None if it did not."""
    marks = sorted((mark.char, mark.sample) for mark in speech.marks if mark.char is not None)
    starts: list[int | None] = []
    k = 0
    for word in words:
        while k < len(marks) and marks[k][0] < word.start():
            k += 1
        starts.append(marks[k][1] if k < len(marks) and marks[k][0] < word.end() else None)
    return starts


def _prove_length(speech: Speech, spoken_text: str, voice: Voice) -> None:
    characters = len(re.sub(r"\W", "", spoken_text))
    seconds = len(speech.pcm) / 2 / speech.sample_rate_hz
    pace = voice.rate_wpm / 170
    if characters and seconds < characters / (QUICKEST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too short for {characters} characters")
    # Digits, symbols and pauses take a while: a few seconds on top are no flaw.
    if seconds > 5 + len(spoken_text) / (SLOWEST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too long for {characters} characters")


def _prove_sound(speech: Speech, spoken_text: str) -> None:
    samples = memoryview(speech.pcm).cast("h")
    if not _sounds(samples) and re.search(r"\w", spoken_text):
        raise FlawedSpeechError("the sound is silence")
    if not speech.exact:
        return
    words = list(re.finditer(r"\S*\w\S*", spoken_text))
    starts = _reported(words, speech)
    marked = [(word.group(), start) for word, start in zip(words, starts, strict=True) if start is not None]
    for (word, start), (_, stop) in zip(marked, [*marked[1:], ("", len(samples))], strict=True):
        if not _sounds(samples[start:stop]):
            raise FlawedSpeechError(f"there is silence instead of {word!r}")


def _sounds(samples: Sequence[int]) -> bool:
    """Whether any sample is loud enough; speech nearly always has one among the first it looks at."""
    for start in range(0, len(samples), _LOOK_SAMPLES):
        look = samples[start : start + _LOOK_SAMPLES]
        if max(look) >= LEAST_PEAK or min(look) <= -LEAST_PEAK:
            return True
    return False
