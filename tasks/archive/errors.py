"""The errors of the archive. ``key`` is the file's path."""

from __future__ import annotations

from pathlib import Path

from tasks.pure.errors import TerminalError, TransientError


class ArchiveError(TerminalError):
    """A WARC file cannot be read from ``offset`` (bytes) on; everything before it has been yielded."""

    def __init__(self, message: str, *, path: Path, offset: int) -> None:
        super().__init__(f"{message}, at byte {offset}", key=str(path))
        self.path = path
        self.offset = offset


class ArchiveWriteError(TransientError):
    """A segment could not be written, usually because the disk is full; the segment is as it was before."""
