"""``dateline reprocess``: extract pages from the archive again."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import click

from flows.cli.days import DAY
from flows.cli.main import Context
from flows.cli.run_summary import FAILURES, finish_run_command
from flows.serving.embedded_server import EmbeddedServer
from flows.serving.environment import prepare_prefect
from tasks.pure.plain_characters import without_controls

if TYPE_CHECKING:
    from tasks.run.reprocess_plan import Changes, ReprocessScope


def _version(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    from tasks.reprocess import ReadBy

    if text is not None:
        try:
            ReadBy.parse(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return text


@click.command(name="reprocess")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be repeated.")
@click.option(
    "--from",
    "since",
    type=DAY,
    metavar="DATE",
    help="Only segments with pages fetched since this day, UTC.",
)
@click.option(
    "--extractor",
    metavar="VERSION",
    callback=_version,
    help="Only what this version extracted last: 1 (also 1+3f2a90c1), 1+3f2a90c1, or '<2' for all below.",
)
@click.option("--all", "everything", is_flag=True, help="Also what the current rules have extracted already.")
@click.option("--dry-run", is_flag=True, help="Show how many pages would change, and a sample; write nothing.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
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
    """Extract pages from the archive again, without network, after the extraction rules have improved.

    Where the text changes, a new version is stored with the extractor as its cause; other fields are updated in place.

    \b
    dateline reprocess --dry-run            what would change, with examples
    dateline reprocess --source rt
    dateline reprocess --extractor '<2'     what earlier releases extracted
    """
    from tasks.run.reprocess_plan import ReprocessScope

    scope = ReprocessScope(sources, since.date() if since else None, extractor, everything)
    if dry_run:
        _preview(context, scope, workers, as_json=as_json)
    else:
        _reprocess(context, scope, workers, as_json=as_json)


def _preview(context: Context, scope: ReprocessScope, workers: int | None, *, as_json: bool) -> None:
    from tasks.config import load_config

    settings = context.settings
    config = load_config(settings.config)
    config.select(scope.sources)
    settings.home.prepare()
    context.log_to_home()
    prepare_prefect(settings.home)

    from flows.cli.progress import observed
    from flows.cli.render import json_line
    from flows.reprocess import preview
    from tasks.run.reprocess_plan import json_record

    with observed(quiet=as_json):
        changes = preview(settings, config, scope, workers=workers)
    if as_json:
        click.echo(json_line(json_record(changes)))
    else:
        _print_changes(changes, "would be")


def _reprocess(context: Context, scope: ReprocessScope, workers: int | None, *, as_json: bool) -> None:
    from tasks.config import load_config

    settings = context.settings
    load_config(settings.config).select(scope.sources)
    settings.home.prepare()
    context.log_to_home(said_at_end=FAILURES)
    prepare_prefect(settings.home)
    server = EmbeddedServer(settings.home)

    from flows.cli.progress import observed
    from flows.reprocess import reprocess_now
    from tasks.run.reprocess_plan import json_record

    with observed(quiet=as_json) as watcher, server.in_use():
        changes = asyncio.run(reprocess_now(settings, scope, workers=workers))
    if watcher.result is not None and not as_json:
        _print_changes(changes, "were")
    finish_run_command(settings.home, watcher, as_json=as_json, more={"reread": json_record(changes)})


def _print_changes(changes: Changes, were: str) -> None:
    from tasks.run.reprocess_plan import difference_lines

    click.echo(
        f"{changes.outcomes.total():,} pages of {changes.segments:,} segments {were} reprocessed: "
        f"{changes.outcomes['updated']:,} have another text, {changes.outcomes['inserted']:,} become articles, "
        f"{changes.kept:,} would now be rejected and keep their articles"
    )
    for difference in changes.sample:
        for line in difference_lines(difference):
            click.echo(without_controls(line))
