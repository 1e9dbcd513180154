"""What a search found, to take along: rows for CSV and JSON, texts, Parquet, and a page that says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tasks.desk.as_sql import as_sql
from tasks.desk.front import freshness
from tasks.desk.results import count, put_aside
from tasks.desk.selection import Selection
from tasks.desk.session import MEMORY, Desk, Session, bounded
from tasks.pure.query import describe, parse
from tasks.snapshot import open_snapshot
from tasks.statements import statement

__all__ = ["COLUMNS", "SECONDS", "readme", "rows", "texts", "write_parquet"]

SECONDS = 300.0
"""A download's limit: a million articles are written in about a minute."""
COLUMNS = (
    "article_id", "source", "published_on", "published_at", "title", "authors", "section", "language", "tags", "agency",
    "page_type", "access", "word_count", "versions", "story_id", "url", "score",
)  # fmt: skip
_COPY = "COPY ({}) TO $path (FORMAT PARQUET, COMPRESSION ZSTD)"
"""One statement, which is stopped as such; a relation with parameters is first put into memory, and fails otherwise."""


def rows(desk: Desk, selection: Selection) -> Iterator[dict[str, Any]]:
    """All hits in the requested order, with the columns of :data:`COLUMNS`.

    Raises:
        QueryError: with the first row, as ``put_aside``.
    """
    with desk.session(seconds=SECONDS) as session:
        put_aside(session, selection)
        yield from session.stream("desk/hits_in_all", sort=selection.sort)


def texts(desk: Desk, selection: Selection) -> Iterator[dict[str, Any]]:
    """All hits with title, lead and body, the oldest first.

    Raises:
        QueryError: with the first row, as ``put_aside``.
    """
    with desk.session(seconds=SECONDS) as session:
        put_aside(session, selection)
        yield from session.stream("desk/texts_in_all")


def write_parquet(desk: Desk, selection: Selection, path: Path, *, seconds: float = SECONDS) -> None:
    """All hits as one Parquet file, written by DuckDB in an instance of its own that may write to that folder alone.

    Raises:
        QueryError: as ``put_aside``.
        QueryStopped: it took longer than ``seconds``, or more memory.
    """
    connection = open_snapshot(desk.home, memory_limit=MEMORY, writes_to=path.parent)
    with bounded(Session(connection), seconds=seconds, memory_limit=MEMORY) as session:
        put_aside(session, selection)
        hits = statement("desk/hits_in_all").rstrip().removesuffix(";")
        connection.execute(_COPY.format(hits), {"sort": selection.sort, "path": str(path)})


def readme(session: Session, selection: Selection) -> str:
    """State the query, its date, the snapshot, the number of hits, and the SQL with the same result.

    Raises:
        QueryError: as ``put_aside``.
    """
    put_aside(session, selection)
    totals = count(session, selection)
    fresh = freshness(session)
    filters = "".join(f"  {facet}: {value}\n" for facet, value in selection.chosen)
    if selection.first or selection.last:
        filters += f"  published: {selection.first or ''}..{selection.last or ''}\n"
    return (
        f"Query: {selection.text or '*'}\n"
        f"In words: {describe(parse(selection.text or '*'))}\n"
        f"{'Filters:' if filters else 'Filters: none'}\n{filters}"
        f"Articles: {totals['articles']}, of {totals['sources']} sources\n"
        f"Snapshot: {fresh.published_at:%Y-%m-%d %H:%M} UTC, {fresh.articles} articles\n"
        f"Made by: Dateline {version('dateline')}\n"
        "Times are UTC. Texts belong to their publishers.\n\n"
        f"The same in SQL, on the same snapshot:\n\n{as_sql(selection)}\n"
    )
