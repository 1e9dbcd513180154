"""A month of nineteen sources, good and bad: exactly the alarms that a person would want, each once, each with its end.

The rows of each run are written as the loader would; the clock is an argument. The alarms are judged each hour after
something has happened, and else once a day: a service judges more often, which costs minutes here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tasks import alarms, configured
from tasks.alarms import Alarm
from tasks.config import Source
from tasks.home import Home
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated

pytestmark = pytest.mark.acceptance

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = datetime(2026, 9, 1, tzinfo=UTC)  # a Tuesday
DAYS = 31
SOON = 5
"""Hours after an event in which the alarms are judged each hour."""


@dataclass(frozen=True)
class Site:
    """A source and how it behaves."""

    name: str
    every: int = 1
    """Hours between two runs."""
    office_hours: bool = False
    """Whether it is scheduled on weekdays from 8 to 18 only."""
    per_run: int = 2
    weekends: bool = True
    """Whether it publishes on Saturdays and Sundays."""
    until: datetime = START + DAYS * DAY
    """When the configuration stops naming or enabling it."""
    dead_from: datetime | None = None
    """From when on its documents cannot be read."""
    dead_until: datetime | None = None
    stops_at: datetime | None = None
    """From when on it publishes nothing."""
    template: tuple[datetime, datetime] | None = None
    """Between these, its pages have no text."""

    def runs_at(self, at: datetime) -> bool:
        if at >= self.until or at.hour % self.every:
            return False
        return not self.office_hours or (at.weekday() < 5 and 8 <= at.hour < 18)

    def is_down(self, at: datetime) -> bool:
        return self.dead_from is not None and self.dead_from <= at < (self.dead_until or at + HOUR)

    def events(self) -> Iterator[datetime]:
        """When something happens to it."""
        yield from (at for at in (self.dead_from, self.dead_until, self.stops_at, *(self.template or ())) if at)

    def new(self, at: datetime) -> int:
        if self.stops_at is not None and at >= self.stops_at:
            return 0
        return self.per_run if self.weekends or at.weekday() < 5 else 0


def day(number: int, hour: int = 0) -> datetime:
    return START + (number - 1) * DAY + hour * HOUR


SITES = [
    *(Site(f"healthy-{number}") for number in range(1, 7)),
    Site("daily", every=24, per_run=12),
    Site("office", office_hours=True),
    Site("weekdays", weekends=False),
    Site("slow", every=6, per_run=1),
    Site("busy", per_run=6),
    Site("rare", every=12, per_run=1, weekends=False),
    Site("disabled", until=day(9, 10)),
    Site("renamed", until=day(10, 12)),
    Site("dead", dead_from=START),
    Site("dies", stops_at=day(20, 6)),
    Site("template", template=(day(15, 9), day(18, 9))),
    Site("brief", dead_from=day(12, 10), dead_until=day(12, 10) + timedelta(minutes=3)),
    Site("outage", dead_from=day(22, 5), dead_until=day(23, 5)),
]


@dataclass
class Month:
    """The warehouse of the month, written an hour at a time."""

    warehouse: Warehouse
    sent: list[tuple[str, str, bool, datetime]] = field(default_factory=list)
    """Source, kind, whether it is over, and when it was sent."""

    def hours(self, moments: Sequence[datetime]) -> None:
        """Write the runs that start then."""
        tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for at in moments:
            for site in (site for site in SITES if site.runs_at(at)):
                self._run(tables, site, at)
        with self.warehouse.transaction() as connection:
            for table, rows in tables.items():
                two_newspapers.insert(connection, table, rows)
            query = (
                "UPDATE sources SET first_run_at = (SELECT min(started_at) FROM run_sources WHERE inserted > 0 "
                "AND run_sources.source = sources.source) WHERE first_run_at IS NULL"
            )
            connection.execute(query)

    def _run(self, tables: dict[str, list[dict[str, Any]]], site: Site, at: datetime) -> None:
        key = f"{site.name}-{at:%d-%H}"
        down = site.is_down(at)
        bad = site.template is not None and site.template[0] <= at < site.template[1]
        count = 0 if down else site.new(at)
        outcome = "rejected" if bad else "inserted"
        tables["runs"].append(two_newspapers.run(key, at, state="failed" if down else "completed"))
        error = {"error": "HTTP 500"} if down else {}
        tables["run_sources"].append(
            two_newspapers.run_source(key, site.name, at, whole=not down, **{outcome: count}, **error)
        )
        url = f"https://{site.name}.example/feed"
        fetch = {"fetch_id": key, "source": site.name, "kind": "feed", "address": url, "url": url}
        tables["fetches"].append({**fetch, "status": 500 if down else 200, "requested_at": at})
        read = {"run_id": key, "source": site.name, "url": url, "kind": "feed", "read_at": at}
        tables["discoveries"].append({**read, "status": 500 if down else 200, "entries": 0 if down else 20})
        for number in range(count):
            name = f"{key}-{number}"
            about = {"run_id": key, "source": site.name, "url_key": name, "url": name, "decided_at": at}
            about |= {"reason": "thin" if bad else None, "article_id": name, "fetch_id": f"fetch-{name}-1"}
            tables["outcomes"].append({**about, "outcome": outcome})

    def look(self, at: datetime) -> None:
        due = alarms.judge(self.warehouse, at)
        self.sent.extend((alarm.source, alarm.kind, alarm.ended_at is not None, at) for alarm in due)
        alarms.mark_sent(self.warehouse, due, at)


def configuration(at: datetime) -> Iterator[Source]:
    """What the file says then: one source is disabled, another has a new name."""
    for site in SITES:
        schedule = f"0 */{site.every} * * *"
        if site.name != "renamed" or at < site.until:
            yield Source(name=site.name, schedule=schedule, enabled=at < site.until)
        else:
            yield Source(name="new-name", schedule=schedule)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    month = Month(migrated(Home(tmp_path_factory.mktemp("month"))))
    changes = {START, day(9, 10), day(10, 12)}
    events = changes | {at for site in SITES for at in site.events()}
    unwritten: list[datetime] = []
    for hours in range(DAYS * 24):
        at = START + hours * HOUR
        unwritten.append(at)
        if at in changes:
            configured.record(month.warehouse, configuration(at), at)
        if hours % 24 == 0 or any(timedelta(0) <= at - event < SOON * HOUR for event in events):
            month.hours(unwritten)
            unwritten = []
            month.look(at + timedelta(minutes=10))
    return month


def test_each_alarm_that_a_person_wants_is_sent_once_with_its_end(month: Month) -> None:
    assert sorted((source, kind, over) for source, kind, over, _ in month.sent) == [
        ("dead", "failing", False),
        ("dies", "silent", False),
        ("outage", "failing", False),
        ("outage", "failing", True),
        ("template", "drifting", False),
        ("template", "drifting", True),
    ]


def test_each_comes_within_hours_of_what_it_is_about(month: Month) -> None:
    came = {(source, over): at for source, _, over, at in month.sent}
    assert came["dead", False] - START <= 6 * HOUR
    assert came["template", False] - day(15, 9) <= 6 * HOUR
    assert came["template", True] - day(18, 9) <= 6 * HOUR
    assert came["dies", False] - day(20, 6) <= 12 * HOUR
    assert came["outage", False] - day(22, 5) <= 6 * HOUR
    assert came["outage", True] - day(23, 5) <= 3 * HOUR


def test_what_still_lasts_at_the_end_is_what_nobody_mended(month: Month) -> None:
    lasting: tuple[Alarm, ...] = alarms.standing(month.warehouse)
    assert [(alarm.source, alarm.kind) for alarm in lasting] == [("dead", "failing"), ("dies", "silent")]
