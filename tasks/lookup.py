"""Everything that the decisions about a segment need from the warehouse, read once before they are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from tasks.pure.archived import Judged
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.identity import mint
from tasks.pure.decide.judged import Head, Known, LastFetch, Link
from tasks.pure.decide.lookups import articles_to_compare, articles_to_report, keys_of
from tasks.pure.decide.publication import Publication
from tasks.pure.decide.stored import AddressState, PendingState, Segment, Stored
from tasks.pure.decide.versions import Reading, Version
from tasks.pure.decide.visits import judged_fetches, keys_of_page
from tasks.warehouse import aware, from_timestamp, json_list, statement


def lookup(
    connection: duckdb.DuckDBPyConnection, judged: Sequence[Judged], segment: Segment, *, report: bool = False
) -> Stored:
    """Read what :mod:`tasks.pure.decide.changes` needs for these visits; each query takes all keys as one parameter.

    Args:
        report: also read the current contents of articles that may change, to show the differences.
    """
    fetches = judged_fetches(judged, segment.now)
    own = {fetch.key for fetch in fetches}
    links = {link.key: link for link in _links(connection, keys_of(fetches, segment.rules))}
    ids = {link.article_id for link in links.values()}
    heads = {head.article_id: head for head in _heads(connection, ids | {mint(key, ()) for key in own})}
    versions = _versions(connection, ids)
    contents = _contents(connection, articles_to_compare(fetches, links, segment.rules))
    last, addresses = _addresses(connection, own)
    reported = articles_to_report(fetches, links, versions, segment.rules) if report else set()
    return Stored(
        known=Known(links, heads, versions, contents, last),
        addresses=addresses,
        pending=_pending(connection, own),
        forgotten=frozenset(forgotten_of(connection, {key for fetch in fetches for key in keys_of_page(fetch)})),
        in_run=_in_run(connection, own, segment),
        reported=_contents(connection, reported),
    )


def forgotten_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> set[str]:
    """Those of the addresses that an operator has had forgotten: they are neither fetched nor loaded."""
    found = connection.execute(statement("writer/forgotten_of_keys"), {"keys": json_list(keys)}).fetchall()
    return {key for (key,) in found}


def _pending(connection: duckdb.DuckDBPyConnection, keys: set[str]) -> dict[str, PendingState]:
    found = connection.execute(statement("writer/pending_of_keys"), {"keys": json_list(keys)}).fetchall()
    return {key: PendingState(attempts, aware(since)) for key, attempts, since in found}


def _in_run(connection: duckdb.DuckDBPyConnection, keys: set[str], segment: Segment) -> frozenset[str]:
    if segment.run_id is None:
        return frozenset()
    parameters = {"run_id": segment.run_id, "source": segment.source, "keys": json_list(keys)}
    found = connection.execute(statement("writer/outcomes_of_keys"), parameters).fetchall()
    return frozenset(key for (key,) in found)


def _contents(connection: duckdb.DuckDBPyConnection, ids: set[str]) -> dict[str, Content]:
    if not ids:
        return {}
    found = connection.execute(statement("writer/contents_of_articles"), {"ids": json_list(ids)}).fetchall()
    return {article_id: Content(content_hash, title or "", body) for article_id, content_hash, title, body in found}


def _links(connection: duckdb.DuckDBPyConnection, keys: set[str]) -> list[Link]:
    found = connection.execute(statement("writer/links_of_keys"), {"keys": json_list(keys)}).fetchall()
    return [Link(key, url, article_id, how, from_timestamp(since)) for key, url, article_id, how, since in found]


def _heads(connection: duckdb.DuckDBPyConnection, ids: set[str]) -> list[Head]:
    found = connection.execute(statement("writer/heads_of_articles"), {"ids": json_list(ids)}).fetchall()
    return [
        Head(
            article_id=article_id,
            source=source,
            url=url,
            key=key,
            first_seen_at=from_timestamp(first),
            last_seen_at=from_timestamp(last),
            read_at=from_timestamp(read),
            gone_at=aware(gone),
            version=version,
            versions=versions,
            extractor=extractor,
            found_by=found_by,
        )
        for article_id, source, url, key, first, last, read, gone, version, versions, extractor, found_by in found
    ]


def _versions(connection: duckdb.DuckDBPyConnection, ids: set[str]) -> dict[str, tuple[Version, ...]]:
    if not ids:
        return {}
    found = connection.execute(statement("writer/versions_of_articles"), {"ids": json_list(ids)}).fetchall()
    grouped: dict[str, list[Version]] = defaultdict(list)
    for article_id, number, since, fetch_id, content_hash, extractor, modified, on, published, rule, cause in found:
        stated = Publication(on, aware(published), rule) if on is not None else None
        reading = Reading(fetch_id, from_timestamp(since), content_hash, extractor, aware(modified), stated)
        grouped[article_id].append(Version(number, from_timestamp(since), reading, cause))
    return {article_id: tuple(versions) for article_id, versions in grouped.items()}


def _addresses(
    connection: duckdb.DuckDBPyConnection, keys: set[str]
) -> tuple[dict[str, LastFetch], dict[str, AddressState]]:
    found: list[Any] = connection.execute(statement("writer/addresses_of_keys"), {"keys": json_list(keys)}).fetchall()
    last: dict[str, LastFetch] = {}
    states: dict[str, AddressState] = {}
    for key, fetched, outcome, reason, checks, born, listed in found:
        states[key] = AddressState(checks, aware(born), aware(fetched), reason, aware(listed))
        if fetched is not None:
            last[key] = LastFetch(from_timestamp(fetched), outcome, reason)
    return last, states
