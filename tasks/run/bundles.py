"""Bundles: the pages of one host that are fetched into one segment, and the queue of a host that they come from."""

from __future__ import annotations

import logging
import math
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from tasks.config import Source
from tasks.frontier import Assignment
from tasks.pure.addresses import host_of
from tasks.pure.exchanges import Failure, Visit, never
from tasks.run.host_progress import HostProgress, waiting_reason
from tasks.run.session import RunSession
from tasks.runs import Run

log = logging.getLogger(__name__)

# A bundle ends at whichever limit comes first: small enough to lose, large enough that orchestration costs little.
FIRST_BUNDLE_PAGES = 20
"""Of the first bundle of a host: parsers have something to read soon after the run begins."""
BUNDLE_PAGES = 150
BUNDLE_BYTES = 32_000_000
"""Of decoded bodies: loading takes some ten times what their text does, and 150 pages of news are about 20 MB."""
BUNDLE_SECONDS = 60.0
REPORT_SECONDS = 0.2
"""Between two reports of how far a host is, unless a request failed: a person reads no faster."""


class HostQueue:
    """What a run still has to fetch from one host for one source, in order.

    Not a dataclass: Prefect visits the fields of one that is passed to a task.
    """

    def __init__(self, source: Source, host: str, waiting: deque[Assignment]) -> None:
        self.source = source
        self.host = host
        self.waiting = waiting
        self.bundles = 0
        """Bundles that were begun."""
        self.total = len(waiting)
        self.began: float | None = None
        """When the first bundle began, by ``time.monotonic``."""
        self.report: Callable[[HostProgress], None] = ignore
        """Called when something has changed."""
        self.should_yield: Callable[[], bool] = never
        """Whether another run is to fetch from the host first: a bundle ends there."""
        self.is_out_of_time: Callable[[], bool] = never
        """Whether the run's time for the source has passed: what waits stays pending."""

    def progress(self, pace: float, failure: Failure | None = None) -> HostProgress:
        """How far it is.

        Args:
            pace: seconds between two requests, at least.
            failure: of the last request.
        """
        waits_until = failure.retry_at if failure is not None else None
        return HostProgress(
            source=self.source.name,
            host=self.host,
            done=self.total - len(self.waiting),
            total=self.total,
            every=pace,
            is_crawl_delay=pace > self.source.delay,
            passed=time.monotonic() - self.began if self.began is not None else 0.0,
            waits_until=waits_until,
            waits_for=waiting_reason(failure.error) if failure is not None and waits_until is not None else "",
        )


def ignore(progress: HostProgress) -> None:
    """Report to nobody."""


def host_queues(source: Source, assignments: Iterable[Assignment]) -> list[HostQueue]:
    """Group what a source has to fetch by host: a host gets one request at a time."""
    by_host: dict[str, deque[Assignment]] = {}
    for assignment in assignments:
        by_host.setdefault(host_of(assignment.url), deque()).append(assignment)
    return [HostQueue(source, host, waiting) for host, waiting in by_host.items()]


def fetch_bundle(session: RunSession, run: Run, queue: HostQueue, on_fetched: Callable[[], None]) -> Path | None:
    """Fetch the next pages of a host into one segment and seal it.

    Args:
        on_fetched: called after each page that was archived.

    Returns:
        The sealed segment; None where nothing was fetched.
    """
    queue.bundles += 1
    queue.began = queue.began if queue.began is not None else time.monotonic()
    policy = queue.source.policy()
    closes = time.monotonic() + BUNDLE_SECONDS
    size, reported = 0, -math.inf
    most = FIRST_BUNDLE_PAGES if queue.bundles == 1 else BUNDLE_PAGES
    must_end = partial(_must_end, session, queue)
    writer = session.archive.writer(queue.source.name, run.run_id, session.clock())
    try:
        while queue.waiting and not must_end() and not queue.should_yield():
            assignment = queue.waiting.popleft()
            if time.monotonic() - reported >= REPORT_SECONDS:
                queue.report(queue.progress(session.client.pace(assignment.url, policy)))
                reported = time.monotonic()
            visit = _fetch(session, assignment, queue, must_end)
            if must_end() and visit.failure is not None and visit.failure.transient:
                break  # interrupted while it waited: still claimed, so it ends this run as pending
            writer.append(visit)
            on_fetched()
            if visit.failure is not None or not queue.waiting or time.monotonic() - reported >= REPORT_SECONDS:
                queue.report(queue.progress(session.client.pace(assignment.url, policy), visit.failure))
                reported = time.monotonic()
            size += sum(len(exchange.body) for exchange in visit.exchanges)
            if writer.count >= most or size >= BUNDLE_BYTES or time.monotonic() >= closes:
                break
    finally:
        sealed = writer.seal()
    return sealed


def _must_end(session: RunSession, queue: HostQueue) -> bool:
    return session.stopping.is_set() or queue.is_out_of_time()


def _fetch(session: RunSession, assignment: Assignment, queue: HostQueue, stop: Callable[[], bool]) -> Visit:
    keys = {"source": queue.source.name, "url": assignment.url}
    try:
        visit = session.client.fetch(
            assignment.url,
            queue.source.policy(),
            validators=assignment.validators,
            found_by=assignment.found_by,
            stop=stop,
        )
    except Exception as error:
        known = isinstance(error, OSError)  # a full disk, for example; its message names the file
        log.error("fetching failed", extra={**keys, "error": error}, exc_info=not known)
        failure = Failure(transient=True, error=f"{type(error).__name__}: {error}"[:300])
        visit = Visit(assignment.url, (), failure, assignment.found_by)
    if visit.failure is not None:
        log.info("not fetched", extra={**keys, "error": visit.failure.error, "transient": visit.failure.transient})
    elif visit.response is not None:
        log.info("fetched", extra={**keys, "status": visit.response.status, "ms": round(visit.response.elapsed_ms)})
    return visit
