"""Files that nobody needs any more: old logs, locks of runs that ended, hosts that are no longer asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tasks import locks
from tasks.home import Home
from tasks.logs import KEEP_DAYS

STALE_LOCK = timedelta(days=1)
"""A run's lock is made just before its row; a day old and held by nobody, it is nobody's."""
IDLE_HOST = timedelta(days=90)
"""The longest robots.txt and closures are remembered is a day."""
MOST_LOG_BYTES = 50_000_000
"""Of the Prefect server's own log, which is one file."""


def tidy(home: Home, now: datetime) -> int:
    """Remove them; how many. Files that a process holds are left."""
    # A host's file is written by its holder, so one that nobody holds was not touched for long.
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
        server_log.replace(server_log.with_suffix(".log.1"))  # the server writes on into what has now this name
