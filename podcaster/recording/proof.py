"""Proof that a rendering is whole: the right voice, every word, a plausible length, and sound in it.

Left to themselves, engines lose files, words and voice changes without a word (nateshmbhat/pyttsx3 #194, PR 276).
"""

import re
from array import array

from podcaster.casting.voice import Voice
from podcaster.recording.engines.base import FlawedSpeechError, Speech

# espeak speaks pairs of small words as one ("in the", "would have") and reports the first only; news text of 6,900
# words showed no longer run of unreported words than this.
LONGEST_UNREPORTED_RUN = 2
# Characters a second at 170 words a minute: news text measured 12 to 19 over the voice profiles. The bounds leave room
# for texts of numbers, which are longer aloud, and of punctuation, which is silent.
QUICKEST_CHARACTERS_PER_S = 45
SLOWEST_CHARACTERS_PER_S = 1
# Half of full scale over a thousand: quieter than any voice, louder than a dither.
LEAST_PEAK = 300


def prove(speech: Speech, spoken_text: str, voice: Voice, voice_id: str) -> None:
    """FlawedSpeechError, saying what is wrong, unless `speech` is the whole text in the voice asked for."""
    if speech.voice_id.lower() != voice_id.lower():
        raise FlawedSpeechError(f"voice {speech.voice_id!r} spoke instead of {voice_id!r}")
    if not speech.completed:
        raise FlawedSpeechError("the engine did not reach the end")
    _prove_words(speech, spoken_text)
    _prove_length(speech, spoken_text, voice)


def _prove_words(speech: Speech, spoken_text: str) -> None:
    starts = sorted(mark.char for mark in speech.marks if mark.char is not None)
    words = list(re.finditer(r"\S*\w\S*", spoken_text))
    if not words:
        return
    k, unreported = 0, 0
    for word in words:
        while k < len(starts) and starts[k] < word.start():
            k += 1
        unreported = 0 if k < len(starts) and starts[k] < word.end() else unreported + 1
        if unreported > LONGEST_UNREPORTED_RUN or (word is words[0] and unreported):
            raise FlawedSpeechError(f"the engine did not report {word.group()!r}")
    last = max(mark.sample for mark in speech.marks if mark.char is not None)
    if last >= len(speech.pcm) // 2:
        raise FlawedSpeechError("the sound ends before the last word")


def _prove_length(speech: Speech, spoken_text: str, voice: Voice) -> None:
    characters = len(re.sub(r"\W", "", spoken_text))
    seconds = len(speech.pcm) / 2 / speech.sample_rate_hz
    pace = voice.rate_wpm / 170
    if characters and seconds < characters / (QUICKEST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too short for {characters} characters")
    # Digits, symbols and pauses take a while: a few seconds on top are no flaw.
    if seconds > 5 + len(spoken_text) / (SLOWEST_CHARACTERS_PER_S * pace):
        raise FlawedSpeechError(f"{seconds:.1f} s of sound is too long for {characters} characters")
    samples = array("h", speech.pcm)
    if characters and max(max(samples), -min(samples)) < LEAST_PEAK:
        raise FlawedSpeechError("the sound is silence")
