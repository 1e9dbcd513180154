"""Compaction: DuckDB reuses freed blocks but never returns them to the file system, and a DuckLake adds files.

A lake has one file for each table and transaction, and keeps deleted rows for its old snapshots. Only an operator who
wants yesterday's state back reads those, so they are removed after a day, and small files are merged.

Small segments of the archive stay as they are: the warehouse stores each exchange's offset in its segment, and a
file a minute costs a file system nothing.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from tasks.lake import retry_lake
from tasks.lake_copy import drop_lake_copy
from tasks.publish import request_whole
from tasks.rewriting import LEAST_BYTES, LEAST_FREE, rewrite
from tasks.statements import statement, to_timestamp
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

KEPT = timedelta(days=1)
"""How long the snapshots of a lake are kept."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""A time after every snapshot, whichever clock dated it."""


def compact(warehouse: Warehouse, *, least_bytes: int = LEAST_BYTES, least_free: float = LEAST_FREE) -> int:
    """Join row groups, and rewrite the file if much of it is free; return the bytes saved, 0 if it was not rewritten or is a lake.

    Writers wait meanwhile, some 3 s a GB that is rewritten. A kill leaves the old file or the new one, complete.
    """
    if warehouse.home.lake is not None or not warehouse.path.exists():
        return 0
    with warehouse.checkpointed(joins=True) as path:
        # Requested before: hardly a block is as it was, and a spare has what was deleted.
        return rewrite(
            path,
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
    with warehouse.reading() as connection:
        tables = connection.execute(statement("writer/tables_of"), {"database": "lake"}).fetchall()
        found = connection.execute(statement("writer/files_of_lake")).fetchall()
    with warehouse.transaction() as connection:
        connection.execute(statement("writer/row_groups_of_lake"))
    several = {table for table, has_several, _ in found if has_several}
    deleted = {table for table, _, has_deleted in found if has_deleted}
    for schema, table in tables:  # each in a transaction of its own: writers get their turn in between
        if table in deleted or least_free == 0.0:  # then nothing may be missed, whatever DuckLake counts
            _in_turn(warehouse, "rewrite_lake", schema=schema, table=table, share=least_free)
        if table in several:
            _in_turn(warehouse, "merge_lake", schema=schema, table=table)
    _in_turn(warehouse, "expire_lake", before=to_timestamp(before))
    removed = _in_turn(warehouse, "clear_lake", before=to_timestamp(before))
    log.info("compacted the lake", extra={"files_removed": removed})
    return removed


@retry_lake
def _in_turn(warehouse: Warehouse, name: str, **given: Any) -> int:
    with warehouse.transaction() as connection:
        ((count,),) = connection.execute(statement(f"writer/{name}"), given or None).fetchall()
    return int(count)


def purge(warehouse: Warehouse) -> None:
    """Leave no trace of deleted rows: freed blocks keep their bytes, and the analysts' snapshot would copy them."""
    compact(warehouse, least_bytes=0, least_free=0.0)
    drop_lake_copy(warehouse.home)
    compact_lake(warehouse, _NEVER, least_free=0.0)
