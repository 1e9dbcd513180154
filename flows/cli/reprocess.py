"""``dateline reprocess``: extract again from the archive."""

from __future__ import annotations

import asyncio
from datetime import datetime

import click

from flows.cli.main import Context
from flows.cli.run_summary import end_of_run
from flows.serving.embedded_server import EmbeddedServer
from flows.settings import prepare_prefect


def _version(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    from tasks.reprocess import ReadBy

    if text is not None:
        try:
            ReadBy.parse(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return text


@click.command(name="reprocess")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be given again.")
@click.option(
    "--from",
    "since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only segments with pages fetched since this day, UTC.",
)
@click.option(
    "--extractor",
    metavar="VERSION",
    callback=_version,
    help="Only what this version of the rules read last: 1 (also 1+3f2a90c1), 1+3f2a90c1, or '<2' for all below.",
)
@click.option("--all", "everything", is_flag=True, help="Also what these very rules have read already.")
@click.option("--dry-run", is_flag=True, help="Show how many pages would change, and a sample; write nothing.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as one JSON object.")
@click.pass_obj
def command(
    context: Context,
    sources: tuple[str, ...],
    since: datetime | None,
    extractor: str | None,
    everything: bool,
    dry_run: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Extract again from the archive, with no network, after the rules got better.

    Where the text reads otherwise, a new version is made, caused by the extractor; other fields are renewed in place.

    \b
    dateline reprocess --dry-run            what would change, with examples
    dateline reprocess --source rt
    dateline reprocess --extractor '<2'     what releases before the present one read
    """
    from tasks.config import load_config

    where = context.settings
    chosen = load_config(where.config)
    chosen.select(sources)
    where.home.prepare()
    context.log_to_home()
    day = since.date() if since else None
    prepare_prefect(where.home)
    server = None if dry_run else EmbeddedServer(where.home)

    from flows.cli.progress import observed
    from flows.reprocess import preview, reprocess_now
    from tasks.run.reprocess_plan import as_record, shown

    with observed(quiet=as_json) as watcher:
        if server is None:
            rereading = preview(
                where, chosen, sources, day, extractor=extractor, everything=everything, workers=workers
            )
        else:
            with server.in_use():
                rereading = asyncio.run(
                    reprocess_now(where, sources, day, extractor=extractor, everything=everything, workers=workers)
                )
    changes = rereading.changes
    record = as_record(changes, rereading.segments)
    if dry_run and as_json:
        from flows.cli.render import json_line

        click.echo(json_line(record))
        return
    if not as_json:
        would = "would be" if dry_run else "were"
        click.echo(
            f"{changes.outcomes.total():,} pages of {rereading.segments:,} segments {would} read again: ", nl=False
        )
        click.echo(
            f"{changes.outcomes['updated']:,} read otherwise, {changes.outcomes['inserted']:,} become articles, "
            f"{changes.kept:,} would be rejected now and keep their articles"
        )
        for difference in changes.sample:
            for line in shown(difference):
                click.echo(line)
    if not dry_run:
        end_of_run(where.home, watcher.result, as_json=as_json, more={"reread": record})
