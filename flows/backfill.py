"""The backfill flow: a stretch of the past of one source, window by window, each done once.

Pages that are asked go the way of every page, politely and behind a scheduled run of the same source; pages from WARC
files and folders are copied into segments of our own and go the same way from there, with no network.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.cli.eta import Ahead
from flows.settings import Settings, settings
from flows.work import Publish, Work, ask_hosts, loading, run_through
from tasks import logs, windows
from tasks.config import Source, load_config
from tasks.home import Home
from tasks.pure.errors import DatelineError
from tasks.run.backfill_plan import Planner, Stretch, refuse_a_second
from tasks.run.page_import import Import
from tasks.run_locks import live_runs_of
from tasks.saved import Naming, read_list
from tasks.windows import Window

MB = 1_000_000
_SHOWN = 5


class Filling:
    """What the tasks of one backfill share. No dataclass: Prefect would walk into one that is handed to a task."""

    def __init__(self, work: Work, source: Source, stretch: Stretch, naming: Naming) -> None:
        self.work = work
        self.source = source
        self.naming = naming
        self.planner = Planner(work.corridor, source, stretch, work.run)
        self.failed: list[Window] = []
        self.done = 0


@task(name="plan", task_run_name="plan {label}", cache_policy=NO_CACHE, persist_result=False)
async def plan_windows(filling: Filling, label: str) -> list[Window]:
    """Make the windows of the stretch, and say which are not done."""
    return await filling.work.in_fetcher(filling.planner.plan)


@task(name="window", task_run_name="window {label}", cache_policy=NO_CACHE, persist_result=False)
async def fill_window(filling: Filling, label: str, window: tuple[Window]) -> None:
    """Do one window, and write down what came of it; nothing where the run was told to stop."""
    work, (one,) = filling.work, window
    offline = one.kind in ("warc", "files")
    problem = await (_import(filling, one) if offline else _ask(filling, one))
    if work.corridor.stopping.is_set():
        return
    settle = partial(windows.settle, work.corridor.warehouse, work.run, filling.source.name, one, problem)
    settled = await work.in_loader(partial(settle, work.corridor.clock()))
    filling.done += settled.state == "done"
    if settled.state == "failed":
        filling.failed.append(settled)


@flow(name="backfill", flow_run_name="backfill {source}", persist_result=False, validate_parameters=False)
async def backfill(
    source: str,
    first: str | None = None,
    last: str | None = None,
    urls: str | None = None,
    warc: list[str] | None = None,
    files: list[str] | None = None,
    list_file: str | None = None,
    url_prefix: str = "",
    undated: bool = False,
    failed: bool = False,
    refresh: bool = False,
    when: Publish = "always",
    home: str | None = None,
    config: str | None = None,
    workers: int | None = None,
) -> State[None]:
    """Fill in a stretch of the past: days (ISO dates), a list of addresses, WARC files, or saved pages."""
    where = settings(home, config)
    chosen = load_config(where.config)
    (selected,) = chosen.select([source])
    stretch = Stretch(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        undated=undated,
        urls=Path(urls) if urls else None,
        warc=tuple(warc or ()),
        files=tuple(files or ()),
        failed=failed,
        refresh=refresh,
    )
    naming = Naming(url_prefix, read_list(Path(list_file)) if list_file else {})
    refuse_a_second(where.home, source)
    steps = partial(_fill, source=selected, stretch=stretch, naming=naming)
    return await run_through("backfill", steps, where, chosen, [selected], refresh=refresh, when=when, workers=workers)


async def backfill_now(
    where: Settings, source: str, stretch: Stretch, naming_list: Path | None, url_prefix: str, workers: int | None
) -> None:
    """Run the flow for a command. What came of it is the observer's to tell."""
    await backfill(
        source=source,
        first=stretch.first.isoformat() if stretch.first else None,
        last=stretch.last.isoformat() if stretch.last else None,
        urls=str(stretch.urls) if stretch.urls else None,
        warc=list(stretch.warc),
        files=list(stretch.files),
        list_file=str(naming_list) if naming_list else None,
        url_prefix=url_prefix,
        undated=stretch.undated,
        failed=stretch.failed,
        refresh=stretch.refresh,
        home=str(where.home.root),
        config=str(where.config),
        workers=workers,
        return_state=True,
    )


async def _fill(work: Work, source: Source, stretch: Stretch, naming: Naming) -> None:
    work.watcher.stage("planning")
    with logs.keys(source=source.name):
        try:
            filling = Filling(work, source, stretch, naming)
            planned = await plan_windows(filling, source.name)
            work.ahead = _ahead(filling, planned)
            work.watcher.stage(f"{len(planned)} windows to do")
            for window in planned:
                if work.corridor.stopping.is_set():
                    break
                await fill_window(filling, window.about[-80:], (window,))
            if filling.failed:
                work.failed(source.name, DatelineError(_told(filling.failed, len(planned)), key=source.name))
        except Exception as error:  # noqa: BLE001 - the run is closed with what it did; its state and its row say so
            work.failed(source.name, error)


def _told(failed: list[Window], planned: int) -> str:
    shown = "; ".join(f"{window.about}: {window.error}" for window in failed[:_SHOWN])
    more = f"; and {len(failed) - _SHOWN} more" if len(failed) > _SHOWN else ""
    return f"{len(failed)} of {planned} windows failed (--failed tries them alone): {shown}{more}"


def _ahead(filling: Filling, planned: list[Window]) -> Ahead:
    size = sum(window.size for window in planned)
    if planned and planned[0].kind == "warc":
        return Ahead(filling.work.watcher, size / MB, "MB")
    is_asked = not planned or planned[0].kind != "files"
    return Ahead(filling.work.watcher, size, "pages", seconds_each=filling.source.delay if is_asked else 0.0)


async def _ask(filling: Filling, window: Window) -> str:
    """Ask what a window has left; why it is not done, or nothing."""
    work, source = filling.work, filling.source
    corridor = work.corridor
    unread = await work.in_fetcher(partial(filling.planner.list_day, window))
    claim = partial(windows.claim, corridor.warehouse, work.run, source.name, window)
    assignments = await work.in_loader(partial(claim, corridor.clock()))
    if work.ahead is not None:
        work.ahead.add(len(assignments) - window.size)
    work.watcher.expect(len(assignments))
    queues = corridor.queues(source, assignments)
    for queue in queues:
        queue.gives_way = partial(_is_scheduled, corridor.home, source.name)
    async with loading(work):
        await ask_hosts(work, queues)
    left = await work.in_loader(partial(windows.left_of, corridor.warehouse, source.name, window))
    hole = "" if window.is_whole else window.error
    return "; ".join(filter(None, (hole, unread, left.why if left.addresses else "")))


def _is_scheduled(home: Home, source: str) -> bool:
    """Whether an ingest run of the source is at work: it goes first."""
    return bool(live_runs_of(home, "ingest", source))


async def _import(filling: Filling, window: Window) -> str:
    """Take a WARC file or a folder in; why it is not done, or nothing."""
    work = filling.work
    taking = Import(work.corridor, work.run, filling.source, window, filling.naming)
    failures = work.failures
    read = 0
    async with loading(work):
        while (segment := await work.in_fetcher(taking.next_segment)) is not None:
            await work.segments.put(segment)
            if work.ahead is not None:
                work.ahead.advance((taking.read - read) / (MB if window.kind == "warc" else 1))
                read = taking.read
    if work.ahead is not None and not work.corridor.stopping.is_set():
        work.ahead.advance((window.size - read) / (MB if window.kind == "warc" else 1))
    if taking.others:
        work.watcher.stage(f"{taking.others} pages of other sites, or that the source's rules leave out")
    unloaded = f"a segment could not be loaded: {work.errors}" if work.failures > failures else ""
    return "; ".join(filter(None, (taking.why(), unloaded)))
