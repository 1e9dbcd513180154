"""``dateline ingest``: one run now."""

from __future__ import annotations

import asyncio

import click

from flows.cli.main import Context
from flows.cli.run_summary import end_of_run
from flows.serving.embedded_server import EmbeddedServer
from flows.settings import prepare_prefect


@click.command(name="ingest")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-s", "--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be given again.")
@click.option("--refresh", is_flag=True, help="Ask every listed page again, due or not.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print the run as one JSON object.")
@click.pass_obj
def command(
    context: Context,
    names: tuple[str, ...],
    sources: tuple[str, ...],
    refresh: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """One run now of what the schedule runs; publishes before it returns.

    \b
    dateline ingest                     all enabled sources
    dateline ingest rt                  one of them
    dateline ingest --refresh           ask again what is already there
    """
    from tasks.config import load_config

    sources = (*names, *sources)
    where = context.settings
    chosen = load_config(where.config)
    chosen.require_contact(chosen.select(sources))  # a mistake is refused before anything starts
    where.home.prepare()
    context.log_to_home()
    prepare_prefect(where.home)
    server = EmbeddedServer(where.home)

    from flows.cli.progress import observed
    from flows.ingest import ingest_now

    with observed(quiet=as_json) as watcher, server.in_use():
        asyncio.run(ingest_now(where, sources, refresh=refresh, workers=workers))
    end_of_run(where.home, watcher.result, as_json=as_json)
