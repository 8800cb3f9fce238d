"""How long a page takes to clean, against trafilatura alone on the same pages in the same run.

    python tests/benchmarks/reading_speed.py HTML.jsonl.gz [--pages 60] [--runs 5]

Prints milliseconds of processor time a page after start-up, medians of the runs, and their ratio. HTML is a set as
reading_train.py takes it.
"""

import argparse
import gzip
import json
import statistics
import time

import trafilatura

from podcaster.reading.pages import read_page


def spent_ms(work, pages):
    """Processor time of `work` a page, in milliseconds."""
    start = time.process_time()
    for page in pages:
        work(page)
    return (time.process_time() - start) / len(pages) * 1000


def alone(page):
    return trafilatura.extract(page, favor_precision=True, include_tables=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    (
        parser.add_argument("html"),
        parser.add_argument("--pages", type=int, default=60),
        parser.add_argument("--runs", type=int, default=5),
    )
    given = parser.parse_args()
    with gzip.open(given.html, "rt", encoding="utf-8") as file:
        rows = [json.loads(line)["html"] for line in file]
    pages = rows[:: max(1, len(rows) // given.pages)][: given.pages]
    for work in (read_page, alone):
        work(pages[0])
    ours, theirs = zip(*((spent_ms(read_page, pages), spent_ms(alone, pages)) for _ in range(given.runs)), strict=True)
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(
        f"{len(pages)} pages, {given.runs} runs: podcaster {ours:.1f} ms, trafilatura alone {theirs:.1f} ms a page, ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
