"""What the report says, read from one snapshot: rows by column name, times naive in UTC as the snapshot has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb

from tasks.pure.differences import Stretch, differences, elided
from tasks.warehouse import statement

Row = dict[str, Any]

RECENT_DAYS = 30
"""What "lately" is for tags and stories, counted back from the snapshot."""
TAGS = 10
STORIES = 10
REVISIONS = 12
RUNS = 40


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that a publisher made, with its words."""

    row: Row
    title: tuple[Stretch, ...]
    """One ``same`` stretch where the headline stayed."""
    body: tuple[Stretch, ...]
    """Of the paragraphs that changed; empty: none did."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the report shows."""

    overview: Row
    sources: list[Row]
    days: list[Row]
    months: list[Row]
    activity: list[Row]
    tags: list[Row]
    stories: list[Row]
    is_recent: bool
    """Whether tags and stories are those of the last ``RECENT_DAYS``; else nothing is so young, and they are of all."""
    revisions: list[Revision]
    rejects: list[Row]
    runs: list[Row]

    @property
    def today(self) -> date:
        """The snapshot's date in UTC."""
        day: date = self.overview["published_at"].date()
        return day


def read(connection: duckdb.DuckDBPyConnection) -> Findings:
    """Read the snapshot that the connection has open."""
    (overview,) = _rows(connection, "report/overview")
    first: date | None = overview["published_at"].date() - timedelta(days=RECENT_DAYS)
    days = _rows(connection, "report/days")
    if not any(row["day"] >= first for row in days):
        first = None
    return Findings(
        overview=overview,
        sources=_rows(connection, "report/sources"),
        days=days,
        months=_rows(connection, "report/months"),
        activity=_rows(connection, "report/activity"),
        tags=_rows(connection, "report/tags", first=first, count=TAGS),
        stories=_rows(connection, "report/stories", first=first, count=STORIES),
        is_recent=first is not None,
        revisions=[_revision(row) for row in _rows(connection, "report/revisions", count=REVISIONS)],
        rejects=_rows(connection, "report/rejects"),
        runs=_rows(connection, "snapshot/last_runs", count=RUNS),
    )


def _revision(row: Row) -> Revision:
    before, after = ("\n\n".join(row[name]) for name in ("paragraphs_removed", "paragraphs_added"))
    return Revision(
        row,
        differences(row["title_before"] or "", row["title_after"] or ""),
        elided(differences(before, after)),
    )


def _rows(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[Row]:
    cursor = connection.execute(statement(name), parameters)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
