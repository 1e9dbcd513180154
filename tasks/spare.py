"""The spare: the snapshot before the last one, which becomes the next one by writing only what has changed.

It is written to only while no process has it open, which the kernel knows: it grants a write lease (fcntl(2),
F_SETLEASE) if no other descriptor of the file is open, whether of a DuckDB reader, of a program that copies the folder,
or of this process. A lock alone is not enough: a program that copies takes none, and a POSIX lock does not exclude its
own process. DuckDB's lock is taken as well, for readers on other machines whose locks the file system forwards. On a
system without leases there is no spare, and every snapshot is a whole copy.

The steps with the spare, in this order, so that a kill at any point leaves a complete snapshot:

1. It is renamed to the name of a building. An abandoned building is removed, never published.
2. It is updated, finished, and synced to the disk.
3. The snapshot gets the spare's name as a second name.
4. The finished file is renamed to the snapshot's name. A kill between 3 and 4 leaves one file with both names: that is
   not a spare, and its second name is removed.
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
"""Only Linux has leases."""


def spare_of(home: Home) -> Path:
    """Path of the spare, in the folder of the snapshot, since a rename cannot change the file system."""
    return home.published / f".{home.snapshot.name}.spare"


def drop_spare(home: Home) -> None:
    """Remove the spare, if there is one: the next snapshot is a whole copy."""
    spare_of(home).unlink(missing_ok=True)


@contextmanager
def take_spare(home: Home, building: Path) -> Iterator[int | None]:
    """Rename the spare to ``building``; yield a descriptor to read and write it, locked while the block runs.

    Yields None if there is no spare that may be written to; a file under the spare's name is then removed.
    """
    spare = spare_of(home)
    descriptor = _opened_alone(spare, home.snapshot)
    if descriptor is None:
        # Nor kept for later: its readers need time, and an older spare would differ in more blocks.
        drop_spare(home)
        yield None
        return
    try:
        spare.rename(building)
        yield descriptor
    finally:
        os.close(descriptor)  # ends the lock


def keep_as_spare(home: Home) -> None:
    """Give the snapshot that is about to be replaced the spare's name; without hard links there is no spare."""
    drop_spare(home)
    if _SET_LEASE is not None:
        with suppress(OSError):
            os.link(home.snapshot, spare_of(home))


def _opened_alone(spare: Path, snapshot: Path) -> int | None:
    """A descriptor of the spare, with a lock on it, if no process has it open."""
    try:
        if spare.samefile(snapshot):
            return None
        spare.chmod(0o644)
        descriptor = os.open(spare, os.O_RDWR)
    except OSError:  # the first time there is none; or the folder's owner has been changed
        return None
    try:
        _refuse_company(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _refuse_company(descriptor: int) -> None:
    """Raise OSError if another descriptor of the file is open or locked, or if that cannot be known."""
    if _SET_LEASE is None:
        raise OSError("no leases on this system")
    # Released at once: nobody opens a spare by its name, and breaking the lease would send a signal.
    fcntl.fcntl(descriptor, _SET_LEASE, fcntl.F_WRLCK)
    fcntl.fcntl(descriptor, _SET_LEASE, fcntl.F_UNLCK)
    fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
