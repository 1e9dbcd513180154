"""Alarms: judges what is wrong with the sources right after a run, and what the operator must be notified of.

The judgement is made on the writer's own file. ``source_health`` in the snapshot says the same, but is published only
when due; an alarm does not wait for it. A notification is sent when an alarm is raised, once a day while it lasts, and
when it ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from tasks.warehouse import Warehouse, from_timestamp, json_rows, statement, to_timestamp

VIEWS = ("marts/completeness", "marts/quality", "marts/baselines", "marts/source_health")
"""The views that health is judged by, each after those that it uses."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm to notify the operator of; times aware, UTC."""

    source: str
    kind: str
    """``silent``, ``drifting``, ``robots``, ``failing`` or ``stale``."""
    why: str
    raised_at: datetime
    ended_at: datetime | None
    """None: it still lasts."""


def judge(warehouse: Warehouse, now: datetime) -> tuple[Alarm, ...]:
    """Judge every source and record what is wrong; return the alarms to send now.

    They are returned again until :func:`mark_sent` records that they were sent.
    """
    with warehouse.transaction() as connection:
        found = _health(connection, now)
        # Health is judged by the snapshot's views, which must not stay in the writer's file.
        connection.rollback()
        connection.begin()
        if found:
            given = [{"source": source, "kind": kind, "why": why, "now": now} for source, kind, why in found]
            connection.execute(statement("merges/alarms"), {"rows": json_rows(given)})
        connection.execute(statement("merges/alarms_ended"), {"now": to_timestamp(now)})
        telling = connection.execute(statement("writer/alarms_to_report"), {"now": to_timestamp(now)}).fetchall()
    return tuple(
        Alarm(source, kind, why, from_timestamp(raised_at), from_timestamp(ended_at) if ended_at is not None else None)
        for source, kind, why, raised_at, ended_at in telling
    )


def mark_sent(warehouse: Warehouse, alarms: Iterable[Alarm], now: datetime) -> None:
    """Record that these alarms have been sent."""
    given = [
        {"source": alarm.source, "kind": alarm.kind, "raised_at": alarm.raised_at, "told_at": now} for alarm in alarms
    ]
    if given:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/alarms_reported"), {"rows": json_rows(given)})


def _health(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[tuple[str, str, str]]:
    """Source, kind and reason of each problem."""
    for name in ("snapshot/run_log", "snapshot/source_settings"):
        connection.execute(statement(name))
    described = {"published_at": to_timestamp(now), "run_id": None, "dateline_version": ""}
    connection.execute(statement("snapshot/snapshot_info"), described)
    for name in VIEWS:
        connection.execute(statement(name))
    return connection.execute(statement("writer/health_of_sources")).fetchall()
