"""What the tasks of one run share: its session, its threads, and what has come of its parts so far."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from tasks.pure.errors import DatelineError, machine_error
from tasks.run.eta import ProgressEstimate
from tasks.run.progress import PART_FAILED, Observer
from tasks.run.session import RunSession
from tasks.runs import Run

log = logging.getLogger(__name__)
T = TypeVar("T")

HOSTS_AT_ONCE = 64
"""Hosts fetched from in parallel: a thread each, which waits nearly always, as for a host's delay. With a thousand sources
at a delay of a second between robots.txt and feed, 16 would need a minute, and 20 hosts that do not respond would hold up
all others."""
LOADS_AT_ONCE = 3
"""Segments loaded in parallel, and extracted where this machine does that; their transactions run one after the other. With two,
parsers had nothing to do while both were loaded."""

WAITING_SEGMENTS = 8
"""Sealed segments that may wait to be loaded; when there are more, fetching waits for loading."""


class RunContext:
    """What the tasks of one run share. Not a dataclass: Prefect visits the fields of one that is passed to a task."""

    def __init__(self, session: RunSession, run: Run, watcher: Observer) -> None:
        self.session = session
        self.run = run
        self.watcher = watcher
        self.estimate: ProgressEstimate | None = None
        self.errors: dict[str, str] = {}
        self._problems: defaultdict[str, list[str]] = defaultdict(list)
        self.failures = 0
        self.outcomes: Counter[str] = Counter()
        self.unindexed = 0
        """Articles loaded since the last time that some were indexed."""
        self.unloaded: Counter[str] = Counter()
        """Sealed segments that are not loaded yet, by source."""
        self.ended: dict[str, datetime] = {}
        """When the sources ended whose pages are all loaded, UTC."""
        self._requested: set[str] = set()
        self.read_at: dict[str, datetime] = {}
        """When the documents of each source were read, UTC."""
        self.has_news = False
        """Whether the warehouse holds something that the snapshot lacks: pages, or how a part failed."""
        self.segments: asyncio.Queue[Path | None] = asyncio.Queue(WAITING_SEGMENTS)
        self.fetchers = ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="fetch")
        self.loaders = ThreadPoolExecutor(LOADS_AT_ONCE, thread_name_prefix="load")
        self.at_once = max(LOADS_AT_ONCE, session.compute.slots)
        """Segments that are extracted or loaded at once."""
        self.extractors = ThreadPoolExecutor(self.at_once, thread_name_prefix="extract")

    @property
    def is_orphaned(self) -> bool:
        """Whether the service that started this process is gone, and its Prefect server with it."""
        return self.session.shared is not None and self.session.shared.orphaned.is_set()

    async def in_fetcher(self, call: Callable[[], T]) -> T:
        """Run a call that waits on the network in a thread of its own."""
        return await _in(self.fetchers, call)

    async def in_loader(self, call: Callable[[], T]) -> T:
        """Run a call that works on the warehouse in a thread of its own."""
        return await _in(self.loaders, call)

    async def in_extractor(self, call: Callable[[], T]) -> T:
        """Run a call that waits for a segment to be extracted in a thread of its own."""
        return await _in(self.extractors, call)

    def failed(self, part: str, error: Exception) -> None:
        """Record that a part of the run failed; the others go on."""
        self.failures += 1
        self.has_news = True
        what = f"{type(error).__name__}: {error}"
        if isinstance(error, OSError) and error.errno is not None:
            what = machine_error(error)
        elif isinstance(error, DatelineError):
            what = error.message if error.key == part else str(error)  # the part is named before it
        self._problems[part].append(what)
        self.errors[part] = _in_one(self._problems[part])
        log.error(
            PART_FAILED,
            extra={"source": part, "error": what},
            exc_info=not isinstance(error, (DatelineError, OSError)),
        )

    def fetched(self, addresses: int) -> None:
        """These many more addresses were fetched; for those who watch."""
        self.watcher.fetched(addresses)
        if self.estimate is not None:
            self.estimate.advance(addresses)

    def requested(self, source: str) -> None:
        """Everything that the run has for a source was requested; it ends when that is loaded."""
        self._requested.add(source)
        self._end_if_done(source)

    def loaded(self, source: str) -> None:
        """A segment of a source was loaded, or failed."""
        self.unloaded[source] -= 1
        self._end_if_done(source)

    def _end_if_done(self, source: str) -> None:
        if source in self._requested and self.unloaded[source] <= 0 and source not in self.ended:
            self.ended[source] = self.session.clock()
            self.run.leave(source)
            self.watcher.source_ended(source)

    def close(self) -> None:
        """Wait for the threads and end them."""
        for pool in (self.fetchers, self.extractors, self.loaders):
            pool.shutdown()


def _in_one(problems: Sequence[str]) -> str:
    """The first problem of a part, and how many others it has."""
    others = len(set(problems)) - 1
    return f"{problems[0]}; and {others} more, which the log names" if others else problems[0]


async def _in(pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    """Run a call in a thread of the pool, with the log keys of this task."""
    return await asyncio.get_running_loop().run_in_executor(pool, copy_context().run, call)
