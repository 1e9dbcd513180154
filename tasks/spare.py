"""The spare: the snapshot before the last one, kept to become the next one by writing only what has changed.

It is written to only when no process has it open, which the kernel says: a write lease (fcntl(2), F_SETLEASE) is
granted when there is no other open descriptor of the file, be it of a reader of DuckDB, of a program that copies the
folder, or of this process. A lock alone would not do: a program that copies takes none, and a lock of POSIX does not
hold against its own process. The lock that DuckDB takes is tried for as well, for readers on other machines whose
locks the file system passes on. Where there are no leases there is no spare, and every snapshot is a whole copy.

What happens to the spare, in this order, so that a kill leaves at every point a snapshot that is whole:

1. It is renamed to what a building is called. A building that is left behind is removed, never published.
2. It is brought up to date, finished, and brought to the disk.
3. The snapshot is given the spare's name as a second name.
4. The finished file is renamed to the snapshot's name. A kill between 3 and 4 leaves one file with both names: that is
   no spare, and its second name is removed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tasks.home import Home

__all__ = ["drop_spare", "keep_as_spare", "spare_of", "take_spare"]

_SET_LEASE = getattr(fcntl, "F_SETLEASE", None)
"""Linux alone has leases."""


def spare_of(home: Home) -> Path:
    """Where the spare is, in the folder of the snapshot, since a rename does not lead to another file system."""
    return home.published / f".{home.snapshot.name}.spare"


def drop_spare(home: Home) -> None:
    """Remove the spare, if there is one: the next snapshot is a whole copy."""
    spare_of(home).unlink(missing_ok=True)


@contextmanager
def take_spare(home: Home, building: Path) -> Iterator[int | None]:
    """Rename the spare to ``building``; a descriptor to read and write it, locked while the block runs.

    None where there is no spare that may be written to. What was there under the spare's name is gone then.
    """
    spare = spare_of(home)
    descriptor = _opened_alone(spare, home.snapshot)
    if descriptor is None:
        # Not for later either: its readers have time, and a spare that is older by one has more that differs.
        drop_spare(home)
        yield None
        return
    try:
        spare.rename(building)
        yield descriptor
    finally:
        os.close(descriptor)  # ends the lock


def keep_as_spare(home: Home) -> None:
    """Give the snapshot that is about to be replaced the spare's name; none where the file system has no links."""
    drop_spare(home)
    if _SET_LEASE is not None:
        with suppress(OSError):
            os.link(home.snapshot, spare_of(home))


def _opened_alone(spare: Path, snapshot: Path) -> int | None:
    """A descriptor of the spare, with a lock on it, if nobody else has it open."""
    try:
        if spare.samefile(snapshot):
            return None
        spare.chmod(0o644)
        descriptor = os.open(spare, os.O_RDWR)
    except OSError:  # the first time there is none; and somebody may have changed who owns the folder
        return None
    try:
        _refuse_company(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _refuse_company(descriptor: int) -> None:
    """Raise OSError where another descriptor of the file is open, where that cannot be known, or where it is locked."""
    if _SET_LEASE is None:
        raise OSError("no leases on this system")
    # Given back at once: nobody opens a spare by its name, and a lease that is broken would send a signal.
    fcntl.fcntl(descriptor, _SET_LEASE, fcntl.F_WRLCK)
    fcntl.fcntl(descriptor, _SET_LEASE, fcntl.F_UNLCK)
    fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
