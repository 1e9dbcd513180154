"""The ingest flow: one run now over all enabled sources or some, as the schedule runs it.

Sources are discovered in parallel. Hosts are fetched from in parallel, each one page at a time. Sealed segments are
extracted and loaded while the next ones are fetched. A source that fails does not stop the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from prefect import flow
from prefect.states import State

from flows.run import Publish, execute_run, fetch_hosts, loading
from tasks import logs
from tasks.config import Source, load_config
from tasks.documents import KnownSource
from tasks.pure.errors import DatelineError
from tasks.run.budget import TimeBudget
from tasks.run.bundles import HostQueue, host_queues
from tasks.run.context import RunContext
from tasks.run.intake import Intake
from tasks.settings import Settings, resolve_settings


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
    steps = partial(ingest_all, selected=selected)
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


async def ingest_all(context: RunContext, selected: tuple[Source, ...]) -> None:
    """Discover and fetch all sources in parallel; load sealed segments in the meantime."""
    context.watcher.stage("reading what the sources list")
    known = await asyncio.to_thread(partial(context.session.known, selected, refresh=context.run.refresh))
    intake = Intake(context.session, context.run, len(selected))
    async with loading(context):
        reading = (_ingest_source(context, source, known[source.name], intake) for source in selected)
        await asyncio.gather(intake.run_until_all(), *reading)


async def _ingest_source(context: RunContext, source: Source, known: KnownSource, intake: Intake) -> None:
    with logs.keys(source=source.name):
        try:
            queues = await _discover_source(context, source, known, intake)
            if queues:
                context.watcher.stage("fetching and loading")
                await fetch_hosts(context, queues)
        except Exception as error:  # noqa: BLE001 - a source that fails does not stop the others; its row says why
            context.failed(source.name, error)
        finally:
            context.requested(source.name)


async def _discover_source(context: RunContext, source: Source, known: KnownSource, intake: Intake) -> list[HostQueue]:
    """Read what one source lists, and claim what is due.

    Not a Prefect task: one costs 30 to 75 ms of processor, more than everything else that a source without news needs.
    A source with news has tasks for its pages; all are in the run's table.
    """
    session = context.session
    budget = TimeBudget(source.max_minutes_per_run)
    try:
        discovery = await context.in_fetcher(partial(session.discover, source, known, budget))
        context.read_at[source.name] = discovery.started_at
        listing = session.listing(source, discovery, budget)
    except BaseException:
        intake.leave_out()
        raise
    claim = await intake.take_in(listing)
    for document in discovery.documents:
        if document.error and not session.stopping.is_set():  # a document interrupted by a stop has not failed
            context.failed(source.name, DatelineError(document.error, key=document.url))
    if not claim.assignments:
        return []
    context.watcher.expect(len(claim.assignments))
    queues = host_queues(source, claim.assignments)
    for queue in queues:
        queue.is_out_of_time = budget.is_spent
    return queues
