"""When a cron line runs: in its zone, across summer time, and moved by a stable part of its interval.

A line that names no hour (``*/15 * * * *``, ``@hourly``) means every such minute that passes: it also runs through the hour
that summer time repeats at its end, and simply goes on over the hour that it leaves out. A line that names hours means
those of the clock on the wall: once in the repeated hour, and an hour that is left out counts as the one after it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from croniter import croniter

SLOT = 30.0
"""Seconds. Sources are moved by whole slots, so that those of one slot come due together and share a run."""
LONGEST_SPREAD = 3600.0
"""Seconds. By default a daily run stays within the hour after its time: a third of its interval would be eight."""
_LEAST_INTERVAL = timedelta(minutes=1)
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_SAMPLE = 100
"""Runs that are looked at to find the shortest interval of a line: four days of an hourly one."""
_MACROS_WITHOUT_HOUR = frozenset({"@hourly"})


@dataclass(frozen=True, slots=True)
class Times:
    """The times of one source: its cron line in its zone, moved by ``offset``."""

    line: str
    zone: str = "UTC"
    offset: timedelta = timedelta()

    def after(self, moment: datetime) -> datetime:
        """The first time after ``moment``; both aware, the result in UTC."""
        return _after(self.line, ZoneInfo(self.zone), moment - self.offset) + self.offset

    def last(self, moment: datetime) -> datetime:
        """The last time that is not after ``moment``; both aware, the result in UTC."""
        at = moment - self.offset
        back = interval_of(self.line)
        while True:
            found = self.after(moment - back) - self.offset
            if found <= at:
                break
            back *= 2
        while (following := _after(self.line, ZoneInfo(self.zone), found)) <= at:
            found = following
        return found + self.offset


def offset_of(name: str, line: str, spread: float | None) -> timedelta:
    """How far a source is moved: a stable share of what ``spread`` allows, in whole slots.

    Args:
        name: of the source, which decides its share.
        line: its cron line.
        spread: seconds at most; None: a third of the line's interval, at most an hour.
    """
    interval = interval_of(line).total_seconds()
    most = min(interval / 3, LONGEST_SPREAD) if spread is None else min(spread, interval)
    # The last slot begins within what is allowed, and no source is moved to its next time.
    slots = int(most // SLOT) + (most < interval)
    digest = hashlib.sha256(f"{line}\n{name}".encode()).digest()
    return timedelta(seconds=SLOT * (int.from_bytes(digest[:8], "big") % max(1, slots)))


@lru_cache(maxsize=1024)
def interval_of(line: str) -> timedelta:
    """The shortest time between two runs of a line, among a hundred."""
    runs = croniter(line, _EPOCH)
    times: list[datetime] = [runs.get_next(datetime) for _ in range(_SAMPLE)]
    return max(_LEAST_INTERVAL, min(after - before for before, after in pairwise(times)))


def names_an_hour(line: str) -> bool:
    """Whether a line runs at certain hours only."""
    fields = line.split()
    return line not in _MACROS_WITHOUT_HOUR if len(fields) == 1 else fields[1] not in ("*", "*/1")


def _after(line: str, zone: ZoneInfo, moment: datetime) -> datetime:
    return _after_on_the_wall(line, zone, moment) if names_an_hour(line) else _after_in_time(line, zone, moment)


def _after_on_the_wall(line: str, zone: ZoneInfo, moment: datetime) -> datetime:
    runs = croniter(line, moment.astimezone(zone).replace(tzinfo=None) - timedelta(hours=2))
    while True:
        # The earlier of two equal times; one that is left out counts an hour later.
        on_the_wall: datetime = runs.get_next(datetime)
        found = on_the_wall.replace(tzinfo=zone).astimezone(UTC)
        if found > moment:
            return found


def _after_in_time(line: str, zone: ZoneInfo, moment: datetime) -> datetime:
    at = moment
    while True:
        offset = _offset(zone, at)
        found = _next_at_offset(line, offset, at)
        change = _first_change(zone, at, found)
        if change is None:
            return found
        # From the change on the wall shows other minutes; the change itself may be one of them.
        at = change - timedelta(microseconds=1)
        if _offset(zone, at) == offset:
            found = _next_at_offset(line, _offset(zone, change), at)
            if found == change:
                return found
            at = change


def _next_at_offset(line: str, offset: timedelta, moment: datetime) -> datetime:
    found: datetime = croniter(line, moment.astimezone(timezone(offset))).get_next(datetime)
    return found.astimezone(UTC)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _first_change(zone: ZoneInfo, start: datetime, end: datetime) -> datetime | None:
    """The first moment in (start, end] from which the zone has another offset; None: there is none."""
    day = timedelta(days=1)
    low = start
    while low < end:
        high = min(low + day, end)
        if _offset(zone, high) != _offset(zone, low):
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                low, high = (low, middle) if _offset(zone, middle) != _offset(zone, start) else (middle, high)
            return high.replace(microsecond=0)
        low = high
    return None
