"""Compaction: DuckDB reuses freed blocks but never returns them to the file system, and a DuckLake adds files.

A lake has one file for each table and transaction, and keeps deleted rows for its old snapshots. Only an operator who
wants yesterday's state back reads those, so they are removed after a day, and small files are merged.

Small segments of the archive stay as they are: the warehouse stores each exchange's offset in its segment, and a
file a minute costs a file system nothing.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from tasks.publish import request_whole
from tasks.rewriting import LEAST_BYTES, LEAST_FREE, rewrite
from tasks.warehouse import Warehouse, statement, to_timestamp

log = logging.getLogger(__name__)

KEPT = timedelta(days=1)
"""How long the snapshots of a lake are kept."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""A time after every snapshot, whichever clock dated it."""


def compact(warehouse: Warehouse, *, least_bytes: int = LEAST_BYTES, least_free: float = LEAST_FREE) -> int:
    """Rewrite the file if much of it is free; return the bytes saved, 0 if it was not rewritten or is a lake.

    Writers wait meanwhile, some 3 s a GB. A kill leaves the old file or the new one, complete.
    """
    if warehouse.home.lake is not None or not warehouse.path.exists() or warehouse.path.stat().st_size < least_bytes:
        return 0
    with warehouse.checkpointed() as path:
        # Requested before: hardly a block is as it was, and a spare has what was deleted.
        return rewrite(
            path,
            statement,
            least_bytes=least_bytes,
            least_free=least_free,
            before_replacing=lambda: request_whole(warehouse.home),
        )


def compact_lake(warehouse: Warehouse, before: datetime, *, least_free: float = LEAST_FREE) -> int:
    """Merge small files of a DuckLake and drop its snapshots older than ``before``; return the number of files removed.

    With ``least_free`` of 0, no file afterwards contains rows that have been deleted by then. The catalog is a separate
    database, which reuses its own freed space. Returns 0 for a warehouse that is not a lake.
    """
    if warehouse.home.lake is None:
        return 0
    removed = 0
    for name, given in (
        ("flush_lake", {}),
        ("rewrite_lake", {"share": least_free}),
        ("merge_lake", {}),
        ("expire_lake", {"before": to_timestamp(before)}),
        ("clear_lake", {}),
    ):
        with warehouse.transaction() as connection:
            ((removed,),) = connection.execute(statement(f"writer/{name}"), given or None).fetchall()
    log.info("compacted the lake", extra={"files_removed": removed})
    return int(removed)


def purge(warehouse: Warehouse) -> None:
    """Leave no trace of deleted rows: freed blocks keep their bytes, and the analysts' snapshot would copy them."""
    compact(warehouse, least_bytes=0, least_free=0.0)
    compact_lake(warehouse, _NEVER, least_free=0.0)
