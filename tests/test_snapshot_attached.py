"""The snapshot answers the same under any alias, beside other databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tests.support import two_newspapers
from tests.support.macro_calls import SCALAR_MACROS, TABLE_MACROS


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def attached(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of the reader's own, with the snapshot attached under two names."""
    own = tmp_path_factory.mktemp("own") / "own.duckdb"
    with duckdb.connect(own, config={"threads": 1}) as connection:
        connection.execute(f"ATTACH '{home.snapshot}' AS \"my news\" (READ_ONLY)")
        connection.execute("CREATE TABLE search_postings AS SELECT 1 AS nothing")
        yield connection


@pytest.fixture(scope="module")
def opened(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"ATTACH '{home.snapshot}' AS news (READ_ONLY)")
        connection.execute("USE news")
        yield connection


@pytest.mark.parametrize("call", TABLE_MACROS)
def test_every_macro_answers_the_same_where_it_is_attached(
    attached: duckdb.DuckDBPyConnection, opened: duckdb.DuckDBPyConnection, call: str
) -> None:
    rows = opened.execute(f"SELECT * FROM {call} ORDER BY ALL").fetchall()  # noqa: S608
    assert rows
    assert attached.execute(f'SELECT * FROM "my news".{call} ORDER BY ALL').fetchall() == rows  # noqa: S608
    assert attached.execute(f'SELECT * FROM "my news".main.{call} ORDER BY ALL').fetchall() == rows  # noqa: S608


def test_every_macro_is_among_those_that_are_called(opened: duckdb.DuckDBPyConnection) -> None:
    rows = opened.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type LIKE '%macro' AND NOT internal"
    ).fetchall()
    assert {name for (name,) in rows} == {call.partition("(")[0] for call in (*TABLE_MACROS, *SCALAR_MACROS)}


def test_every_view_answers_where_it_is_attached(attached: duckdb.DuckDBPyConnection) -> None:
    views = attached.execute(
        "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE database_name = 'my news' AND NOT internal"
    ).fetchall()
    assert len(views) > 10
    for (view,) in views:
        attached.execute(f'SELECT * FROM "my news".{view}').fetchall()  # noqa: S608


def test_parameters_bind(attached: duckdb.DuckDBPyConnection) -> None:
    rows = attached.execute('SELECT article_id FROM "my news".search($query)', {"query": "lighthouse"}).fetchall()
    assert rows == [("old",)]


def test_a_relation_of_python_finds_the_current_database(opened: duckdb.DuckDBPyConnection) -> None:
    assert opened.sql("SELECT article_id FROM search('lighthouse')").limit(1).fetchall() == [("old",)]
    assert opened.query("FROM find('lighthouse')").select("article_id").fetchall() == [("old",)]


def test_a_relation_of_python_names_another_database(attached: duckdb.DuckDBPyConnection) -> None:
    relation = attached.sql("""SELECT article_id FROM "my news".search('lighthouse', db := 'my news')""")
    assert relation.fetchall() == [("old",)]


def test_a_table_of_ones_own_can_be_made_of_an_answer(attached: duckdb.DuckDBPyConnection) -> None:
    attached.execute("""CREATE OR REPLACE TABLE mine AS SELECT * FROM "my news".search('lighthouse')""")
    assert attached.execute("SELECT article_id FROM mine").fetchall() == [("old",)]


def test_a_view_of_another_database_names_the_snapshot(attached: duckdb.DuckDBPyConnection) -> None:
    attached.execute("""CREATE OR REPLACE VIEW lights AS
        SELECT article_id FROM "my news".search('lighthouse', db := 'my news')""")
    assert attached.execute("SELECT * FROM lights").fetchall() == [("old",)]


def test_a_call_in_two_databases_at_once_is_no_guess(home: Home) -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"ATTACH '{home.snapshot}' AS one (READ_ONLY)")
        connection.execute("ATTACH ':memory:' AS other")
        connection.execute("CREATE MACRO other.search(query) AS TABLE SELECT query AS article_id")
        both = "SELECT article_id FROM one.search('lighthouse'{db}) UNION ALL SELECT article_id FROM other.search('x')"
        with pytest.raises(duckdb.Error, match="one of several: say db"):
            connection.execute(both.format(db=""))
        rows = connection.execute(both.format(db=", db := 'one'")).fetchall()
        assert sorted(rows) == [("old",), ("x",)]


def test_a_copy_of_another_name_answers(home: Home, tmp_path: Path) -> None:
    copy = tmp_path / "copy of march.duckdb"
    copy.write_bytes(home.snapshot.read_bytes())
    with duckdb.connect(copy, read_only=True) as connection:
        assert connection.execute("SELECT article_id FROM search('lighthouse')").fetchall() == [("old",)]


def test_no_view_has_a_part_named_like_a_view(opened: duckdb.DuckDBPyConnection) -> None:
    """DuckDB before 1.4 takes ``x AS (SELECT * FROM x)`` in a view for a circle; ``main.x`` is none."""
    views = opened.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
    circles = [
        name
        for name, sql in views
        for part in re.findall(r"(\w+) AS \(", sql)
        if re.search(rf"\b{part} AS \(SELECT \* FROM {part}\b", sql)  # noqa: S608
    ]
    assert circles == []
