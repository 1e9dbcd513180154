"""Whose turn it is on the schedule: one scheduled run of a source at a time, and none for what a later one has done.

Prefect keeps runs of one deployment apart while it knows of them; a run whose runner or server was killed is one that
it does not know of. So each also holds a lock that dies with its process.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from tasks.home import Home
from tasks.warehouse import Warehouse, from_timestamp, statement


@contextmanager
def turn_of(home: Home, name: str) -> Iterator[bool]:
    """Hold the turn of a source (or of another thing that is done one at a time); false where another process has it.

    flock(2), so a process that is killed lets go of it.
    """
    home.runs.mkdir(parents=True, exist_ok=True)
    file = os.open(home.runs / f"{name}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        # Unlocked before it is closed: a child may still have the file open, and the lock with it.
        fcntl.flock(file, fcntl.LOCK_UN)
        os.close(file)


def last_started(warehouse: Warehouse) -> Mapping[str, datetime]:
    """When each source was last begun by an ingest (aware UTC); sources that never were are missing."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/last_started_of_sources")).fetchall()
    return {source: from_timestamp(started_at) for source, started_at in found}
