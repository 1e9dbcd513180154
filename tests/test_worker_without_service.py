"""A worker whose service is gone finishes its runs, and does not wait for Prefect's server, which went with it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from flows.run import _task, load_segment
from flows.serving.worker import Worker
from tasks.config import Config
from tasks.home import Home
from tasks.run.context import RunContext
from tasks.run.progress import Observer, RunResult
from tasks.run.session import RunSession, SharedResources
from tasks.runs import Run
from tasks.settings import Settings, utc_now


def test_its_tasks_are_done_without_prefect(tmp_path: Path) -> None:
    shared = SharedResources(1)
    config = cast(Config, SimpleNamespace())
    try:
        with RunSession(Home(tmp_path), config, utc_now, shared=shared) as session:
            context = RunContext(session, cast(Run, SimpleNamespace()), Observer())
            assert _task(context, load_segment) is load_segment
            shared.on_orphaned()
            assert session.stopping.is_set()
            assert _task(context, load_segment) is load_segment.fn
            context.close()
    finally:
        shared.close()


def test_it_ends_when_its_runs_are_closed_in_the_ledger(tmp_path: Path) -> None:
    worker = Worker(Settings(Home(tmp_path), tmp_path / "sources.toml"), pipe=-1)
    closed = RunResult("20260301T000000Z-0000", (), {}, Counter(), None, stopped=True)

    async def scene() -> bool:
        """Two runs that Prefect keeps waiting for ever; the second is closed a little later."""
        watchers = [Observer(), Observer()]
        worker._watchers = dict(enumerate(watchers))
        worker._runs = {asyncio.create_task(asyncio.Event().wait()) for _ in watchers}
        watchers[0].finished(closed)
        waiting = asyncio.create_task(worker._until_closed(reporting=0.0))
        await asyncio.sleep(0.3)
        was_waiting = not waiting.done()
        watchers[1].finished(closed)
        await asyncio.wait_for(waiting, 20)
        return was_waiting

    try:
        assert asyncio.run(scene()), "for the second run"
    finally:
        worker._shared.close()
