"""Upkeep of a home: what a machine left alone for months needs done once a day, and what an operator asks for.

One at a time: retention, forgetting, backing up and restoring all move files that the others read.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from tasks.checks import check_all_texts
from tasks.config import Config
from tasks.home import Home
from tasks.indexing import tidy_index
from tasks.publish import request_whole
from tasks.upkeep import compaction, retention, tidying, validation
from tasks.upkeep.maintenance_lock import alone
from tasks.warehouse import Warehouse

__all__ = ["Upkeep", "alone", "keep_up"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a round of maintenance did."""

    removed: int
    """Segments, by retention."""
    removed_bytes: int
    validated: int
    """Segments of the sample."""
    damaged: tuple[str, ...]
    """A line each: the segment and what is wrong with it."""
    broken: tuple[str, ...]
    """A line each: a claim about texts and how many break it."""
    compacted_bytes: int
    """What rewriting the warehouse has saved; 0: not needed."""
    tidied: int
    """Files that nobody needs any more."""


def keep_up(home: Home, config: Config, now: datetime) -> Upkeep:
    """Remove by retention, validate a sample, check all texts, sort the index, rewrite a warehouse of holes, tidy.

    Raises:
        UpkeepBusy: another process is at it.
    """
    with alone(home):
        warehouse = Warehouse(home)
        warehouse.migrate(now)
        removed = retention.remove(
            warehouse, home, days=config.keep_archive_days, most_bytes=config.keep_archive_bytes, now=now
        )
        found = validation.sample(warehouse, home, now)
        for line in found.damaged:
            log.error("damaged archive", extra={"what": line})
        broken = tuple(f"{result.claim}: {result.failures} rows" for result in check_all_texts(warehouse))
        for line in broken:
            log.error("broken claim", extra={"what": line})
        tidy_index(warehouse, now=now)  # first: what it sorts leaves holes behind
        saved = compaction.compact(warehouse)
        request_whole(home)  # once a day nothing of the snapshot is older than its file
        tidied = compaction.compact_lake(warehouse, now - compaction.KEPT) + tidying.tidy(home, now)
    return Upkeep(
        removed=len(removed),
        removed_bytes=sum(segment.bytes for segment in removed),
        validated=found.validated,
        damaged=found.damaged,
        broken=broken,
        compacted_bytes=saved,
        tidied=tidied,
    )
