"""Decisions on a segment written into the tables: what loading and reading again have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb

from tasks.known import AddressState, Waiting, forgotten_of, known_of, waiting_of
from tasks.pure import rows as to
from tasks.pure.addresses import key_of
from tasks.pure.archived import ArchivedVisit
from tasks.pure.decide.due import is_unreachable, next_attempt_at, next_due_at
from tasks.pure.decide.identity import decide
from tasks.pure.decide.judged import Decision, Decisions, Sighting
from tasks.pure.exchanges import Failure
from tasks.pure.extract.version import version_of
from tasks.pure.records import Article, Outcome, Rejection, SourceRules
from tasks.pure.rows import Row
from tasks.warehouse import json_list, json_rows, statement, to_timestamp

Judged = tuple[ArchivedVisit, Article | Rejection | None]
"""A visit and its verdict; None where there was no page to judge: a failure, a 304."""

NOT_MODIFIED = 304
BATCH_CHARACTERS = 8_000_000
"""Of text in one statement: JSON, its parsed form and the rows are in memory side by side."""
RANK: tuple[Outcome, ...] = ("pending", "rejected", "unchanged", "duplicate", "updated", "inserted")
"""Where an address is met twice in one run, the most that came of it is its outcome."""


class SegmentWrite:
    """One segment on its way into the tables, inside a transaction."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        segment: str,
        source: str,
        run_id: str | None,
        now: datetime,
        rules: SourceRules,
    ) -> None:
        self.connection = connection
        self.segment = segment
        self.source = source
        self.run_id = run_id
        self.now = now
        self.rules = rules
        self.states: dict[str, AddressState] = {}

    def write(self, merge: str, records: list[Row], **parameters: Any) -> None:
        """Run a merge over rows; without rows there is nothing to do."""
        for batch in _batches(records):
            self.connection.execute(statement(f"merges/{merge}"), {"rows": json_rows(batch), **parameters})

    def load(self, loaded: Sequence[Judged]) -> Counter[Outcome]:
        """Write what is new: exchanges, articles, rejects, what waits, addresses and outcomes."""
        loaded = self._without_forgotten(loaded)
        visits = [visit for visit, _ in loaded]
        sightings = [_sighting(visit, verdict, self.now) for visit, verdict in loaded]
        known, self.states = known_of(self.connection, sightings, self.rules)
        decided = decide(sightings, known, self.rules)
        failed = {decision.sighting.key for decision in decided.each if decision.outcome == "pending"}
        waiting = waiting_of(self.connection, failed) if failed else {}
        each = [self._given_up(d, waiting, visit) for visit, d in zip(visits, decided.each, strict=True)]

        self._write_fetches(visits)
        self._write_articles(decided)
        self._write_rejects(visits, each)
        self._write_pending(visits, each, waiting)
        self._write_addresses(visits, each)
        return self._write_outcomes(each)

    def decide_again(self, loaded: Sequence[Judged]) -> Decisions:
        """What the pages of a loaded segment say now; nothing is written."""
        loaded = self._without_forgotten(loaded)
        sightings = [_sighting(visit, verdict, self.now) for visit, verdict in loaded]
        known, self.states = known_of(self.connection, sightings, self.rules)
        return decide(sightings, known, self.rules)

    def write_again(self, visits: list[ArchivedVisit], decided: Decisions) -> Counter[Outcome]:
        """Write what a loaded segment says now. When its pages are due does not change: nothing was asked.

        A page that better rules reject keeps the article that others made of it; the outcome says so.
        """
        pairs = list(zip(visits, decided.each, strict=True))
        kept = [(v, d) for v, d in pairs if d.outcome != "rejected" or d.article_id is None]
        self._write_articles(decided)
        self._write_rejects([visit for visit, _ in kept], [decision for _, decision in kept])
        self.write(
            "addresses_read_again",
            [
                {
                    "url_key": decision.sighting.key,
                    "fetched_at": decision.sighting.fetched_at,
                    "outcome": decision.outcome,
                    "reason": decision.reason,
                    "article_id": decision.article_id,
                }
                for _, decision in kept
            ],
        )
        return self._write_outcomes(decided.each)

    def _without_forgotten(self, loaded: Sequence[Judged]) -> Sequence[Judged]:
        """The same, with pages that an operator has had forgotten refused, by whichever address they come."""
        named = [_addresses(visit, verdict) for visit, verdict in loaded]
        forgotten = forgotten_of(self.connection, {key for keys in named for key in keys})
        if not forgotten:
            return loaded
        refused = Rejection("refused-address", "forgotten on request")
        return [
            (visit, refused if verdict is not None and keys & forgotten else verdict)
            for (visit, verdict), keys in zip(loaded, named, strict=True)
        ]

    def _given_up(self, decision: Decision, waiting: dict[str, Waiting], visit: ArchivedVisit) -> Decision:
        if decision.outcome != "pending" or _is_postponed(visit):
            return decision
        before = waiting.get(decision.sighting.key, Waiting())
        if is_unreachable(before.attempts + 1, before.failing_since or self.now, self.now):
            return replace(decision, outcome="rejected", reason="unreachable")
        return decision

    def _write_fetches(self, visits: list[ArchivedVisit]) -> None:
        fetches = {
            row["fetch_id"]: row
            for visit in visits
            for row in to.archived_fetch_rows(visit, source=self.source, run_id=self.run_id, segment=self.segment)
        }
        if fetches:
            times = [row["requested_at"] for row in fetches.values()]
            self.write(
                "fetches", list(fetches.values()), earliest=to_timestamp(min(times)), latest=to_timestamp(max(times))
            )

    def _write_articles(self, decided: Decisions) -> None:
        new = [to.content_row(v, v.article, self.now) for v in decided.versions if v.article is not None]
        again = [to.version_row(v, self.now) for v in decided.versions if v.article is None]
        self.write("article_contents", new)
        self.write("article_contents_again", again)
        self.write(
            "article_contents_earlier",
            [to.version_row(version, self.now) for version in decided.redated],
        )
        read = [
            to.head_row(change, change.article, change.reading, self.rules)
            for change in decided.heads
            if change.article is not None and change.reading is not None
        ]
        kept = [change for change in decided.heads if change.article is None]
        self.write("article_heads", read)
        self.write("article_heads_seen", [to.seen_row(change) for change in kept])
        self.write("article_heads_moved", [to.moved_row(change) for change in kept if change.is_moved])
        self.write("article_urls", [to.link_row(link) for link in decided.links])

    def _write_rejects(self, visits: Sequence[ArchivedVisit], each: Sequence[Decision]) -> None:
        rejects: dict[str, Row] = {}
        read: dict[str, datetime] = {}
        for visit, decision in sorted(zip(visits, each, strict=True), key=lambda pair: pair[1].sighting.fetched_at):
            sighting = decision.sighting
            before = self.states.get(sighting.key)
            if before is not None and before.fetched_at is not None and before.fetched_at > sighting.fetched_at:
                continue  # a newer fetch has said what there is to say
            if decision.outcome == "rejected":
                answer = visit.answer
                rejects[sighting.key] = {
                    "url_key": sighting.key,
                    "url": sighting.address,
                    "source": self.source,
                    "reason": decision.reason,
                    "detail": decision.detail or None,
                    "run_id": self.run_id,
                    "fetch_id": sighting.fetch_id or None,
                    "segment": self.segment,
                    "segment_offset": answer.offset if answer is not None else None,
                    "rejected_at": sighting.fetched_at,
                    "extractor": version_of(self.rules),
                }
            elif decision.outcome != "pending":
                rejects.pop(sighting.key, None)
                read[sighting.key] = sighting.fetched_at
        self.write("rejects_cleared", [{"url_key": key, "fetched_at": at} for key, at in read.items()])
        self.write("rejects", list(rejects.values()))

    def _write_pending(
        self, visits: Sequence[ArchivedVisit], each: Sequence[Decision], waiting: dict[str, Waiting]
    ) -> None:
        failed: dict[str, Row] = {}
        done: dict[str, datetime] = {}
        for visit, decision in zip(visits, each, strict=True):
            sighting = decision.sighting
            if decision.outcome != "pending":
                done[sighting.key] = max(sighting.fetched_at, done.get(sighting.key, sighting.fetched_at))
                continue
            before = waiting.get(sighting.key, Waiting())
            is_failed = not _is_postponed(visit)
            attempts = before.attempts + is_failed
            retry_at = sighting.result.retry_at if isinstance(sighting.result, Failure) else None
            failed[sighting.key] = {
                "url_key": sighting.key,
                "url": sighting.address,
                "source": self.source,
                "found_by": sighting.found_by,
                "since": self.now,
                "newest_at": self.now,
                "attempts": attempts,
                "failing_since": before.failing_since or (self.now if is_failed else None),
                "next_attempt_at": next_attempt_at(attempts, self.now, retry_at),
                "last_error": decision.detail,
                "claimed_by": None,
            }
        self.write("pending_failed", [row for key, row in failed.items() if key not in done])
        fetched = [{"url_key": key, "fetched_at": at} for key, at in done.items()]
        self.write("pending_done", fetched, run_id=self.run_id)

    def _write_addresses(self, visits: list[ArchivedVisit], each: list[Decision]) -> None:
        newest: dict[str, Row] = {}
        for visit, decision in sorted(zip(visits, each, strict=True), key=lambda pair: pair[1].sighting.fetched_at):
            if decision.outcome == "pending" and decision.sighting.result is not None:
                continue  # nothing answered; a 304 did
            key = decision.sighting.key
            row = self._address_row(visit, decision, self.states.get(key, AddressState()))
            newest[key] = row
            read_at = decision.sighting.fetched_at
            self.states[key] = AddressState(
                row["checks"], row["born_at"], read_at, decision.reason, row["first_listed_at"]
            )
        self.write("addresses_fetched", list(newest.values()))

    def _address_row(self, visit: ArchivedVisit, decision: Decision, before: AddressState) -> Row:
        sighting = decision.sighting
        is_news = decision.outcome in ("inserted", "updated", "duplicate")
        is_news = is_news or (decision.outcome == "rejected" and decision.reason != before.reason)
        checks = 0 if is_news or before.fetched_at is None else before.checks + 1
        born_at = to.born_at(decision) or before.born_at or sighting.fetched_at
        answer = visit.answer
        return {
            "url_key": sighting.key,
            "url": sighting.address,
            "source": self.source,
            "found_by": sighting.found_by,
            "first_listed_at": before.listed_at or sighting.fetched_at,
            "last_listed_at": sighting.fetched_at,
            "fetched_at": sighting.fetched_at,
            "status": answer.status if answer is not None else None,
            "etag": (answer.etag or None) if answer is not None else None,
            "last_modified": (answer.last_modified or None) if answer is not None else None,
            "outcome": decision.outcome,
            "reason": decision.reason,
            "article_id": decision.article_id,
            "checks": checks,
            "born_at": born_at,
            "next_due_at": next_due_at(
                decision.outcome,
                decision.reason,
                fetched_at=sighting.fetched_at,
                born_at=born_at,
                checks=checks,
                listed_at=before.listed_at or sighting.fetched_at,
                word_count=sighting.result.word_count if isinstance(sighting.result, Article) else None,
            ),
        }

    def _write_outcomes(self, each: Sequence[Decision]) -> Counter[Outcome]:
        most: dict[str, Decision] = {}
        for decision in each:
            before = most.get(decision.sighting.key)
            if before is None or RANK.index(before.outcome) <= RANK.index(decision.outcome):
                most[decision.sighting.key] = decision
        if self.run_id is not None and most:
            ledger = {"run_id": self.run_id, "source": self.source}
            entered = self.connection.execute(
                statement("writer/outcomes_of_keys"), {**ledger, "keys": json_list(most)}
            ).fetchall()
            self.write(
                "outcomes",
                [to.outcome_row(d, run_id=self.run_id, source=self.source, now=self.now) for d in most.values()],
            )
            self.connection.execute(
                statement("merges/run_sources_counted"),
                {**ledger, "more": len(most) - len(entered), "now": to_timestamp(self.now)},
            )
        return Counter(decision.outcome for decision in most.values())


def _batches(records: list[Row]) -> Iterator[list[Row]]:
    """The rows in their order, no more long texts at once than go into memory several times over."""
    batch: list[Row] = []
    size = 0
    for record in records:
        batch.append(record)
        size += sum(len(value) for value in record.values() if isinstance(value, str))
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _is_postponed(visit: ArchivedVisit) -> bool:
    """Whether the page was not asked at all: its host is closed, its Crawl-delay long or its robots.txt not to be had.

    A host that could not be reached names no time.
    """
    failure = visit.failure
    if failure is None or failure.retry_at is None:
        return False
    return all(exchange.kind == "robots" for exchange in visit.exchanges)


def _addresses(visit: ArchivedVisit, verdict: Article | Rejection | None) -> set[str]:
    """Keys of all addresses that a page goes by."""
    addresses = {visit.address}
    if visit.page is not None:
        addresses |= {visit.page.url, *visit.page.redirects}
    if isinstance(verdict, Article) and verdict.canonical_url:
        addresses.add(verdict.canonical_url)
    return {key_of(address) for address in addresses}


def _sighting(visit: ArchivedVisit, verdict: Article | Rejection | None, now: datetime) -> Sighting:
    page = visit.page
    if page is None:
        last = visit.exchanges[-1] if visit.exchanges else None
        failure = visit.failure or Failure(transient=True, error="neither a page nor a reason was archived")
        return Sighting(
            address=visit.address,
            url=last.url if last is not None else visit.address,
            fetch_id=last.fetch_id if last is not None else "",
            fetched_at=last.requested_at if last is not None else now,
            found_by=visit.found_by,
            result=failure,
        )
    result: Article | Rejection | None = verdict
    if page.status == NOT_MODIFIED:
        result = None
    elif verdict is None:
        result = Rejection("broken", "the page was not judged")
    return Sighting(
        address=visit.address,
        url=page.url,
        fetch_id=page.fetch_id,
        fetched_at=page.fetched_at,
        found_by=visit.found_by,
        result=result,
        redirects=page.redirects,
    )
