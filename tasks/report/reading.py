"""The report's data, read from one snapshot: rows by column name, times naive in UTC as in the snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb

from tasks.pure.differences import DiffSpan, differences, elided
from tasks.statements import statement

Row = dict[str, Any]

RECENT_DAYS = 30
"""What "recent" means for tags and stories: days back from the snapshot."""
TAGS = 10
STORIES = 10
REVISIONS = 12
RUNS = 40
NEWEST = 12
AUTHORS = 10
LANGUAGES = 12
FOLDED = 3
"""Changed paragraphs that a revision shows without a click."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A publisher's change to an article, word by word."""

    row: Row
    title: tuple[DiffSpan, ...]
    """One ``same`` span if the headline is unchanged."""
    body: tuple[DiffSpan, ...]
    """Of the changed paragraphs; empty if none changed."""

    @property
    def is_long(self) -> bool:
        """Whether so many paragraphs changed that they would fill a screen."""
        return max(len(self.row["paragraphs_removed"]), len(self.row["paragraphs_added"])) > FOLDED


@dataclass(frozen=True, slots=True)
class Findings:
    """All data that the report shows."""

    overview: Row
    sources: list[Row]
    newest: list[Row]
    languages: list[Row]
    authors: list[Row]
    days: list[Row]
    """Dated articles by day and source, those without a date apart."""
    months: list[Row]
    """Dated articles by month and source, without the months of ``early``."""
    early: list[Row]
    """The hundredth part of all with the lowest dates, where it alone would take more than half of the axis."""
    activity: list[Row]
    tags: list[Row]
    stories: list[Row]
    is_recent: bool
    """Whether tags and stories are of the last ``RECENT_DAYS``; if nothing is so recent, they are of all time."""
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
    months, early = _on_axis(_rows(connection, "report/months"))
    return Findings(
        overview=overview,
        sources=_rows(connection, "report/sources"),
        days=days,
        months=months,
        early=early,
        newest=_rows(connection, "report/newest", count=NEWEST),
        languages=_rows(connection, "report/languages", first=first)[:LANGUAGES],
        authors=_rows(connection, "report/authors", first=first, count=AUTHORS),
        activity=_rows(connection, "report/activity"),
        tags=_rows(connection, "report/tags", first=first, count=TAGS),
        stories=_rows(connection, "report/stories", first=first, count=STORIES),
        is_recent=first is not None,
        revisions=[_revision(row) for row in _rows(connection, "report/revisions", count=REVISIONS)],
        rejects=_rows(connection, "report/rejects"),
        runs=_rows(connection, "snapshot/last_runs", count=RUNS),
    )


def _on_axis(months: list[Row]) -> tuple[list[Row], list[Row]]:
    """The months to draw, and those to leave out: one article dated a century back must not flatten all others."""
    if not months:
        return [], []
    least, early, last = months[0]["first_day"], months[0]["early_day"], months[-1]["first_day"]
    if early - least <= last - early:
        return months, []
    return [row for row in months if row["first_day"] >= early], [row for row in months if row["first_day"] < early]


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
