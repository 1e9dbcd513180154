"""Validation: is the archive intact? A daily sample, so that over months all of it is read again.

Recomputes every payload's digest in the sampled segments and compares it with ``fetches``; for every loaded segment,
checks that the file exists.
"""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from datetime import datetime

from tasks.archive import archive_of, damage
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.statements import json_list, statement
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

SAMPLE = 20
"""Segments a round: some 2,000 pages, a few seconds."""
SAMPLE_BYTES = 500_000_000
"""Total size of the segments in one round, however few they are."""


@dataclass(frozen=True, slots=True)
class Validated:
    """The result of validating a sample."""

    validated: int
    damaged: tuple[str, ...]
    """One line each: the segment, and what is wrong."""


def sample(warehouse: Warehouse, home: Home, now: datetime, *, count: int = SAMPLE) -> Validated:
    """Validate some segments, different ones each day; those in the store that nobody knows of are loaded by the next run."""
    archive = archive_of(home)
    names = archive.names()
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/segments_kept")).fetchall()
    queued = archive.queue_unmarked((segment for segment, _ in found), names)
    if queued:
        log.warning("segments were neither loaded nor marked: the next run loads them", extra={"segments": queued})
    stored = set(names)
    damaged = [
        f"{segment}: missing from the archive, although it was loaded and not removed by retention"
        for segment, _ in found
        if segment not in stored
    ]
    there = [(segment, size) for segment, size in found if segment in stored]
    random.Random(now.date().toordinal()).shuffle(there)
    chosen: list[str] = []
    room = SAMPLE_BYTES
    for segment, size in there[:count]:
        if chosen and size > room:
            break
        chosen.append(segment)
        room -= size
    digests = _digests(warehouse, chosen)
    for segment in chosen:
        what = damage(archive.path(segment), archive=home.archive, digests=digests.get(segment, {}))
        archive.drop(segment)
        if what is not None:
            damaged.append(f"{segment}: {what}")
    return Validated(len(chosen), tuple(damaged))


@retry_lake
def _digests(warehouse: Warehouse, segments: list[str]) -> dict[str, dict[int, str]]:
    with warehouse.transaction() as connection:
        found = connection.execute(
            statement("writer/digests_of_segments"), {"segments": json_list(segments)}
        ).fetchall()
    digests: dict[str, dict[int, str]] = {}
    for segment, offset, digest in found:
        digests.setdefault(segment, {})[offset] = digest
    return digests
