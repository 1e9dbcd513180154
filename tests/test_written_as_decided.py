"""What is decided about segments is in the warehouse after each, and the same whether rows are found by number or by key."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.lookup import lookup
from tasks.pure.archived import Judged
from tasks.pure.decide.changes import SegmentChanges, decide, decide_again
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import Segment, Stored
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, Reason, SourceRules
from tasks.writing import write_changes
from tests.support.visits import LoadFixture, address, article, at, failure, visit

STORIES = 10
"""Small sites in one warehouse that share no address and no text: each is a history of its own, at the price of one."""
REASONS: tuple[Reason, ...] = ("thin", "consent", "gone", "section")
TABLES: dict[str, tuple[str, ...]] = {
    "addresses": ("url_key",),
    "article_contents": ("article_id", "version"),
    "article_heads": ("article_id",),
    "article_links": ("article_id", "position"),
    "article_urls": ("url_key",),
    "fetches": ("fetch_id",),
    "outcomes": ("run_id", "url_key"),
    "pending": ("url_key",),
    "rejects": ("url_key",),
    "run_sources": ("run_id", "source"),
}
"""Each with its key."""
Table = dict[tuple[Any, ...], dict[str, Any]]


def page(chance: random.Random, story: int, hour: float) -> Judged:
    """One of three addresses, up to a day before the hour: a text, a redirect, a rejection, an unmodified page, or none."""
    pages = [address(f"{story}/{name}") for name in "abc"]
    verdict: Article | Reason | Failure | None = article(
        f"{story}w{chance.randrange(3)}x",
        canonical=chance.choice(["", "", *pages]),
        extractor=chance.choice("112"),
        published=chance.choice([None, at(-2), at(1)]),
        tags=tuple(chance.sample("xyz", chance.randrange(3))),
        keeps=chance.choice(["", f"{story}k"]),
    )
    if chance.random() < 0.4:
        verdict = chance.choice([*REASONS, None, failure(), failure(), failure(retry_at=at(hour + 9))])
    lands = chance.choice(pages) if chance.random() < 0.2 else ""
    return visit(chance.choice(pages), at(hour - chance.choice([0, 0, 1, 1, 2, 24])), verdict, lands=lands)


def histories(seed: int) -> list[list[Judged]]:
    chance = random.Random(seed)
    segments = []
    for hour in (1, 2, 60):
        pages = [page(chance, story, hour) for story in range(STORIES) for _ in range(chance.randrange(5))]
        segments.append(chance.sample(pages, len(pages)))
    return segments


def written(
    fixture: LoadFixture,
    judged: Sequence[Judged],
    segment: Segment,
    decide: Callable[[Sequence[Judged], Stored, Segment], SegmentChanges],
    *,
    is_lake: bool,
) -> tuple[SegmentChanges, dict[str, Table]]:
    with fixture.warehouse.transaction(threads=1) as connection:
        stored = lookup(connection, judged, segment, is_lake=is_lake)
        changes = decide(judged, stored, segment)
        write_changes(connection, changes, segment, stored.rows, is_lake=is_lake)
        return changes, {table: rows_of(connection, table) for table in TABLES}


def rows_of(connection: duckdb.DuckDBPyConnection, table: str) -> Table:
    """The rows by key, of which each has one."""
    found = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own
    columns = [column[0] for column in found.description or ()]
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    by_key = {tuple(row[name] for name in TABLES[table]): row for row in rows}
    assert len(by_key) == len(rows), table
    return by_key


def plain(value: Any) -> Any:
    """A value as DuckDB returns it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    return list(value) if isinstance(value, tuple) else value


def assert_stored(rows: Sequence[Row], table: str, tables: dict[str, Table], *only: str) -> None:
    for row in rows:
        stored = tables[table][tuple(row[name] for name in TABLES[table])]
        names = only or tuple(row.keys() & stored.keys())
        assert {name: stored[name] for name in names} == {name: plain(row[name]) for name in names}, table


def assert_as_decided(changes: SegmentChanges, tables: dict[str, Table]) -> None:
    articles = changes.articles
    assert_stored(articles.article_heads, "article_heads", tables)
    assert_stored(articles.article_heads_seen, "article_heads", tables)
    assert_stored(articles.article_heads_moved, "article_heads", tables)
    assert_stored(
        [*articles.article_contents_again, *articles.article_contents_earlier],
        "article_contents",
        tables,
        "valid_from",
        "cause",
    )
    assert_stored(articles.article_urls, "article_urls", tables, "article_id", "how", "first_seen_at")
    assert_stored(changes.rejects, "rejects", tables)
    assert not {(row["url_key"],) for row in changes.rejects_cleared} & tables["rejects"].keys()
    assert_stored(
        changes.pending_failed, "pending", tables, "attempts", "failing_since", "next_attempt_at", "claimed_by"
    )
    newest = [row for row in changes.addresses_fetched if is_newest(row, tables)]
    assert_stored(newest, "addresses", tables, "outcome", "reason", "article_id", "checks", "next_due_at")


def is_newest(row: Row, tables: dict[str, Table]) -> bool:
    return bool(tables["addresses"][(row["url_key"],)]["fetched_at"] <= plain(row["fetched_at"]))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=2, deadline=None)
def test_what_is_decided_is_written_whether_rows_are_found_by_number_or_by_key(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        numbers, keys = (LoadFixture(Path(folder) / name) for name in ("numbers", "keys"))
        segments = histories(seed)
        loaded: list[Judged] = [pair for pair in segments[1] if pair[0].page is not None and pair[1] is not None]
        for number, judged in enumerate([*segments, loaded]):
            again = number == len(segments)
            about = Segment(f"{number}.warc.gz", "paper", "run", at(24 * number), SourceRules("paper"))
            how = decide_again if again else decide
            changes, tables = written(numbers, judged, about, how, is_lake=False)
            assert_as_decided(changes, tables)
            assert written(keys, judged, about, how, is_lake=True) == (changes, tables)
        assert numbers.violations() == {}
