"""The output of ``dateline backfill --dry-run``: the windows that would be done, and the least time that takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import click

from flows.cli.render import counted, json_line, print_table, terminal
from tasks.config import Config, Source
from tasks.run.backfill_plan import BackfillPlanner, BackfillRange, known_count
from tasks.run.durations import approximate_duration
from tasks.run.session import RunSession
from tasks.settings import Settings, utc_now
from tasks.windows import Window

ROWS = 40
"""More windows than these are shown by month."""


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
    lines = [[r.window, r.state, f"{r.size:,}", f"{r.there:,}", r.note] for r in _by_month(rows)]
    size = {"warc": "bytes", "files": "pages"}.get(planned[0].kind, "addresses")
    print_table(terminal(), ["window", "state", size, "there", "note"], lines)
    click.echo(_summary(rows, to_fetch, least, source, undated if not scope.undated else 0))
    for error in broken:
        click.echo(f"a document cannot be read, so its windows would fail: {error}")


def _row(session: RunSession, planner: BackfillPlanner, window: Window) -> Row:
    there = known_count(session, planner, window)
    return Row(window.about, window.state, window.size, there, window.error)


def _by_month(rows: list[Row]) -> list[Row]:
    if len(rows) <= ROWS:
        return rows
    sizes: Counter[str] = Counter()
    there: Counter[str] = Counter()
    days: Counter[str] = Counter()
    for row in rows:
        month = row.window[:7]
        sizes[month] += row.size
        there[month] += row.there
        days[month] += 1
    return [Row(month, "planned", sizes[month], there[month], counted(days[month], "window")) for month in days]


def _summary(rows: list[Row], to_fetch: int, least: float | None, source: Source, undated: int) -> str:
    text = counted(len(rows), "window")
    if least is not None:
        text += f", {counted(to_fetch, 'page')} to fetch: {approximate_duration(least)} at least, at {source.delay:g} s a page"
    if source.dated_listings:
        text += "; the dated listings are read with each window and may add to it"
    if undated:
        text += f"; addresses without a date, left out: {undated:,} (--undated)"
    return text
