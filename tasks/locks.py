"""File locks between processes: every flock(2) call of Dateline.

A flock belongs to an open file and ends when its last descriptor is closed, so a process that is killed gives it up.
A forked child inherits the descriptor and with it the lock; therefore :func:`release` unlocks before it closes.

Who locks what, and why the ways differ:

- a host (``tasks.coordination.files``): exclusive, tried again until the host is free, because a visit may be stopped
  while it waits;
- an open segment (``tasks.archive.segments``): exclusive and not waited for; the file may have been renamed between
  opening and locking it, hence :func:`try_exclusive_at`;
- a run (``tasks.coordination.files``): exclusive for the life of the run. Others only test it, with a shared
  lock: two processes that test at once would otherwise take each other for the run;
- a source's scheduled run and the scheduler of a home (``tasks.coordination.files``): exclusive and not waited for;
- an old file that is to be removed (``tasks.upkeep.tidying``): exclusive while it is removed, so that nobody can have
  it open and locked.

With several machines, hosts, runs and sources are locked in PostgreSQL instead (``tasks.coordination.postgres``).

- the warehouse (``tasks.warehouse``): exclusive, tried again until a limit.

Publishing, exports and maintenance use ``filelock`` instead, which costs a command that reads 25 ms of processor to load.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

File = int | IO[str]
"""A file descriptor, or a file object that has one."""


def lock_exclusive(file: File) -> None:
    """Take the exclusive lock, waiting as long as somebody else has it."""
    fcntl.flock(file, fcntl.LOCK_EX)


def try_exclusive(file: File) -> bool:
    """Take the exclusive lock without waiting; false where another process or descriptor has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def try_exclusive_at(file: int, path: Path) -> bool:
    """The same for a file that must still have the name ``path``; false too where it was renamed or removed."""
    if not try_exclusive(file):
        return False
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def unlock(file: File) -> None:
    """Give up the lock and keep the file open."""
    fcntl.flock(file, fcntl.LOCK_UN)


def release(file: int) -> None:
    """Give up the lock and close the file. Closing is not enough: a forked child may still have it open and locked."""
    unlock(file)
    os.close(file)


def is_held(path: Path) -> bool:
    """Whether a process holds the lock of the file at ``path`` exclusively; false where there is no such file.

    Tests with a shared lock, so that two processes that test at once do not see each other.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        release(file)
    return False


def remove_unheld(path: Path) -> bool:
    """Remove a file unless a process holds its lock; whether it was removed. False also where it cannot be opened."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        if not try_exclusive(file):
            return False
        path.unlink(missing_ok=True)
    except OSError:
        return False
    finally:
        release(file)
    return True
