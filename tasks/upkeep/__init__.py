"""Upkeep of a home: daily maintenance for a machine left alone for months, and what an operator requests.

One at a time: retention, forgetting, backup and restore all move files that the others read.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from tasks.checks import check_all_texts
from tasks.config import Config
from tasks.home import Home
from tasks.indexing import place_words, tidy_index
from tasks.publish import request_whole
from tasks.upkeep import compaction, retention, tidying, validation
from tasks.upkeep.maintenance_lock import exclusive_upkeep
from tasks.warehouse import Warehouse

__all__ = ["Upkeep", "exclusive_upkeep", "keep_up"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What one round of maintenance did."""

    removed: int
    """Segments, by retention."""
    removed_bytes: int
    validated: int
    """Segments in the sample."""
    damaged: tuple[str, ...]
    """One line each: the segment and what is wrong with it."""
    broken: tuple[str, ...]
    """One line each: a claim about texts and how many break it."""
    compacted_bytes: int
    """Bytes saved by rewriting the warehouse; 0: not needed."""
    tidied: int
    """Files no longer needed."""


def keep_up(home: Home, config: Config, now: datetime) -> Upkeep:
    """Remove by retention, validate a sample, check all texts, sort the index, rewrite a fragmented warehouse, tidy.

    Raises:
        UpkeepBusy: another process is doing upkeep.
    """
    with exclusive_upkeep(home):
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
        place_words(warehouse, now=now)
        tidy_index(warehouse, now=now)  # first: sorting leaves freed blocks behind
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
