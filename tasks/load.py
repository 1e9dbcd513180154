"""Judged visits into the warehouse: a segment is one transaction, whoever fetched it and whenever.

A segment that is in the ledger is not loaded twice; what it holds can be, without effect. The order in which
segments are loaded does not change what an article says in the end: times are those of the fetches.

The outcome of an address belongs to the run that fetched it, also when that run has died and another loads what it
left: the run's row then tells more of what came of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from tasks.pure.extract.version import version_of
from tasks.pure.records import Outcome, SourceRules
from tasks.warehouse import Warehouse, json_list, statement
from tasks.writing import Judged, SegmentWrite

__all__ = ["Judged", "load_visits", "unloaded"]


def unloaded(warehouse: Warehouse, segments: Iterable[str]) -> list[str]:
    """Those of the segments, by their paths under the archive, that no load has committed; in their order."""
    asked = list(segments)
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/loaded_segments"), {"names": json_list(asked)}).fetchall()
    loaded = {name for (name,) in found}
    return [name for name in asked if name not in loaded]


def load_visits(
    warehouse: Warehouse,
    *,
    segment: str,
    bytes: int,  # noqa: A002 - the column's name
    source: str,
    run_id: str | None,
    loaded: Sequence[Judged],
    now: datetime,
    rules: SourceRules | None = None,
) -> Counter[Outcome]:
    """Commit all rows and outcomes of one segment; nothing where it is in the ledger already.

    Args:
        segment: its path under the archive.
        run_id: the run that fetched it, whose outcomes these are; None: they are nobody's.
        rules: of the source, for which canonical links are believed; None: all that stay on the site.

    Returns:
        The outcomes of the addresses, one each.
    """
    with warehouse.transaction() as connection:
        if connection.execute(statement("writer/loaded_segments"), {"names": json_list([segment])}).fetchone():
            return Counter()
        segment_write = SegmentWrite(connection, segment, source, run_id, now, rules or SourceRules(source))
        outcomes = segment_write.load(loaded)
        segment_write.write(
            "segments",
            [
                {
                    "segment": segment,
                    "source": source,
                    "run_id": run_id,
                    "loaded_at": now,
                    "visits": len(loaded),
                    "bytes": bytes,
                    "extractor": version_of(segment_write.rules),
                }
            ],
        )
    return outcomes
