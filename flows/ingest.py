"""The ingest flow: one run now of what the schedule runs, for all enabled sources or some.

Sources are discovered side by side; hosts are asked side by side, each one page at a time; sealed segments are
extracted and loaded while the next ones are being fetched. A source that fails, fails alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.settings import Settings, settings
from flows.work import Publish, Work, ask_hosts, loading, run_through
from tasks import logs
from tasks.config import Source, load_config
from tasks.pure.errors import DatelineError
from tasks.run.budget import RunTime
from tasks.run.session import HostQueue


@task(name="discover", task_run_name="discover {label}", cache_policy=NO_CACHE, persist_result=False)
async def discover_source(work: Work, label: str, sources: tuple[Source, ...]) -> list[HostQueue]:
    """Read what one source lists, and take in what is due."""
    (source,) = sources
    run_time = RunTime(source.max_minutes_per_run)
    discovery = await work.in_fetcher(partial(work.corridor.discover, source, run_time, refresh=work.run.refresh))
    taken = await work.in_loader(partial(work.corridor.take_in, work.run, source, discovery, run_time))
    for document in discovery.documents:
        if document.error and not work.corridor.stopping.is_set():  # what a wish to stop cut short has not failed
            work.failed(source.name, DatelineError(document.error, key=document.url))
    work.watcher.expect(len(taken.assignments))
    queues = work.corridor.queues(source, taken.assignments)
    for queue in queues:
        queue.is_over = run_time.is_up
    return queues


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
    steps = partial(_corridor, selected=selected)
    return await run_through("ingest", steps, where, chosen, selected, refresh=refresh, when=when, workers=workers)


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
    async with loading(work):
        await asyncio.gather(*(_source(work, source) for source in selected))


async def _source(work: Work, source: Source) -> None:
    with logs.keys(source=source.name):
        try:
            queues = await discover_source(work, source.name, (source,))
            work.watcher.stage("fetching and loading")
            await ask_hosts(work, queues)
        except Exception as error:  # noqa: BLE001 - a source that fails, fails alone; the run's state and its row say so
            work.failed(source.name, error)
