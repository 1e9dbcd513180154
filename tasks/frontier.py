"""The crawl frontier: listed addresses are recorded, enqueued if they are due, and claimed by a run, newest first.

An address that enters a run is in the ledger of the run as pending from that moment.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

import duckdb

from tasks.config import Source
from tasks.documents import write_documents
from tasks.lake import by_keys, retry_lake
from tasks.lookup import forgotten_of
from tasks.pure.addresses import key_of, passes
from tasks.pure.decide.due import Due, KnownAddress, due
from tasks.pure.decide.rows import Row
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import Validators
from tasks.pure.records import Candidate, FoundBy
from tasks.runs import Run
from tasks.statements import aware, json_list, json_rows, one_row, statement, to_timestamp
from tasks.warehouse import Warehouse
from tasks.writing import Writing

log = logging.getLogger(__name__)

BATCH = 20_000
"""Candidates in one statement: some 60 MB as objects, rows and JSON together."""
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
class Listing:
    """What one source lists, to be taken in."""

    source: Source
    discovery: Discovery
    limit: int | None = None
    """Addresses that can be fetched in the time that is left; None: no limit."""
    error: str = ""
    """Why a document could not be read; empty if all were."""


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


@retry_lake
def unlisted(warehouse: Warehouse, keys: Collection[str]) -> set[str]:
    """Those of the address keys that no document has listed yet, and no page has answered for."""
    with warehouse.transaction(threads=1) as connection:
        return _unlisted(connection, keys, is_lake=warehouse.home.lake is not None)


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
    """:func:`enqueue_all` for one source."""
    return enqueue_all(warehouse, run, [Listing(source, discovery, limit)], now=now, refresh=refresh)[source.name]


@retry_lake
def enqueue_all(
    warehouse: Warehouse, run: Run, listings: Sequence[Listing], *, now: datetime, refresh: bool
) -> dict[str, Claim]:
    """Record what some sources list and claim what is due, in one transaction; the claims by source.

    A source claims at most ``max_articles_per_run`` addresses, or its limit if that is less: new and changed ones
    first, newest first; a tenth is reserved for those whose interval has passed. Addresses that another live run has
    claimed are left to it. A source that lists nothing and has nothing to claim costs rows, and no statement.
    The row of a source that has nothing to fetch is closed here: its run may go on for long with others.
    """
    names = {"sources": json_list(listing.source.name for listing in listings)}
    is_lake = warehouse.home.lake is not None
    with warehouse.transaction(threads=1) as connection:
        found = [(listing.source, listing.discovery) for listing in listings]
        write_documents(connection, run, found, partial(_unlisted, connection, is_lake=is_lake))
        at = {**names, "now": to_timestamp(now)}
        connection.execute(statement("merges/pending_of_the_future"), at)
        busy = {source for (source,) in connection.execute(statement("writer/claimable_sources"), at).fetchall()}
        claims = {}
        for listing in listings:
            if listing.discovery.candidates or listing.source.name in busy:
                claims[listing.source.name] = _Frontier(connection, run, listing, now, is_lake=is_lake).claim(
                    refresh=refresh
                )
            else:
                claims[listing.source.name] = Claim((), listed=0, due=0, waiting=0)
        _write_taken_in(connection, run, listings, claims, now)
        return claims


def _write_taken_in(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    listings: Sequence[Listing],
    claims: Mapping[str, Claim],
    now: datetime,
) -> None:
    rows = [
        {
            "run_id": run.run_id,
            "source": listing.source.name,
            "listed": claims[listing.source.name].listed,
            "waiting": claims[listing.source.name].waiting,
            "discovered_at": listing.discovery.started_at if listing.discovery.complete else None,
        }
        for listing in listings
    ]
    connection.execute(statement("merges/run_sources_taken_in"), {"rows": json_rows(rows)})
    done = [
        {"run_id": run.run_id, "source": listing.source.name, "finished_at": now, "error": listing.error or None}
        for listing in listings
        if not claims[listing.source.name].assignments
    ]
    connection.execute(statement("merges/run_sources_closed"), {"rows": json_rows(done)})
    whole = [listing.source.name for listing in listings if listing.discovery.complete or listing.discovery.settled]
    if whole and run.kind == "ingest":
        given = {"sources": json_list(whole), "now": to_timestamp(now)}
        connection.execute(statement("merges/sources_first_run"), given)


class _Frontier:
    """One source's part of the transaction, where it lists something or has something to claim."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, run: Run, listing: Listing, now: datetime, *, is_lake: bool
    ) -> None:
        self.connection = connection
        self.is_lake = is_lake
        self.run = run
        self.source = listing.source
        self.discovery = listing.discovery
        self.limit = min(self.source.max_articles_per_run, listing.limit or self.source.max_articles_per_run)
        self.now = now
        self.ledger = {"run_id": run.run_id, "source": self.source.name}

    def claim(self, *, refresh: bool) -> Claim:
        """Write down what is listed, and claim what is due."""
        candidates = list({candidate.key: candidate for candidate in reversed(self.discovery.candidates)}.values())
        for start in range(0, len(candidates), BATCH):
            some = candidates[start : start + BATCH]
            self._write_some({candidate.key: candidate for candidate in some}, refresh=refresh)
        return self._claim(self.limit, listed=len(candidates))

    def _write_some(self, candidates: dict[str, Candidate], *, refresh: bool) -> None:
        known, claimed, addresses, waiting = self._known(candidates)
        for key in forgotten_of(self.connection, candidates):
            del candidates[key]
        is_first = _is_first(self.connection, self.source.name)
        judged = {key: due(c, known.get(key), self.now, refresh=refresh) for key, c in candidates.items()}
        write = Writing(self.connection, self.is_lake)
        listed = [self._listed_row(c, judged[key]) for key, c in candidates.items()]
        write.merge("merges/addresses_listed", listed, addresses, _key)
        # What is due only by its interval is claimed from its row of addresses: its content is loaded, so it is not pending.
        to_fetch = [
            c for key, c in candidates.items() if judged[key].why not in ("no", "interval") and key not in claimed
        ]
        rows = [self._pending_row(candidate, is_first=is_first) for candidate in to_fetch]
        write.merge("merges/pending_due", rows, waiting, _key)

    def _claim(self, limit: int, *, listed: int) -> Claim:
        at = {"source": self.source.name, "now": to_timestamp(self.now)}
        claimable = {**at, "excluded": json_list(self._excluded(at))}
        fresh, rechecks = one_row(self.connection, "writer/waiting_of_source", claimable)
        kept = min(rechecks, limit // RECHECKS_SHARE)
        claimed = min(fresh, limit - kept)
        given = {**claimable, "run_id": self.run.run_id}
        self.connection.execute(statement("merges/pending_claimed"), {**given, "max_claims": claimed})
        self.connection.execute(statement("merges/pending_rechecked"), {**given, "max_claims": limit - claimed})
        assignments = enter_claims(self.connection, **self.ledger, now=self.now)
        return Claim(assignments, listed=listed, due=fresh + rechecks, waiting=fresh - claimed)

    def _excluded(self, at: Mapping[str, Any]) -> set[str]:
        """Addresses that were listed under other rules and do not pass those of today; they wait until they pass."""
        include, exclude = self.source.include, self.source.exclude
        if not include and not exclude:
            return set()
        found = self.connection.execute(statement("writer/claimable_of_source"), at).fetchall()
        return {key for key, url in found if not passes(url, include, exclude)} - set(map(key_of, self.source.urls))

    def _known(
        self, keys: Mapping[str, Candidate]
    ) -> tuple[dict[str, KnownAddress], set[str], dict[str, int | None], dict[str, int | None]]:
        """What is known, which keys are claimed, and the rows of ``addresses`` and of ``pending``, all by key."""
        known: dict[str, KnownAddress] = {}
        claimed: set[str] = set()
        addresses: dict[str, int | None] = {}
        waiting: dict[str, int | None] = {}
        for row in _listed(self.connection, keys, is_lake=self.is_lake):
            key, attempt = row.url_key, aware(row.next_attempt_at)
            known[key] = KnownAddress(aware(row.fetched_at), aware(row.next_due_at), row.checks, attempt)
            if row.claimed_by is not None:
                claimed.add(key)
            if row.has_address:
                addresses[key] = row.address_row_id
            if row.is_pending:
                waiting[key] = row.pending_row_id
        return known, claimed, addresses, waiting

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


class _ListedRow(NamedTuple):
    """A row of ``writer/listed_of_keys``."""

    url_key: str
    fetched_at: datetime | None
    next_due_at: datetime | None
    checks: int
    next_attempt_at: datetime | None
    claimed_by: str | None
    address_row_id: int | None
    pending_row_id: int | None
    has_address: bool
    is_pending: bool


def _listed(connection: duckdb.DuckDBPyConnection, keys: Iterable[str], *, is_lake: bool) -> list[_ListedRow]:
    sql = statement("writer/listed_of_keys")
    found = connection.execute(by_keys(sql) if is_lake else sql, {"keys": json_list(keys)}).fetchall()
    return [_ListedRow._make(row) for row in found]


def _key(row: Row) -> str:
    return str(row["url_key"])


def _unlisted(connection: duckdb.DuckDBPyConnection, keys: Collection[str], *, is_lake: bool) -> set[str]:
    return set(keys) - {row.url_key for row in _listed(connection, keys, is_lake=is_lake)}


def _is_first(connection: duckdb.DuckDBPyConnection, source: str) -> bool:
    found = connection.execute(statement("writer/first_run_of_source"), {"source": source}).fetchone()
    return found is None or found[0] is None
