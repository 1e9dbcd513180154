"""Laws of what a segment changes: attempts, due dates, given-up pages, and which of several fetches counts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pure.addresses import key_of
from tasks.pure.archived import Judged
from tasks.pure.decide.changes import SegmentChanges, decide
from tasks.pure.decide.due import GIVE_UP_AFTER, GIVE_UP_RUNS, next_attempt_at, next_due_at
from tasks.pure.decide.identity import decide_identity
from tasks.pure.decide.judged import Known
from tasks.pure.decide.lookups import articles_to_report
from tasks.pure.decide.outcomes import RANK
from tasks.pure.decide.stored import AddressState, PendingState, Segment, Stored
from tasks.pure.records import OUTCOMES, Outcome, Reason, SourceRules
from tests.support.event_strategies import RULES, Event, Store, event_lists, fetch_of, visit_of
from tests.support.visits import HOUR, T0, address, article, at, failure, visit

# Threads that an earlier test has left behind use ``random`` while hypothesis draws.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the .random. module")

PAGE = address("page")
KEY = key_of(PAGE)
REASONS: tuple[Reason, ...] = ("thin", "consent", "gone", "soft-404", "section", "robots", "unreachable")
hours = st.integers(0, 40)
END = at(100)
ages = st.timedeltas(timedelta(days=-2), timedelta(days=4000))


def decided(judged: Sequence[Judged], stored: Stored | None = None, now: datetime = END) -> SegmentChanges:
    return decide(judged, stored or Stored(), Segment("1.warc.gz", "paper", "run", now, SourceRules("paper")))


def failed(now: datetime, *, deferred: bool) -> Judged:
    return visit(PAGE, now, failure(retry_at=now + HOUR if deferred else None))


def by_key(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {row["url_key"]: row for row in rows}
    assert len(found) == len(rows)
    return found


@st.composite
def pages(draw: st.DrawFn) -> list[Judged]:
    """Pages of three addresses at distinct times: texts that change, rejections, unmodified ones."""
    times = draw(st.lists(hours, unique=True, max_size=8))
    return [
        visit(
            address(f"page{draw(st.integers(0, 2))}"),
            at(hour),
            draw(st.sampled_from([article("one"), article("other"), None, "thin", "gone", "consent"])),
        )
        for hour in times
    ]


# Attempts and given-up pages


@given(steps=st.lists(st.tuples(st.booleans(), st.integers(1, 30)), max_size=14))
def test_only_failed_fetches_count_as_attempts_and_only_many_over_days_give_a_page_up(
    steps: list[tuple[bool, int]],
) -> None:
    now, state, failures = T0, PendingState(), list[datetime]()
    for is_deferred, hours_later in steps:
        now += hours_later * HOUR
        changes = decided([failed(now, deferred=is_deferred)], Stored(pending={KEY: state}), now)
        failures += [] if is_deferred else [now]
        is_given_up = not is_deferred and len(failures) >= GIVE_UP_RUNS and now - failures[0] >= GIVE_UP_AFTER
        assert [row["reason"] for row in changes.rejects] == ["unreachable"] * is_given_up
        if is_given_up:
            assert changes.pending_failed == []
            return
        (row,) = changes.pending_failed
        state = PendingState(row["attempts"], row["failing_since"])
        assert state == PendingState(len(failures), failures[0] if failures else None)


@given(attempts=st.integers(0, 1000), wait=st.none() | st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_a_retry_is_in_the_future_and_not_before_the_time_that_the_host_states(
    attempts: int, wait: timedelta | None
) -> None:
    found = next_attempt_at(attempts, T0, None if wait is None else T0 + wait)
    assert found > T0
    assert found == next_attempt_at(attempts, T0) or found == T0 + (wait or timedelta(0))
    assert found >= next_attempt_at(attempts, T0)


@given(attempts=st.integers(1, 1000))
def test_more_attempts_never_shorten_the_wait(attempts: int) -> None:
    assert next_attempt_at(attempts, T0) <= next_attempt_at(attempts + 1, T0)


# Due dates


@given(
    outcome=st.sampled_from(OUTCOMES),
    reason=st.sampled_from(REASONS),
    age=ages,
    checks=st.integers(0, 10**6),
    words=st.none() | st.integers(0, 5000),
    listed=st.none() | ages,
)
def test_a_page_is_never_due_before_it_was_fetched(
    outcome: Outcome, reason: Reason, age: timedelta, checks: int, words: int | None, listed: timedelta | None
) -> None:
    found = next_due_at(
        outcome,
        reason if outcome == "rejected" else None,
        fetched_at=T0,
        age_from=T0 - age,
        checks=checks,
        listed_at=None if listed is None else T0 - listed,
        word_count=words,
    )
    assert found is None or found >= T0 + timedelta(minutes=30)


@given(age=ages, checks=st.integers(0, 100))
def test_a_fetch_that_changes_nothing_never_brings_the_next_one_forward(age: timedelta, checks: int) -> None:
    def due(checks: int) -> datetime | None:
        return next_due_at("unchanged", None, fetched_at=T0, age_from=T0 - age, checks=checks)

    sooner, later = due(checks), due(checks + 1)
    assert (sooner is None) == (later is None)
    assert sooner is None or later is None or sooner <= later


@given(judged=pages())
def test_the_due_dates_of_a_segment_are_after_its_fetches(judged: list[Judged]) -> None:
    for row in decided(judged).addresses_fetched:
        assert row["next_due_at"] is None or row["next_due_at"] > row["fetched_at"]
        assert row["first_listed_at"] <= row["last_listed_at"]
        assert row["checks"] >= 0


# Which fetch counts


@given(judged=pages(), seed=st.integers(0, 2**32))
def test_the_order_of_visits_with_distinct_times_does_not_matter(judged: list[Judged], seed: int) -> None:
    shuffled = random.Random(seed).sample(judged, len(judged))
    one, other = decided(judged), decided(shuffled)
    for name in ("addresses_fetched", "rejects", "rejects_cleared", "pending_failed", "pending_done"):
        assert by_key(getattr(one, name)) == by_key(getattr(other, name)), name
    assert one.outcome_counts == other.outcome_counts
    assert one.articles.article_heads == other.articles.article_heads


@given(judged=pages())
def test_the_newest_fetch_of_an_address_counts(judged: list[Judged]) -> None:
    changes = decided(judged)
    newest: dict[str, datetime] = {}
    for decision in changes.decisions:
        newest[decision.fetch.key] = max(decision.fetch.fetched_at, newest.get(decision.fetch.key, T0))
    outcomes = {
        decision.fetch.key: decision.outcome
        for decision in changes.decisions
        if decision.fetch.fetched_at == newest[decision.fetch.key]
    }
    assert {key: row["fetched_at"] for key, row in by_key(changes.addresses_fetched).items()} == newest
    assert {key: row["outcome"] for key, row in by_key(changes.addresses_fetched).items()} == outcomes
    assert all(outcomes[key] in ("rejected", "pending") for key in by_key(changes.rejects))
    assert all(key in by_key(changes.rejects) for key, outcome in outcomes.items() if outcome == "rejected")


@given(judged=pages(), hour=hours)
def test_fetches_from_before_the_newest_loaded_one_change_no_reject(judged: list[Judged], hour: int) -> None:
    loaded = {key_of(address(f"page{n}")): AddressState(fetched_at=at(hour)) for n in range(3)}
    changes = decided(judged, Stored(addresses=loaded))
    assert all(row["rejected_at"] >= at(hour) for row in changes.rejects)
    assert all(row["fetched_at"] >= at(hour) for row in changes.rejects_cleared)


@given(judged=pages())
def test_each_address_has_one_outcome_the_highest_that_it_had(judged: list[Judged]) -> None:
    changes = decided(judged)
    highest: dict[str, Outcome] = {}
    for decision in changes.decisions:
        before = highest.get(decision.fetch.key, decision.outcome)
        highest[decision.fetch.key] = max(before, decision.outcome, key=RANK.index)
    assert {key: row["outcome"] for key, row in by_key(changes.outcomes).items()} == highest
    assert changes.outcome_counts.total() == len(highest) == changes.added_to_run


@pytest.mark.parametrize("deferred", [True, False])
def test_an_address_that_has_an_outcome_is_not_pending_whatever_else_failed(deferred: bool) -> None:
    read = visit(PAGE, at(1), article("one"))
    changes = decided([read, failed(at(2), deferred=deferred)])
    assert changes.pending_failed == []
    assert [row["url_key"] for row in changes.pending_done] == [KEY]


# What is read before deciding


@given(events=event_lists(), cut=st.integers(0, 12), seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_every_article_that_a_segment_changes_or_rejects_was_to_be_reported(
    events: list[Event], cut: int, seed: int
) -> None:
    shuffled = random.Random(seed).sample(events, len(events))
    store = Store()
    store.load([fetch_of(visit_of(event)) for event in shuffled[:cut]])
    fetches = [fetch_of(visit_of(event)) for event in shuffled[cut:]]
    versions = {article_id: tuple(held.values()) for article_id, held in store.versions.items()}
    reported = articles_to_report(fetches, store.links, versions, RULES)
    known = Known(dict(store.links), dict(store.heads), versions, store.contents(), dict(store.addresses))
    for decision in decide_identity(fetches, known, RULES).each:
        is_different = decision.outcome == "updated" or (decision.outcome == "rejected" and decision.article_id)
        if is_different and decision.article_id in known.heads:
            assert decision.article_id in reported
