"""What ``dateline status`` shows: runs, sources and their health, backlog, rejects, and how old these figures are.

It is read from the snapshot, so it works while a run writes; only whether a run is alive is read from its lock file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from tasks.home import Home
from tasks.run_locks import LiveRun, live_runs
from tasks.snapshot import NoSnapshot, open_snapshot
from tasks.warehouse import from_timestamp, statement


@dataclass(frozen=True, slots=True)
class RunStatus:
    """A run as of the snapshot, with its counts over all its sources; times in UTC."""

    run_id: str
    kind: str
    state: str
    """``running``, ``completed``, ``failed`` or ``died``."""
    started_at: datetime
    finished_at: datetime | None
    sources: list[str]
    failed_sources: int
    listed: int
    taken_in: int
    waiting: int
    inserted: int
    updated: int
    unchanged: int
    duplicate: int
    rejected: int
    pending: int
    error: str | None


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source as of the snapshot; times in UTC. The data dictionary explains the columns."""

    source: str
    health: str
    """``ok``, ``quiet``, ``silent``, ``drifting``, ``robots``, ``stale``, ``failing``, ``fruitless``, ``new`` or ``off``."""
    why: str | None
    articles: int
    last_run_at: datetime | None
    last_success_at: datetime | None
    last_listed: int | None
    inserted_24h: int
    inserted_7d: int
    updated_7d: int
    rejected_7d: int
    usual_daily: float | None
    pending: int
    oldest_waiting_at: datetime | None
    complete_through: datetime | None


@dataclass(frozen=True, slots=True)
class RejectStatus:
    """Rejects of one source for one reason, as of the snapshot."""

    source: str
    reason: str
    rejects: int
    rejects_24h: int
    rejects_7d: int
    last_at: datetime
    last_url: str
    last_detail: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A version that publishing did not index or compare, as of the snapshot; it is tried again."""

    part: str
    """``index`` or ``comparison``."""
    article_id: str
    version: int
    source: str
    url: str
    reason: str
    failures: int
    failed_at: datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Status:
    """All that ``dateline status`` shows."""

    live: tuple[LiveRun, ...]
    """As of now."""
    published_at: datetime | None
    """UTC; the fields below are as of this time. None: nothing is published yet, and they are empty."""
    age_seconds: float | None
    articles: int
    runs: tuple[RunStatus, ...]
    """The newest first."""
    sources: tuple[SourceStatus, ...]
    """Alarms first."""
    rejects: tuple[RejectStatus, ...]
    left_out: tuple[LeftOut, ...] = ()
    """What the last publishing could not index or compare."""


def status(home: Home, *, now: datetime, count: int = 10) -> Status:
    """Read the state of the installation.

    Args:
        now: UTC; only for the age of the snapshot.
        count: how many of the last runs to return.

    Raises:
        NoSnapshot: the snapshot is damaged. It is not an error that none was published yet.
    """
    live = tuple(live_runs(home))
    if not home.snapshot.exists():
        return Status(live, None, None, 0, (), (), ())
    connection = open_snapshot(home)
    try:
        (info,) = _records(connection, "snapshot/freshness")
        return Status(
            live=live,
            published_at=info["published_at"],
            age_seconds=(now - info["published_at"]).total_seconds(),
            articles=info["articles"],
            runs=tuple(RunStatus(**row) for row in _records(connection, "snapshot/last_runs", count=count)),
            sources=tuple(SourceStatus(**row) for row in _records(connection, "snapshot/health_of_sources")),
            rejects=tuple(RejectStatus(**row) for row in _records(connection, "snapshot/rejects_of_sources")),
            left_out=tuple(LeftOut(**row) for row in _records(connection, "snapshot/left_out")),
        )
    except duckdb.CatalogException as error:
        message = f"made by another version of Dateline, run `dateline publish`: {error}"
        raise NoSnapshot(message, key=str(home.snapshot)) from error
    finally:
        connection.close()


def _records(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows by column name, times aware, in UTC."""
    cursor = connection.execute(statement(name), parameters)
    columns = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        values = (from_timestamp(value) if isinstance(value, datetime) else value for value in row)
        yield dict(zip(columns, values, strict=True))
