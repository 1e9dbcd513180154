"""What the warehouse knows of the addresses in a segment, asked by their keys in one parameter each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from tasks.pure.decide.agreement import Content
from tasks.pure.decide.identity import mint
from tasks.pure.decide.judged import Head, Known, LastFetch, Link, Sighting
from tasks.pure.decide.lookups import keys_of, questioned
from tasks.pure.decide.versions import Reading, Version
from tasks.pure.records import SourceRules
from tasks.warehouse import from_timestamp, json_list, statement


@dataclass(frozen=True, slots=True)
class AddressState:
    """What decides when an address is asked again."""

    checks: int = 0
    born_at: datetime | None = None
    fetched_at: datetime | None = None
    reason: str | None = None
    listed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How often a pending address has failed."""

    attempts: int = 0
    failing_since: datetime | None = None


def known_of(
    connection: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting], rules: SourceRules
) -> tuple[Known, dict[str, AddressState]]:
    """What :func:`tasks.pure.decide.identity.decide` needs for these visits, and the states of their own addresses."""
    own = {sighting.key for sighting in sightings}
    links = {link.key: link for link in _links(connection, keys_of(sightings, rules))}
    ids = {link.article_id for link in links.values()}
    heads = {head.article_id: head for head in _heads(connection, ids | {mint(key, ()) for key in own})}
    contents = contents_of(connection, questioned(sightings, links, rules))
    last, states = _addresses(connection, own)
    return Known(links, heads, _versions(connection, ids), contents, last), states


def waiting_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> dict[str, Waiting]:
    """The pending ones of these addresses."""
    found = connection.execute(statement("writer/pending_of_keys"), {"keys": json_list(keys)}).fetchall()
    return {key: Waiting(attempts, _aware(since)) for key, attempts, since in found}


def forgotten_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> set[str]:
    """Those of the addresses that an operator has had forgotten: they are not asked and not loaded."""
    found = connection.execute(statement("writer/forgotten_of_keys"), {"keys": json_list(keys)}).fetchall()
    return {key for (key,) in found}


def contents_of(connection: duckdb.DuckDBPyConnection, ids: set[str]) -> dict[str, Content]:
    """Articles as they stand, as far as they are compared."""
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
            gone_at=_aware(gone),
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
    for article_id, number, since, fetch_id, content_hash, extractor, modified, cause in found:
        reading = Reading(fetch_id, from_timestamp(since), content_hash, extractor, _aware(modified))
        grouped[article_id].append(Version(number, from_timestamp(since), reading, cause))
    return {article_id: tuple(versions) for article_id, versions in grouped.items()}


def _addresses(
    connection: duckdb.DuckDBPyConnection, keys: set[str]
) -> tuple[dict[str, LastFetch], dict[str, AddressState]]:
    found: list[Any] = connection.execute(statement("writer/addresses_of_keys"), {"keys": json_list(keys)}).fetchall()
    last: dict[str, LastFetch] = {}
    states: dict[str, AddressState] = {}
    for key, fetched, outcome, reason, checks, born, listed in found:
        states[key] = AddressState(checks, _aware(born), _aware(fetched), reason, _aware(listed))
        if fetched is not None:
            last[key] = LastFetch(from_timestamp(fetched), outcome, reason)
    return last, states


def _aware(moment: datetime | None) -> datetime | None:
    return None if moment is None else from_timestamp(moment)
