"""The changes of one segment written into the tables, inside a transaction. Nothing is read or decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from tasks.pure.decide.changes import SegmentChanges
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import Segment
from tasks.pure.records import OUTCOMES
from tasks.warehouse import json_rows, statement, to_timestamp

BATCH_CHARACTERS = 8_000_000
"""Of text in one statement: JSON, its parsed form and the rows are in memory at the same time."""


def write_changes(connection: duckdb.DuckDBPyConnection, changes: SegmentChanges, segment: Segment) -> None:
    """Write all rows, and count the outcomes of the run; a merge without rows is skipped."""

    def merge(name: str, rows: Sequence[Row], **parameters: Any) -> None:
        for batch in batches(rows):
            connection.execute(statement(name), {"rows": json_rows(batch), **parameters})

    articles = changes.articles
    merge("merges/fetches", changes.fetches, **span_of(changes.fetches))
    merge("merges/article_contents", articles.article_contents)
    merge("merges/article_contents_again", articles.article_contents_again)
    merge("merges/article_contents_earlier", articles.article_contents_earlier)
    merge("merges/article_contents_dates", articles.article_contents_dates)
    merge("merges/article_heads", articles.article_heads)
    merge("merges/article_heads_seen", articles.article_heads_seen)
    merge("merges/article_heads_moved", articles.article_heads_moved)
    merge("merges/article_urls", articles.article_urls)
    merge("merges/article_links_gone", articles.article_links_gone)
    merge("merges/article_links", articles.article_links)
    merge("merges/rejects_cleared", changes.rejects_cleared)
    merge("merges/rejects", changes.rejects)
    merge("merges/pending_failed", changes.pending_failed)
    merge("merges/pending_done", changes.pending_done, run_id=segment.run_id)
    merge("merges/addresses_fetched", changes.addresses_fetched)
    merge("merges/addresses_read_again", changes.addresses_read_again)
    merge("merges/outcomes", changes.outcomes, ranking=list(OUTCOMES))
    merge("merges/segments", changes.segments)
    if changes.outcomes:
        counted = {"run_id": segment.run_id, "source": segment.source, "more": changes.added_to_run}
        connection.execute(statement("merges/run_sources_counted"), {**counted, "now": to_timestamp(segment.now)})


def span_of(fetches: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The earliest and latest time of rows of ``fetches``, between which their ids are searched; empty without rows."""
    times = [row["requested_at"] for row in fetches]
    return {"earliest": to_timestamp(min(times)), "latest": to_timestamp(max(times))} if times else {}


def batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows in their order, in batches of at most some 8 million characters of text: each is copied several times."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str))
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
