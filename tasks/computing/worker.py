"""What a worker of the Dask cluster runs: it reads one segment from the archive, and its parser processes judge the pages.

A worker holds no state: it has no home, no warehouse and no configuration. The task has all that it needs except the
credentials of the archive's store, which are in the worker's own environment.
"""

from __future__ import annotations

import atexit
import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.archive import Archive, ArchiveError, Segment, read_segment
from tasks.archive.stores import ArchiveStore, open_store
from tasks.computing.interface import ExtractedSegment, extract
from tasks.parsing import Parsers
from tasks.pure.errors import ConfigError, TerminalError
from tasks.pure.extract.version import version_of
from tasks.pure.records import SourceRules

KEY = "DATELINE_COMPUTE"


class WorkerUnfit(TerminalError):
    """A worker of the cluster cannot do what is asked; ``key`` is ``DATELINE_COMPUTE``, the message says what is missing."""


@dataclass(frozen=True, slots=True)
class SegmentTask:
    """A segment to extract."""

    name: str
    """Its path under the archive."""
    rules: SourceRules
    extractor: str
    """The version of the rules that the results are stored with."""
    run: str
    """Pages that take too long share a budget for each run, source and worker."""
    folder: str
    """The archive's folder, where there is no store."""
    store: str | None = None
    """The address of the archive's store."""


def extract_segment(task: SegmentTask) -> ExtractedSegment:
    """Read a segment and judge its pages, with the limits of time and memory that pages have everywhere.

    Raises:
        WorkerUnfit: this worker has other rules, may not start processes or does not see the archive.
        ConfigError: a package or a credential of the store is missing here.
        ArchiveError: the segment has no readable beginning; ``key`` is its name.
        StoreUnavailable, StoreRefused: the archive's store failed.
    """
    if (mine := version_of(task.rules)) != task.extractor:
        raise WorkerUnfit(
            f"a worker has version {mine} of the extraction rules, and the run has {task.extractor}: start workers from "
            "the same version of Dateline",
            key=KEY,
        )
    if multiprocessing.current_process().daemon:
        raise WorkerUnfit(
            "a worker may not start parser processes: start it with `dask worker --no-nanny`, or with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False",
            key=KEY,
        )
    try:
        with _read(task) as segment:
            found = extract(segment, task.rules, _parsers(), budget=task.run)
    except ArchiveError as error:
        raise _named(error, task.name) from error
    return found if found.damage is None else replace(found, damage=_named(found.damage, task.name))


@contextmanager
def _read(task: SegmentTask) -> Iterator[Segment]:
    if task.store is None:
        folder = Path(task.folder)
        try:
            segment = read_segment(folder / task.name, archive=folder)
        except FileNotFoundError as error:
            raise WorkerUnfit(
                f"a worker has no {folder / task.name}: workers on other machines need DATELINE_ARCHIVE to be "
                "s3://BUCKET/PREFIX or a folder that all machines see",
                key=KEY,
            ) from error
        yield segment
        return
    with TemporaryDirectory(prefix="dateline-") as folder_name:
        copies = Archive(Path(folder_name), _store(task.store))
        yield read_segment(copies.path(task.name), archive=copies.folder)


@lru_cache(maxsize=4)
def _store(address: str) -> ArchiveStore:
    """One client for all tasks: making one costs more than reading a segment."""
    try:
        return open_store(address)
    except ConfigError as error:
        raise WorkerUnfit(f"a worker cannot read {address}: {error.message}", key=KEY) from error


def _named(error: ArchiveError, name: str) -> ArchiveError:
    """The error with the segment's name in place of this machine's path."""
    message = error.message.removesuffix(f", at byte {error.offset}")
    return ArchiveError(message, path=Path(name), offset=error.offset)


_started: Parsers | None = None
_starting = threading.Lock()


def _parsers() -> Parsers:
    """The parser processes of this worker, one for each of its threads; they end with it."""
    global _started  # noqa: PLW0603 - a task has no other place that outlives it
    with _starting:
        if _started is None:
            from distributed import get_worker

            _started = Parsers(get_worker().state.nthreads)
            atexit.register(_started.close)
        return _started
