"""What ``dateline status`` shows: runs, sources and their health, backlog, rejects, and how old these figures are.

It is read from the warehouse, as of now. Where a run holds that for longer than a look should wait, or it cannot be
read, the figures are those of the snapshot, and the reason is given. Whether a run or the service is alive is read from
its lock file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from tasks.home import Home
from tasks.live_views import live_views
from tasks.pure.errors import DatelineError
from tasks.run_locks import LiveRun, Serving, live_runs, serving
from tasks.snapshot import of_another_version, open_snapshot
from tasks.statements import from_timestamp, statement
from tasks.warehouse import Warehouse

PATIENCE = 2.0
"""Seconds that a look waits for the warehouse: a run holds it for a second or two at a time."""


@dataclass(frozen=True, slots=True)
class RunStatus:
    """A run, with its counts over all its sources; times in UTC."""

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
    """A source; times in UTC. The data dictionary explains the columns."""

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
    """Rejects of one source for one reason."""

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
    """A version that publishing did not index or compare; it is tried again."""

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
    """The runs whose process is alive."""
    serving: Serving | None
    """The service of this home on this machine."""
    published_at: datetime | None
    """UTC; None: nothing is published for analysts yet."""
    age_seconds: float | None
    """Of the snapshot."""
    as_of: datetime | None
    """UTC, of the fields below. None: there is neither a warehouse nor a snapshot that can be read, and they are empty."""
    not_live_because: str
    """Why they are the snapshot's and not those of now; empty: they are of now."""
    articles: int | None
    """None: not known; see ``as_of``."""
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
        now: UTC.
        count: how many of the last runs to return.

    Raises:
        NoSnapshot: the warehouse cannot be read now, and the snapshot is damaged. It is not an error that none was
            published yet.
    """
    published_at = _published_at(home)
    common: dict[str, Any] = {
        "live": tuple(live_runs(home)),
        "serving": serving(home),
        "published_at": published_at,
        "age_seconds": (now - published_at).total_seconds() if published_at else None,
    }
    empty: dict[str, Any] = {"as_of": None, "articles": None, "runs": (), "sources": (), "rejects": ()}
    because = ""
    if home.has_warehouse:
        try:
            with live_views(Warehouse(home, wait=PATIENCE, threads=1), now) as connection:
                return Status(**common, not_live_because="", **_figures(connection, count))
        except (DatelineError, OSError) as error:
            because = str(error)
        except duckdb.Error:
            because = f"{home.warehouse}: of another version of Dateline; the next run migrates it"
    if published_at is None:
        return Status(**common, not_live_because=because, **empty)
    connection = open_snapshot(home)
    try:
        return Status(**common, not_live_because=because or "there is no warehouse", **_figures(connection, count))
    except duckdb.CatalogException as error:
        raise of_another_version(home, error) from error
    finally:
        connection.close()


def _published_at(home: Home) -> datetime | None:
    """As publishing sets it."""
    try:
        return datetime.fromtimestamp(home.snapshot.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _figures(connection: duckdb.DuckDBPyConnection, count: int) -> dict[str, Any]:
    """What the views of a connection say, as fields of :class:`Status`."""
    (info,) = _records(connection, "snapshot/freshness")
    return {
        "as_of": info["published_at"],
        "articles": info["articles"],
        "runs": tuple(RunStatus(**row) for row in _records(connection, "snapshot/last_runs", count=count)),
        "sources": tuple(SourceStatus(**row) for row in _records(connection, "snapshot/health_of_sources")),
        "rejects": tuple(RejectStatus(**row) for row in _records(connection, "snapshot/rejects_of_sources")),
        "left_out": tuple(LeftOut(**row) for row in _records(connection, "snapshot/left_out")),
    }


def _records(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows by column name, times aware, in UTC."""
    cursor = connection.execute(statement(name), parameters)
    columns = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        values = (from_timestamp(value) if isinstance(value, datetime) else value for value in row)
        yield dict(zip(columns, values, strict=True))
