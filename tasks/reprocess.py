"""Loaded segments read again by better rules: from the archive, with no network.

The same decisions as for a first load, at the times of the fetches: a text that the old rules read otherwise becomes
a version caused by the extractor, in force since the fetch; a page that they rejected may become an article. Reading
a segment twice by the same rules changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.known import contents_of
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.judged import Decision
from tasks.pure.extract.version import EXTRACTOR
from tasks.pure.records import Article, Outcome, SourceRules
from tasks.warehouse import Warehouse, statement, to_timestamp
from tasks.writing import Judged, SegmentWrite

_OLDER = re.compile(r"<\d{1,9}")
_VERSION = re.compile(r"\d{1,9}(?:\+[0-9a-f]{8})?")


@dataclass(frozen=True, slots=True)
class Difference:
    """What better rules read at one address; ``before`` is the article as it stands, None where there is none."""

    url: str
    outcome: Outcome
    before: Content | None
    after: Content | None
    reason: str = ""
    """Of a page that is rejected now."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What reading a segment again came to, or would come to."""

    outcomes: Counter[Outcome]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ReadBy:
    """By which version of the rules a segment was last read; what is None does not matter."""

    version: str | None = None
    """``1``, which is also ``1+3f2a90c1``, or that alone."""
    before: int | None = None
    """Any version below this one."""

    @classmethod
    def parse(cls, text: str) -> ReadBy:
        """``1``, ``1+3f2a90c1`` or ``<2``. Raises ValueError for anything else."""
        if _OLDER.fullmatch(text):
            return cls(before=int(text[1:]))
        if _VERSION.fullmatch(text):
            return cls(version=text)
        raise ValueError(f"{text!r} is no version: 1, 1+3f2a90c1 or <2 would be")


ANY = ReadBy()


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
        source: of this source alone.
        since: only those with an exchange from then on.
        read_by: only those that this version read last.
        extractor: not those that it has read; empty: those too.
    """
    asked = {
        "source": source,
        "since": to_timestamp(since) if since is not None else None,
        "read_by": read_by.version,
        "read_before": read_by.before,
        "extractor": extractor,
    }
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/stale_segments"), asked).fetchall()
    return [segment for (segment,) in found]


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
    """Commit what the pages of a loaded segment say by the rules of today, in one transaction.

    Args:
        loaded: the segment's visits, judged anew; those without a page to judge are passed over.
        run_id: the reprocessing run, whose outcomes these are.
        dry_run: decide and write nothing.
        extractor: the version of the rules that judged.
    """
    judged = [(visit, verdict) for visit, verdict in loaded if visit.page is not None and verdict is not None]
    with warehouse.transaction() as connection:
        write = SegmentWrite(connection, segment, source, run_id, now, rules or SourceRules(source))
        decided = write.decide_again(judged)
        changed = [decision for decision in decided.each if _is_different(decision)]
        standing = contents_of(connection, {d.article_id for d in changed if d.article_id is not None})
        differences = tuple(_difference(decision, standing) for decision in changed)
        if dry_run:
            return ReadAgain(Counter(decision.outcome for decision in decided.each), differences)
        outcomes = write.write_again([visit for visit, _ in judged], decided)
        connection.execute(statement("merges/segments_read_again"), {"segment": segment, "extractor": extractor})
    return ReadAgain(outcomes, differences)


def _is_different(decision: Decision) -> bool:
    rejects_an_article = decision.outcome == "rejected" and decision.article_id is not None
    return decision.outcome in ("inserted", "updated") or rejects_an_article


def _difference(decision: Decision, standing: dict[str, Content]) -> Difference:
    article = decision.sighting.result
    after = Content(article.content_hash, article.title, article.body) if isinstance(article, Article) else None
    before = standing.get(decision.article_id) if decision.article_id is not None else None
    return Difference(decision.sighting.address, decision.outcome, before, after, decision.reason or "")
