"""The counts for analysts, updated for the articles that have changed.

Each article has a row that says where it was counted last, and a fingerprint of what decides that. The days of articles
with another fingerprint now are counted again, whatever changed them and whenever: nothing has to report a change.
Finding them reads a few narrow columns, some 0.2 s of processor time per million articles: digests of parts of the table
are compared, and rows only in parts that differ.

Rows are joined by their position in the file (``rowid``), which is several times faster than by key. Positions change
when rows are deleted and the file is checkpointed or rewritten. Moved heads count as changed; if contents have moved,
which only forgetting deletes, everything is counted again.

After an update of Dateline or of DuckDB all articles may count as changed. They are then counted in parts, in transactions of
their own (:func:`count_in_parts`), so that writers need not wait for all of them.
"""

from __future__ import annotations

import duckdb

from tasks.lake import lake_rows
from tasks.statements import one_row, statement
from tasks.warehouse import Warehouse

__all__ = ["PART", "ManyChanged", "are_rows_in_place", "count_changes", "count_in_parts", "count_part", "find_changed"]

PART = 50_000
"""Articles, and documents of the index, that are counted in one transaction, at most."""

CHANGED = ("places", "changed", "gone")
"""Statements that find what has changed since it was counted, in this order; what they create ends with the connection."""
FOUND = ("days", "late_days", "late_span", "documents_due", "content_rows")
"""Statements that find what the changes touch, in this order."""
KEPT = ("tag_days", "author_days", "lateness", "search_articles", "counted_articles", "counted_rows")
"""The tables that are kept: for each, a statement that deletes outdated rows and one that inserts current ones."""


class ManyChanged(Exception):
    """More has changed than is to be counted in one transaction."""


def count_changes(connection: duckdb.DuckDBPyConnection, *, is_lake: bool = False, most: int | None = None) -> int:
    """Update the counts, once per connection and inside a transaction.

    They hold for a file that was checkpointed before, and for one that was not if its checkpoint leaves the rows in place
    (:func:`are_rows_in_place`).

    Args:
        is_lake: whether it is a DuckLake, whose rows are named by numbers made of their keys (:func:`tasks.lake.lake_rows`).
        most: articles, and documents, that may have changed.

    Returns:
        The number of articles that were new or changed, or had moved in the file.

    Raises:
        ManyChanged: there are more; the transaction is to be rolled back.
    """
    _find(connection, is_lake)
    changed, documents = one_row(connection, "counts/sizes", {})
    if most is not None and max(changed, documents) > most:
        raise ManyChanged
    _keep(connection, is_lake)
    return int(changed)


def count_in_parts(warehouse: Warehouse, most: int = PART) -> None:
    """Count what has changed in several transactions. A kill between two of them leaves the rest to be counted.

    Until the last part is done, counts lack the articles that are left. Nobody reads them before: publishing ends with
    :func:`count_changes`.

    Raises:
        WarehouseBusy: as :meth:`Warehouse.transaction`.
    """
    is_more = True
    while is_more:
        with warehouse.transaction() as connection:
            is_more = count_part(connection, most)


def count_part(connection: duckdb.DuckDBPyConnection, most: int) -> bool:
    """Count as :func:`count_changes` does, but so many articles at most; return whether another part is to follow.

    Documents of the index are placed once all articles are counted, so many at most: they name the places of articles.
    """
    _find(connection, is_lake=False, first=most)
    is_more, is_document_left = one_row(connection, "counts/is_more", {})
    (before,) = one_row(connection, "counts/last_document", {})
    _keep(connection, is_lake=False)
    (last,) = one_row(connection, "counts/last_document", {})
    # If none of the documents is of an article's current version, the next part would have the same ones.
    return bool(is_more) or (bool(is_document_left) and bool(last > before))


def _find(connection: duckdb.DuckDBPyConnection, is_lake: bool, first: int | None = None) -> None:
    """Find what has changed and what that touches; of many changes the first ones in the file."""
    if _run(connection, "counts/are_contents_in_place", is_lake).fetchone() != (True,):
        forget_counts(connection)
    for name in ("last_content", "current_heads", "present", "past", *CHANGED):
        _run(connection, f"counts/{name}", is_lake)
    if first is None:
        _run(connection, "counts/nothing_later", is_lake)
    else:
        connection.execute(statement("counts/part"), {"most": first})
        for name in ("later", "changed_of_part", "gone_of_part", "nothing_placed"):
            connection.execute(statement(f"counts/{name}"))
    for name in FOUND:
        _run(connection, f"counts/{name}", is_lake)
        if first is not None and name == "documents_due":
            connection.execute(statement("counts/documents_later"), {"most": first})
            connection.execute(statement("counts/documents_of_part"))


def _keep(connection: duckdb.DuckDBPyConnection, is_lake: bool) -> None:
    for table in KEPT:
        _run(connection, f"counts/{table}_gone", is_lake)
        _run(connection, f"counts/{table}", is_lake)


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
