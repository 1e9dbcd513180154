"""Alarms: judges what is wrong with the sources right after a run, and what the operator must be notified of.

The judgement is made on the writer's own file. ``source_health`` in the snapshot says the same, but is published only
when due; an alarm does not wait for it. The table ``alarms`` is the outbox: a notification is due when an alarm is
raised and when it ends, and stays due until :func:`mark_sent`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from tasks.lake import retry_lake
from tasks.live_views import HEALTH_VIEWS, add_views
from tasks.pure.remedies import remedy_of
from tasks.statements import from_timestamp, json_rows, statement, to_timestamp
from tasks.warehouse import Warehouse

JUDGED_KINDS = ("silent", "drifting", "robots", "failing", "stale", "fruitless", "unreachable")
"""The kinds that :func:`judge` raises and ends. Others are raised and ended by name, with :func:`note`."""
DEFAULT_HOLD_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm to notify the operator of; times aware, UTC."""

    source: str
    kind: str
    """One of :data:`JUDGED_KINDS`, ``refused`` (a configuration) or ``damaged`` (the archive)."""
    why: str
    raised_at: datetime
    """Since when it is wrong."""
    ended_at: datetime | None
    """None: it still lasts."""
    was: str = ""
    """The kind of the alarm of the same source that it has replaced, if that was sent."""

    @property
    def remedy(self) -> str:
        """What to do about it, in a line; empty if nothing is known."""
        return remedy_of(self.kind, self.source, self.why)


@retry_lake
def judge(
    warehouse: Warehouse, now: datetime, *, hold_minutes: int = DEFAULT_HOLD_MINUTES, remind_days: int = 0
) -> tuple[Alarm, ...]:
    """Judge every source and record what is wrong; return the alarms to send now.

    They are returned again until :func:`mark_sent` records that they were sent.

    Args:
        now: aware, UTC.
        hold_minutes: how long what may pass by itself has to last. A source that runs seldom is given three runs.
        remind_days: days after which an alarm that still lasts is sent again; 0: never.
    """
    with warehouse.transaction() as connection:
        found = _health(connection, now, hold_minutes)
        # Health is judged by the snapshot's views, which must not stay in the writer's file.
        connection.rollback()
        connection.begin()
        judged = {"now": to_timestamp(now), "kinds": list(JUDGED_KINDS)}
        raised = [{**row, "now": now} for row in found if row.pop("is_alarm")]
        if raised:
            connection.execute(statement("merges/alarms"), {"rows": json_rows(raised)})
        if unwell := {str(row["source"]) for row in found} - {str(row["source"]) for row in raised}:
            connection.execute(statement("merges/alarms_held"), {**judged, "sources": sorted(unwell)})
        connection.execute(statement("merges/alarms_ended"), judged)
        given = {**judged, "remind_days": remind_days}
        telling = connection.execute(statement("writer/alarms_to_report"), given).fetchall()
    return tuple(_alarm(*row) for row in telling)


@retry_lake
def note(warehouse: Warehouse, source: str, kind: str, why: str, now: datetime) -> None:
    """Raise an alarm that is not of the sources' health; it is sent with the next judgement.

    Args:
        source: what it is about: ``configuration`` or ``archive``.
        why: what is wrong; empty: nothing is any more, and the alarm has ended.
    """
    with warehouse.transaction() as connection:
        if why:
            row = {"source": source, "kind": kind, "why": why, "since": now, "now": now}
            connection.execute(statement("merges/alarms"), {"rows": json_rows([row])})
        else:
            connection.execute(statement("merges/alarms_ended"), {"now": to_timestamp(now), "kinds": [kind]})


@retry_lake
def standing(warehouse: Warehouse) -> tuple[Alarm, ...]:
    """The alarms that last, the oldest first, sent or not."""
    with warehouse.transaction() as connection:
        return tuple(_alarm(*row) for row in connection.execute(statement("writer/alarms_standing")).fetchall())


@retry_lake
def mark_sent(warehouse: Warehouse, alarms: Iterable[Alarm], now: datetime) -> None:
    """Record that these alarms have been sent."""
    given = [
        {"source": alarm.source, "kind": alarm.kind, "raised_at": alarm.raised_at, "told_at": now} for alarm in alarms
    ]
    if given:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/alarms_reported"), {"rows": json_rows(given)})


def _alarm(
    source: str, kind: str, why: str, raised_at: datetime, ended_at: datetime | None, was: str | None = None
) -> Alarm:
    until = from_timestamp(ended_at) if ended_at is not None else None
    return Alarm(source, kind, why, from_timestamp(raised_at), until, was or "")


def _health(connection: duckdb.DuckDBPyConnection, now: datetime, hold_minutes: int) -> list[dict[str, object]]:
    """Source, kind, reason and beginning of each problem, and whether it is an alarm."""
    add_views(connection, now, HEALTH_VIEWS)
    found = connection.execute(statement("writer/health_of_sources"), {"hold_minutes": hold_minutes}).fetchall()
    return [
        {
            "source": source,
            "kind": kind,
            "why": why,
            "since": from_timestamp(since) if since is not None else None,
            "is_alarm": is_alarm,
        }
        for source, kind, why, since, is_alarm in found
    ]
