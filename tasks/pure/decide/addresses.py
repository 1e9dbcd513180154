"""What the newest fetch of an address changes in its row: outcome, checks, and when it is due again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from tasks.pure.archived import ArchivedVisit
from tasks.pure.decide.due import next_due_at
from tasks.pure.decide.judged import Decision
from tasks.pure.decide.rows import Row
from tasks.pure.decide.stored import AddressState
from tasks.pure.records import Article


def address_changes(
    visits: Sequence[ArchivedVisit],
    decisions: Sequence[Decision],
    stored: Mapping[str, AddressState],
    source: str,
) -> list[Row]:
    """One row for each address with an outcome: that of its newest visit, which builds on the visits before it."""
    states = dict(stored)
    newest: dict[str, Row] = {}
    for visit, decision in sorted(zip(visits, decisions, strict=True), key=lambda pair: pair[1].fetch.fetched_at):
        fetch = decision.fetch
        if decision.outcome == "pending" and fetch.result is not None:
            continue  # no response; a 304 is one
        row = _address_row(visit, decision, states.get(fetch.key, AddressState()), source)
        newest[fetch.key] = row
        states[fetch.key] = AddressState(
            checks=row["checks"],
            age_from=row["born_at"],
            fetched_at=fetch.fetched_at,
            reason=decision.reason,
            listed_at=row["first_listed_at"],
        )
    return list(newest.values())


def address_row_reprocessed(decision: Decision) -> Row:
    """The result of a loaded fetch by the rules of today. The due date of the address does not change."""
    return {
        "url_key": decision.fetch.key,
        "fetched_at": decision.fetch.fetched_at,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "article_id": decision.article_id,
    }


def stated_publication(decision: Decision) -> datetime | None:
    """When the article that was read was published (UTC), as far as the page states it."""
    article = decision.fetch.result
    if not isinstance(article, Article) or article.published is None:
        return None
    published = article.published
    if published.instant is not None:
        return published.instant
    if published.day is None:
        return None
    return datetime.combine(published.day, time(), tzinfo=decision.fetch.fetched_at.tzinfo)


def _address_row(visit: ArchivedVisit, decision: Decision, before: AddressState, source: str) -> Row:
    fetch = decision.fetch
    age_from = stated_publication(decision) or before.age_from or fetch.fetched_at
    listed_at = before.listed_at or fetch.fetched_at
    checks = _checks(decision, before)
    response = visit.response
    return {
        "url_key": fetch.key,
        "url": fetch.address,
        "source": source,
        "found_by": fetch.found_by,
        "first_listed_at": listed_at,
        "last_listed_at": fetch.fetched_at,
        "fetched_at": fetch.fetched_at,
        "status": response.status if response is not None else None,
        "etag": (response.etag or None) if response is not None else None,
        "last_modified": (response.last_modified or None) if response is not None else None,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "article_id": decision.article_id,
        "checks": checks,
        "born_at": age_from,
        "next_due_at": next_due_at(
            decision.outcome,
            decision.reason,
            fetched_at=fetch.fetched_at,
            age_from=age_from,
            checks=checks,
            listed_at=listed_at,
            word_count=fetch.result.word_count if isinstance(fetch.result, Article) else None,
        ),
    }


def _checks(decision: Decision, before: AddressState) -> int:
    """Fetches in a row that changed nothing, this one included."""
    is_news = decision.outcome in ("inserted", "updated", "duplicate")
    is_news = is_news or (decision.outcome == "rejected" and decision.reason != before.reason)
    return 0 if is_news or before.fetched_at is None else before.checks + 1
