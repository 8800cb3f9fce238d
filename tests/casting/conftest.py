"""Makes the benchmarks' ears importable: the tests that listen measure as the benchmark does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
