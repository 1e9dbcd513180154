"""``dateline status``: show runs, sources and their health, also while a run writes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from flows.cli.global_options import as_called
from flows.cli.main import Context
from flows.cli.render import counted, json_line, print_table, terminal
from tasks.pure.ages import age_in_words
from tasks.pure.remedies import reject_name, remedy_of, remedy_of_reject
from tasks.settings import EXAMPLE_CONFIG, OWN_CONFIG, utc_now
from tasks.status import RunStatus, SourceStatus, Status

_NARROW = 120
"""Columns of a terminal below which a table leaves out columns that ``--json`` has."""
_LESS_OF_SOURCES = frozenset({"new 24 h", "rejected 7 d", "last success"})
"""The rejects of the last week are in a table of their own, too."""
_LESS_OF_RUNS = frozenset({"seconds", "unchanged", "duplicate"})
_NAMED = 3
"""Sources that a line names; the others are counted."""
_WHOLE = ("run", "source", "state", "health", "complete through")
"""Columns whose values are useless if wrapped."""
_LONGEST_WHOLE = 28
"""Characters of a value that is never wrapped: with a longer one beside other columns, it would be cut instead."""

_WORTH_A_LINE = 0.1
"""Share of what a source gave in a week from which the rejects for one reason come with what to do."""

_COLOURS = {"ok": "green", "new": "green", "off": "dim", "quiet": "yellow"}


@click.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--runs", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many of the last runs.")
@click.option("--watch", is_flag=True, help="A line for each source, drawn again every few seconds, until Ctrl-C.")
@click.option("--seconds", type=click.FloatRange(min=0), help="End --watch after so many seconds.")
@click.pass_obj
def command(context: Context, as_json: bool, runs: int, watch: bool, seconds: float | None) -> None:
    """Show runs, sources and their health, backlog, rejects by reason, and what to do about them, as of now.

    While a run holds the warehouse for longer than two seconds, it shows the published snapshot, and says so. --watch
    shows for each source its last run, the next, what it does now and why (times in UTC).

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
        console = terminal()
        path = context.settings.config
        named = _named(path)
        show_status(console, without_removed(with_switched_off(found, named), named))
        begin = no_file_yet(found, path, named)
        for line in [begin] if begin else (*not_yet_run(found, named), *unconfigured_backlog(found, path)):
            console.print(escape(line), soft_wrap=True)


def no_file_yet(found: Status, path: Path, named: Mapping[str, bool]) -> str:
    """How to begin, where there is no configuration, or only the examples of a checkout, which nobody has run; else empty."""
    is_example = path == EXAMPLE_CONFIG and not any(source.source in named for source in found.sources)
    if path.exists() and not is_example:
        return ""
    return as_called(
        f"no {OWN_CONFIG if is_example else path} here: `dateline init` makes one, `dateline add URL` adds a site"
    )


def unconfigured_backlog(found: Status, path: Path) -> list[str]:
    """A line for each source that has pending addresses but is no longer configured, so that they are not fetched.

    Empty if the configuration cannot be read; other commands report that.
    """
    named = _named(path)
    if not named:
        return []
    return [
        f"{source.source}: {source.pending:,} addresses are pending, but {path} does not name this source: they are not fetched"
        for source in found.sources
        if source.pending and source.source not in named
    ]


def not_yet_run(found: Status, named: Mapping[str, bool]) -> list[str]:
    """A line with the enabled sources of the configuration of which the warehouse knows nothing yet."""
    known = {source.source for source in found.sources}
    fresh = [name for name, is_enabled in named.items() if is_enabled and name not in known]
    return [f"not run yet: {_listed(fresh)}"] if fresh else []


def without_removed(found: Status, named: Mapping[str, bool]) -> Status:
    """The same without sources that the configuration no longer names and of which there is nothing, as after a wrong name."""
    return replace(
        found,
        sources=tuple(
            source
            for source in found.sources
            if not named or source.source in named or source.health != "off" or source.articles or source.pending
        ),
    )


def with_switched_off(found: Status, named: Mapping[str, bool]) -> Status:
    """The same, with sources that the configuration has just switched off as ``off``: the warehouse learns that later."""
    sources = [
        source
        if named.get(source.source, True)
        else replace(source, health="off", why="not enabled in the configuration")
        for source in found.sources
    ]
    return replace(found, sources=tuple(sorted(sources, key=lambda source: source.health == "off")))


def _named(path: Path) -> dict[str, bool]:
    """The sources of the configuration and whether they are enabled; empty if it cannot be read.

    It is read without all that checks it, which takes longer than the whole status.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
    tables, defaults = written.get("sources"), written.get("defaults")
    if not isinstance(tables, list):
        return {}
    usual = defaults.get("enabled", True) if isinstance(defaults, dict) else True
    return {str(table.get("name")): table.get("enabled", usual) is True for table in tables if isinstance(table, dict)}


def show_status(console: Console, found: Status) -> None:
    """Print all that is known, what matters most first."""
    _show_head(console, found)
    if found.as_of is None:
        return
    console.print()
    _show_sources(console, found)
    console.print()
    _show_runs(console, found)
    if found.rejects:
        console.print()
        _show_rejects(console, found)
    for one in found.left_out:
        missing = "not indexed, so search does not find it" if one.part == "index" else "its versions are not compared"
        console.print(
            f"[red]{escape(one.source)}[/red] {escape(one.url)}: {missing}: {escape(one.reason)}", soft_wrap=True
        )


def _show_sources(console: Console, found: Status) -> None:
    _print_fitting(
        console,
        ("source", "health", "articles", "new 24 h", "new 7 d", "rejected 7 d", "pending", "last success", "complete through"),
        [
            (s.source, s.health, s.articles, s.inserted_24h, s.inserted_7d, s.rejected_7d, s.pending, _moment(s.last_success_at),
             _moment(s.complete_through))
            for s in found.sources
        ],
        _LESS_OF_SOURCES,
    )  # fmt: skip
    for line in source_lines(found.sources):
        console.print(line)


def _show_runs(console: Console, found: Status) -> None:
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
    for error, runs in _by_error(found.runs).items():
        others = f" (and {counted(len(runs) - 1, 'run')} before it)" if len(runs) > 1 else ""
        console.print(f"[red]{runs[0].run_id}[/red]{others} {escape(error)}", soft_wrap=True)


def _by_error(runs: Iterable[RunStatus]) -> dict[str, list[RunStatus]]:
    """The runs that failed, the newest first, by what failed."""
    alike: dict[str, list[RunStatus]] = {}
    for run in runs:
        if run.error:
            alike.setdefault(run.error, []).append(run)
    return alike


def _show_rejects(console: Console, found: Status) -> None:
    print_table(
        console,
        ("source", "rejected as", "pages", "in 7 d", "the last of them"),
        [
            (r.source, reject_name(r.reason, r.last_detail or ""), r.rejects, r.rejects_7d, r.last_url)
            for r in found.rejects
        ],
    )
    for line in reject_lines(found):
        console.print(line)


def _show_head(console: Console, found: Status) -> None:
    """What is alive now, of when the figures are, and how old the snapshot is."""
    if found.serving is None:
        console.print(not_served())
    else:
        by = f" by process {found.serving.process}" if found.serving.process else ""
        console.print(f"[green]served[/green]{by} since {_moment(found.serving.since)}")
    for live in found.live:
        console.print(f"[green]running[/green] {live.run_id} since {_moment(live.since)}")
    if found.published_at is None or found.age_seconds is None:
        published = as_called("nothing is published yet: `dateline ingest` publishes when it is done")
    else:
        published = f"published for analysts {age_in_words(found.published_at, found.published_at + timedelta(seconds=found.age_seconds))}"
    if found.not_live_because:
        which = "no figures now" if found.as_of is None else "not as of now"
        console.print(f"[yellow]{which}[/yellow]: {escape(found.not_live_because)}", soft_wrap=True)
    if found.as_of is None or found.articles is None:
        console.print(published)
    else:
        of = "of the snapshot of" if found.not_live_because else "of now,"
        console.print(f"as {of} {_moment(found.as_of)}: {counted(found.articles, 'article')}; {published}")


def not_served() -> str:
    """That nothing starts by itself; a work pool of Prefect's may have been set up instead."""
    return as_called("not served: `dateline serve` is not running on this machine")


def reject_lines(found: Status) -> list[str]:
    """What to do about the rejects of the last week, a line for each reason; in the markup of rich.

    Not where a few pages of many are rejected: a site that is read well has some that are gone, forbidden or no articles.
    """
    named: dict[str, str] = {}
    taken = {one.source: one.inserted_7d + one.updated_7d + one.rejected_7d for one in found.sources}
    explained = {source.source for source in found.sources if source.health == "fruitless"}  # with its remedy, above
    for reject in found.rejects:
        remedy = remedy_of_reject(reject.reason, reject.last_detail or "")
        is_much = reject.rejects_7d >= _WORTH_A_LINE * taken.get(reject.source, 0)
        if reject.rejects_7d and is_much and remedy and reject.source not in explained:
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
    whole = [
        columns[place]
        for place in shown
        if columns[place] in _WHOLE and all(len(str(row[place])) <= _LONGEST_WHOLE for row in rows)
    ]
    print_table(
        console, [columns[place] for place in shown], [[row[place] for place in shown] for row in rows], whole=whole
    )


def source_lines(sources: Iterable[SourceStatus]) -> list[str]:
    """What is wrong with each source, the same for several on one line; in the markup of rich."""
    alike: dict[tuple[str, str], list[SourceStatus]] = {}
    for source in sources:
        if source.health != "off" and source.why:
            # Where something is to be done, the line names the source that it is to be done to.
            has_remedy = bool(remedy_of(source.health, source.source, source.why))
            alike.setdefault((source.health, source.source if has_remedy else source.why), []).append(source)
    return [source_line(replace(group[0], source=_listed([one.source for one in group]))) for group in alike.values()]


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


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
