"""The crawl frontier: listed addresses are recorded, enqueued if they are due, and claimed by a run, newest first.

One transaction holds the documents' validators and the addresses that they list, so neither is kept without the
other. An address that enters a run is in the ledger of the run as pending from that moment.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from tasks.config import Source
from tasks.lookup import forgotten_of
from tasks.pure.addresses import key_of, passes
from tasks.pure.decide.due import Due, KnownAddress, due
from tasks.pure.decide.rows import Row, fetch_row
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import Validators
from tasks.pure.records import Candidate, FoundBy
from tasks.runs import Run
from tasks.warehouse import Warehouse, aware, json_list, json_rows, one_row, statement, to_timestamp
from tasks.writing import span_of

log = logging.getLogger(__name__)

BATCH = 20_000
"""Candidates in one statement: some 60 MB as objects, rows and JSON together."""
ENOUGH_ENTRIES = 5
"""New entries of a feed that are not all new by chance; as in the view ``turnover``."""
RECHECKS_SHARE = 10
"""One in so many of the addresses of a run is reserved for those whose interval has passed, so that a backlog of new
ones does not delay corrections for days."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One address that a run is to fetch."""

    url: str
    key: str
    found_by: FoundBy
    validators: Validators | None = None
    """Of the content that the warehouse has; None: the request is unconditional."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a run has claimed of one source."""

    assignments: tuple[Assignment, ...]
    """Newest first; rechecks last."""
    listed: int
    """Distinct addresses that the documents list."""
    due: int
    """Addresses that are due now: claimed, and waiting."""
    waiting: int
    """Those beyond the limit of the run; they stay pending."""


def known_documents(warehouse: Warehouse, source: str, digest: str) -> Mapping[str, Validators]:
    """Validators of a source's documents by address, of those that were read under the rules of ``digest``."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/documents_of_source"), {"source": source, "digest": digest})
        return {url: Validators(etag or "", modified or "") for url, etag, modified in found.fetchall()}


def first_run(warehouse: Warehouse, source: str) -> bool:
    """Whether no run has read all readable documents of a source yet."""
    with warehouse.transaction() as connection:
        return _is_first(connection, source)


def unlisted(warehouse: Warehouse, keys: Collection[str]) -> set[str]:
    """Those of the address keys that no document has listed yet, and no page has answered for."""
    with warehouse.transaction() as connection:
        return _unlisted(connection, keys)


def enqueue(
    warehouse: Warehouse,
    run: Run,
    source: Source,
    discovery: Discovery,
    *,
    now: datetime,
    refresh: bool,
    limit: int | None = None,
) -> Claim:
    """Record what a source lists and claim what is due: at most ``max_articles_per_run`` addresses, or ``limit`` if less.

    New and changed addresses come first, newest first; a tenth is reserved for those whose interval has passed.
    Addresses that another live run has claimed are left to it.
    """
    with warehouse.transaction() as connection:
        frontier = _Frontier(connection, run, source, discovery, now)
        frontier.write_documents()
        frontier.write_candidates(refresh=refresh)
        return frontier.claim(min(source.max_articles_per_run, limit or source.max_articles_per_run))


class _Frontier:
    def __init__(
        self, connection: duckdb.DuckDBPyConnection, run: Run, source: Source, discovery: Discovery, now: datetime
    ) -> None:
        self.connection = connection
        self.run = run
        self.source = source
        self.discovery = discovery
        self.now = now
        self.ledger = {"run_id": run.run_id, "source": source.name}

    def write(self, merge: str, records: Sequence[Row]) -> None:
        if records:
            self.connection.execute(statement(merge), {"rows": json_rows(records)})

    def write_documents(self) -> None:
        record_discovery(self.connection, self.discovery, **self.ledger, counted=self._count_new())
        read = {document.url: document for document in self.discovery.documents if not document.error}
        self.write(
            "merges/documents",
            [
                {
                    "source": self.source.name,
                    "url": document.url,
                    "kind": document.kind,
                    "rules_digest": self.source.digest(),
                    "read_at": document.read_at,
                    "etag": document.validators.etag or None,
                    "last_modified": document.validators.last_modified or None,
                    "entries": document.entries,
                }
                for document in read.values()
            ],
        )

    def _count_new(self) -> dict[str, tuple[int, int]]:
        """For each feed that was read: how many candidates it was the first to name, and how many of them are new."""
        keys: dict[str, set[str]] = {
            document.url: set() for document in self.discovery.documents if document.kind == "feed" and document.entries
        }
        for candidate in self.discovery.candidates:
            if candidate.listed_in in keys:
                keys[candidate.listed_in].add(candidate.key)
        new = _unlisted(self.connection, {key for some in keys.values() for key in some})
        counts = {url: (len(some), len(some & new)) for url, some in keys.items()}
        for url, (candidates, fresh) in counts.items():
            if fresh == candidates >= ENOUGH_ENTRIES:
                self._warn_of_turnover(url)
        return counts

    def _warn_of_turnover(self, url: str) -> None:
        """Of a feed that is all new: log whether it was so the last time, too. Its first reading does not count."""
        earlier = self.connection.execute(statement("writer/readings_of_feed"), {**self.ledger, "url": url}).fetchall()
        if len(earlier) == 2 and (earlier[0][0] or 0) >= ENOUGH_ENTRIES and earlier[0][0] == earlier[0][1]:
            log.warning(
                "a feed was all new twice running: articles may be missed, schedule the source more often",
                extra={"source": self.source.name, "url": url, "schedule": self.source.schedule},
            )

    def write_candidates(self, *, refresh: bool) -> None:
        candidates = list({candidate.key: candidate for candidate in reversed(self.discovery.candidates)}.values())
        for start in range(0, len(candidates), BATCH):
            some = candidates[start : start + BATCH]
            self._write_some({candidate.key: candidate for candidate in some}, refresh=refresh)

    def _write_some(self, candidates: dict[str, Candidate], *, refresh: bool) -> None:
        known, claimed = self._known(candidates)
        for key in forgotten_of(self.connection, candidates):
            del candidates[key]
        is_first = _is_first(self.connection, self.source.name)
        judged = {key: due(c, known.get(key), self.now, refresh=refresh) for key, c in candidates.items()}
        self.write("merges/addresses_listed", [self._listed_row(c, judged[key]) for key, c in candidates.items()])
        # What is due only by its interval is claimed from its row of addresses: its content is loaded, so it is not pending.
        to_fetch = [
            c for key, c in candidates.items() if judged[key].why not in ("no", "interval") and key not in claimed
        ]
        self.write("merges/pending_due", [self._pending_row(candidate, is_first=is_first) for candidate in to_fetch])

    def claim(self, limit: int) -> Claim:
        at = {"source": self.source.name, "now": to_timestamp(self.now)}
        self.connection.execute(statement("merges/pending_of_the_future"), at)
        claimable = {**at, "excluded": json_list(self._excluded(at))}
        fresh, rechecks = one_row(self.connection, "writer/waiting_of_source", claimable)
        kept = min(rechecks, limit // RECHECKS_SHARE)
        claimed = min(fresh, limit - kept)
        given = {**claimable, "run_id": self.run.run_id}
        self.connection.execute(statement("merges/pending_claimed"), {**given, "max_claims": claimed})
        self.connection.execute(statement("merges/pending_rechecked"), {**given, "max_claims": limit - claimed})
        assignments = enter_claims(self.connection, **self.ledger, now=self.now)
        listed = len({candidate.key for candidate in self.discovery.candidates})
        waiting = fresh - claimed
        discovered_at = to_timestamp(self.discovery.started_at) if self.discovery.complete else None
        self.connection.execute(
            statement("merges/run_sources_taken_in"),
            {**self.ledger, "listed": listed, "waiting": waiting, "discovered_at": discovered_at},
        )
        if (self.discovery.complete or self.discovery.settled) and self.run.kind == "ingest":
            self.connection.execute(statement("merges/sources_first_run"), at)
        return Claim(assignments, listed=listed, due=fresh + rechecks, waiting=waiting)

    def _excluded(self, at: Mapping[str, Any]) -> set[str]:
        """Addresses that were listed under other rules and do not pass those of today; they wait until they pass."""
        include, exclude = self.source.include, self.source.exclude
        if not include and not exclude:
            return set()
        found = self.connection.execute(statement("writer/claimable_of_source"), at).fetchall()
        return {key for key, url in found if not passes(url, include, exclude)} - set(map(key_of, self.source.urls))

    def _known(self, keys: Mapping[str, Candidate]) -> tuple[dict[str, KnownAddress], set[str]]:
        found = self.connection.execute(statement("writer/listed_of_keys"), {"keys": json_list(keys)}).fetchall()
        known: dict[str, KnownAddress] = {}
        claimed: set[str] = set()
        for key, fetched, next_due, checks, next_attempt, claimed_by in found:
            known[key] = KnownAddress(aware(fetched), aware(next_due), checks, aware(next_attempt))
            if claimed_by is not None:
                claimed.add(key)
        return known, claimed

    def _listed_row(self, candidate: Candidate, judged: Due) -> Row:
        return {
            "url_key": candidate.key,
            "url": candidate.url,
            "source": self.source.name,
            "found_by": candidate.found_by,
            "listed_in": candidate.listed_in or None,
            "first_listed_at": self.now,
            "last_listed_at": self.now,
            "stated_published_at": candidate.published_at,
            "stated_changed_at": candidate.changed_at,
            "checks": 0,
            "next_due_at": judged.later,  # a stated change that is not believed yet
        }

    def _pending_row(self, candidate: Candidate, *, is_first: bool) -> Row:
        stated = [moment for moment in (candidate.published_at, candidate.changed_at) if moment is not None]
        newest: datetime | None = min(max(stated), self.now) if stated else self.now
        if not stated and is_first and candidate.found_by == "sitemap":
            newest = None  # the whole past of a site, in no order: after addresses with a date
        return {
            "url_key": candidate.key,
            "url": candidate.url,
            "source": self.source.name,
            "found_by": candidate.found_by,
            "since": self.now,
            "newest_at": newest,
            "attempts": 0,
            "next_attempt_at": self.now,
        }


def record_discovery(
    connection: duckdb.DuckDBPyConnection,
    discovery: Discovery,
    *,
    run_id: str,
    source: str,
    counted: Mapping[str, tuple[int, int]] | None = None,
) -> None:
    """Write down which documents were read and with which exchanges. Their validators are not kept here.

    Args:
        counted: by document: its candidates, and how many of them are new.
    """
    counts = counted or {}
    documents = [
        {
            "run_id": run_id,
            "source": source,
            "url": document.url,
            "kind": document.kind,
            "read_at": document.read_at,
            "status": document.status,
            "entries": document.entries,
            "candidates": counts.get(document.url, (None, None))[0],
            "new_candidates": counts.get(document.url, (None, None))[1],
            "error": document.error or None,
        }
        for document in discovery.documents
    ]
    if documents:
        connection.execute(statement("merges/discoveries"), {"rows": json_rows(documents)})
    exchanges = {exchange.fetch_id: exchange for exchange in discovery.exchanges}.values()
    if exchanges:
        fetches = [fetch_row(exchange, run_id=run_id, source=source) for exchange in exchanges]
        connection.execute(statement("merges/fetches"), {"rows": json_rows(fetches), **span_of(fetches)})


def enter_claims(
    connection: duckdb.DuckDBPyConnection, *, run_id: str, source: str, now: datetime
) -> tuple[Assignment, ...]:
    """Record what a run has claimed of a source in the ledger, as pending; return all of it, newest first."""
    ledger = {"run_id": run_id, "source": source, "now": to_timestamp(now)}
    (entered,) = one_row(connection, "merges/outcomes_entered", ledger)
    connection.execute(statement("merges/run_sources_counted"), {**ledger, "more": entered})
    found = connection.execute(statement("writer/claims_of_run"), {"run_id": run_id, "source": source}).fetchall()
    return tuple(
        Assignment(url, key, found_by, Validators(etag or "", modified or "") if etag or modified else None)
        for key, url, found_by, etag, modified in found
    )


def _unlisted(connection: duckdb.DuckDBPyConnection, keys: Collection[str]) -> set[str]:
    found = connection.execute(statement("writer/listed_of_keys"), {"keys": json_list(keys)}).fetchall()
    return set(keys) - {row[0] for row in found}


def _is_first(connection: duckdb.DuckDBPyConnection, source: str) -> bool:
    found = connection.execute(statement("writer/first_run_of_source"), {"source": source}).fetchone()
    return found is None or found[0] is None
