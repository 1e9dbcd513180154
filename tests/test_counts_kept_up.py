"""The counts for analysts are updated for what changed, and equal those of counting everything."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.counting import KEPT, ManyChanged, count_changes, count_in_parts, count_part, find_changed
from tasks.indexing import index_articles
from tasks.upkeep.compaction import purge
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(two_newspapers.made_home(tmp_path))


def counted(warehouse: Warehouse) -> int:
    """Update the counts; return the number of articles counted."""
    index_articles(warehouse, now=two_newspapers.PUBLISHED)
    with warehouse.transaction() as connection:
        return count_changes(connection)


def held(warehouse: Warehouse) -> dict[str, list[str]]:
    """All rows that are kept, and where each article's content is."""
    with warehouse.transaction() as connection:
        rows = {table: connection.execute(f"FROM {table}").fetchall() for table in KEPT}
        rows["article_heads"] = connection.execute("SELECT rowid, content_row FROM article_heads").fetchall()
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


def counted_from_nothing(warehouse: Warehouse) -> dict[str, list[str]]:
    """The same rows, counted from nothing."""
    with warehouse.transaction() as connection:
        for table in KEPT:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("UPDATE article_heads SET content_row = NULL")
    counted(warehouse)
    return held(warehouse)


def test_nothing_new_is_nothing_to_count(warehouse: Warehouse) -> None:
    assert counted(warehouse) == 0


def test_only_what_changed_is_counted(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_heads SET published_on = published_on - 1 WHERE article_id = 'vote'")
        connection.execute("UPDATE article_heads SET last_seen_at = last_seen_at + INTERVAL 1 DAY")
    assert counted(warehouse) == 1
    assert held(warehouse) == counted_from_nothing(warehouse)


def test_an_article_that_is_indexed_after_it_was_counted_can_be_searched(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article("late", "Late", "One more article."))
        count_changes(connection)
    counted(warehouse)
    assert held(warehouse) == counted_from_nothing(warehouse)


CHANGES: list[Callable[[duckdb.DuckDBPyConnection, random.Random, int], object]] = [
    lambda c, chance, n: two_newspapers.load(
        c,
        two_newspapers.article(
            f"new-{n}",
            "New",
            f"Text of number {n}.",
            authors=chance.choices(["Ada Quill", "Ben Reed"], k=2),
            tags=chance.choices("abc", k=2),
            published_at=chance.choice([None, two_newspapers.NOON - timedelta(days=chance.randrange(3))]),
        ),
    ),
    lambda c, chance, n: two_newspapers.load(
        c,
        two_newspapers.revised(
            two_newspapers.article(f"twice-{n}", "A", f"One {n}."), after=timedelta(hours=2), body=f"Two {n}."
        ),
    ),
    lambda c, chance, n: c.execute(
        "UPDATE article_heads SET source = 'hill-gazette' WHERE hash(article_id) % 3 = $1", [n % 3]
    ),
    lambda c, chance, n: c.execute(
        "UPDATE article_heads SET published_on = published_on - 1, published_at = published_at - INTERVAL 1 DAY"
        " WHERE hash(article_id) % 4 = $1",
        [n % 4],
    ),
    lambda c, chance, n: c.execute("UPDATE article_heads SET found_by = 'sitemap', tags = ['d'] WHERE version > 1"),
    lambda c, chance, n: c.execute("UPDATE article_heads SET tags = ['e'] WHERE hash(article_id) % 3 = $1", [n % 3]),
    lambda c, chance, n: [
        c.execute(f"DELETE FROM {table} WHERE hash(article_id) % 5 = $1", [n % 5])  # noqa: S608
        for table in ("article_heads", "article_contents", "search_documents")
    ],
]


def test_other_tags_alone_are_counted(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_heads SET tags = ['e'] WHERE article_id = 'vote'")
    assert counted(warehouse) > 0
    assert held(warehouse) == counted_from_nothing(warehouse)


MANY = """INSERT INTO article_heads BY NAME
    SELECT heads.* REPLACE (range::VARCHAR AS article_id, range AS id_digest)
    FROM article_heads AS heads CROSS JOIN range(50000) WHERE heads.article_id = 'vote'"""


def test_rows_are_compared_only_where_some_have_changed(warehouse: Warehouse) -> None:
    """Of seven parts of 8,192 rows, those of the row that was changed and of the one that was added."""
    with warehouse.transaction() as connection:
        connection.execute(MANY)
    with warehouse.transaction() as connection:
        count_changes(connection)
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_heads SET version = 2 WHERE article_id = '10000'")
        two_newspapers.load(connection, two_newspapers.article("late", "Late", "One more article."))
    with warehouse.transaction() as connection:
        find_changed(connection)
        found = [connection.execute(f"FROM {table}").fetchall() for table in ("places", "changed", "gone")]
        assert sorted(found[0]) == [(1,), (6,)]
        assert [len(rows) for rows in found[1:]] == [2, 1]


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_counts_equal_those_of_counting_everything(warehouse: Warehouse, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(6):
        with warehouse.transaction() as connection:
            for change in chance.choices(CHANGES, k=2):
                change(connection, chance, 10 * number + chance.randrange(10))
        counted(warehouse)
    assert held(warehouse) == counted_from_nothing(warehouse)


@pytest.mark.parametrize("seed", range(3))
def test_counts_made_in_parts_equal_those_made_at_once(warehouse: Warehouse, seed: int) -> None:
    """Also where what is there was counted by other rules, and where more changes between two parts."""
    chance = random.Random(seed)
    for number in range(4):
        with warehouse.transaction() as connection:
            for change in chance.choices(CHANGES, k=3):
                change(connection, chance, 10 * number + chance.randrange(10))
            if number % 2:
                connection.execute("UPDATE counted_articles SET fingerprint = fingerprint + 1")
        index_articles(warehouse, now=two_newspapers.PUBLISHED)
        with warehouse.transaction() as connection:
            count_part(connection, 2)
        with warehouse.transaction() as connection:
            chance.choice(CHANGES)(connection, chance, 10 * number + chance.randrange(10))
        index_articles(warehouse, now=two_newspapers.PUBLISHED)
        count_in_parts(warehouse, 2)
        assert counted(warehouse) == 0
        assert held(warehouse) == counted_from_nothing(warehouse)


def test_many_changes_are_not_counted_at_once(warehouse: Warehouse) -> None:
    before = held(warehouse)
    with warehouse.transaction() as connection:
        connection.execute("UPDATE counted_articles SET fingerprint = fingerprint + 1")
    with pytest.raises(ManyChanged), warehouse.transaction() as connection:
        count_changes(connection, most=1)
    parts = 0
    is_more = True
    while is_more:
        with warehouse.transaction() as connection:
            is_more = count_part(connection, 1)
        parts += 1
    assert parts >= len(before["article_heads"])
    with warehouse.transaction() as connection:
        assert count_changes(connection, most=0) == 0
    assert held(warehouse) == before


def test_a_file_whose_rows_have_moved_is_counted_again(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        for table in ("article_heads", "article_contents", "search_documents"):
            connection.execute(f"DELETE FROM {table} WHERE article_id = 'vote'")  # noqa: S608
    purge(warehouse)
    counted(warehouse)
    assert held(warehouse) == counted_from_nothing(warehouse)
