"""The snapshot's views of runs, health and rejects over the writer's own file, as of now, inside one transaction.

What is published is minutes old. Alarms and ``dateline status`` judge by what is in the warehouse, with the same views.
The views must not stay in the writer's file, so whoever makes them rolls back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import duckdb

from tasks.statements import statement, to_timestamp
from tasks.warehouse import Warehouse

HEALTH_VIEWS = ("marts/completeness", "marts/quality", "marts/baselines", "marts/turnover", "marts/source_health")
"""The views that health is judged by, each after those that it uses."""
_ANSWERED_AT_ONCE = "marts/source_health"
"""A table here: a view is planned when it is made and again when it is read, once, and this plan takes 15 ms of processor."""
STATUS_VIEWS = ("snapshot/runs", *HEALTH_VIEWS, "marts/rejects_by_reason")
"""The views that ``dateline status`` shows."""


@contextmanager
def live_views(warehouse: Warehouse, now: datetime) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on which :data:`STATUS_VIEWS` can be queried as of ``now`` (aware, UTC); nothing is kept.

    A lake is read while others write to it, unless its catalog is in a DuckDB file.

    Raises:
        WarehouseBusy: another process writes for longer than the warehouse waits.
        duckdb.Error: the file is of another version of Dateline.
    """
    with warehouse.reading() as connection:
        add_views(connection, now, STATUS_VIEWS)
        yield connection


def add_views(connection: duckdb.DuckDBPyConnection, now: datetime, views: tuple[str, ...]) -> None:
    """Make views of the snapshot in a transaction, which the caller rolls back; ages are counted from ``now``."""
    there = {name for (name,) in connection.execute(statement("writer/internal_views")).fetchall()}
    for name in ("run_log", "source_settings"):
        if name not in there:
            connection.execute(statement(f"snapshot/{name}"))
    described = {"published_at": to_timestamp(now), "run_id": None, "dateline_version": ""}
    connection.execute(statement("snapshot/snapshot_info"), described)
    for name in views:
        text = statement(name)
        if name == _ANSWERED_AT_ONCE:
            text = text.replace("CREATE VIEW", "CREATE TEMP TABLE", 1)
        connection.execute(text)
