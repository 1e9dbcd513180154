"""Publishing the analysts' snapshot: a copy of the warehouse, replaced whole and never changed while it is open.

A DuckLake is first brought up to date for those who attach it (:mod:`tasks.lake_views`); the snapshot is then made of a
copy of its tables that is kept in the home (:mod:`tasks.lake_copy`).

The copy is taken while the file is checkpointed and closed and the writer's lock is held; everything else happens on
the copy, while loads go on. A kill at any point leaves the old snapshot or the new one, complete.

Copying costs as much as has changed. If files can share blocks, the copy does. Otherwise the snapshot before the last
one is kept as a spare (:mod:`tasks.spare`), and only the blocks that differ are written to it (:mod:`tasks.blocks`).
The counts for analysts are in the warehouse and updated there (:mod:`tasks.counting`), so the copy has them. What a
snapshot has in addition (views, macros, comments, one row) is built on the copy afterwards: the writer's file cannot
have it, since two of its tables have the names of views. It is a handful of blocks, which are overwritten the next time.
"""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

import duckdb
from filelock import FileLock, Timeout

from tasks.blocks import doubtful_blocks, doubtful_blocks_of, update_copy
from tasks.comparing import compare_versions
from tasks.counting import PART, ManyChanged, are_rows_in_place, count_changes, count_in_parts
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.lake_copy import drop_lake_copy, settled
from tasks.lake_views import update_lake_views
from tasks.pure.errors import TransientError
from tasks.snapshot import build, comment_tables
from tasks.spare import drop_spare, keep_as_spare, spare_of, take_spare
from tasks.warehouse import Warehouse, WarehouseFull, WarehouseUnreadable

log = logging.getLogger(__name__)

FICLONE = 0x40049409
"""The Linux ioctl that lets two files share their blocks (btrfs, XFS, bcachefs): <linux/fs.h>."""
CHUNK = 1 << 30
"""Bytes for one copy_file_range, which may copy fewer."""
INDEXED_MEANWHILE = 1000
"""Articles that a run indexes together before it publishes, at most: two seconds, in which no other process publishes."""
QUIET_SECONDS = 3600.0
"""Age of a snapshot from which also runs without news have it published, for what it says about the sources' runs."""
NO_COPY_IN_KERNEL = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
"""Errors of copy_file_range between file systems that do not support it: the bytes are then read and written here."""


How = Literal["shared", "difference", "whole"]
"""``shared``: the copy shares its blocks with the warehouse (reflink). ``difference``: a spare was updated."""


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
    how: How
    """How the warehouse was copied."""
    copied_bytes: int
    """Written for the copy, without what is built on it."""
    locked_seconds: float
    """Seconds for which writers had to wait."""
    seconds: float
    """Seconds from the request to the end, without the wait for another publisher."""


def publish(
    warehouse: Warehouse, home: Home, *, run_id: str | None, now: datetime, wait: float = 300.0, whole: bool = False
) -> Published:
    """Publish the warehouse, after waiting for another publisher if one is running.

    Args:
        run_id: the run after which it is made, for ``snapshot_info``.
        now: UTC.
        wait: seconds to wait for another publisher.
        whole: use nothing of an earlier snapshot, as after :func:`request_whole`.

    Raises:
        PublisherBusy: another publisher did not end in time.
        PublishFailed: for example, the disk is full; the old snapshot is unchanged.
        WarehouseBusy: the lock of the warehouse could not be taken in time.
    """
    request(home)
    if whole:
        request_whole(home)
        drop_lake_copy(home)
    with _one_at_a_time(home, wait):
        return _publish(warehouse, home, run_id, now)


def publish_if_due(
    warehouse: Warehouse,
    home: Home,
    *,
    run_id: str | None,
    now: datetime,
    interval: float,
    requested: bool = True,
    quiet: bool = False,
) -> Published | None:
    """Publish unless the last snapshot is younger than ``interval`` seconds or another publisher is running.

    A request that is not served now is kept: the next call publishes once the interval has passed, also with
    ``requested=False``, which publishes only for an earlier request. With ``quiet=True``, after a run that found nothing
    new, there is a request only if the snapshot is older than :data:`QUIET_SECONDS`: readers see from it that the
    sources are still being read.

    Raises:
        PublishFailed, WarehouseBusy: as :func:`publish`.
    """
    if requested and not (quiet and not _is_due(home, now, QUIET_SECONDS)):
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


def index_meanwhile(warehouse: Warehouse, home: Home, *, now: datetime) -> None:
    """Index what was loaded so far, unless a publisher is at work: the next publishing then has less to do.

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time.
    """
    with suppress(PublisherBusy), _one_at_a_time(home, wait=0.0):
        index_articles(warehouse, now=now, most=INDEXED_MEANWHILE)


def request(home: Home) -> None:
    """Record that the warehouse holds something that is not published."""
    home.root.mkdir(parents=True, exist_ok=True)
    _request(home).touch()


def request_whole(home: Home) -> None:
    """Have the next snapshot copied as a whole, and keep none from before it.

    For a damaged snapshot, and after the warehouse was rewritten without forgotten articles.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    _whole(home).touch()


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
    compare_versions(warehouse, now=now)
    building = home.published / f".{home.snapshot.name}.{os.getpid()}.building"
    try:
        if home.lake is not None:
            update_lake_views(warehouse, run_id=run_id, now=now)
        doubtful: set[int] | None = None

        def is_settled(connection: duckdb.DuckDBPyConnection) -> bool:
            nonlocal doubtful
            if not are_rows_in_place(connection):
                return False
            if spare_of(home).exists():
                doubtful = doubtful_blocks_of(connection)
            return True

        with _counted(warehouse, is_settled) as source:
            locked = time.perf_counter()
            whole = _is_to_be_whole(home)
            how, copied_bytes = _copy(source, building, home, doubtful)
            locked_seconds = time.perf_counter() - locked
        with _brought_to_disk(building):
            articles = build(building, run_id=run_id, now=now)
        if how == "shared" or whole:
            drop_spare(home)
        else:
            keep_as_spare(home)
        _replace(building, home.snapshot, now)
    except (OSError, duckdb.Error, WarehouseFull, WarehouseUnreadable) as error:
        _remove(building)
        raise PublishFailed(f"not published, the old snapshot stays: {error}", key=str(home.snapshot)) from error
    _answering_whole(home).unlink(missing_ok=True)
    _answering(home).unlink(missing_ok=True)
    published = Published(
        path=home.snapshot,
        published_at=now,
        articles=articles,
        bytes=home.snapshot.stat().st_size,
        how=how,
        copied_bytes=copied_bytes,
        locked_seconds=locked_seconds,
        seconds=time.perf_counter() - started,
    )
    log.info("published", extra={"articles": articles, "how": how, "copied_bytes": copied_bytes})
    return published


@contextmanager
def _counted(warehouse: Warehouse, holds: Callable[[duckdb.DuckDBPyConnection], bool]) -> Iterator[Path]:
    """The warehouse's file with its counts, settled; many articles are counted before, while loads go on in between.

    Writers to a lake do not wait for the counting of its copy.
    """
    most = PART if warehouse.home.lake is None else None
    with ExitStack() as held:
        try:
            source = held.enter_context(settled(warehouse, partial(_prepare, most=most), holds=holds))
        except ManyChanged:
            count_in_parts(warehouse)
            source = held.enter_context(settled(warehouse, _prepare, holds=holds))
        yield source


def _prepare(connection: duckdb.DuckDBPyConnection, most: int | None = None) -> None:
    comment_tables(connection)
    count_changes(connection, most=most)


def _is_to_be_whole(home: Home) -> bool:
    """Whether :func:`request_whole` was called, including a request that a killed publisher had begun to serve.

    Called while nobody writes: a process that rewrites the warehouse has made its request by then, and a later request
    stays. Afterwards there is no spare.
    """
    with suppress(FileNotFoundError):
        _whole(home).replace(_answering_whole(home))
    if not _answering_whole(home).exists():
        return False
    drop_spare(home)
    return True


def _copy(source: Path, building: Path, home: Home, doubtful: set[int] | None) -> tuple[How, int]:
    """Copy a file that nobody writes to; return how, and the number of bytes written.

    Args:
        doubtful: as from :func:`doubtful_blocks`, if they are known.
    """
    if _share(source, building):
        return "shared", 0
    if spare_of(home).exists():
        if doubtful is None:
            doubtful = doubtful_blocks(source)
        with take_spare(home, building) as spare:
            if spare is not None:
                with source.open("rb") as file:
                    return "difference", update_copy(file.fileno(), spare, doubtful)
    _copy_whole(source, building)
    return "whole", source.stat().st_size


def _share(source: Path, target: Path) -> bool:
    """Make a copy that shares its blocks, if the file system can; otherwise leave no target."""
    try:
        with source.open("rb") as old, target.open("wb") as new:
            fcntl.ioctl(new.fileno(), FICLONE, old.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        return False
    return True


def _copy_whole(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("wb") as new:
        try:
            while os.copy_file_range(old.fileno(), new.fileno(), CHUNK):
                pass
        except OSError as error:
            if error.errno not in NO_COPY_IN_KERNEL:
                raise
            old.seek(0)
            new.seek(0)
            shutil.copyfileobj(old, new, length=1 << 20)


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
        if path != spare_of(home):
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


def _whole(home: Home) -> Path:
    return home.root / "publish.whole"


def _answering_whole(home: Home) -> Path:
    return home.root / "publish.answering-whole"


def _wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
