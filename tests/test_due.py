"""When an address is due to be fetched again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.decide.due import (
    SETTLED,
    Due,
    KnownAddress,
    due,
    is_unreachable,
    next_attempt_at,
    next_due_at,
)
from tasks.pure.records import Candidate, Outcome, Reason

NOW = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def listed(changed: timedelta | None = None) -> Candidate:
    changed_at = None if changed is None else NOW + changed
    return Candidate("https://a.example/1", "https://a.example/1", "a", "feed", changed_at=changed_at)


@pytest.mark.parametrize(
    ("case", "candidate", "known", "refresh", "expected"),
    [
        ("new", listed(), None, False, Due("new")),
        ("listed but never asked", listed(), KnownAddress(None), False, Due("new")),
        ("fetched, nothing stated", listed(), KnownAddress(NOW - HOUR), False, Due("no")),
        ("refresh", listed(), KnownAddress(NOW - MINUTE), True, Due("refresh")),
        ("interval passed", listed(), KnownAddress(NOW - HOUR, NOW), False, Due("interval")),
        ("interval not passed", listed(), KnownAddress(NOW - HOUR, NOW + MINUTE), False, Due("no")),
        ("newer change", listed(-MINUTE), KnownAddress(NOW - HOUR), False, Due("changed")),
        ("change that we have seen", listed(-2 * HOUR), KnownAddress(NOW - HOUR), False, Due("no")),
        ("change at our fetch", listed(-HOUR), KnownAddress(NOW - HOUR), False, Due("no")),
        ("change next year", listed(365 * DAY), KnownAddress(NOW - HOUR), False, Due("no")),
        (
            "cries wolf",
            listed(-MINUTE),
            KnownAddress(NOW - 15 * MINUTE, checks=2),
            False,
            Due("no", NOW + 45 * MINUTE),
        ),
        ("pending, backed off", listed(), KnownAddress(None, next_attempt_at=NOW + MINUTE), False, Due("no")),
        ("pending, back-off over", listed(), KnownAddress(None, next_attempt_at=NOW), False, Due("waited")),
        ("refresh respects a back-off", listed(), KnownAddress(None, next_attempt_at=NOW + MINUTE), True, Due("no")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_due(case: str, candidate: Candidate, known: KnownAddress | None, refresh: bool, expected: Due) -> None:
    assert due(candidate, known, NOW, refresh=refresh) == expected


@pytest.mark.parametrize(
    ("outcome", "reason", "age", "checks", "words", "wait"),
    [
        ("inserted", None, timedelta(0), 0, 500, HOUR),
        ("inserted", None, timedelta(0), 0, 60, 30 * MINUTE),
        ("inserted", None, 10 * HOUR, 0, 500, 5 * HOUR),
        ("unchanged", None, 10 * HOUR, 1, None, 10 * HOUR),
        ("unchanged", None, 10 * HOUR, 3, None, 20 * HOUR),
        ("unchanged", None, 10 * HOUR, 30, None, 20 * HOUR),
        ("updated", None, 10 * HOUR, 0, 500, 5 * HOUR),
        ("inserted", None, 400 * DAY, 0, 500, None),
        ("duplicate", None, HOUR, 0, 500, None),
        ("pending", None, HOUR, 0, None, None),
        ("rejected", "thin", HOUR, 0, None, 30 * MINUTE),
        ("rejected", "thin", HOUR, 3, None, 4 * HOUR),
        ("rejected", "thin", 4 * DAY, 3, None, None),
        ("rejected", "thin", 4 * DAY, 0, None, None),
        ("rejected", "consent", 400 * DAY, 0, None, 6 * HOUR),
        ("rejected", "challenge", 400 * DAY, 8, None, 7 * DAY),
        ("rejected", "challenge", 400 * DAY, 9, None, None),
        ("rejected", "consent", HOUR, 40, None, None),
        ("rejected", "robots", 400 * DAY, 1, None, 2 * DAY),
        ("rejected", "unreachable", 400 * DAY, 0, None, DAY),
        ("rejected", "unreachable", 4000 * DAY, 500, None, 7 * DAY),
        ("rejected", "gone", HOUR, 1, None, 2 * DAY),
        ("rejected", "section", HOUR, 0, None, None),
        ("rejected", None, HOUR, 0, None, None),
    ],
)
def test_next_due_at(
    outcome: Outcome, reason: Reason | None, age: timedelta, checks: int, words: int | None, wait: timedelta | None
) -> None:
    found = next_due_at(outcome, reason, fetched_at=NOW, age_from=NOW - age, checks=checks, word_count=words)
    assert found == (None if wait is None else NOW + wait)


def test_refreshing_often_does_not_end_the_checks_of_a_page_that_was_just_listed() -> None:
    found = next_due_at("rejected", "consent", fetched_at=NOW, age_from=NOW - DAY, checks=40, listed_at=NOW - DAY)
    assert found == NOW + 7 * DAY


def test_an_article_that_never_changes_is_fetched_a_handful_of_times() -> None:
    asked, checks, at = 0, 0, NOW
    while (later := next_due_at("unchanged", None, fetched_at=at, age_from=NOW, checks=checks)) is not None:
        asked, checks, at = asked + 1, checks + 1, later
    assert at - NOW > SETTLED
    assert asked <= 12


@pytest.mark.parametrize(
    ("attempts", "not_before", "wait"),
    [
        (1, None, 15 * MINUTE),
        (2, None, 30 * MINUTE),
        (5, None, 4 * HOUR),
        (60, None, DAY),
        (1, NOW + 6 * HOUR, 6 * HOUR),
        (5, NOW + HOUR, 4 * HOUR),
    ],
)
def test_next_attempt_at(attempts: int, not_before: datetime | None, wait: timedelta) -> None:
    assert next_attempt_at(attempts, NOW, not_before) == NOW + wait


@pytest.mark.parametrize(
    ("attempts", "failing", "given_up"),
    [(5, 2 * DAY, True), (4, 9 * DAY, False), (50, 47 * HOUR, False)],
)
def test_giving_up_takes_runs_and_days(attempts: int, failing: timedelta, given_up: bool) -> None:
    assert is_unreachable(attempts, NOW - failing, NOW) is given_up


@given(age=st.timedeltas(timedelta(days=-2), timedelta(days=4000)), checks=st.integers(0, 10**6))
def test_nothing_is_due_at_once_again(age: timedelta, checks: int) -> None:
    for outcome, reason in (("unchanged", None), ("rejected", "thin"), ("rejected", "gone")):
        later = next_due_at(outcome, reason, fetched_at=NOW, age_from=NOW - age, checks=checks)  # type: ignore[arg-type]
        assert later is None or later >= NOW + 30 * MINUTE
