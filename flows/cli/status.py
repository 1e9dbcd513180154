"""``dateline status``: show runs, sources and their health, also while a run writes."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from flows.cli.global_options import as_called
from flows.cli.main import Context
from flows.cli.render import json_line, print_table, terminal
from tasks.pure.remedies import reject_name, remedy_of, remedy_of_reject
from tasks.settings import utc_now
from tasks.status import SourceStatus, Status

_NARROW = 120
"""Columns of a terminal below which a table leaves out columns that ``--json`` has."""
_LESS_OF_SOURCES = frozenset({"24 h", "last success"})
_LESS_OF_RUNS = frozenset({"seconds", "unchanged", "duplicate"})
_WHOLE = ("run", "state", "health")
"""Columns whose values are useless if wrapped."""

_COLOURS = {"ok": "green", "new": "green", "off": "dim", "quiet": "yellow"}


@click.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--runs", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many of the last runs.")
@click.option("--watch", is_flag=True, help="A line for each source, drawn again every few seconds, until Ctrl-C.")
@click.option("--seconds", type=click.FloatRange(min=0), help="End --watch after so many seconds.")
@click.pass_obj
def command(context: Context, as_json: bool, runs: int, watch: bool, seconds: float | None) -> None:
    """Show runs, sources and their health, backlog, rejects by reason, and how old this information is.

    It reads the published snapshot, so it works while a run writes. --watch shows for each source its last run, the next,
    what it does now and why, with the alarms that last, as of this moment (times in UTC).

    \b
    dateline status
    dateline status --watch
    dateline status --json | jq '.sources[] | select(.health != "ok")'
    """
    from tasks.status import status

    home = context.settings.home
    if watch:
        from flows.cli.watch import run_watch

        run_watch(context.settings, terminal(), seconds=seconds)
        return
    found = status(home, now=utc_now(), count=runs)
    if as_json:
        click.echo(json_line(asdict(found)))
    else:
        _show(terminal(), found)
        for line in unconfigured_backlog(found, context.settings.config):
            click.echo(line)


def unconfigured_backlog(found: Status, path: Path) -> list[str]:
    """A line for each source that has pending addresses but is no longer configured, so that they are not fetched.

    Empty if the configuration cannot be read; other commands report that.
    """
    named = _named(path)
    if named is None:
        return []
    return [
        f"{source.source}: {source.pending:,} addresses are pending, but {path} does not name this source: they are not fetched"
        for source in found.sources
        if source.pending and source.source not in named
    ]


def _named(path: Path) -> set[str] | None:
    """The names in the configuration, read without all that checks it, which takes longer than the whole status."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("sources")
    except (OSError, ValueError):
        return None
    if not isinstance(tables, list):
        return None
    return {str(table.get("name")) for table in tables if isinstance(table, dict)}


def _show(console: Console, found: Status) -> None:
    for live in found.live:
        console.print(f"[green]running[/green] {live.run_id} since {_moment(live.since)}")
    if found.published_at is None or found.age_seconds is None:
        console.print(
            as_called(
                "nothing is published yet: `dateline ingest` publishes when it is done, `dateline publish` at once"
            )
        )
        return
    age = timedelta(seconds=round(found.age_seconds))
    console.print(f"as of the snapshot of {_moment(found.published_at)}, {age} ago: {found.articles:,} articles\n")
    _print_fitting(
        console,
        ("source", "health", "articles", "24 h", "7 d", "rejected 7 d", "pending", "last success", "complete through"),
        [
            (s.source, s.health, s.articles, s.inserted_24h, s.inserted_7d, s.rejected_7d, s.pending, _moment(s.last_success_at),
             _moment(s.complete_through))
            for s in found.sources
        ],
        _LESS_OF_SOURCES,
    )  # fmt: skip
    for source in found.sources:
        if source.health != "off" and source.why:
            console.print(source_line(source))
    console.print()
    _print_fitting(
        console,
        ("run", "state", "seconds", "taken in", "inserted", "updated", "unchanged", "duplicate", "rejected", "pending", "waiting"),
        [
            (r.run_id, r.state, _seconds(r.started_at, r.finished_at), r.taken_in, r.inserted, r.updated, r.unchanged, r.duplicate,
             r.rejected, r.pending, r.waiting)
            for r in found.runs
        ],
        _LESS_OF_RUNS,
    )  # fmt: skip
    for run in found.runs:
        if run.error:
            console.print(f"[red]{run.run_id}[/red] {escape(run.error)}", soft_wrap=True)
    if found.rejects:
        console.print()
        print_table(
            console,
            ("source", "rejected as", "pages", "7 d", "the last of them"),
            [
                (r.source, reject_name(r.reason, r.last_detail or ""), r.rejects, r.rejects_7d, r.last_url)
                for r in found.rejects
            ],
        )
        for line in reject_lines(found):
            console.print(line)
    for one in found.left_out:
        missing = "not indexed, so search does not find it" if one.part == "index" else "its versions are not compared"
        console.print(
            f"[red]{escape(one.source)}[/red] {escape(one.url)}: {missing}: {escape(one.reason)}", soft_wrap=True
        )


def reject_lines(found: Status) -> list[str]:
    """What to do about the rejects of the last week, a line for each reason; in the markup of rich."""
    named: dict[str, str] = {}
    for reject in found.rejects:
        remedy = remedy_of_reject(reject.reason, reject.last_detail or "")
        if reject.rejects_7d and remedy:
            named.setdefault(reject_name(reject.reason, reject.last_detail or ""), remedy)
    return [f"[yellow]{escape(name)}[/yellow]: {escape(as_called(remedy))}" for name, remedy in named.items()]


def _print_fitting(
    console: Console, columns: Sequence[str], rows: Sequence[Sequence[object]], less: frozenset[str]
) -> None:
    """A table; on a narrow terminal without the columns of ``less`` and without counts that are all zero."""
    shown = [
        place
        for place, column in enumerate(columns)
        if console.width >= _NARROW or (column not in less and any(row[place] != 0 for row in rows))
    ]
    print_table(
        console, [columns[place] for place in shown], [[row[place] for place in shown] for row in rows], whole=_WHOLE
    )


def source_line(source: SourceStatus) -> str:
    """What is wrong with a source and, for an alarm, what to do; in the markup of rich."""
    colour = _COLOURS.get(source.health, "red")
    remedy = remedy_of(source.health, source.source, source.why or "")
    why = f"[{colour}]{source.source}: {source.health}[/{colour}]  {escape(source.why or '')}"
    return f"{why}\n    {escape(as_called(remedy))}" if remedy else why


def _moment(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}Z" if value else "-"


def _seconds(start: datetime, end: datetime | None) -> str:
    return f"{(end - start).total_seconds():.1f}" if end else "-"
