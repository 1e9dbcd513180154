"""A query on the snapshot can read all of it, and can neither change nor reach anything else."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from tasks.analyst import NoSnapshot, QueryRefused, open_snapshot, run_query
from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home"))


def test_rows_come_with_their_columns(home: Home) -> None:
    result = run_query(
        home, "SELECT title, authors, published_on FROM articles WHERE article_id = $key", {"key": "bridge"}
    )
    assert result.columns == ("title", "authors", "published_on")
    assert result.rows == [("Harbour bridge closed until Monday", ["Ada Fischer", "Tom Reed"], date(2026, 3, 20))]
    assert result.complete


def test_lead_is_a_column_like_others(home: Home) -> None:
    result = run_query(home, "SELECT lead FROM articles WHERE lead IS NOT NULL ORDER BY lead")
    assert result.rows == [("The harbour bridge was closed on Friday.",)]


def test_a_limit_cuts_and_says_so(home: Home) -> None:
    result = run_query(home, "SELECT * FROM articles", limit=2)
    assert (len(result.rows), result.complete) == (2, False)
    assert run_query(home, "SELECT * FROM articles", limit=6).complete


@pytest.mark.parametrize(
    "query",
    [
        "SELEKT 1",
        "CREATE TABLE mine AS SELECT 1",
        "DELETE FROM article_heads",
        "COPY (SELECT 1) TO '/tmp/dateline-test.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/hostname.csv'",
        "ATTACH '/tmp/dateline-test.duckdb' AS other",
        "SET threads = 1",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "SELECT * FROM home",  # a variable of Python
    ],
)
def test_what_would_reach_out_is_refused(home: Home, query: str) -> None:
    with pytest.raises(QueryRefused):
        run_query(home, query)


@pytest.mark.fault(
    "content", "`dateline query` that would write, attach, log or set", "refused; no file, no setting changes"
)
@pytest.mark.parametrize(
    "query",
    [
        "call enable_logging('QueryLog', storage='file', storage_path='/tmp/x')",
        "select * from enable_logging('QueryLog'); select 42",
        'from system.main."enable_logging"()',
        "select write_log('x')",
        "attach ':memory:' as m",
        "detach analyst",
        "copy (select 1) to 'x.csv'",
        "export database 'x'",
        "install fts",
        "load fts",
        "vacuum",
        "force checkpoint",
        "checkpoint analyst",
        "from force_checkpoint()",
        "set threads = 1",
        "pragma enable_profiling",
        "reset memory_limit",
    ],
)
def test_what_would_act_on_files_or_settings_is_refused(home: Home, query: str) -> None:
    with pytest.raises(QueryRefused):
        run_query(home, query)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("create temp table t as select 1 as a; insert into t values (2); from t order by a", [(1,), (2,)]),
        ("create temp macro plus(a) as a + 1; select plus(1)", [(2,)]),
        ("set variable x = 3; select getvariable('x')", [(3,)]),
        ("pivot (select 'a' as k, 1 as v) on k using sum(v)", [(1,)]),
        ("select count(*) > 5 from (show all tables)", [(True,)]),
    ],
)
def test_statements_of_analysts_are_run(home: Home, query: str, rows: list[tuple[object, ...]]) -> None:
    assert run_query(home, query).rows == rows


def test_without_a_snapshot_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="dateline ingest"):
        open_snapshot(Home(tmp_path))


def test_a_damaged_snapshot_is_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    home.snapshot.write_bytes(b"no database" * 1000)
    with pytest.raises(NoSnapshot, match="dateline publish"):
        run_query(home, "SELECT 1")


def test_a_new_connection_sees_the_new_snapshot_next_to_an_old_one(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    with open_snapshot(home) as old:
        publish(Warehouse(home), home, run_id="run-4", now=two_newspapers.PUBLISHED)
        assert run_query(home, "SELECT run_id FROM snapshot_info").rows == [("run-4",)]
        assert old.execute("SELECT run_id FROM snapshot_info").fetchall() == [("run-3",)]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_zone_of_a_session_does_not_change_an_answer(home: Home, zone: str) -> None:
    query = """SELECT published_at, published_on, published_at::DATE, published_at::VARCHAR FROM articles
        WHERE article_id = 'minuit'"""
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        connection.execute(f"SET TimeZone = '{zone}'")
        days = connection.execute("SELECT day, articles FROM daily_volume WHERE source = 'le-phare'").fetchall()
        rows = connection.execute(query).fetchall()
    assert rows == [(datetime(2026, 3, 19, 23, 30), date(2026, 3, 20), date(2026, 3, 19), "2026-03-19 23:30:00")]  # noqa: DTZ001
    assert sorted(days) == [(date(2026, 3, 20), 1), (date(2026, 3, 20), 2)]
