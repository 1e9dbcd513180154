"""What is counted for analysts, kept up by the articles that have changed.

Each article has a row that says where it was counted last, and a fingerprint of what decides that. The days of articles
whose fingerprint is another now are counted again, whoever has changed them and whenever: nobody has to report a
change. Looking for them reads a few narrow columns, some 0.1 s of a million articles.

Rows are joined by their place in the file (``rowid``), which is several times faster than by key. Places change where
rows are deleted and the file is compacted: the articles concerned are found as changed, all of them if need be.
"""

from __future__ import annotations

import duckdb

from tasks.warehouse import statement

__all__ = ["count_changes"]

PREPARED = ("misplaced", "content_rows", "current_heads", "changed", "gone", "days", "late_days")
"""Statements that find what has changed, in this order; temporary tables, which the connection takes with it."""
KEPT = ("tag_days", "author_days", "lateness", "search_articles", "counted_articles")
"""Tables that are kept up: for each a statement that takes out what no longer holds, and one that puts in what does."""


def count_changes(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring the counts up to date, once a connection and inside a transaction.

    Returns:
        How many articles were new or had changed, or had moved in the file.
    """
    for name in PREPARED:
        connection.execute(statement(f"counts/{name}"))
    for table in KEPT:
        connection.execute(statement(f"counts/{table}_gone"))
        connection.execute(statement(f"counts/{table}"))
    ((changed,),) = connection.execute(statement("counts/size")).fetchall()
    return int(changed)
