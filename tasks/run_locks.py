"""Lock files of runs: an ``flock`` that ends with the run's process, however that ends.

The first line of the file is the process id, the second the run's kind, the third its sources.
"""

from __future__ import annotations

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


def lock_path(home: Home, run_id: str) -> Path:
    """The lock file of a run."""
    return home.runs / f"{run_id}.lock"


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


def live_runs_of(home: Home, kind: str, source: str) -> set[str]:
    """Ids of the live runs of this machine that are of one kind and include a source; the warehouse is not read."""
    return {path.stem for path in home.runs.glob("*.lock") if _is_of(path, kind, source) and is_held(path)}


def _is_of(path: Path, kind: str, source: str) -> bool:
    try:
        _, *stated = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # removed meanwhile, or not written yet
        return False
    return len(stated) == 2 and stated[0] == kind and source in stated[1].split()
