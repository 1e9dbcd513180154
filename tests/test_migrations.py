"""Migrations are applied once, in order, and never edited afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tasks.migrations import Migration, MigrationRefused, apply_migrations, migrations
from tasks.statements import to_timestamp
from tasks.warehouse import Warehouse

NOW = datetime(2026, 9, 4, tzinfo=UTC)
APPLIED = to_timestamp(NOW)
ONE = Migration("0001_create_a.sql", "CREATE TABLE a (n INTEGER); INSERT INTO a VALUES (1);")
TWO = Migration("0002_create_b.sql", "CREATE TABLE b (n INTEGER);")


def tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    found = connection.execute("SELECT table_name FROM duckdb_tables() WHERE table_name <> 'migrations'").fetchall()
    return {name for (name,) in found}


def test_a_new_warehouse_gets_all_and_an_old_one_nothing(tmp_path: Path) -> None:
    warehouse = Warehouse(Home(tmp_path))
    assert warehouse.migrate(NOW) == [migration.name for migration in migrations()]
    assert warehouse.migrate(NOW) == []


def test_only_what_is_missing_is_applied() -> None:
    with duckdb.connect() as connection:
        assert apply_migrations(connection, [ONE], APPLIED) == [ONE.name]
        assert apply_migrations(connection, [ONE, TWO], APPLIED) == [TWO.name]
        assert connection.execute("SELECT n FROM a").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("then", "now", "says"),
    [
        ([ONE], [Migration(ONE.name, ONE.text + " ")], "edited after it was applied"),
        ([ONE, TWO], [ONE], "unknown here"),
        ([TWO], [ONE, TWO], "comes before"),
    ],
    ids=["edited", "newer warehouse", "squeezed in"],
)
def test_a_broken_history_is_refused(then: list[Migration], now: list[Migration], says: str) -> None:
    with duckdb.connect() as connection:
        apply_migrations(connection, then, APPLIED)
        before = tables(connection)
        with pytest.raises(MigrationRefused, match=says):
            apply_migrations(connection, now, APPLIED)
        assert tables(connection) == before


HALF = Migration("0002_create_half.sql", "CREATE TABLE half (n INTEGER); SELECT no_such_function();")


def test_a_migration_that_fails_leaves_nothing_of_itself() -> None:
    with duckdb.connect() as connection:
        apply_migrations(connection, [ONE], APPLIED)
        with pytest.raises(duckdb.CatalogException):
            apply_migrations(connection, [ONE, HALF], APPLIED)
        assert tables(connection) == {"a"}
        assert apply_migrations(connection, [ONE], APPLIED) == []


def test_a_new_warehouse_gets_all_migrations_or_none() -> None:
    with duckdb.connect() as connection:
        with pytest.raises(duckdb.CatalogException):
            apply_migrations(connection, [ONE, HALF], APPLIED)
        assert tables(connection) == set()
        assert apply_migrations(connection, [ONE, TWO], APPLIED) == [ONE.name, TWO.name]
