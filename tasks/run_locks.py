"""Which runs are alive and who serves a home, from their locks: the warehouse is not read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.coordination import LiveRun, coordination_of
from tasks.home import Home
from tasks.locks import is_held


@dataclass(frozen=True, slots=True)
class Serving:
    """The ``dateline serve`` of a home on this machine."""

    process: int | None
    """None: not known yet."""
    since: datetime
    """UTC."""


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


def note_serving(home: Home) -> None:
    """Write down which process serves the home; the caller holds the home's lock ``serve``."""
    _serve_lock(home).write_text(f"{os.getpid()}\n", encoding="ascii")


def serving(home: Home) -> Serving | None:
    """The process of this machine that serves the home now; None: there is none."""
    path = _serve_lock(home)
    if not is_held(path):
        return None
    since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    written = path.read_text(encoding="ascii", errors="replace").strip()
    return Serving(int(written) if written.isdecimal() else None, since)


def _serve_lock(home: Home) -> Path:
    """Its lock file, as ``tasks.coordination.files`` names it; each home has its own, also with several machines."""
    return home.runs / "serve.turn"


__all__ = ["LiveRun", "Serving", "live_runs", "live_runs_of", "live_sources", "note_serving", "serving"]
