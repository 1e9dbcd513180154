"""The copy that a lake's snapshot is made of is brought up to date from the lake's feed, and is what a new copy would be."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.comparing import compare_versions
from tasks.indexing import index_articles, tidy_index
from tasks.lake_copy import drop_lake_copy, refresh_lake_copy
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.upkeep.compaction import compact_lake
from tests.support.lakes import LakeFixture
from tests.support.visits import address, article, at, listed, visit


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LakeFixture]:
    with LakeFixture(tmp_path) as fixture:
        yield fixture


def digests(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What each table of a copy holds, whatever the order of its rows."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = connection.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE table_name NOT IN ('migrations', 'lake_copy_state')"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT count(*), sum(hash(t)::HUGEINT) FROM (FROM {name}) AS t").fetchall()  # noqa: S608
            for (name,) in tables
        }


def random_round(fixture: LakeFixture, chance: random.Random, hour: int) -> None:
    """Some of what runs, publishing and maintenance do to a lake."""
    run = fixture.open(now=at(hour))
    names = [f"page{chance.randrange(12)}" for _ in range(6)]
    fixture.list(run, *map(listed, dict.fromkeys(names)), now=at(hour))
    for name in names:
        tags = tuple(chance.sample(("one", "two", "three"), 2))
        found = chance.choice([article(f"{name}{chance.randrange(3)}", tags=tags), article(name), "thin", "gone", None])
        fixture.load(visit(address(name), at(hour + chance.random()), found), run=run, now=at(hour + 1))
    if chance.random() < 0.7:
        index_articles(fixture.warehouse, now=at(hour))
        compare_versions(fixture.warehouse, now=at(hour))
    if chance.random() < 0.4:
        tidy_index(fixture.warehouse, now=at(hour))
    with fixture.warehouse.transaction() as connection:
        if chance.random() < 0.5:
            doomed = chance.choice(names)
            for table in ("article_contents", "article_urls", "article_links", "article_heads"):
                connection.execute(
                    f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM article_heads WHERE url = $url)",  # noqa: S608
                    {"url": address(doomed)},
                )
    if chance.random() < 0.5:
        compact_lake(fixture.warehouse, datetime.now(UTC) - timedelta(days=1), least_free=0.0)


@pytest.mark.acceptance
@pytest.mark.parametrize("seed", range(1, 1 + int(os.environ.get("DATELINE_TEST_SEEDS", "1"))))
def test_a_copy_that_was_brought_up_to_date_is_what_a_whole_copy_is(fixture: LakeFixture, seed: int) -> None:
    chance = random.Random(seed)
    assert refresh_lake_copy(fixture.warehouse).how == "whole"
    for hour in range(0, 9, 3):
        random_round(fixture, chance, hour)
        assert refresh_lake_copy(fixture.warehouse).how == "changes"
    kept_up = digests(fixture.home.lake_copy)
    drop_lake_copy(fixture.home)
    assert refresh_lake_copy(fixture.warehouse).how == "whole"
    assert kept_up == digests(fixture.home.lake_copy)


def test_a_copy_of_a_snapshot_that_the_lake_has_expired_is_made_as_a_whole(fixture: LakeFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")))
    refresh_lake_copy(fixture.warehouse)
    fixture.load(visit(address("two"), at(2), article("two")))
    compact_lake(fixture.warehouse, datetime.now(UTC) + timedelta(days=1))
    assert refresh_lake_copy(fixture.warehouse).how == "whole"


def test_the_next_snapshot_of_a_lake_reads_what_has_changed(fixture: LakeFixture) -> None:
    fixture.load(*(visit(address(f"page{n}"), at(n), article(f"word{n}")) for n in range(5)))
    publish(fixture.warehouse, fixture.home, run_id=None, now=at(6))
    fixture.load(visit(address("page1"), at(7), article("another")), visit(address("page9"), at(7), article("ninth")))
    assert publish(fixture.warehouse, fixture.home, run_id=None, now=at(8)).articles == 6
    assert publish(fixture.warehouse, fixture.home, run_id=None, now=at(9)).how in ("shared", "difference")
    with open_snapshot(fixture.home) as connection:
        assert connection.execute("SELECT title FROM articles WHERE version = 2").fetchall() == [("About another",)]
        for word in ("another", "ninth"):
            assert connection.execute("SELECT count(*) FROM search($word)", {"word": word}).fetchall() == [(1,)]
        assert connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'lake_copy_state'"
        ).fetchall() == [(0,)]
