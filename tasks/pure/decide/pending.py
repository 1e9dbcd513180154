"""Addresses that wait for another fetch: attempts counted, retries spaced, and unreachable pages given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tasks.pure.archived import ArchivedVisit
from tasks.pure.decide.due import is_unreachable, next_attempt_at
from tasks.pure.decide.judged import Decision
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import PendingState, Segment
from tasks.pure.decide.visits import is_deferred
from tasks.pure.exchanges import Failure

_NEVER_FAILED = PendingState()


def after_failure(before: PendingState, now: datetime) -> PendingState:
    """The state after one more fetch that failed."""
    return PendingState(before.attempts + 1, before.failing_since or now)


def give_up(visit: ArchivedVisit, decision: Decision, before: PendingState | None, now: datetime) -> Decision:
    """The decision, or a rejection as unreachable if the fetch has failed too often and for too long.

    A deferred page is never given up: it was not requested.
    """
    if decision.outcome != "pending" or is_deferred(visit):
        return decision
    state = after_failure(before or _NEVER_FAILED, now)
    if is_unreachable(state.attempts, state.failing_since or now, now):
        return replace(decision, outcome="rejected", reason="unreachable")
    return decision


def pending_changes(
    visits: Sequence[ArchivedVisit],
    decisions: Sequence[Decision],
    pending: Mapping[str, PendingState],
    segment: Segment,
) -> tuple[list[Row], list[Row]]:
    """Rows of the addresses that stay or become pending, and of those that are done.

    An address counts one attempt for each segment, and is done if any of its visits had an outcome.
    """
    failed: dict[str, Row] = {}
    done: dict[str, datetime] = {}
    for visit, decision in zip(visits, decisions, strict=True):
        fetch = decision.fetch
        if decision.outcome != "pending":
            done[fetch.key] = max(fetch.fetched_at, done.get(fetch.key, fetch.fetched_at))
        else:
            failed[fetch.key] = _pending_row(visit, decision, pending.get(fetch.key, _NEVER_FAILED), segment)
    return (
        [row for key, row in failed.items() if key not in done],
        [{"url_key": key, "fetched_at": at} for key, at in done.items()],
    )


def _pending_row(visit: ArchivedVisit, decision: Decision, before: PendingState, segment: Segment) -> Row:
    fetch = decision.fetch
    state = before if is_deferred(visit) else after_failure(before, segment.now)
    retry_at = fetch.result.retry_at if isinstance(fetch.result, Failure) else None
    return {
        "url_key": fetch.key,
        "url": fetch.address,
        "source": segment.source,
        "found_by": fetch.found_by,
        "since": segment.now,
        "newest_at": segment.now,
        "attempts": state.attempts,
        "failing_since": state.failing_since,
        "next_attempt_at": next_attempt_at(state.attempts, segment.now, retry_at),
        "last_error": decision.detail,
        "claimed_by": None,
    }
