"""How the time of each text stage grows with its input: nasty pieces repeated, at lengths n, 2n and 4n.

    python tests/fuzz/growth.py [--bytes 100000] [--entry NAME ...] [--input NAME ...]

A cell is the slope of time over length in doublings: 1 is linear, 2 quadratic. What takes no time to speak of is not
judged. Exit 1 when any entry's last doubling is over STEEPEST or an input took longer than PATIENCE_S.
"""

import argparse
import gc
import io
import json
import math
import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nasty import ENTRIES, INPUTS, grown

STEEPEST = 1.45
"""Noise and cold caches make a linear step look like 1.3; quadratic is 2."""
WORTH_MEASURING_S = 0.15
PATIENCE_S = 120.0


def seconds(entry: Callable[[str], object], text: str) -> float:
    """The processor time of one call; what a stage refuses with a PodcasterError counts as done."""
    gc.collect()
    began = time.process_time()
    entry(text)
    return time.process_time() - began


def measure(entry: str, name: str, length: int) -> list[float]:
    """Seconds at n, 2n and 4n characters."""
    run = ENTRIES[entry]
    run(grown(INPUTS[name], 200))  # imports and tables
    return [seconds(run, grown(INPUTS[name], length * times)) for times in (1, 2, 4)]


def _in_child(pipe: "multiprocessing.connection.Connection", entry: str, name: str, length: int) -> None:
    try:
        pipe.send(measure(entry, name, length))
    except Exception as error:  # noqa: BLE001  (a find is a line of the table, not the end of it)
        pipe.send(f"{type(error).__name__}: {error}"[:200])


def measured(entry: str, name: str, length: int) -> list[float] | str:
    """The measure, taken in a process that can be killed."""
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=_in_child, args=(there, entry, name, length))
    child.start()
    there.close()
    try:
        return here.recv() if here.poll(PATIENCE_S) else f"over {PATIENCE_S:.0f} s"
    except EOFError:
        return f"died ({child.exitcode})"
    finally:
        child.kill()
        child.join()


def main() -> int:
    """Print the table's odd cells and the whole as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--entry", action="append", choices=ENTRIES)
    parser.add_argument("--input", action="append", choices=INPUTS)
    parser.add_argument("--log", type=Path)
    chosen = parser.parse_args()
    log = chosen.log.open("a") if chosen.log else io.StringIO()
    tried = steep = 0
    for entry in chosen.entry or ENTRIES:
        for name in chosen.input or INPUTS:
            times = measured(entry, name, chosen.bytes)
            tried += 1
            line = {"entry": entry, "input": name, "times": times}
            print(json.dumps(line), file=log, flush=True)
            if isinstance(times, str):
                steep += 1
                print(f"{entry:14} {name:24} {times}", flush=True)
                continue
            slope = math.log2(times[2] / times[1]) if times[1] > 0 else 0.0
            if times[2] > WORTH_MEASURING_S and slope > STEEPEST:
                steep += 1
                print(f"{entry:14} {name:24} slope {slope:.2f}  {' '.join(f'{t:.2f}' for t in times)} s", flush=True)
    print(f"{tried} pairs of entry and input, {steep} not linear or too slow")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
