"""Extracted visits into the warehouse: a segment is one transaction, whichever run fetched it, at any later time.

A load has three phases: read what the decisions need (``tasks.lookup``), decide (``tasks.pure.decide.changes``), write
(``tasks.writing``). A segment that is in the ledger is not loaded twice; its content can be, without effect. The order
in which segments are loaded does not change the articles in the end: times are those of the fetches.

The outcome of an address belongs to the run that fetched it, even if that run has died and another run loads what it
left: the row of the dead run then shows more outcomes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from tasks import writing
from tasks.lake import retry_lake
from tasks.lookup import lookup
from tasks.pure.archived import Judged
from tasks.pure.decide.changes import decide
from tasks.pure.decide.stored import Segment
from tasks.pure.records import Outcome, SourceRules
from tasks.statements import json_list, statement
from tasks.warehouse import Warehouse


@retry_lake
def unloaded(warehouse: Warehouse, segments: Iterable[str]) -> list[str]:
    """Those of the segments, given by their paths under the archive, that are not loaded; in their order."""
    names = list(segments)
    with warehouse.transaction(threads=1) as connection:
        found = connection.execute(statement("writer/loaded_segments"), {"names": json_list(names)}).fetchall()
    loaded = {name for (name,) in found}
    return [name for name in names if name not in loaded]


@retry_lake
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
    """Commit all rows and outcomes of one segment; nothing if it is in the ledger already.

    Args:
        segment: its path under the archive.
        run_id: the run that fetched it, whose outcomes these are; None: they belong to no run.
        rules: of the source, for which canonical links are believed; None: all that stay on the site.

    Returns:
        The outcomes of the addresses, one each.
    """
    about = Segment(segment, source, run_id, now, rules or SourceRules(source), bytes)
    with warehouse.transaction(threads=1, more_follow=True) as connection:
        if connection.execute(statement("writer/loaded_segments"), {"names": json_list([segment])}).fetchone():
            return Counter()
        is_lake = warehouse.home.lake is not None
        stored = lookup(connection, loaded, about, is_lake=is_lake)
        changes = decide(loaded, stored, about)
        writing.write_changes(connection, changes, about, stored.rows, is_lake=is_lake)
    return changes.outcome_counts
