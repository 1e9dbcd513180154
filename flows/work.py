"""What the flows have in common: a run from its opening to its last word, its threads, and the tasks of the corridor."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed, State

from flows.cli.eta import Ahead
from flows.cli.progress import Observer, RunResult, observer
from flows.cli.render import run_table_markdown
from flows.settings import Settings, utc_now
from tasks import configured, logs, publish, report, runs
from tasks.config import Config, Source
from tasks.publish import Published
from tasks.pure.errors import DatelineError
from tasks.run.session import Corridor, HostQueue
from tasks.runs import Kind, Run, RunSource

log = logging.getLogger(__name__)
T = TypeVar("T")

HOSTS_AT_ONCE = 16
"""Hosts asked side by side: a thread each, which waits nearly always."""
LOADS_AT_ONCE = 2
"""Segments extracted side by side; their transactions take turns."""

WAITING_SEGMENTS = 8
"""Sealed segments that wait to be loaded; then asking waits for loading."""
GIVE_WAY = 1.0
"""Seconds between two looks whether a run that goes first has ended."""

Publish = Literal["always", "when-due", "never"]


class Work:
    """What the tasks of one run share. No dataclass: Prefect would walk into one that is handed to a task."""

    def __init__(self, corridor: Corridor, run: Run, watcher: Observer) -> None:
        self.corridor = corridor
        self.run = run
        self.watcher = watcher
        self.ahead: Ahead | None = None
        self.errors: dict[str, str] = {}
        self.failures = 0
        self.outcomes: Counter[str] = Counter()
        self.segments: asyncio.Queue[Path | None] = asyncio.Queue(WAITING_SEGMENTS)
        self.fetchers = ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="fetch")
        self.loaders = ThreadPoolExecutor(LOADS_AT_ONCE, thread_name_prefix="load")

    async def in_fetcher(self, call: Callable[[], T]) -> T:
        """Run a call that waits on the network."""
        return await _in(self.fetchers, call)

    async def in_loader(self, call: Callable[[], T]) -> T:
        """Run a call that works on the warehouse."""
        return await _in(self.loaders, call)

    def failed(self, part: str, error: Exception) -> None:
        """Write down that a part of the run failed; the others go on."""
        self.failures += 1
        what = f"{type(error).__name__}: {error}"
        if isinstance(error, DatelineError):
            what = error.message if error.key == part else str(error)  # the part is named before it
        self.errors.setdefault(part, what)
        log.error("part failed", extra={"source": part, "error": what}, exc_info=not isinstance(error, DatelineError))

    def close(self) -> None:
        self.fetchers.shutdown()
        self.loaders.shutdown()


async def _in(pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    """Run a call in a thread of the pool, with the keys that this task logs under."""
    return await asyncio.get_running_loop().run_in_executor(pool, copy_context().run, call)


@task(name="fetch", task_run_name="fetch {label} {bundle}", cache_policy=NO_CACHE, persist_result=False)
async def fetch_bundle(work: Work, label: str, bundle: int, queue: HostQueue) -> Path | None:
    """Ask the next pages of one host into one sealed segment."""
    loop = asyncio.get_running_loop()

    def asked() -> None:
        loop.call_soon_threadsafe(work.watcher.fetched)
        if work.ahead is not None:
            loop.call_soon_threadsafe(work.ahead.advance, 1)

    return await work.in_fetcher(partial(work.corridor.fetch_bundle, work.run, queue, asked))


@task(name="load", task_run_name="load {label}", cache_policy=NO_CACHE, persist_result=False)
async def load_segment(work: Work, label: str, segment: Path) -> Counter[str]:
    """Extract one sealed segment and commit its rows."""
    outcomes = await work.in_loader(partial(work.corridor.load_segment, segment))
    work.watcher.loaded(outcomes.total())
    return outcomes


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
async def publish_snapshot(work: Work, when: Publish) -> Published | None:
    """Replace the analysts' snapshot."""
    corridor, run_id = work.corridor, work.run.run_id
    call: Callable[[], Published | None]
    if when == "always":
        call = partial(publish.publish, corridor.warehouse, corridor.home, run_id=run_id, now=corridor.clock())
    else:
        interval = corridor.config.publish_interval
        call = partial(
            publish.publish_if_due,
            corridor.warehouse,
            corridor.home,
            run_id=run_id,
            now=corridor.clock(),
            interval=interval,
        )
    return await work.in_loader(call)


async def run_through(
    kind: Kind,
    steps: Callable[[Work], Awaitable[None]],
    where: Settings,
    config: Config,
    sources: Sequence[Source],
    *,
    refresh: bool = False,
    when: Publish = "when-due",
    workers: int | None = None,
) -> State[None]:
    """A run from its opening to its last word: recover what earlier ones left, do the steps, close, publish.

    Fails, after having done all that it could, if any part failed.
    """
    watcher = observer()
    watcher.stage("opening the warehouse")
    corridor = Corridor(where.home, config, utc_now, workers=workers)
    # From here on a signal asks to stop and raises nothing: raised at any place, it could leave locks held.
    async with _stops_gently(corridor):
        with _tells_why(), corridor:
            left, damaged = await asyncio.to_thread(corridor.left_behind)
            opening = partial(runs.open_run, corridor.warehouse, corridor.home, kind, sources, refresh=refresh)
            run = await asyncio.to_thread(partial(opening, now=corridor.clock()))
            await asyncio.to_thread(partial(configured.record, corridor.warehouse, config.sources, corridor.clock()))
            work = Work(corridor, run, watcher)
            for error in damaged:
                work.failed("archive", error)
            try:
                with logs.keys(run=run.run_id):
                    return await _to_its_end(work, steps, left, when)
            finally:
                work.close()


@contextmanager
def _tells_why() -> Iterator[None]:
    """Log what ends a run before its time: Prefect's own words are kept off the terminal."""
    try:
        yield
    except Exception as error:
        known = isinstance(error, DatelineError)
        log.error("the run failed", extra={"error": error}, exc_info=not known)
        raise


async def _to_its_end(
    work: Work, steps: Callable[[Work], Awaitable[None]], left: list[Path], when: Publish
) -> State[None]:
    corridor, run = work.corridor, work.run
    recovered = await _recover(work, left)
    await steps(work)
    rows = await work.in_loader(partial(runs.close_run, corridor.warehouse, run, corridor.clock(), work.errors))
    published = await _publish(work, when)
    await _describe(work, rows)
    stopped = corridor.stopping.is_set()
    work.watcher.finished(RunResult(run.run_id, tuple(rows), work.errors, recovered, published, stopped))
    if work.errors:
        return Failed(message="; ".join(f"{part}: {error}" for part, error in work.errors.items())[:1000])
    return Completed(message=", ".join(f"{n} {outcome}" for outcome, n in work.outcomes.items()) or "nothing was due")


@task(name="report", cache_policy=NO_CACHE, persist_result=False)
async def write_snapshot_report(work: Work) -> Path:
    """Write the HTML report of the snapshot that has just been published."""
    return await work.in_loader(partial(report.write_report, work.corridor.home, work.corridor.clock()))


@asynccontextmanager
async def loading(work: Work) -> AsyncIterator[None]:
    """Load the segments that are put into ``work.segments`` while the block runs; all of them, before it ends."""
    loaders = [asyncio.create_task(_load_all(work)) for _ in range(LOADS_AT_ONCE)]
    try:
        yield
    finally:
        for _ in loaders:
            await work.segments.put(None)
        await asyncio.gather(*loaders)


async def ask_hosts(work: Work, queues: Sequence[HostQueue]) -> None:
    """Ask hosts side by side. One that fails, fails alone: the others are asked to their end."""
    for queue, result in zip(
        queues, await asyncio.gather(*(ask_host(work, queue) for queue in queues), return_exceptions=True), strict=True
    ):
        if isinstance(result, Exception):
            work.failed(queue.source.name, result)
        elif isinstance(result, BaseException):
            raise result


async def ask_host(work: Work, queue: HostQueue) -> None:
    """Ask all that a run has for a host, bundle by bundle; what is sealed goes to the loaders."""
    while queue.waiting and not work.corridor.stopping.is_set():
        if queue.is_over():
            keys = {"source": queue.source.name, "host": queue.host, "waiting": len(queue.waiting)}
            log.warning("the time of this run is up; the next goes on", extra=keys)
            break
        if queue.gives_way():
            work.watcher.stage(f"waiting for a scheduled run of {queue.source.name} to end")
            await asyncio.sleep(GIVE_WAY)
            continue
        segment = await fetch_bundle(work, f"{queue.source.name} {queue.host}", queue.bundles + 1, queue)
        if segment is not None:
            await work.segments.put(segment)


async def _recover(work: Work, left: list[Path]) -> Counter[str]:
    """Load what earlier runs left in the archive, before anything is asked again."""
    recovered: Counter[str] = Counter()
    if left:
        work.watcher.stage(f"loading {len(left)} segments that an earlier run left")
    waiting = deque(left)

    async def load() -> None:
        while waiting:
            recovered.update(await _load(work, waiting.popleft()))

    await asyncio.gather(*(load() for _ in range(LOADS_AT_ONCE)))
    return recovered


async def _load_all(work: Work) -> None:
    while (segment := await work.segments.get()) is not None:
        await _load(work, segment)


async def _load(work: Work, segment: Path) -> Counter[str]:
    try:
        outcomes = await load_segment(work, segment.name, segment)
    except Exception as error:  # noqa: BLE001 - the segment stays in the archive, where the next run finds it
        work.failed(segment.parts[-4], error)
        return Counter()
    work.outcomes += outcomes
    return outcomes


async def _publish(work: Work, when: Publish) -> Published | None:
    if when == "never":
        return None
    work.watcher.stage("publishing")
    try:
        published = await publish_snapshot(work, when)
    except Exception as error:  # noqa: BLE001 - the old snapshot stays; the run's rows are safe in the warehouse
        work.failed("publish", error)
        return None
    if published is not None:
        try:
            await write_snapshot_report(work)
        except Exception as error:  # noqa: BLE001 - the old report stays
            work.failed("report", error)
    return published


async def _describe(work: Work, rows: list[RunSource]) -> None:
    """Leave the run's table with Prefect; the ledger in the warehouse is what counts, so a failure is only logged."""
    try:
        await acreate_markdown_artifact(
            run_table_markdown(rows, work.errors), key=work.run.kind, description=work.run.run_id
        )
    except Exception as error:  # noqa: BLE001 - Prefect may fail in any way; the ledger has the run
        log.warning("no artifact was left with Prefect", extra={"error": error})


@asynccontextmanager
async def _stops_gently(corridor: Corridor) -> AsyncIterator[None]:
    """On the first SIGINT or SIGTERM: seal, load, close and return; on the second: end at once, as the system would."""
    loop = asyncio.get_running_loop()
    caught: list[signal.Signals] = []

    def stop(number: signal.Signals) -> None:
        if corridor.stopping.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        log.warning("told to stop: sealing and loading what was fetched", extra={"signal": number.name})
        corridor.stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop, number)
            caught.append(number)
        except (ValueError, RuntimeError):  # not the main thread: whoever runs us handles signals
            break
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
