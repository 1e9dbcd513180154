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
        first, last: the range that was asked for; by default from the first day with articles to the last.
    """
    if not days:
        return Timeline("day", (), 0)
    earlier = 0
    if first is None:
        first, earlier = _start(days)
        days = [day for day in days if day.day >= first]
    last = max(last or days[-1].day, first)
    length = (last - first).days + 1
    unit: Unit = next((unit for most, unit in LIMITS if length <= most), "year")
    whole_until = max((day.day for day in days if day.is_whole), default=date.min)
    bars: list[Bar] = []
    number = 0
    start = _begin(first, unit)
    while start <= last:
        following = _next(start, unit)
        inside = []
        while number < len(days) and days[number].day < following:
            inside.append(days[number])
            number += 1
        end = min(following - timedelta(days=1), last)
        is_whole = all(day.is_whole for day in inside) if inside else end <= whole_until
        bars.append(Bar(max(start, first), end, sum(day.articles for day in inside), is_whole))
        if following == start:
            break
        start = following
    return Timeline(unit, tuple(bars), earlier)


def _start(days: Sequence[Day]) -> tuple[date, int]:
    """The day to begin at, and the articles before it."""
    in_all = sum(day.articles for day in days)
    before = 0
    for day in days:
        if before + day.articles > in_all * FEW:
            break
        before += day.articles
    usual = day.day
    shown = (days[-1].day - usual).days + 1
    if before and (days[-1].day - days[0].day).days + 1 > 3 * max(shown, 30):
        return usual, before
    return days[0].day, 0


def _begin(day: date, unit: Unit) -> date:
    if unit == "week":
        # The first week of the calendar begins on a Monday, so that this does not go below it.
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(start: date, unit: Unit) -> date:
    if unit in ("day", "week"):
        return _later(start, 1 if unit == "day" else 7)
    if start.year == date.max.year and (unit == "year" or start.month == 12):
        return date.max
    if unit == "year":
        return start.replace(year=start.year + 1)
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days) if (date.max - day).days > days else date.max
