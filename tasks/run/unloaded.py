"""Which segments of the archive no load has committed, found without listing what is known to be loaded.

A year of a hundred sources is a million segments. A folder of which every segment is loaded is on record with the time
of its last change; as long as it has that time nothing has come to it, and no run looks into it again. The record lies in
the warehouse beside the ledger of what is loaded, so that an older warehouse that is put back knows no more than it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from tasks import archive
from tasks.load import unloaded
from tasks.warehouse import Warehouse, json_rows, statement

__all__ = ["look", "loud_folders"]

_TICK = 10 * 10**9
"""Nanoseconds for which a folder must not have changed before its time is believed: clocks of file systems are coarse, and
a second change within a tick would go unseen."""


def loud_folders(warehouse: Warehouse, folder: Path) -> Mapping[str, int]:
    """The folders of the archive at ``folder`` in which something may not be loaded yet, and when each was changed.

    The times are the file system's, in nanoseconds since 1970.

    Raises:
        WarehouseBusy: the warehouse's lock was not had in time.
    """
    found = archive.folders(folder)
    with warehouse.transaction() as connection:
        quiet = dict(connection.execute(statement("writer/quiet_folders")).fetchall())
    return {name: changed for name, changed in found.items() if quiet.get(name) != changed}


def look(warehouse: Warehouse, folder: Path, loud: Mapping[str, int], now: datetime) -> list[str]:
    """The sealed segments in these folders that are not loaded, by their paths under the archive.

    Folders that hold nothing else than what is loaded are put on record, as they were at the times given.

    Args:
        loud: what :func:`loud_folders` gave before anything was listed.
        now: UTC.

    Raises:
        WarehouseBusy: the warehouse's lock was not had in time; the next run looks again.
    """
    if not loud:
        return []
    left = unloaded(warehouse, archive.sealed_names(folder, loud))
    busy = {name.rpartition("/")[0] for name in (*left, *archive.open_names(folder, loud))}
    _put_on_record(warehouse, loud, busy, now)
    return left


def _put_on_record(warehouse: Warehouse, loud: Mapping[str, int], busy: Collection[str], now: datetime) -> None:
    latest = int(now.timestamp()) * 10**9 - _TICK
    quiet = [
        {"folder": name, "changed_ns": changed}
        for name, changed in loud.items()
        if name not in busy and changed < latest
    ]
    if quiet:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/quiet_folders"), {"rows": json_rows(quiet)})
