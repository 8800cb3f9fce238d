"""Every test module works in an empty folder of its own: builds remember their speakers in the current one."""

from collections.abc import Iterator
from contextlib import chdir

import pytest


@pytest.fixture(scope="module", autouse=True)
def _in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with chdir(tmp_path_factory.mktemp("here")):
        yield
