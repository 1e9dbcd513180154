"""One scheduled run of a source at a time, and when each source was last started.

Prefect keeps runs of one deployment apart while it knows of them; it does not know of a run whose runner or server was
killed. So each run also holds a lock that ends with its process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from tasks import locks
from tasks.home import Home
from tasks.run_locks import turn_path
from tasks.warehouse import Warehouse, from_timestamp, statement


@contextmanager
def hold_lock(home: Home, name: str) -> Iterator[bool]:
    """Hold the lock of a source, or of another job that one process does at a time (``serve``).

    Yields:
        Whether the lock was free; false where another process has it.
    """
    home.runs.mkdir(parents=True, exist_ok=True)
    file = os.open(turn_path(home, name), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        yield locks.try_exclusive(file)
    finally:
        locks.release(file)


def last_started(warehouse: Warehouse) -> Mapping[str, datetime]:
    """When an ingest run of each source last started (aware UTC); a source that never ran is missing."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/last_started_of_sources")).fetchall()
    return {source: from_timestamp(started_at) for source, started_at in found}
