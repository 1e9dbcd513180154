"""The reprocess flow: extract again from the archive, with no network, after the rules got better.

A segment is read again in one transaction that also says by which rules, so a flow that is killed or stopped goes on
where it was, and one that is run again finds nothing to do.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from datetime import date
from functools import partial

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import State

from flows.cli.eta import Ahead
from flows.cli.progress import Observer, observer
from flows.settings import Settings, settings, utc_now
from flows.work import LOADS_AT_ONCE, Publish, Work, run_through
from tasks.config import Config, load_config
from tasks.pure.errors import DatelineError
from tasks.reprocess import ANY, ReadAgain, ReadBy
from tasks.run.reprocess_plan import Changes, segments_to_read
from tasks.run.session import Corridor

MB = 1_000_000


class Rereading:
    """What a reprocess shares and comes to."""

    def __init__(self) -> None:
        self.changes = Changes()
        self.segments = 0


_told: ContextVar[Rereading | None] = ContextVar("dateline_rereading", default=None)
"""Where a command wants to be told; no parameter of the flow, which a scheduler would have to fill in."""


@task(name="read again", task_run_name="read again {label}", cache_policy=NO_CACHE, persist_result=False)
async def read_segment_again(work: Work, label: str, segment: str) -> ReadAgain:
    """Extract one loaded segment again and commit what reads otherwise."""
    return await work.in_loader(partial(work.corridor.read_again, segment, work.run.run_id))


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
    """Extract again from the archive what other rules than today's read last.

    ``since``: an ISO date. ``extractor``: only what this version read last, as ``1``, ``1+3f2a90c1`` or ``<2``.
    """
    where = settings(home, config)
    chosen = load_config(where.config)
    selected = chosen.select(sources or [source.name for source in chosen.sources])
    names = [source.name for source in selected] if sources else []
    steps = partial(
        _read_again,
        names=names,
        since=date.fromisoformat(since) if since else None,
        read_by=ReadBy.parse(extractor) if extractor else ANY,
        everything=everything,
        rereading=_told.get() or Rereading(),
    )
    return await run_through("reprocess", steps, where, chosen, selected, when=when, workers=workers)


async def reprocess_now(
    where: Settings,
    sources: Sequence[str],
    since: date | None,
    *,
    extractor: str | None,
    everything: bool,
    workers: int | None,
) -> Rereading:
    """Run the flow for a command; what it came to, beside what the observer has to tell."""
    rereading = Rereading()
    _told.set(rereading)
    await reprocess(
        sources=list(sources),
        since=since.isoformat() if since else None,
        extractor=extractor,
        everything=everything,
        home=str(where.home.root),
        config=str(where.config),
        label=", ".join(sources) or "all",
        workers=workers,
        return_state=True,
    )
    return rereading


def preview(
    where: Settings,
    config: Config,
    sources: Sequence[str],
    since: date | None,
    *,
    extractor: str | None,
    everything: bool,
    workers: int | None,
) -> Rereading:
    """What a reprocess would come to; nothing but due migrations is written."""
    rereading = Rereading()
    with (
        Corridor(where.home, config, utc_now, workers=workers) as corridor,
        ThreadPoolExecutor(LOADS_AT_ONCE) as loaders,
    ):
        read_by = ReadBy.parse(extractor) if extractor else ANY
        segments = segments_to_read(corridor, sources, since, read_by=read_by, everything=everything)
        ahead = _ahead(corridor, observer(), segments)
        for name, found in zip(
            segments, loaders.map(lambda name: corridor.read_again(name, None, dry_run=True), segments), strict=True
        ):
            rereading.changes.add(found)
            rereading.segments += 1
            ahead.advance(_size(corridor, name))
    return rereading


async def _read_again(
    work: Work, *, names: Sequence[str], since: date | None, read_by: ReadBy, everything: bool, rereading: Rereading
) -> None:
    find = partial(segments_to_read, work.corridor, names, since, read_by=read_by, everything=everything)
    waiting = deque(await work.in_loader(find))
    work.watcher.stage(f"reading {len(waiting)} segments again")
    ahead = _ahead(work.corridor, work.watcher, waiting)

    async def read() -> None:
        while waiting and not work.corridor.stopping.is_set():
            name = waiting.popleft()
            try:
                found = await read_segment_again(work, name, name)
            except Exception as error:  # noqa: BLE001 - the segment stays as it was read; the next reprocess takes it
                work.failed(name, error)
                continue
            rereading.changes.add(found)
            rereading.segments += 1
            work.outcomes.update({str(outcome): n for outcome, n in found.outcomes.items()})
            work.watcher.loaded(found.outcomes.total())
            ahead.advance(_size(work.corridor, name))

    await asyncio.gather(*(read() for _ in range(LOADS_AT_ONCE)))
    if waiting:
        message = f"stopped with {len(waiting)} segments to read; started again, it goes on there"
        work.failed("reprocess", DatelineError(message, key="reprocess"))


def _ahead(corridor: Corridor, watcher: Observer, segments: Sequence[str] | deque[str]) -> Ahead:
    return Ahead(watcher, sum(_size(corridor, name) for name in segments), "MB")


def _size(corridor: Corridor, segment: str) -> float:
    return (corridor.home.archive / segment).stat().st_size / MB
