"""Lock files of runs: an ``flock`` that ends with the run's process, however that ends.

The first line of the file is the process id, the second the run's kind, the third its sources.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.home import Home
from tasks.locks import is_held


@dataclass(frozen=True, slots=True)
class LiveRun:
    """A run whose process is alive."""

    run_id: str
    since: datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The ``dateline serve`` of a home on this machine."""

    process: int | None
    """None: not known yet."""
    since: datetime
    """UTC."""


def lock_path(home: Home, run_id: str) -> Path:
    """The lock file of a run."""
    return home.runs / f"{run_id}.lock"


def turn_path(home: Home, name: str) -> Path:
    """The lock file of what one process does at a time: a source's scheduled run, or ``serve``."""
    return home.runs / f"{name}.turn"


def live_runs(home: Home) -> list[LiveRun]:
    """The runs of this machine whose process holds its lock now, the oldest first."""
    found = []
    for path in home.runs.glob("*.lock"):
        try:
            since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except FileNotFoundError:
            continue  # the run ended after the folder was listed
        if is_held(path):
            found.append(LiveRun(path.stem, since))
    return sorted(found, key=lambda run: (run.since, run.run_id))


def live_sources(home: Home) -> dict[str, datetime]:
    """The sources that an ingest of this machine is at work on now, and since when (UTC)."""
    found: dict[str, datetime] = {}
    for path in home.runs.glob("*.lock"):
        try:
            since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            _, *stated = path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):  # removed meanwhile, or not written yet
            continue
        if len(stated) == 2 and stated[0] == "ingest" and is_held(path):
            found |= {source: min(since, found.get(source, since)) for source in stated[1].split()}
    return found


def note_serving(home: Home) -> None:
    """Write down which process serves the home; the caller holds the lock ``serve``."""
    turn_path(home, "serve").write_text(f"{os.getpid()}\n", encoding="ascii")


def serving(home: Home) -> Serving | None:
    """The process of this machine that serves the home now; None: there is none."""
    path = turn_path(home, "serve")
    if not is_held(path):
        return None
    since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    written = path.read_text(encoding="ascii", errors="replace").strip()
    return Serving(int(written) if written.isdecimal() else None, since)


def live_runs_of(home: Home, kind: str, source: str) -> set[str]:
    """Ids of the live runs of this machine that are of one kind and include a source; the warehouse is not read."""
    return {path.stem for path in home.runs.glob("*.lock") if _is_of(path, kind, source) and is_held(path)}


def _is_of(path: Path, kind: str, source: str) -> bool:
    try:
        _, *stated = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # removed meanwhile, or not written yet
        return False
    return len(stated) == 2 and stated[0] == kind and source in stated[1].split()
