"""The changes of one segment written into the tables, inside a transaction. Nothing is read or decided here.

A row that :mod:`tasks.lookup` has found is changed where it is, and one that it has not found is inserted: no statement
searches a table, so that writing costs the same in a warehouse of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb

from tasks.lake import by_keys
from tasks.pure.decide.changes import SegmentChanges
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import Rows, Segment
from tasks.pure.records import OUTCOMES
from tasks.statements import json_rows, statement, to_timestamp

K = TypeVar("K")

BATCH_CHARACTERS = 8_000_000
"""Of text in one statement: JSON, its parsed form and the rows are in memory at the same time."""


def write_changes(
    connection: duckdb.DuckDBPyConnection,
    changes: SegmentChanges,
    segment: Segment,
    rows: Rows,
    *,
    is_lake: bool = False,
) -> None:
    """Write all rows, and count the outcomes of the run; a statement without rows is skipped.

    Args:
        rows: where in the warehouse the rows are that the changes are about, read in the same transaction.
        is_lake: whether it is a DuckLake, whose rows are found by their keys.
    """
    write = Writing(connection, is_lake)
    articles = changes.articles
    write.run("merges/fetches", changes.fetches, **span_of(changes.fetches))
    write.run("merges/article_contents", articles.article_contents)
    write.update("merges/article_contents_again", articles.article_contents_again, rows.versions, _repeated)
    write.update("merges/article_contents_earlier", articles.article_contents_earlier, rows.versions, _version)
    write.update("merges/article_contents_dates", articles.article_contents_dates, rows.versions, _version)
    write.merge("merges/article_heads", articles.article_heads, rows.heads, _article)
    write.update("merges/article_heads_seen", articles.article_heads_seen, rows.heads, _article)
    write.update("merges/article_heads_moved", articles.article_heads_moved, rows.heads, _article)
    write.merge("merges/article_urls", articles.article_urls, rows.links, _key)
    # Only an article that was there may have links.
    write.run("merges/article_links_gone", [row for row in articles.article_links_gone if _article(row) in rows.heads])
    write.run("merges/article_links", articles.article_links)
    write.update("merges/rejects_cleared", _found(changes.rejects_cleared, rows.rejects), rows.rejects, _key)
    write.merge("merges/rejects", changes.rejects, rows.rejects, _key)
    write.merge("merges/pending_failed", changes.pending_failed, rows.pending, _key)
    done = _found(changes.pending_done, rows.pending)
    write.update("merges/pending_done", done, rows.pending, _key, run_id=segment.run_id)
    write.merge("merges/addresses_fetched", changes.addresses_fetched, rows.addresses, _key)
    again = _found(changes.addresses_read_again, rows.addresses)
    write.update("merges/addresses_read_again", again, rows.addresses, _key)
    write.merge("merges/outcomes", changes.outcomes, rows.outcomes, _key, ranking=list(OUTCOMES))
    write.run("merges/segments", changes.segments)
    if changes.outcomes:
        counted = {"run_id": segment.run_id, "source": segment.source, "more": changes.added_to_run}
        connection.execute(statement("merges/run_sources_counted"), {**counted, "now": to_timestamp(segment.now)})


_CHANGES_ALL = "WHEN MATCHED THEN"
"""In a statement that changes each row that it finds; others leave rows as they are that are newer than what is given."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Runs the statements of ``sql/merges``, each with as many rows as one may have."""

    connection: duckdb.DuckDBPyConnection
    is_lake: bool

    def run(self, name: str, rows: Sequence[Row], **parameters: Any) -> None:
        """Run a statement that needs no row numbers."""
        self._execute(statement(name), rows, parameters)

    def merge(
        self, name: str, rows: Sequence[Row], known: Mapping[K, int | None], key: Callable[[Row], K], **parameters: Any
    ) -> None:
        """Update the rows that are known, by the statement ``name``, and insert the others, by ``name_new``.

        Args:
            known: row numbers by key.
            key: of a row.
        """
        self.run(f"{name}_new", [row for row in rows if key(row) not in known])
        self.update(name, [row for row in rows if key(row) in known], known, key, **parameters)

    def update(
        self, name: str, rows: Sequence[Row], known: Mapping[K, int | None], key: Callable[[Row], K], **parameters: Any
    ) -> None:
        """Update rows: by their numbers, or by their keys if a number is not known (a version of this very segment)."""
        sql = statement(name)
        placed = [{**row, "row_id": known.get(key(row))} for row in rows]
        numbered = [] if self.is_lake else [row for row in placed if row["row_id"] is not None]
        if self._execute(sql, numbered, parameters) < len(numbered) and _CHANGES_ALL in sql:
            # An UPDATE of a list gives the row another number (DuckDB 1.5), as may one earlier in this transaction.
            self._execute(by_keys(sql), numbered, parameters)
        others = placed if self.is_lake else [row for row in placed if row["row_id"] is None]
        self._execute(by_keys(sql), others, parameters)

    def _execute(self, sql: str, rows: Sequence[Row], parameters: Mapping[str, Any]) -> int:
        """The number of rows that were changed."""
        changed = 0
        for batch in batches(rows):
            found = self.connection.execute(sql, {"rows": json_rows(batch), **parameters}).fetchone()
            changed += found[0] if found is not None else 0
        return changed


def _found(rows: Sequence[Row], known: Mapping[str, int | None]) -> list[Row]:
    return [row for row in rows if _key(row) in known]


def _key(row: Row) -> str:
    return str(row["url_key"])


def _article(row: Row) -> str:
    return str(row["article_id"])


def _version(row: Row) -> tuple[str, int]:
    return row["article_id"], row["version"]


def _repeated(row: Row) -> tuple[str, int]:
    return row["article_id"], row["repeats"]


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
