"""Shared by all tests: the number of processes, and a real Prefect server, started once."""

from __future__ import annotations

import functools
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.prefect_server import shared_server

# The modules of the project and of the tests are compiled once, and not by each of the 3 workers and 150 commands that the
# tests start: 6 s a worker, 0.3 s a command.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


THREADS = int(os.environ.get("DATELINE_TEST_THREADS", "1"))
"""Threads that DuckDB has at most in the processes of the tests; commands that they start have as many as they ask for.

Tables of a few rows leave nothing to a second thread, which looks for work all the time. ``make soak`` and ``make acceptance``
give it two.
"""


def _with_few_threads(connect: Any) -> Any:
    @functools.wraps(connect)
    def connected(*arguments: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        config = options.get("config") or {}
        threads = min(THREADS, int(config.get("threads", THREADS)))
        connection: duckdb.DuckDBPyConnection = connect(
            *arguments, **{**options, "config": {**config, "threads": threads}}
        )
        return connection

    return connected


duckdb.connect = _with_few_threads(duckdb.connect)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Keep the collector of garbage off what is collected here, which lives as long as the process.

    It would walk through all of it while it is made, and again and again while tests run.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for each core and one more, which works while tests of schedules wait.

    One file runs in this process: a second would find nothing to do, and ``-s`` shows what a test prints.
    """
    files = {argument.partition("::")[0] for argument in config.args}
    return 0 if len(files) == 1 and Path(*files).is_file() else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the longest tests to ``make acceptance``, unless their file or a mark is asked for."""
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
