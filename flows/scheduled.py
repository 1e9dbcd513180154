"""Scheduled ingests: of all sources that are due together, and of one source by itself.

``dateline serve`` runs the sources that are due as one flow run, in a worker process that goes on to the next. Work pools,
``deploy/prefect.yaml`` and a person in Prefect's pages run one source. The paths are parameters: a flow run may be a
process of its own, which has neither the options nor the working directory of the command that serves it.
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
from flows.ingest import ingest, ingest_all
from flows.process import ending_with_parent, skip_pandas_in_flow_process
from flows.run import execute_run
from flows.serving.last_known_good import effective_config
from tasks import logs, source_lock
from tasks.config import Config, load_config
from tasks.run.progress import observer
from tasks.settings import Settings, resolve_settings, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


@flow(name="ingest", flow_run_name="{label}", persist_result=False, validate_parameters=False)
async def ingest_due(sources: list[str], label: str, home: str, config: str) -> State[None]:
    """Ingest the sources that are due together. The caller holds their locks."""
    context = FlowRunContext.get()
    if context is not None and context.flow_run is not None:
        observer().flow_run_began(str(context.flow_run.id))
    settings = resolve_settings(home, config)
    chosen = await asyncio.to_thread(_config, settings)
    wanted = set(sources)  # the configuration may have been reloaded in between
    selected = tuple(source for source in chosen.sources if source.name in wanted)
    if not selected:
        return Completed(name="Skipped", message="none of the sources is configured any more")
    return await execute_run("ingest", partial(ingest_all, selected=selected), settings, chosen, selected)


_configs: dict[str, tuple[tuple[int, int], Config]] = {}


def _config(settings: Settings) -> Config:
    """The configuration, read again when its file has changed: a thousand sources take some 0.1 s to check."""
    stat = settings.config.stat()
    stamp = (stat.st_mtime_ns, stat.st_ino)
    known = _configs.get(str(settings.config))
    if known is None or known[0] != stamp:
        known = _configs[str(settings.config)] = (stamp, load_config(settings.config))
    return known[1]


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
