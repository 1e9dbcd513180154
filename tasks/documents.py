"""The documents that list addresses: feeds, sitemaps and listings. What the warehouse knows of them, and what a run has read.

Their validators are written in the transaction that takes in the addresses that they list: neither is kept without the
other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from tasks.config import Source
from tasks.lake import retry_lake
from tasks.pure.decide.rows import Row, fetch_row
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import Validators
from tasks.runs import Run
from tasks.statements import json_rows, statement
from tasks.warehouse import Warehouse
from tasks.writing import span_of

log = logging.getLogger(__name__)

ENOUGH_ENTRIES = 5
"""New entries of a feed that are not all new by chance; as in the view ``turnover``."""
_DIGEST = "sha256:"
"""Before the digest of a document whose server sends no validator. A server's own tag is in quotation marks (RFC 9110, 8.8.3)."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """What the warehouse knows of a source before its documents are read."""

    documents: Mapping[str, Validators]
    """By address, of those that were read under the source's present rules."""
    is_first: bool
    """Whether no run has read all readable documents of the source yet."""


@retry_lake
def known_sources(warehouse: Warehouse, sources: Iterable[Source]) -> dict[str, KnownSource]:
    """What the warehouse knows of the documents of some sources, by source; read once for all of them."""
    given = [{"source": source.name, "rules_digest": source.digest()} for source in sources]
    documents: dict[str, dict[str, Validators]] = {str(row["source"]): {} for row in given}
    if not given:
        return {}
    with warehouse.transaction(threads=1) as connection:
        rows = {"rows": json_rows(given)}
        for source, url, etag, modified in connection.execute(
            statement("writer/documents_of_sources"), rows
        ).fetchall():
            documents[source][url] = _validators(etag or "", modified or "")
        read_before = {source for (source,) in connection.execute(statement("writer/sources_read_before")).fetchall()}
    return {source: KnownSource(found, source not in read_before) for source, found in documents.items()}


def write_documents(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    found: Sequence[tuple[Source, Discovery]],
    unlisted: Callable[[Collection[str]], set[str]],
) -> None:
    """Write down which documents of some sources were read, their exchanges, and the validators of those that could be.

    Args:
        unlisted: those of some address keys that no document has listed before.
    """
    counted = _count_new(connection, run, found, unlisted)
    record_discoveries(connection, [discovery for _, discovery in found], run_id=run.run_id, counted=counted)
    rows: dict[tuple[str, str], Row] = {}
    for source, discovery in found:
        digest = source.digest()
        for document in discovery.documents:
            if not document.error:
                rows[source.name, document.url] = {
                    "source": source.name,
                    "url": document.url,
                    "kind": document.kind,
                    "rules_digest": digest,
                    "read_at": document.read_at,
                    "etag": document.validators.etag or _as_tag(document.validators.digest),
                    "last_modified": document.validators.last_modified or None,
                    "entries": document.entries,
                }
    if rows:
        connection.execute(statement("merges/documents"), {"rows": json_rows(rows.values())})


def _count_new(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    found: Sequence[tuple[Source, Discovery]],
    unlisted: Callable[[Collection[str]], set[str]],
) -> dict[tuple[str, str], tuple[int, int]]:
    """For each feed that was read: how many candidates it was the first to name, and how many of them are new."""
    keys: dict[tuple[str, str], set[str]] = {}
    for source, discovery in found:
        for document in discovery.documents:
            if document.kind == "feed" and document.entries:
                keys[source.name, document.url] = set()
        for candidate in discovery.candidates:
            if (source.name, candidate.listed_in) in keys:
                keys[source.name, candidate.listed_in].add(candidate.key)
    if not keys:
        return {}
    new = unlisted({key for some in keys.values() for key in some})
    counts = {feed: (len(some), len(some & new)) for feed, some in keys.items()}
    by_name = {source.name: source for source, _ in found}
    for (name, url), (candidates, fresh) in counts.items():
        if fresh == candidates >= ENOUGH_ENTRIES:
            _warn_of_turnover(connection, run, by_name[name], url)
    return counts


def _warn_of_turnover(connection: duckdb.DuckDBPyConnection, run: Run, source: Source, url: str) -> None:
    """Of a feed that is all new: log whether it was so the last time, too. Its first reading does not count."""
    given = {"run_id": run.run_id, "source": source.name, "url": url}
    earlier = connection.execute(statement("writer/readings_of_feed"), given).fetchall()
    if len(earlier) == 2 and (earlier[0][0] or 0) >= ENOUGH_ENTRIES and earlier[0][0] == earlier[0][1]:
        log.warning(
            "a feed was all new twice running: articles may be missed, schedule the source more often",
            extra={"source": source.name, "url": url, "schedule": source.schedule},
        )


def record_discoveries(
    connection: duckdb.DuckDBPyConnection,
    discoveries: Sequence[Discovery],
    *,
    run_id: str,
    counted: Mapping[tuple[str, str], tuple[int, int]] | None = None,
) -> None:
    """Write down which documents were read and with which exchanges. Their validators are not kept here.

    Args:
        counted: by source and document: its candidates, and how many of them are new.
    """
    counts = counted or {}
    documents = [
        {
            "run_id": run_id,
            "source": discovery.source,
            "url": document.url,
            "kind": document.kind,
            "read_at": document.read_at,
            "status": document.status,
            "entries": document.entries,
            "candidates": counts.get((discovery.source, document.url), (None, None))[0],
            "new_candidates": counts.get((discovery.source, document.url), (None, None))[1],
            "error": document.error or None,
        }
        for discovery in discoveries
        for document in discovery.documents
    ]
    if documents:
        connection.execute(statement("merges/discoveries"), {"rows": json_rows(documents)})
    exchanges = {exchange.fetch_id: (exchange, read.source) for read in discoveries for exchange in read.exchanges}
    if exchanges:
        fetches = [fetch_row(exchange, run_id=run_id, source=source) for exchange, source in exchanges.values()]
        connection.execute(statement("merges/fetches"), {"rows": json_rows(fetches), **span_of(fetches)})


def _as_tag(digest: str) -> str | None:
    return _DIGEST + digest if digest else None


def _validators(tag: str, modified: str) -> Validators:
    if tag.startswith(_DIGEST):
        return Validators(digest=tag.removeprefix(_DIGEST))
    return Validators(tag, modified)
