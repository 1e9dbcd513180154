"""Extracted visits (article or rejection) as the input of decisions."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import datetime

from tasks.pure.archived import ArchivedVisit, Judged, Verdict
from tasks.pure.decide.judged import JudgedFetch, key_of
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, Rejection

NOT_MODIFIED = 304


def judged_fetch(visit: ArchivedVisit, verdict: Verdict | None, now: datetime) -> JudgedFetch:
    """A visit with its verdict. ``now`` is the time of a visit that made no request."""
    page = visit.page
    if page is None:
        last = visit.exchanges[-1] if visit.exchanges else None
        failure = visit.failure or Failure(transient=True, error="neither a page nor a reason was archived")
        return JudgedFetch(
            address=visit.address,
            url=last.url if last is not None else visit.address,
            fetch_id=last.fetch_id if last is not None else "",
            fetched_at=last.requested_at if last is not None else now,
            found_by=visit.found_by,
            result=failure,
        )
    result = verdict
    if page.status == NOT_MODIFIED:
        result = None
    elif verdict is None:
        result = Rejection("broken", "the page was not judged")
    return JudgedFetch(
        address=visit.address,
        url=page.url,
        fetch_id=page.fetch_id,
        fetched_at=page.fetched_at,
        found_by=visit.found_by,
        result=result,
        redirects=page.redirects,
    )


def judged_fetches(judged: Sequence[Judged], now: datetime) -> list[JudgedFetch]:
    """The visits of a segment in their order."""
    return [judged_fetch(visit, verdict, now) for visit, verdict in judged]


def keys_of_page(fetch: JudgedFetch) -> set[str]:
    """Keys of all addresses that a page has, the canonical one that it states among them."""
    keys = {fetch.key, fetch.url_key, *map(key_of, fetch.redirects)}
    if isinstance(fetch.result, Article) and fetch.result.canonical_url:
        keys.add(key_of(fetch.result.canonical_url))
    return keys


def refuse_forgotten(fetches: Sequence[JudgedFetch], forgotten: Container[str]) -> list[JudgedFetch]:
    """The same fetches, with the pages rejected that an operator has had forgotten under any of their addresses."""
    refused = Rejection("refused-address", "forgotten on request")
    return [
        replace(fetch, result=refused)
        if isinstance(fetch.result, Article | Rejection) and any(key in forgotten for key in keys_of_page(fetch))
        else fetch
        for fetch in fetches
    ]


def is_deferred(visit: ArchivedVisit) -> bool:
    """Whether the page was not requested: its host is closed, its Crawl-delay long or its robots.txt unavailable.

    A host that could not be reached states no time for a retry, so that counts as a failed fetch.
    """
    failure = visit.failure
    if failure is None or failure.retry_at is None:
        return False
    return all(exchange.kind == "robots" for exchange in visit.exchanges)
