"""One scheduled run of a source at a time, and when each source was last started.

Prefect keeps runs of one deployment apart while it knows of them; it does not know of a run whose runner or server was
killed. So each run also holds a lock that ends with its process, on whichever machine that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from tasks.coordination import FileCoordination, coordination_of
from tasks.home import Home
from tasks.statements import from_timestamp, statement
from tasks.warehouse import Warehouse


def hold_lock(home: Home, name: str) -> AbstractContextManager[bool]:
    """Hold the lock of a source, or of another job that one process of the installation does at a time.

    The value of the block is whether the lock was free; false where another process has it.
    """
    return coordination_of(home).hold(name)


def hold_home_lock(home: Home, name: str) -> AbstractContextManager[bool]:
    """The same for a job that one process of this home does at a time (``serve``)."""
    return FileCoordination(home.hosts, home.runs).hold(name)


def last_started(warehouse: Warehouse) -> Mapping[str, datetime]:
    """When an ingest run of each source last started (aware UTC); a source that never ran is missing."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/last_started_of_sources")).fetchall()
    return {source: from_timestamp(started_at) for source, started_at in found}
