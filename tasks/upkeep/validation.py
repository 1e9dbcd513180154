"""Validation: is the archive intact? A daily sample, so that over months all of it is read again.

Recomputes every payload's digest in the sampled segments and compares it with ``fetches``; for every loaded segment,
checks that the file exists.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime

from tasks.archive import damage
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.warehouse import Warehouse, json_list, statement

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
    """Validate some segments, different ones each day."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/segments_kept")).fetchall()
    damaged = [
        f"{segment}: missing from the archive, although it was loaded and not removed by retention"
        for segment, _ in found
        if not (home.archive / segment).exists()
    ]
    there = [(segment, size) for segment, size in found if (home.archive / segment).exists()]
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
        what = damage(home.archive / segment, archive=home.archive, digests=digests.get(segment, {}))
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
