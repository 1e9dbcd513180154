"""``dateline ingest``: one ingest run now."""

from __future__ import annotations

import asyncio

import click

from flows.cli.demo_papers import refuse_demo_papers
from flows.cli.global_options import as_called
from flows.cli.main import Context
from flows.cli.run_summary import FAILURES, finish_run_command
from flows.serving.embedded_server import EmbeddedServer
from flows.serving.environment import prepare_prefect


@click.command(name="ingest")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-s", "--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be repeated.")
@click.option("--refresh", is_flag=True, help="Fetch every listed page again, due or not.")
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
    """Run now what the schedule runs, and publish before returning.

    \b
    dateline ingest                     all enabled sources
    dateline ingest rt                  one of them
    dateline ingest --refresh           fetch known pages again
    """
    from tasks.config import load_config
    from tasks.pure.errors import ConfigError

    sources = (*names, *sources)
    settings = context.settings
    chosen = load_config(settings.config)
    selected = chosen.select(sources)
    if not selected:
        raise ConfigError("no source is enabled: name one, or set enabled = true", key=f"{settings.config}: sources")
    refuse_demo_papers(settings, selected)
    chosen.require_contact(selected)
    chosen.require_secrets(selected)  # a mistake is refused before anything starts
    for warning in chosen.warnings:
        click.echo(f"warning: {as_called(warning)}", err=True)
    settings.home.prepare()
    context.log_to_home(said_at_end=FAILURES)
    prepare_prefect(settings.home)
    server = EmbeddedServer(settings.home)

    from flows.cli.progress import observed
    from flows.ingest import ingest_now

    with observed(quiet=as_json) as watcher, server.in_use():
        asyncio.run(ingest_now(settings, sources, refresh=refresh, workers=workers))
    finish_run_command(settings.home, watcher, as_json=as_json)
