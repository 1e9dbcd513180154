"""When a cron line runs: across summer time, moved by a stable part of its interval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.cron import LONGEST_SPREAD, SLOT, Times, interval_of, offset_of

OCTOBER = datetime(2026, 10, 25, tzinfo=UTC)
"""Summer time ends in London at 01:00 UTC: 01:00 to 02:00 on the wall comes twice."""
MARCH = datetime(2026, 3, 29, tzinfo=UTC)
"""It begins at 01:00 UTC: 01:00 to 02:00 on the wall is left out."""


def between(times: Times, start: datetime, end: datetime) -> list[datetime]:
    found = []
    while (start := times.after(start)) <= end:
        found.append(start)
    return found


@pytest.mark.parametrize("day", [OCTOBER, MARCH], ids=["ends", "begins"])
@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Caracas"])
def test_a_line_without_hours_loses_no_quarter_hour(day: datetime, zone: str) -> None:
    found = between(Times("*/15 * * * *", zone), day - timedelta(days=1), day + timedelta(days=1))
    assert found == [day - timedelta(days=1) + timedelta(minutes=15 * n) for n in range(1, 193)]


def test_an_hourly_line_runs_in_both_of_the_repeated_hours() -> None:
    found = between(Times("@hourly", "Europe/London"), OCTOBER, OCTOBER + timedelta(hours=3))
    assert [moment.hour for moment in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("day", "line", "hours"),
    [
        (OCTOBER, "30 1 * * *", ["00:30"]),
        (OCTOBER, "30 2 * * *", ["02:30"]),
        (MARCH, "30 1 * * *", ["01:30"]),
        (MARCH, "0 2 * * *", ["01:00"]),
    ],
    ids=["the repeated hour once", "after it", "the hour that is left out", "after that"],
)
def test_a_line_with_hours_follows_the_wall(day: datetime, line: str, hours: list[str]) -> None:
    found = between(Times(line, "Europe/London"), day - timedelta(hours=3), day + timedelta(hours=12))
    assert [f"{moment:%H:%M}" for moment in found] == hours


LINES = ["*/15 * * * *", "7 * * * *", "30 1 * * *", "0 6,18 * * 1-5", "@daily", "0 0 1 * *", "* * * * *"]


@given(
    line=st.sampled_from(LINES),
    zone=st.sampled_from(["UTC", "Europe/London", "America/St_Johns"]),
    moment=st.integers(0, 2 * 365 * 86_400).map(
        lambda seconds: OCTOBER - timedelta(days=600) + timedelta(seconds=seconds)
    ),
    name=st.text("abc-", min_size=1, max_size=5),
)
def test_the_last_time_is_the_one_before_the_next(line: str, zone: str, moment: datetime, name: str) -> None:
    times = Times(line, zone, offset_of(name, line, None))
    last, following = times.last(moment), times.after(moment)
    assert last <= moment < following
    assert times.after(last) == following
    assert last.astimezone(ZoneInfo(zone)).second in (0, 30)


@pytest.mark.parametrize(
    ("line", "spread", "most"),
    [
        ("*/15 * * * *", None, 300),
        ("@hourly", None, 1200),
        ("30 6 * * *", None, LONGEST_SPREAD),
        ("*/15 * * * *", 0.0, 0),
        ("*/15 * * * *", 60.0, 60),
        ("*/15 * * * *", 9000.0, 900 - SLOT),
        ("* * * * *", None, 0),
    ],
)
def test_sources_are_spread_as_far_as_is_allowed_and_evenly(line: str, spread: float | None, most: float) -> None:
    offsets = [offset_of(f"source-{n}", line, spread).total_seconds() for n in range(2000)]
    assert max(offsets) == most
    assert min(offsets) == 0
    assert set(offsets) == {SLOT * n for n in range(int(most // SLOT) + 1)}
    assert offsets == [offset_of(f"source-{n}", line, spread).total_seconds() for n in range(2000)]


def test_the_interval_is_the_shortest_one() -> None:
    assert interval_of("0 6,18,19 * * *") == timedelta(hours=1)
