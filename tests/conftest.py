"""For every test: an empty working folder, patient property tests, and advice below a list of failures.

Each test module runs in an empty folder of its own, because builds remember their speakers in the current folder.
With PODCASTER_NO_SKIPS=1 in the environment a skipped test fails the run; `.ci/run` sets it.
"""

import os
from collections.abc import Iterator
from contextlib import chdir

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is slow to draw examples and to check them: that is no failure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# What builds are tested with does not depend on whether natural voices are installed; tests of these choose them.
os.environ.setdefault("PODCASTER_VOICES", "plain")

ADVICE = {
    "ModuleNotFoundError": "a Python package is missing: run README's test command again, it installs what is missing",
    "PackageNotFoundError": "podcaster is not installed here: run README's test command, which installs it",
    "no espeak-ng on this machine": "espeak-ng is missing: install Debian's espeak-ng, or `pip install espeakng-loader`",
    "no ffmpeg on this machine": "ffmpeg is missing: install Debian's ffmpeg, or `pip install imageio-ffmpeg`",
    "No space left on device": "the disk is full: free some space in the folder for temporary files",
    "TimeoutExpired": "something took too long: run the failed tests again when the machine is idle",
}
"""What to do about a failure, by a text that its report contains."""


@pytest.fixture(scope="module", autouse=True)
def _in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with chdir(tmp_path_factory.mktemp("here")):
        yield


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where no test may be skipped, a skipped one fails the run."""
    skipped = session.config.stash.get(_SKIPPED, [])
    if skipped and os.environ.get("PODCASTER_NO_SKIPS") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


_SKIPPED = pytest.StashKey[list[str]]()


class _Skipped:
    """Collects why tests were skipped."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            self.reasons.append(report.longrepr[2].removeprefix("Skipped: "))


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SKIPPED] = []
    config.pluginmanager.register(_Skipped(config.stash[_SKIPPED]))


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter", config: pytest.Config) -> None:
    """Say why tests were skipped and what to do about those that failed."""
    reasons = config.stash[_SKIPPED]
    for reason in sorted(set(reasons)):
        terminalreporter.write_line(f"{reasons.count(reason)} skipped: {reason}")
    if reasons and os.environ.get("PODCASTER_NO_SKIPS"):
        terminalreporter.write_line("PODCASTER_NO_SKIPS is set: a skipped test fails the run", red=True)
    broken = [*terminalreporter.getreports("failed"), *terminalreporter.getreports("error")]
    if not broken:
        return
    texts = [report.longreprtext for report in broken]
    for text, advice in ADVICE.items():
        if any(text in one for one in texts):
            terminalreporter.write_line(f"advice: {advice}")
    terminalreporter.write_line("advice: run the failed tests again with `python -m pytest --last-failed`")
    terminalreporter.write_line('advice: CONTRIBUTING.md, "When a test fails", says what to do next')
