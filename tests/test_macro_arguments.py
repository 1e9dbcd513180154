"""What a macro is given gets into its text as a value, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.support import two_newspapers


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


@pytest.mark.parametrize("signs", ["'; --", "') ; ('", "''", "/ /", "-- ", "$ ? {}", "\\' \n", "%", "]["])
def test_a_query_is_a_text_and_no_sql(snapshot: duckdb.DuckDBPyConnection, signs: str) -> None:
    query = f'"harbour {signs} bridge"'
    expected = snapshot.execute("""SELECT article_id FROM matches('"harbour bridge"')""").fetchall()
    assert expected
    assert snapshot.execute("SELECT article_id FROM matches($query)", {"query": query}).fetchall() == expected
    quoted = query.replace("'", "''")
    assert snapshot.execute(f"SELECT article_id FROM matches('{quoted}')").fetchall() == expected  # noqa: S608
    snapshot.execute("SET VARIABLE query = $query", {"query": query})
    assert snapshot.execute("SELECT article_id FROM matches(getvariable('query'))").fetchall() == expected


@pytest.mark.parametrize("most", ["1", "'1'", "1::UTINYINT", "2 - 1"])
def test_a_number_may_be_of_any_type(snapshot: duckdb.DuckDBPyConnection, most: str) -> None:
    assert len(snapshot.execute(f"SELECT * FROM search('bridge', most := {most})").fetchall()) == 1  # noqa: S608


def test_a_number_cannot_be_sql(snapshot: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error):
        snapshot.execute("SELECT * FROM search('bridge', most := '1 UNION SELECT 2')").fetchall()


@pytest.mark.parametrize("moment", ["TIMESTAMP '2026-03-20 12:00'", "'2026-03-20 12:00'", "DATE '2026-03-21'"])
def test_a_moment_may_be_a_time_a_day_or_text(snapshot: duckdb.DuckDBPyConnection, moment: str) -> None:
    assert len(snapshot.execute(f"SELECT * FROM articles_at({moment})").fetchall()) == 6  # noqa: S608


def test_a_subquery_is_refused(snapshot: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.BinderException, match="subqueries"):
        snapshot.execute("SELECT * FROM search((SELECT 'bridge'))")
