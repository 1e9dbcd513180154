"""``dateline ingest``: one run now."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import asdict

import click

from flows.cli import Context
from flows.settings import prepare_prefect


@click.command(name="ingest")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be given again.")
@click.option("--refresh", is_flag=True, help="Ask every listed page again, due or not.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print the run as one JSON object.")
@click.pass_obj
def command(context: Context, sources: tuple[str, ...], refresh: bool, workers: int | None, as_json: bool) -> None:
    """One run now of what the schedule runs; publishes before it returns.

    \b
    dateline ingest                     all enabled sources
    dateline ingest --source rt         one of them
    dateline ingest --refresh           ask again what is already there
    """
    from tasks.config import load_config

    where = context.settings
    chosen = load_config(where.config)
    chosen.require_contact(chosen.select(sources))  # a mistake is refused before anything starts
    where.home.prepare()
    context.log_to_home()
    prepare_prefect(where.home)

    from flows.ingest import ingest_now
    from flows.observer import observed
    from flows.report import json_line, print_run, terminal

    with observed(quiet=as_json) as watcher:
        asyncio.run(ingest_now(where, sources, refresh=refresh, workers=workers))
    result = watcher.result
    if result is None:
        click.echo("dateline: the run ended before it had begun; the log says why", err=True)
        sys.exit(1)
    if as_json:
        record = {
            "run_id": result.run_id,
            "sources": [asdict(row) for row in result.sources],
            "errors": result.errors,
            "recovered": dict(result.recovered),
            "stopped": result.stopped,
            "published": str(where.home.snapshot) if result.published else None,
        }
        click.echo(json_line(record))
    else:
        console = terminal()
        print_run(console, result.sources, result.errors)
        if result.stopped:
            console.print("stopped as told; what was not asked is pending, and the next run goes on there")
        if result.recovered:
            counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(result.recovered.items()))
            console.print(f"recovered from an earlier run: {counts}")
        if result.published:
            console.print(f"published {where.home.snapshot}", soft_wrap=True)
    if result.errors:
        for part, error in result.errors.items():
            click.echo(f"dateline: {part}: {error}", err=True)
        sys.exit(1)
