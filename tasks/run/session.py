"""The rooms of one run, wired together: what each step of the corridor needs, handed to it.

Plain and synchronous; ``flows.ingest`` gives it order, threads and Prefect tasks.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks import archive, frontier, load, reprocess, runs
from tasks.archive import ArchiveError
from tasks.config import Config, Source
from tasks.discover import discover
from tasks.fetching import Client, origin_of
from tasks.frontier import Assignment, Claim
from tasks.home import Home
from tasks.parsing import Parsers
from tasks.pure.addresses import host_of
from tasks.pure.archived import ArchivedVisit
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import ExchangeKind, Failure, Validators, Visit
from tasks.pure.extract.version import version_of
from tasks.pure.records import Rejection, SourceRules
from tasks.reprocess import ReadAgain
from tasks.run import unloaded as leftovers
from tasks.run.budget import RunTime
from tasks.run_locks import live_runs
from tasks.runs import Run
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

# A bundle is closed by whichever comes first: small enough to lose, large enough that orchestration is noise.
BUNDLE_PAGES = 100
BUNDLE_BYTES = 32_000_000
"""Of decoded bodies: loading takes some ten times what their text does, and 100 pages of news are about 13 MB."""
BUNDLE_SECONDS = 60.0


class HostQueue:
    """What a run still has to ask of one host for one source, in order.

    No dataclass: Prefect would walk into one that is handed to a task.
    """

    def __init__(self, source: Source, host: str, waiting: deque[Assignment]) -> None:
        self.source = source
        self.host = host
        self.waiting = waiting
        self.bundles = 0
        self.gives_way: Callable[[], bool] = _never
        """Whether somebody else is to ask first: a bundle ends there."""
        self.is_over: Callable[[], bool] = _never
        """Whether the run's time for the source is up: what waits stays pending."""


def _never() -> bool:
    return False


class Corridor:
    """Everything that a run holds open. Use as a context manager."""

    def __init__(
        self, home: Home, config: Config, clock: Callable[[], datetime], *, workers: int | None = None
    ) -> None:
        """``clock`` gives aware UTC; ``workers``: parser processes, by default one a core."""
        self.home = home
        self.config = config
        self.clock = clock
        self.stopping = threading.Event()
        self._workers = workers
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        self.home.prepare()
        self.warehouse = Warehouse(self.home)
        self.warehouse.migrate()
        # Once a run: a site that closes a section, or all of it, is heeded by the next run and not by tomorrow's.
        self.client = self._exits.enter_context(Client(self.home.hosts, refresh_robots=True))
        self.parsers = self._exits.enter_context(Parsers(self._workers))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exits.close()

    def left_behind(self) -> tuple[list[Path], list[ArchiveError]]:
        """Close dead runs, seal what they left open, and name the sealed segments that nobody has loaded.

        Segments of runs that live are theirs to load. A file that is no segment is set aside as ``*.damaged`` and told.
        """
        for run_id in runs.close_dead_runs(self.warehouse, self.home, self.clock()):
            log.warning("an earlier run had died and was closed", extra={"run": run_id})
        loud = leftovers.loud_folders(self.warehouse, self.home.archive)
        for path in archive.recover(self.home.archive, loud):
            log.warning("sealed a segment of a dead run", extra={"segment": str(path)})
        alive = {run.run_id for run in live_runs(self.home)}
        left: list[Path] = []
        damaged: list[ArchiveError] = []
        for name in leftovers.look(self.warehouse, self.home.archive, loud, self.clock()):
            path = self.home.archive / name
            try:
                if archive.read_segment(path, archive=self.home.archive).run_id not in alive:
                    left.append(path)
            except ArchiveError as error:
                path.rename(path.with_name(path.name + ".damaged"))
                damaged.append(error)
        return left, damaged

    def discover(self, source: Source, run_time: RunTime, *, refresh: bool = False) -> Discovery:
        """Read what a source lists, as far as there is time; with ``refresh`` also documents that have not changed."""
        run_time.begin()
        now = self.clock()
        known = {} if refresh else frontier.known_documents(self.warehouse, source.name, source.digest())
        first = frontier.first_run(self.warehouse, source.name)
        since = None if first else now - timedelta(days=source.lookback_days)
        policy = source.document_policy()

        def stop() -> bool:
            return self.stopping.is_set() or run_time.is_up_for_documents()

        def get(url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
            return self.client.fetch(url, policy, kind=kind, validators=validators, stop=stop)

        return discover(
            source,
            get,
            known=known,
            now=now,
            since=since,
            is_over=run_time.is_up_for_documents,
            parse=self.parsers.parse_document,
        )

    def take_in(self, run: Run, source: Source, discovery: Discovery, run_time: RunTime) -> Claim:
        """Write down what was listed, and claim what is due and can be asked in the time that is left."""
        policy = source.policy()
        listed = {origin_of(c.url): c.url for c in discovery.candidates} or {origin_of(u): u for u in source.documents}
        room = run_time.room(self.client.pace(url, policy) for url in listed.values())
        return frontier.enqueue(
            self.warehouse, run, source, discovery, now=self.clock(), refresh=run.refresh, limit=room
        )

    def queues(self, source: Source, assignments: Iterable[Assignment]) -> list[HostQueue]:
        """Part what a source has to ask by host: one host is asked one page at a time."""
        by_host: dict[str, deque[Assignment]] = {}
        for assignment in assignments:
            by_host.setdefault(host_of(assignment.url), deque()).append(assignment)
        return [HostQueue(source, host, waiting) for host, waiting in by_host.items()]

    def fetch_bundle(self, run: Run, queue: HostQueue, asked: Callable[[], None]) -> Path | None:
        """Ask the next pages of a host into one segment, and seal it. None: nothing was asked."""
        queue.bundles += 1
        closes = time.monotonic() + BUNDLE_SECONDS
        size = 0
        writer = archive.SegmentWriter(self.home.archive, queue.source.name, run.run_id, self.clock())
        try:
            while queue.waiting and not self._is_to_end(queue) and not queue.gives_way():
                assignment = queue.waiting.popleft()
                visit = self._visit(assignment, queue)
                if self._is_to_end(queue) and visit.failure is not None and visit.failure.transient:
                    break  # told to stop while it waited: still claimed, so it ends this run as pending
                writer.append(visit)
                asked()
                size += sum(len(exchange.body) for exchange in visit.exchanges)
                if writer.count >= BUNDLE_PAGES or size >= BUNDLE_BYTES or time.monotonic() >= closes:
                    break
        finally:
            sealed = writer.seal()
        return sealed

    def _is_to_end(self, queue: HostQueue) -> bool:
        return self.stopping.is_set() or queue.is_over()

    def _visit(self, assignment: Assignment, queue: HostQueue) -> Visit:
        keys = {"source": queue.source.name, "url": assignment.url}
        try:
            visit = self.client.fetch(
                assignment.url,
                queue.source.policy(),
                validators=assignment.validators,
                found_by=assignment.found_by,
                stop=partial(self._is_to_end, queue),
            )
        except Exception as error:
            log.exception("asking failed in an unknown way", extra=keys)
            failure = Failure(transient=True, error=f"{type(error).__name__}: {error}"[:300])
            visit = Visit(assignment.url, (), failure, assignment.found_by)
        if visit.failure is not None:
            log.info("not fetched", extra={**keys, "error": visit.failure.error, "transient": visit.failure.transient})
        elif visit.response is not None:
            log.info("fetched", extra={**keys, "status": visit.response.status, "ms": round(visit.response.elapsed_ms)})
        return visit

    def load_segment(self, path: Path) -> Counter[str]:
        """Extract a sealed segment and commit its rows and its outcomes in one transaction.

        Raises:
            ArchiveError: the segment is damaged; what stands before the damage has been loaded.
        """
        segment = archive.read_segment(path, archive=self.home.archive)
        rules = self.rules(segment.source)
        damage: list[ArchiveError] = []
        judged = list(self.parsers.judge(_before_damage(segment.visits(), damage), rules))
        for visit, verdict in judged:
            if isinstance(verdict, Rejection):
                keys = {"source": segment.source, "url": visit.address, "reason": verdict.reason}
                log.info("rejected", extra={**keys, "detail": verdict.detail})
        outcomes = load.load_visits(
            self.warehouse,
            segment=segment.name,
            bytes=path.stat().st_size,
            source=segment.source,
            run_id=segment.run_id,
            loaded=judged,
            now=self.clock(),
            rules=rules,
        )
        counts = Counter({str(outcome): n for outcome, n in outcomes.items()})
        log.info("loaded", extra={"source": segment.source, "segment": segment.name, **counts})
        for error in damage:
            raise error
        return counts

    def read_again(self, name: str, run_id: str | None, *, dry_run: bool = False) -> ReadAgain:
        """Extract a loaded segment again by the rules of today; ``name`` is its path under the archive."""
        segment = archive.read_segment(self.home.archive / name, archive=self.home.archive)
        rules = self.rules(segment.source)
        found = reprocess.read_again(
            self.warehouse,
            segment=name,
            source=segment.source,
            run_id=run_id,
            loaded=list(self.parsers.judge(segment.visits(), rules)),
            now=self.clock(),
            rules=rules,
            dry_run=dry_run,
            extractor=version_of(rules),
        )
        counts = {str(outcome): n for outcome, n in found.outcomes.items()}
        log.info("read again", extra={"source": segment.source, "segment": name, "dry_run": dry_run, **counts})
        return found

    def rules(self, name: str) -> SourceRules:
        """The rules of a source, also of one that is no longer configured."""
        return next((source.rules() for source in self.config.sources if source.name == name), SourceRules(name))


def _before_damage(visits: Iterator[ArchivedVisit], damage: list[ArchiveError]) -> Iterator[ArchivedVisit]:
    """The visits that can be read; why no more of them can goes to ``damage``."""
    try:
        yield from visits
    except ArchiveError as error:
        damage.append(error)
