"""The scheduled ingest of one source: one run at a time, and a check for alarms after it.

``dateline serve``, work pools and ``deploy/prefect.yaml`` run it. The paths are parameters: a flow run is a process of
its own, which has neither the options nor the working directory of the command that serves it.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from functools import partial

from prefect import flow
from prefect.context import FlowRunContext
from prefect.states import Completed, State

from flows.alarms import raise_alarms
from flows.ingest import ingest
from flows.process import ending_with_parent, skip_pandas_in_flow_process
from flows.serving.last_known_good import effective_config
from tasks import logs, source_lock
from tasks.config import load_config
from tasks.settings import Settings, resolve_settings, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


@flow(name="ingest", flow_run_name="{source}", persist_result=False, validate_parameters=False)
async def scheduled_ingest(source: str, home: str | None = None, config: str | None = None) -> State[None]:
    """Ingest one source. Skipped while another run of it is running, or after a later one has done its work."""
    skip_pandas_in_flow_process()  # before the first query, which is earlier than in other flows
    settings = resolve_settings(home, config)
    settings.home.prepare()
    logs.set_up(settings.home.logs)
    with source_lock.hold_lock(settings.home, source) as is_ours, ending_with_parent():
        if not is_ours:
            return Completed(name="Skipped", message="another run of this source is running")
        if await asyncio.to_thread(partial(is_outdated, settings, source, _due_at())):
            return Completed(name="Skipped", message="a later run has already done the work of this one")
        path = await asyncio.to_thread(effective_config, settings)
        state = await ingest.fn(sources=[source], home=str(settings.home.root), config=str(path), label=source)
        given = load_config(path).alarms
        await asyncio.to_thread(partial(raise_alarms, settings.home, utc_now(), given))
        return state


def is_outdated(settings: Settings, source: str, due_at: datetime | None) -> bool:
    """Whether a run of the source started after ``due_at``: it has found what this one would find."""
    if due_at is None or not settings.home.has_warehouse:
        return False
    warehouse = Warehouse(settings.home)
    warehouse.migrate()
    last = source_lock.last_started(warehouse).get(source)
    return last is not None and last > due_at


def _due_at() -> datetime | None:
    """When the schedule wanted this run to start; None for a run that was started by hand."""
    context = FlowRunContext.get()
    if context is None or context.flow_run is None or not context.flow_run.auto_scheduled:
        return None
    return context.flow_run.expected_start_time
