"""The ingest of one source as the schedule runs it: never beside another of its own, and with its alarms.

What ``dateline serve``, work pools and ``deploy/prefect.yaml`` run. The paths come as parameters: a flow run is a
process of its own, which knows neither the options nor the folder of the command that serves it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from datetime import datetime
from functools import partial

from prefect import flow
from prefect.context import FlowRunContext
from prefect.states import Completed, State

from flows.alarms import raise_alarms
from flows.ingest import ingest
from flows.serving.last_known_good import config_to_run_by
from flows.settings import Settings, settings, utc_now
from tasks import logs
from tasks import source_lock as turns
from tasks.config import load_config
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

PARENT_LOOK = 1.0
"""Seconds between two looks at whether the runner still lives."""


@flow(name="ingest", flow_run_name="{source}", persist_result=False, validate_parameters=False)
async def scheduled_ingest(source: str, home: str | None = None, config: str | None = None) -> State[None]:
    """Ingest one source; skipped where a run of it is at work, or where a later one has done what this one would."""
    where = settings(home, config)
    where.home.prepare()
    logs.set_up(where.home.logs)
    with turns.turn_of(where.home, source) as is_ours, ending_with_parent():
        if not is_ours:
            return Completed(name="Skipped", message="a run of this source is at work")
        if await asyncio.to_thread(partial(is_outdated, where, source, _due_at())):
            return Completed(name="Skipped", message="a later run has done what this one would have")
        path = await asyncio.to_thread(config_to_run_by, where)
        state = await ingest.fn(sources=[source], home=str(where.home.root), config=str(path), label=source)
        given = load_config(path).alarms
        await asyncio.to_thread(partial(raise_alarms, where.home, utc_now(), given))
        return state


def is_outdated(where: Settings, source: str, due_at: datetime | None) -> bool:
    """Whether the source was begun after ``due_at``: then what was to be found then, is found."""
    if due_at is None or not where.home.has_warehouse:
        return False
    warehouse = Warehouse(where.home)
    warehouse.migrate()
    last = turns.last_started(warehouse).get(source)
    return last is not None and last > due_at


def _due_at() -> datetime | None:
    """When the schedule meant this run to start; None for one that was started by hand."""
    context = FlowRunContext.get()
    if context is None or context.flow_run is None or not context.flow_run.auto_scheduled:
        return None
    return context.flow_run.expected_start_time


class ending_with_parent:  # noqa: N801 - used as a function
    """While it lasts: when the parent process is gone, kill -9 included, stop as SIGTERM would stop us.

    A run that nobody watches would go on for as long as it has pages, beside the one that a new runner starts.
    """

    def __init__(self) -> None:
        self._over = threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._watch, args=(os.getppid(),), daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _watch(self, parent: int) -> None:
        while not self._over.wait(PARENT_LOOK):
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)
                return
