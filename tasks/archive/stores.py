"""Where sealed segments are kept for several machines: a folder that all of them see, or an S3 store.

A worker writes a segment on its own disk and uploads it whole when it is sealed. Before that it leaves a mark, which is
removed when the segment is loaded: so unloaded segments are found without listing a year of loaded ones.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tasks.pure.errors import TerminalError, TransientError

S3 = "s3://"
_MARKS = ".unloaded/"  # no source has a name that begins with a dot


class StoreUnavailable(TransientError):
    """The store did not answer for longer than it is retried. ``key`` is its address."""


class StoreRefused(TerminalError):
    """The store answers, and refuses: no such bucket, wrong credentials, no right to write. ``key`` is its address."""


class ObjectMissing(StoreRefused):
    """The store has no such segment. ``key`` is its name."""


class ArchiveStore(Protocol):
    """Whole objects by name. Thread-safe. All methods raise StoreUnavailable and StoreRefused."""

    address: str

    def put(self, path: Path, name: str) -> None:
        """Store the file at ``path``: as a whole or not at all. One of that name is replaced."""

    def put_mark(self, name: str) -> None:
        """Store an empty object."""

    def get(self, name: str, path: Path) -> None:
        """Copy an object to ``path``. Raises ObjectMissing."""

    def remove(self, name: str) -> None:
        """Remove an object, if there is one."""

    def names(self, prefix: str) -> Iterator[str]:
        """The names of all objects that begin with ``prefix``, in their order."""


@dataclass(frozen=True, slots=True)
class Unloaded:
    """A segment that may not be loaded yet."""

    run_id: str
    """The run that fetched it."""
    name: str


def upload(store: ArchiveStore, path: Path, name: str, run_id: str) -> None:
    """Store a segment, marked as unloaded first: a kill in between leaves a mark without a segment, never the reverse."""
    store.put_mark(f"{_MARKS}{run_id}/{name}")
    store.put(path, name)


def marked(store: ArchiveStore) -> list[Unloaded]:
    """The segments that are marked as unloaded, by run."""
    found = []
    for name in store.names(_MARKS):
        run_id, _, segment = name.removeprefix(_MARKS).partition("/")
        found.append(Unloaded(run_id, segment))
    return found


def mark(store: ArchiveStore, segment: Unloaded) -> None:
    """Mark a segment as unloaded."""
    store.put_mark(f"{_MARKS}{segment.run_id}/{segment.name}")


def unmark(store: ArchiveStore, segment: Unloaded) -> None:
    """Remove the mark of a loaded segment."""
    store.remove(f"{_MARKS}{segment.run_id}/{segment.name}")


class FolderStore:
    """A folder on a file system that all machines see. Its flock is not used."""

    def __init__(self, root: Path) -> None:
        self.address = str(root)
        self._root = root

    def put(self, path: Path, name: str) -> None:
        """Copy the file next to its place, sync it and rename it."""
        try:
            target = self._place(name)
            partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
            shutil.copyfile(path, partial)
            with partial.open("rb") as file:
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError as error:
            raise self._failed(error) from error

    def put_mark(self, name: str) -> None:
        """Create an empty file."""
        try:
            self._place(name).touch()
        except OSError as error:
            raise self._failed(error) from error

    def get(self, name: str, path: Path) -> None:
        """Copy the file."""
        try:
            shutil.copyfile(self._root / name, path)
        except FileNotFoundError as error:
            raise ObjectMissing("is not in the archive", key=name) from error
        except OSError as error:
            raise self._failed(error) from error

    def remove(self, name: str) -> None:
        """Remove the file."""
        try:
            (self._root / name).unlink(missing_ok=True)
        except OSError as error:
            raise self._failed(error) from error

    def names(self, prefix: str) -> Iterator[str]:
        """The files below the folder that the prefix ends with; names that begin with a dot only below such a prefix."""
        top = self._root / prefix.rpartition("/")[0]
        found = []
        for folder, folders, files in os.walk(top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = Path(folder).relative_to(self._root).as_posix()
            found += [name if below == "." else f"{below}/{name}" for name in files if not name.startswith(".")]
        yield from sorted(name for name in found if name.startswith(prefix))

    def _place(self, name: str) -> Path:
        place = self._root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _failed(self, error: OSError) -> StoreUnavailable:
        return StoreUnavailable(f"{error}", key=self.address)


def open_store(address: str) -> ArchiveStore:
    """The store of an address: ``s3://bucket/prefix`` or a folder.

    Raises:
        ConfigError: the package of the S3 client is not installed.
    """
    if address.startswith(S3):
        from tasks.archive.s3 import S3Store

        return S3Store(address)
    return FolderStore(Path(address))
