"""Retention: raw pages are kept for some days, or up to a total size; what was extracted from them stays forever.

The warehouse still records what the archive had: ``segments`` and ``fetches`` keep their rows, ``removed_segments``
says when and why.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.archive import archive_of
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.statements import json_rows, statement, to_timestamp
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RemovedSegment:
    """One segment that was removed from the archive."""

    segment: str
    source: str
    bytes: int
    why: str
    """``age`` or ``size``."""


def remove(warehouse: Warehouse, home: Home, *, days: int, most_bytes: int, now: datetime) -> list[RemovedSegment]:
    """Remove segments loaded more than ``days`` ago, then the oldest until the rest has ``most_bytes``.

    0: no limit. Only loaded segments are removed, whatever their age or size. A kill between the record and the
    removal leaves the file to the next round.
    """
    chosen = _chosen(warehouse, home, days=days, most_bytes=most_bytes, now=now)
    if chosen:
        given = [
            {"segment": s.segment, "source": s.source, "bytes": s.bytes, "why": s.why, "removed_at": now}
            for s in chosen
        ]
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/removed_segments"), {"rows": json_rows(given)})
    archive = archive_of(home)
    for segment in chosen:
        archive.remove(segment.segment)
        log.info("removed by retention", extra={"segment": segment.segment, "why": segment.why})
    return chosen


@retry_lake
def _chosen(warehouse: Warehouse, home: Home, *, days: int, most_bytes: int, now: datetime) -> list[RemovedSegment]:
    there = set(archive_of(home).names()) if days or most_bytes else set()
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/segments_by_age"), {"now": to_timestamp(now)}).fetchall()
    oldest_first = [
        RemovedSegment(segment, source, size, "age" if days and age >= timedelta(days=days) else "")
        for segment, source, size, age in found
        if segment in there
    ]
    over = sum(segment.bytes for segment in oldest_first if not segment.why) - most_bytes if most_bytes else 0
    chosen = []
    for segment in oldest_first:
        if segment.why:
            chosen.append(segment)
        elif over > 0:
            chosen.append(RemovedSegment(segment.segment, segment.source, segment.bytes, "size"))
            over -= segment.bytes
    return chosen
