"""The ingest flow: one run now over all enabled sources or some, as the schedule runs it.

Sources are discovered in parallel. Hosts are fetched from in parallel, each one page at a time. Sealed segments are
extracted and loaded while the next ones are fetched. A source that fails does not stop the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.run import Publish, RunContext, execute_run, fetch_hosts, loading
from tasks import logs
from tasks.config import Source, load_config
from tasks.pure.errors import DatelineError
from tasks.run.budget import TimeBudget
from tasks.run.bundles import HostQueue, host_queues
from tasks.settings import Settings, resolve_settings


@task(name="discover", task_run_name="discover {label}", cache_policy=NO_CACHE, persist_result=False)
async def discover_source(context: RunContext, label: str, source: Source) -> list[HostQueue]:
    """Read what one source lists, and claim what is due."""
    session = context.session
    budget = TimeBudget(source.max_minutes_per_run)
    discovery = await context.in_fetcher(partial(session.discover, source, budget, refresh=context.run.refresh))
    taken = await context.in_loader(partial(session.enqueue, context.run, source, discovery, budget))
    for document in discovery.documents:
        if document.error and not session.stopping.is_set():  # a document interrupted by a stop has not failed
            context.failed(source.name, DatelineError(document.error, key=document.url))
    context.watcher.expect(len(taken.assignments))
    queues = host_queues(source, taken.assignments)
    for queue in queues:
        queue.is_out_of_time = budget.is_spent
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
    """Discover, fetch, load and publish. The run ends as failed if any part failed; the other parts are done."""
    settings = resolve_settings(home, config)
    chosen = load_config(settings.config)
    selected = chosen.select(sources or ())
    steps = partial(_ingest_all, selected=selected)
    return await execute_run("ingest", steps, settings, chosen, selected, refresh=refresh, when=when, workers=workers)


async def ingest_now(
    settings: Settings,
    sources: Sequence[str] = (),
    *,
    refresh: bool = False,
    workers: int | None = None,
    label: str = "",
) -> None:
    """Run the flow for a command, and publish. The result goes to the observer."""
    await ingest(
        sources=list(sources),
        refresh=refresh,
        when="always",
        home=str(settings.home.root),
        config=str(settings.config),
        label=label or ", ".join(sources) or "all",
        workers=workers,
        return_state=True,
    )


async def _ingest_all(context: RunContext, selected: tuple[Source, ...]) -> None:
    """Discover and fetch all sources in parallel; load sealed segments in the meantime."""
    context.watcher.stage("reading what the sources list")
    async with loading(context):
        await asyncio.gather(*(_ingest_source(context, source) for source in selected))


async def _ingest_source(context: RunContext, source: Source) -> None:
    with logs.keys(source=source.name):
        try:
            queues = await discover_source(context, source.name, source)
            context.watcher.stage("fetching and loading")
            await fetch_hosts(context, queues)
        except Exception as error:  # noqa: BLE001 - a source that fails does not stop the others; its row says why
            context.failed(source.name, error)
