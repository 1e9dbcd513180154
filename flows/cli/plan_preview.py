"""What ``dateline backfill --dry-run`` shows: the windows that would be done, and how long that takes at least."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import click

from flows.cli.eta import in_words
from flows.cli.render import json_line, print_table, terminal
from flows.settings import Settings, utc_now
from tasks.config import Config, Source
from tasks.run.backfill_plan import Planner, Stretch, known_share
from tasks.run.session import Corridor
from tasks.windows import Window

ROWS = 40
"""More windows than this are shown by month."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a plan."""

    window: str
    state: str
    size: int
    """Addresses, pages or bytes."""
    there: int
    """Addresses that are there already."""
    note: str = ""


def show_plan(where: Settings, config: Config, source: Source, stretch: Stretch, *, as_json: bool) -> None:
    """Make the plan and print it. Only the migrations of the warehouse are written, where they are due."""
    with Corridor(where.home, config, utc_now) as corridor:
        planner = Planner(corridor, source, stretch, None)
        planned = planner.plan()
        rows = [_row(corridor, planner, window) for window in planned]
    undated, broken = planner.listed.undated, sorted(set(planner.listed.broken.values()))
    to_ask = sum(row.size if stretch.refresh else row.size - row.there for row in rows)
    is_asked = bool(planned) and planned[0].kind in ("days", "urls")
    least = to_ask * source.delay if is_asked else None
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
        click.echo("nothing is left to do")
        return
    lines = [[r.window, r.state, f"{r.size:,}", f"{r.there:,}", r.note] for r in _by_month(rows)]
    size = {"warc": "bytes", "files": "pages"}.get(planned[0].kind, "addresses")
    print_table(terminal(), ["window", "state", size, "there", "note"], lines)
    click.echo(_summary(rows, to_ask, least, source, undated if not stretch.undated else 0))
    for error in broken:
        click.echo(f"cannot be read, so its windows would fail: {error}")


def _row(corridor: Corridor, planner: Planner, window: Window) -> Row:
    there = known_share(corridor, planner, window)
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
    return [Row(month, "planned", sizes[month], there[month], f"{days[month]} windows") for month in days]


def _summary(rows: list[Row], to_ask: int, least: float | None, source: Source, undated: int) -> str:
    text = f"{len(rows)} windows"
    if least is not None:
        text += f", {to_ask:,} pages to ask: {in_words(least)} at least, at {source.delay:g} s a page"
    if source.dated_listings:
        text += "; the dated listings are read with each window and may add to it"
    if undated:
        text += f"; {undated:,} addresses without a date are left out (--undated)"
    return text
