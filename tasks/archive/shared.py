"""The archive of a home: a folder, or a store that all machines share with a folder for what this machine works on."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from tasks.archive.segments import SegmentWriter, recover, sealed_names
from tasks.archive.stores import (
    ArchiveStore,
    StoreRefused,
    StoreUnavailable,
    Unloaded,
    mark,
    marked,
    open_store,
    unmark,
)
from tasks.home import Home

log = logging.getLogger(__name__)

FOUND = "found"
"""In place of a run's id: the segment was found unmarked."""


class Archive:
    """Segments by their names, ``<source>/<yyyy>/<mm>/*.warc.gz``, wherever they are.

    With a store, the folder has only what is being written, uploaded or read. All methods that may use the store raise
    StoreUnavailable and StoreRefused.
    """

    def __init__(self, folder: Path, store: ArchiveStore | None = None) -> None:
        self.folder = folder
        self.store = store

    def writer(self, source: str, run_id: str, opened_at: datetime) -> SegmentWriter:
        """A new segment, which is uploaded when it is sealed. Raises ArchiveWriteError."""
        return SegmentWriter(self.folder, source, run_id, opened_at, self.store)

    def recover(self, within: Iterable[str] | None = None) -> list[Path]:
        """Seal what dead processes of this machine left open, and upload it. Raises ArchiveWriteError."""
        return recover(self.folder, within, self.store)

    def path(self, name: str) -> Path:
        """The file of a sealed segment; read from the store, if this machine does not have it.

        Raises:
            ObjectMissing: the store does not have it.
        """
        path = self.folder / name
        if self.store is not None and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
            try:
                self.store.get(name, partial)
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)
        return path

    def names(self) -> list[str]:
        """All sealed segments, in the order of their names."""
        if self.store is None:
            return sealed_names(self.folder)
        return [name for name in self.store.names("") if not name.startswith(".")]

    def sources(self) -> set[str]:
        """The sources that have segments."""
        if self.store is None:
            return {path.name for path in self.folder.iterdir() if path.is_dir()}
        return {name.partition("/")[0] for name in self.names()}

    def those_there(self, names: Sequence[str]) -> list[str]:
        """Those of the names that the archive has, in their order."""
        if self.store is None:
            return [name for name in names if (self.folder / name).exists()]
        sources = {name.partition("/")[0] for name in names}
        stored = {name for source in sources for name in self.store.names(f"{source}/")}
        return [name for name in names if name in stored]

    def unloaded(self) -> list[Unloaded]:
        """The segments in the store that may not be loaded yet; those of live runs included."""
        return marked(self.store) if self.store is not None else []

    def loaded(self, segment: Unloaded) -> None:
        """Remember that a segment is loaded, and remove this machine's copy. What fails is done by the next run."""
        if self.store is not None:
            try:
                unmark(self.store, segment)
            except (StoreUnavailable, StoreRefused) as error:
                log.warning("a loaded segment is still marked as unloaded", extra={"error": error})
            self.drop(segment.name)

    def drop(self, name: str) -> None:
        """Remove this machine's copy, if the store has the segment."""
        if self.store is not None:
            (self.folder / name).unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a segment for good."""
        if self.store is not None:
            self.store.remove(name)
        (self.folder / name).unlink(missing_ok=True)

    def replace(self, name: str) -> None:
        """Store this machine's changed copy in place of the segment."""
        if self.store is not None:
            self.store.put(self.folder / name, name)

    def queue_unmarked(self, loaded: Iterable[str], names: Iterable[str]) -> int:
        """Mark segments that are neither loaded nor marked, so that the next run loads them; return how many.

        Args:
            loaded: what the ledger has, read after the names.
            names: what the store has.
        """
        if self.store is None:
            return 0
        known = {segment.name for segment in marked(self.store)} | set(loaded)
        found = [name for name in names if name not in known]
        for name in found:
            mark(self.store, Unloaded(FOUND, name))
        return len(found)


def archive_of(home: Home) -> Archive:
    """The archive of a home. Raises ConfigError where a package is missing."""
    return Archive(home.archive, open_store(home.archive_store) if home.archive_store else None)
