"""``python -m bench.cluster_worker HOME CONFIG AT_ONCE SOURCE...``: one worker of a group, until its input ends.

It takes the locks of some sources of its group that no other worker has, ingests them in one run as a worker of
``dateline serve`` does, gives the locks back and looks again.
"""

from __future__ import annotations

import asyncio
import logging
import random
import sys
from contextlib import ExitStack

from flows.run import shared_resources
from flows.scheduled import ingest_due
from tasks import logs, source_lock
from tasks.run.session import SharedResources
from tasks.settings import Settings, resolve_settings, skip_pandas

log = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two looks for sources."""


def main() -> None:
    """Work until the input ends, then end in order."""
    home, config, at_once, *sources = sys.argv[1:]
    skip_pandas()
    settings = resolve_settings(home, config)
    settings.home.prepare()
    logs.set_up(settings.home.logs, terminal=False)
    asyncio.run(_work(settings, int(at_once), sources))


async def _work(settings: Settings, at_once: int, sources: list[str]) -> None:
    shared = SharedResources(1)
    shared_resources.set(shared)
    over = asyncio.Event()

    async def stop() -> None:
        await asyncio.to_thread(
            sys.stdin.buffer.read
        )  # as a worker of `dateline serve`: Prefect handles signals itself
        shared.stopping.set()
        over.set()

    stopping = asyncio.create_task(stop())
    while not over.is_set():
        try:
            await _look(settings, at_once, sources)
        except Exception as error:  # noqa: BLE001 - as in flows.serving.worker: the run is marked, the worker goes on
            log.error("a run failed", extra={"error": repr(error)})
        try:
            await asyncio.wait_for(over.wait(), PAUSE)
        except TimeoutError:
            continue
    await stopping
    await asyncio.to_thread(shared.close)


async def _look(settings: Settings, at_once: int, sources: list[str]) -> None:
    ours: list[str] = []
    with ExitStack() as locks:
        for source in random.sample(sources, len(sources)):
            if len(ours) < at_once and locks.enter_context(source_lock.hold_lock(settings.home, source)):
                ours.append(source)
        if ours:
            home, config = str(settings.home.root), str(settings.config)
            await ingest_due(sources=ours, label="due", home=home, config=config, return_state=True)


if __name__ == "__main__":
    main()
