"""The writer's migrations, merges and checks run on a DuckLake as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from duckdb_extensions import import_extension

from tasks.comparing import compare_versions
from tasks.indexing import index_articles, tidy_index
from tasks.runs import RunSource, close_dead_runs, close_run
from tasks.warehouse import Warehouse
from tests.support.visits import Desk, address, article, at, failure, listed, visit


class Lake(Warehouse):
    """A warehouse whose catalog is a DuckDB file and whose tables are Parquet."""

    @contextmanager
    def _opened(self) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = duckdb.connect(config={"autoinstall_known_extensions": False})
        try:
            connection.execute(f"SET extension_directory = '{self.home.root / 'extensions'}'")
            import_extension("ducklake", con=connection)
            connection.execute("LOAD ducklake")
            files = self.home.root / "files"
            connection.execute(f"ATTACH 'ducklake:{self.path}.ducklake' AS lake (DATA_PATH '{files}')")
            connection.execute("USE lake")
            yield connection
        finally:
            connection.close()


@dataclass
class LakeDesk(Desk):
    def warehouse_of(self) -> Warehouse:
        return Lake(self.home)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LakeDesk]:
    with LakeDesk(tmp_path) as desk:
        yield desk


def utc(hours: float) -> datetime:
    return at(hours).replace(tzinfo=None)


def test_a_run_on_a_ducklake(desk: LakeDesk) -> None:
    one, two, copy = address("one"), address("two"), address("copy")
    assert desk.warehouse.migrate(at(0)) == []
    run = desk.open()
    taken = desk.list(run, *map(listed, ("one", "two", "copy", "down", "later")), etag='"feed"')
    assert len(taken.assignments) == 5
    segment = [
        visit(one, at(1), article("one"), etag='"1"'),
        visit(two, at(1), "thin"),
        visit(copy, at(2), article("one", canonical=one)),
        visit(address("down"), at(2), failure()),
    ]
    assert desk.load(*segment, run=run, segment="1.warc.gz") == {
        "inserted": 1,
        "rejected": 1,
        "duplicate": 1,
        "pending": 1,
    }
    assert desk.load(*segment, run=run, segment="1.warc.gz") == {}
    assert desk.load(visit(one, at(4), article("another")), visit(two, at(4), article("two")), run=run) == {
        "updated": 1,
        "inserted": 1,
    }
    desk.load(visit(one, at(5), article("another")), visit(one, at(6), None))
    desk.load(visit(one, at(4.5), article("third")), visit(one, at(3), article("another")), visit(two, at(7), "gone"))
    [row] = close_run(desk.warehouse, run, at(8), {})
    assert row == RunSource("paper", 5, 5, 0, inserted=2, updated=0, unchanged=0, duplicate=1, rejected=0, pending=2)
    assert close_dead_runs(desk.warehouse, desk.home, at(9)) == []
    assert desk.ask("SELECT version, valid_from FROM article_contents WHERE title <> 'About two' ORDER BY ALL") == [
        (1, utc(1)),
        (2, utc(3)),
        (3, utc(4.5)),
        (4, utc(5)),
    ]
    assert desk.ask("SELECT version, last_seen_at, gone_at FROM article_heads ORDER BY version") == [
        (1, utc(4), utc(7)),
        (4, utc(6), None),
    ]
    assert desk.violations() == {}
    assert index_articles(desk.warehouse, now=at(9)) == 2
    assert index_articles(desk.warehouse, now=at(9)) == 0
    postings = tidy_index(desk.warehouse, now=at(9))
    assert desk.ask("SELECT count(*), count(DISTINCT document) FROM search_postings") == [(postings, 2)]
    assert compare_versions(desk.warehouse) == 3
