"""Everything that one run holds open (warehouse, client, parsers), and its steps on one source or segment.

Plain and synchronous: the flows add order, threads and Prefect tasks. Bundles of pages are in ``tasks.run.bundles``,
what earlier runs left behind in ``tasks.run.recovery``.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks import archive, configured, frontier, load, reprocess
from tasks.archive import ArchiveError, Segment, Unloaded, archive_of
from tasks.config import Config, Source
from tasks.coordination import coordination_of
from tasks.discover import discover
from tasks.fetching import Client, origin_of
from tasks.frontier import Claim, KnownSource, Listing
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.parsing import Parsers
from tasks.pure.archived import ArchivedVisit
from tasks.pure.discovery.records import Discovery
from tasks.pure.errors import DatelineError
from tasks.pure.exchanges import ExchangeKind, Validators, Visit
from tasks.pure.extract.version import version_of
from tasks.pure.records import Rejection, SourceRules
from tasks.reprocess import ReadAgain
from tasks.run.budget import TimeBudget
from tasks.runs import Run
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


class SharedResources:
    """What the runs of one worker process share: parser processes, and the request to stop. Close it at the end."""

    def __init__(self, workers: int | None = None) -> None:
        """``workers``: parser processes; by default one a core. They are started when the first run needs them."""
        self.stopping = threading.Event()
        self.parsers = Parsers(workers, stopping=self.stopping)
        self.orphaned = threading.Event()
        """Set when the service that started the process is gone, and its Prefect server with it."""
        self.recorded: Config | None = None
        """The configuration whose sources the warehouse has."""

    def on_orphaned(self) -> None:
        """Stop the runs, and have them finish without Prefect's server."""
        self.orphaned.set()
        self.stopping.set()

    def close(self) -> None:
        """End the parser processes."""
        self.parsers.close()


class RunSession:
    """The resources of one run. Use as a context manager: entering it opens and migrates the warehouse."""

    def __init__(
        self,
        home: Home,
        config: Config,
        clock: Callable[[], datetime],
        *,
        workers: int | None = None,
        shared: SharedResources | None = None,
    ) -> None:
        """Nothing is opened before the ``with`` block.

        Args:
            clock: gives aware UTC.
            workers: parser processes; by default one a core.
            shared: what this run shares with others of its process; None: it has its own.
        """
        self.home = home
        self.archive = archive_of(home)
        self.config = config
        self.clock = clock
        self.shared = shared
        self.stopping = shared.stopping if shared is not None else threading.Event()
        """Set when the run is to stop: what is fetched is sealed and loaded, the rest stays pending."""
        self._workers = workers
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        self.home.prepare()
        if self.home.coordination is not None:
            digest = hashlib.sha256(self.config.path.read_bytes()).hexdigest()
            coordination_of(self.home).check_configuration(digest)
        self.warehouse = Warehouse(self.home)
        retry_lake(self.warehouse.migrate)()
        # robots.txt is fetched once a run: where a site closes a section, the next run obeys and not only tomorrow's.
        self.client = self._exits.enter_context(
            Client(self.home.hosts, coordination=coordination_of(self.home), refresh_robots=True)
        )
        if self.shared is not None:
            self.parsers = self.shared.parsers
        else:
            self.parsers = self._exits.enter_context(Parsers(self._workers, stopping=self.stopping))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exits.close()

    def record_configured(self) -> None:
        """Write what the configuration says of all sources, unless an earlier run of this process has written it."""
        if self.shared is None or self.shared.recorded is not self.config:
            configured.record(self.warehouse, self.config.sources, self.clock())
        if self.shared is not None:
            self.shared.recorded = self.config

    def known(self, sources: Sequence[Source], *, refresh: bool = False) -> dict[str, KnownSource]:
        """What the warehouse knows of the documents of all sources that are to be read, by source.

        Args:
            refresh: whether documents are read that have not changed, too.
        """
        known = frontier.known_sources(self.warehouse, sources)
        return {name: replace(found, documents={}) for name, found in known.items()} if refresh else known

    def discover(self, source: Source, known: KnownSource, budget: TimeBudget) -> Discovery:
        """Read what a source lists, as far as the time allows; the budget starts now."""
        budget.restart()
        now = self.clock()
        since = None if known.is_first else now - timedelta(days=source.lookback_days)
        policy = source.document_policy()

        def stop() -> bool:
            return self.stopping.is_set() or budget.is_spent_on_documents()

        def get(url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
            return self.client.fetch(url, policy, kind=kind, validators=validators, stop=stop)

        return discover(
            source,
            get,
            known=known.documents,
            now=now,
            since=since,
            is_over=budget.is_spent_on_documents,
            parse=self.parsers.parse_document,
            new_among=partial(frontier.unlisted, self.warehouse),
        )

    def listing(self, source: Source, discovery: Discovery, budget: TimeBudget) -> Listing:
        """What a source lists, what failed, and the number of pages that can be fetched in the time that is left."""
        # A document that a stop interrupted has not failed.
        failed = [document for document in discovery.documents if document.error and not self.stopping.is_set()]
        error = str(DatelineError(failed[0].error, key=failed[0].url)) if failed else ""
        policy = source.policy()
        listed = {origin_of(c.url): c.url for c in discovery.candidates} or {origin_of(u): u for u in source.documents}
        limit = budget.max_pages(self.client.pace(url, policy) for url in listed.values())
        return Listing(source, discovery, limit, error)

    def enqueue(self, run: Run, listings: Sequence[Listing]) -> dict[str, Claim]:
        """Record what was listed, and claim what is due and can be fetched, in one transaction; by source."""
        return frontier.enqueue_all(self.warehouse, run, listings, now=self.clock(), refresh=run.refresh)

    def load_segment(self, path: Path) -> Counter[str]:
        """Extract a sealed segment and commit its rows and its outcomes in one transaction.

        Returns:
            Addresses by outcome.

        Raises:
            ArchiveError: the segment is damaged; the records before the damage have been loaded.
        """
        path = self.archive.path(path.relative_to(self.archive.folder).as_posix())
        segment = self._segment(path)
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
        self.archive.loaded(Unloaded(segment.run_id, segment.name))
        for error in damage:
            raise error
        return counts

    def reprocess_segment(self, name: str, run_id: str | None, *, dry_run: bool = False) -> ReadAgain:
        """Extract a loaded segment by today's rules and commit the differences.

        Args:
            name: the segment's path under the archive.
            run_id: the run that changed rows belong to.
            dry_run: whether only the differences are found and nothing is written.
        """
        segment = self._segment(self.archive.path(name))
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
        self.archive.drop(name)
        counts = {str(outcome): n for outcome, n in found.outcomes.items()}
        log.info("reprocessed", extra={"source": segment.source, "segment": name, "dry_run": dry_run, **counts})
        return found

    def _segment(self, path: Path) -> Segment:
        """A segment of the archive; of a source that was renamed since, by its name today."""
        segment = archive.read_segment(path, archive=self.home.archive)
        return replace(segment, source=self.config.current_name(segment.source))

    def rules(self, name: str) -> SourceRules:
        """The rules of a source, also of one that is no longer configured."""
        return next((source.rules() for source in self.config.sources if source.name == name), SourceRules(name))


def _before_damage(visits: Iterator[ArchivedVisit], damage: list[ArchiveError]) -> Iterator[ArchivedVisit]:
    """The visits that can be read; the error that ends them is appended to ``damage``."""
    try:
        yield from visits
    except ArchiveError as error:
        damage.append(error)
