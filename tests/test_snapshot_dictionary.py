"""Analysts see what the design promises, and every object and column of it is explained."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tasks.analyst import dictionary, markdown, open_snapshot
from tasks.snapshot import entries
from tests.support import two_newspapers

ARTICLES = (
    "article_id, source, site_name, url, canonical_url, title, lead, body, authors, tags, tags_folded, section, language,"
    " language_stated, language_confidence, day, published_at, published_on, modified_at, first_seen_at, last_seen_at,"
    " gone_at, version, word_count, content_hash, story_id, dateline_place, agency, agency_written, image_url, image_caption,"
    " access, page_type, found_by, extractor"
).split(", ")

PROMISED = {
    "articles", "article_versions", "article_urls", "fetches", "rejects", "pending", "runs", "run_sources", "sources",
    "snapshot_info", "completeness", "daily_volume", "tag_days", "author_days", "revisions", "gaps", "baselines", "turnover", "source_health",
    "rejects_by_reason", "article_links", "calendar", "search", "mentions", "concordance",
}  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(two_newspapers.made_home(tmp_path_factory.mktemp("home"))) as connection:
        yield connection


def test_all_that_is_promised_is_there(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert PROMISED - {entry.name for entry in dictionary(snapshot)} == set()


def test_articles_has_the_promised_columns_in_order(snapshot: duckdb.DuckDBPyConnection) -> None:
    columns = next(entry.columns for entry in dictionary(snapshot) if entry.name == "articles")
    assert [column.name for column in columns] == ARTICLES


def test_every_object_has_a_comment(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert [entry.name for entry in dictionary(snapshot, internal=True) if not entry.comment] == []


def test_every_column_has_a_comment(snapshot: duckdb.DuckDBPyConnection) -> None:
    uncommented = [
        f"{entry.name}.{column.name}"
        for entry in dictionary(snapshot, internal=True)
        for column in entry.columns
        if not column.comment
    ]
    assert uncommented == []


def test_what_null_means_is_said_wherever_there_is_one(snapshot: duckdb.DuckDBPyConnection) -> None:
    silent = [
        f"{entry.name}.{column.name}"
        for entry in dictionary(snapshot)
        for column in entry.columns
        if "null" not in column.comment.lower()
        and snapshot.table(entry.name).filter(duckdb.ColumnExpression(column.name).isnull()).limit(1).fetchall()
    ]
    assert silent == []


def test_a_comment_is_found_missing(snapshot: duckdb.DuckDBPyConnection) -> None:
    snapshot.execute("CREATE TEMP TABLE memo AS SELECT 1 AS x")  # of the reader's own: no part of the snapshot
    assert "memo" not in {entry.name for entry in dictionary(snapshot, internal=True)}


def test_nothing_is_explained_that_is_not_there(snapshot: duckdb.DuckDBPyConnection) -> None:
    there = {entry.name: {column.name for column in entry.columns} for entry in dictionary(snapshot, internal=True)}
    explained = {name: set(entry.get("columns", ())) for name, entry in entries().items()}
    assert explained == there


def test_every_time_is_said_to_be_utc(snapshot: duckdb.DuckDBPyConnection) -> None:
    silent = [
        f"{entry.name}.{column.name}"
        for entry in dictionary(snapshot)
        for column in entry.columns
        if column.type.startswith("TIMESTAMP") and "UTC" not in column.comment
    ]
    assert silent == []


def test_no_column_depends_on_the_zone_of_the_session(snapshot: duckdb.DuckDBPyConnection) -> None:
    types = {column.type for entry in dictionary(snapshot, internal=True) for column in entry.columns}
    assert "TIMESTAMP" in types
    assert "TIMESTAMP WITH TIME ZONE" not in types


def test_the_writers_own_tables_are_left_out(snapshot: duckdb.DuckDBPyConnection) -> None:
    hidden = {entry.name for entry in dictionary(snapshot, internal=True)} - {
        entry.name for entry in dictionary(snapshot)
    }
    assert {"internal.article_heads", "internal.addresses", "internal.migrations", "internal.head_rows"} <= hidden
    assert not hidden & PROMISED


def test_markdown_names_every_column(snapshot: duckdb.DuckDBPyConnection) -> None:
    listed = dictionary(snapshot)
    page = markdown(listed)
    assert "## concordance(query, width, sort, most, db)" in page
    assert [column.name for entry in listed for column in entry.columns if f"| `{column.name}` |" not in page] == []
