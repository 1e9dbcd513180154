"""Silence is judged by the same hours of the week before: nights and weekends raise no alarm, a busy hour does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from tasks.live_views import HEALTH_VIEWS
from tasks.migrations import migrations
from tasks.statements import statement, to_timestamp
from tasks.warehouse import search_schemas
from tests.support import two_newspapers

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
TUESDAY = datetime(2026, 9, 22, tzinfo=UTC)
SATURDAY = datetime(2026, 9, 26, tzinfo=UTC)

Rate = Callable[[datetime], int]
"""New articles that a run at this moment finds; it runs every hour."""


def always(_: datetime) -> int:
    return 4


def in_office_hours(at: datetime) -> int:
    return 4 if at.weekday() < 5 and 8 <= at.hour < 18 else 0


def by_berlin_time(at: datetime) -> int:
    """The same, by clocks that go an hour ahead of UTC and from 29 March on two."""
    return in_office_hours(at + (2 if at >= datetime(2026, 3, 29, 1, tzinfo=UTC) else 1) * HOUR)


def on_tuesdays_at_ten(at: datetime) -> int:
    return 12 if (at.weekday(), at.hour) == (1, 10) else int(at.hour == 6)


def twice_a_day(at: datetime) -> int:
    return int(at.hour in (8, 20))


def every_other_week(at: datetime) -> int:
    return in_office_hours(at) if at.isocalendar().week % 2 else 0


def never(_: datetime) -> int:
    return 0


class SourceFixture:
    """A source and what was written down of its runs, in a warehouse in memory."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        search_schemas(self.connection)
        for migration in migrations():
            self.connection.execute(migration.text)
        for name in ("snapshot/run_log", "snapshot/source_settings", "snapshot/snapshot_info", *HEALTH_VIEWS):
            described = {"published_at": to_timestamp(TUESDAY), "run_id": None, "dateline_version": ""}
            self.connection.execute(statement(name), described if name == "snapshot/snapshot_info" else None)
        self.at = TUESDAY

    def lived(self, rate: Rate, until: datetime, *, weeks: float, down: tuple[datetime, ...] = ()) -> None:
        """The source was added so long ago, and ran every hour; ``down``: from when to when the machine did nothing."""
        self.at = until - weeks * WEEK
        two_newspapers.insert(self.connection, "source_settings", [two_newspapers.configured("post", self.at)])
        if down:
            self.goes_on(rate, down[0])
            self.at = down[1]
        self.goes_on(rate, until)

    def goes_on(self, rate: Rate, until: datetime) -> None:
        moments = [self.at + hours * HOUR for hours in range((until - self.at) // HOUR)]
        self.at = until
        runs = [two_newspapers.run(f"run-{at:%m%d%H}", at) for at in moments]
        parts = [two_newspapers.run_source(f"run-{at:%m%d%H}", "post", at, inserted=rate(at)) for at in moments]
        two_newspapers.insert(self.connection, "run_log", runs)
        two_newspapers.insert(self.connection, "run_sources", parts)

    def reads(self, entries: Rate, since: datetime, until: datetime) -> None:
        """A feed of the source, read every hour."""
        feed = {"source": "post", "url": "https://post.example/news", "kind": "feed", "status": 200, "run_id": "r"}
        moments = [since + hours * HOUR for hours in range((until - since) // HOUR)]
        rows = [{**feed, "read_at": at, "entries": entries(at)} for at in moments]
        two_newspapers.insert(self.connection, "discoveries", rows)

    def alarm(self) -> tuple[str, str] | None:
        """What is wrong half an hour after the last run began: kind and reason."""
        moment = to_timestamp(self.at - HOUR / 2)
        self.connection.execute(
            "UPDATE snapshot_info SET published_at = cast($moment AS TIMESTAMP)", {"moment": moment}
        )
        found = self.connection.execute(statement("writer/health_of_sources"), {"hold_minutes": 60}).fetchone()
        return (found[1], found[2]) if found else None

    def first_alarm(self, rate: Rate, looks: Sequence[datetime]) -> tuple[datetime | None, str]:
        """Continue at this rate and check after the run of each of these hours: when it is silent first, and why."""
        for look in looks:
            self.goes_on(rate, look + HOUR)
            if (found := self.alarm()) is not None:
                assert found[0] == "silent", found
                return look, found[1]
        return None, ""


@pytest.fixture
def fixture() -> Iterator[SourceFixture]:
    fixture = SourceFixture()
    yield fixture
    fixture.connection.close()


def hours(first: datetime, *after: int) -> list[datetime]:
    return [first + hour * HOUR for hour in after]


NEVER = (None, "")


def test_a_busy_source_is_silent_within_three_runs(fixture: SourceFixture) -> None:
    fixture.lived(always, TUESDAY, weeks=6)
    assert fixture.first_alarm(never, hours(TUESDAY, 0, 1, 2)) == (
        TUESDAY + HOUR,
        "no new article since Mon 23:00 UTC, usually 8 at least in these hours of the week",
    )


def test_night_and_weekend_are_not_silence(fixture: SourceFixture) -> None:
    friday = SATURDAY - DAY
    fixture.lived(in_office_hours, friday, weeks=6)
    assert fixture.first_alarm(in_office_hours, hours(friday, 7, 18, 23, 36, 60, 79, 80)) == NEVER


def test_a_working_day_without_articles_is(fixture: SourceFixture) -> None:
    fixture.lived(in_office_hours, TUESDAY, weeks=6)
    at, why = fixture.first_alarm(never, hours(TUESDAY, 7, 8, 9))
    assert (at, why[:35]) == (TUESDAY + 9 * HOUR, "no new article since Mon 17:00 UTC,")


def test_always_busy_on_tuesday_at_ten_and_silent_then(fixture: SourceFixture) -> None:
    """Within the hour that summer time could make of it."""
    fixture.lived(on_tuesdays_at_ten, TUESDAY, weeks=6)
    assert fixture.first_alarm(never, hours(TUESDAY, 9, 10, 11, 12))[0] == TUESDAY + 11 * HOUR


def test_one_holiday_does_not_hide_the_next_silence(fixture: SourceFixture) -> None:
    def with_a_holiday(at: datetime) -> int:
        return 0 if TUESDAY - 2 * WEEK <= at < TUESDAY - 2 * WEEK + DAY else in_office_hours(at)

    fixture.lived(with_a_holiday, TUESDAY, weeks=6)
    assert fixture.first_alarm(never, hours(TUESDAY, 8, 9))[0] == TUESDAY + 9 * HOUR


def test_a_source_that_rests_every_other_week_is_not_an_alarm(fixture: SourceFixture) -> None:
    sunday = datetime(2026, 9, 27, tzinfo=UTC)  # of week 39; 40 is one without
    fixture.lived(every_other_week, sunday, weeks=8)
    assert fixture.first_alarm(every_other_week, hours(sunday, 12, 34, 40, 58, 64)) == NEVER


@pytest.mark.parametrize("days", [1, 4, 6])
def test_a_new_source_is_not_judged_by_its_first_weekend(fixture: SourceFixture, days: int) -> None:
    """It is added on a Monday at nine; its first run takes in all that is listed."""
    monday = TUESDAY - DAY + 9 * HOUR
    at_first: Rate = lambda at: 300 if at == monday else in_office_hours(at)  # noqa: E731
    fixture.lived(at_first, monday + days * DAY, weeks=days / 7)
    looks = [look for look in hours(monday, 39, 120, 150, 167) if look >= monday + days * DAY]
    assert fixture.first_alarm(in_office_hours, looks) == NEVER


def test_a_new_source_that_falls_silent_is_reported_after_three_days(fixture: SourceFixture) -> None:
    fixture.lived(always, TUESDAY, weeks=5 / 7)
    assert fixture.first_alarm(never, hours(TUESDAY, 1, 24, 70, 71)) == (
        TUESDAY + 71 * HOUR,
        "no new article since Mon 21 Sep 23:00 UTC, though about 288 were to be expected",
    )


def test_from_its_second_week_on_the_days_before_are_used(fixture: SourceFixture) -> None:
    fixture.lived(always, TUESDAY, weeks=10 / 7)
    assert fixture.first_alarm(never, hours(TUESDAY, 0, 1, 2)) == (
        TUESDAY + HOUR,
        "no new article since Mon 23:00 UTC, usually 8 at least in these hours of the day",
    )


def test_its_second_weekend_is_none_either(fixture: SourceFixture) -> None:
    fixture.lived(in_office_hours, SATURDAY, weeks=11 / 7)
    assert fixture.first_alarm(in_office_hours, hours(SATURDAY, 0, 12, 34, 55, 56)) == NEVER


def test_downtime_of_the_machine_is_not_silence_of_the_source(fixture: SourceFixture) -> None:
    """While nothing runs that is another alarm; the run after it finds what came meanwhile."""
    up = TUESDAY + 2 * DAY
    fixture.lived(always, TUESDAY, weeks=6)
    fixture.at = up
    found = fixture.alarm()
    assert found is not None
    assert found[0] == "stale"
    assert fixture.first_alarm(lambda at: 60 if at == up else always(at), hours(up, 0, 1, 2)) == NEVER


def test_downtime_in_the_past_does_not_hide_a_silence(fixture: SourceFixture) -> None:
    fixture.lived(always, TUESDAY, weeks=6, down=(TUESDAY - 15 * DAY, TUESDAY - 6 * DAY))
    assert fixture.first_alarm(never, hours(TUESDAY, 0, 1, 2))[0] == TUESDAY + HOUR


def test_summer_time_moves_the_working_day_and_raises_nothing(fixture: SourceFixture) -> None:
    sunday = datetime(2026, 3, 29, tzinfo=UTC)
    fixture.lived(by_berlin_time, sunday, weeks=6)
    assert fixture.first_alarm(by_berlin_time, hours(sunday, 20, 30, 40, 41, 43, 65)) == NEVER


def test_two_articles_a_day_are_missed_after_days(fixture: SourceFixture) -> None:
    fixture.lived(twice_a_day, TUESDAY, weeks=8)
    assert fixture.first_alarm(never, hours(TUESDAY, 24, 91, 92))[0] == TUESDAY + 92 * HOUR


def test_a_feed_of_the_day_is_empty_at_night_and_on_sundays(fixture: SourceFixture) -> None:
    sunday = SATURDAY + DAY
    of_the_day: Rate = lambda at: 0 if at.hour < 6 or at.weekday() == 6 else 9  # noqa: E731
    for end in (3, 12):
        fixture.lived(always, sunday + end * HOUR, weeks=5)
        fixture.reads(of_the_day, sunday - 5 * WEEK, sunday + end * HOUR)
        assert fixture.alarm() is None
        fixture = SourceFixture()


def test_and_is_an_alarm_when_it_is_empty_at_another_time(fixture: SourceFixture) -> None:
    of_the_day: Rate = lambda at: 0 if at.hour < 6 or at.weekday() == 6 or at >= TUESDAY else 9  # noqa: E731
    fixture.lived(always, TUESDAY + 5 * HOUR, weeks=5)
    fixture.reads(of_the_day, TUESDAY - 5 * WEEK, TUESDAY + 5 * HOUR)
    assert fixture.alarm() is None
    fixture.goes_on(always, TUESDAY + 12 * HOUR)
    fixture.reads(of_the_day, TUESDAY + 5 * HOUR, TUESDAY + 12 * HOUR)
    why = "https://post.example/news lists nothing, though it did at this hour of the week"
    assert fixture.alarm() == ("silent", why)
