"""A timeline has a bar for each unit of its range, zeros included, and every article in exactly one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.desk.timeline import Day, timeline


def days(*written: tuple[str, int]) -> list[Day]:
    return [Day(date.fromisoformat(day), articles, True) for day, articles in written]


def test_days_without_articles_are_drawn() -> None:
    bars = timeline(days(("2026-03-01", 2), ("2026-03-04", 1))).bars
    assert [bar.articles for bar in bars] == [2, 0, 0, 1]


@pytest.mark.parametrize(
    ("first", "last", "unit", "bars"),
    [
        ("2026-03-01", "2026-03-01", "day", 1),
        ("2026-01-01", "2026-04-10", "day", 100),
        ("2026-01-01", "2026-04-11", "week", 15),
        ("2024-06-15", "2026-06-15", "month", 25),
        ("2010-06-15", "2026-06-15", "year", 17),
        ("9999-12-30", "9999-12-31", "day", 2),
        ("1800-01-01", "2026-12-31", "year", 227),
    ],
)
def test_the_unit_grows_with_the_range(first: str, last: str, unit: str, bars: int) -> None:
    shown = timeline(days((first, 1), (last, 1)) if first != last else days((first, 1)))
    assert (shown.unit, len(shown.bars)) == (unit, bars)
    assert (shown.bars[0].first, shown.bars[-1].last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_one_wrong_date_does_not_stretch_the_axis() -> None:
    usual = [Day(date(2026, 3, 1) + timedelta(days=number), 10, True) for number in range(20)]
    shown = timeline([Day(date(1945, 5, 8), 1, True), *usual])
    assert (shown.earlier, shown.bars[0].first) == (1, date(2026, 3, 1))


@pytest.mark.parametrize(("usual", "earlier"), [(9, 1), (8, 0)])
def test_one_of_ten_articles_may_be_left_out(usual: int, earlier: int) -> None:
    shown = timeline([Day(date(1945, 5, 8), 1, True), Day(date(2026, 3, 1), usual, True)])
    assert shown.earlier == earlier


def test_the_range_that_was_asked_for_is_drawn_whole() -> None:
    shown = timeline(days(("2026-03-03", 1)), first=date(2026, 3, 1), last=date(2026, 3, 5))
    assert [bar.articles for bar in shown.bars] == [0, 0, 1, 0, 0]


def test_a_day_that_can_still_grow_is_not_whole() -> None:
    shown = timeline([Day(date(2026, 3, 1), 1, True), Day(date(2026, 3, 3), 1, False)])
    assert [bar.is_whole for bar in shown.bars] == [True, False, False]


@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=1, max_size=20))
def test_every_article_is_in_one_bar_or_earlier(counts: dict[date, int]) -> None:
    shown = timeline([Day(day, counts[day], True) for day in sorted(counts)])
    assert sum(bar.articles for bar in shown.bars) + shown.earlier == sum(counts.values())
    for one, following in zip(shown.bars, shown.bars[1:], strict=False):
        assert following.first - one.last == timedelta(days=1)
