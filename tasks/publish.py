"""Publishing the snapshot that analysts open: a copy of the warehouse, always replaced whole, never changed in place.

The copy is taken while the file is checkpointed and closed and the writer's lock is held; everything else happens on
the copy, while loads go on. A kill at any point leaves the old snapshot or the new one, complete.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from tasks.comparing import compare_versions
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.pure.errors import TransientError
from tasks.snapshot import build
from tasks.warehouse import Warehouse

FICLONE = 0x40049409
"""The Linux ioctl that lets two files share their blocks (btrfs, XFS, bcachefs): <linux/fs.h>."""
CHUNK = 1 << 30
"""Bytes for one copy_file_range, which may copy fewer."""
NO_COPY_IN_KERNEL = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
"""Errors of copy_file_range between file systems that do not support it: the bytes are then read and written here."""


class PublisherBusy(TransientError):
    """Another process has been publishing for longer than the wait allows."""


class PublishFailed(TransientError):
    """No new snapshot could be made; the old one is unchanged."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that was just published."""

    path: Path
    published_at: datetime
    """UTC."""
    articles: int
    bytes: int
    shared: bool
    """Whether the copy shares its blocks with the warehouse (reflink)."""
    locked_seconds: float
    """Seconds for which writers had to wait."""
    seconds: float
    """Seconds from the request to the end, without the wait for another publisher."""


def publish(warehouse: Warehouse, home: Home, *, run_id: str | None, now: datetime, wait: float = 300.0) -> Published:
    """Publish the warehouse, after waiting for another publisher if one is running.

    Args:
        run_id: the run after which it is made, for ``snapshot_info``.
        now: UTC.
        wait: seconds to wait for another publisher.

    Raises:
        PublisherBusy: another publisher did not end in time.
        PublishFailed: for example, the disk is full; the old snapshot is unchanged.
        WarehouseBusy: the lock of the warehouse could not be taken in time.
    """
    request(home)
    with _one_at_a_time(home, wait):
        return _publish(warehouse, home, run_id, now)


def publish_if_due(
    warehouse: Warehouse, home: Home, *, run_id: str | None, now: datetime, interval: float, ask: bool = True
) -> Published | None:
    """Publish unless the last snapshot is younger than ``interval`` seconds or another publisher is running.

    A request that is not served now is kept: the next call publishes once the interval has passed, also with
    ``ask=False``, which publishes only for an earlier request.

    Raises:
        PublishFailed, WarehouseBusy: as :func:`publish`.
    """
    if ask:
        request(home)
    if not is_requested(home) or not _is_due(home, now, interval):
        return None
    try:
        with _one_at_a_time(home, wait=0.0):
            # Another process may have published between the check and the lock.
            if not is_requested(home) or not _is_due(home, now, interval):
                return None
            return _publish(warehouse, home, run_id, now)
    except PublisherBusy:
        return None


def request(home: Home) -> None:
    """Record that the warehouse holds something that is not published."""
    home.root.mkdir(parents=True, exist_ok=True)
    _request(home).touch()


def is_requested(home: Home) -> bool:
    """Whether a request waits, including one that a killed publisher had begun to serve."""
    return _request(home).exists() or _answering(home).exists()


def _publish(warehouse: Warehouse, home: Home, run_id: str | None, now: datetime) -> Published:
    started = time.perf_counter()
    home.published.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(home)
    with suppress(FileNotFoundError):
        # A request from now on may be for rows that the copy lacks, so it stays.
        _request(home).replace(_answering(home))
    warehouse.migrate()
    index_articles(warehouse, now=now)
    compare_versions(warehouse)
    building = home.published / f".{home.snapshot.name}.{os.getpid()}.building"
    try:
        with warehouse.checkpointed() as source:
            locked = time.perf_counter()
            shared = _copy(source, building)
            locked_seconds = time.perf_counter() - locked
        with _brought_to_disk(building):
            articles = build(building, run_id=run_id, now=now)
        _replace(building, home.snapshot, now)
    except (OSError, duckdb.Error) as error:
        _remove(building)
        raise PublishFailed(f"not published, the old snapshot stays: {error}", key=str(home.snapshot)) from error
    _answering(home).unlink(missing_ok=True)
    return Published(
        path=home.snapshot,
        published_at=now,
        articles=articles,
        bytes=home.snapshot.stat().st_size,
        shared=shared,
        locked_seconds=locked_seconds,
        seconds=time.perf_counter() - started,
    )


def _copy(source: Path, target: Path) -> bool:
    """Copy a file that nobody writes to; true if the file system shares the blocks."""
    with source.open("rb") as old, target.open("wb") as new:
        with suppress(OSError):
            fcntl.ioctl(new.fileno(), FICLONE, old.fileno())
            return True
        try:
            while os.copy_file_range(old.fileno(), new.fileno(), CHUNK):
                pass
        except OSError as error:
            if error.errno not in NO_COPY_IN_KERNEL:
                raise
            old.seek(0)
            new.seek(0)
            shutil.copyfileobj(old, new, length=1 << 20)
    return False


def _replace(building: Path, snapshot: Path, now: datetime) -> None:
    """Replace the snapshot by a finished file, durably."""
    building.chmod(0o444)  # a careless read-write open would lock readers out and leave a WAL
    os.utime(building, (now.timestamp(), now.timestamp()))
    _sync(building)
    _wal(snapshot).unlink(missing_ok=True)
    building.replace(snapshot)
    _sync(snapshot.parent)


@contextmanager
def _brought_to_disk(path: Path) -> Iterator[None]:
    """Let the disk write a file while the block runs, so that only what the block adds is left to sync.

    Raises:
        OSError: the disk could not write it. It reports this once: a later sync would succeed.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        syncing = beside.submit(_sync, path)
        yield
        syncing.result()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_leftovers(home: Home) -> None:
    """Remove what killed publishers have left: nobody else builds while the publisher's lock is held."""
    for path in home.published.glob(f".{home.snapshot.name}.*"):
        path.unlink(missing_ok=True)


def _remove(building: Path) -> None:
    building.unlink(missing_ok=True)
    _wal(building).unlink(missing_ok=True)


def _is_due(home: Home, now: datetime, interval: float) -> bool:
    try:
        last = datetime.fromtimestamp(home.snapshot.stat().st_mtime, UTC)
    except FileNotFoundError:
        return True
    # A snapshot from the future, after the clock was set back, must not delay publishing.
    return not 0 <= (now - last).total_seconds() < interval


@contextmanager
def _one_at_a_time(home: Home, wait: float) -> Iterator[None]:
    # In the home and not in published/, which others may mount without permission to write.
    lock = FileLock(home.root / "publish.lock", thread_local=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise PublisherBusy(f"another publisher is running, waited {wait:.0f} s", key=str(home.snapshot)) from None
    try:
        yield
    finally:
        lock.release()


def _request(home: Home) -> Path:
    return home.root / "publish.requested"


def _answering(home: Home) -> Path:
    return home.root / "publish.answering"


def _wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
