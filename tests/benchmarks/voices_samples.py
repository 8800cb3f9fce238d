"""Makes the samples that README links: every voice of a troupe that is cast first says a sentence with its name.

    python tests/benchmarks/voices_samples.py [natural | plain] [FILE]
"""

import sys
from pathlib import Path

from podcaster import Settings
from podcaster.casting import NARRATORS, troupe_of
from podcaster.pipeline.voice_samples import save_sample

LINE = "This is {name}. The ferry left at noon, and nobody had seen the fog."


def main() -> None:
    """Write the MP3; the narrator speaks first."""
    troupe = sys.argv[1] if len(sys.argv) > 1 else "natural"
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name(f"voices_{troupe}.mp3")
    settings = Settings()
    voices = [voice for voice in settings.voices if troupe_of(voice) == troupe and voice.casting == "usual"]
    voices.sort(key=lambda voice: voice.name not in NARRATORS.values())
    save_sample(voices, LINE, settings, file)
    print(f"{file}: {len(voices)} voices, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
