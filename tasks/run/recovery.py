"""What earlier runs left behind: dead runs are closed, and their segments sealed and found for loading.

Unloaded segments are found without listing what is known to be loaded: a year of a hundred sources is a million
segments. A folder of which every segment is loaded is recorded with the time of its last change (table
``quiet_folders``). As long as it has that time nothing was added to it, and no run lists it again. The record is in the
warehouse, next to the ledger of loaded segments, so that a warehouse restored from a backup records no more than it
holds.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from tasks import archive, runs
from tasks.archive import ArchiveError
from tasks.lake import retry_lake
from tasks.load import unloaded
from tasks.run.session import RunSession
from tasks.run_locks import live_runs
from tasks.statements import json_rows, statement
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

_TICK = 10 * 10**9
"""Nanoseconds for which a folder must not have changed before its time is believed: the clocks of file systems are
coarse, and a second change within a tick would go unseen."""


def recover_unloaded(session: RunSession) -> tuple[list[Path], list[ArchiveError]]:
    """Close dead runs, seal their open segments, and find the sealed segments that no run has loaded.

    Segments of runs that are alive are left to them. A file that is not a segment is renamed to ``*.damaged``.

    Returns:
        The segments to load, and an error for each file that was set aside.
    """
    for run_id in runs.close_dead_runs(session.warehouse, session.home, session.clock()):
        log.warning("closed a run that had died earlier", extra={"run": run_id})
    if session.archive.store is not None:
        return _recover_from_store(session)
    folder = session.home.archive
    changed = changed_folders(session.warehouse, folder)
    for path in archive.recover(folder, changed):
        log.warning("sealed a segment of a dead run", extra={"segment": str(path)})
    alive = {run.run_id for run in live_runs(session.home)}
    left: list[Path] = []
    damaged: list[ArchiveError] = []
    for name in find_unloaded_segments(session.warehouse, folder, changed, session.clock()):
        path = folder / name
        try:
            if archive.read_segment(path, archive=folder).run_id not in alive:
                left.append(path)
        except ArchiveError as error:
            path.rename(path.with_name(path.name + ".damaged"))
            damaged.append(error)
    return left, damaged


def _recover_from_store(session: RunSession) -> tuple[list[Path], list[ArchiveError]]:
    """Upload what dead runs of this machine left open, and read the unloaded segments of all machines from the store."""
    for path in session.archive.recover():
        log.warning("sealed a segment of a dead run", extra={"segment": str(path)})
    alive = {run.run_id for run in live_runs(session.home)}
    # Listed after the live runs: a run that began in between is not among them, but its segments have no marks yet.
    waiting = [segment for segment in session.archive.unloaded() if segment.run_id not in alive]
    names = set(unloaded(session.warehouse, [segment.name for segment in waiting])) if waiting else set()
    left: list[Path] = []
    damaged: list[ArchiveError] = []
    for segment in waiting:
        if segment.name not in names:
            session.archive.loaded(segment)
            continue
        try:
            path = session.archive.path(segment.name)
        except archive.ObjectMissing:
            # Its machine died while it uploaded. It uploads again, or the pages are fetched again.
            log.warning("a segment was not uploaded", extra={"segment": segment.name})
            continue
        try:
            archive.read_segment(path, archive=session.home.archive)
            left.append(path)
        except ArchiveError as error:
            path.rename(path.with_name(path.name + ".damaged"))
            session.archive.loaded(segment)
            damaged.append(error)
    return left, damaged


@retry_lake
def changed_folders(warehouse: Warehouse, folder: Path) -> Mapping[str, int]:
    """The folders of the archive at ``folder`` that may hold unloaded segments, and when each was changed.

    The times are the file system's, in nanoseconds since 1970.

    Raises:
        WarehouseBusy: the warehouse's lock was not free in time.
    """
    found = archive.folders(folder)
    with warehouse.transaction() as connection:
        scanned = dict(connection.execute(statement("writer/quiet_folders")).fetchall())
    return {name: changed for name, changed in found.items() if scanned.get(name) != changed}


def find_unloaded_segments(warehouse: Warehouse, folder: Path, changed: Mapping[str, int], now: datetime) -> list[str]:
    """The sealed segments in these folders that are not loaded, by their paths under the archive.

    Folders in which everything is loaded are recorded with the times given.

    Args:
        changed: the result of :func:`changed_folders`, from before anything was listed.
        now: UTC.

    Raises:
        WarehouseBusy: the warehouse's lock was not free in time; the next run tries again.
    """
    if not changed:
        return []
    left = unloaded(warehouse, archive.sealed_names(folder, changed))
    unfinished = {name.rpartition("/")[0] for name in (*left, *archive.open_names(folder, changed))}
    _record_scanned(warehouse, changed, unfinished, now)
    return left


@retry_lake
def _record_scanned(
    warehouse: Warehouse, changed: Mapping[str, int], unfinished: Collection[str], now: datetime
) -> None:
    latest = int(now.timestamp()) * 10**9 - _TICK
    scanned = [
        {"folder": name, "changed_ns": changed_ns}
        for name, changed_ns in changed.items()
        if name not in unfinished and changed_ns < latest
    ]
    if scanned:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/quiet_folders"), {"rows": json_rows(scanned)})
