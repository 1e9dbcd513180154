"""Segments: append-only WARC files of one source and run. The archive is the queue that loading reads.

``<source>/<yyyy>/<mm>/<UTC stamp>-<run>-<n>.warc.gz``. A segment that is being written has the suffix ``.open`` and
is held by an flock(2) that dies with its process; sealing syncs and renames it, so no reader ever sees half a segment
and no two processes ever write one.
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
from tasks.archive.records import adopted_members, visit_members, warcinfo
from tasks.pure.exchanges import Visit
from tasks.pure.records import Page

_log = logging.getLogger(__name__)

_SUFFIX = ".warc.gz"
_OPEN = ".open"
_RUN_CHARACTERS = 8  # of a run id in a file name: for the eye; `n` is what makes names differ


class SegmentWriter:
    """Appends visits to a new segment. Thread-safe; one process only.

    A segment is named when it is opened and holds a warcinfo record from then on. Used as a context manager it is
    sealed at the end, also after an error: what was appended is whole.
    """

    def __init__(self, archive: Path, source: str, run_id: str, opened_at: datetime) -> None:
        """Open a new segment under ``archive``. ``opened_at`` is an aware datetime.

        Raises ArchiveWriteError where the folder cannot be written.
        """
        opened_at = opened_at.astimezone(UTC)
        self.opened_at = opened_at
        self.count = 0
        """Visits appended."""
        self.bytes = 0
        """Bytes written, the warcinfo record included."""
        self._lock = threading.Lock()
        self._broken = False
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
        """Write all records of a visit in one go. Raises ArchiveWriteError; the segment is then as it was."""
        self._append(visit_members(visit, datetime.now(UTC)))

    def adopt(self, page: Page, origin: str) -> None:
        """Write a page that came from elsewhere, under its own id and date. Raises ArchiveWriteError as ``append``.

        ``origin`` says from where: the name of a WARC file or of a saved page.
        """
        self._append(adopted_members(page, origin))

    def _append(self, members: list[bytes]) -> None:
        with self._lock:
            self._write(b"".join(members))
            self.count += 1

    def seal(self) -> Path | None:
        """Sync, rename and let go; the sealed path, or None where nothing was appended (the file is removed).

        May be called again: it then does nothing and returns None. Raises ArchiveWriteError; the next
        :func:`recover` seals what this could not.
        """
        with self._lock:
            if self._file < 0:
                return None
            try:
                if self.count == 0:
                    _opened(self._path).unlink()
                    return None
                if self._broken:
                    raise OSError("its end is torn")  # worded just below
                return _seal(self._file, self._path)
            except OSError as error:
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
                raise OSError(f"{written} of {len(data)} bytes were written")  # undone just below
        except OSError as error:
            self._undo()
            raise ArchiveWriteError(f"the segment could not be written: {error}", key=str(self._path)) from error
        self.bytes += len(data)

    def _undo(self) -> None:
        """Take back half a write, so that the next one does not stand behind a torn record."""
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
    """Every sealed segment, a source after the other, each source's oldest first."""
    yield from (archive / name for name in sealed_names(archive))


def source_of(segment: Path) -> str:
    """The source of a segment, by its path: ``<source>/<yyyy>/<mm>/<name>``."""
    return segment.parts[-4]


def folders(archive: Path) -> dict[str, int]:
    """The folders that segments lie in, by their paths under the archive, and when each was changed, in nanoseconds.

    A file that is made, sealed, replaced or removed changes its folder.
    """
    found = {}
    for name in glob("*/*/*/", root_dir=archive):  # noqa: PTH207
        with suppress(FileNotFoundError):
            found[name.rstrip("/")] = (archive / name).stat().st_mtime_ns
    return found


def sealed_names(archive: Path, within: Iterable[str] | None = None) -> list[str]:
    """Their paths under the archive, in the same order; ``within``: those in these folders alone."""
    return _names(archive, _SUFFIX, within)


def open_names(archive: Path, within: Iterable[str] | None = None) -> list[str]:
    """The same of segments that are being written, or whose writer has died."""
    return _names(archive, _SUFFIX + _OPEN, within)


def _names(archive: Path, suffix: str, within: Iterable[str] | None) -> list[str]:
    patterns = ["*/*/*"] if within is None else map(escape, within)
    # PTH207: a hundred thousand Path objects take a second, their names a fifth of one.
    found = (glob(f"{pattern}/*{suffix}", root_dir=archive) for pattern in patterns)  # noqa: PTH207
    return sorted(name for names in found for name in names)


def recover(archive: Path, within: Iterable[str] | None = None) -> list[Path]:
    """Seal what dead processes left open, each cut at its last whole record; the sealed paths.

    A segment whose writer lives is left alone. One without any record besides its warcinfo is removed.
    Raises ArchiveWriteError where one could not be sealed, after all others were.

    ``within``: the folders that are looked into.
    """
    recovered: list[Path] = []
    failed: ArchiveWriteError | None = None
    for name in open_names(archive, within):
        opened = archive / name
        try:
            path = _recover_one(opened)
        except OSError as error:
            failed = ArchiveWriteError(f"the segment could not be recovered: {error}", key=str(opened))
            failed.__cause__ = error
        else:
            recovered += [path] if path else []
    if failed is not None:
        raise failed
    return recovered


def _recover_one(opened: Path) -> Path | None:
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
        return _seal(file, opened.with_name(opened.name.removesuffix(_OPEN)))
    finally:
        locks.release(file)


def _create(folder: Path, stem: str) -> tuple[Path, int]:
    """A new, empty segment that this process holds: its sealed name and its file."""
    for n in itertools.count(1):
        path = folder / f"{stem}-{n}{_SUFFIX}"
        opened = _opened(path)
        try:
            file = os.open(opened, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644)
        except FileExistsError:
            continue
        # Between making and holding it, a recovery may have taken the file for a dead one. And a sealed segment of
        # this name may stand there: renaming would replace it.
        if locks.try_exclusive_at(file, opened):
            if not path.exists():
                return path, file
            opened.unlink()
        os.close(file)
    raise AssertionError("itertools.count ends")


def _seal(file: int, path: Path) -> Path:
    """Sync the data, give the file its name, sync the name (fsync(2) of the folder)."""
    os.fsync(file)
    _opened(path).rename(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path


def _opened(path: Path) -> Path:
    return path.with_name(path.name + _OPEN)
