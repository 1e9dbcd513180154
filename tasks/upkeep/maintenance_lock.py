"""The lock of upkeep: one process of the installation at a time moves its files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from tasks.home import Home
from tasks.pure.errors import TransientError
from tasks.source_lock import hold_lock


class UpkeepBusy(TransientError):
    """Another process does maintenance, a backup or the like. ``key`` is the home."""


@contextmanager
def exclusive_upkeep(home: Home, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock of upkeep; ``wait`` in seconds. Runs go on meanwhile.

    Raises:
        UpkeepBusy: it could not be taken in time.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.root / "upkeep.lock", thread_local=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        message = f"maintenance, a backup or the like is running, waited {wait:.0f} s"
        raise UpkeepBusy(message, key=str(home.root)) from None
    try:
        with hold_lock(home, "upkeep") as is_ours:
            if not is_ours:
                raise UpkeepBusy("maintenance, a backup or the like is running on another machine", key=str(home.root))
            yield
    finally:
        lock.release()
