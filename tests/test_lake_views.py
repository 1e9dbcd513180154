"""Analysts who attach a lake find the snapshot's names in it, with the same rows, under any name and at any time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from flows.cli.attach import attach_lines
from tasks.home import Home, Lake
from tasks.lake import extensions_of, load_extension
from tasks.lake_views import definitions
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tests.support.lakes import LakeFixture
from tests.support.s3 import BUCKET, SECRET, s3_server
from tests.support.visits import address, article, at, listed, visit

_PLACES = ("head_row", "content_row", "last_row", "fingerprint")
"""Columns that name rows by their places, which differ."""
CALLS = (
    "search('another')",
    "find('another', most := 1)",
    "matches('another OR word2')",
    "mentions('about')",
    "trend('about')",
    "concordance('about')",
    "kwic('another*')",
    "collocates('about', least := 1)",
    "ngrams(2, '*', field := 'title', least := 1)",
    "keywords('another')",
    "articles_at(TIMESTAMP '2026-09-04 14:30')",
    "sample('about', 2)",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    root = tmp_path_factory.mktemp("lake")

    with LakeFixture(root) as fixture:
        run = fixture.open()
        fixture.list(run, *map(listed, ("page0", "page1", "page2", "thin")))
        loaded = [visit(address(f"page{n}"), at(n), article(f"word{n}", tags=("Tag", "two"))) for n in range(3)]
        fixture.load(*loaded, visit(address("thin"), at(1), "thin"), run=run)
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(5))
        ((first,),) = fixture.ask("SELECT * FROM ducklake_current_snapshot('lake')")
        (root / "first").write_text(str(first))
        fixture.load(visit(address("page1"), at(6), article("another")))
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(7))
        return fixture.home


@pytest.fixture(scope="module")
def lake(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    assert home.lake is not None
    with duckdb.connect() as connection:
        for extension in extensions_of(home.lake):
            load_extension(connection, extension)
        for line in attach_lines(home, "sql", name="news"):
            if not line.startswith(("INSTALL", "LOAD")):
                connection.execute(line)
        yield connection


@pytest.fixture(scope="module")
def snapshot(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(home) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    found = connection.execute(f"SELECT COLUMNS(c -> c NOT IN {_PLACES}) FROM {relation}").fetchall()  # noqa: S608
    return sorted(map(repr, found))


def test_all_tables_and_views_of_the_snapshot_are_in_the_lake(
    lake: duckdb.DuckDBPyConnection, snapshot: duckdb.DuckDBPyConnection
) -> None:
    names = snapshot.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'").fetchall()
    assert len(names) > 30
    different = [
        name
        for (name,) in names
        if name not in ("migrations", "counted_rows") and rows(lake, name) != rows(snapshot, name)
    ]
    assert different == []


@pytest.mark.parametrize("call", CALLS)
def test_the_query_language_and_the_macros_say_the_same(
    lake: duckdb.DuckDBPyConnection, snapshot: duckdb.DuckDBPyConnection, call: str
) -> None:
    found = rows(lake, call)
    assert found == rows(snapshot, call)
    assert found
    assert rows(lake, f"news.analyst.{call}") == found


@pytest.mark.parametrize(
    "query", ["another", "about OR word2", '"is about"', 'about NOT "about word2"', "title:about OR another"]
)
def test_search_has_the_same_order_on_the_lake(
    lake: duckdb.DuckDBPyConnection, snapshot: duckdb.DuckDBPyConnection, query: str
) -> None:
    found = f"FROM search($${query}$$, most := 2)"
    assert lake.execute(found).fetchall() == snapshot.execute(found).fetchall()


@pytest.mark.parametrize(("query", "texts"), [("nowhere", 0), ('"is about nowhere"', 0), ("another", 2)])
def test_search_on_the_lake_reads_the_texts_of_its_articles_alone(
    lake: duckdb.DuckDBPyConnection, query: str, texts: int
) -> None:
    """DuckDB would read all texts if it had to make the numbers of their rows to find some. One article has two versions."""
    session = lake.cursor()
    session.execute("USE news.analyst")
    ((_, plan),) = session.execute(f"EXPLAIN (ANALYZE, FORMAT json) FROM search($${query}$$, most := 2)").fetchall()
    read = [
        node["operator_cardinality"]
        for node in _nodes(json.loads(plan))
        if node.get("extra_info", {}).get("Table") == "article_contents"
        and "title" in node["extra_info"]["Projections"]
    ]
    assert len(read) > 1
    assert max(read) <= texts


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from _nodes(child)


def test_a_query_sees_the_lake_as_it_was(home: Home, lake: duckdb.DuckDBPyConnection) -> None:
    assert home.lake is not None
    first = (home.root / "first").read_text()
    lake.execute(f"ATTACH '{home.lake.catalog}' AS past (READ_ONLY, SNAPSHOT_VERSION {first})")
    found = "SELECT count(*) FROM {}.analyst.search('{}')"
    assert lake.execute(found.format("past", "word1")).fetchall() == [(1,)]
    assert lake.execute(found.format("past", "another")).fetchall() == [(0,)]
    assert lake.execute(found.format("news", "another")).fetchall() == [(1,)]
    assert lake.execute("SELECT count(*) FROM past.analyst.revisions").fetchall() == [(0,)]


def test_the_lines_for_clients_have_no_password(tmp_path: Path) -> None:
    secret = "dbname=news host=db user=reader password=hunter2"
    for catalog in (f"ducklake:postgres:{secret}", "ducklake:postgres:postgresql://reader:hunter2@db/news"):
        for client in ("sql", "python", "node", "dbt"):
            text = "\n".join(attach_lines(Home(tmp_path, Lake(catalog, "s3://bucket/files")), client, name="news"))
            assert "hunter2" not in text
            assert "host=db" in text or "@db/news" in text


@pytest.mark.parametrize("client", ["sql", "dbt"])
def test_the_lines_reach_a_store_that_is_not_amazons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: str
) -> None:
    home = Home(tmp_path, Lake(f"ducklake:sqlite:{tmp_path}/catalog", f"s3://{BUCKET}/lake"))
    with s3_server() as store, duckdb.connect() as connection:
        for name, value in store.environment().items():
            monkeypatch.setenv(name, value)
        store.client().put_object(Bucket=BUCKET, Key="lake/a.csv", Body=b"a\n1\n")
        lines = attach_lines(home, client, name="news")
        assert SECRET not in "\n".join(lines)
        if client == "sql":
            secret = next(line for line in lines if line.startswith("CREATE SECRET"))
        else:
            (options,) = yaml.safe_load("\n".join(lines))["dateline"]["outputs"]["dev"]["secrets"]
            assert options["key_id"] == "{{ env_var('AWS_ACCESS_KEY_ID') }}"
            options |= {"key_id": "<key>", "secret": "<secret>"}
            secret = f"CREATE SECRET ({', '.join(f'{name} {value!r}' for name, value in options.items())})"
        load_extension(connection, "httpfs")
        connection.execute(secret.replace("<key>", "worker").replace("<secret>", SECRET))
        assert connection.execute(f"FROM 's3://{BUCKET}/lake/a.csv'").fetchall() == [(1,)]


def test_texts_of_a_lake_are_read_at_once() -> None:
    """Numbers that lie together are of rows that do not: parted by their widest gap, all files would be read twice."""
    on_lake = {text.split("(")[0].rsplit(".")[-1]: text for text in definitions([]) if text.startswith("CREATE MACRO")}
    assert "coalesce(max(0), 0) AS ends_at" in on_lake["concordance"]
    assert not [name for name, text in on_lake.items() if "arg_max(gaps.content_row" in text]
