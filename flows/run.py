"""One run as a Prefect flow executes it: recovery, the flow's own steps, closing, publishing; and the tasks they share."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Literal, ParamSpec, TypeVar

from prefect import Task, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import TagsContext
from prefect.states import Completed, Failed, State

from flows.prefect_lines import send_lines_to_prefect
from flows.process import prepare_for_run, skip_pandas_in_flow_process
from tasks import archive, logs, publish, report, runs
from tasks.config import Config, Source
from tasks.parsing import ParsingStopped
from tasks.publish import Published
from tasks.pure.errors import DatelineError
from tasks.run import bundles
from tasks.run.bundles import HostQueue
from tasks.run.context import RunContext
from tasks.run.host_progress import HostProgress
from tasks.run.progress import Observer, RunResult, observer
from tasks.run.recovery import recover_unloaded
from tasks.run.run_lines import log_summary
from tasks.run.run_table import run_table_markdown
from tasks.run.session import RunSession, SharedResources
from tasks.run.shutdown import graceful_shutdown
from tasks.runs import Kind, RunSource
from tasks.settings import Settings, utc_now

log = logging.getLogger(__name__)
T = TypeVar("T")
P = ParamSpec("P")

CLOSING_SECONDS = 20.0
"""Seconds between two looks at which sources have ended while others go on."""
INDEXED_TOGETHER = 250
"""Articles that are indexed together while the run goes on: half a second of processor time."""
YIELD_POLL_SECONDS = 1.0
"""How often a queue that yields to another run checks whether that run has ended."""

shared_resources: ContextVar[SharedResources | None] = ContextVar("dateline_shared_resources", default=None)
"""What the runs of a worker process share, which also handles its signals; None: a run has its own and handles them."""

Publish = Literal["always", "when-due", "never"]


@task(name="fetch", task_run_name="fetch {label} {bundle}", cache_policy=NO_CACHE, persist_result=False)
async def fetch_bundle(context: RunContext, label: str, bundle: int, queue: HostQueue) -> Path | None:
    """Fetch the next pages of one host into one sealed segment."""
    loop = asyncio.get_running_loop()

    def on_progress(progress: HostProgress) -> None:
        loop.call_soon_threadsafe(context.watcher.host, progress)

    untold, told_at = 0, time.monotonic()

    def on_fetched() -> None:
        nonlocal untold, told_at
        untold += 1
        if time.monotonic() - told_at >= bundles.REPORT_SECONDS:  # to wake the event loop takes 0.08 ms
            loop.call_soon_threadsafe(context.fetched, untold)
            untold, told_at = 0, time.monotonic()

    queue.report = on_progress
    try:
        return await context.in_fetcher(partial(bundles.fetch_bundle, context.session, context.run, queue, on_fetched))
    finally:
        context.fetched(untold)


@task(name="load", task_run_name="load {label}", cache_policy=NO_CACHE, persist_result=False)
async def load_segment(context: RunContext, label: str, segment: Path) -> Counter[str]:
    """Extract one sealed segment and commit its rows."""
    session = context.session
    extracted = await context.in_extractor(partial(session.extract, session.name_of(segment)))
    outcomes = await context.in_loader(partial(session.load_extracted, extracted))
    context.watcher.loaded(outcomes.total())
    return outcomes


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
async def publish_snapshot(context: RunContext, when: Publish) -> Published | None:
    """Replace the analysts' snapshot."""
    session, run_id = context.session, context.run.run_id
    call: Callable[[], Published | None]
    if when == "always":
        call = partial(publish.publish, session.warehouse, session.home, run_id=run_id, now=session.clock())
    else:
        call = partial(
            publish.publish_if_due,
            session.warehouse,
            session.home,
            run_id=run_id,
            now=session.clock(),
            interval=session.config.publish_interval,
            quiet=not context.has_news,
        )
    return await context.in_loader(call)


@task(name="report", cache_policy=NO_CACHE, persist_result=False)
async def write_snapshot_report(context: RunContext) -> Path:
    """Write the HTML report of the snapshot that has just been published."""
    return await context.in_loader(partial(report.write_report, context.session.home, context.session.clock()))


def _task(
    context: RunContext, task: Task[P, Coroutine[object, object, T]]
) -> Callable[P, Coroutine[object, object, T]]:
    """The task, or what it does without Prefect where the server is gone: each task would look for it for two minutes."""
    return task.fn if context.is_orphaned else task


async def execute_run(
    kind: Kind,
    steps: Callable[[RunContext], Awaitable[None]],
    settings: Settings,
    config: Config,
    sources: Sequence[Source],
    *,
    refresh: bool = False,
    when: Publish = "when-due",
    workers: int | None = None,
    spread: bool = False,
) -> State[None]:
    """Execute a whole run: open it, load what earlier runs left, do the steps, close it, publish.

    A part that fails does not stop the others; the run then ends as failed.

    Args:
        steps: what this kind of run does, with the context of the run.
        when: whether to publish at the end; ``when-due`` keeps to the configured interval.
        workers: parser processes; by default one a core.
        spread: whether a Dask cluster extracts the segments, if DATELINE_COMPUTE names one.
    """
    skip_pandas_in_flow_process()
    prepare_for_run()
    watcher = observer()
    watcher.stage("opening the warehouse")
    shared = shared_resources.get()
    session = RunSession(settings.home, config, utc_now, workers=workers, shared=shared)
    # From here on a signal stops the run gracefully and raises nothing: an exception at any line could leave locks held.
    async with graceful_shutdown(session) if shared is None else nullcontext():
        send_lines_to_prefect()
        with _report_failure(watcher), session:
            if spread and settings.home.compute is not None:
                watcher.stage("connecting to the Dask cluster")
                await asyncio.to_thread(session.spread)
            left, damaged = await asyncio.to_thread(recover_unloaded, session)
            opening = partial(runs.open_run, session.warehouse, session.home, kind, sources, refresh=refresh)
            run = await _opened(partial(opening, now=session.clock()))
            with ExitStack() as ending:
                # A run that could not be closed is closed by the next one as died, though this process may live on.
                ending.callback(run.end)
                await asyncio.to_thread(session.record_configured)
                context = RunContext(session, run, watcher)
                ending.callback(context.close)
                for error in damaged:
                    context.failed("archive", error)
                # Tasks without the run's tags: for each that has some, Prefect's client looks for limits of these tags.
                with logs.keys(run=run.run_id), TagsContext(current_tags=set()):
                    return await _execute(context, steps, left, when)


async def _opened(opening: Callable[[], runs.Run]) -> runs.Run:
    """Open a run in a thread. A cancellation does not stop the thread: a run that it opens all the same is ended at once.

    Its lock would be held as long as this process lives, and what it claims with it. The next run closes it as died.
    """
    guard = Lock()
    opened: list[runs.Run] = []
    is_given_up = False

    def open_or_end() -> runs.Run:
        run = opening()
        with guard:
            opened.append(run)
            if is_given_up:
                run.end()
        return run

    try:
        return await asyncio.to_thread(open_or_end)
    except BaseException:
        with guard:
            is_given_up = True
            for run in opened:
                run.end()
        raise


@contextmanager
def _report_failure(watcher: Observer) -> Iterator[None]:
    """Log the error that ends a run early, and report it: Prefect's own messages are kept off the terminal."""
    try:
        yield
    except Exception as error:
        known = isinstance(error, (DatelineError, OSError))
        log.error("the run failed", extra={"error": error}, exc_info=not known)
        watcher.ended_early(str(error) if known else f"{type(error).__name__}: {error}; the log has the place")
        raise


@asynccontextmanager
async def loading(context: RunContext) -> AsyncIterator[None]:
    """Load the segments that are put into ``context.segments`` while the block runs; all of them before it ends."""
    loaders = [asyncio.create_task(_load_all(context)) for _ in range(context.at_once)]
    try:
        yield
    finally:
        for _ in loaders:
            await context.segments.put(None)
        await asyncio.gather(*loaders)


async def fetch_hosts(context: RunContext, queues: Sequence[HostQueue]) -> None:
    """Fetch the queues of hosts in parallel. A host that fails does not stop the others."""
    results = await asyncio.gather(*(fetch_host(context, queue) for queue in queues), return_exceptions=True)
    for queue, result in zip(queues, results, strict=True):
        if isinstance(result, Exception):
            context.failed(queue.source.name, result)
        elif isinstance(result, BaseException):
            raise result


async def fetch_host(context: RunContext, queue: HostQueue) -> None:
    """Fetch all that a run has for a host, bundle by bundle; sealed segments go to the loaders."""
    while queue.waiting and not context.session.stopping.is_set():
        if queue.is_out_of_time():
            keys = {"source": queue.source.name, "host": queue.host, "waiting": len(queue.waiting)}
            log.warning("the time for this run is over; the next run continues", extra=keys)
            break
        if queue.should_yield():
            context.watcher.stage(f"waiting for a scheduled run of {queue.source.name} to end")
            await asyncio.sleep(YIELD_POLL_SECONDS)
            continue
        segment = await _task(context, fetch_bundle)(
            context, f"{queue.source.name} {queue.host}", queue.bundles + 1, queue
        )
        if segment is not None:
            context.unloaded[queue.source.name] += 1
            await context.segments.put(segment)


async def _execute(
    context: RunContext, steps: Callable[[RunContext], Awaitable[None]], left: list[Path], when: Publish
) -> State[None]:
    session, run = context.session, context.run
    recovered = await _recover(context, left)
    async with _closing_ended(context):
        await steps(context)
    ended_at = session.clock()
    rows = await context.in_loader(
        partial(runs.close_run, session.warehouse, run, ended_at, context.errors, context.ended)
    )
    log_summary(run.kind, rows, context.errors, (ended_at - run.started_at).total_seconds())
    published = await _publish(context, when)
    stopped = session.stopping.is_set()
    context.watcher.finished(RunResult(run.run_id, tuple(rows), context.errors, recovered, published, stopped))
    await _leave_artifact(context, rows)
    if context.errors:
        return Failed(message="; ".join(f"{part}: {error}" for part, error in context.errors.items())[:1000])
    outcomes = ", ".join(f"{n} {outcome}" for outcome, n in context.outcomes.items())
    return Completed(message=outcomes or "nothing was due")


@asynccontextmanager
async def _closing_ended(context: RunContext) -> AsyncIterator[None]:
    """While the block runs, close the sources that have ended in the ledger: others may go on for half an hour."""
    over = asyncio.Event()

    async def close_now_and_then() -> None:
        closed: set[str] = set()
        while not over.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), CLOSING_SECONDS)
            new = {source: moment for source, moment in context.ended.items() if source not in closed}
            if new and not over.is_set():  # at the end the run closes what is left
                closing = partial(runs.close_sources, context.session.warehouse, context.run, new, dict(context.errors))
                try:
                    await asyncio.to_thread(closing)
                    closed |= new.keys()
                except DatelineError as error:
                    log.warning("sources that have ended could not be closed yet", extra={"error": error})

    closer = asyncio.create_task(close_now_and_then())
    try:
        yield
    finally:
        over.set()
        await closer


async def _recover(context: RunContext, left: list[Path]) -> Counter[str]:
    """Load what earlier runs left in the archive, before anything is fetched again."""
    recovered: Counter[str] = Counter()
    if left:
        context.watcher.stage(f"loading {len(left)} segments that an earlier run left")
    waiting = deque(left)

    async def load() -> None:
        while waiting:
            recovered.update(await _load(context, waiting.popleft()))

    await asyncio.gather(*(load() for _ in range(context.at_once)))
    return recovered


async def _load_all(context: RunContext) -> None:
    while (segment := await context.segments.get()) is not None:
        await _load(context, segment)
        context.loaded(archive.source_of(segment))


async def _load(context: RunContext, segment: Path) -> Counter[str]:
    try:
        outcomes = await _task(context, load_segment)(context, segment.name, segment)
    except ParsingStopped:
        log.warning("stopped before it was loaded: the next run loads it", extra={"segment": str(segment)})
        return Counter()
    except Exception as error:  # noqa: BLE001 - the segment stays in the archive, where the next run finds it
        context.failed(archive.source_of(segment), error)
        return Counter()
    context.outcomes += outcomes
    context.has_news = True
    # At once: a source that is slow must not keep what the others found from the readers.
    publish.request(context.session.home)
    await _index_meanwhile(context, outcomes)
    return outcomes


async def _index_meanwhile(context: RunContext, outcomes: Counter[str]) -> None:
    """Index what was loaded once it is a batch: at the end of the run one core would wait for it.

    Not on a lake: its files would be smaller.
    """
    home = context.session.home
    context.unindexed += outcomes["inserted"] + outcomes["updated"]
    if context.unindexed < INDEXED_TOGETHER or home.lake is not None or not home.publishes:
        return
    context.unindexed = 0
    try:
        await context.in_loader(
            partial(publish.index_meanwhile, context.session.warehouse, home, now=context.session.clock())
        )
    except Exception as error:  # noqa: BLE001 - publishing tries again, and reports it
        log.warning("what was loaded could not be indexed yet", extra={"error": error})


async def _publish(context: RunContext, when: Publish) -> Published | None:
    if when == "never" or (when == "when-due" and not context.session.home.publishes):
        return None
    context.watcher.stage("publishing")
    try:
        published = await _task(context, publish_snapshot)(context, when)
    except Exception as error:  # noqa: BLE001 - the old snapshot stays; the run's rows are safe in the warehouse
        context.failed("publish", error)
        return None
    if (
        published is not None and not context.session.stopping.is_set()
    ):  # who stops a run waits for it: the next writes it
        try:
            await _task(context, write_snapshot_report)(context)
        except Exception as error:  # noqa: BLE001 - the old report stays
            context.failed("report", error)
    return published


async def _leave_artifact(context: RunContext, rows: list[RunSource]) -> None:
    """Store the run's table as a Prefect artifact. The ledger in the warehouse is what counts: a failure is logged."""
    if context.is_orphaned:
        return
    try:
        await acreate_markdown_artifact(
            run_table_markdown(rows, context.errors, context.read_at),
            key=context.run.kind,
            description=context.run.run_id,
        )
    except Exception as error:  # noqa: BLE001 - Prefect may fail in any way; the ledger has the run
        log.warning("no artifact was stored in Prefect", extra={"error": error})
