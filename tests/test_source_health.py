"""Whether a source is healthy, up to when its record is complete, and its gaps: judged by its own past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers
from tests.support.homes import migrated

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOON = two_newspapers.NOON
"""When the snapshot is published."""

Runs = list[tuple[timedelta, dict[str, Any]]]


@dataclass(frozen=True)
class Case:
    """A source, its history, and its expected health."""

    expected: Any
    runs: Runs
    """How long before NOON each started, and its counts."""
    pending: dict[str, Any] = field(default_factory=dict)
    reads: tuple[tuple[int, int], ...] = ()
    """Entries and status of the readings of its feed, an hour apart."""
    settings: dict[str, Any] = field(default_factory=dict)


def hourly(days: float, **counts: Any) -> Runs:
    """A run an hour over the last days."""
    return [(hours * HOUR, dict(counts)) for hours in range(1, int(days * 24) + 1)]


def shifted(runs: Runs, by: timedelta) -> Runs:
    return [(ago + by, counts) for ago, counts in runs]


FAILED = {"whole": False, "error": "HTTP 500"}

COMPLETE_THROUGH = {
    "never run": Case(None, []),
    "never whole": Case(None, [(HOUR, FAILED)]),
    "whole": Case(NOON - HOUR, [(HOUR, {})]),
    "failed since": Case(NOON - 3 * HOUR, [(3 * HOUR, {}), (HOUR, FAILED)]),
    "made good": Case(NOON - HOUR, [(3 * HOUR, FAILED), (HOUR, {})]),
    "one waits": Case(NOON - 5 * HOUR, [(HOUR, {})], {"since": NOON - 5 * HOUR}),
    "one waits that is older": Case(
        NOON - 9 * DAY, [(HOUR, {})], {"since": NOON - 5 * HOUR, "newest_at": NOON - 9 * DAY}
    ),
    "one waits that is dated ahead": Case(
        NOON - 5 * HOUR, [(HOUR, {})], {"since": NOON - 5 * HOUR, "newest_at": NOON + HOUR}
    ),
    "one waits and none succeeded": Case(None, [], {"since": NOON - 5 * HOUR}),
}

AT_WORK = {"state": "running"}
HEALTH = {
    "as usual": Case("ok", hourly(10, inserted=1)),
    "not enabled": Case("off", hourly(1, inserted=1), settings={"enabled": False}),
    "not run yet": Case("new", []),
    "the last run failed": Case("failing", [*hourly(2), (timedelta(minutes=5), FAILED)]),
    "the last run could not read all": Case("failing", [*hourly(2), (timedelta(minutes=5), {"whole": False})]),
    "failed once, then not": Case("ok", [*hourly(10, inserted=1), (timedelta(minutes=90), FAILED)]),
    "no run for long": Case("stale", shifted(hourly(10), 8 * HOUR)),
    "no run for longer than a week": Case("stale", shifted(hourly(10), 12 * DAY)),
    "a run a week, and the next is not due": Case(
        "ok", shifted([(n * 7 * DAY, {"inserted": 1}) for n in range(5)], 6 * DAY)
    ),
    "a run a week, and none for three": Case(
        "stale", shifted([(n * 7 * DAY, {"inserted": 1}) for n in range(5)], 23 * DAY)
    ),
    "no run for less long than its schedule has paused": Case(
        "ok", [entry for entry in hourly(10, unchanged=1) if entry[0].days % 2]
    ),
    "no run for long, and too young to know its schedule": Case("new", shifted(hourly(2, inserted=1), 8 * HOUR)),
    "not scheduled": Case("new", shifted(hourly(2, inserted=1), 80 * HOUR), settings={"schedule": ""}),
    "nothing new where much was usual": Case("silent", [(ago, {"inserted": int(ago > DAY)}) for ago, _ in hourly(10)]),
    "nothing new for less long than that": Case(
        "ok", [(ago, {"inserted": int(ago > 6 * HOUR)}) for ago, _ in hourly(10)]
    ),
    "far fewer than usual": Case(
        "quiet", [(ago, {"inserted": int(ago > DAY or ago == HOUR)}) for ago, _ in hourly(10)]
    ),
    "a feed that lists nothing any more": Case(
        "silent", hourly(10, inserted=1), reads=((20, 200),) * 200 + ((0, 200),)
    ),
    "a feed that is empty, without a baseline": Case("new", hourly(2, inserted=1), reads=((20, 200), (0, 200))),
    "a feed that has not changed": Case("ok", hourly(10, inserted=1), reads=((20, 200), (0, 304))),
    "too young to be missed": Case("new", hourly(2, inserted=1)),
    "all pages are rejected": Case("fruitless", [(HOUR, {"rejected": 20})]),
    "all pages of the first run wait": Case("new", [(HOUR, {"listed": 3, "pending": 3})], {"since": NOON - HOUR}),
    "nothing is listed": Case("fruitless", hourly(2)),
    "nothing passes the rules": Case("fruitless", hourly(2), reads=((15, 200),)),
    "all that is listed is another's": Case("new", hourly(2, listed=7)),
    "a run at work does not end a failure": Case(
        "failing",
        [*hourly(2), (timedelta(minutes=5), FAILED), (timedelta(minutes=1), {**AT_WORK, "finished_at": None})],
    ),
    "its part of a run at work ends a failure": Case(
        "fruitless",
        [*hourly(2), (timedelta(minutes=5), FAILED), (timedelta(minutes=1), {**AT_WORK, "finished_at": NOON})],
    ),
    "a run died": Case("failing", [*hourly(2), (timedelta(minutes=9), {"state": "died"})]),
    "a run died after its part": Case(
        "fruitless",
        [*hourly(2), (timedelta(minutes=9), {"state": "died", "finished_at": NOON - timedelta(minutes=8)})],
    ),
}

GAPS = {
    "none": Case([], hourly(2)),
    "closed": Case(
        [(NOON - 20 * HOUR, NOON - 9 * HOUR, 660.0, 60.0, 1, "HTTP 500")],
        [entry for entry in hourly(2) if not 10 * HOUR <= entry[0] < 20 * HOUR] + [(15 * HOUR, FAILED)],
    ),
    "open": Case([(NOON - 9 * HOUR, None, 540.0, 60.0, 0, None)], shifted(hourly(1), 8 * HOUR)),
    "by hand": Case([], [(timedelta(minutes=10 + number), {}) for number in range(4)]),
    "too young to tell": Case([], [(20 * HOUR, {})]),
}

CASES = {
    f"{kind}-{number}": case
    for kind, cases in {"complete": COMPLETE_THROUGH, "health": HEALTH, "gaps": GAPS}.items()
    for number, case in enumerate(cases.values())
}
"""Each by the name of its source: one snapshot serves them all."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        for source, case in CASES.items():
            fill(connection, source, case)
    publish(warehouse, home, run_id=None, now=NOON)
    with open_snapshot(home) as connection:
        yield connection


def fill(connection: duckdb.DuckDBPyConnection, source: str, case: Case) -> None:
    first = NOON - max(ago for ago, _ in case.runs) if case.runs else None
    two_newspapers.insert(connection, "sources", [two_newspapers.configured(source, first, **case.settings)])
    runs = [(f"{source}-{number}", NOON - ago, dict(counts)) for number, (ago, counts) in enumerate(case.runs)]
    states = [counts.pop("state", "completed") for _, _, counts in runs]
    two_newspapers.insert(
        connection,
        "runs",
        [two_newspapers.run(key, at, state=state) for (key, at, _), state in zip(runs, states, strict=True)],
    )
    two_newspapers.insert(
        connection, "run_sources", [two_newspapers.run_source(key, source, at, **counts) for key, at, counts in runs]
    )
    if case.pending:
        two_newspapers.insert(connection, "pending", [two_newspapers.pending("a", source, **case.pending)])
    feed = {"run_id": "r", "source": source, "url": f"https://{source}.example/feed", "kind": "feed"}
    readings = [
        {**feed, "read_at": NOON - (len(case.reads) - place) * HOUR, "status": status, "entries": entries}
        for place, (entries, status) in enumerate(case.reads)
    ]
    two_newspapers.insert(connection, "discoveries", readings)


def naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def cases(kind: str, table: dict[str, Case]) -> pytest.MarkDecorator:
    rows = [(f"{kind}-{number}", case.expected) for number, case in enumerate(table.values())]
    return pytest.mark.parametrize(("source", "expected"), rows, ids=list(table))


@cases("complete", COMPLETE_THROUGH)
def test_complete_through(snapshot: duckdb.DuckDBPyConnection, source: str, expected: datetime | None) -> None:
    query = "SELECT complete_through FROM completeness WHERE source = $source"
    assert snapshot.execute(query, {"source": source}).fetchall() == [(naive(expected),)]


@cases("health", HEALTH)
def test_health(snapshot: duckdb.DuckDBPyConnection, source: str, expected: str) -> None:
    query = "SELECT health, why IS NULL FROM source_health WHERE source = $source"
    assert snapshot.execute(query, {"source": source}).fetchall() == [(expected, expected == "ok")]


@cases("gaps", GAPS)
def test_gaps(snapshot: duckdb.DuckDBPyConnection, source: str, expected: list[tuple[Any, ...]]) -> None:
    query = """SELECT gap_from, gap_to, minutes, usual_minutes, failed_runs, last_error
        FROM gaps WHERE source = $source"""
    assert snapshot.execute(query, {"source": source}).fetchall() == [tuple(map(naive, row)) for row in expected]
