"""Rewriting the warehouse's file without its empty blocks, which DuckDB reuses but never returns to the file system."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from tasks.statements import statement

__all__ = ["LEAST_BYTES", "LEAST_FREE", "rewrite"]

log = logging.getLogger(__name__)

LEAST_BYTES = 256_000_000
"""A smaller file is not worth the time for which rewriting locks the warehouse."""
LEAST_FREE = 0.4
"""Share of free blocks above which it is."""


def rewrite(
    path: Path,
    *,
    least_bytes: int = LEAST_BYTES,
    least_free: float = LEAST_FREE,
    before_replacing: Callable[[], object] | None = None,
) -> int:
    """Rewrite a settled file if much of it is empty; return the bytes saved, 0 if it was not rewritten.

    Some 3 s a GB. A kill leaves the old file or the new one, complete.

    Args:
        path: checkpointed, opened by nobody, and locked by the caller.
        before_replacing: called when the new file is whole and the old one still in place.
    """
    before = path.stat().st_size
    if before < least_bytes:
        return 0
    fresh = path.with_name(f".{path.name}.compacting")
    fresh.unlink(missing_ok=True)
    with duckdb.connect(":memory:", config={"memory_limit": "1GB", "threads": 2}) as connection:
        attach = connection.execute(statement("writer/attach_both"), {"old": str(path), "fresh": str(fresh)}).fetchall()
        connection.execute(attach[0][0])
        ((free,),) = connection.execute(statement("writer/free_share")).fetchall()
        if free < least_free:
            return 0
        for (command,) in attach[1:]:
            connection.execute(command)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    if before_replacing is not None:
        before_replacing()
    fresh.replace(path)
    saved = before - path.stat().st_size
    log.info("rewrote the warehouse", extra={"before": before, "saved": saved})
    return saved
