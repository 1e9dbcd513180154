"""Checks about texts read what was recorded since they last found nothing, and everything if requested."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tasks import checks
from tasks.checks import CheckResult, check_all_texts, check_warehouse, claims, run_checks
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

CLAIM = "body_is_not_empty"
BREAK = "UPDATE article_contents SET body = ' ' WHERE article_id = $1"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(two_newspapers.made_home(tmp_path))


def broken(results: list[CheckResult]) -> dict[str, int]:
    return {result.claim: result.failures for result in results if not result.holds}


def spoil(warehouse: Warehouse, article_id: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute(BREAK, [article_id])


def test_every_claim_is_checked_as_by_one_connection(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        expected = [(result.claim, result.failures) for result in run_checks(connection)]
    assert [(result.claim, result.failures) for result in check_warehouse(warehouse)] == expected
    assert len(expected) == len(list(claims(snapshot=False)))


def test_a_text_that_came_since_is_read(warehouse: Warehouse) -> None:
    assert CLAIM not in broken(check_warehouse(warehouse))
    with warehouse.transaction() as connection:
        seen = two_newspapers.NOON + timedelta(days=1)
        two_newspapers.load(connection, two_newspapers.article("later", "Later", "A text.", first_seen_at=seen))
    spoil(warehouse, "later")
    assert broken(check_warehouse(warehouse))[CLAIM] == 1


def test_a_text_that_was_clean_is_read_again_only_with_all(warehouse: Warehouse) -> None:
    check_warehouse(warehouse)
    with warehouse.transaction() as connection:
        (oldest,) = connection.execute("SELECT arg_min(article_id, recorded_at) FROM article_contents").fetchone() or (
            "",
        )
    spoil(warehouse, oldest)
    assert CLAIM not in broken(check_warehouse(warehouse))
    assert CLAIM in broken(check_warehouse(warehouse, whole=True))
    assert CLAIM in broken(check_all_texts(warehouse))


def test_a_broken_claim_is_read_from_the_same_place_again(warehouse: Warehouse) -> None:
    spoil(warehouse, "vote")
    assert [broken(check_warehouse(warehouse))[CLAIM] for _ in range(2)] == [1, 1]


def test_a_claim_that_says_something_else_now_reads_all(warehouse: Warehouse) -> None:
    check_warehouse(warehouse)
    spoil(warehouse, "vote")
    with warehouse.transaction() as connection:
        connection.execute("UPDATE clean_checks SET digest = 'of an earlier version'")
    assert broken(check_warehouse(warehouse))[CLAIM] == 1


def test_all_slices_are_the_whole(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "SLICE", 2)
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_contents SET body = ' '")
        (held,) = connection.execute("SELECT count(*) FROM article_contents").fetchone() or (0,)
    assert broken(check_all_texts(warehouse))[CLAIM] == held
