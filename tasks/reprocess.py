"""Loaded segments extracted again by newer rules: from the archive, without network.

The decisions are those of a first load, at the times of the fetches: a text that the old rules read differently becomes
a version caused by the extractor, valid since the fetch; a page that they rejected may become an article. Reading a
segment twice by the same rules changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks import writing
from tasks.lake import retry_lake
from tasks.lookup import lookup
from tasks.pure.archived import Judged
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.changes import decide_again
from tasks.pure.decide.judged import Decision
from tasks.pure.decide.stored import Segment
from tasks.pure.extract.version import EXTRACTOR
from tasks.pure.records import Article, Outcome, SourceRules
from tasks.statements import statement, to_timestamp
from tasks.warehouse import Warehouse

_OLDER = re.compile(r"<\d{1,9}")
_VERSION = re.compile(r"\d{1,9}(?:\+[0-9a-f]{8})?")


@dataclass(frozen=True, slots=True)
class Difference:
    """What the rules of today read at one address; ``before`` is the current article, None if there is none."""

    url: str
    outcome: Outcome
    before: Content | None
    after: Content | None
    reason: str = ""
    """Why the page is rejected now."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """The outcomes and differences of reading a segment again, or those that it would have."""

    outcomes: Counter[Outcome]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ReadBy:
    """The version of the rules that last read a segment; None: any."""

    version: str | None = None
    """``1``, which includes ``1+3f2a90c1``, or ``1+3f2a90c1`` alone."""
    before: int | None = None
    """Any version below this one."""

    @classmethod
    def parse(cls, text: str) -> ReadBy:
        """``1``, ``1+3f2a90c1`` or ``<2``. Raises ValueError for anything else."""
        if _OLDER.fullmatch(text):
            return cls(before=int(text[1:]))
        if _VERSION.fullmatch(text):
            return cls(version=text)
        raise ValueError(f"{text!r} is not a version: write 1, 1+3f2a90c1 or <2")


ANY = ReadBy()


@retry_lake
def stale_segments(
    warehouse: Warehouse,
    *,
    source: str | None = None,
    since: datetime | None = None,
    read_by: ReadBy = ANY,
    extractor: str = EXTRACTOR,
) -> list[str]:
    """Loaded segments, by their paths under the archive, that other rules than these read last; oldest first.

    Args:
        source: only those of this source.
        since: only those with an exchange at or after this time.
        read_by: only those that this version read last.
        extractor: skip those that this version read last; empty: skip none.
    """
    parameters = {
        "source": source,
        "since": to_timestamp(since) if since is not None else None,
        "read_by": read_by.version,
        "read_before": read_by.before,
        "extractor": extractor,
    }
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/stale_segments"), parameters).fetchall()
    return [segment for (segment,) in found]


@retry_lake
def read_again(
    warehouse: Warehouse,
    *,
    segment: str,
    source: str,
    run_id: str | None,
    loaded: Sequence[Judged],
    now: datetime,
    rules: SourceRules | None = None,
    dry_run: bool = False,
    extractor: str = EXTRACTOR,
) -> ReadAgain:
    """Commit the changes that the rules of today make to a loaded segment, in one transaction.

    Args:
        loaded: the segment's visits, judged again; those without a page to judge are skipped.
        run_id: the reprocessing run, whose outcomes these are.
        dry_run: decide, but write nothing.
        extractor: the version of the rules that judged.
    """
    judged = [(visit, verdict) for visit, verdict in loaded if visit.page is not None and verdict is not None]
    about = Segment(segment, source, run_id, now, rules or SourceRules(source))
    with warehouse.transaction() as connection:
        is_lake = warehouse.home.lake is not None
        stored = lookup(connection, judged, about, is_lake=is_lake, report=True)
        changes = decide_again(judged, stored, about)
        differences = tuple(_difference(d, stored.reported) for d in changes.decisions if _is_different(d))
        if dry_run:
            return ReadAgain(Counter(decision.outcome for decision in changes.decisions), differences)
        writing.write_changes(connection, changes, about, stored.rows, is_lake=is_lake)
        connection.execute(statement("merges/segments_read_again"), {"segment": segment, "extractor": extractor})
    return ReadAgain(changes.outcome_counts, differences)


def _is_different(decision: Decision) -> bool:
    rejects_an_article = decision.outcome == "rejected" and decision.article_id is not None
    return decision.outcome in ("inserted", "updated") or rejects_an_article


def _difference(decision: Decision, current: Mapping[str, Content]) -> Difference:
    article = decision.fetch.result
    after = Content(article.content_hash, article.title, article.body) if isinstance(article, Article) else None
    before = current.get(decision.article_id) if decision.article_id is not None else None
    return Difference(decision.fetch.address, decision.outcome, before, after, decision.reason or "")
