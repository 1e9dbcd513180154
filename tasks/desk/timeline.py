"""Articles over time as bars: one for each day, week, month or year of the range, zeros included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = ["Bar", "Day", "Timeline", "Unit", "timeline"]

Unit = Literal["day", "week", "month", "year"]

LIMITS: tuple[tuple[int, Unit], ...] = ((100, "day"), (700, "week"), (3700, "month"))
"""Days of a range up to which each unit is drawn: some 100 bars fit on a page, each wide enough to be hit."""
FEW = 0.01
"""Share of articles at the old end that may be left out where they stretch the axis to more than three times."""
ONE_OF = 10
"""Articles of which one may be left out so: few sources have a hundred articles in their first week."""


MARGIN = 366
"""Days that a range is drawn beyond the articles."""
MOST_YEARS = 300


@dataclass(frozen=True, slots=True)
class Day:
    """A day that has articles."""

    day: date
    articles: int
    is_whole: bool
    """Whether nothing of it is still to come."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from its first day to its last."""

    first: date
    last: date
    articles: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All bars in order; none if no article has a date."""

    unit: Unit
    bars: tuple[Bar, ...]
    earlier: int
    """Articles before the first bar: a few that would have stretched the axis."""


def timeline(days: Sequence[Day], *, first: date | None = None, last: date | None = None) -> Timeline:
    """The bars of some days.

    Args:
        days: those with articles, in order.
        first, last: the range that was selection for; by default from the first day with articles to the last.
    """
    if not days:
        return Timeline("day", (), 0)
    first = _start(days) if first is None else max(first, _moved(days[0].day, -MARGIN))
    last = max(min(last, _moved(days[-1].day, MARGIN)) if last else days[-1].day, first)
    if last.year - first.year >= MOST_YEARS:
        first = date(last.year - MOST_YEARS + 1, 1, 1)
    earlier = sum(day.articles for day in days if day.day < first)
    days = [day for day in days if day.day >= first]
    length = (last - first).days + 1
    unit: Unit = next((unit for most, unit in LIMITS if length <= most), "year")
    whole_until = max((day.day for day in days if day.is_whole), default=date.min)
    bars: list[Bar] = []
    number = 0
    start = first
    while True:
        end = min(_end(start, unit), last)
        inside = []
        while number < len(days) and days[number].day <= end:
            inside.append(days[number])
            number += 1
        is_whole = all(day.is_whole for day in inside) if inside else end <= whole_until
        bars.append(Bar(start, end, sum(day.articles for day in inside), is_whole))
        if end >= last:
            return Timeline(unit, tuple(bars), earlier)
        start = end + timedelta(days=1)


def _start(days: Sequence[Day]) -> date:
    """The day to begin at."""
    in_all = sum(day.articles for day in days)
    most = max(in_all * FEW, 1 if in_all >= ONE_OF else 0)
    before = 0
    for day in days:
        if before + day.articles > most:
            break
        before += day.articles
    usual = day.day
    shown = (days[-1].day - usual).days + 1
    if before and (days[-1].day - days[0].day).days + 1 > 3 * max(shown, 30):
        return usual
    return days[0].day


def _end(start: date, unit: Unit) -> date:
    """The last day of the unit that a day is in."""
    if unit == "day":
        return start
    if unit == "week":
        return _moved(start, 6 - start.weekday())
    if unit == "year" or start.month == 12:
        return start.replace(month=12, day=31)
    return start.replace(month=start.month + 1, day=1) - timedelta(days=1)


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
