"""The output of ``dateline backfill --dry-run``: the windows that would be done, and the least time that takes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain, groupby
from typing import Any

import click

from flows.cli.render import counted, json_line, print_table, terminal
from tasks.config import Config, Source
from tasks.run.backfill_plan import WITHOUT_DATE, BackfillPlanner, BackfillRange, known_count
from tasks.run.durations import approximate_duration
from tasks.run.session import RunSession
from tasks.settings import Settings, utc_now
from tasks.windows import Window

ROWS = 40
"""More days than these are shown by month."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a plan."""

    window: str
    state: str
    size: int
    """Addresses, pages or bytes."""
    there: int
    """Addresses that are in the warehouse already."""
    note: str = ""


def show_plan(settings: Settings, config: Config, source: Source, scope: BackfillRange, *, as_json: bool) -> None:
    """Make the plan and print it. Nothing is written except migrations of the warehouse that are due."""
    with RunSession(settings.home, config, utc_now) as session:
        planner = BackfillPlanner(session, source, scope, None)
        planned = planner.plan()
        rows = [_row(session, planner, window) for window in planned]
    undated, broken = planner.listed.undated, sorted(set(planner.listed.broken.values()))
    to_fetch = sum(row.size if scope.refresh else row.size - row.there for row in rows)
    fetches = bool(planned) and planned[0].kind in ("days", "urls")
    least = to_fetch * source.delay if fetches else None
    if as_json:
        record: dict[str, Any] = {
            "source": source.name,
            "windows": [asdict(row) for row in rows],
            "undated": undated,
            "unread": broken,
            "seconds_at_least": least,
        }
        click.echo(json_line(record))
        return
    if not rows:
        click.echo("nothing to do")
        return
    lines = [
        [r.window, r.state, f"{r.size:,}", f"{r.there:,}", r.note]
        for r in (day_lines(rows) if planned[0].kind == "days" else rows)
    ]
    size = {"warc": "bytes", "files": "pages"}.get(planned[0].kind, "addresses")
    print_table(terminal(), ["window", "state", size, "there", "note"], lines)
    click.echo(_summary(rows, to_fetch, least, source, undated if not scope.undated else 0))
    for error in broken:
        click.echo(f"a document cannot be read, so its windows would fail: {error}")


def _row(session: RunSession, planner: BackfillPlanner, window: Window) -> Row:
    there = known_count(session, planner, window)
    return Row(window.about, window.state, window.size, there, window.error)


def day_lines(rows: list[Row]) -> list[Row]:
    """The lines of a plan of days: months where there are many, and neighbours that list nothing as one line."""
    by_month = len(rows) > ROWS
    stretches = (
        [list(same) for _, same in groupby(rows, key=lambda row: row.window[:7])]
        if by_month
        else [[row] for row in rows]
    )
    joined: list[list[Row]] = []
    for lists_nothing, near in groupby(stretches, key=lambda stretch: all(map(_is_empty, stretch))):
        neighbours = list(near)
        joined.extend([list(chain.from_iterable(neighbours))] if lists_nothing else neighbours)
    return [_line(days, by_month=by_month) for days in joined]


def _is_empty(row: Row) -> bool:
    return not row.size and not row.note and row.window != WITHOUT_DATE


def _line(days: list[Row], *, by_month: bool) -> Row:
    """One line for days, the newest first."""
    if days[0].window == WITHOUT_DATE or (len(days) == 1 and not by_month):
        return days[0]
    last, first = (day.window[:7] if by_month else day.window for day in (days[0], days[-1]))
    period = first if first == last else f"{first} to {last}"
    size, there = sum(day.size for day in days), sum(day.there for day in days)
    state = days[0].state if len({day.state for day in days}) == 1 else "planned"
    return Row(period, state, size, there, counted(len(days), "window"))


def _summary(rows: list[Row], to_fetch: int, least: float | None, source: Source, undated: int) -> str:
    text = counted(len(rows), "window")
    if least is not None:
        text += f", {counted(to_fetch, 'page')} to fetch: {approximate_duration(least)} at least, at {source.delay:g} s a page"
    if source.dated_listings:
        text += "; the dated listings are read with each window and may add to it"
    if undated:
        text += f"; addresses without a date, left out: {undated:,} (--undated)"
    return text
