"""One line a run, and one for each of its sources: what it did, for the log and for Prefect's page of the run."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence

from tasks.pure.records import OUTCOMES
from tasks.runs import Kind, RunSource

log = logging.getLogger(__name__)


def log_summary(kind: Kind, rows: Sequence[RunSource], errors: Mapping[str, str], seconds: float) -> None:
    """Log what a run did: a line for each source with something to say, and one for the whole.

    Args:
        errors: what failed, by source or part.
        seconds: that the run took.
    """
    total: Counter[str] = Counter()
    for row in rows:
        counts: dict[str, int] = {name: n for name in OUTCOMES if (n := getattr(row, name))}
        total.update(counts)
        if counts or row.source in errors:
            said: dict[str, object] = {"source": row.source, "listed": row.listed, **counts}
            if row.waiting:
                said["waiting"] = row.waiting
            if row.source in errors:
                said["error"] = errors[row.source]
            log.info("source is done", extra=said)
    whole: dict[str, object] = {"kind": kind, "seconds": round(seconds, 1), "sources": len(rows)}
    whole |= {name: total[name] for name in OUTCOMES if total[name]}
    if errors:
        whole["failed"] = len(errors)
    log.info("run is done", extra=whole)
