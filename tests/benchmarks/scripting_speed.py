"""How fast scripting is: words a minute on one core, and whether a longer text takes longer in proportion only.

    python tests/benchmarks/scripting_speed.py [TEXT...]

Articles are joined to some 2,000 and some 20,000 words; the median of five runs each counts, tables loaded before. Without
TEXT the articles of tests/scripting/gum.dev.jsonl are used.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from podcaster.reading.article import Article
from podcaster.scripting import write_script

GUM = Path(__file__).parents[1] / "scripting" / "gum.dev.jsonl"
RUNS = 5


def timed(body):
    """The median of some runs over a text, in seconds."""
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        write_script(Article(source="speed", title="", body=body))
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def main():
    texts = [Path(path).read_text("utf-8") for path in sys.argv[1:]]
    texts = texts or [json.loads(line)["text"] for line in GUM.read_text("utf-8").splitlines()]
    rates = []
    for words in (2_000, 20_000):
        body = ""
        while len(body.split()) < words:
            body += "\n\n".join(texts) + "\n\n"
        body = body.strip()
        seconds = timed(body)
        rates.append(len(body.split()) / seconds * 60)
        print(f"{len(body.split()):7,} words  {seconds * 1000:7.0f} ms  {rates[-1]:9,.0f} words a minute")
    print(f"time a word, long against short: {rates[0] / rates[1]:.2f}")


if __name__ == "__main__":
    main()
