"""The reprocess flow: extract pages from the archive again, without network, after the extraction rules have improved.

A segment is extracted in one transaction that also records the extractor's version. So a flow that was killed or stopped
continues where it was, and one that is run again finds nothing to do.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from contextvars import ContextVar
from datetime import date
from functools import partial

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.run import Publish, execute_run
from tasks.config import Config, load_config
from tasks.parsing import ParsingStopped
from tasks.pure.errors import DatelineError
from tasks.reprocess import ReadAgain
from tasks.run.context import LOADS_AT_ONCE, RunContext
from tasks.run.eta import ProgressEstimate, Unit
from tasks.run.progress import Observer, observer
from tasks.run.reprocess_plan import Changes, ReprocessScope, segments_to_reprocess
from tasks.run.session import RunSession
from tasks.settings import Settings, resolve_settings, utc_now

MB = 1_000_000

result_sink: ContextVar[Changes | None] = ContextVar("dateline_reprocess_result", default=None)
"""Where a command receives the result. Not a parameter of the flow: a scheduler would have to fill it in."""


@task(name="reprocess", task_run_name="reprocess {label}", cache_policy=NO_CACHE, persist_result=False)
async def reprocess_segment(context: RunContext, label: str, segment: str) -> ReadAgain:
    """Extract one loaded segment again and commit the pages that changed."""
    session = context.session
    extracted = await context.in_extractor(partial(session.extract, segment))
    return await context.in_loader(partial(session.reprocess_extracted, extracted, context.run.run_id))


@flow(name="reprocess", flow_run_name="reprocess {label}", persist_result=False, validate_parameters=False)
async def reprocess(
    sources: list[str] | None = None,
    since: str | None = None,
    extractor: str | None = None,
    everything: bool = False,
    when: Publish = "always",
    home: str | None = None,
    config: str | None = None,
    label: str = "all",
    workers: int | None = None,
) -> State[None]:
    """Extract from the archive what was last extracted by other rules than today's.

    ``since``: an ISO date. ``extractor``: only what this version extracted last, as ``1``, ``1+3f2a90c1`` or ``<2``.
    """
    settings = resolve_settings(home, config)
    chosen = load_config(settings.config)
    selected = chosen.select(sources or [source.name for source in chosen.sources])
    scope = ReprocessScope(
        sources=tuple(source.name for source in selected) if sources else (),
        since=date.fromisoformat(since) if since else None,
        extractor=extractor,
        everything=everything,
    )
    steps = partial(_reprocess_all, scope=scope, changes=result_sink.get() or Changes())
    return await execute_run("reprocess", steps, settings, chosen, selected, when=when, workers=workers, spread=True)


async def reprocess_now(settings: Settings, scope: ReprocessScope, *, workers: int | None) -> Changes:
    """Run the flow for a command; returns the changes, besides what the observer receives."""
    changes = Changes()
    result_sink.set(changes)
    await reprocess(
        sources=list(scope.sources),
        since=scope.since.isoformat() if scope.since else None,
        extractor=scope.extractor,
        everything=scope.everything,
        home=str(settings.home.root),
        config=str(settings.config),
        label=", ".join(scope.sources) or "all",
        workers=workers,
        return_state=True,
    )
    return changes


def preview(settings: Settings, config: Config, scope: ReprocessScope, *, workers: int | None) -> Changes:
    """What a reprocess would change; writes nothing but due migrations."""
    changes = Changes()
    with RunSession(settings.home, config, utc_now, workers=workers) as session, ExitStack() as exits:
        session.spread()
        at_once = max(LOADS_AT_ONCE, session.compute.slots)
        loaders = exits.enter_context(ThreadPoolExecutor(at_once))
        segments = segments_to_reprocess(session, scope)
        estimate = _estimate(session, observer(), segments)
        found = loaders.map(lambda name: session.reprocess_segment(name, None, dry_run=True), segments)
        for name, one in zip(segments, found, strict=True):
            changes.add(one)
            estimate.advance(_size(session, name))
    return changes


async def _reprocess_all(context: RunContext, *, scope: ReprocessScope, changes: Changes) -> None:
    session = context.session
    waiting = deque(await context.in_loader(partial(segments_to_reprocess, session, scope)))
    context.watcher.stage(f"reprocessing {len(waiting)} segments")
    estimate = _estimate(session, context.watcher, waiting)

    async def reprocess_waiting() -> None:
        while waiting and not session.stopping.is_set():
            name = waiting.popleft()
            try:
                found = await reprocess_segment(context, name, name)
            except ParsingStopped:
                waiting.append(name)
                return
            except Exception as error:  # noqa: BLE001 - the segment stays as it was; the next reprocess takes it
                context.failed(name, error)
                continue
            changes.add(found)
            context.outcomes.update({str(outcome): n for outcome, n in found.outcomes.items()})
            context.watcher.loaded(found.outcomes.total())
            estimate.advance(_size(session, name))

    await asyncio.gather(*(reprocess_waiting() for _ in range(context.at_once)))
    if waiting:
        message = f"stopped with {len(waiting)} segments left; the same command continues there"
        context.failed("reprocess", DatelineError(message, key="reprocess"))


def _estimate(session: RunSession, watcher: Observer, segments: Sequence[str] | deque[str]) -> ProgressEstimate:
    unit: Unit = "MB" if session.archive.store is None else "segments"
    return ProgressEstimate(watcher, sum(_size(session, name) for name in segments), unit)


def _size(session: RunSession, segment: str) -> float:
    if session.archive.store is not None:  # a request for each size would take longer than it is worth
        return 1.0
    return (session.home.archive / segment).stat().st_size / MB
