"""Renaming a source: its rows of the warehouse take the new name, so that its history and its health go on.

Paths in the archive keep the name under which they were written; whoever reads a segment maps it
(:meth:`tasks.config.Config.current_name`).
"""

from __future__ import annotations

import logging

import duckdb

from tasks.counting import forget_counts
from tasks.statements import statement

log = logging.getLogger(__name__)

_RENAMED = (
    "addresses",
    "alarms",
    "article_heads",
    "discoveries",
    "fetches",
    "pending",
    "rejects",
    "removed_segments",
    "segments",
    "window_addresses",
)
"""Tables of which each row belongs to an address or a segment: whatever the new name has, rows can be moved."""
_OF_RUNS = ("outcomes", "run_sources")
"""Tables that are counted by run and source. If both names were in one run, its rows stay under the former name."""
_KEYED = {"documents": ("url",), "windows": ("kind", "name"), "sources": ()}
"""Tables with one row for a source and these columns: a row that the new name has already is kept."""


def rename(connection: duckdb.DuckDBPyConnection, former: str, name: str) -> bool:
    """Move all rows of a source to another name, inside a transaction.

    Nothing is done while a run of the former name is at work, because it counts by that name; the next call does it.

    Returns:
        Whether there were rows to move.
    """
    if connection.execute(statement("writer/is_known_source"), {"source": former}).fetchone() != (True,):
        return False
    if connection.execute(statement("writer/is_source_running"), {"source": former}).fetchone() == (True,):
        return False
    names = {"former": former, "name": name}
    connection.execute(statement("merges/sources_first_run_renamed"), names)
    for table, columns in _KEYED.items():
        same = "".join(f" AND kept.{column} IS NOT DISTINCT FROM {table}.{column}" for column in columns)
        connection.execute(
            f"DELETE FROM {table} WHERE source = $former "  # noqa: S608 - names of our own
            f"AND EXISTS (SELECT 1 FROM {table} AS kept WHERE kept.source = $name{same})",
            names,
        )
    for table in (*_RENAMED, *_KEYED):
        connection.execute(f"UPDATE {table} SET source = $name WHERE source = $former", names)  # noqa: S608
    for table in _OF_RUNS:
        connection.execute(
            f"UPDATE {table} SET source = $name WHERE source = $former "  # noqa: S608
            "AND run_id NOT IN (SELECT run_id FROM run_sources WHERE source = $name)",
            names,
        )
    forget_counts(connection)
    log.info("renamed a source", extra={"source": name, "former": former})
    return True
