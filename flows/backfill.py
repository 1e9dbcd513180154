"""The backfill flow: older pages of one source, window by window, each window done once.

Pages that are fetched go the way of every page, politely, and yield to a scheduled run of the same source. Pages from
WARC files and folders are copied into segments of our own and go the same way from there, without network.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.run import Publish, execute_run, fetch_hosts, loading
from tasks import logs, windows
from tasks.config import Source, load_config
from tasks.frontier import Assignment
from tasks.home import Home
from tasks.pure.errors import DatelineError
from tasks.run.backfill_plan import BackfillPlanner, BackfillRange, ensure_single_backfill
from tasks.run.bundles import BUNDLE_PAGES, host_queues
from tasks.run.context import RunContext
from tasks.run.eta import ProgressEstimate
from tasks.run.news_files import BASE
from tasks.run.page_import import PageImport
from tasks.run_locks import live_runs_of
from tasks.saved import Naming, read_list
from tasks.settings import Settings, resolve_settings
from tasks.windows import Window

MB = 1_000_000
_SHOWN = 5
"""Failed windows named in the run's error."""


class BackfillContext:
    """What the tasks of one backfill share. Not a dataclass: Prefect visits the fields of one passed to a task."""

    def __init__(self, run: RunContext, source: Source, scope: BackfillRange, naming: Naming) -> None:
        self.run = run
        self.source = source
        self.naming = naming
        self.planner = BackfillPlanner(run.session, source, scope, run.run)
        self.failed: list[Window] = []


@task(name="plan", task_run_name="plan {label}", cache_policy=NO_CACHE, persist_result=False)
async def plan_windows(backfilling: BackfillContext, label: str) -> list[Window]:
    """Make the windows of the range; returns those that are not done."""
    return await backfilling.run.in_fetcher(backfilling.planner.plan)


@task(name="window", task_run_name="window {label}", cache_policy=NO_CACHE, persist_result=False)
async def fill_windows(backfilling: BackfillContext, label: str, group: list[Window]) -> None:
    """Do windows together and record each result; where the run was stopped, they stay as they were."""
    context = backfilling.run
    session = context.session
    offline = group[0].kind in ("warc", "files")
    problems = [await _import(backfilling, group[0])] if offline else await _fetch(backfilling, group)
    if session.stopping.is_set():
        return
    for window, problem in zip(group, problems, strict=True):
        settle = partial(windows.settle, session.warehouse, context.run, backfilling.source.name, window, problem)
        settled = await context.in_loader(partial(settle, session.clock()))
        if settled.state == "failed":
            backfilling.failed.append(settled)


@flow(name="backfill", flow_run_name="backfill {source}", persist_result=False, validate_parameters=False)
async def backfill(
    source: str,
    first: str | None = None,
    last: str | None = None,
    urls: str | None = None,
    cc_news: str | None = None,
    cc_base: str = BASE,
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
    """Load older pages of a source: days (ISO dates), a list of addresses, WARC files, Common Crawl's news, or saved pages."""
    settings = resolve_settings(home, config)
    chosen = load_config(settings.config)
    (selected,) = chosen.select([source])
    scope = BackfillRange(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        undated=undated,
        urls=Path(urls) if urls else None,
        cc_news=Path(cc_news) if cc_news else None,
        cc_base=cc_base,
        warc=tuple(warc or ()),
        files=tuple(files or ()),
        failed=failed,
        refresh=refresh,
    )
    naming = Naming(url_prefix, read_list(Path(list_file)) if list_file else {})
    ensure_single_backfill(settings.home, source)
    steps = partial(_fill_range, source=selected, scope=scope, naming=naming)
    return await execute_run(
        "backfill", steps, settings, chosen, [selected], refresh=refresh, when=when, workers=workers, spread=True
    )


async def backfill_now(
    settings: Settings,
    source: str,
    scope: BackfillRange,
    *,
    list_file: Path | None,
    url_prefix: str,
    workers: int | None,
) -> None:
    """Run the flow for a command. The result goes to the observer."""
    await backfill(
        source=source,
        first=scope.first.isoformat() if scope.first else None,
        last=scope.last.isoformat() if scope.last else None,
        urls=str(scope.urls) if scope.urls else None,
        cc_news=str(scope.cc_news) if scope.cc_news else None,
        cc_base=scope.cc_base,
        warc=list(scope.warc),
        files=list(scope.files),
        list_file=str(list_file) if list_file else None,
        url_prefix=url_prefix,
        undated=scope.undated,
        failed=scope.failed,
        refresh=scope.refresh,
        home=str(settings.home.root),
        config=str(settings.config),
        workers=workers,
        return_state=True,
    )


async def _fill_range(context: RunContext, source: Source, scope: BackfillRange, naming: Naming) -> None:
    context.watcher.stage("planning")
    with logs.keys(source=source.name):
        try:
            backfilling = BackfillContext(context, source, scope, naming)
            planned = await plan_windows(backfilling, source.name)
            context.estimate = _estimate(backfilling, planned)
            context.watcher.stage(f"windows to do: {len(planned)}")
            for group in windows.together(planned, BUNDLE_PAGES):
                if context.session.stopping.is_set():
                    break
                await fill_windows(backfilling, _label(group), group)
            if backfilling.failed:
                message = failure_message(backfilling.failed, len(planned))
                context.failed(source.name, DatelineError(message, key=source.name))
        except Exception as error:  # noqa: BLE001 - the run is closed with what it did; its state and its row say why
            context.failed(source.name, error)


def failure_message(failed: list[Window], planned: int) -> str:
    """How many windows failed, and the first of them with their errors."""
    shown = "; ".join(f"{window.about}: {window.error.removeprefix(f'{window.about}: ')}" for window in failed[:_SHOWN])
    more = f"; and {len(failed) - _SHOWN} more" if len(failed) > _SHOWN else ""
    return f"{len(failed)} of {planned} windows failed (--failed retries only these): {shown}{more}"


def _estimate(backfilling: BackfillContext, planned: list[Window]) -> ProgressEstimate:
    size = sum(window.size for window in planned)
    watcher = backfilling.run.watcher
    if planned and planned[0].kind == "warc":
        return ProgressEstimate(watcher, size / MB, "MB")
    fetches = not planned or planned[0].kind != "files"
    return ProgressEstimate(watcher, size, "pages", seconds_each=backfilling.source.delay if fetches else 0.0)


async def _fetch(backfilling: BackfillContext, group: list[Window]) -> list[str]:
    """Fetch what windows have left, in common bundles; returns why each is not done, or an empty string."""
    context, source = backfilling.run, backfilling.source
    session = context.session
    unread: list[str] = []
    assignments: tuple[Assignment, ...] = ()
    for window in group:
        unread.append(await context.in_fetcher(partial(backfilling.planner.list_day, window)))
        claim = partial(windows.claim, session.warehouse, context.run, source.name, window)
        assignments = await context.in_loader(partial(claim, session.clock()))  # with those of the windows before
    if context.estimate is not None:
        context.estimate.add(len(assignments) - sum(window.size for window in group))
    context.watcher.expect(len(assignments))
    queues = host_queues(source, assignments)
    for queue in queues:
        queue.should_yield = partial(_is_ingesting, session.home, source.name)
    async with loading(context):
        await fetch_hosts(context, queues)
    return [await _left_undone(backfilling, window, why) for window, why in zip(group, unread, strict=True)]


async def _left_undone(backfilling: BackfillContext, window: Window, unread: str) -> str:
    """Why a window is not done after it was fetched, or an empty string."""
    session, source = backfilling.run.session, backfilling.source
    left = await backfilling.run.in_loader(partial(windows.left_of, session.warehouse, source.name, window))
    incomplete = "" if window.is_whole else window.error
    return "; ".join(filter(None, (incomplete, unread, left.why if left.addresses else "")))


def _label(group: list[Window]) -> str:
    """What a task is named after: its window, or the first and the last of several."""
    first, last = group[0], group[-1]
    return first.about[-80:] if first is last else f"{first.about[-40:]} to {last.about[-40:]}"


def _is_ingesting(home: Home, source: str) -> bool:
    """Whether an ingest run of the source is running: it fetches first."""
    return bool(live_runs_of(home, "ingest", source))


async def _import(backfilling: BackfillContext, window: Window) -> str:
    """Import a WARC file or a folder; returns why the window is not done, or an empty string."""
    context = backfilling.run
    unit = MB if window.kind == "warc" else 1
    importing = PageImport(context.session, context.run, backfilling.source, window, backfilling.naming)
    failures = context.failures
    read = 0
    async with loading(context):
        while (segment := await context.in_fetcher(importing.next_segment)) is not None:
            await context.segments.put(segment)
            if context.estimate is not None:
                context.estimate.advance((importing.read - read) / unit)
                read = importing.read
    if context.estimate is not None and not context.session.stopping.is_set():
        context.estimate.advance((window.size - read) / unit)
    if left_out := importing.left_out_text():
        context.watcher.stage(left_out)
    unloaded = f"a segment could not be loaded: {context.errors}" if context.failures > failures else ""
    return "; ".join(filter(None, (importing.error_text(), unloaded)))
