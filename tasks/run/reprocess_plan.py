"""Which segments a reprocess extracts again, and the count and sample of the pages that changed."""

from __future__ import annotations

import difflib
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from tasks import reprocess
from tasks.pure.extract.version import version_of
from tasks.reprocess import Difference, ReadAgain, ReadBy
from tasks.run.session import RunSession

log = logging.getLogger(__name__)

SAMPLE = 10
"""Differences that are kept for display."""
LINES = 8
"""Lines shown of one difference."""
_WIDTH = 160


@dataclass(frozen=True, slots=True)
class ReprocessScope:
    """Which loaded segments a reprocess covers; each field narrows or widens it."""

    sources: tuple[str, ...] = ()
    """Only segments of these; empty: of all sources in the archive, configured or not."""
    since: date | None = None
    """Only segments with an exchange on or after this day (UTC)."""
    extractor: str | None = None
    """Only segments that this extractor version read last: ``1``, ``1+3f2a90c1`` or ``<2``."""
    everything: bool = False
    """Also segments that today's rules have read."""

    def __post_init__(self) -> None:
        """Raise ValueError where ``extractor`` is not a version."""
        if self.extractor is not None:
            ReadBy.parse(self.extractor)


@dataclass(slots=True)
class Changes:
    """What a reprocess has changed so far; keeps only a sample of the differences in memory."""

    segments: int = 0
    """Segments that were extracted again."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """Pages by outcome: ``inserted`` were rejected before, ``updated`` have another text now."""
    kept: int = 0
    """Pages of articles that today's rules would reject: their articles stay."""
    sample: list[Difference] = field(default_factory=list)

    def add(self, found: ReadAgain) -> None:
        """Add the result of one segment."""
        self.segments += 1
        self.outcomes.update({str(outcome): n for outcome, n in found.outcomes.items()})
        self.kept += sum(difference.outcome == "rejected" for difference in found.differences)
        self.sample += found.differences[: SAMPLE - len(self.sample)]


def segments_to_reprocess(session: RunSession, scope: ReprocessScope) -> list[str]:
    """Loaded segments whose last extraction used other rules than today's, by their paths under the archive.

    The oldest come first.
    """
    read_by = ReadBy.parse(scope.extractor) if scope.extractor else reprocess.ANY
    since = datetime.combine(scope.since, time(), UTC) if scope.since is not None else None
    stored = session.archive.sources()
    found: list[str] = []
    for name in sorted(set(scope.sources) or stored):
        version = "" if scope.everything else version_of(session.rules(name))
        found += reprocess.stale_segments(
            session.warehouse, source=name, since=since, read_by=read_by, extractor=version
        )
    there = session.archive.those_there(found)
    if len(there) < len(found):
        log.warning("segments are no longer in the archive", extra={"segments": len(found) - len(there)})
    return there


def difference_lines(difference: Difference) -> Iterator[str]:
    """A difference in lines for a person: removed and added paragraphs."""
    before, after = difference.before, difference.after
    if after is None:
        yield f"{difference.url}: would be rejected as {difference.reason}; its article stays"
        return
    if before is None:
        yield f"{difference.url}: becomes an article: {after.title or after.body[:80]}"
        return
    yield f"{difference.url}: the text changes"
    lines = [
        line
        for one, other in (([before.title], [after.title]), (before.body.split("\n\n"), after.body.split("\n\n")))
        for line in difflib.unified_diff(one, other, n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]
    for line in lines[:LINES] or ["(lead or authors)"]:
        yield f"  {line[:_WIDTH]}" + (" ..." if len(line) > _WIDTH else "")
    if len(lines) > LINES:
        yield f"  and {len(lines) - LINES} more"


def json_record(changes: Changes) -> dict[str, Any]:
    """The result of a reprocess, for ``--json``."""
    return {
        "segments": changes.segments,
        "pages": changes.outcomes.total(),
        "outcomes": dict(changes.outcomes),
        "kept": changes.kept,
        "sample": [
            {"url": d.url, "outcome": d.outcome, "reason": d.reason or None, "difference": list(difference_lines(d))}
            for d in changes.sample
        ],
    }
