"""Runs of the index grow to a length that fits into memory, and are sorted again when most of one is outdated."""

from __future__ import annotations

import pytest

from tasks.pure.search.index_runs import IndexRun, to_sort


def row(*words: int, first: int = 1, of: int | None = None) -> list[IndexRun]:
    """Stretches one after another of ten documents each, with so many words, of so many at first."""
    return [
        IndexRun(first + 10 * at, first + 10 * at + 9, each, each if of is None else of)
        for at, each in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("before", "appended", "made"),
    [
        ((), (), []),
        ((), (50,), [(1, 10, 50)]),
        ((100, 60), (), []),
        ((330, 60), (20,), [(11, 30, 80)]),
        ((300, 80), (20,), [(21, 30, 20)]),
        ((300, 70), (20,), [(1, 30, 390)]),
        ((950, 70), (20,), [(11, 30, 90)]),
        ((), (1000, 990, 30), [(1, 10, 1000), (11, 20, 990), (21, 30, 30)]),
        ((30,), (960, 30), [(1, 20, 990), (21, 30, 30)]),
    ],
    ids=[
        "nothing at all",
        "the first",
        "nothing new",
        "a shorter one",
        "one four times as long stays",
        "as many as fit the rule",
        "none that would be too long with it",
        "parts",
        "only the first part",
    ],
)
def test_what_came_is_sorted_with_what_is_not_much_longer(
    before: tuple[int, ...], appended: tuple[int, ...], made: list[tuple[int, int, int]]
) -> None:
    found = to_sort(row(*before), row(*appended, first=1 + 10 * len(before)), longest=1000)
    assert [(run.first, run.last, run.words) for run in found] == made


def test_neighbours_of_which_most_is_dead_become_one() -> None:
    before = [*row(900, 40, 0, of=990), *row(700, 400, first=31, of=990), *row(950, first=51)]
    found = to_sort(before, row(5, first=61), longest=1000)
    assert [(run.first, run.last, run.words) for run in found] == [
        (11, 30, 40),
        (41, 50, 400),
        (61, 70, 5),
    ]


def test_what_was_sorted_when_all_was_dead_is_left_alone() -> None:
    assert to_sort([IndexRun(1, 10, 0, 0)], [], longest=1000) == []
