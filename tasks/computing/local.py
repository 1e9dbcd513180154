"""Extraction in the parser processes of this machine."""

from __future__ import annotations

from tasks.archive import Archive, read_segment
from tasks.computing.interface import ExtractedSegment, SegmentRules, extract
from tasks.parsing import Parsers

_SLOTS = 2
"""One segment is read and sent while the pages of another are parsed."""


class LocalCompute:
    """Segments of the archive's folder; with a store they are copied there first. Parsers and archive are the caller's."""

    slots = _SLOTS

    def __init__(self, archive: Archive, parsers: Parsers) -> None:
        self._archive = archive
        self._parsers = parsers

    def extract(self, name: str, rules: SegmentRules) -> ExtractedSegment:
        """See :class:`tasks.computing.interface.Compute`."""
        segment = read_segment(self._archive.path(name), archive=self._archive.folder)
        return extract(segment, rules(segment.source), self._parsers)

    def close(self) -> None:
        """Nothing is held open."""
