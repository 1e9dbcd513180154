"""Rejected addresses: one row for each, by its newest fetch, removed once a newer fetch succeeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tasks.pure.archived import ArchivedVisit
from tasks.pure.decide.judged import Decision
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import AddressState, Segment
from tasks.pure.extract.version import version_of


def reject_changes(
    visits: Sequence[ArchivedVisit],
    decisions: Sequence[Decision],
    addresses: Mapping[str, AddressState],
    segment: Segment,
) -> tuple[list[Row], list[Row]]:
    """Rows of the addresses that are rejected no longer, and of those that are rejected now.

    A visit older than the newest one that was loaded changes nothing. No address is in both.
    """
    rejects: dict[str, Row] = {}
    cleared: dict[str, datetime] = {}
    for visit, decision in sorted(zip(visits, decisions, strict=True), key=lambda pair: pair[1].fetch.fetched_at):
        fetch = decision.fetch
        before = addresses.get(fetch.key)
        if before is not None and before.fetched_at is not None and before.fetched_at > fetch.fetched_at:
            continue
        if decision.outcome == "rejected":
            rejects[fetch.key] = _reject_row(visit, decision, segment)
            cleared.pop(fetch.key, None)  # the row is changed where it is
        elif decision.outcome != "pending":
            rejects.pop(fetch.key, None)
            cleared[fetch.key] = fetch.fetched_at
    return [{"url_key": key, "fetched_at": at} for key, at in cleared.items()], list(rejects.values())


def _reject_row(visit: ArchivedVisit, decision: Decision, segment: Segment) -> Row:
    fetch, response = decision.fetch, visit.response
    return {
        "url_key": fetch.key,
        "url": fetch.address,
        "source": segment.source,
        "reason": decision.reason,
        "detail": decision.detail or None,
        "run_id": segment.run_id,
        "fetch_id": fetch.fetch_id or None,
        "segment": segment.name,
        "segment_offset": response.offset if response is not None else None,
        "rejected_at": fetch.fetched_at,
        "extractor": version_of(segment.rules),
    }
