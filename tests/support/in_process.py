"""The ingest flow in the test's own process, for tests not about processes: Prefect is imported once."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings

from flows.backfill import backfill_now
from flows.cli.progress import observed
from flows.ingest import ingest_now
from tasks.home import Home
from tasks.run.backfill_plan import BackfillRange
from tasks.run.progress import RunResult
from tasks.settings import Settings
from tests.support.homes import migrated


@contextmanager
def using(api: Mapping[str, str]) -> Iterator[None]:
    """Prefect as a command with this environment would find it."""
    url = api["PREFECT_API_URL"]
    # Prefect leaves sockets to the garbage collector: they are collected here, not during another test.
    leaves_sockets = warnings.catch_warnings(action="ignore", category=ResourceWarning)
    its_own = temporary_settings({PREFECT_API_URL: url, PREFECT_LOGGING_TO_API_ENABLED: False})
    with pytest.MonkeyPatch.context() as patch, its_own, leaves_sockets:
        patch.setenv("PREFECT_API_URL", url)
        yield
        gc.collect()


def ingest(home: Home, config: Path, api: Mapping[str, str], *, refresh: bool = False) -> RunResult:
    """Run all sources once; return what ``dateline ingest`` would report."""
    migrated(home)
    with using(api), observed(quiet=True) as watcher:
        asyncio.run(ingest_now(Settings(home, config), refresh=refresh))
    assert watcher.result is not None, watcher.failure
    return watcher.result


def backfill(home: Home, config: Path, api: Mapping[str, str], source: str, scope: BackfillRange) -> RunResult:
    """Backfill one source; return what ``dateline backfill`` would report."""
    migrated(home)
    with using(api), observed(quiet=True) as watcher:
        asyncio.run(backfill_now(Settings(home, config), source, scope, list_file=None, url_prefix="", workers=1))
    assert watcher.result is not None
    return watcher.result


def total(run: RunResult, outcome: str) -> int:
    """The total over all sources."""
    return sum(int(getattr(row, outcome)) for row in run.sources)
