"""The counts for analysts, updated for the articles that have changed.

Each article has a row that says where it was counted last, and a fingerprint of what decides that. The days of articles
with another fingerprint now are counted again, whatever changed them and whenever: nothing has to report a change.
Finding them reads a few narrow columns, some 0.2 s of processor time per million articles: digests of parts of the table
are compared, and rows only in parts that differ.

Rows are joined by their position in the file (``rowid``), which is several times faster than by key. Positions change
when rows are deleted and the file is checkpointed or rewritten. Moved heads count as changed; if contents have moved,
which only forgetting deletes, everything is counted again.
"""

from __future__ import annotations

import duckdb

from tasks.lake import lake_rows
from tasks.statements import statement

__all__ = ["are_rows_in_place", "count_changes", "find_changed"]

CHANGED = ("places", "changed", "gone")
"""Statements that find what has changed since it was counted, in this order; what they create ends with the connection."""
FOUND = ("days", "late_days", "late_span", "documents_due", "content_rows")
"""Statements that find what the changes touch, in this order."""
KEPT = ("tag_days", "author_days", "lateness", "search_articles", "counted_articles", "counted_rows")
"""The tables that are kept: for each, a statement that deletes outdated rows and one that inserts current ones."""


def count_changes(connection: duckdb.DuckDBPyConnection, *, is_lake: bool = False) -> int:
    """Update the counts, once per connection and inside a transaction.

    They hold for a file that was checkpointed before, and for one that was not if its checkpoint leaves the rows in place
    (:func:`are_rows_in_place`).

    Args:
        is_lake: whether it is a DuckLake, whose rows are named by numbers made of their keys (:func:`tasks.lake.lake_rows`).

    Returns:
        The number of articles that were new or changed, or had moved in the file.
    """

    def count(name: str) -> duckdb.DuckDBPyConnection:
        return _run(connection, f"counts/{name}", is_lake)

    if count("are_contents_in_place").fetchone() != (True,):
        forget_counts(connection)
    for name in ("last_content", "current_heads", "present", "past", *CHANGED, *FOUND):
        count(name)
    for table in KEPT:
        count(f"{table}_gone")
        count(table)
    ((changed,),) = count("size").fetchall()
    return int(changed)


def find_changed(connection: duckdb.DuckDBPyConnection, *, is_lake: bool = False) -> None:
    """Put the articles that have changed in more than their tags since they were counted, and their documents, into tables.

    These end with the connection, on which :func:`count_changes` is not to follow.
    """
    compared = ("counts/last_content", "counts/current_heads", "index/present", "index/past")
    for name in (*compared, *(f"counts/{name}" for name in (*CHANGED, "documents_due"))):
        _run(connection, name, is_lake)


def _run(connection: duckdb.DuckDBPyConnection, name: str, is_lake: bool) -> duckdb.DuckDBPyConnection:
    return connection.execute(lake_rows(statement(name)) if is_lake else statement(name))


def forget_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete all that is counted; the next count starts with nothing."""
    for table in KEPT:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own


def are_rows_in_place(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the rows of articles are still where they were when counted; true if there are none."""
    if connection.execute(statement("counts/is_nothing_counted")).fetchone() == (True,):
        return True
    return _is_in_place(connection, "heads") and _is_in_place(connection, "contents")


def _is_in_place(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return connection.execute(statement(f"counts/are_{table}_in_place")).fetchone() == (True,)
