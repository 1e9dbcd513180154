"""What is wrong with the sources, judged on the writer's own file right after a run, and what the operator is told.

The snapshot says the same in ``source_health``, but is published no more often than it is due; an alarm does not
wait for it. An alarm is told when it is raised, once a day while it stands, and when it is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from tasks.warehouse import Warehouse, from_timestamp, json_rows, statement, to_timestamp

VIEWS = ("marts/completeness", "marts/quality", "marts/baselines", "marts/source_health")
"""What health is judged by, each after those that it uses."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm that the operator is to be told of; times aware, UTC."""

    source: str
    kind: str
    """``silent``, ``drifting``, ``robots``, ``failing`` or ``stale``."""
    why: str
    raised_at: datetime
    ended_at: datetime | None
    """None: it stands."""


def judge(warehouse: Warehouse, now: datetime) -> tuple[Alarm, ...]:
    """Look at every source and write down what is wrong; the alarms that are to be told now.

    They are given again until :func:`told` says that they were.
    """
    with warehouse.transaction() as connection:
        found = _health(connection, now)
        # Health is judged by the views of a snapshot, which are not to stay in the writer's file.
        connection.rollback()
        connection.begin()
        if found:
            given = [{"source": source, "kind": kind, "why": why, "now": now} for source, kind, why in found]
            connection.execute(statement("merges/alarms"), {"rows": json_rows(given)})
        connection.execute(statement("merges/alarms_ended"), {"now": to_timestamp(now)})
        telling = connection.execute(statement("writer/alarms_to_tell"), {"now": to_timestamp(now)}).fetchall()
    return tuple(
        Alarm(source, kind, why, from_timestamp(raised_at), from_timestamp(ended_at) if ended_at is not None else None)
        for source, kind, why, raised_at, ended_at in telling
    )


def told(warehouse: Warehouse, alarms: Iterable[Alarm], now: datetime) -> None:
    """Write down that these have reached whoever passes them on."""
    given = [
        {"source": alarm.source, "kind": alarm.kind, "raised_at": alarm.raised_at, "told_at": now} for alarm in alarms
    ]
    if given:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/alarms_told"), {"rows": json_rows(given)})


def _health(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[tuple[str, str, str]]:
    """Source, kind and reason of what is wrong."""
    for name in ("snapshot/run_log", "snapshot/source_settings"):
        connection.execute(statement(name))
    described = {"published_at": to_timestamp(now), "run_id": None, "dateline_version": ""}
    connection.execute(statement("snapshot/snapshot_info"), described)
    for name in VIEWS:
        connection.execute(statement(name))
    return connection.execute(statement("writer/health_of_sources")).fetchall()
