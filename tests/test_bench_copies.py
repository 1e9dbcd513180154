"""Copies of articles for benchmarks: a copy is there once, however often it is asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bench.copies import copy_articles
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.warehouse import Warehouse
from tests.support.visits import LoadFixture, address, article, at, visit


def copied(warehouse: Warehouse) -> list[str]:
    with warehouse.reading() as connection:
        return [one for (one,) in connection.execute("SELECT url FROM article_heads ORDER BY url").fetchall()]


def test_a_copy_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with LoadFixture(tmp_path / "small") as small:
        small.load(*(visit(address(f"page{n}"), at(n), article(f"word{n}")) for n in range(3)))
        index_articles(small.warehouse, now=at(9))
        path = small.warehouse.path
    warehouse = Warehouse(Home(tmp_path / "large"))
    warehouse.migrate()
    copy_articles(path, warehouse, times=2, spanning=timedelta(days=1))
    assert len(copied(warehouse)) == 6
    copy_articles(path, warehouse, times=3, spanning=timedelta(days=1))
    found = copied(warehouse)
    assert len(found) == 9
    assert len(set(found)) == 9
