"""What a process keeps of the views and macros of one snapshot is what the next one would make of their texts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks import building, counting, snapshot
from tasks.publish import PublishFailed, publish
from tasks.snapshot import entries
from tests.support.visits import LoadFixture, address, article, at, visit

OBJECTS = (
    "SELECT schema_name, view_name, sql, comment FROM duckdb_views() WHERE NOT internal",
    "SELECT schema_name, function_name, parameters, macro_definition, comment FROM duckdb_functions() WHERE NOT internal",
    "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal",
)


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_kept", None)


@pytest.fixture
def read_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with each snapshot whose views and macros are made from their texts."""
    made: list[str] = []
    create = snapshot._create_objects
    monkeypatch.setattr(snapshot, "_create_objects", lambda connection: (made.append("made"), create(connection)))
    return made


def published(root: Path, hours: float = 1) -> list[list[tuple[Any, ...]]]:
    """The objects of a new snapshot of a home."""
    with LoadFixture(root) as fixture:
        fixture.load(visit(address(f"page{hours}"), at(hours), article(f"word{hours}")), segment=f"{hours}.warc.gz")
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(hours))
        with duckdb.connect(fixture.home.snapshot, read_only=True) as reader:
            assert reader.execute("SELECT count(*) FROM search($word)", {"word": f"word{hours}0"}).fetchall() == [(1,)]
            return [reader.execute(f"{query} ORDER BY ALL").fetchall() for query in OBJECTS]


def test_the_next_snapshot_has_the_same_objects_without_reading_their_texts(
    tmp_path: Path, read_texts: list[str]
) -> None:
    first = published(tmp_path / "one", 1)
    assert published(tmp_path / "one", 2) == first
    assert published(tmp_path / "other", 3) == first
    assert read_texts == ["made"]


def test_other_tables_have_views_of_their_own(tmp_path: Path, read_texts: list[str]) -> None:
    published(tmp_path / "one")
    with LoadFixture(tmp_path / "other") as fixture, fixture.warehouse.transaction() as connection:
        connection.execute("ALTER TABLE article_heads ADD COLUMN extra INTEGER")
    _, _, columns = published(tmp_path / "other")
    assert [column[:4] for column in columns if column[2] == "extra"] == [
        ("internal", "article_heads", "extra", "INTEGER"),
        ("internal", "head_rows", "extra", "INTEGER"),
    ]
    assert len(read_texts) == 2


def test_a_build_that_fails_does_not_harm_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with LoadFixture(tmp_path) as fixture:
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(1))
        with monkeypatch.context() as patch:
            patch.setattr(counting, "are_rows_in_place", lambda _: False)
            with pytest.raises(PublishFailed, match="have moved"):
                publish(fixture.warehouse, fixture.home, run_id=None, now=at(2))
        assert publish(fixture.warehouse, fixture.home, run_id=None, now=at(3)).published_at == at(3)


def test_a_comment_that_the_dictionary_has_changed_is_changed(tmp_path: Path) -> None:
    with LoadFixture(tmp_path) as fixture:
        with fixture.warehouse.transaction() as connection:
            connection.execute("COMMENT ON TABLE fetches IS 'As it was'; COMMENT ON COLUMN fetches.status IS NULL")
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(1) + timedelta(minutes=1))
        there = "SELECT comment FROM duckdb_columns() WHERE table_name = 'fetches' AND column_name = 'status'"
        wanted = entries()["fetches"]
        assert fixture.ask(there) == [(wanted["columns"]["status"],)]
        assert fixture.ask("SELECT comment FROM duckdb_tables() WHERE table_name = 'fetches'") == [(wanted["about"],)]
