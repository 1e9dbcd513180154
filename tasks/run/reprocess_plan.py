"""What is to be read again, and what came of it: the plain part of ``flows.reprocess``."""

from __future__ import annotations

import difflib
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from tasks import reprocess
from tasks.pure.extract.version import version_of
from tasks.reprocess import Difference, ReadAgain, ReadBy
from tasks.run.session import Corridor

log = logging.getLogger(__name__)

SAMPLE = 10
"""Differences that are kept to be shown."""
LINES = 8
"""Of one difference."""
_WIDTH = 160


@dataclass(slots=True)
class Changes:
    """What reading again came to so far; memory for a sample alone."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """Pages by outcome: ``inserted`` were rejected before, ``updated`` read otherwise now."""
    kept: int = 0
    """Pages of articles that the rules of today would reject: their articles stay."""
    sample: list[Difference] = field(default_factory=list)

    def add(self, found: ReadAgain) -> None:
        """Count what one segment came to."""
        self.outcomes.update({str(outcome): n for outcome, n in found.outcomes.items()})
        self.kept += sum(difference.outcome == "rejected" for difference in found.differences)
        self.sample += found.differences[: SAMPLE - len(self.sample)]


def segments_to_read(
    corridor: Corridor,
    sources: Sequence[str],
    since: date | None,
    *,
    read_by: ReadBy = reprocess.ANY,
    everything: bool = False,
) -> list[str]:
    """Loaded segments, by their paths under the archive, that other rules than today's read last; oldest first.

    Args:
        sources: of these alone; none: of all that are in the archive, configured or not.
        since: only those with an exchange from this day (UTC) on.
        read_by: only those that this version read last.
        everything: also those that were read by these rules.
    """
    stored = {path.name for path in corridor.home.archive.iterdir() if path.is_dir()}
    found: list[str] = []
    for name in sorted(set(sources) or stored):
        version = "" if everything else version_of(corridor.rules(name))
        at = datetime.combine(since, time(), UTC) if since is not None else None
        found += reprocess.stale_segments(corridor.warehouse, source=name, since=at, read_by=read_by, extractor=version)
    there = [name for name in found if (corridor.home.archive / name).exists()]
    if len(there) < len(found):
        log.warning("segments are in the archive no more", extra={"segments": len(found) - len(there)})
    return there


def shown(difference: Difference) -> Iterator[str]:
    """A difference in lines, for a person: what was, what is, paragraph by paragraph."""
    before, after = difference.before, difference.after
    if after is None:
        yield f"{difference.url}: would be rejected as {difference.reason}; its article stays"
        return
    if before is None:
        yield f"{difference.url}: becomes an article: {after.title or after.body[:80]}"
        return
    yield f"{difference.url}: reads otherwise"
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


def as_record(changes: Changes, segments: int) -> dict[str, Any]:
    """What a reprocess came to, for ``--json``."""
    return {
        "segments": segments,
        "pages": changes.outcomes.total(),
        "outcomes": dict(changes.outcomes),
        "kept": changes.kept,
        "sample": [
            {"url": d.url, "outcome": d.outcome, "reason": d.reason or None, "difference": list(shown(d))}
            for d in changes.sample
        ],
    }
