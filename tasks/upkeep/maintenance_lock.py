"""One process at a time that moves what lies in a home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from tasks.home import Home
from tasks.pure.errors import TransientError


class UpkeepBusy(TransientError):
    """Maintenance, a backup or the like is at work. ``key`` is the home."""


@contextmanager
def alone(home: Home, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock of upkeep; ``wait`` in seconds. Runs go on beside it.

    Raises:
        UpkeepBusy: it was not had in time.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.root / "upkeep.lock", thread_local=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        message = f"maintenance, a backup or the like is at work, waited {wait:.0f} s"
        raise UpkeepBusy(message, key=str(home.root)) from None
    try:
        yield
    finally:
        lock.release()
