"""The warehouse without its holes: DuckDB reuses freed blocks but gives none back, and a DuckLake grows by files.

A lake has a file a table and transaction, and keeps what was deleted for its old snapshots. Nobody reads those but an
operator who wants yesterday back, so they go after a day, and small files are joined.

Small segments of the archive are left as they are: every exchange knows its place in one, and a file a minute costs
a file system nothing.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta

import duckdb

from tasks.warehouse import Warehouse, statement, to_timestamp

log = logging.getLogger(__name__)

LEAST_BYTES = 256_000_000
"""A smaller file is not worth the lock that rewriting takes."""
LEAST_FREE = 0.4
"""Share of free blocks from which on it is."""


KEPT = timedelta(days=1)
"""So long the snapshots of a lake are kept."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Every snapshot was made before, by whichever clock."""


def compact(warehouse: Warehouse, *, least_bytes: int = LEAST_BYTES, least_free: float = LEAST_FREE) -> int:
    """Rewrite the file where much of it is free; bytes saved, 0 where it is not, and of a lake.

    Writers wait meanwhile, some 3 s a GB. A kill leaves the old file or the new one, whole.
    """
    if warehouse.home.lake is not None or not warehouse.path.exists() or warehouse.path.stat().st_size < least_bytes:
        return 0
    with warehouse.checkpointed() as path:
        before = path.stat().st_size
        fresh = path.with_name(f".{path.name}.compacting")
        fresh.unlink(missing_ok=True)
        with duckdb.connect(":memory:", config={"memory_limit": "1GB", "threads": 2}) as connection:
            attach = connection.execute(
                statement("writer/attach_both"), {"old": str(path), "fresh": str(fresh)}
            ).fetchall()
            connection.execute(attach[0][0])
            ((free,),) = connection.execute(statement("writer/free_share")).fetchall()
            if free < least_free:
                return 0
            for (command,) in attach[1:]:
                connection.execute(command)
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(path)
        saved = before - path.stat().st_size
    log.info("rewrote the warehouse", extra={"before": before, "saved": saved})
    return saved


def compact_lake(warehouse: Warehouse, before: datetime, *, least_free: float = LEAST_FREE) -> int:
    """Join the small files of a DuckLake and give up its snapshots of before an instant; files removed. Else 0.

    What is deleted by then is in no file afterwards, where ``least_free`` is 0. The catalog is a database of its own:
    what it has freed is its to use again.
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
    """Leave nothing of what is deleted: freed blocks keep their bytes, and the analysts' snapshot copies them."""
    compact(warehouse, least_bytes=0, least_free=0.0)
    compact_lake(warehouse, _NEVER, least_free=0.0)
