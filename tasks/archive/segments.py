"""Segments: append-only WARC files of one source and run. The archive is the queue that loading reads.

``<source>/<yyyy>/<mm>/<UTC stamp>-<run>-<n>.warc.gz``. A segment that is being written has the suffix ``.open`` and
an flock(2) that ends with its process; sealing syncs and renames it, so no reader ever sees half a segment and no two
processes ever write the same one.
"""

from __future__ import annotations

import itertools
import logging
import os
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from glob import escape, glob
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks import locks
from tasks.archive.errors import ArchiveWriteError
from tasks.archive.members import whole_members
from tasks.archive.reader import read_segment
from tasks.archive.records import imported_members, visit_members, warcinfo
from tasks.archive.stores import ArchiveStore, StoreRefused, StoreUnavailable, upload
from tasks.pure.exchanges import Visit
from tasks.pure.records import Page

_log = logging.getLogger(__name__)

_SUFFIX = ".warc.gz"
_OPEN = ".open"
_RUN_CHARACTERS = 8  # of a run id in a file name: for people; `n` makes names unique


class SegmentWriter:
    """Appends visits to a new segment. Thread-safe; one process only.

    A segment gets its name and its warcinfo record when it is opened. As a context manager, the writer seals it at the
    end, also after an error: everything appended is whole.
    """

    def __init__(
        self, archive: Path, source: str, run_id: str, opened_at: datetime, store: ArchiveStore | None = None
    ) -> None:
        """Open a new segment under ``archive``. ``opened_at`` is an aware datetime.

        Args:
            archive: the folder.
            source: its name.
            run_id: the run that fetches it.
            opened_at: aware.
            store: where the segment is uploaded to before it counts as sealed.

        Raises:
            ArchiveWriteError: the folder is not writable.
        """
        opened_at = opened_at.astimezone(UTC)
        self.opened_at = opened_at
        self.count = 0
        """Visits appended."""
        self.bytes = 0
        """Bytes written, the warcinfo record included."""
        self._lock = threading.Lock()
        self._broken = False
        self._archive, self._run_id, self._store = archive, run_id, store
        folder = archive / source / f"{opened_at:%Y}" / f"{opened_at:%m}"
        run = re.sub(r"[^A-Za-z0-9]", "", run_id)[-_RUN_CHARACTERS:] or "run"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._path, self._file = _create(folder, f"{opened_at:%Y%m%dT%H%M%SZ}-{run}")
        except OSError as error:
            raise ArchiveWriteError(f"no segment can be opened: {error}", key=str(folder)) from error
        try:
            self._write(warcinfo(self._path.name, source, run_id, opened_at))
        except ArchiveWriteError:
            self.seal()
            raise

    def append(self, visit: Visit) -> None:
        """Write all records of a visit at once. Raises ArchiveWriteError; the segment is then unchanged."""
        self._append(visit_members(visit, datetime.now(UTC)))

    def import_page(self, page: Page, origin: str) -> None:
        """Write a page that Dateline did not fetch, with its own id and date. Raises ArchiveWriteError as ``append``.

        ``origin``: the name of the WARC file or saved page that it comes from.
        """
        self._append(imported_members(page, origin))

    def _append(self, members: list[bytes]) -> None:
        with self._lock:
            self._write(b"".join(members))
            self.count += 1

    def seal(self) -> Path | None:
        """Sync, upload, rename and unlock the file; return the sealed path, or None if it was empty and is removed.

        A second call does nothing and returns None. Raises ArchiveWriteError; the next :func:`recover` then seals the
        segment.
        """
        with self._lock:
            if self._file < 0:
                return None
            try:
                if self.count == 0:
                    _opened(self._path).unlink()
                    return None
                if self._broken:
                    raise OSError("its end is torn")  # gets its full message below
                return _seal(self._file, self._path, self._archive, self._run_id, self._store)
            except (OSError, StoreUnavailable, StoreRefused) as error:
                raise ArchiveWriteError(f"the segment could not be sealed: {error}", key=str(self._path)) from error
            finally:
                locks.release(self._file)
                self._file = -1

    def _write(self, data: bytes) -> None:
        if self._file < 0 or self._broken:
            raise ArchiveWriteError("the segment is closed", key=str(self._path))
        try:
            written = os.write(self._file, data)
            if written != len(data):
                raise OSError(f"{written} of {len(data)} bytes were written")  # undone below
        except OSError as error:
            self._undo()
            raise ArchiveWriteError(f"the segment could not be written: {error}", key=str(self._path)) from error
        self.bytes += len(data)

    def _undo(self) -> None:
        """Cut off a partial write, so that the next one does not follow a torn record."""
        try:
            os.ftruncate(self._file, self.bytes)
        except OSError:
            self._broken = True  # no more writes; recovery cuts at the last whole record

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.seal()


def sealed(archive: Path) -> Iterator[Path]:
    """Every sealed segment, source by source, the oldest of each first."""
    yield from (archive / name for name in sealed_names(archive))


def source_of(segment: Path) -> str:
    """The source of a segment, by its path: ``<source>/<yyyy>/<mm>/<name>``."""
    return segment.parts[-4]


def folders(archive: Path) -> dict[str, int]:
    """The folders with segments by path under the archive, each with its time of change in nanoseconds.

    Creating, sealing, replacing or removing a file changes its folder.
    """
    found = {}
    for name in glob("*/*/*/", root_dir=archive):  # noqa: PTH207
        with suppress(FileNotFoundError):
            found[name.rstrip("/")] = (archive / name).stat().st_mtime_ns
    return found


def sealed_names(archive: Path, within: Iterable[str] | None = None) -> list[str]:
    """Paths of sealed segments under the archive, in the order of :func:`sealed`; ``within``: only these folders."""
    return _names(archive, _SUFFIX, within)


def open_names(archive: Path, within: Iterable[str] | None = None) -> list[str]:
    """The same for segments that are being written, or whose writer has died."""
    return _names(archive, _SUFFIX + _OPEN, within)


def _names(archive: Path, suffix: str, within: Iterable[str] | None) -> list[str]:
    patterns = ["*/*/*"] if within is None else map(escape, within)
    # PTH207: a hundred thousand Path objects take a second, their names 0.2 s.
    found = (glob(f"{pattern}/*{suffix}", root_dir=archive) for pattern in patterns)  # noqa: PTH207
    return sorted(name for names in found for name in names if _is_file(archive, name))


def _is_file(archive: Path, name: str) -> bool:
    """Whether a name is that of a file. A folder, or a link to nothing, would end every run."""
    is_file = os.path.isfile(f"{archive}/{name}")  # noqa: PTH113 - as above
    if not is_file:
        _log.warning("passed over: it is named like a segment and is no file", extra={"path": f"{archive}/{name}"})
    return is_file


def recover(archive: Path, within: Iterable[str] | None = None, store: ArchiveStore | None = None) -> list[Path]:
    """Seal segments that dead processes left open, each cut at its last whole record; return the sealed paths.

    A segment whose writer is alive is skipped. One with nothing but its warcinfo record is removed.

    Args:
        archive: the archive's folder.
        within: the folders to look into; None: all.
        store: where each is uploaded to before it counts as sealed.

    Raises:
        ArchiveWriteError: a segment could not be sealed; all others have been.
    """
    recovered: list[Path] = []
    failed: ArchiveWriteError | None = None
    for name in open_names(archive, within):
        opened = archive / name
        try:
            path = _recover_one(archive, opened, store)
        except (OSError, StoreUnavailable, StoreRefused) as error:
            failed = ArchiveWriteError(f"the segment could not be recovered: {error}", key=str(opened))
            failed.__cause__ = error
        else:
            recovered += [path] if path else []
    if failed is not None:
        raise failed
    return recovered


def _recover_one(archive: Path, opened: Path, store: ArchiveStore | None) -> Path | None:
    try:
        file = os.open(opened, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None  # sealed or recovered meanwhile
    try:
        if not locks.try_exclusive_at(file, opened):
            return None
        size = os.fstat(file).st_size
        with open(file, "rb", closefd=False) as reader:
            count, end = whole_members(reader, opened)
        if count <= 1:
            opened.unlink()
            return None
        if end < size:
            _log.warning("segment cut at its last whole record", extra={"segment": str(opened), "lost": size - end})
            os.ftruncate(file, end)
        run_id = read_segment(opened, archive=archive).run_id if store is not None else ""
        return _seal(file, opened.with_name(opened.name.removesuffix(_OPEN)), archive, run_id, store)
    finally:
        locks.release(file)


def _create(folder: Path, stem: str) -> tuple[Path, int]:
    """Create an empty segment that this process has locked: its sealed name and its file."""
    for n in itertools.count(1):
        path = folder / f"{stem}-{n}{_SUFFIX}"
        opened = _opened(path)
        try:
            file = os.open(opened, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644)
        except FileExistsError:
            continue
        # Between creation and locking, a recovery may have taken the file for an abandoned one. And a sealed segment
        # of this name may exist: renaming would replace it.
        if locks.try_exclusive_at(file, opened):
            if not path.exists():
                return path, file
            opened.unlink()
        os.close(file)
    raise AssertionError("itertools.count ends")


def _seal(file: int, path: Path, archive: Path, run_id: str, store: ArchiveStore | None) -> Path:
    """Sync the data, upload it, give the file its name, sync the name (fsync(2) of the folder)."""
    os.fsync(file)
    if store is not None:
        upload(store, _opened(path), path.relative_to(archive).as_posix(), run_id)
    _opened(path).rename(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path


def _opened(path: Path) -> Path:
    return path.with_name(path.name + _OPEN)
