"""All changes that loading or reprocessing one segment makes: decided here, written by ``tasks.writing``.

Values in, values out: ``tasks.lookup`` has read everything that the decisions need, and nothing is read afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tasks.pure.archived import Judged
from tasks.pure.decide import rows
from tasks.pure.decide.addresses import address_changes, address_row_reprocessed
from tasks.pure.decide.identity import decide_identity
from tasks.pure.decide.judged import Decision, Decisions
from tasks.pure.decide.outcomes import by_address
from tasks.pure.decide.pending import give_up, pending_changes
from tasks.pure.decide.rejects import reject_changes
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import Segment, Stored
from tasks.pure.decide.visits import judged_fetches, refuse_forgotten
from tasks.pure.extract.version import version_of
from tasks.pure.records import Outcome


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """Rows of articles, their versions and their addresses, named as the files of ``sql/merges`` that write them."""

    article_contents: list[Row] = field(default_factory=list)
    article_contents_again: list[Row] = field(default_factory=list)
    article_contents_earlier: list[Row] = field(default_factory=list)
    article_contents_dates: list[Row] = field(default_factory=list)
    article_heads: list[Row] = field(default_factory=list)
    article_heads_seen: list[Row] = field(default_factory=list)
    article_heads_moved: list[Row] = field(default_factory=list)
    article_urls: list[Row] = field(default_factory=list)
    article_links_gone: list[Row] = field(default_factory=list)
    article_links: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SegmentChanges:
    """The decision on each visit, and all rows to write, named as the files of ``sql/merges`` that write them."""

    decisions: tuple[Decision, ...]
    """In the order of the visits."""
    outcome_counts: Counter[Outcome]
    """Of the addresses, one each."""
    articles: ArticleRows
    outcomes: list[Row]
    added_to_run: int
    """Addresses that the run had no outcome for."""
    fetches: list[Row] = field(default_factory=list)
    rejects_cleared: list[Row] = field(default_factory=list)
    rejects: list[Row] = field(default_factory=list)
    pending_failed: list[Row] = field(default_factory=list)
    pending_done: list[Row] = field(default_factory=list)
    addresses_fetched: list[Row] = field(default_factory=list)
    addresses_read_again: list[Row] = field(default_factory=list)
    segments: list[Row] = field(default_factory=list)


def decide(judged: Sequence[Judged], stored: Stored, segment: Segment) -> SegmentChanges:
    """Decide a segment that is loaded for the first time.

    Args:
        judged: its visits in the order of the archive.
        stored: what ``tasks.lookup`` has read for these visits.
    """
    visits = [visit for visit, _ in judged]
    identity = _identity(judged, stored, segment)
    decisions = [
        give_up(visit, decision, stored.pending.get(decision.fetch.key), segment.now)
        for visit, decision in zip(visits, identity.each, strict=True)
    ]
    counted = by_address(decisions)
    cleared, rejected = reject_changes(visits, decisions, stored.addresses, segment)
    failed, done = pending_changes(visits, decisions, stored.pending, segment)
    fetches = {
        row["fetch_id"]: row
        for visit in visits
        for row in rows.archived_fetch_rows(visit, source=segment.source, run_id=segment.run_id, segment=segment.name)
    }
    return SegmentChanges(
        decisions=tuple(decisions),
        outcome_counts=Counter(decision.outcome for decision in counted.values()),
        articles=_article_rows(identity, segment),
        outcomes=_outcome_rows(counted, segment),
        added_to_run=len(counted.keys() - stored.in_run),
        fetches=list(fetches.values()),
        rejects_cleared=cleared,
        rejects=rejected,
        pending_failed=failed,
        pending_done=done,
        addresses_fetched=address_changes(visits, decisions, stored.addresses, segment.source),
        segments=[
            {
                "segment": segment.name,
                "source": segment.source,
                "run_id": segment.run_id,
                "loaded_at": segment.now,
                "visits": len(judged),
                "bytes": segment.bytes,
                "extractor": version_of(segment.rules),
            }
        ],
    )


def decide_again(judged: Sequence[Judged], stored: Stored, segment: Segment) -> SegmentChanges:
    """Decide a loaded segment again, by the rules of today. Nothing was fetched, so no due date changes.

    A page that the rules of today reject keeps the article that earlier rules made of it; only its outcome is ``rejected``.
    """
    identity = _identity(judged, stored, segment)
    kept = [
        (visit, decision)
        for (visit, _), decision in zip(judged, identity.each, strict=True)
        if decision.outcome != "rejected" or decision.article_id is None
    ]
    decisions = [decision for _, decision in kept]
    counted = by_address(identity.each)
    cleared, rejected = reject_changes([visit for visit, _ in kept], decisions, stored.addresses, segment)
    return SegmentChanges(
        decisions=identity.each,
        outcome_counts=Counter(decision.outcome for decision in counted.values()),
        articles=_article_rows(identity, segment),
        outcomes=_outcome_rows(counted, segment),
        added_to_run=len(counted.keys() - stored.in_run),
        rejects_cleared=cleared,
        rejects=rejected,
        addresses_read_again=[address_row_reprocessed(decision) for decision in decisions],
    )


def _identity(judged: Sequence[Judged], stored: Stored, segment: Segment) -> Decisions:
    fetches = refuse_forgotten(judged_fetches(judged, segment.now), stored.forgotten)
    return decide_identity(fetches, stored.known, segment.rules)


def _article_rows(identity: Decisions, segment: Segment) -> ArticleRows:
    kept = [change for change in identity.heads if change.article is None]
    read = [(change.head.article_id, change.article) for change in identity.heads if change.article is not None]
    return ArticleRows(
        article_contents=[
            rows.content_row(new, new.article, segment.now) for new in identity.versions if new.article is not None
        ],
        article_contents_again=[rows.version_row(new, segment.now) for new in identity.versions if new.article is None],
        article_contents_earlier=[rows.version_row(version, segment.now) for version in identity.redated],
        article_contents_dates=[rows.dates_row(new) for new in identity.dates],
        article_heads=[
            rows.head_row(change, change.article, change.reading, segment.rules)
            for change in identity.heads
            if change.article is not None and change.reading is not None
        ],
        article_heads_seen=[rows.seen_row(change) for change in kept],
        article_heads_moved=[rows.moved_row(change) for change in kept if change.is_moved],
        article_urls=[rows.link_row(link) for link in identity.links],
        article_links_gone=[{"article_id": article_id} for article_id, _ in read],
        article_links=[row for article_id, article in read for row in rows.page_link_rows(article_id, article)],
    )


def _outcome_rows(counted: Mapping[str, Decision], segment: Segment) -> list[Row]:
    if segment.run_id is None:
        return []
    ledger = {"run_id": segment.run_id, "source": segment.source}
    return [rows.outcome_row(decision, **ledger, now=segment.now) for decision in counted.values()]
