"""Leases of hosts, locks by name, runs that are alive: in files on one machine, in PostgreSQL on several."""

from __future__ import annotations

import os
import threading

from tasks.coordination.files import FileCoordination
from tasks.coordination.host_state import HostState
from tasks.coordination.interface import (
    ConfigurationOutdated,
    Coordination,
    CoordinationUnavailable,
    HostLease,
    LiveRun,
    RunLock,
)
from tasks.home import Home

_made: dict[tuple[int, str, float], Coordination] = {}
_guard = threading.Lock()


def coordination_of(home: Home) -> Coordination:
    """The leases and locks of a home: one object a process for each PostgreSQL database."""
    if home.coordination is None:
        return FileCoordination(home.hosts, home.runs)
    from tasks.coordination.postgres import PostgresCoordination

    key = (os.getpid(), home.coordination, home.lease_seconds)
    with _guard:
        if key not in _made:
            _made[key] = PostgresCoordination(home.coordination, home.lease_seconds)
        return _made[key]


__all__ = [
    "ConfigurationOutdated",
    "Coordination",
    "CoordinationUnavailable",
    "FileCoordination",
    "HostLease",
    "HostState",
    "LiveRun",
    "RunLock",
    "coordination_of",
]
