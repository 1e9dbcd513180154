"""Everything that the decisions about a segment need from the warehouse, read once before they are taken.

The rows that were found are named by their numbers too, by which :mod:`tasks.writing` changes them: nothing is searched
twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import duckdb

from tasks.lake import by_keys
from tasks.pure.archived import Judged
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.identity import mint
from tasks.pure.decide.judged import Head, Known, LastFetch, Link
from tasks.pure.decide.lookups import articles_to_compare, articles_to_report, keys_of
from tasks.pure.decide.publication import Publication
from tasks.pure.decide.stored import AddressState, PendingState, Rows, Segment, Stored
from tasks.pure.decide.versions import Cause, Reading, Version
from tasks.pure.decide.visits import judged_fetches, keys_of_page
from tasks.pure.records import FoundBy
from tasks.statements import aware, from_timestamp, json_list, json_rows, statement


def lookup(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[Judged],
    segment: Segment,
    *,
    is_lake: bool = False,
    report: bool = False,
) -> Stored:
    """Read what :mod:`tasks.pure.decide.changes` needs for these visits; each query takes all keys as one parameter.

    Args:
        is_lake: whether it is a DuckLake, whose rows have no numbers to find them by.
        report: also read the current contents of articles that may change, to show the differences.
    """
    ask = _Lookup(connection, is_lake)
    fetches = judged_fetches(judged, segment.now)
    own = {fetch.key for fetch in fetches}
    links, link_rows = ask.links(keys_of(fetches, segment.rules))
    ids = {link.article_id for link in links.values()}
    heads, head_rows = ask.heads(ids | {mint(key, ()) for key in own})
    versions, version_rows = ask.versions(ids)
    current = {id_: (head.version, version_rows.get((id_, head.version))) for id_, head in heads.items()}
    contents = ask.contents(articles_to_compare(fetches, links, segment.rules), current)
    last, addresses, address_rows = ask.addresses(own)
    pending, pending_rows = ask.pending(own)
    in_run = ask.in_run(own, segment)
    reported = articles_to_report(fetches, links, versions, segment.rules) if report else set()
    return Stored(
        known=Known(links, heads, versions, contents, last),
        addresses=addresses,
        pending=pending,
        forgotten=frozenset(forgotten_of(connection, {key for fetch in fetches for key in keys_of_page(fetch)})),
        in_run=frozenset(in_run),
        rows=Rows(
            addresses=address_rows,
            links=link_rows,
            heads=head_rows,
            versions=version_rows,
            pending=pending_rows,
            # An address that was never fetched was never rejected.
            rejects=ask.rejects({key for key, state in addresses.items() if state.fetched_at is not None}),
            outcomes=in_run,
        ),
        reported=ask.contents(reported, current),
    )


def forgotten_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> set[str]:
    """Those of the addresses that an operator has had forgotten: they are neither fetched nor loaded."""
    found = connection.execute(statement("writer/forgotten_of_keys"), {"keys": json_list(keys)}).fetchall()
    return {key for (key,) in found}


class _HeadRow(NamedTuple):
    """A row of ``writer/heads_of_articles``."""

    row_id: int | None
    article_id: str
    source: str
    url: str
    url_key: str
    first_seen_at: datetime
    last_seen_at: datetime
    read_at: datetime
    gone_at: datetime | None
    version: int
    versions: int
    extractor: str
    found_by: FoundBy


class _VersionRow(NamedTuple):
    """A row of ``writer/versions_of_articles``."""

    row_id: int | None
    article_id: str
    version: int
    valid_from: datetime
    fetch_id: str
    content_hash: str
    extractor: str
    modified_at: datetime | None
    published_on: date | None
    published_at: datetime | None
    published_rule: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class _Lookup:
    """One method for each table: what is there, and the numbers of its rows."""

    connection: duckdb.DuckDBPyConnection
    is_lake: bool

    def _ask(self, name: str, parameters: Mapping[str, Any]) -> list[Any]:
        sql = statement(f"writer/{name}")
        return self.connection.execute(by_keys(sql) if self.is_lake else sql, parameters).fetchall()

    def links(self, keys: set[str]) -> tuple[dict[str, Link], dict[str, int | None]]:
        found = self._ask("links_of_keys", {"keys": json_list(keys)})
        links = {
            key: Link(key, url, article_id, how, from_timestamp(since)) for _, key, url, article_id, how, since in found
        }
        return links, {key: row for row, key, *_ in found}

    def heads(self, ids: set[str]) -> tuple[dict[str, Head], dict[str, int | None]]:
        heads: dict[str, Head] = {}
        rows: dict[str, int | None] = {}
        for found in map(_HeadRow._make, self._ask("heads_of_articles", {"ids": json_list(ids)})):
            rows[found.article_id] = found.row_id
            heads[found.article_id] = Head(
                article_id=found.article_id,
                source=found.source,
                url=found.url,
                key=found.url_key,
                first_seen_at=from_timestamp(found.first_seen_at),
                last_seen_at=from_timestamp(found.last_seen_at),
                read_at=from_timestamp(found.read_at),
                gone_at=aware(found.gone_at),
                version=found.version,
                versions=found.versions,
                extractor=found.extractor,
                found_by=found.found_by,
            )
        return heads, rows

    def versions(self, ids: set[str]) -> tuple[dict[str, tuple[Version, ...]], dict[tuple[str, int], int | None]]:
        grouped: dict[str, list[Version]] = defaultdict(list)
        rows: dict[tuple[str, int], int | None] = {}
        if not ids:
            return {}, rows
        for found in map(_VersionRow._make, self._ask("versions_of_articles", {"ids": json_list(ids)})):
            stated = None
            if found.published_on is not None:
                stated = Publication(found.published_on, aware(found.published_at), found.published_rule)
            since = from_timestamp(found.valid_from)
            modified = aware(found.modified_at)
            reading = Reading(found.fetch_id, since, found.content_hash, found.extractor, modified, stated)
            grouped[found.article_id].append(Version(found.version, since, reading, found.cause))
            rows[found.article_id, found.version] = found.row_id
        return {article_id: tuple(versions) for article_id, versions in grouped.items()}, rows

    def contents(self, ids: set[str], current: Mapping[str, tuple[int, int | None]]) -> dict[str, Content]:
        """The current contents of articles, of which the version and its row are given."""
        if not ids:
            return {}
        rows = [
            {"article_id": article_id, "version": current[article_id][0], "row_id": current[article_id][1]}
            for article_id in sorted(ids & current.keys())
        ]
        found = self._ask("contents_of_articles", {"rows": json_rows(rows)})
        return {article_id: Content(content_hash, title or "", body) for article_id, content_hash, title, body in found}

    def addresses(self, keys: set[str]) -> tuple[dict[str, LastFetch], dict[str, AddressState], dict[str, int | None]]:
        last: dict[str, LastFetch] = {}
        states: dict[str, AddressState] = {}
        rows: dict[str, int | None] = {}
        for row, key, fetched, outcome, reason, checks, born, listed in self._ask(
            "addresses_of_keys", {"keys": json_list(keys)}
        ):
            rows[key] = row
            states[key] = AddressState(checks, aware(born), aware(fetched), reason, aware(listed))
            if fetched is not None:
                last[key] = LastFetch(from_timestamp(fetched), outcome, reason)
        return last, states, rows

    def pending(self, keys: set[str]) -> tuple[dict[str, PendingState], dict[str, int | None]]:
        found = self._ask("pending_of_keys", {"keys": json_list(keys)})
        states = {key: PendingState(attempts, aware(since)) for _, key, attempts, since in found}
        return states, {key: row for row, key, *_ in found}

    def rejects(self, keys: set[str]) -> dict[str, int | None]:
        if not keys:
            return {}
        return {key: row for row, key in self._ask("rejects_of_keys", {"keys": json_list(keys)})}

    def in_run(self, keys: set[str], segment: Segment) -> dict[str, int | None]:
        if segment.run_id is None:
            return {}
        parameters = {"run_id": segment.run_id, "source": segment.source, "keys": json_list(keys)}
        return {key: row for row, key in self._ask("outcomes_of_keys", parameters)}
