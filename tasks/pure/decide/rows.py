"""Decisions as rows, with the column names of the warehouse's tables. An empty string becomes NULL."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from tasks.pure.addresses import host_of, key_of
from tasks.pure.archived import ArchivedVisit
from tasks.pure.decide.claims import believed_canonical
from tasks.pure.decide.judged import Decision, HeadChange, Link, NewDates, NewVersion
from tasks.pure.decide.versions import Reading
from tasks.pure.exchanges import Exchange
from tasks.pure.records import Article, DateFound, Fields, SourceRules

Row = dict[str, Any]


def archived_fetch_rows(visit: ArchivedVisit, *, source: str, run_id: str | None, segment: str) -> list[Row]:
    """Every exchange of a visit as a row of ``fetches``."""
    return [
        {
            "fetch_id": exchange.fetch_id,
            "run_id": run_id,
            "source": source,
            "kind": exchange.kind,
            "address": exchange.address or visit.address,
            "url": exchange.url,
            "status": exchange.status,
            "requested_at": exchange.requested_at,
            "elapsed_ms": exchange.elapsed_ms,
            "wire_bytes": exchange.wire_bytes,
            "body_bytes": exchange.body_bytes,
            "content_type": exchange.content_type or None,
            "etag": exchange.etag or None,
            "last_modified": exchange.last_modified or None,
            "robots": exchange.robots,
            "payload_digest": exchange.payload_digest or None,
            "segment": segment,
            "segment_offset": exchange.offset,
            "segment_length": exchange.length,
        }
        for exchange in visit.exchanges
    ]


def fetch_row(exchange: Exchange, *, source: str, run_id: str) -> Row:
    """An exchange of discovery as a row of ``fetches``; it is not archived."""
    headers = {name.lower(): value for name, value in exchange.headers}
    return {
        "fetch_id": exchange.fetch_id,
        "run_id": run_id,
        "source": source,
        "kind": exchange.kind,
        "address": exchange.address,
        "url": exchange.url,
        "status": exchange.status,
        "requested_at": exchange.requested_at,
        "elapsed_ms": exchange.elapsed_ms,
        "wire_bytes": exchange.wire_bytes,
        "body_bytes": len(exchange.body),
        "content_type": headers.get("content-type"),
        "etag": headers.get("etag"),
        "last_modified": headers.get("last-modified"),
        "robots": exchange.robots,
        "payload_digest": None,
        "segment": None,
        "segment_offset": None,
        "segment_length": None,
    }


def article_columns(article: Article) -> Row:
    """What was read of a page, by the columns of the view ``articles`` and in their order.

    Derived from :class:`tasks.pure.records.Fields`: an empty text is None, ``published`` and ``modified`` become
    ``published_at`` (instant, UTC), ``published_on`` (day) and ``modified_at``. ``amp_url`` and ``links`` are not columns:
    they have rows of their own.
    """
    columns: Row = {}
    for field in fields(Fields):
        value = getattr(article, field.name)
        if field.name in ("amp_url", "links"):
            continue
        if field.name == "published":
            columns["published_at"] = _instant(value)
            columns["published_on"] = value.day if value is not None else None
        elif field.name == "modified":
            columns |= {
                "modified_at": _instant(value),
                "word_count": article.word_count,
                "content_hash": article.content_hash,
            }
        elif isinstance(value, tuple):
            columns[field.name] = value
        else:
            columns[field.name] = value or None
    return columns | {"extractor": article.extractor}


_OF_CONTENT = frozenset({"title", "lead", "body", "authors"})
"""Columns of ``articles`` that are kept with each version, not with the head."""


def head_row(change: HeadChange, article: Article, reading: Reading, rules: SourceRules) -> Row:
    """A head whose content was read."""
    head = change.head
    columns = {name: value for name, value in article_columns(article).items() if name not in _OF_CONTENT}
    return columns | {
        **_published(change),
        "article_id": head.article_id,
        "source": head.source,
        "url": head.url,
        "url_key": head.key,
        "canonical_url": believed_canonical(article, head.url, rules) or None,
        "first_seen_at": head.first_seen_at,
        "last_seen_at": head.last_seen_at,
        "read_at": head.read_at,
        "gone_at": head.gone_at,
        "version": head.version,
        "versions": head.versions,
        "fetch_id": reading.fetch_id,
        "found_by": head.found_by,
    }


def seen_row(change: HeadChange) -> Row:
    """A head whose content stays the same: its times."""
    head = change.head
    return {
        "article_id": head.article_id,
        "first_seen_at": head.first_seen_at,
        "last_seen_at": head.last_seen_at,
        "read_at": head.read_at,
        "gone_at": head.gone_at,
    }


def moved_row(change: HeadChange) -> Row:
    """A head whose content stays: its address and version, and its first publication, which an older version may state."""
    head = change.head
    return {
        "article_id": head.article_id,
        "url": head.url,
        "url_key": head.key,
        "version": head.version,
        "versions": head.versions,
        **_published(change),
    }


def _published(change: HeadChange) -> Row:
    published = change.published
    return {
        "published_at": published.at if published is not None else None,
        "published_on": published.on if published is not None else None,
    }


def content_row(new: NewVersion, article: Article, now: datetime) -> Row:
    """A version with its content and the evidence for its dates."""
    return {
        "article_id": new.article_id,
        "version": new.version.number,
        "valid_from": new.version.valid_from,
        "recorded_at": now,
        "fetch_id": new.version.reading.fetch_id,
        "cause": new.version.cause,
        "title": article.title or None,
        "lead": article.lead or None,
        "body": article.body,
        "authors": article.authors,
        "word_count": article.word_count,
        "content_hash": article.content_hash,
        **_dates(article),
        "extractor": article.extractor,
    }


def _dates(article: Article) -> Row:
    """The dates of a version, with the evidence for them."""
    published, modified = article.published, article.modified
    return {
        "published_at": _instant(published),
        "published_on": published.day if published is not None else None,
        "published_written": published.written if published is not None else None,
        "published_rule": published.rule if published is not None else None,
        "published_offset_minutes": published.offset_minutes if published is not None else None,
        "published_zone": published.zone if published is not None else None,
        "modified_at": _instant(modified),
        "modified_written": modified.written if modified is not None else None,
        "modified_rule": modified.rule if modified is not None else None,
        "modified_offset_minutes": modified.offset_minutes if modified is not None else None,
        "modified_zone": modified.zone if modified is not None else None,
    }


def dates_row(new: NewDates) -> Row:
    """A version whose text stays and whose dates another reading states otherwise."""
    return {
        "article_id": new.article_id,
        "version": new.version.number,
        "sets_published": new.sets_published,
        "sets_modified": new.sets_modified,
        **_dates(new.article),
    }


def version_row(new: NewVersion, now: datetime) -> Row:
    """A version without content of its own: one that repeats an earlier text, or whose beginning or cause changes."""
    version = new.version
    return {
        "article_id": new.article_id,
        "version": version.number,
        "repeats": version.repeats,
        "valid_from": version.valid_from,
        "recorded_at": now,
        "cause": version.cause,
    }


def link_row(link: Link) -> Row:
    """An address of an article."""
    return {
        "url_key": link.key,
        "url": link.url,
        "article_id": link.article_id,
        "how": link.how,
        "first_seen_at": link.first_seen_at,
    }


def page_link_rows(article_id: str, article: Article) -> list[Row]:
    """The links in the text of an article, numbered from 1."""
    return [
        {
            "article_id": article_id,
            "position": position,
            "url": link.url,
            "url_key": key_of(link.url),
            "host": host_of(link.url).removeprefix("www."),
            "text": link.text or None,
        }
        for position, link in enumerate(article.links, 1)
    ]


def outcome_row(decision: Decision, *, run_id: str, source: str, now: datetime) -> Row:
    """The outcome of an address in a run; the reason of a pending one is its error."""
    return {
        "run_id": run_id,
        "source": source,
        "url_key": decision.fetch.key,
        "url": decision.fetch.address,
        "outcome": decision.outcome,
        "reason": decision.detail if decision.outcome == "pending" else decision.reason,
        "article_id": decision.article_id,
        "fetch_id": decision.fetch.fetch_id or None,
        "decided_at": now,
    }


def _instant(found: DateFound | None) -> datetime | None:
    return found.instant if found is not None else None
