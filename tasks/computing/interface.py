"""What extracts a segment of the archive, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from tasks.archive import ArchiveError, Segment
from tasks.parsing import Judged, Parsers
from tasks.pure.archived import ArchivedVisit
from tasks.pure.errors import TransientError
from tasks.pure.records import SourceRules

SegmentRules: TypeAlias = Callable[[str], SourceRules]
"""The rules for a segment of the source with this name, which may have another name today."""


class ComputeUnavailable(TransientError):
    """The Dask cluster does not answer or has no workers; what was not extracted stays as it was."""


@dataclass(frozen=True, slots=True)
class ExtractedSegment:
    """A segment with its verdicts."""

    name: str
    """Its path under the archive."""
    source: str
    """As its warcinfo record says: the name that the source had then."""
    run_id: str
    """The run that fetched it."""
    bytes: int
    visits: Sequence[Judged]
    """In order, without the bodies of their pages."""
    damage: ArchiveError | None = None
    """What ended reading: the visits are those before it."""


class Compute(Protocol):
    """Extracts segments; thread-safe."""

    slots: int
    """Segments that are worth asking for at once."""

    def extract(self, name: str, rules: SegmentRules) -> ExtractedSegment:
        """Read a segment of the archive and judge its pages.

        Args:
            name: its path under the archive.
            rules: called with the name of its source.

        Raises:
            ParsingStopped: the run is to stop, and extraction took longer than it waits.
            ComputeUnavailable: there is nothing that could extract it.
            ArchiveError: the segment has no readable beginning.
            OSError: its file cannot be read.
            DatelineError: the archive's store failed, or the segment ends every worker that reads it.
        """

    def close(self) -> None:
        """Free what is held open."""


def extract(segment: Segment, rules: SourceRules, parsers: Parsers, *, budget: str = "") -> ExtractedSegment:
    """Judge the pages of a segment that this process can read.

    Args:
        budget: as for :meth:`tasks.parsing.Parsers.judge`.
    """
    damage: list[ArchiveError] = []
    visits = list(parsers.judge(_before_damage(segment.visits(), damage), rules, budget=budget))
    return ExtractedSegment(
        segment.name, segment.source, segment.run_id, segment.bytes, visits, damage[0] if damage else None
    )


def _before_damage(visits: Iterator[ArchivedVisit], damage: list[ArchiveError]) -> Iterator[ArchivedVisit]:
    """The visits that can be read; the error that ends them is appended to ``damage``."""
    try:
        yield from visits
    except ArchiveError as error:
        damage.append(error)
