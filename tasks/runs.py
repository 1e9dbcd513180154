"""Runs: opened, alive while their process holds a lock, closed by themselves or, if they died, by the next run.

The row in the ledger says ``running`` until the run is closed; whether its process is still alive is known from its
lock (``tasks.run_locks``).
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import duckdb

from tasks.config import Source
from tasks.coordination import RunLock, coordination_of
from tasks.home import Home
from tasks.lake import retry_lake
from tasks.run_locks import live_runs
from tasks.statements import json_list, json_rows, statement, to_timestamp
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

Kind = Literal["ingest", "backfill", "reprocess"]


class Run:
    """A run of this process, alive until it is closed or the process ends."""

    def __init__(
        self,
        run_id: str,
        kind: Kind,
        started_at: datetime,
        *,
        refresh: bool,
        lock: RunLock,
        sources: Sequence[str] = (),
    ) -> None:
        self.run_id = run_id
        self.kind = kind
        self.started_at = started_at
        self.refresh = refresh
        self._lock = lock
        self._sources = dict.fromkeys(sources)

    def __repr__(self) -> str:
        return f"Run({self.run_id!r}, {self.kind!r})"

    def leave(self, source: str) -> None:
        """Take a source out of the lock: the run goes on, and a backfill of this source need not wait for it."""
        self._sources.pop(source, None)
        if self._sources:
            self._lock.narrow(tuple(self._sources))

    def end(self) -> None:
        """Release the lock; the ledger is not changed."""
        self._lock.end()


@dataclass(frozen=True, slots=True)
class RunSource:
    """What a run did for one source: a row of ``run_sources``. The six outcomes sum to ``taken_in``."""

    source: str
    listed: int
    taken_in: int
    waiting: int
    inserted: int
    updated: int
    unchanged: int
    duplicate: int
    rejected: int
    pending: int
    error: str | None = None


@retry_lake
def open_run(
    warehouse: Warehouse, home: Home, kind: Kind, sources: Sequence[Source], *, refresh: bool, now: datetime
) -> Run:
    """Start a run over some sources: take its lock, write its rows and what the configuration states about the sources."""
    run = _locked_run(home, kind, [source.name for source in sources], refresh=refresh, now=now)
    try:
        with warehouse.transaction(threads=1) as connection:
            ledger = {"run_id": run.run_id, "now": to_timestamp(now)}
            connection.execute(statement("merges/runs_opened"), {**ledger, "kind": kind, "refresh": refresh})
            opened = {**ledger, "sources": json_list(source.name for source in sources)}
            connection.execute(statement("merges/run_sources_opened"), opened)
            known = json_rows(source_row(source, now) for source in sources)
            connection.execute(statement("merges/sources"), {"rows": known})
    except BaseException:
        run.end()
        raise
    return run


@retry_lake
def close_sources(warehouse: Warehouse, run: Run, ended: Mapping[str, datetime], errors: Mapping[str, str]) -> None:
    """Close the parts of a run for sources that have ended, while others go on.

    Args:
        ended: when, by source; aware.
        errors: what failed, by source or part.
    """
    closed = [
        {"run_id": run.run_id, "source": source, "finished_at": moment, "error": errors.get(source)}
        for source, moment in ended.items()
    ]
    with warehouse.transaction(threads=1) as connection:
        connection.execute(statement("merges/run_sources_closed"), {"rows": json_rows(closed)})


@retry_lake
def close_run(
    warehouse: Warehouse,
    run: Run,
    now: datetime,
    errors: Mapping[str, str],
    ended: Mapping[str, datetime] | None = None,
) -> list[RunSource]:
    """End a run: release what it did not finish and write its counts.

    Args:
        errors: what failed, by source or part; any makes the run ``failed``.
        ended: when sources ended that did so before the run, by source; aware.
    """
    state = "failed" if errors else "completed"
    message = "; ".join(f"{part}: {error}" for part, error in errors.items()) or None
    with warehouse.transaction(threads=1) as connection:
        found = _sources_of(connection, run.run_id)
        _close(connection, [(run.run_id, [row.source for row in found])], state, now, message, errors, ended or {})
        closed = _sources_of(connection, run.run_id)
    run.end()
    return closed


@retry_lake
def close_dead_runs(warehouse: Warehouse, home: Home, now: datetime) -> list[str]:
    """Close the runs whose process is gone as ``died``, so that any run may claim what they had claimed; return their ids."""
    with warehouse.transaction(threads=1) as connection:
        running = [run_id for (run_id,) in connection.execute(statement("writer/running_runs")).fetchall()]
        # Checked after the rows were read: a run has its lock before it has a row.
        alive = {run.run_id for run in live_runs(home)}
        dead = [run_id for run_id in running if run_id not in alive]
        if dead:
            runs = [(run_id, [row.source for row in _sources_of(connection, run_id)]) for run_id in dead]
            _close(connection, runs, "died", now, "its process ended before it was done", {}, {})
    for run_id in dead:
        log.warning("closed a run that had died", extra={"run": run_id})
    # Also the locks of runs that ended between taking the lock and writing the row.
    coordination_of(home).forget_runs(dead)
    return dead


def _close(
    connection: duckdb.DuckDBPyConnection,
    runs: Iterable[tuple[str, list[str]]],
    state: str,
    now: datetime,
    message: str | None,
    errors: Mapping[str, str],
    ends: Mapping[str, datetime],
) -> None:
    runs = list(runs)
    ids = [run_id for run_id, _ in runs]
    pairs = [(run_id, source) for run_id, sources in runs for source in sources]
    why = "the run died" if state == "died" else "not fetched before the run ended"
    left = [{"run_id": i, "source": s, "reason": errors.get(s, why)} for i, s in pairs]
    closed = [{"run_id": i, "source": s, "finished_at": ends.get(s, now), "error": errors.get(s)} for i, s in pairs]
    ended = [{"run_id": i, "state": state, "finished_at": now, "error": message} for i in ids]
    connection.execute(statement("merges/claims_released"), {"runs": json_list(ids)})
    if pairs:
        connection.execute(statement("merges/outcomes_left"), {"rows": json_rows(left)})
        connection.execute(statement("merges/run_sources_closed"), {"rows": json_rows(closed)})
    connection.execute(statement("merges/runs_closed"), {"rows": json_rows(ended)})


def _sources_of(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[RunSource]:
    found = connection.execute(statement("writer/run_sources_of_run"), {"run_id": run_id}).fetchall()
    return [RunSource(*row) for row in found]


def source_row(source: Source, now: datetime) -> dict[str, object]:
    """A source as the table ``sources`` has it."""
    return {
        "source": source.name,
        "enabled": source.enabled,
        "schedule": source.schedule,
        "timezone": source.timezone,
        "language": source.language or None,
        "labels": dict(source.labels),
        "seen_at": now,
    }


def _locked_run(home: Home, kind: Kind, sources: Sequence[str], *, refresh: bool, now: datetime) -> Run:
    coordination = coordination_of(home)
    while True:
        run_id = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
        lock = coordination.begin_run(run_id, kind, sources)
        if lock is not None:  # else two runs of the same second drew the same four digits
            return Run(run_id, kind, now, refresh=refresh, lock=lock, sources=sources)
