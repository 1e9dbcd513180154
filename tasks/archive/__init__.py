"""The archive: WARC 1.1 segments, appended by fetching, sealed, and read by everything after it.

Format: ``docs/archive.md``.
"""

from tasks.archive.erasing import erase
from tasks.archive.errors import ArchiveError, ArchiveWriteError
from tasks.archive.external import read_warc
from tasks.archive.reader import Segment, read_page, read_segment
from tasks.archive.segments import SegmentWriter, folders, open_names, recover, sealed, sealed_names, source_of
from tasks.archive.shared import Archive, archive_of
from tasks.archive.stores import ObjectMissing, StoreRefused, StoreUnavailable, Unloaded
from tasks.archive.validation import damage

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchiveWriteError",
    "ObjectMissing",
    "Segment",
    "SegmentWriter",
    "StoreRefused",
    "StoreUnavailable",
    "Unloaded",
    "archive_of",
    "damage",
    "erase",
    "folders",
    "open_names",
    "read_page",
    "read_segment",
    "read_warc",
    "recover",
    "sealed",
    "sealed_names",
    "source_of",
]
