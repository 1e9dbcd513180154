"""Shared by all tests: the number of processes, and a real Prefect server, started once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.prefect_server import shared_server

# The modules of the project and of the tests are compiled once, and not by each of the 3 workers and 150 commands that the
# tests start: 6 s a worker, 0.3 s a command.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for each core and one more, which works while tests of schedules wait.

    One file runs in this process: a second would find nothing to do, and ``-s`` shows what a test prints.
    """
    files = {argument.partition("::")[0] for argument in config.args}
    return 0 if len(files) == 1 and Path(*files).is_file() else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of over a minute to ``make acceptance``, unless their file or a mark is asked for."""
    files = {Path(argument.partition("::")[0]).name for argument in config.args}
    left = [item for item in items if item.get_closest_marker("acceptance") and item.path.name not in files]
    if left and not config.option.markexpr:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment for a command to use a real Prefect server on loopback."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # the folder of the whole run; each worker has its own in it
    with shared_server(folder / "prefect") as environment:
        yield environment
