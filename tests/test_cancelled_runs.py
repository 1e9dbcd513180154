"""A run that is cancelled keeps no lock, though the process that ran it lives on."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from flows.run import execute_run, shared_resources
from tasks import runs
from tasks.config import load_config
from tasks.run.context import RunContext
from tasks.run.session import SharedResources
from tasks.run_locks import live_runs
from tasks.settings import Settings
from tests.support.command import LIMIT
from tests.support.visits import SITE, LoadFixture

open_run = runs.open_run


async def no_steps(context: RunContext) -> None:
    raise AssertionError("the run was cancelled before")


@pytest.mark.fault("signals", "a cancellation while a run is being opened", "its lock ends, the next run closes it")
def test_a_run_that_is_cancelled_while_it_is_opened_keeps_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixture = LoadFixture(tmp_path / "home")
    path = tmp_path / "sources.toml"
    path.write_text(f'[[sources]]\nname = "paper"\nfeeds = ["{SITE}/feed"]\n', encoding="utf-8")
    config = load_config(path)
    kept: list[runs.Run] = []  # as an error's traceback may, or sessions of PostgreSQL
    begun, may_go_on = threading.Event(), threading.Event()

    def open_slowly(*arguments: Any, **named: Any) -> runs.Run:
        begun.set()
        may_go_on.wait(LIMIT)
        kept.append(open_run(*arguments, **named))
        return kept[-1]

    monkeypatch.setattr(runs, "open_run", open_slowly)

    async def cancelled() -> None:
        shared_resources.set(SharedResources())
        run = asyncio.create_task(execute_run("ingest", no_steps, Settings(fixture.home, path), config, config.sources))
        await asyncio.to_thread(begun.wait, LIMIT)
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run
        may_go_on.set()

    asyncio.run(cancelled())  # returns when its threads have ended
    assert live_runs(fixture.home) == []
    assert len(runs.close_dead_runs(fixture.warehouse, fixture.home, fixture.now)) == 1
