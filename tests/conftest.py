"""Every test module works in an empty folder of its own: builds remember their speakers in the current one."""

from collections.abc import Iterator
from contextlib import chdir

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is slow to draw examples and to check them: that is no failure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="module", autouse=True)
def _in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with chdir(tmp_path_factory.mktemp("here")):
        yield
