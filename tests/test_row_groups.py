"""The row groups of a large file are joined by maintenance, so that a load or a publishing writes what is new."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

import tasks.attached
from tasks.publish import publish
from tasks.upkeep.compaction import compact
from tests.support.visits import T0, LoadFixture, address, article, at, visit


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is a large one, and is checkpointed after each transaction."""
    monkeypatch.setattr(tasks.attached, "LARGE", 0)
    monkeypatch.setattr(tasks.attached, "WAL_BYTES", 0)


def load(fixture: LoadFixture, times: int) -> None:
    for _ in range(times):
        number = fixture.segments
        fixture.load(visit(address(f"page{number}"), at(number), article(f"word{number}x")))


def row_groups(path: Path) -> list[int]:
    """The rows of each row group of the texts."""
    query = """SELECT max(start + count) FROM pragma_storage_info('internal.article_contents')
        WHERE column_name = 'article_id' GROUP BY row_group_id ORDER BY row_group_id"""
    with duckdb.connect(path, read_only=True) as connection:
        return [rows for (rows,) in connection.execute(query).fetchall()]


@pytest.mark.usefixtures("large")
def test_what_is_there_is_written_again_by_maintenance_alone(tmp_path: Path) -> None:
    with LoadFixture(tmp_path) as fixture:
        for number in range(3):
            load(fixture, 4)
            publish(fixture.warehouse, fixture.home, run_id=None, now=T0 + timedelta(minutes=number))
        assert row_groups(fixture.home.warehouse) == row_groups(fixture.home.snapshot) == [1] * 12
        compact(fixture.warehouse)
        assert row_groups(fixture.home.warehouse) == [12]
        published = publish(fixture.warehouse, fixture.home, run_id=None, now=at(1))
        assert published.articles == 12
        assert row_groups(fixture.home.snapshot) == [12]


@pytest.mark.usefixtures("large")
def test_where_no_maintenance_does_it_they_are_joined_nevertheless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.attached, "MOST_APART", 5)
    with LoadFixture(tmp_path) as fixture:
        load(fixture, 5)
        assert row_groups(fixture.home.warehouse) == [1] * 5
        load(fixture, 1)
        assert len(row_groups(fixture.home.warehouse)) < 5


def test_those_of_a_small_file_are_joined_at_once(tmp_path: Path) -> None:
    with LoadFixture(tmp_path) as fixture:
        load(fixture, 12)
        assert len(row_groups(fixture.home.warehouse)) < 6
