"""Everything that one run holds open (warehouse, client, parsers), and its steps on one source or segment.

Plain and synchronous: the flows add order, threads and Prefect tasks. Bundles of pages are in ``tasks.run.bundles``,
what earlier runs left behind in ``tasks.run.recovery``.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks import configured, documents, frontier, load, reprocess
from tasks.archive import Unloaded, archive_of
from tasks.computing import Compute, ExtractedSegment, LocalCompute, open_cluster
from tasks.config import Config, Source
from tasks.coordination import coordination_of
from tasks.discover import discover
from tasks.documents import KnownSource
from tasks.fetching import Client, origin_of
from tasks.frontier import Claim, Listing
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.parsing import Parsers
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
        self.compute: Compute = LocalCompute(self.archive, self.parsers)
        """What extracts segments."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exits.close()

    def spread(self) -> None:
        """Have segments extracted by the Dask cluster from now on, if DATELINE_COMPUTE names one.

        Raises:
            ConfigError, ComputeUnavailable, ParsingStopped: as :func:`tasks.computing.open_cluster`.
        """
        if self.home.compute is not None:
            self.compute = open_cluster(self.home, self.stopping)
            self._exits.callback(self.compute.close)

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
        known = documents.known_sources(self.warehouse, sources)
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

    def extract(self, name: str) -> ExtractedSegment:
        """Read a sealed segment and judge its pages, wherever that is done; the warehouse is not touched.

        Args:
            name: its path under the archive.

        Raises: as :class:`tasks.computing.Compute`.
        """
        found = self.compute.extract(name, self.rules)
        return replace(found, source=self.config.current_name(found.source))

    def load_segment(self, path: Path) -> Counter[str]:
        """Extract a sealed segment and load it; see :meth:`load_extracted`."""
        return self.load_extracted(self.extract(self.name_of(path)))

    def name_of(self, path: Path) -> str:
        """The name of a segment at this path."""
        return path.relative_to(self.archive.folder).as_posix()

    def load_extracted(self, segment: ExtractedSegment) -> Counter[str]:
        """Commit the rows and outcomes of a segment in one transaction.

        Returns:
            Addresses by outcome.

        Raises:
            ArchiveError: the segment is damaged; the records before the damage have been loaded.
        """
        for visit, verdict in segment.visits:
            if isinstance(verdict, Rejection):
                keys = {"source": segment.source, "url": visit.address, "reason": verdict.reason}
                log.info("rejected", extra={**keys, "detail": verdict.detail})
        outcomes = load.load_visits(
            self.warehouse,
            segment=segment.name,
            bytes=segment.bytes,
            source=segment.source,
            run_id=segment.run_id,
            loaded=segment.visits,
            now=self.clock(),
            rules=self.rules(segment.source),
        )
        counts = Counter({str(outcome): n for outcome, n in outcomes.items()})
        log.info("loaded", extra={"source": segment.source, "segment": segment.name, **counts})
        self.archive.loaded(Unloaded(segment.run_id, segment.name))
        if segment.damage is not None:
            raise segment.damage
        return counts

    def reprocess_segment(self, name: str, run_id: str | None, *, dry_run: bool = False) -> ReadAgain:
        """Extract a loaded segment by today's rules and commit the differences; see :meth:`reprocess_extracted`.

        Args:
            name: the segment's path under the archive.
            run_id: the run that changed rows belong to.
            dry_run: whether only the differences are found and nothing is written.
        """
        return self.reprocess_extracted(self.extract(name), run_id, dry_run=dry_run)

    def reprocess_extracted(self, segment: ExtractedSegment, run_id: str | None, *, dry_run: bool = False) -> ReadAgain:
        """Commit what today's rules read differently in a loaded segment, in one transaction.

        Raises:
            ArchiveError: the segment is damaged; nothing is written.
        """
        if segment.damage is not None:
            raise segment.damage
        rules = self.rules(segment.source)
        found = reprocess.read_again(
            self.warehouse,
            segment=segment.name,
            source=segment.source,
            run_id=run_id,
            loaded=segment.visits,
            now=self.clock(),
            rules=rules,
            dry_run=dry_run,
            extractor=version_of(rules),
        )
        self.archive.drop(segment.name)
        counts = {str(outcome): n for outcome, n in found.outcomes.items()}
        log.info("reprocessed", extra={"source": segment.source, "segment": segment.name, "dry_run": dry_run, **counts})
        return found

    def rules(self, name: str) -> SourceRules:
        """The rules of a source by its name today or a former one, also of one that is no longer configured."""
        today = self.config.current_name(name)
        return next((source.rules() for source in self.config.sources if source.name == today), SourceRules(today))
