"""Which runs are alive, from their locks: the warehouse is not read."""

from __future__ import annotations

from datetime import datetime

from tasks.coordination import LiveRun, coordination_of
from tasks.home import Home


def live_runs(home: Home) -> list[LiveRun]:
    """The runs of this installation that are alive now, the oldest first."""
    return coordination_of(home).live_runs()


def live_sources(home: Home) -> dict[str, datetime]:
    """The sources that an ingest is at work on now, and since when (UTC)."""
    found: dict[str, datetime] = {}
    for run in live_runs(home):
        if run.kind == "ingest":
            found |= {source: min(run.since, found.get(source, run.since)) for source in run.sources}
    return found


def live_runs_of(home: Home, kind: str, source: str) -> set[str]:
    """Ids of the live runs that are of one kind and include a source."""
    return {run.run_id for run in live_runs(home) if run.kind == kind and source in run.sources}


__all__ = ["LiveRun", "live_runs", "live_runs_of", "live_sources"]
