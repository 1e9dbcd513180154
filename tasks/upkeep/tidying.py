"""Tidying: removes files no longer needed: old logs, locks of ended runs, hosts no longer fetched from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tasks import locks
from tasks.home import Home
from tasks.logs import KEEP_DAYS

STALE_LOCK = timedelta(days=1)
"""A run's lock file is created just before its row; a day old and not locked, it belongs to no run."""
IDLE_HOST = timedelta(days=90)
"""robots.txt and closures are remembered for a day at most."""
MOST_LOG_BYTES = 50_000_000
"""Of the Prefect server's own log, which is one file."""


def tidy(home: Home, now: datetime) -> int:
    """Remove them; return how many. Files that a process has locked stay."""
    # The holder writes a host's file, so the age of one that nobody holds is that of its last use.
    return sum(locks.remove_unheld(path) for path in [*_old(home, now)])


def _old(home: Home, now: datetime) -> Iterator[Path]:
    for folder, pattern, age in (
        (home.logs, "*.log*", timedelta(days=KEEP_DAYS)),
        (home.runs, "*.lock", STALE_LOCK),
        (home.hosts, "*", IDLE_HOST),
    ):
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > age:
                yield path
    server_log = home.logs / "prefect-server.log"
    if server_log.exists() and server_log.stat().st_size > MOST_LOG_BYTES:
        server_log.replace(server_log.with_suffix(".log.1"))  # the server continues to write to the renamed file
