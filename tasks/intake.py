"""What a source lists, taken in: written down, judged due or not, and claimed newest first as far as a run has room.

One transaction holds the documents' validators and the addresses that they named, so neither is kept without the
other. An address that enters a run is in its ledger as pending from that moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from tasks.config import Source
from tasks.known import forgotten_of
from tasks.pure.addresses import key_of, passes
from tasks.pure.decide.due import Due, KnownAddress, due
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import Validators
from tasks.pure.records import Candidate, FoundBy
from tasks.pure.rows import Row, fetch_row
from tasks.runs import Run
from tasks.warehouse import Warehouse, from_timestamp, json_list, json_rows, statement, to_timestamp

BATCH = 20_000
"""Candidates of one statement: some 60 MB, as objects, rows and JSON side by side."""
RECHECKS_SHARE = 10
"""One in so many of a run's places is kept for addresses whose interval has passed, so that a backlog of new ones
does not keep corrections out for days."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One address that a run is to ask."""

    url: str
    key: str
    found_by: FoundBy
    validators: Validators | None = None
    """Of the content that the warehouse has; None: ask whole."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a run has to ask of one source."""

    assignments: tuple[Assignment, ...]
    """Newest first; rechecks last."""
    listed: int
    """Distinct addresses that the documents named."""
    due: int
    """Addresses to be asked now, the claimed and the waiting."""
    waiting: int
    """Those for which the run has no room; they stay pending."""


def known_documents(warehouse: Warehouse, source: str, digest: str) -> Mapping[str, Validators]:
    """Validators of a source's documents by address, as far as they were read under the rules of ``digest``."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/documents_of_source"), {"source": source, "digest": digest})
        return {url: Validators(etag or "", modified or "") for url, etag, modified in found.fetchall()}


def first_run(warehouse: Warehouse, source: str) -> bool:
    """Whether no run has read all documents of a source yet, as far as they can be read."""
    with warehouse.transaction() as connection:
        return _is_first(connection, source)


def take_in(
    warehouse: Warehouse,
    run: Run,
    source: Source,
    discovery: Discovery,
    *,
    now: datetime,
    refresh: bool,
    room: int | None = None,
) -> Intake:
    """Write down what a source lists and claim what is due, at most ``max_articles_per_run`` addresses, or ``room``.

    New and changed ones come first, newest first; a tenth of the room is kept for those whose interval has passed.
    Addresses that another live run has claimed are left to it.
    """
    with warehouse.transaction() as connection:
        intake = _Intake(connection, run, source, discovery, now)
        intake.write_documents()
        intake.write_candidates(refresh=refresh)
        return intake.claim(min(source.max_articles_per_run, room or source.max_articles_per_run))


class _Intake:
    def __init__(
        self, connection: duckdb.DuckDBPyConnection, run: Run, source: Source, discovery: Discovery, now: datetime
    ) -> None:
        self.connection = connection
        self.run = run
        self.source = source
        self.discovery = discovery
        self.now = now
        self.ledger = {"run_id": run.run_id, "source": source.name}

    def write(self, merge: str, records: Sequence[Row], **parameters: Any) -> None:
        if records:
            self.connection.execute(statement(f"merges/{merge}"), {"rows": json_rows(records), **parameters})

    def write_documents(self) -> None:
        discovery = self.discovery
        self.write(
            "discoveries",
            [
                {
                    **self.ledger,
                    "url": document.url,
                    "kind": document.kind,
                    "read_at": document.read_at,
                    "status": document.status,
                    "entries": document.entries,
                    "error": document.error or None,
                }
                for document in discovery.documents
            ],
        )
        read = {document.url: document for document in discovery.documents if not document.error}
        self.write(
            "documents",
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
        exchanges = {exchange.fetch_id: exchange for exchange in discovery.exchanges}.values()
        if exchanges:
            times = [exchange.requested_at for exchange in exchanges]
            self.write(
                "fetches",
                [fetch_row(exchange, **self.ledger) for exchange in exchanges],
                earliest=to_timestamp(min(times)),
                latest=to_timestamp(max(times)),
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
        self.write("addresses_listed", [self._listed_row(c, judged[key]) for key, c in candidates.items()])
        # What is due by its interval alone is claimed from its own row: its content is there, it is not pending.
        asked = [c for key, c in candidates.items() if judged[key].why not in ("no", "interval") and key not in claimed]
        self.write("pending_due", [self._pending_row(candidate, is_first=is_first) for candidate in asked])

    def claim(self, room: int) -> Intake:
        at = {"source": self.source.name, "now": to_timestamp(self.now)}
        self.connection.execute(statement("merges/pending_of_the_future"), at)
        claimable = {**at, "excluded": json_list(self._excluded(at))}
        fresh, rechecks = self._one("writer/waiting_of_source", claimable)
        kept = min(rechecks, room // RECHECKS_SHARE)
        claimed = min(fresh, room - kept)
        given = {**claimable, "run_id": self.run.run_id}
        self.connection.execute(statement("merges/pending_claimed"), {**given, "room": claimed})
        self.connection.execute(statement("merges/pending_rechecked"), {**given, "room": room - claimed})
        (entered,) = self._one("merges/outcomes_entered", {**self.ledger, "now": to_timestamp(self.now)})
        listed = len({candidate.key for candidate in self.discovery.candidates})
        waiting = fresh - claimed
        self.connection.execute(
            statement("merges/run_sources_counted"), {**self.ledger, "more": entered, "now": to_timestamp(self.now)}
        )
        discovered_at = to_timestamp(self.discovery.started_at) if self.discovery.complete else None
        self.connection.execute(
            statement("merges/run_sources_taken_in"),
            {**self.ledger, "listed": listed, "waiting": waiting, "discovered_at": discovered_at},
        )
        if (self.discovery.complete or self.discovery.settled) and self.run.kind == "ingest":
            self.connection.execute(statement("merges/sources_first_run"), at)
        return Intake(self._assignments(), listed=listed, due=fresh + rechecks, waiting=waiting)

    def _excluded(self, at: Mapping[str, Any]) -> set[str]:
        """What was listed under other rules and does not pass those of today; it waits until they let it pass."""
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
            known[key] = KnownAddress(_aware(fetched), _aware(next_due), checks, _aware(next_attempt))
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
            newest = None  # the whole past of a site, in no order: after what has a date
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

    def _assignments(self) -> tuple[Assignment, ...]:
        found = self.connection.execute(statement("writer/claims_of_run"), self.ledger).fetchall()
        return tuple(
            Assignment(url, key, found_by, Validators(etag or "", modified or "") if etag or modified else None)
            for key, url, found_by, etag, modified in found
        )

    def _one(self, name: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
        found = self.connection.execute(statement(name), parameters).fetchone()
        if found is None:
            raise LookupError(name)
        return tuple(found)


def _is_first(connection: duckdb.DuckDBPyConnection, source: str) -> bool:
    found = connection.execute(statement("writer/first_run_of_source"), {"source": source}).fetchone()
    return found is None or found[0] is None


def _aware(moment: datetime | None) -> datetime | None:
    return None if moment is None else from_timestamp(moment)
