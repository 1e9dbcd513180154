"""The ingest flow: one run now of what the schedule runs, for all enabled sources or some.

Sources are discovered side by side; hosts are asked side by side, each one page at a time; sealed segments are
extracted and loaded while the next ones are being fetched. A source that fails, fails alone.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed, State

from flows.corridor import Corridor, HostQueue
from flows.observer import Observer, RunResult, observer
from flows.report import run_table_markdown
from flows.settings import Settings, settings, utc_now
from tasks import logs, publish, runs
from tasks.config import Source, load_config
from tasks.publish import Published
from tasks.pure.errors import DatelineError
from tasks.runs import Run, RunSource

log = logging.getLogger(__name__)
T = TypeVar("T")

@task(name="discover", task_run_name="discover {label}", cache_policy=NO_CACHE, persist_result=False)
async def discover_source(work: Work, label: str, sources: tuple[Source, ...]) -> list[HostQueue]:
    """Read what one source lists, and take in what is due."""
    (source,) = sources
    discovery = await work.in_fetcher(partial(work.corridor.discover, source, refresh=work.run.refresh))
    taken = await work.in_loader(partial(work.corridor.take_in, work.run, source, discovery))
    for document in discovery.documents:
        if document.error:
            work.failed(source.name, DatelineError(document.error, key=document.url))
    work.watcher.expect(len(taken.assignments))
    return work.corridor.queues(source, taken)


@flow(name="ingest", flow_run_name="ingest {label}", persist_result=False, validate_parameters=False)
async def ingest(
    sources: list[str] | None = None,
    refresh: bool = False,
    when: Publish = "when-due",
    home: str | None = None,
    config: str | None = None,
    label: str = "all",
    workers: int | None = None,
) -> State[None]:
    """Discover, fetch, load and publish. Fails, after having done all that it could, if any part failed."""
    where = settings(home, config)
    chosen = load_config(where.config)
    selected = chosen.select(sources or ())
    watcher = observer()
    watcher.stage("opening the warehouse")
    with Corridor(where.home, chosen, utc_now, workers=workers) as corridor:
        left = await asyncio.to_thread(corridor.left_behind)
        run = await asyncio.to_thread(
            partial(
                runs.open_run,
                corridor.warehouse,
                corridor.home,
                "ingest",
                selected,
                refresh=refresh,
                now=corridor.clock(),
            )
        )
        work = Work(corridor, run, watcher)
        with logs.keys(run=run.run_id):
            async with stops_gently(corridor):
                recovered = await recover(work, left)
                await _corridor(work, selected)
            rows = await work.in_loader(partial(runs.close_run, corridor.warehouse, run, corridor.clock(), work.errors))
            published = await published(work, when)
            await described(work, rows)
        work.close()
        watcher.finished(
            RunResult(run.run_id, tuple(rows), work.errors, recovered, published, corridor.stopping.is_set())
        )
        if work.errors:
            return Failed(message="; ".join(f"{part}: {error}" for part, error in work.errors.items())[:1000])
        return Completed(
            message=", ".join(f"{n} {outcome}" for outcome, n in work.outcomes.items()) or "nothing was due"
        )


async def ingest_now(
    where: Settings, sources: Sequence[str] = (), *, refresh: bool = False, workers: int | None = None, label: str = ""
) -> None:
    """Run the flow for a command, and publish. What came of it is the observer's to tell."""
    await ingest(
        sources=list(sources),
        refresh=refresh,
        when="always",
        home=str(where.home.root),
        config=str(where.config),
        label=label or ", ".join(sources) or "all",
        workers=workers,
        return_state=True,
    )


async def _corridor(work: Work, selected: tuple[Source, ...]) -> None:
    """Discover and fetch side by side; load what is sealed in the meantime."""
    work.watcher.stage("reading what the sources list")
    loading = [asyncio.create_task(load_all(work)) for _ in range(LOADS_AT_ONCE)]
    try:
        await asyncio.gather(*(_source(work, source) for source in selected))
    finally:
        for _ in loading:
            work.segments.put_nowait(None)
        await asyncio.gather(*loading)


async def _source(work: Work, source: Source) -> None:
    with logs.keys(source=source.name):
        try:
            queues = await discover_source(work, source.name, (source,))
            work.watcher.stage("fetching and loading")
            await asyncio.gather(*(_host(work, queue) for queue in queues))
        except Exception as error:  # noqa: BLE001 - a source that fails, fails alone; the run's state and its row say so
            work.failed(source.name, error)


async def _host(work: Work, queue: HostQueue) -> None:
    while queue.waiting and not work.corridor.stopping.is_set():
        segment = await fetch_bundle(work, f"{queue.source.name} {queue.host}", queue.bundles + 1, queue)
        if segment is not None:
            work.segments.put_nowait(segment)
