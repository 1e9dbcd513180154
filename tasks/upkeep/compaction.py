"""The warehouse file without its holes: DuckDB reuses freed blocks but gives none back.

Small segments of the archive are left as they are: every exchange knows its place in one, and a file a minute costs
a file system nothing.
"""

from __future__ import annotations

import logging
import os

import duckdb

from tasks.warehouse import Warehouse, statement

log = logging.getLogger(__name__)

LEAST_BYTES = 256_000_000
"""A smaller file is not worth the lock that rewriting takes."""
LEAST_FREE = 0.4
"""Share of free blocks from which on it is."""


def compact(warehouse: Warehouse, *, least_bytes: int = LEAST_BYTES, least_free: float = LEAST_FREE) -> int:
    """Rewrite the file where much of it is free; bytes saved, 0 where it is not.

    Writers wait meanwhile, some 3 s a GB. A kill leaves the old file or the new one, whole.
    """
    if not warehouse.path.exists() or warehouse.path.stat().st_size < least_bytes:
        return 0
    with warehouse.settled() as path:
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
